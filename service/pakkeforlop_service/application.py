"""What can be done: the one layer that every door goes through, so that all of them give the same answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from pakkeforlop_rules import Answer, Catalogue, Place, Policy
from pakkeforlop_rules.agenda import Agenda, agendas, pressing
from pakkeforlop_rules.deployment import ANYWHERE, DEFAULT_POLICY
from pakkeforlop_rules.stages import Belonging, WorkSituation, belonging_to
from pakkeforlop_workflow import InvalidDocument, Pathway, Problem
from pakkeforlop_workflow.codes import CancerGroup, Role, Stage
from pakkeforlop_workflow.errors import shown
from pakkeforlop_workflow.events import Moved
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.replay import Gap

from .store import Store


@dataclass(frozen=True, slots=True)
class Person:
    """One person on a day: the stored pathway, what follows from it, and the answers."""

    pathway: Pathway
    history: History
    answers: tuple[Answer, ...]

    @property
    def version(self) -> int:
        """The number of its events."""
        return len(self.pathway.events)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording: the pathway's new version, and the gaps that the new events opened."""

    version: int
    warnings: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the worklist: one owner's agenda with one person."""

    pathway: Pathway
    agenda: Agenda

    @property
    def first(self) -> Answer:
        """The most pressing answer of the agenda."""
        return self.agenda.items[0].answer


@dataclass(frozen=True, slots=True)
class Worklist:
    """What is due on a day, most pressing first, and the units there are to choose among."""

    rows: tuple[Row, ...]
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Application:
    """The service's abilities. Days and instants are always given: the doors look at the clock."""

    store: Store
    catalogue: Catalogue
    policy: Policy = DEFAULT_POLICY
    """What the deployment's clinical owner has chosen."""

    def due(
        self, pathway: Pathway, as_of: date, *, known_at: datetime | None = None, place: Place = ANYWHERE
    ) -> tuple[Answer, ...]:
        """The answers for a pathway, with reasons. Stores nothing. Raises `InvalidDocument` for unknown codes."""
        self._check_codes(pathway)
        return self.catalogue.evaluate(pathway, as_of, place=place, policy=self.policy, known_at=known_at)

    def _check_codes(self, pathway: Pathway) -> None:
        problems = self.catalogue.problems_in(pathway)
        if problems:
            raise InvalidDocument(problems)

    def stage_conversations(
        self,
        stage: Stage,
        as_of: date,
        *,
        work_situation: WorkSituation | None = None,
        role: Role | None = None,
        cancer: CancerGroup | None = None,
    ) -> tuple[Belonging, ...]:
        """What belongs to a stage, without a patient."""
        return belonging_to(
            stage, self.catalogue, as_of, work_situation=work_situation, role=role, cancer=cancer
        )

    def create_pathway(self, document: dict[str, Any], now: datetime) -> Recorded:
        """Store a new pathway. Raises `InvalidDocument` or `AlreadyThere`, and then stores nothing."""
        events = document.get("events")
        if isinstance(events, list):
            document = {**document, "events": _stamped(events, now)}
        pathway = Pathway.read(document)
        self._check_codes(pathway)
        self.store.add([pathway], now)
        return Recorded(len(pathway.events), replayed(pathway).gaps)

    def record_events(
        self, subject: str, events: Sequence[Any], now: datetime, expected_version: int | None = None
    ) -> Recorded:
        """Append events, all of them or none; with `expected_version` only if nobody has written since.

        The pathway as a whole must be valid with them: raises `InvalidDocument`, `NoSuchPathway` or `Stale`.
        """
        before = self.store.read(subject)
        known = len(before.events)
        new = _stamped(events, now)
        try:
            after = Pathway.read({**dict(before), "events": [*before.events, *new]})
            self._check_codes(after)
        except InvalidDocument as invalid:
            raise InvalidDocument([_as_sent(problem, known) for problem in invalid.problems]) from None
        expected = known if expected_version is None else expected_version
        version = self.store.append(subject, after.events[known:], expected)
        had = frozenset(replayed(before).gaps)
        return Recorded(version, tuple(gap for gap in replayed(after).gaps if gap not in had))

    def pathway(self, subject: str) -> Pathway:
        """The stored pathway; its version is the number of its events. Raises `NoSuchPathway`."""
        return self.store.read(subject)

    def person(self, subject: str, as_of: date) -> Person:
        """One person's pathway and answers on a day. Raises `NoSuchPathway`."""
        pathway = self.store.read(subject)
        return Person(pathway, replayed(pathway), self.catalogue.evaluate(pathway, as_of, policy=self.policy))

    def worklist(self, as_of: date, *, role: Role | None = None, unit: str | None = None) -> Worklist:
        """What is due on a day, one row for each person and owner: for one role, in one unit, or all of it."""
        rows: list[Row] = []
        units: set[str] = set()
        for pathway in self.store.read_all():
            own = _units(pathway, as_of)
            units |= own
            if unit is not None and unit not in own:
                continue
            answers = self.catalogue.evaluate(pathway, as_of, policy=self.policy, reasons=False)
            rows += [
                Row(pathway, agenda)
                for agenda in agendas(answers)
                if role is None or agenda.owner.role == role
            ]
        rows.sort(key=lambda row: (*pressing(row.first), row.pathway.subject))
        return Worklist(tuple(rows), tuple(sorted(units)))


def _units(pathway: Pathway, as_of: date) -> set[str]:
    """The municipality and the hospital unit that a person belongs to on a day."""
    municipality, hospital_unit = pathway.municipality, pathway.hospital_unit
    for event in pathway.known():
        if isinstance(event, Moved) and event.on <= as_of:
            municipality = event.municipality or municipality
            hospital_unit = event.hospital_unit or hospital_unit
    return {unit for unit in (municipality, hospital_unit) if unit is not None}


def _stamped(events: Sequence[Any], now: datetime) -> list[Any]:
    """The events with the instant they are recorded at, which is the service's to say."""
    problems = [
        Problem(f"{where}.recorded_at", shown(event["recorded_at"]), "settes av tjenesten", "Ta bort feltet.")
        for index, sent in enumerate(events)
        for where, event in _parts(f"events[{index}]", sent)
        if "recorded_at" in event
    ]
    if problems:
        raise InvalidDocument(problems)
    return [_stamp(event, now) for event in events]


def _parts(where: str, event: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """An event, and the one that a correction puts in another's place."""
    if isinstance(event, dict):
        yield where, event
        if isinstance(event.get("replaces"), dict):
            yield f"{where}.replaces", event["replaces"]


def _stamp(event: Any, now: datetime) -> Any:
    if not isinstance(event, dict):
        return event
    stamped = {**event, "recorded_at": now}
    if isinstance(event.get("replaces"), dict):
        stamped["replaces"] = {**event["replaces"], "recorded_at": now}
    return stamped


def _as_sent(problem: Problem, known: int) -> Problem:
    """A problem with its places counted as the sender counts, without the events that were stored before."""

    def place(match: re.Match[str]) -> str:
        index = int(match[1])
        return f"events[{index - known}]" if index >= known else f"events[{index}] i det lagrede forløpet"

    where, fault = (re.sub(r"events\[(\d+)\]", place, text) for text in (problem.where, problem.fault))
    return Problem(where, problem.value, fault, problem.cure)
