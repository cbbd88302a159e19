"""Others' deadlines: on which day each falls, for whom, and how it stands on the days around it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakkeforlop_workflow.codes import (
    EMPLOYED,
    AbsenceForm,
    AffiliationKind,
    ExemptionReason,
    MeetingStatus,
    PlanStatus,
    Precision,
)
from pakkeforlop_workflow.dates import AsOf, add_months
from pakkeforlop_workflow.deadlines import CLOCKS, Deadline, Reason, Status, deadlines
from pakkeforlop_workflow.events import Absence, Affiliation, DialogueMeeting, EmployerPlan

START = date(2026, 3, 2)
RECORDED = datetime(2026, 3, 2, 12, tzinfo=UTC)
ids = count()
Step = EmployerPlan | DialogueMeeting


def after(days: int) -> date:
    """So many days after the first day of the leave."""
    return START + timedelta(days=days)


def away(
    first: int = 0,
    last: int | None = None,
    form: AbsenceForm = "full",
    *,
    employment: str | None = None,
    precision: Precision = "day",
) -> Absence:
    return Absence(
        type="absence",
        id=f"a-{next(ids)}",
        on=after(first),
        to=None if last is None else after(last),
        form=form,
        grade=50 if form == "graded" else None,
        employment=employment,
        precision=precision,
        recorded_at=RECORDED,
        by="import",
    )


def tie(
    kind: AffiliationKind = "employee", first: int = -3000, last: int | None = None, *, name: str = "main"
) -> Affiliation:
    return Affiliation(
        type="affiliation",
        id=f"t-{next(ids)}",
        on=after(first),
        to=None if last is None else after(last),
        affiliation=name,
        kind=kind,
        recorded_at=RECORDED,
        by="import",
    )


def plan(day: int, status: PlanStatus = "made", *, employment: str | None = None) -> EmployerPlan:
    return EmployerPlan(
        type="employer_plan",
        id=f"p-{next(ids)}",
        on=after(day),
        status=status,
        employment=employment,
        recorded_at=RECORDED,
        by="import",
    )


def meeting(
    number: int,
    day: int,
    status: MeetingStatus = "held",
    reason: ExemptionReason | None = None,
    *,
    employment: str | None = None,
) -> DialogueMeeting:
    return DialogueMeeting(
        type="dialogue_meeting",
        id=f"m-{next(ids)}",
        on=after(day),
        number=number,
        status=status,
        reason=reason,
        employment=employment,
        recorded_at=RECORDED,
        by="import",
    )


def seen(
    day: int | date,
    absences: Sequence[Absence] | None = None,
    ties: Sequence[Affiliation] | None = None,
    steps: Sequence[Step] = (),
    back_on: Sequence[int] = (),
) -> dict[str, Deadline]:
    """The deadlines of one employee fully away, unless said otherwise, by code and employment."""
    found = deadlines(
        AsOf(after(day) if isinstance(day, int) else day),
        absences=[away()] if absences is None else absences,
        affiliations=[tie()] if ties is None else ties,
        steps=steps,
        back_on=[after(number) for number in back_on],
    )
    return {it.code if it.employment in {None, "main"} else f"{it.code} {it.employment}": it for it in found}


def stands(deadline: Deadline) -> tuple[Status, Reason | None]:
    return deadline.status, deadline.reason


DAYS: dict[str, tuple[int | None, int]] = {
    "employer-period": (0, 15),
    "employer-plan": (24, 28),
    "mapping-questions": (None, 42),
    "dialogue-meeting-1": (None, 49),
    "doctor-questions-7": (49, 55),
    "activity-requirement": (None, 55),
    "meeting-need": (112, 181),
    "meeting-candidate": (None, 119),
    "doctor-questions-17": (119, 125),
    "dialogue-meeting-2-invitation": (None, 161),
    "employer-plan-update": (161, 175),
    "dialogue-meeting-2": (None, 182),
    "doctor-questions-39": (273, 279),
    "dismissal-protection": (0, 365),
}
"""Days after the first day of an unbroken leave: from when, and by when."""
EMPLOYERS = {
    "employer-period",
    "employer-plan",
    "dialogue-meeting-1",
    "employer-plan-update",
    "dismissal-protection",
}
NEED_NO_EMPLOYER = {
    "activity-requirement",
    "doctor-questions-7",
    "doctor-questions-17",
    "doctor-questions-39",
}


class TestDays:
    """The day each deadline falls, and how it stands the day before, on it and after."""

    def test_all_are_here(self) -> None:
        """Each clock is in the grid once, and comes in the order in which it falls."""
        found = list(seen(0).values())
        assert {clock.code for clock in CLOCKS} == set(DAYS) == {it.code for it in found}
        assert len(found) == len(CLOCKS)
        assert [it.on for it in found] == sorted(it.on for it in found)

    @pytest.mark.parametrize("code", DAYS)
    def test_falls_on(self, code: str) -> None:
        """Counted from the first day of the leave."""
        opens, on = DAYS[code]
        found = seen(0)[code]
        assert found.on == after(on)
        assert found.opens == (None if opens is None else after(opens))
        assert found.exact

    @pytest.mark.parametrize("code", DAYS)
    def test_around_it(self, code: str) -> None:
        """Coming until it opens, open to its last day, then passed; without an opening, open on the day."""
        opens, on = DAYS[code]
        first = on if opens is None else opens
        if first:
            assert stands(seen(first - 1)[code]) == ("coming", None)
        assert stands(seen(first)[code]) == ("open", None)
        assert stands(seen(on - 1)[code]) == ("coming" if opens is None else "open", None)
        assert stands(seen(on)[code]) == ("open", None)
        assert stands(seen(on + 1)[code]) == ("passed", None)

    @pytest.mark.parametrize("code", DAYS)
    def test_next_turning_day(self, code: str) -> None:
        """The day before it opens and on its last day, the next day is the one on which something changes."""
        opens, on = DAYS[code]
        for last in {on, (on if opens is None else opens) - 1} - {-1}:
            as_of = AsOf(after(last))
            deadlines(as_of, absences=[away()], affiliations=[tie()])
            assert as_of.turns == after(last + 1)

    @pytest.mark.parametrize(
        ("start", "on"),
        [
            (date(2026, 1, 31), date(2027, 1, 31)),
            (date(2024, 2, 29), date(2025, 2, 28)),
            (date(2023, 2, 28), date(2024, 2, 28)),
            (date(2023, 3, 1), date(2024, 3, 1)),
        ],
    )
    def test_twelve_months(self, start: date, on: date) -> None:
        """Dismissal protection is counted in months, over leap years and month ends."""
        found = seen(start, [away((start - START).days)])["dismissal-protection"]
        assert found.on == on == add_months(start, 12)
        assert found.unit == "months"

    @pytest.mark.parametrize(
        ("start", "code", "on"),
        [
            (date(2026, 1, 31), "employer-plan", date(2026, 2, 28)),
            (date(2024, 1, 31), "employer-plan", date(2024, 2, 28)),
            (date(2024, 2, 1), "employer-plan", date(2024, 2, 29)),
            (date(2026, 2, 1), "employer-plan", date(2026, 3, 1)),
            (date(2024, 1, 11), "dialogue-meeting-1", date(2024, 2, 29)),
            (date(2025, 11, 20), "meeting-candidate", date(2026, 3, 19)),
            (date(2026, 12, 25), "dialogue-meeting-2", date(2027, 6, 25)),
        ],
    )
    def test_calendar_days(self, start: date, code: str, on: date) -> None:
        """Weeks are counted in calendar days over month ends, leap days, year ends and clock changes."""
        assert seen(start, [away((start - START).days)])[code].on == on

    def test_known_roughly(self) -> None:
        """When the first day is known only roughly, the deadlines are too."""
        assert not any(it.exact for it in seen(0, [away(precision="month")]).values())


class TestGaps:
    """Days between two spells of one episode."""

    @pytest.mark.parametrize(
        ("code", "on"), [("employer-period", 25), ("mapping-questions", 52), ("employer-plan", 28)]
    )
    def test_sick_days_or_calendar_days(self, code: str, on: int) -> None:
        """The employer's period and the mapping questions wait for ten days at work; the calendar does not."""
        assert seen(40, [away(0, 9), away(20)])[code].on == after(on)

    @pytest.mark.parametrize(("between", "start"), [(15, 0), (16, 26)])
    def test_new_episode(self, between: int, start: int) -> None:
        """After fifteen days between, the clocks go on; after sixteen they start anew."""
        found = seen(80, [away(0, 9), away(10 + between)])
        assert found["dialogue-meeting-2"].on == after(start + 182)

    def test_vacation_is_no_gap(self) -> None:
        """Vacation that belongs to the episode does not delay the employer's period."""
        assert seen(30, [away(0, 9), away(10, 19, "vacation"), away(20)])["employer-period"].on == after(15)

    def test_none_without_leave(self) -> None:
        """Without sick leave, or with treatment days alone, there are no deadlines."""
        assert seen(0, []) == {}
        assert seen(90, [away(0, None, "treatment_days")]) == {}
        assert seen(-1) == {}


