"""The made-up cohort: the same people everywhere, valid, varied, and as the sources' figures have it."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, product
from typing import Any, get_args

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.answers import Answer
from pakkeforlop_rules.truth import truth
from pakkeforlop_service.cohort import cohort, documents, figures, write_lines
from pakkeforlop_service.cohort.draws import Draws
from pakkeforlop_service.cohort.talks import CHECKPOINTS
from pakkeforlop_workflow import codes
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.events import ORDER, ReturnStarted
from pakkeforlop_workflow.facts import View
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.pathway import Pathway

Document = dict[str, Any]

TODAY = date(2026, 5, 15)
SEED = 20260515
PEOPLE = 2000


@cache
def people() -> tuple[Pathway, ...]:
    return tuple(cohort(PEOPLE, SEED, TODAY))


@cache
def histories() -> tuple[History, ...]:
    return tuple(replayed(pathway) for pathway in people())


@cache
def answered() -> tuple[tuple[Answer, ...], ...]:
    """What the catalogue says of each of them on the day."""
    catalogue = Catalogue.load()
    return tuple(catalogue.evaluate(pathway, TODAY, reasons=False) for pathway in people())


@cache
def many() -> tuple[Document, ...]:
    """Enough people for a share to be told from another."""
    return tuple(documents(8000, SEED, TODAY))


def said(field: str, *, of: str) -> set[Any]:
    """All that is said in one field of one type of event."""
    return {getattr(event, field) for pathway in people() for event in pathway.events if event.type == of}


class TestSamePeople:
    """A person follows from seed, position and day, and from nothing else."""

    def test_every_process_writes_the_same_bytes(self) -> None:
        """Neither hash randomisation nor the process shows in the lines."""
        assert lines_of_process(hash_seed="1") == lines_of_process(hash_seed="2")

    def test_a_small_cohort_is_the_beginning_of_a_large_one(self) -> None:
        """Person i is the same however many there are."""
        assert list(documents(10, SEED, TODAY)) == list(islice(documents(100, SEED, TODAY), 10))

    def test_people_differ(self) -> None:
        """No two of a hundred people have the same events, and another seed makes other people."""
        events = {json.dumps(document["events"]) for document in documents(100, SEED, TODAY)}
        others = {json.dumps(document["events"]) for document in documents(100, SEED + 1, TODAY)}
        assert len(events) > 90
        assert events.isdisjoint(others - {"[]"})

    def test_the_sequence_never_changes(self) -> None:
        """The first draws of a known seed, so that no version of Python or ours makes other people unseen."""
        draws = Draws(1, 2)
        assert [draws.between(1, 100) for _ in range(5)] == [9, 83, 56, 44, 52]

    def test_it_streams(self) -> None:
        """The first person of a billion is there at once."""
        assert next(documents(1_000_000_000, SEED, TODAY))["subject"] == "syntetisk-000000"


class TestDocuments:
    """Each document is one that the service takes, and cannot be taken for a real person."""

    def test_every_document_is_valid(self) -> None:
        """`cohort` reads all of them with the validating model."""
        assert [pathway.subject for pathway in people()] == [
            f"syntetisk-{number:06}" for number in range(PEOPLE)
        ]

    @pytest.mark.parametrize("today", [date(2024, 2, 29), date(2030, 12, 31), date(2031, 1, 1)])
    def test_every_document_is_valid_on_any_day(self, today: date) -> None:
        """Leap days and turns of the year make no impossible dates."""
        assert sum(1 for _ in cohort(300, 1, today)) == 300

    def test_nobody_can_be_taken_for_real(self) -> None:
        """Marked synthetic, in places that do not exist."""
        assert all(pathway.synthetic for pathway in people())
        assert all((pathway.municipality or "").startswith("demo-kommune-") for pathway in people())
        assert all((pathway.hospital_unit or "").startswith("demo-sykehus-") for pathway in people())

    def test_no_number_looks_like_a_national_identity_number(self) -> None:
        """Nowhere eleven digits in a row."""
        out = io.StringIO()
        write_lines(500, SEED, TODAY, out)
        assert re.search(r"\d{11}", out.getvalue()) is None

    def test_nothing_is_told_from_the_future(self) -> None:
        """Events lie on or before the day and are recorded by its noon; corrections come after what they correct."""
        noon = datetime.combine(TODAY, time(12), UTC)
        for pathway in people():
            recorded = {event.id: event.recorded_at for event in pathway.events}
            for event in pathway.events:
                assert event.on <= TODAY, (pathway.subject, event)
                assert datetime.combine(event.on, time(), UTC) <= event.recorded_at <= noon, (
                    pathway.subject,
                    event,
                )
                if event.type == "correction":
                    assert recorded[event.corrects] <= event.recorded_at, (pathway.subject, event)

    def test_appointments_are_on_weekdays(self) -> None:
        """Nobody is told a diagnosis, examined or talked with on a Saturday or Sunday."""
        appointments = {
            "diagnosis_told",
            "recurrence_found",
            "control_held",
            "conversation",
            "dialogue_meeting",
        }
        days = {
            event.on.weekday()
            for pathway in people()
            for event in pathway.events
            if event.type in appointments
        }
        assert days == {0, 1, 2, 3, 4}

    def test_some_things_lie_ahead(self) -> None:
        """Certificates, planned ends and returns that reach past the day."""
        ahead = {
            (event.type, name)
            for pathway in people()
            for event in pathway.events
            for name in ("to", "planned_to", "return_on", "ends_on", "until")
            if (getattr(event, name, None) or TODAY) > TODAY
        }
        expected = {("absence", "to"), ("treatment", "planned_to"), ("return_planned", "return_on")}
        assert ahead >= expected | {("sick_pay_end_told", "ends_on"), ("conversation", "until")}

    def test_lines_are_the_documents(self) -> None:
        """One compact JSON document a line."""
        out = io.StringIO()
        write_lines(20, SEED, TODAY, out)
        lines = out.getvalue().splitlines()
        assert [json.loads(line) for line in lines] == list(documents(20, SEED, TODAY))
        assert ": " not in lines[0]


class TestSpread:
    """Two thousand people hold everything that the engine has to cope with."""

    def test_all_event_types(self) -> None:
        """Every type there is, and both kinds of correction."""
        types = {event.type for pathway in people() for event in pathway.events}
        assert types == {*ORDER, "correction"}
        assert said("withdraws", of="correction") == {True, False}

    def test_all_stages(self) -> None:
        """Somebody is in every stage on the day."""
        stages = {course.stages.at(AsOf(TODAY)) for history in histories() for course in history.courses}
        assert stages >= set(get_args(codes.Stage))

    def test_all_states_of_work(self) -> None:
        """Somebody is in every state of the work track on the day."""
        assert {history.work.at(AsOf(TODAY)) for history in histories()} >= set(get_args(codes.WorkState))

    @pytest.mark.parametrize(
        ("of", "field", "values"),
        [
            ("affiliation", "kind", codes.AffiliationKind),
            ("absence", "form", codes.AbsenceForm),
            ("benefit", "kind", codes.BenefitKind),
            ("conversation", "outcome", codes.Outcome),
            ("conversation", "reason", codes.OutcomeReason),
            ("conversation", "review_on", codes.ReviewOn),
            ("dialogue_meeting", "status", codes.MeetingStatus),
            ("dialogue_meeting", "reason", codes.ExemptionReason),
            ("employer_plan", "status", codes.PlanStatus),
            ("intent_set", "intent", codes.Intent),
            ("treatment", "kind", codes.TreatmentKind),
            ("control_held", "held_at", codes.Level),
            ("affiliation", "precision", codes.Precision),
            ("wish", "code", codes.WishCode),
        ],
    )
    def test_all_codes(self, of: str, field: str, values: Any) -> None:
        """Every code of a closed list turns up."""
        assert said(field, of=of) >= set(_flat(values))

    def test_all_cancers(self) -> None:
        """Every group of cancers turns up."""
        assert {pathway.cancer for pathway in people()} >= set(get_args(codes.CancerGroup))

    def test_all_headers(self) -> None:
        """Interpreters, incomplete sources and unknown ages turn up."""
        assert {pathway.interpreter for pathway in people()} == {True, False}
        assert {pathway.sources_complete for pathway in people()} == {True, False}
        assert None in {pathway.born for pathway in people()}

    def test_some_have_several_of_a_kind(self) -> None:
        """Two cancers, a recurrence, two affiliations, several episodes of sick leave."""
        told = [Counter(event.type for event in pathway.events) for pathway in people()]
        assert any(types["diagnosis_told"] > 1 for types in told)
        assert any(types["recurrence_found"] for types in told)
        assert any(len({event.affiliation for event in history.affiliations}) > 1 for history in histories())
        assert any(len(history.sick_leaves) > 1 for history in histories())

    def test_returns_are_partial_and_full(self) -> None:
        """People come back at a part of a position, and at all of it."""
        assert said("percent", of="return_started") >= {50, 100}

    def test_some_have_a_benefit_beside_work(self) -> None:
        """Disability benefit for a part, before the illness and after it; AAP before the cancer, and after it."""
        parts = set()
        aap = set()
        for history in histories():
            told = min((course.opened for course in history.courses), default=TODAY)
            returns = any(isinstance(event, ReturnStarted) for event in history.events)
            for event in history.benefits:
                if event.kind == "disability" and event.percent is not None:
                    parts.add((event.on < told, returns))
                if event.kind == "aap":
                    aap.add(event.on < told)
        assert parts >= {(True, True), (True, False), (False, True)}
        assert aap == {True, False}

    def test_some_vacations_lie_within_a_sick_leave(self) -> None:
        """A vacation that bridges two certificates belongs to the episode."""
        runs = (run for history in histories() for leave in history.sick_leaves for run in leave.episode.runs)
        assert any(run.form == "vacation" for run in runs)

    def test_few_pathways_have_gaps(self) -> None:
        """The gaps are those made on purpose: of three kinds, and in no more than a few pathways."""
        gaps = {(gap.machine, gap.trigger) for history in histories() for gap in history.gaps}
        assert gaps == {("medical", "refuted"), ("medical", "controls_over"), ("work", "returned_partly")}
        assert 0.01 < share(bool(history.gaps) for history in histories()) < 0.06


class TestFigures:
    """The people are as the sources' figures have it, within what chance allows."""

    def test_shares_add_up(self) -> None:
        """The shares of one thing make the whole, and no share is negative."""
        tables: list[Mapping[Any, float]] = [
            figures.AGES,
            figures.CANCERS_IN_CHILDREN,
            figures.CANCERS_UNDER_60,
            figures.CANCERS_FROM_60,
            figures.INTENTS,
            figures.FIRST_FORMS,
            figures.FIRST_FORMS_ALONE,
            figures.OUTCOMES,
            *figures.AFFILIATIONS.values(),
            *figures.PLANS.values(),
        ]
        for table in tables:
            assert sum(table.values()) == pytest.approx(1)
            assert min(table.values()) >= 0
        assert sum(figures.TAKEN.values()) == pytest.approx(1)

    def test_a_quarter_is_under_60(self) -> None:
        """«En firedel av de som rammes av kreft er under 60 år»."""
        ages = [told(document).year - int(document["born"][:4]) for document in ill() if "born" in document]
        assert share(age < 60 for age in ages) == pytest.approx(figures.UNDER_60, abs=0.02)

    @pytest.mark.parametrize(
        ("cancer", "expected"),
        [("prostate", figures.PROSTATE), ("breast", figures.BREAST), ("lung", figures.LUNG)],
    )
    def test_cancers(self, cancer: str, expected: float) -> None:
        """The three cancers whose share is known."""
        assert share(document["cancer"] == cancer for document in ill()) == pytest.approx(expected, abs=0.015)

    def test_survival(self) -> None:
        """Of those who fell ill four to five years ago, about three quarters live."""
        long_ago = [document for document in ill() if TODAY - told(document) > timedelta(days=4 * 365)]
        assert share("died" not in types(document) for document in long_ago) == pytest.approx(
            figures.FIVE_YEAR_SURVIVAL, abs=0.06
        )

    def test_three_quarters_are_sick_listed(self) -> None:
        """Of people in working life who have lived a year with the diagnosis."""
        assert share(sick_listed(document) for document in workers(years=1)) == pytest.approx(
            figures.SICK_LISTED, abs=0.04
        )

    def test_a_third_goes_over_to_aap(self) -> None:
        """Of the sick-listed, two years on."""
        leaves = [document for document in workers(years=2) if sick_listed(document)]
        assert share("aap" in benefits(document) for document in leaves) == pytest.approx(
            figures.TO_AAP, abs=0.05
        )

    def test_sixty_to_seventy_percent_are_back(self) -> None:
        """Of the sick-listed who are treated to be cured, two years on."""
        survivors = [
            document
            for document in workers(years=2)
            if sick_listed(document)
            and any(event.get("intent") == "curative" for event in document["events"])
        ]
        assert 0.55 < share("return_started" in types(document) for document in survivors) < 0.75


