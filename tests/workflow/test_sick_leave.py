"""Episodes of sick leave: which days count, what joins and parts them, and what a day sees of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakkeforlop_workflow.codes import AbsenceForm, Precision
from pakkeforlop_workflow.dates import AsOf, Interval
from pakkeforlop_workflow.events import Absence
from pakkeforlop_workflow.sick_leave import COUNTING_FORMS, Episode, Run, episodes

DAY_ONE = date(2026, 3, 2)
RECORDED = datetime(2026, 3, 2, 12, tzinfo=UTC)
ids = count()

BRIDGING: tuple[AbsenceForm, ...] = ("vacation", "leave")
WORKING: tuple[AbsenceForm, ...] = ("treatment_days", "travel_subsidy", "admitted")
FORMS: tuple[AbsenceForm, ...] = (*sorted(COUNTING_FORMS), *BRIDGING, *WORKING)


def day(number: int) -> date:
    """Day 1 is the first day of the example, day 0 the day before."""
    return DAY_ONE + timedelta(days=number - 1)


def absence(
    on: date,
    to: date | None,
    form: AbsenceForm = "full",
    *,
    grade: int | None = None,
    employment: str | None = None,
    precision: Precision = "day",
) -> Absence:
    return Absence(
        type="absence",
        id=f"a-{next(ids)}",
        on=on,
        to=to,
        form=form,
        grade=50 if form == "graded" and grade is None else grade,
        employment=employment,
        precision=precision,
        recorded_at=RECORDED,
        by="import",
    )


def spell(
    first: int,
    last: int | None,
    form: AbsenceForm = "full",
    *,
    grade: int | None = None,
    employment: str | None = None,
) -> Absence:
    return absence(day(first), None if last is None else day(last), form, grade=grade, employment=employment)


def spans(found: tuple[Episode, ...]) -> list[tuple[int, int | None]]:
    """First and last day numbers of the episodes."""
    return [
        ((e.start - DAY_ONE).days + 1, None if e.end is None else (e.end - DAY_ONE).days + 1) for e in found
    ]


def only(found: tuple[Episode, ...]) -> Episode:
    (episode,) = found
    return episode


class TestCountingForms:
    """Which forms of absence make sick days."""

    def test_which(self) -> None:
        """Full, graded and waiting certificates and self-certified absence count; no other form does."""
        assert frozenset({"full", "graded", "waiting", "self_certified"}) == COUNTING_FORMS

    @pytest.mark.parametrize("form", sorted(COUNTING_FORMS))
    def test_counts(self, form: AbsenceForm) -> None:
        """A period of a counting form makes an episode."""
        assert spans(episodes([spell(1, 5, form)])) == [(1, 5)]

    @pytest.mark.parametrize("form", [*BRIDGING, *WORKING])
    def test_does_not_count(self, form: AbsenceForm) -> None:
        """Treatment days, travel subsidy, admission, vacation or leave alone make no episode."""
        assert episodes([spell(1, 60, form)]) == ()

    def test_nothing_recorded(self) -> None:
        """Without absences there are no episodes."""
        assert episodes([]) == ()

    @pytest.mark.parametrize("form", WORKING)
    def test_adds_nothing_beside_a_counting_form(self, form: AbsenceForm) -> None:
        """Treatment days, travel subsidy and admission neither lengthen an episode nor fill its gaps."""
        assert spans(episodes([spell(10, 20), spell(1, 40, form)])) == [(10, 20)]
        assert spans(episodes([spell(1, 1), spell(2, 17, form), spell(18, 18)])) == [(1, 1), (18, 18)]


class TestGap:
    """Sixteen days between sick days part, fifteen join."""

    @pytest.mark.parametrize(
        ("days_between", "expected"),
        [
            (0, [(1, 20)]),
            (1, [(1, 20)]),
            (14, [(1, 20)]),
            (15, [(1, 20)]),
            (16, [(1, 10), (20, 20)]),
            (17, [(1, 10), (20, 20)]),
        ],
    )
    def test_days_between(self, days_between: int, expected: list[tuple[int, int]]) -> None:
        """One, fourteen and fifteen days join, sixteen and seventeen part."""
        start = 10 + days_between + 1
        moved = [(a if a == 1 else start, b if b == 10 else start) for a, b in expected]
        assert spans(episodes([spell(1, 10), spell(start, start)])) == moved

    @pytest.mark.parametrize(
        "last_day",
        [date(2026, 2, 28), date(2028, 2, 28), date(2028, 2, 29), date(2026, 4, 30), date(2026, 12, 31)],
    )
    @pytest.mark.parametrize(("days_between", "number"), [(15, 1), (16, 2)])
    def test_over_month_ends_and_leap_days(self, last_day: date, days_between: int, number: int) -> None:
        """The gap is counted in calendar days over month ends, year ends and 29 February."""
        again = last_day + timedelta(days=days_between + 1)
        found = episodes([absence(last_day, last_day), absence(again, again)])
        assert len(found) == number
        assert found[-1].end == again
        assert sum(episode.sick_days(again) for episode in found) == 2

    def test_gaps_do_not_add_up(self) -> None:
        """Each sick day starts the count anew: three gaps of fifteen days make one episode."""
        found = only(episodes([spell(1, 1), spell(17, 17), spell(33, 33), spell(49, 49)]))
        assert spans((found,)) == [(1, 49)]
        assert found.sick_days(day(49)) == 4

    def test_weekends_are_days(self) -> None:
        """A gap over two weekends counts every day: Friday to the Sunday sixteen days later is fifteen between."""
        friday = date(2026, 3, 6)
        assert friday.weekday() == 4
        assert len(episodes([absence(friday, friday), absence(date(2026, 3, 22), date(2026, 3, 22))])) == 1
        assert len(episodes([absence(friday, friday), absence(date(2026, 3, 23), date(2026, 3, 23))])) == 2


class TestBridge:
    """Vacation and leave belong to the episode unless a working day came first."""

    @pytest.mark.parametrize("form", BRIDGING)
    def test_between_sick_days(self, form: AbsenceForm) -> None:
        """A bridge of any length joins and its days count as sick days."""
        found = only(episodes([spell(1, 1), spell(2, 40, form), spell(41, 41)]))
        assert spans((found,)) == [(1, 41)]
        assert found.sick_days(day(41)) == 41

    @pytest.mark.parametrize("form", BRIDGING)
    @pytest.mark.parametrize(("again", "expected"), [(17, [(1, 17)]), (18, [(1, 1), (18, 18)])])
    def test_after_a_working_day(
        self, form: AbsenceForm, again: int, expected: list[tuple[int, int]]
    ) -> None:
        """One working day first, and the vacation counts towards the sixteen days."""
        found = episodes([spell(1, 1), spell(3, again - 1, form), spell(again, again)])
        assert spans(found) == expected
        assert found[-1].sick_days(day(again)) == (2 if len(found) == 1 else 1)

    @pytest.mark.parametrize(("again", "number"), [(37, 1), (38, 2)])
    def test_working_day_after_it(self, again: int, number: int) -> None:
        """After a vacation the gap is counted from the vacation's last day."""
        assert len(episodes([spell(1, 1), spell(2, 21, "vacation"), spell(again, again)])) == number

    def test_ends_the_episode_later(self) -> None:
        """Vacation right after the last sick day moves the end, also when nobody falls ill again."""
        found = only(episodes([spell(1, 10), spell(11, 24, "vacation")]))
        assert found.end == day(24)
        assert found.over_on == day(40)

    def test_before_the_first_sick_day(self) -> None:
        """Vacation before the first sick day moves no start."""
        assert spans(episodes([spell(1, 14, "vacation"), spell(15, 20)])) == [(15, 20)]

    def test_between_two_episodes(self) -> None:
        """Vacation that comes after a working day belongs to no episode."""
        found = episodes([spell(1, 5), spell(7, 40, "leave"), spell(41, 45)])
        assert spans(found) == [(1, 5), (41, 45)]
        assert [episode.sick_days(day(45)) for episode in found] == [5, 5]

    def test_sick_and_on_vacation(self) -> None:
        """A day that is both is a sick day, and the vacation goes on around it."""
        found = only(episodes([spell(1, 3), spell(2, 30, "vacation"), spell(10, 12, "graded")]))
        assert [(run.first, run.last, run.form) for run in found.runs] == [
            (day(1), day(3), "full"),
            (day(4), day(9), "vacation"),
            (day(10), day(12), "graded"),
            (day(13), day(30), "vacation"),
        ]

    def test_sick_day_ends_the_count(self) -> None:
        """A sick day amid a vacation that was not bridged makes the rest of it a bridge."""
        found = only(episodes([spell(1, 1), spell(3, 30, "vacation"), spell(10, 10)]))
        assert spans((found,)) == [(1, 30)]
        assert found.sick_days(day(30)) == 1 + 21