class TestLeaveEnds:
    """What happens to deadlines when the leave ends, or may."""

    @pytest.mark.parametrize(
        ("day", "expected"),
        [
            (27, ("open", "if_leave_lasts")),
            (28, ("not_applicable", "not_on_leave")),
            (42, ("not_applicable", "not_on_leave")),
            (43, ("not_applicable", "episode_ended")),
        ],
    )
    def test_ends_the_day_before(self, day: int, expected: tuple[Status, Reason]) -> None:
        """A deadline after the last day holds only if the leave lasts, and falls away when it did not."""
        assert stands(seen(day, [away(0, 27)])["employer-plan"]) == expected

    @pytest.mark.parametrize(
        ("day", "status"), [(28, "open"), (29, "passed"), (44, "passed"), (45, "passed")]
    )
    def test_ends_the_day_itself(self, day: int, status: Status) -> None:
        """A deadline up to the last day stays what it was when the leave ends."""
        assert stands(seen(day, [away(0, 28)])["employer-plan"]) == (status, None)

    def test_turning_days(self) -> None:
        """The day after the last day and the sixteenth day are remembered."""
        for day, turns in ((28, 29), (30, 44)):
            as_of = AsOf(after(day))
            deadlines(as_of, absences=[away(0, 28)], affiliations=[tie()])
            assert as_of.turns == after(turns)

    def test_relapse_in_the_gap(self) -> None:
        """When a relapse joins the episode, its deadlines hold again."""
        spells = [away(0, 27), away(35, 200)]
        assert stands(seen(34, spells)["dialogue-meeting-1"]) == ("not_applicable", "not_on_leave")
        assert stands(seen(35, spells)["dialogue-meeting-1"]) == ("coming", None)

    def test_full_return(self) -> None:
        """An open-ended leave ends with the full return, not before it is known."""
        assert stands(seen(27, back_on=[28])["employer-plan"]) == ("open", None)
        for code in ("employer-plan", "meeting-candidate", "activity-requirement"):
            assert stands(seen(28, back_on=[28])[code]) == ("not_applicable", "not_on_leave")


