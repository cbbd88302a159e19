"""Reports: whom each figure counts, on the days where it turns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from pakkeforlop_rules import Span
from pakkeforlop_service.application import Application
from pakkeforlop_service.application.reporting import period_of
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.store.reports import OUTCOMES, Period
from pakkeforlop_service.store.tables import SPANS
from pakkeforlop_workflow.dates import LAST_DAY
from tests.service.conftest import NOW, on_both
from tests.support.documents import event, talk, told
from tests.support.reported import TODAY, counted, figures, people

THEMES = ("work", "economy")


@on_both
class TestCounts:
    """Point 2 is opened three months after the diagnosis, and over time the day after four."""

    @pytest.mark.parametrize(
        ("told_on", "year", "expected"),
        [
            ("2025-08-30", 2025, {"people": 1, "over_time": 1}),  # over time from 31 December
            ("2025-08-31", 2025, {"people": 1}),  # from 1 January
            ("2025-08-31", 2026, {"people": 1, "over_time": 1}),
            ("2025-08-30", 2026, {"people": 1, "over_time": 1}),  # still is
            ("2025-09-30", 2025, {"people": 1}),  # opens 30 December
            ("2025-10-01", 2025, {}),  # 1 January
        ],
    )
    def test_due_and_over_time_at_new_year(
        self, application: Application, told_on: str, year: int, expected: dict[str, int]
    ) -> None:
        """A day of the year on which it was so is enough, and one of another year is not."""
        application.fill(people(1, told(told_on)), NOW)
        assert counted(application, "k-1", year).get("ph-2", {}) == expected

    def test_nothing_after_the_day_of_the_report(self, application: Application) -> None:
        """The year that runs is counted to the day: what will be due, late or lapsed is not yet."""
        application.fill(people(1, told("2026-01-12")), NOW)
        days = [date(2026, 4, 11), date(2026, 4, 12), date(2026, 5, 12), date(2026, 5, 13)]
        assert [counted(application, "k-1", 2026, day).get("ph-2", {}) for day in days] == [
            {},
            {"people": 1},
            {"people": 1},
            {"people": 1, "over_time": 1},
        ]
        assert "lapsed" not in counted(application, "k-1", 2026, date(2026, 4, 11))["ph-1"]
        assert counted(application, "k-1", 2026, date(2026, 4, 12))["ph-1"] == {"people": 1, "lapsed": 1}

    @pytest.mark.parametrize(
        ("outcome", "fields", "measure"),
        [
            ("held", {"themes": THEMES}, "held"),
            ("offered", {}, "offered"),
            ("contact_attempted", {}, "offered"),
            ("declined", {}, "declined"),
            ("deferred", {"until": "2026-02-20"}, "deferred"),
            ("done_elsewhere", {}, "done_elsewhere"),
        ],
    )
    def test_an_outcome_counts_in_the_year_it_came(
        self, application: Application, outcome: str, fields: dict[str, Any], measure: str
    ) -> None:
        """On 31 December it is of the year that ends, on 1 January of the one that begins."""
        last, first = (talk(day, outcome, "ph-2", **fields) for day in ("2025-12-31", "2026-01-01"))
        begins = told("2025-09-20")
        application.fill(
            [*people(1, begins, last, name="last"), *people(1, begins, first, name="first")], NOW
        )
        assert [counted(application, "k-1", year)["ph-2"][measure] for year in (2025, 2026)] == [1, 1]

    def test_once_a_person(self, application: Application) -> None:
        """Two cancers, each asked about twice: still one person."""
        courses = [told("2026-01-05", course="a"), told("2026-01-06", course="b")]
        offers = [talk(day, "offered", "ph-1") for day in ("2026-01-10", "2026-03-01")]
        application.fill(people(1, *courses, *offers), NOW)
        assert counted(application, "k-1", 2026)["ph-1"]["offered"] == 1
        assert counted(application, "k-1", 2026)["ph-1"]["people"] == 1

    def test_moving_is_no_outcome(self, application: Application) -> None:
        """Who moved after the talk was held is counted where it was held; who moved before, where it was due too."""
        held = talk("2026-01-20", "held", "ph-2", themes=THEMES)
        after = event("moved", "2026-02-01", municipality="k-2")
        before = event("moved", "2026-01-10", municipality="k-2")
        begins = told("2025-09-20")
        application.fill(
            [
                *people(1, begins, held, after, name="after"),
                *people(1, begins, held, before, name="before"),
            ],
            NOW,
        )
        assert counted(application, "k-1", 2026)["ph-2"] == {"people": 2, "held": 1}
        assert counted(application, "k-2", 2026)["ph-2"] == {"people": 1, "held": 1}

    @pytest.mark.parametrize(("moves", "expected"), [("2026-01-01", {}), ("2026-01-02", {"people": 1})])
    def test_one_day_of_the_year_is_enough(
        self, application: Application, moves: str, expected: dict[str, int]
    ) -> None:
        """Who was due in a municipality on 1 January and moved the day after is of that year there too."""
        moved = event("moved", moves, municipality="k-2")
        application.fill(people(1, told("2025-09-20"), moved), NOW)
        assert counted(application, "k-1", 2026).get("ph-2", {}) == expected

    def test_at_once(self, application: Application) -> None:
        """What was held on the day of the diagnosis was never anything else before."""
        held = talk("2026-01-12", "held", "ph-1", themes=THEMES)
        application.fill(people(1, told("2026-01-12"), held), NOW)
        assert counted(application, "k-1", 2026)["ph-1"] == {"people": 1, "held": 1}

    def test_a_silence_is_no_new_outcome(self, application: Application) -> None:
        """A no that stands again when a silence is over is the same no."""
        no = talk("2025-12-20", "declined", "ph-2")
        silent = [
            event("pathway_hjem_declined", "2025-12-28", told_by="patient"),
            event("pathway_hjem_declined", "2026-01-10", told_by="patient", withdrawn=True, id="back"),
        ]
        application.fill(people(1, told("2025-09-20"), no, *silent), NOW)
        assert counted(application, "k-1", 2025)["ph-2"]["declined"] == 1
        assert "declined" not in counted(application, "k-1", 2026)["ph-2"]

    def test_nobodys(self, application: Application) -> None:
        """What is on nobody's agenda, as the worklist has it: only on the days when nobody had it."""
        roles = ("municipal_cancer_coordinator", "municipal_appointee")
        for unit, vacant in (
            ("k-1", {"vacant_from": "2026-01-01"}),
            ("k-2", {"vacant_from": "2026-01-01", "vacant_until": "2026-01-05"}),
        ):
            records = {role: {"status": "vacant", **vacant} for role in roles}
            document = {"id": unit, "kind": "municipality", "name": "En kommune", "roles": records}
            application.directory.put(document, NOW, None)
        both = [(name, unit) for name in ("early", "late") for unit in ("k-1", "k-2")]
        begun = {"early": "2025-09-20", "late": "2025-10-10"}
        application.fill(
            [
                one
                for name, unit in both
                for one in people(1, told(begun[name]), name=f"{name}-{unit}", municipality=unit)
            ],
            NOW,
        )
        assert "unowned" not in counted(application, "k-1", 2025)["ph-2"]
        assert counted(application, "k-1", 2026)["ph-2"]["unowned"] == 2
        assert counted(application, "k-2", 2026)["ph-2"]["unowned"] == 1

    def test_what_somebody_asks_in_another_question_is_not_nobodys(self, application: Application) -> None:
        """It has no place on an agenda of its own, whoever would have owned it."""
        application.fill(people(1, told("2026-01-12")), NOW)
        ours = SPANS.c.checkpoint == "ph-1"
        for position, expected in ((0, 1), (None, 0)):
            with application.store.writing() as connection:
                connection.execute(update(SPANS).where(ours).values(asker=None, position=position))
            assert counted(application, "k-1", 2026)["ph-1"].get("unowned", 0) == expected

    def test_the_same_as_counting_day_by_day(self, application: Application) -> None:
        """What the database counts is what anybody would count who went through everybody's answers."""
        application.fill(cohort(60, seed=3, today=TODAY), NOW)
        subjects = [one.subject for one in cohort(60, seed=3, today=TODAY)]
        for unit, year, as_of in (
            ("demo-kommune-1", 2025, TODAY),
            ("demo-kommune-2", 2026, TODAY),
            ("demo-sykehus-a", 2025, date(2025, 7, 1)),
        ):
            period = period_of(year, as_of, TODAY)
            expected: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
            for subject in subjects:
                for checkpoint, measure in of_person(application, subject, unit, period):
                    expected[checkpoint][measure].add(subject)
            found = counted(application, unit, year, as_of)
            for numbers in found.values():
                numbers.pop("unowned", None)  # needs the agenda, not the answer
            assert found == {
                checkpoint: {name: len(subjects) for name, subjects in of.items()}
                for checkpoint, of in expected.items()
            }
            assert sum(numbers["people"] for numbers in found.values()) > 20