class TestAnswers:
    """What the catalogue says of the cohort."""

    def test_the_checkpoints_are_the_catalogues(self) -> None:
        """Ids and closing themes of the conversations are those that close the checkpoints."""
        closing = {entry.id: entry.themes.names for entry in Catalogue.load().in_force(TODAY)}
        assert {checkpoint: themes for checkpoint, (_, themes) in CHECKPOINTS.items()} == closing

    @pytest.mark.parametrize("code", ["due", "held"])
    def test_every_checkpoint_is_for_somebody(self, code: str) -> None:
        """Whatever the catalogue asks is due for somebody, and has been talked about with somebody."""
        found = {answer.checkpoint for one in answered() for answer in one if answer.code == code}
        assert found == {entry.id for entry in Catalogue.load().in_force(TODAY)}

    def test_the_question_about_work_comes_again(self) -> None:
        """Of some the only job has ended: then work is asked about once more, and of some it has been."""
        again = (answer for one in answered() for answer in one if answer.occurrence == 2)
        assert {answer.code for answer in again if answer.checkpoint == "spor-om-arbeid"} >= {"due", "held"}

    def test_talks_are_about_what_fits_the_person(self) -> None:
        """No conversation held names a closing theme that was not for that person that day; each is for some."""
        entries = {entry.id: entry for entry in Catalogue.load().in_force(TODAY)}
        limited = {
            (entry.id, theme.theme): theme.when
            for entry in entries.values()
            for theme in entry.themes.closing
            if theme.when is not None
        }
        named = set()
        for history in histories():
            for talk in history.conversations:
                for about in limited.keys() & set(product(talk.checkpoints, talk.themes)):
                    named.add(about)
                    fits = truth(limited[about], View(history, AsOf(talk.on)))
                    assert fits is not False, (history.pathway.subject, talk, about)
        assert named == limited.keys()

    def test_about_a_third_has_something_due(self) -> None:
        """Some of it over time, and some of it coming, held, declined or lapsed."""
        answers = answered()[:600]
        assert 0.25 < share(any(answer.code == "due" for answer in one) for one in answers) < 0.45
        assert 0.10 < share(any(answer.over_time for answer in one) for one in answers) < 0.30
        found = {answer.code for one in answers for answer in one}
        assert found >= {
            "due",
            "upcoming",
            "held",
            "declined",
            "lapsed",
            "cannot_tell",
            "resting",
            "not_relevant",
        }