class TestEmployers:
    """Which clocks run for whom."""

    @pytest.mark.parametrize("kind", sorted(EMPLOYED))
    def test_with_an_employer(self, kind: AffiliationKind) -> None:
        """Employees, apprentices and those laid off have every clock."""
        assert set(seen(0, ties=[tie(kind)])) == set(DAYS)

    @pytest.mark.parametrize(
        "kind", ["self_employed", "freelancer", "job_seeker", "student", "pupil", "outside", "retired"]
    )
    def test_without_an_employer(self, kind: AffiliationKind) -> None:
        """Without an employer there is no employer's clock, no candidate and no dialogue meeting."""
        found = seen(0, ties=[tie(kind)])
        assert set(found) == set(DAYS) - EMPLOYERS
        for code, deadline in found.items():
            if code in NEED_NO_EMPLOYER:
                assert stands(deadline) == ("coming", None)
            else:
                assert stands(deadline) == ("not_applicable", "no_employer")

    def test_unknown(self) -> None:
        """When no affiliation is known Nav's clocks run, and say that the employer is unknown."""
        found = seen(0, ties=[])
        assert set(found) == set(DAYS) - EMPLOYERS
        for code, deadline in found.items():
            assert stands(deadline) == ("coming", None if code in NEED_NO_EMPLOYER else "employer_unknown")

    def test_told_later(self) -> None:
        """An affiliation counts from the day it is told, which is remembered."""
        ties = [tie(first=20)]
        as_of = AsOf(after(19))
        deadlines(as_of, absences=[away()], affiliations=ties)
        assert as_of.turns == after(20)
        assert "employer-plan" not in seen(19, ties=ties)
        assert stands(seen(20, ties=ties)["employer-plan"]) == ("coming", None)

    @pytest.mark.parametrize(
        ("last", "expected"), [(48, ("not_applicable", "employment_ended")), (49, ("coming", None))]
    )
    def test_employment_ends(self, last: int, expected: tuple[Status, Reason | None]) -> None:
        """A deadline after the last day of the employment does not hold."""
        found = seen(0, ties=[tie(last=last)])
        assert stands(found["dialogue-meeting-1"]) == expected
        assert stands(found["employer-plan"]) == ("coming", None)
        assert stands(found["dialogue-meeting-2"]) == ("not_applicable", "employment_ended")
        assert stands(found["activity-requirement"]) == ("coming", None)

    def test_replaced_by_another_kind(self) -> None:
        """An affiliation that has become another kind ended the day before."""
        found = seen(30, ties=[tie(), tie("job_seeker", 29)])
        assert stands(found["employer-plan"]) == ("passed", None)
        assert stands(found["dialogue-meeting-1"]) == ("not_applicable", "employment_ended")
        assert seen(30, ties=[tie(), tie("job_seeker", 28)])["employer-plan"].status == "not_applicable"

    def test_ended_before_the_leave(self) -> None:
        """An employment that ended before the leave has no clock in it."""
        found = seen(0, ties=[tie(last=-1)])
        assert set(found) == set(DAYS) - EMPLOYERS
        assert stands(found["meeting-candidate"]) == ("not_applicable", "employment_ended")
        assert set(seen(0, ties=[tie(last=0)])) == set(DAYS)

    def test_other_affiliation_beside(self) -> None:
        """With one employer among the affiliations the person has an employer."""
        assert set(seen(0, ties=[tie("student", name="s"), tie()])) == set(DAYS)

    def test_two_employments(self) -> None:
        """Each employment has its own clocks from its own first day; Nav's count from the person's."""
        spells = [away(0, None, employment="main"), away(30, None, employment="b")]
        found = seen(60, spells, [tie(), tie(name="b")])
        assert found["employer-plan"].on == after(28)
        assert found["employer-plan b"].on == after(58)
        assert found["dialogue-meeting-2"].on == after(182)
        assert {it.employment for it in found.values() if it.code in EMPLOYERS} == {"main", "b"}
        assert {it.employment for it in found.values() if it.code not in EMPLOYERS} == {None}

    def test_latest_employment_is_enough(self) -> None:
        """Nav's clocks need one employer: the longest employment counts."""
        ties = [tie(last=10), tie(name="b", last=119), tie(name="c", last=20)]
        assert stands(seen(0, ties=ties)["meeting-candidate"]) == ("coming", None)

    def test_only_one_away(self) -> None:
        """An employment without absence in this episode has no clock in it."""
        spells = [away(-100, -90, employment="b"), away(0, None, employment="main")]
        found = seen(10, spells, [tie(), tie(name="b")])
        assert {it.employment for it in found.values()} == {None, "main"}


