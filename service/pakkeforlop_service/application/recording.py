"""Recording: new pathways and new events, each stored whole with what follows from it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.store import (
    AlreadyThere,
    Stale,
    Store,
    Unavailable,
    pathways,
    receipts,
    state,
)
from pakkeforlop_service.store.appending import append, is_one_statement
from pakkeforlop_service.store.followings import Following
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.receipts import Receipt
from pakkeforlop_workflow import InvalidDocument, Pathway, Problem
from pakkeforlop_workflow.cooperation import Cooperation
from pakkeforlop_workflow.errors import shown
from pakkeforlop_workflow.events import Correction, Event, Moved
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.replay import Gap

from .following import commitments_of, following
from .governing import Governing, InUse
from .receivers import refuse_absent_receivers
from .whereabouts import BEGINNING, stays_of

TRIES: Final = 20
"""How often events are tried anew when somebody else has written to the same pathway in between."""
TICK: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Recorded:
    """What came of recording: the new version, the rules in use, and the gaps that the new events opened."""

    version: int
    release: str
    warnings: tuple[Gap, ...]
    repeated: bool = False
    """Whether it had been done before, by a request with the same key."""


@dataclass(frozen=True, slots=True)
class Sent:
    """How a request was sent: when, which version it expects, and its key and digest when it may be sent again."""

    now: datetime
    expected_version: int | None = None
    key: str | None = None
    digest: str = ""

    def receipt(self, connection: Connection, subject: str) -> Receipt | None:
        """The receipt of the same request, when it came before. Raises `KeyUsed` when another had its key."""
        return None if self.key is None else receipts.find(connection, subject, self.key, self.digest)

    def keep(self, connection: Connection, subject: str, receipt: Receipt) -> None:
        """Keep the receipt, in the transaction that carries the request out."""
        if self.key is not None:
            receipts.keep(connection, subject, self.key, self.digest, receipt, self.now)


def create(store: Store, governing: Governing, document: dict[str, Any], sent: Sent) -> Recorded:
    """Store a new pathway.

    Raises `InvalidDocument`, `AlreadyThere`, `Erased`, `KeyUsed` or `Unavailable`, and then stores nothing.
    """
    events = document.get("events")
    if isinstance(events, list):
        document = {**document, "events": _stamped(events, sent.now)}
    pathway = Pathway.read(document)
    history, count = replayed(pathway), len(pathway.events)
    while True:
        with store.reading() as connection:
            now_in_use = state.read(connection)
            in_use = governing.of(connection, now_in_use)
            before = sent.receipt(connection, pathway.subject)
        if before is not None:
            return Recorded(before.version, before.release, history.gaps, repeated=True)
        refuse_unknown_codes(in_use.rules.catalogue, pathway)
        refuse_absent_receivers(pathway.events, in_use.places)
        follows = _follows(pathway, in_use)
        try:
            with store.writing() as connection:
                if state.held(connection) != now_in_use:
                    continue
                pathways.add(connection, [(pathway, follows)], sent.now)
                sent.keep(connection, pathway.subject, Receipt(count, count, in_use.rules.release))
        except AlreadyThere:
            with store.reading() as connection:
                if sent.receipt(connection, pathway.subject) is None:
                    raise
            continue  # the same request came first: answered by its receipt
        return Recorded(count, in_use.rules.release, history.gaps)


def fill(store: Store, governing: Governing, people: Iterable[Pathway], now: datetime) -> int:
    """Store people as they are, in a store that holds nobody; how many (0 when it holds some)."""
    with store.writing() as connection:
        state.held(connection)
        if not pathways.is_empty(connection):
            return 0
        in_use = governing.in_use(connection)
        pathways.add(connection, ((pathway, _follows(pathway, in_use)) for pathway in people), now)
        return pathways.count(connection)


def _follows(pathway: Pathway, in_use: InUse) -> Following:
    history = replayed(pathway)
    stays = stays_of(history, in_use.places)
    return following(history, in_use.rules, stays, commitments=commitments_of(history, stays))


def record(store: Store, governing: Governing, subject: str, events: Sequence[Any], sent: Sent) -> Recorded:
    """Append events, all of them or none; when a version is expected, only if nobody has written since.

    The pathway as a whole must be valid with them. Raises `InvalidDocument`, `NoSuchPathway`, `Erased`, `Stale`,
    `KeyUsed` or `Unavailable`, and then stores nothing.
    """
    for _ in range(TRIES):
        recorded = _record(store, governing, subject, events, sent)
        if recorded is not None:
            return recorded
    raise Unavailable(f"{TRIES} others have written to the same pathway in between")


def _record(
    store: Store, governing: Governing, subject: str, events: Sequence[Any], sent: Sent
) -> Recorded | None:
    """The same once; `None` when somebody else wrote in between."""
    with store.reading() as connection:
        before, stored = pathways.read_with_spans(connection, subject)
        in_use = governing.of(connection, before.state)
        receipt = sent.receipt(connection, subject)
        if receipt is not None:
            return _again(before, receipt)
        if sent.expected_version not in {None, before.version}:
            raise Stale(before.version)
        after = _with(before.pathway, events, sent.now, in_use)
        new = after.events[before.version :]
        # When its spans wait to be worked out anew, that is done now and as a whole.
        current = before.adoption == in_use.rules.adoption and not before.waits
        since = _since(before.pathway, new) if current else BEGINNING
        affected = in_use.rules.readings.affected(after, new) if current else None
    history = replayed(after)
    stays = stays_of(history, in_use.places)
    commitments = None if current and _keeps_commitments(new) else commitments_of(history, stays)
    follows = following(history, in_use.rules, stays, stored, since, affected, commitments=commitments)
    with store.writing(alone=sent.key is None and is_one_statement(before, follows)) as connection:
        if not append(connection, subject, new, before, follows):
            return None
        sent.keep(connection, subject, Receipt(len(after.events), len(new), in_use.rules.release))
    return Recorded(len(after.events), in_use.rules.release, _opened(before.pathway, history))


def refuse_unknown_codes(catalogue: Catalogue, pathway: Pathway) -> None:
    """Raises `InvalidDocument` for checkpoints and themes that the catalogue does not know."""
    problems = catalogue.problems_in(pathway)
    if problems:
        raise InvalidDocument(problems)


def _again(now: Stored, receipt: Receipt) -> Recorded:
    """What a request that was carried out before is answered with: what it was answered with then."""
    events = now.pathway.events[: receipt.version]
    after = now.pathway.model_copy(update={"events": events})
    before = now.pathway.model_copy(update={"events": events[: receipt.version - receipt.count]})
    opened = _opened(before, replayed(after))
    return Recorded(receipt.version, receipt.release, opened, repeated=True)


def _opened(before: Pathway, after: History) -> tuple[Gap, ...]:
    """The gaps that new events opened: there are seldom any, and then nothing is replayed to find out."""
    had = frozenset(replayed(before).gaps) if after.gaps else ()
    return tuple(gap for gap in after.gaps if gap not in had)


def _keeps_commitments(new: Sequence[Event]) -> bool:
    """Whether new events leave hand-overs and milestones, and where they belong, as they are."""
    return not any(isinstance(event, Cooperation | Moved | Correction) for event in new)


def _with(before: Pathway, events: Sequence[Any], now: datetime, in_use: InUse) -> Pathway:
    known = len(before.events)
    # Recorded after all that is there, whatever the clocks of several machines say.
    last = max((event.recorded_at for event in before.events), default=now - TICK)
    new = _stamped(events, max(now, last + TICK))
    try:
        after = Pathway.read({**dict(before), "events": [*before.events, *new]})
        refuse_unknown_codes(in_use.rules.catalogue, after)
        refuse_absent_receivers(after.events[known:], in_use.places, known)
    except InvalidDocument as invalid:
        raise InvalidDocument([_as_sent(problem, known) for problem in invalid.problems]) from None
    return after


def _since(before: Pathway, new: Sequence[Event]) -> date:
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
