"""New events as they are sent: stamped, read together with those that are there, and from when they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from pakkeforlop_rules import Catalogue
from pakkeforlop_workflow import InvalidDocument, Pathway, Problem
from pakkeforlop_workflow.errors import shown
from pakkeforlop_workflow.events import Correction, Event

from .governing import InUse
from .receivers import refuse_absent_receivers
from .whereabouts import BEGINNING

TICK: Final = timedelta(microseconds=1)


def continued(before: Pathway, events: Sequence[Any], now: datetime, in_use: InUse) -> Pathway:
    """A pathway with events as they were sent. Raises `InvalidDocument`, with places as the sender counts."""
    known = len(before.events)
    # Recorded after all that is there, whatever the clocks of several machines say.
    last = max((event.recorded_at for event in before.events), default=now - TICK)
    new = stamped(events, max(now, last + TICK))
    try:
        after = Pathway.read({**dict(before), "events": [*before.events, *new]})
        refuse_unknown_codes(in_use.rules.catalogue, after)
        refuse_absent_receivers(after.events[known:], in_use.places, known)
    except InvalidDocument as invalid:
        raise InvalidDocument([_as_sent(problem, known) for problem in invalid.problems]) from None
    return after


def refuse_unknown_codes(catalogue: Catalogue, pathway: Pathway) -> None:
    """Raises `InvalidDocument` for checkpoints and themes that the catalogue does not know."""
    problems = catalogue.problems_in(pathway)
    if problems:
        raise InvalidDocument(problems)


def first_day(before: Pathway, new: Sequence[Event]) -> date:
    """The first day that new events can change anything on: their own days, and those of what they correct."""
    days = {event.on for event in new}
    corrected = {event.corrects for event in new if isinstance(event, Correction)}
    while corrected:
        about = [event for event in (*before.events, *new) if event.id in corrected]
        about += [
            event
            for event in (*before.events, *new)
            if isinstance(event, Correction) and event.corrects in corrected
        ]
        days |= {event.on for event in about}
        days |= {
            event.replaces.on
            for event in about
            if isinstance(event, Correction) and event.replaces is not None
        }
        corrected = {event.corrects for event in about if isinstance(event, Correction)} - corrected
    return min(days, default=BEGINNING)


def stamped(events: Sequence[Any], now: datetime) -> list[Any]:
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