class TestForm:
    """Full and graded leave."""

    @pytest.mark.parametrize("form", ["graded", "waiting"])
    def test_only_fully_away(self, form: AbsenceForm) -> None:
        """Dialogue meeting 1 and the doctor's first questions are for those fully away."""
        found = seen(0, [away(form=form)])
        for code in ("dialogue-meeting-1", "doctor-questions-7"):
            assert stands(found[code]) == ("not_applicable", "not_fully_away")
        for code in ("employer-plan", "doctor-questions-17", "doctor-questions-39", "meeting-candidate"):
            assert stands(found[code]) == ("coming", None)

    def test_self_certified(self) -> None:
        """Self-certified absence is being fully away."""
        assert stands(seen(0, [away(form="self_certified")])["dialogue-meeting-1"]) == ("coming", None)

    @pytest.mark.parametrize(("graded_from", "expected"), [(49, "not_applicable"), (50, "coming")])
    def test_form_of_the_day_itself(self, graded_from: int, expected: Status) -> None:
        """It is the form of the day the deadline falls that counts, as soon as that is known."""
        spells = [away(0, graded_from - 1), away(0, 90, "graded")]
        assert seen(0, spells)["dialogue-meeting-1"].status == expected

    def test_later_certificate(self) -> None:
        """A graded certificate counts from the day it begins, and does not change what is past."""
        spells = [away(0, 40), away(41, 90, "graded")]
        assert seen(40, spells)["dialogue-meeting-1"].status == "coming"
        assert stands(seen(41, spells)["dialogue-meeting-1"]) == ("not_applicable", "not_fully_away")
        assert seen(60, [away(0, 49), away(50, 90, "graded")])["dialogue-meeting-1"].status == "passed"

    def test_on_vacation_that_day(self) -> None:
        """On a day of vacation it is the form before it that counts."""
        for form, status in (("full", "coming"), ("graded", "not_applicable")):
            spells = [away(0, 40, form), away(41, 60, "vacation"), away(61, 90)]  # type: ignore[arg-type] # a word from the table above
            assert seen(41, spells)["dialogue-meeting-1"].status == status

    def test_graded_in_one_of_two(self) -> None:
        """Each employer's meeting goes by the form of that employment."""
        spells = [away(employment="main"), away(form="graded", employment="b")]
        found = seen(0, spells, [tie(), tie(name="b")])
        assert found["dialogue-meeting-1"].status == "coming"
        assert found["dialogue-meeting-1 b"].status == "not_applicable"
        assert found["doctor-questions-7"].status == "coming"


