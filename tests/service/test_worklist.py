"""The worklist of the stored spans against everybody evaluated one by one, on any day, in pages of any size."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_service.application import Application, Line, Sent
from pakkeforlop_service.application.listing import MAX_ROWS
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.directory import Places
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written
from pakkeforlop_service.store import pathways
from pakkeforlop_service.store.spans import Key, Order, Wanted
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.history import replayed
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, talk, told
from tests.support.recorded import sent, unstamped

TODAY = date(2026, 5, 15)
PEOPLE = 60
UNITS = (
    None,
    *(f"demo-kommune-{number}" for number in range(1, 5)),
    "demo-sykehus-a",
    "demo-sykehus-b",
    "nowhere",
)
ROLES: tuple[Role | None, ...] = (
    None,
    "municipal_cancer_coordinator",
    "hospital_social_worker",
    "hospital_unit",
    "gp",
)

Shown = tuple[Any, ...]


@pytest.fixture
def filled(application: Application, watch: Watch) -> Application:
    """The cohort, in the demo's municipalities and hospitals."""
    application.directory.import_(written(demo_units(TODAY), "json"), "json", watch())
    yesterday = TODAY - timedelta(days=1)  # so that nothing is recorded later than our clock shows
    application.fill(cohort(PEOPLE, 9, yesterday), watch.forward(minutes=1))
    return application


def everybody(application: Application) -> list[Pathway]:
    with application.store.reading() as connection:
        found = pathways.read_many(connection, [f"syntetisk-{number:06}" for number in range(PEOPLE)])
    return [stored.pathway for stored in found.values()]


def naive(
    application: Application, people: list[Pathway], as_of: date
) -> Iterator[tuple[dict[str, Any], Shown]]:
    """Each row there is on a day, by evaluating everybody: what it can be found by, and what it shows."""
    units = {name: unit for name, (_, unit) in application.directory.units().items()}
    places = Places(units)
    for pathway in people:
        home, hospital = belongs(pathway, as_of)
        answers = application.catalogue.evaluate(
            pathway, as_of, place=places.on(home, hospital, as_of), reasons=False
        )
        leading = {(id(agenda.items[0].answer)) for agenda in agendas(answers)}
        askers = {id(item.answer): agenda.owner.role for agenda in agendas(answers) for item in agenda.items}
        for answer in answers:
            if answer.code == "not_due" or (answer.code == "due" and id(answer) not in askers):
                continue
            asker = askers.get(id(answer), answer.owner.role)
            found = {
                "units": {home, hospital},
                "asker": asker,
                "code": answer.code,
                "checkpoint": answer.checkpoint,
                "over_time": answer.over_time,
                "leading": answer.code != "due" or id(answer) in leading,
            }
            yield found, shown(pathway.subject, answer, asker, home, hospital)


def belongs(pathway: Pathway, as_of: date) -> tuple[str | None, str | None]:
    home, hospital = pathway.municipality, pathway.hospital_unit
    for move in replayed(pathway).moves:
        if move.on <= as_of:
            home, hospital = move.municipality or home, move.hospital_unit or hospital
    return home, hospital


def shown(subject: str, answer: Answer, asker: Role | None, home: str | None, hospital: str | None) -> Shown:
    """What a row says, to be compared."""
    return (
        *(subject, answer.key, answer.code, answer.because, answer.over_time, answer.optional, answer.dates),
        *(answer.until, answer.declined_on, answer.missing, answer.remaining, answer.owner, answer.release),
        *(asker, home, hospital),
    )


def listed(line: Line) -> Shown:
    return shown(line.subject, line.answer, line.asker, line.municipality, line.hospital_unit)


def wants(found: dict[str, Any], wanted: Wanted) -> bool:
    return (
        found["code"] in wanted.codes
        and (wanted.unit is None or wanted.unit in found["units"])
        and (found["asker"] is None if wanted.unowned else wanted.role in {None, found["asker"]})
        and wanted.checkpoint in {None, found["checkpoint"]}
        and wanted.over_time in {None, found["over_time"]}
        and (found["leading"] or not wanted.leading)
    )


def paged(application: Application, wanted: Wanted, limit: int) -> list[Line]:
    """All pages of a worklist, one after the other."""
    lines: list[Line] = []
    after: Key | None = None
    while True:
        page = application.worklist(wanted, after, limit)
        assert len(page.lines) <= limit
        lines += page.lines
        after = page.more
        if after is None:
            return lines