def of_person(application: Application, subject: str, unit: str, period: Period) -> Iterator[tuple[str, str]]:
    """What one person counts in, from the answers themselves."""
    person, spans = application.timeline(subject, date(2000, 1, 1), LAST_DAY)
    codes = {code: name for name, code in OUTCOMES.items()}
    by_question: defaultdict[Any, list[Span]] = defaultdict(list)
    for span in spans:
        by_question[span.answer.key].append(span)
    for of_question in by_question.values():
        said = [span for span in of_question if span.answer.code != "not_due"]
        for before, span in zip([None, *said], said, strict=False):
            answer, last = span.answer, span.until or LAST_DAY
            stays = [
                (max(stay.first, span.first), min(stay.last, last))
                for stay in person.stays
                if unit in {stay.municipality, stay.hospital_unit}
            ]
            if answer.code == "due":
                days = [
                    first + timedelta(days=number)
                    for start, end in stays
                    for first in [max(start, period.first)]
                    for number in range((min(end, period.until) - first).days + 1)
                ]
                if days:
                    yield answer.checkpoint, "people"
                late = answer.dates.over_time_from if answer.dates else None
                if late is not None and any(day >= late for day in days):
                    yield answer.checkpoint, "over_time"
            new = before is None or before.answer.code != answer.code
            here = any(start <= span.first <= end for start, end in stays)
            if answer.code in codes and new and here and period.first <= span.first <= period.until:
                yield answer.checkpoint, "people"
                yield answer.checkpoint, codes[answer.code]