class TestActivityRequirement:
    """Eight weeks of sick days, and not graded at the end."""

    @pytest.mark.parametrize(
        ("last", "day", "expected"),
        [
            (54, 54, ("coming", "if_leave_lasts")),
            (54, 55, ("not_applicable", "not_on_leave")),
            (55, 54, ("coming", None)),
            (55, 55, ("open", None)),
            (55, 56, ("passed", None)),
        ],
    )
    def test_length(self, last: int, day: int, expected: tuple[Status, Reason | None]) -> None:
        """A leave of 55 days is too short, one of 56 is not."""
        assert stands(seen(day, [away(0, last)])["activity-requirement"]) == expected

    @pytest.mark.parametrize(
        ("last", "day", "expected"),
        [
            (64, 54, ("coming", "if_leave_lasts")),
            (64, 55, ("not_applicable", "too_few_sick_days")),
            (65, 54, ("coming", None)),
            (65, 55, ("open", None)),
            (65, 60, ("passed", None)),
        ],
    )
    def test_days_at_work(self, last: int, day: int, expected: tuple[Status, Reason | None]) -> None:
        """With ten days at work the known leave must be ten days longer; the day itself stays."""
        found = seen(day, [away(0, 9), away(20, last)])["activity-requirement"]
        assert found.on == after(55)
        assert stands(found) == expected

    def test_graded(self) -> None:
        """Graded leave at the end meets it, and no longer when the grading stops."""
        spells = [away(0, 30), away(31, 60, "graded"), away(61, 90)]
        assert stands(seen(30, spells)["activity-requirement"]) == ("coming", "if_leave_lasts")
        assert stands(seen(31, spells)["activity-requirement"]) == ("met", "graded")
        assert stands(seen(61, spells)["activity-requirement"]) == ("passed", None)

    def test_graded_leave_that_ended_early(self) -> None:
        """Graded leave that ended before the eighth week met nothing."""
        assert stands(seen(45, [away(0, 20, "graded")])["activity-requirement"]) == (
            "not_applicable",
            "episode_ended",
        )


NAVS_MEETINGS = ("meeting-need", "meeting-candidate", "dialogue-meeting-2-invitation", "dialogue-meeting-2")