def in_text(rows: list[Shown]) -> list[str]:
    return sorted(map(repr, rows))


@pytest.mark.parametrize(("database", "days"), [("sqlite", 10), ("postgresql", 3)], indirect=["database"])
def test_equals_everybody_one_by_one(filled: Application, days: int) -> None:
    """On random days, with every kind of filter: the rows are those of a fresh evaluation, word for word."""
    people = everybody(filled)
    draws = random.Random(17)  # noqa: S311 - which day, not a secret
    codes: tuple[AnswerCode, ...] = (
        "due",
        "upcoming",
        "waiting",
        "resting",
        "held",
        "declined",
        "cannot_tell",
        "lapsed",
        "deferred",
    )
    for _ in range(days):
        as_of = TODAY + timedelta(days=draws.randint(-500, 300))
        everything = list(naive(filled, people, as_of))
        for unit, role in product(UNITS, ROLES):
            wanted = Wanted(
                as_of,
                unit,
                role,
                unowned=draws.random() < 0.2,
                codes=frozenset(("due", *draws.sample(codes, draws.randint(1, len(codes))))),
                checkpoint=draws.choice((None, None, "ph-2", "tidlig-arbeid-arbeidsgiver")),
                over_time=draws.choice((None, None, True, False)),
                leading=draws.random() < 0.3,
            )
            expected = [row for found, row in everything if wants(found, wanted)]
            lines = paged(filled, wanted, MAX_ROWS)
            assert in_text([listed(line) for line in lines]) == in_text(expected), wanted
            assert lines == paged(filled, wanted, draws.randint(1, 40))


@on_both
def test_most_pressing_first(filled: Application) -> None:
    """What is left to judgement last, over time first, and then by day; nothing comes twice."""
    lines = paged(filled, Wanted(TODAY), 7)
    assert len(lines) > 20
    keys = [line.key for line in lines]
    assert keys == sorted(set(keys))
    order = [(line.answer.optional, not line.answer.over_time) for line in lines]
    assert order == sorted(order)
    days = [
        line.answer.dates.over_time_from or line.answer.dates.opens
        for line in lines
        if line.answer.dates is not None and line.answer.over_time
    ]
    assert days == sorted(days)


@on_both
def test_counts(filled: Application) -> None:
    """The numbers are those of the rows."""
    for unit, leading in product(UNITS, (False, True)):
        wanted = Wanted(TODAY, unit, codes=frozenset({"due", "upcoming", "lapsed"}), leading=leading)
        counted: dict[tuple[str, bool, str | None], int] = {}
        for line in paged(filled, wanted, MAX_ROWS):
            key = (line.answer.code, line.answer.over_time, line.asker)
            counted[key] = counted.get(key, 0) + 1
        assert filled.counts(wanted) == counted


@on_both
def test_rest_of_agendas(filled: Application) -> None:
    """With the first item of each agenda comes what follows it, in its order."""
    lines = paged(filled, Wanted(TODAY, leading=True), MAX_ROWS)
    found = filled.rest_of_agendas(lines, TODAY)
    expected = {
        (pathway.subject, agenda.owner.role): [item.answer.entry for item in agenda.items]
        for pathway in everybody(filled)
        for agenda in agendas(filled.person(pathway.subject, TODAY).answers)
    }
    assert {
        (line.subject, line.asker): [line.answer.entry, *found.get((line.subject, line.asker), ())]
        for line in lines
    } == expected
    assert found
    assert len(lines) == len(expected)


@on_both
@pytest.mark.parametrize(
    ("order", "parts"),
    [("pressing", (0, 1, 2, 3, 4, 5)), ("conversation", (3, 0, 1, 2, 4, 5)), ("person", (4, 0, 1, 2, 3, 5))],
)
def test_orders(filled: Application, order: Order, parts: tuple[int, ...]) -> None:
    """The same rows by what presses, by conversation and by person, on one page or on many."""
    wanted = Wanted(TODAY, leading=True)
    whole = filled.worklist(wanted, None, MAX_ROWS, order).lines
    keys = [tuple(line.key[part] for part in parts) for line in whole]
    assert keys == sorted(keys)
    assert sorted(line.key for line in whole) == [line.key for line in paged(filled, wanted, MAX_ROWS)]
    lines: list[Line] = []
    page = filled.worklist(wanted, None, 9, order)
    while page.more is not None:
        lines += page.lines
        page = filled.worklist(wanted, page.more, 9, order)
    assert (*lines, *page.lines) == whole