@dataclass(frozen=True)
class NavCase:
    """A case from Nav's own tests: the spells, then each episode's first day, last day and number of sick days."""

    said: str
    spells: tuple[tuple[int, int, AbsenceForm], ...]
    expected: tuple[tuple[int, int, int], ...]


NAV_CASES = (
    NavCase("two sick days, fifteen between", ((1, 1, "full"), (17, 17, "full")), ((1, 17, 2),)),
    NavCase("two sick days, sixteen between", ((1, 1, "full"), (18, 19, "full")), ((1, 1, 1), (18, 19, 2))),
    NavCase("self-certified first", ((1, 4, "self_certified"), (5, 17, "full")), ((1, 17, 17),)),
    NavCase(
        "scattered self-certified days",
        ((1, 3, "self_certified"), (11, 11, "self_certified"), (21, 31, "full")),
        ((1, 31, 15),),
    ),
    NavCase(
        "vacation and leave between",
        ((1, 1, "full"), (2, 11, "vacation"), (12, 20, "leave"), (21, 21, "full")),
        ((1, 21, 21),),
    ),
    NavCase(
        "a working day, then vacation and leave",
        ((1, 1, "full"), (3, 11, "vacation"), (12, 20, "leave"), (21, 21, "full")),
        ((1, 1, 1), (21, 21, 1)),
    ),
    NavCase(
        "several vacations, each after a working day",
        ((1, 1, "full"), (3, 11, "vacation"), (12, 21, "full"), (23, 30, "vacation"), (31, 31, "full")),
        ((1, 31, 12),),
    ),
    NavCase(
        "vacation, a working day, vacation, and not ill again",
        ((1, 3, "full"), (4, 11, "vacation"), (13, 31, "vacation")),
        ((1, 11, 11),),
    ),
    NavCase("treatment days only", ((1, 19, "treatment_days"),), ()),
    NavCase("travel subsidy only", ((1, 19, "travel_subsidy"),), ()),
    NavCase("treatment days, later fully away", ((1, 19, "treatment_days"), (9, 19, "full")), ((9, 19, 11),)),
    NavCase(
        "sixteen treatment days between",
        ((1, 1, "full"), (2, 17, "treatment_days"), (18, 18, "full")),
        ((1, 1, 1), (18, 18, 1)),
    ),
)