def lines_of_process(hash_seed: str) -> bytes:
    """The lines of two hundred people, written by a process of its own."""
    script = (
        "import sys; from datetime import date; from pakkeforlop_service.cohort import write_lines; "
        f"write_lines(200, {SEED}, date({TODAY.year}, {TODAY.month}, {TODAY.day}), sys.stdout)"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    written = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=True)
    assert written.stdout.count(b"\n") == 200
    return written.stdout


def share(whether: Iterable[bool]) -> float:
    """How many of them hold, of all; fails when there is none to ask."""
    holds = list(whether)
    return sum(holds) / len(holds)


def ill() -> Iterator[Document]:
    """Those who have been told of a cancer."""
    return (document for document in many() if "cancer" in document)


def told(document: Document) -> date:
    """The day of the first diagnosis."""
    return min(
        date.fromisoformat(event["on"]) for event in document["events"] if event["type"] == "diagnosis_told"
    )


def types(document: Document) -> set[str]:
    return {event["type"] for event in document["events"]}


def benefits(document: Document) -> set[str]:
    return {event["kind"] for event in document["events"] if event["type"] == "benefit"}


def sick_listed(document: Document) -> bool:
    away = {"vacation", "leave", "admitted"}
    return any(event["type"] == "absence" and event["form"] not in away for event in document["events"])


def workers(years: int) -> Iterator[Document]:
    """The living who were in working life when they fell ill, so many years ago or more."""
    for document in ill():
        since = told(document)
        works = any(
            event["kind"] in codes.WORKING_LIFE and date.fromisoformat(event["on"]) < since
            for event in document["events"]
            if event["type"] == "affiliation"
        )
        if works and "died" not in types(document) and TODAY - since > timedelta(days=years * 365 + 60):
            yield document


def _flat(values: Any) -> Iterator[str]:
    """The codes of a `Literal`, also of one within another."""
    for value in get_args(values):
        yield from [value] if isinstance(value, str) else _flat(value)