class TestPages:
    """Rows that come and go while somebody turns the pages."""

    @pytest.mark.parametrize(
        ("database", "examples"), [("sqlite", 12), ("postgresql", 4)], indirect=["database"]
    )
    def test_each_row_once(self, application: Application, watch: Watch, examples: int) -> None:
        """Whoever is there all the time comes exactly once; who comes or goes, at most once."""
        numbers = iter(range(10_000))

        def arrive() -> str:
            subject = f"p-{next(numbers):05}"
            day = TODAY - timedelta(days=sum(subject.encode()) * 7 % 200)
            document = sent({"subject": subject, "events": [told(day), employee(day), sick(day)]})
            application.create_pathway(document, Sent(watch()))
            return subject

        def leave(subject: str) -> None:
            gone = [unstamped(event("died", TODAY - timedelta(days=1)))]
            application.record_events(subject, gone, Sent(watch()))

        here = [arrive() for _ in range(12)]

        @settings(max_examples=examples, deadline=None)
        @given(st.integers(1, 9), st.lists(st.sampled_from(("come", "go", "stay")), max_size=5))
        def holds(limit: int, happens: list[str]) -> None:
            wanted = Wanted(TODAY)
            began = {line.key for line in paged(application, wanted, MAX_ROWS)}
            page = application.worklist(wanted, None, limit)
            lines = list(page.lines)
            for what in happens:
                if what == "come":
                    here.append(arrive())
                elif what == "go" and len(here) > 6:
                    leave(here.pop(len(here) // 2))
                if page.more is not None:
                    page = application.worklist(wanted, page.more, limit)
                    lines += page.lines
            while page.more is not None:
                page = application.worklist(wanted, page.more, limit)
                lines += page.lines
            keys = [line.key for line in lines]
            ended = {line.key for line in paged(application, wanted, MAX_ROWS)}
            assert len(keys) == len(set(keys))
            assert began & ended <= set(keys)

        holds()

    @on_both
    def test_the_last_page(self, filled: Application) -> None:
        """A page that holds the rest says so, also when it is exactly full."""
        number = len(paged(filled, Wanted(TODAY), MAX_ROWS))
        assert filled.worklist(Wanted(TODAY), None, number).more is None
        assert filled.worklist(Wanted(TODAY), None, number - 1).more is not None
        last = filled.worklist(Wanted(TODAY), None, number).lines[-1].key
        assert filled.worklist(Wanted(TODAY), last, 10).lines == ()


@on_both
class TestDays:
    """The first and last day of what is listed: both included."""

    @pytest.fixture
    def person(self, application: Application, watch: Watch) -> Application:
        """Told on 12 January: ph-2 opens on 12 April, is over time from 13 May, and closes on 12 January."""
        document = sent({"subject": "p", "municipality": "k", "events": [told("2026-01-12"), employee()]})
        application.create_pathway(document, Sent(watch()))
        return application

    @pytest.mark.parametrize(
        ("day", "listed", "over_time"),
        [
            ("2026-04-11", False, False),
            ("2026-04-12", True, False),
            ("2026-05-12", True, False),
            ("2026-05-13", True, True),
            ("2027-01-11", True, True),
            ("2027-01-12", False, False),
        ],
    )
    def test_boundaries(self, person: Application, day: str, listed: bool, over_time: bool) -> None:
        """From the day it opens, over time from its day, gone on the day it closes."""
        wanted = Wanted(date.fromisoformat(day), "k", checkpoint="ph-2")
        assert [line.answer.over_time for line in person.worklist(wanted).lines] == [over_time] * listed
        late = replace(wanted, over_time=True)
        assert len(person.worklist(late).lines) == over_time

    @pytest.mark.parametrize(("day", "here", "there"), [("2026-05-09", 1, 0), ("2026-05-10", 0, 1)])
    def test_a_move(self, person: Application, watch: Watch, day: str, here: int, there: int) -> None:
        """A person is on the list of where they belong on the day, the day they move included."""
        moved = [unstamped(event("moved", "2026-05-10", municipality="n"))]
        person.record_events("p", moved, Sent(watch()))
        wanted = Wanted(date.fromisoformat(day), "k", checkpoint="ph-2")
        assert len(person.worklist(wanted).lines) == here
        assert len(person.worklist(replace(wanted, unit="n")).lines) == there

    def test_nobody_owns_it(self, person: Application, watch: Watch) -> None:
        """Where the roles are lacking, the row is nobody's, and is found as such."""
        lacks = {"status": "lacks"}
        roles = dict.fromkeys(
            ("municipal_cancer_coordinator", "municipal_appointee", "municipal_coordinating_unit", "gp"),
            lacks,
        )
        person.directory.put({"id": "k", "kind": "municipality", "name": "K", "roles": roles}, watch(), None)
        while person.renew_batch():
            pass
        wanted = Wanted(TODAY, "k", unowned=True)
        found = [line for line in person.worklist(wanted).lines if line.answer.checkpoint == "ph-2"]
        assert [(line.asker, line.answer.owner.standing) for line in found] == [(None, "none")]
        assert person.worklist(replace(wanted, unit="n")).lines == ()


@on_both
class TestAsKnown:
    def test_equals_the_list_as_it_was(self, filled: Application, watch: Watch) -> None:
        """What one saw then, row by row, whatever was recorded since."""
        kept = []
        codes: frozenset[AnswerCode] = frozenset(
            {"due", "upcoming", "cannot_tell", "lapsed", "held", "declined"}
        )
        for number, what in enumerate(_later()):
            for unit in ("demo-kommune-1", "demo-sykehus-a"):
                wanted = Wanted(TODAY, unit, codes=codes)
                kept.append((wanted, watch(), filled.worklist(wanted).lines))
            watch.forward(minutes=1)
            for subject in (f"syntetisk-{place:06}" for place in range(number * 8, number * 8 + 8)):
                filled.record_events(subject, [{**what, "id": f"new-{number}"}], Sent(watch()))
        assert len({lines for _, _, lines in kept}) > len(kept) / 2
        for wanted, known_at, lines in kept:
            again = filled.worklist_as_known(wanted, known_at)
            assert in_text([listed(line) for line in again.lines]) == in_text(
                [listed(line) for line in lines]
            )
            assert again.more is None

    def test_pages(self, filled: Application, watch: Watch) -> None:
        """In pages it is the same list."""
        wanted = Wanted(TODAY, "demo-kommune-2", codes=frozenset({"due", "cannot_tell", "upcoming"}))
        whole = filled.worklist_as_known(wanted, watch()).lines
        lines: list[Line] = []
        after = None
        while True:
            page = filled.worklist_as_known(wanted, watch(), after, 3)
            lines += page.lines
            after = page.more
            if after is None:
                break
        assert tuple(lines) == whole

    def test_order(self, filled: Application, watch: Watch) -> None:
        """The rows come in the order of the list of now, those without dates too."""
        wanted = Wanted(TODAY, "demo-kommune-2", codes=frozenset(get_args(AnswerCode)))
        again = filled.worklist_as_known(wanted, watch()).lines
        assert [line.key for line in again] == [line.key for line in filled.worklist(wanted).lines]

    def test_the_directory_as_it_was(self, application: Application, watch: Watch) -> None:
        """Who owned it then, though the roles are others now."""
        roles = {"municipal_cancer_coordinator": {"status": "has"}}
        unit = {"id": "k", "kind": "municipality", "name": "K", "roles": roles}
        application.directory.put(unit, watch(), None)
        document = sent({"subject": "p", "municipality": "k", "events": [told("2026-01-12"), employee()]})
        application.create_pathway(document, Sent(watch.forward(minutes=1)))
        wanted = Wanted(TODAY, "k", checkpoint="ph-2")
        before, known_at = application.worklist(wanted).lines, watch()
        application.directory.put(
            {**unit, "roles": {"municipal_cancer_coordinator": {"status": "lacks"}}},
            watch.forward(minutes=1),
            None,
        )
        while application.renew_batch():
            pass
        assert [listed(line) for line in application.worklist(wanted).lines] != [
            listed(line) for line in before
        ]
        again = application.worklist_as_known(wanted, known_at).lines
        assert [listed(line) for line in again] == [listed(line) for line in before]


def _later() -> list[dict[str, Any]]:
    return [
        unstamped(event("died", "2026-05-01")),
        unstamped(talk("2026-05-10", "held", "ph-2", themes=["work"])),
        unstamped(
            event("moved", "2026-05-02", municipality="demo-kommune-1", hospital_unit="demo-sykehus-a")
        ),
        unstamped(sick("2026-03-01")),
        unstamped(talk("2026-05-11", "declined", "ph-1")),
    ]