@pytest.mark.parametrize("case", NAV_CASES, ids=lambda case: case.said)
def test_nav_case(case: NavCase) -> None:
    """The outcome is Nav's in the cases that Nav tests (navikt/isoppfolgingstilfelle, OppfolgingstilfelleBitTest)."""
    found = episodes([spell(first, last, form) for first, last, form in case.spells])
    assert (
        tuple((*span, e.sick_days(day(99))) for span, e in zip(spans(found), found, strict=True))
        == case.expected
    )


class TestOpenEnded:
    """A period without a last day lasts until the full return, else it has no end."""

    def test_no_end(self) -> None:
        """Without a full return the episode has no end and its days go on."""
        found = only(episodes([spell(1, None)]))
        assert found.end is None
        assert found.over_on is None
        assert found.sick_days(day(1000)) == 1000
        assert found.ongoing(AsOf(date(2199, 12, 31)))

    @pytest.mark.parametrize("returns", [[40], [60, 40], [1, 40], [0, 40, 50], [-20, 1, 40]])
    def test_until_the_full_return(self, returns: list[int]) -> None:
        """The last day is the one before the first full return after the period's own first day."""
        assert spans(episodes([spell(1, None)], back_on=[day(number) for number in returns])) == [(1, 39)]

    def test_return_the_next_day(self) -> None:
        """A return on the second day leaves one sick day."""
        assert spans(episodes([spell(1, None)], back_on=[day(2)])) == [(1, 1)]

    def test_ends_only_its_own(self) -> None:
        """A return ends the open period before it, not one that begins later or has its own last day."""
        found = episodes([spell(1, None), spell(30, 35), spell(60, None)], back_on=[day(20)])
        assert spans(found) == [(1, 35), (60, None)]

    def test_open_vacation(self) -> None:
        """Open-ended leave bridges without end, and until a full return."""
        assert spans(episodes([spell(1, 5), spell(6, None, "leave")])) == [(1, None)]
        assert spans(episodes([spell(1, 5), spell(6, None, "leave")], back_on=[day(10)])) == [(1, 9)]

    def test_later_certificate_tells_the_form(self) -> None:
        """An open full period gives way to a later graded one of the same employment, and speaks again after it."""
        found = only(episodes([spell(1, None), spell(30, 60, "graded", grade=50)]))
        assert found.end is None
        assert [(run.first, run.last, run.form) for run in found.runs] == [
            (day(1), day(29), "full"),
            (day(30), day(60), "graded"),
            (day(61), None, "full"),
        ]

    def test_later_certificate_of_another_employment(self) -> None:
        """It does not give way to another employment's certificate: of the person, full goes before graded."""
        both = [spell(1, None, employment="a"), spell(30, 60, "graded", employment="b")]
        assert only(episodes(both)).full_on(day(40))
        assert only(episodes(both, employment="b")).graded_on(day(40))

    def test_open_for_all_employments(self) -> None:
        """An open period of no named employment gives way only where the later one speaks for as much."""
        both = [spell(1, None), spell(30, None, "graded", employment="b")]
        assert only(episodes(both)).full_on(day(40))
        assert only(episodes(both, employment="b")).graded_on(day(40))
        assert only(episodes(both, employment="a")).full_on(day(40))