class TestSteps:
    """Plans and meetings that settle a deadline."""

    @pytest.mark.parametrize(
        ("steps", "expected"),
        [
            ([plan(0)], ("met", "plan_made")),
            ([plan(20, "not_needed")], ("exempted", "plan_not_needed")),
            ([plan(10), plan(20, "not_needed")], ("met", "plan_made")),
            ([plan(10, "not_needed"), plan(20)], ("met", "plan_made")),
            ([plan(-1)], ("open", None)),
            ([plan(10, employment="main")], ("met", "plan_made")),
            ([plan(10, employment="b")], ("open", None)),
            ([plan(27)], ("open", None)),
        ],
    )
    def test_plan(self, steps: list[Step], expected: tuple[Status, Reason | None]) -> None:
        """A plan made in this leave by this employer meets it; found not needed, it is exempted."""
        assert stands(seen(26, steps=steps)["employer-plan"]) == expected

    def test_plan_stays_met(self) -> None:
        """What was done stays done when the day and the leave have passed."""
        assert stands(seen(100, [away(0, 20)], steps=[plan(10)])["employer-plan"]) == ("met", "plan_made")

    @pytest.mark.parametrize(
        ("steps", "expected"),
        [
            ([meeting(1, 30)], ("met", "meeting_held")),
            ([meeting(1, 30, "planned")], ("coming", "meeting_planned")),
            ([meeting(1, 30, "exempted", "medical")], ("exempted", "medical")),
            ([meeting(1, 30, "exempted")], ("exempted", None)),
            (
                [meeting(1, 35, "planned"), meeting(1, 30, "exempted", "admitted")],
                ("coming", "meeting_planned"),
            ),
            ([meeting(1, 30, "planned"), meeting(1, 35, "exempted", "admitted")], ("exempted", "admitted")),
            ([meeting(1, 30), meeting(1, 35, "exempted", "medical")], ("met", "meeting_held")),
            ([meeting(1, 30, employment="b")], ("coming", None)),
            ([meeting(1, -1)], ("coming", None)),
            ([meeting(1, 41)], ("coming", None)),
            ([meeting(2, 30)], ("coming", None)),
        ],
    )
    def test_dialogue_meeting_1(self, steps: list[Step], expected: tuple[Status, Reason | None]) -> None:
        """Held it is met; else the latest of planned and exempted stands."""
        assert stands(seen(40, steps=steps)["dialogue-meeting-1"]) == expected

    @pytest.mark.parametrize("code", NAVS_MEETINGS)
    def test_dialogue_meeting_2(self, code: str) -> None:
        """Held or exempted it settles all of Nav's; planned, only the question and the invitation."""
        assert stands(seen(100, steps=[meeting(2, 90)])[code]) == ("met", "meeting_held")
        assert stands(seen(100, steps=[meeting(3, 90)])[code]) == ("met", "meeting_held")
        assert stands(seen(100, steps=[meeting(2, 90, "exempted", "measure")])[code]) == (
            "exempted",
            "measure",
        )
        planned = (
            "met" if code in {"meeting-need", "dialogue-meeting-2-invitation"} else "coming",
            "meeting_planned",
        )
        assert stands(seen(100, steps=[meeting(2, 90, "planned")])[code]) == planned
        assert stands(seen(100, steps=[meeting(2, 90, employment="b")])[code]) == ("met", "meeting_held")
        assert stands(seen(100, steps=[meeting(1, 90)])[code]) == ("coming", None)
        assert stands(seen(100, steps=[meeting(2, -1)])[code]) == ("coming", None)

    @pytest.mark.parametrize(
        ("steps", "expected"),
        [
            ([plan(10)], ("open", None)),
            ([plan(160)], ("open", None)),
            ([plan(161)], ("met", "plan_made")),
            ([plan(161, "not_needed")], ("exempted", "plan_not_needed")),
            ([meeting(2, 150, "planned")], ("open", "meeting_planned")),
            ([meeting(2, 150)], ("met", "meeting_held")),
            ([meeting(2, 150, "exempted", "well_soon")], ("exempted", "well_soon")),
        ],
    )
    def test_updated_plan(self, steps: list[Step], expected: tuple[Status, Reason | None]) -> None:
        """The plan for dialogue meeting 2 is one made since the invitation; the meeting settles it too."""
        assert stands(seen(165, steps=steps)["employer-plan-update"]) == expected

    def test_later_step_is_remembered(self) -> None:
        """A step that lies ahead does not count yet, and its day is remembered."""
        as_of = AsOf(after(2))
        deadlines(as_of, absences=[away()], affiliations=[tie()], steps=[plan(9)])
        assert as_of.turns == after(9)

    @pytest.mark.parametrize("code", ["employer-plan", "dialogue-meeting-1"])
    def test_per_employment(self, code: str) -> None:
        """A step of one employer settles nothing for the other; one of no named employer both."""
        ties = [tie(), tie(name="b")]
        one: list[Step] = [plan(10, employment="b"), meeting(1, 10, employment="b")]
        assert seen(15, ties=ties, steps=one)[code].status == "coming"
        assert seen(15, ties=ties, steps=one)[f"{code} b"].status == "met"
        both: list[Step] = [plan(10), meeting(1, 10)]
        assert (
            seen(15, ties=ties, steps=both)[f"{code} b"].status == seen(15, steps=both)[code].status == "met"
        )