@on_both
class TestFirstTalk:
    def test_days_and_those_still_without(self, application: Application) -> None:
        """Days from the diagnosis to the first talk in the year, and who was told in the year and has had none."""
        talks = {
            f"talked-{days}": talk(date(2026, 1, 5) + timedelta(days=days), "held", "ph-1", themes=THEMES)
            for days in (10, 20, 30, 40, 90)
        }
        application.fill(
            [
                *(
                    one
                    for name, held in talks.items()
                    for one in people(1, told("2026-01-05"), held, name=name)
                ),
                *people(6, told("2026-05-15"), name="without"),
                *people(7, told("2026-05-16"), name="tomorrow"),
                *people(8, told("2025-12-31"), name="before"),
            ],
            NOW,
        )
        assert figures(application, "k-1")["first_talk"] == {
            "told": "11",
            "without": "6",
            "talked": "5",
            "median_days": "30",
            "lower_days": None,
            "upper_days": None,
        }

    def test_told_the_year_before(self, application: Application) -> None:
        """The first talk is of the year it was held in; whoever was told before is not among those told in it."""
        held = talk("2026-01-10", "held", "ph-1", themes=THEMES)
        application.fill(people(5, told("2025-12-31"), held, hospital_unit="h-1"), NOW)
        for unit in ("k-1", "h-1"):
            found = figures(application, unit)["first_talk"]
            assert (found["told"], found["talked"], found["median_days"]) == ("0", "5", "10")
            before = figures(application, unit, year=2025)["first_talk"]
            assert (before["told"], before["without"], before["talked"]) == ("5", "0", "0")

    def test_a_talk_after_the_day_is_not_yet(self, application: Application) -> None:
        """Seen from the day before the talk, they are all without, and nobody has waited any days."""
        held = talk("2026-01-25", "held", "ph-1", themes=THEMES)
        application.fill(people(6, told("2026-01-05"), held), NOW)
        before, after = (
            figures(application, "k-1", as_of=day)["first_talk"]
            for day in (date(2026, 1, 24), date(2026, 1, 25))
        )
        assert (before["without"], before["talked"], before["median_days"]) == ("6", "0", None)
        assert (after["without"], after["talked"], after["median_days"]) == ("0", "6", "20")

    @pytest.mark.parametrize(("number", "shown"), [(4, False), (5, True)])
    def test_median_of_five(self, application: Application, number: int, shown: bool) -> None:
        """Four people's median is not shown, and neither is their number."""
        held = talk("2026-01-25", "held", "ph-1", themes=THEMES)
        application.fill(people(number, told("2026-01-05"), held), NOW)
        found = figures(application, "k-1")["first_talk"]
        assert (found["median_days"], found["talked"]) == (("20", "5") if shown else (None, "<5"))

    @pytest.mark.parametrize(("number", "quartiles"), [(19, (None, None)), (20, ("15", "34"))])
    def test_quartiles_of_twenty(
        self, application: Application, number: int, quartiles: tuple[str | None, str | None]
    ) -> None:
        """Quartiles of nineteen are left out."""
        after = [10 + index if index < 10 else 20 + index for index in range(number)]
        talks = {
            days: talk(date(2026, 1, 5) + timedelta(days), "held", "ph-1", themes=THEMES) for days in after
        }
        application.fill(
            [
                one
                for days, held in talks.items()
                for one in people(1, told("2026-01-05"), held, name=f"p{days}")
            ],
            NOW,
        )
        found = figures(application, "k-1")["first_talk"]
        assert (found["lower_days"], found["upper_days"]) == quartiles