class TestOverlap:
    """Overlapping, doubled, late and unordered recording."""

    def test_order_is_no_matter(self) -> None:
        """Any order of recording gives the same episodes."""
        recorded = [spell(1, 10), spell(8, 20, "graded"), spell(40, 50), spell(21, 25, "vacation")]
        assert len({episodes(order) for order in permutations(recorded)}) == 1

    def test_doubled(self) -> None:
        """The same period twice counts once."""
        once = episodes([spell(1, 10)])
        assert episodes([spell(1, 10), spell(1, 10)]) == once
        assert once[0].sick_days(day(10)) == 10

    def test_late_recording_joins(self) -> None:
        """A period recorded late in the gap makes one episode of two."""
        assert spans(episodes([spell(1, 1), spell(20, 20)])) == [(1, 1), (20, 20)]
        assert spans(episodes([spell(1, 1), spell(20, 20), spell(10, 10)])) == [(1, 20)]

    def test_extensions_are_one_run(self) -> None:
        """Certificates that follow each other with the same form and grade are one stretch."""
        found = only(episodes([spell(1, 14), spell(15, 28), spell(25, 40)]))
        assert found.runs == (Run(day(1), day(40), "full"),)

    def test_another_grade_is_another_run(self) -> None:
        """A change of grade begins a new stretch."""
        found = only(episodes([spell(1, 14, "graded", grade=80), spell(15, 28, "graded", grade=50)]))
        assert [(run.first, run.grade) for run in found.runs] == [(day(1), 80), (day(15), 50)]

    def test_full_goes_before_graded(self) -> None:
        """On a day with both the person is fully away; the higher grade goes before the lower."""
        found = only(
            episodes([spell(1, 30, "graded", grade=50), spell(5, 9), spell(20, 25, "graded", grade=80)])
        )
        assert [(run.first, run.last, run.grade) for run in found.runs] == [
            (day(1), day(4), 50),
            (day(5), day(9), None),
            (day(10), day(19), 50),
            (day(20), day(25), 80),
            (day(26), day(30), 50),
        ]

    def test_inside_a_longer_one(self) -> None:
        """A period inside another of the same form changes nothing."""
        assert only(episodes([spell(1, 30), spell(5, 9)])).runs == (Run(day(1), day(30), "full"),)


