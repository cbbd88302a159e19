"""Recording: new pathways and new events, each stored whole with what follows from it, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from pakkeforlop_service.store import (
    AlreadyThere,
    Stale,
    Store,
    pathways,
    receipts,
    state,
)
from pakkeforlop_service.store.appending import append, is_one_statement
from pakkeforlop_service.store.followings import Following
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.receipts import Receipt
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.cooperation import Cooperation, NetworkMeeting
from pakkeforlop_workflow.events import Correction, Event, Moved
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.replay import Gap

from .following import commitments_of, following
from .governing import Governing, InUse
from .new_events import continued, first_day, refuse_unknown_codes, stamped
from .receivers import refuse_absent_receivers
from .whereabouts import stays_of


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
        document = {**document, "events": stamped(events, sent.now)}
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
    recorded = _record(store, governing, subject, events, sent)
    return _record_in_turn(store, governing, subject, events, sent) if recorded is None else recorded


@dataclass(frozen=True, slots=True)
class _Next:
    """What is to be stored when nobody comes between."""

    read_as: Stored
    new: tuple[Event, ...]
    history: History
    follows: Following
    release: str


def _record(
    store: Store, governing: Governing, subject: str, events: Sequence[Any], sent: Sent
) -> Recorded | None:
    """The same without keeping anybody waiting; `None` when somebody else wrote in between."""
    with store.reading() as connection:
        found = _next(connection, governing, subject, events, sent)
        if isinstance(found, Recorded):
            return found
        alone = sent.key is None and is_one_statement(found.read_as, found.follows)
        if alone and store.keeps_single_statements:
            return _kept(connection, subject, found, sent)
    with store.writing() as connection:
        return _kept(connection, subject, found, sent)


def _record_in_turn(
    store: Store, governing: Governing, subject: str, events: Sequence[Any], sent: Sent
) -> Recorded:
    """The same while nobody else writes to the pathway: whoever wants to waits, and then has not worked in vain."""
    with store.writing() as connection:
        state.held(connection)
        pathways.hold(connection, subject)
        found = _next(connection, governing, subject, events, sent)
        recorded = found if isinstance(found, Recorded) else _kept(connection, subject, found, sent)
    assert recorded is not None  # noqa: S101 - nobody can come between
    return recorded


def _next(
    connection: Connection, governing: Governing, subject: str, events: Sequence[Any], sent: Sent
) -> _Next | Recorded:
    """What is to be stored; what came of it, when it was stored before."""
    before, stored = pathways.read_with_spans(connection, subject)
    in_use = governing.of(connection, before.state)
    receipt = sent.receipt(connection, subject)
    if receipt is not None:
        return _again(before, receipt)
    if sent.expected_version not in {None, before.version}:
        raise Stale(before.version)
    after = continued(before.pathway, events, sent.now, in_use)
    new, rules = after.events[before.version :], in_use.rules
    history = replayed(after)
    stays = stays_of(history, in_use.places)
    if before.adoption != rules.adoption or before.waits:
        # Its spans wait to be worked out anew: that is done now and as a whole.
        follows = following(history, rules, stays, stored, commitments=commitments_of(history, stays))
        return _Next(before, new, history, follows, rules.release)
    since, affected = first_day(before.pathway, new), rules.readings.affected(after, new)
    commitments = None if _keeps_commitments(new) else commitments_of(history, stays)
    follows = following(history, rules, stays, stored, since, affected, commitments=commitments)
    return _Next(before, new, history, follows, rules.release)


def _kept(connection: Connection, subject: str, found: _Next, sent: Sent) -> Recorded | None:
    """What came of storing it; `None` when somebody has come between."""
    if not append(connection, subject, found.new, found.read_as, found.follows):
        return None
    version = found.read_as.version + len(found.new)
    sent.keep(connection, subject, Receipt(version, len(found.new), found.release))
    return Recorded(version, found.release, _opened(found.read_as.pathway, found.history))


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
    kept_in_rows = (event for event in new if not isinstance(event, NetworkMeeting))
    return not any(isinstance(event, Cooperation | Moved | Correction) for event in kept_in_rows)