@on_both
class TestHandovers:
    def test_by_what_came_of_them(self, application: Application) -> None:
        """People by state on the day, those sent in the year; what is told after the day has not come yet."""
        sent = event(
            "handover",
            "2026-02-01",
            by="hospital_contact_nurse",
            to_role="municipal_cancer_coordinator",
            to_place="k-1",
        )

        def update(status: str, on: str, **fields: Any) -> dict[str, Any]:
            return event(
                "handover_update",
                on,
                by="municipal_cancer_coordinator",
                handover=sent["id"],
                status=status,
                **fields,
            )

        begins = told("2026-01-05")
        header = {"hospital_unit": "h-1"}
        application.fill(
            [
                *people(6, begins, sent, update("acknowledged", "2026-02-08"), name="early", **header),
                *people(5, begins, sent, update("acknowledged", "2026-04-01"), name="late", **header),
                *people(5, begins, sent, update("refused", "2026-02-03"), name="no", **header),
                *people(5, begins, sent, name="waits", **header),
                *people(
                    5,
                    told("2025-01-05"),
                    {**sent, "on": "2025-12-31"},
                    update("acknowledged", "2026-01-05"),
                    name="last-year",
                    **header,
                ),
            ],
            NOW,
        )
        expected = {
            "handed_over": "21",
            "acknowledged": "11",
            "refused": "5",
            "withdrawn": "0",
            "unanswered": "5",
            "median_days": "7",
            "lower_days": None,
            "upper_days": None,
        }
        assert figures(application, "h-1")["sent"] == expected
        assert figures(application, "k-1")["received"] == expected
        assert figures(application, "k-1")["sent"]["handed_over"] == "0"
        last_year = figures(application, "h-1", year=2025)["sent"]
        assert (last_year["handed_over"], last_year["acknowledged"]) == ("5", "5")
        before = figures(application, "h-1", as_of=date(2026, 3, 31))["sent"]
        assert (before["acknowledged"], before["unanswered"]) == ("6", "10")

    def test_each_person_once(self, application: Application) -> None:
        """Whoever was handed over twice, and acknowledged twice, waited as long as the first time."""

        def handed_over(number: int, on: str, acknowledged_on: str) -> list[dict[str, Any]]:
            sent = event(
                "handover", on, by="hospital_contact_nurse", to_role="gp", to_place="k-1", id=f"sent-{number}"
            )
            receipt = {"by": "gp", "handover": sent["id"], "status": "acknowledged"}
            return [sent, event("handover_update", acknowledged_on, id=f"receipt-{number}", **receipt)]

        first = handed_over(1, "2026-02-01", "2026-02-04")
        second = handed_over(2, "2026-03-01", "2026-04-30")
        application.fill(people(5, told("2026-01-05"), *first, *second, hospital_unit="h-1"), NOW)
        found = figures(application, "h-1")["sent"]
        assert (found["handed_over"], found["acknowledged"], found["median_days"]) == ("5", "5", "3")