class TestEmployments:
    """Employer clocks are per employment, Nav's per person."""

    def test_each_has_its_own(self) -> None:
        """Each employment counts its own absences and those of no named one; the person has them all."""
        recorded = [spell(1, 20, employment="a"), spell(11, 30, employment="b"), spell(31, 40)]
        assert spans(episodes(recorded)) == [(1, 40)]
        assert spans(episodes(recorded, employment="a")) == [(1, 40)]
        assert spans(episodes(recorded, employment="b")) == [(11, 40)]
        assert spans(episodes(recorded, employment="c")) == [(31, 40)]

    def test_back_in_one_of_two(self) -> None:
        """Sixteen days back in one employment part that one's episodes, not the person's."""
        recorded = [spell(1, 5, employment="a"), spell(1, 30, employment="b"), spell(22, 30, employment="a")]
        assert spans(episodes(recorded, employment="a")) == [(1, 5), (22, 30)]
        assert spans(episodes(recorded)) == [(1, 30)]

    def test_says_whose_it_is(self) -> None:
        """The episode carries the employment it was counted for."""
        assert only(episodes([spell(1, 5)], employment="a")).employment == "a"
        assert only(episodes([spell(1, 5)])).employment is None


class TestEpisode:
    """What an episode says of a day."""

    @pytest.mark.parametrize(
        ("number", "sick_days", "week"),
        [
            (0, 0, 0),
            (1, 1, 1),
            (7, 7, 1),
            (8, 8, 2),
            (10, 10, 2),
            (11, 10, 2),
            (14, 10, 2),
            (15, 11, 3),
            (16, 11, 3),
        ],
    )
    def test_counts(self, number: int, sick_days: int, week: int) -> None:
        """Sick days leave out the working days between; weeks count every day from the start."""
        found = only(episodes([spell(1, 10), spell(15, 15)]))
        assert found.sick_days(day(number)) == sick_days
        assert found.week(day(number)) == week

    @pytest.mark.parametrize(("number", "expected"), [(1, 1), (10, 10), (11, 15), (12, 16), (20, 24)])
    def test_sick_day(self, number: int, expected: int) -> None:
        """The date of the n-th sick day steps over working days and goes on past the known end."""
        assert only(episodes([spell(1, 10), spell(15, 15)])).sick_day(number) == day(expected)

    def test_sick_day_of_an_open_run(self) -> None:
        """An open stretch has as many sick days as asked for."""
        assert only(episodes([spell(1, None)])).sick_day(365) == day(365)

    def test_sick_day_is_counted_from_one(self) -> None:
        """There is no sick day number 0."""
        with pytest.raises(ValueError, match="counted from 1"):
            only(episodes([spell(1, 10)])).sick_day(0)

    @pytest.mark.parametrize(
        ("number", "ongoing", "turns"),
        [(0, False, 1), (1, True, 26), (10, True, 26), (25, True, 26), (26, False, None), (27, False, None)],
    )
    def test_ongoing(self, number: int, ongoing: bool, turns: int | None) -> None:
        """It runs from its first day to the fifteenth day after its last; the day it changes is remembered."""
        as_of = AsOf(day(number))
        assert only(episodes([spell(1, 10)])).ongoing(as_of) is ongoing
        assert as_of.turns == (None if turns is None else day(turns))

    def test_ongoing_in_a_gap(self) -> None:
        """In a gap that was later joined it was running all along."""
        found = only(episodes([spell(1, 1), spell(17, 17)]))
        assert all(found.ongoing(AsOf(day(number))) for number in range(1, 33))
        assert not found.ongoing(AsOf(day(33)))

    @pytest.mark.parametrize(
        ("number", "form"),
        [
            (0, None),
            (1, "self_certified"),
            (4, "full"),
            (11, "graded"),
            (21, "vacation"),
            (31, "waiting"),
            (41, None),
        ],
    )
    def test_form_of_a_day(self, number: int, form: AbsenceForm | None) -> None:
        """Full means wholly away, certified or not; a bridging or waiting day is neither full nor graded."""
        found = only(
            episodes(
                [
                    spell(1, 3, "self_certified"),
                    spell(4, 10),
                    spell(11, 20, "graded"),
                    spell(21, 30, "vacation"),
                    spell(31, 40, "waiting"),
                ]
            )
        )
        run = found.run_on(day(number))
        assert (None if run is None else run.form) == form
        assert found.full_on(day(number)) is (form in {"full", "self_certified"})
        assert found.graded_on(day(number)) is (form == "graded")

    @pytest.mark.parametrize(
        ("number", "first"), [(0, 1), (1, 1), (9, 1), (10, 10), (13, 10), (22, 10), (30, 30)]
    )
    def test_sickness_by(self, number: int, first: int) -> None:
        """On a bridged day, in a gap and past the end it is the sickness before that is asked about."""
        found = only(episodes([spell(1, 9), spell(10, 12, "graded"), spell(13, 20, "leave"), spell(30, 31)]))
        assert found.sickness_by(day(number)).first == day(first)

    @pytest.mark.parametrize(
        ("precision", "earliest", "latest"),
        [("day", (3, 2), (3, 2)), ("month", (3, 1), (3, 31)), ("about", (2, 2), (4, 2))],
    )
    def test_began(self, precision: Precision, earliest: tuple[int, int], latest: tuple[int, int]) -> None:
        """How exactly the start is known follows from the first absence."""
        found = only(episodes([absence(DAY_ONE, day(9), precision=precision), spell(5, 20)]))
        assert found.start == DAY_ONE
        assert found.began == Interval(date(2026, *earliest), date(2026, *latest))

    def test_began_by_the_most_exact(self) -> None:
        """Of two absences on the first day the more exact one tells how exactly it is known."""
        same_day: tuple[Precision, ...] = ("about", "day", "month")
        found = only(episodes([absence(DAY_ONE, day(9), precision=precision) for precision in same_day]))
        assert found.began == Interval(DAY_ONE, DAY_ONE)
        about = absence(DAY_ONE, day(9), "vacation", precision="day")
        assert not only(episodes([about, absence(DAY_ONE, day(9), precision="about")])).began.exact


