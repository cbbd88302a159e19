"""One person: the stored pathway, what follows from it, and the answers, as of a day and as known at an instant."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from sqlalchemy import Connection

from pakkeforlop_rules import Answer, Catalogue, Place, Span
from pakkeforlop_rules.answers import ANSWERS, AnswerCode
from pakkeforlop_service.store import Store, pathways
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.history import History, replayed

from .governing import Governing, InUse, places_of
from .whereabouts import Stay, stay_on, stays_of

DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Person:
    """A stored pathway, what follows from it, and the answers of a day when they were asked for."""

    pathway: Pathway
    history: History
    stays: tuple[Stay, ...]
    catalogue: Catalogue
    known_at: datetime
    """When the latest was recorded of what the answers follow from: asked for again with it, they are the same."""
    answers: tuple[Answer, ...] = ()

    @property
    def version(self) -> int:
        """The number of the pathway's events."""
        return len(self.pathway.events)


@dataclass(frozen=True, slots=True)
class Asked:
    """How a stored person is asked about: what was known when, by which release, and which roles there are.

    Without `known_at` everything is known; without `release` it is the one the person is answered by; without `place`
    the directory says which roles there are. Of the answers those with one of
    the `codes`, with or without `reasons`.
    """

    known_at: datetime | None = None
    release: str | None = None
    place: Place | None = None
    codes: Collection[AnswerCode] = ANSWERS
    reasons: bool = True


def answered(store: Store, governing: Governing, subject: str, as_of: date, asked: Asked) -> Person:
    """The answers of a day. Raises `NoSuchPathway`, `Erased`, `NoSuchRelease` or `OtherEngine`."""
    person, in_use = _person(store, governing, subject, asked)
    place = asked.place or stay_on(person.stays, as_of).place
    rules = in_use.rules
    answers = rules.catalogue.evaluate(
        person.history, as_of, place=place, policy=rules.policy, codes=asked.codes, reasons=asked.reasons
    )
    return replace(person, answers=answers)


def timeline(
    store: Store, governing: Governing, subject: str, first: date, until: date, asked: Asked
) -> tuple[Person, tuple[Span, ...]]:
    """The answers of all days from one to another, both included, as spans, question by question."""
    person, in_use = _person(store, governing, subject, asked)
    rules = in_use.rules
    spans = [
        span
        for stay in person.stays
        if stay.first <= until and stay.last >= first
        for span in rules.catalogue.timeline(
            person.history,
            max(first, stay.first),
            min(until, stay.last),
            place=asked.place or stay.place,
            policy=rules.policy,
        )
    ]
    spans.sort(key=lambda span: (span.answer.key, span.first))
    return person, tuple(_joined(spans))


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours that say the same, as one: where somebody lives may change and the answer not."""
    before: Span | None = None
    for span in spans:
        if before is not None and _goes_on(before, span):
            before = before._replace(until=span.until)
            continue
        if before is not None:
            yield before
        before = span
    if before is not None:
        yield before


def _goes_on(before: Span, span: Span) -> bool:
    if before.until is None or before.until + DAY != span.first:
        return False
    return before.answer._replace(as_of=span.answer.as_of) == span.answer


def _person(store: Store, governing: Governing, subject: str, asked: Asked) -> tuple[Person, InUse]:
    with store.reading() as connection:
        stored = pathways.read(connection, subject)
        in_use = _by(connection, governing, stored, asked)
    history = replayed(stored.pathway, asked.known_at)
    stays = stays_of(history, in_use.places)
    known_at = asked.known_at or _latest(stored.pathway, in_use)
    return Person(stored.pathway, history, stays, in_use.rules.catalogue, known_at), in_use


def _by(connection: Connection, governing: Governing, stored: Stored, asked: Asked) -> InUse:
    in_use = governing.answering(connection, stored)
    rules, places, changed_at = in_use.rules, in_use.places, in_use.changed_at
    if asked.release is not None and (asked.known_at is not None or asked.release != rules.catalogue.release):
        rules = governing.rulebook.of_release(connection, asked.release, asked.known_at)
    if asked.known_at is not None and asked.known_at < changed_at:
        places = places_of(connection, asked.known_at)
    return InUse(rules, places, changed_at)


def _latest(pathway: Pathway, in_use: InUse) -> datetime:
    return max((in_use.changed_at, in_use.rules.adopted_at, *(event.recorded_at for event in pathway.events)))