class TestClocks:
    """What is told of a deadline beside its day."""

    def test_law_has_its_paragraph(self) -> None:
        """What the law asks for names the law; codes are slugs, and everybody's week is told."""
        for clock in CLOCKS:
            assert clock.law or clock.standing == "service"
            assert clock.source
            assert clock.owner
            assert clock.code == clock.code.lower().replace(" ", "-")

    def test_week(self) -> None:
        """The week told is the one people know it by; of 16 days and 12 months the one they end in."""
        assert {code: deadline.week for code, deadline in seen(0).items()} == {
            "employer-period": 3,
            "employer-plan": 4,
            "mapping-questions": 6,
            "dialogue-meeting-1": 7,
            "doctor-questions-7": 7,
            "activity-requirement": 8,
            "meeting-need": 16,
            "meeting-candidate": 17,
            "doctor-questions-17": 17,
            "dialogue-meeting-2-invitation": 23,
            "employer-plan-update": 25,
            "dialogue-meeting-2": 26,
            "doctor-questions-39": 39,
            "dismissal-protection": 53,
        }

    def test_no_end_of_sick_pay(self) -> None:
        """Maksdato and days left are told, never computed: nothing falls at a year but the protection."""
        late = {it.code for it in seen(0).values() if it.on > after(300)}
        assert late == {"dismissal-protection"}


# ---- properties ---------------------------------------------------------------------------------------

FORMS: tuple[AbsenceForm, ...] = ("full", "full", "graded", "vacation", "treatment_days", "waiting")
numbers = st.integers(0, 220)
employments = st.sampled_from([None, "main", "b"])


@st.composite
def stories(draw: st.DrawFn) -> tuple[list[Absence], list[Affiliation], list[Step], list[int]]:
    absences = [
        away(
            first,
            draw(st.sampled_from([None, first, first + 9, first + 27, first + 55, first + 120])),
            draw(st.sampled_from(FORMS)),
            employment=draw(employments),
        )
        for first in draw(st.lists(numbers, min_size=1, max_size=5))
    ]
    ties = [
        tie(
            draw(st.sampled_from(["employee", "student", "job_seeker"])),
            first,
            draw(st.sampled_from([None, first + 30, first + 300])),
            name=draw(st.sampled_from(["main", "b"])),
        )
        for first in draw(st.lists(st.integers(-100, 220), max_size=3))
    ]
    steps: list[Step] = [
        plan(day, draw(st.sampled_from(["made", "not_needed"])), employment=draw(employments))
        for day in draw(st.lists(numbers, max_size=2))
    ]
    steps += [
        meeting(
            draw(st.integers(1, 3)),
            day,
            draw(st.sampled_from(["planned", "held", "exempted"])),
            employment=draw(employments),
        )
        for day in draw(st.lists(numbers, max_size=2))
    ]
    return absences, ties, steps, draw(st.lists(numbers, max_size=2))


@settings(max_examples=150, deadline=None)
@given(stories(), st.integers(0, 450))
def test_nothing_changes_before_the_turning_day(
    story: tuple[list[Absence], list[Affiliation], list[Step], list[int]], today: int
) -> None:
    """What is seen stays the same every day up to the turning day that was remembered."""
    absences, ties, steps, back_on = story
    as_of = AsOf(after(today))
    now = deadlines(
        as_of,
        absences=absences,
        affiliations=ties,
        steps=steps,
        back_on=[after(number) for number in back_on],
    )
    ahead = 40 if as_of.turns is None else min(40, (as_of.turns - as_of.day).days)
    for number in range(today + 1, today + ahead):
        assert seen(number, absences, ties, steps, back_on) == seen(today, absences, ties, steps, back_on)
    assert len(now) == len(seen(today, absences, ties, steps, back_on))


@settings(max_examples=150, deadline=None)
@given(stories(), st.integers(0, 300))
def test_what_lies_ahead_is_not_seen(
    story: tuple[list[Absence], list[Affiliation], list[Step], list[int]], today: int
) -> None:
    """Events after the day looked from change nothing in what is seen."""
    absences, ties, steps, back_on = story
    assert seen(today, absences, ties, steps, back_on) == seen(
        today,
        [event for event in absences if event.on <= after(today)],
        [event for event in ties if event.on <= after(today)],
        [event for event in steps if event.on <= after(today)],
        [number for number in back_on if number <= today],
    )


@settings(max_examples=100, deadline=None)
@given(stories(), st.integers(0, 300), st.randoms(use_true_random=False))
def test_order_is_no_matter(
    story: tuple[list[Absence], list[Affiliation], list[Step], list[int]], today: int, chance: Random
) -> None:
    """Events may come in any order."""
    for part in (told := deepcopy(story)):
        chance.shuffle(part)
    assert seen(today, *story) == seen(today, *told)