# ---- properties: against a walk over single days, and against knowing less ----------------------------

HORIZON = 400


@dataclass
class Walked:
    """An episode as found by walking the days: its days with the absence that tells each one's form."""

    days: dict[date, Absence]


def covers(one: Absence, on: date, back_on: list[date]) -> bool:
    ends = [back - timedelta(days=1) for back in back_on if back > one.on]
    last = one.to or min(ends, default=date.max)
    return one.on <= on <= last


def telling(candidates: list[Absence], counting: list[Absence], on: date, *, per_person: bool) -> Absence:
    """The absence that tells the form of a day, of those that cover it and count."""

    def outdated(one: Absence) -> bool:
        return one.to is None and any(
            one.on < other.on <= on and (not per_person or other.employment in {None, one.employment})
            for other in counting
        )

    order = ("full", "self_certified", "graded", "waiting")
    return min(candidates, key=lambda one: (outdated(one), order.index(one.form), -(one.grade or 0)))


def walk(absences: list[Absence], employment: str | None, back_on: list[date]) -> list[Walked]:
    """Nav's algorithm as it stands, day by day (OppfolgingstilfelleDag.kt), in our words."""
    own = [one for one in absences if employment is None or one.employment in {None, employment}]
    counting = [one for one in own if one.form in COUNTING_FORMS]
    done: list[Walked] = []
    current: dict[date, Absence] = {}
    not_sick = 0
    for number in range(HORIZON):
        today = day(number)
        sick = [one for one in counting if covers(one, today, back_on)]
        free = [one for one in own if one.form in BRIDGING and covers(one, today, back_on)]
        if sick:
            current[today] = telling(sick, counting, today, per_person=employment is None)
            not_sick = 0
        elif free and not not_sick:
            if current:
                current[today] = min(free, key=lambda one: BRIDGING.index(one.form))
        else:
            not_sick += 1
        if not_sick >= 16 and current:
            done.append(Walked(current))
            current, not_sick = {}, 0
    if current:
        done.append(Walked(current))
    return done


@st.composite
def spells(draw: st.DrawFn) -> Absence:
    first = draw(st.integers(0, 120))
    length = draw(st.one_of(st.integers(0, 40), st.sampled_from([14, 15, 16, 17]), st.none()))
    form = draw(st.sampled_from(FORMS))
    return absence(
        day(first),
        None if length is None else day(first + length),
        form,
        grade=draw(st.sampled_from([20, 50, 80])) if form == "graded" else None,
        employment=draw(st.sampled_from([None, "a", "b"])),
        precision=draw(st.sampled_from(["day", "month", "about"])),
    )


some_spells = st.lists(spells(), max_size=9)
some_returns = st.lists(st.integers(0, 160).map(day), max_size=3)
some_employment = st.sampled_from([None, "a", "b"])


@settings(max_examples=400, deadline=None)
@given(some_spells, some_employment, some_returns)
def test_equals_the_walk(recorded: list[Absence], employment: str | None, back_on: list[date]) -> None:
    """Every day of every episode, its form and its number are what a walk over single days finds."""
    found = episodes(recorded, employment=employment, back_on=back_on)
    expected = walk(recorded, employment, back_on)
    assert len(found) == len(expected)
    for episode, walked in zip(found, expected, strict=True):
        last = max(walked.days)
        assert episode.start == min(walked.days)
        assert episode.end == (None if last == day(HORIZON - 1) else last)
        sick_days = 0
        for number in range(HORIZON):
            told = walked.days.get(day(number))
            assert form_on(episode, day(number)) == (None if told is None else (told.form, told.grade))
            sick_days += told is not None
            assert episode.sick_days(day(number)) == sick_days
            if told is not None:
                assert episode.sick_day(sick_days) == day(number)


@settings(max_examples=300, deadline=None)
@given(some_spells, some_employment, some_returns, st.integers(0, 200).map(day))
def test_later_absences_move_no_start(
    recorded: list[Absence], employment: str | None, back_on: list[date], today: date
) -> None:
    """What is seen from a day has the episodes begun by then, with the same starts; only ends differ later."""
    seen = episodes(
        [one for one in recorded if one.on <= today],
        employment=employment,
        back_on=[back for back in back_on if back <= today],
    )
    in_the_end = episodes(recorded, employment=employment, back_on=back_on)
    begun = [episode for episode in in_the_end if episode.start <= today]
    assert [episode.start for episode in seen] == [episode.start for episode in begun]
    for then, later in zip(seen, begun, strict=True):
        assert then.ongoing(AsOf(today)) is later.ongoing(AsOf(today))
        assert then.sick_days(today) == later.sick_days(today)
        assert form_on(then, today) == form_on(later, today)


def form_on(episode: Episode, on: date) -> tuple[AbsenceForm, int | None] | None:
    run = episode.run_on(on)
    return None if run is None else (run.form, run.grade)


@settings(max_examples=200, deadline=None)
@given(some_spells, some_returns, st.integers(0, 200).map(day))
def test_nothing_changes_before_the_turning_day(
    recorded: list[Absence], back_on: list[date], today: date
) -> None:
    """Whether an episode runs does not change before the day that was remembered."""
    for episode in episodes(recorded, back_on=back_on):
        as_of = AsOf(today)
        now = episode.ongoing(as_of)
        last = as_of.turns or day(HORIZON)
        at = today
        while at < last:
            assert episode.ongoing(AsOf(at)) is now
            at += timedelta(days=1)
        if as_of.turns is not None:
            assert episode.ongoing(AsOf(as_of.turns)) is not now
