"""Pathways and their events: read one, list some, add, append, and erase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import (
    Column,
    Connection,
    Row,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    true,
)
from sqlalchemy.exc import IntegrityError

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.events import Event

from .among import among
from .errors import AlreadyThere, Erased, NoSuchPathway
from .followings import Following, Profile, columns, insert_rows, replace_commitments, replace_spans
from .gathered import Gathered, rows_of
from .spans import OWN_COLUMNS
from .state import STATE_COLUMNS, State
from .tables import EVENTS, HANDOVERS, MILESTONES, PATHWAYS, RECEIPTS, SPANS, STATE, TOMBSTONES


@dataclass(frozen=True, slots=True)
class Stored:
    """A pathway as it is stored, with what was in use when it was read."""

    pathway: Pathway
    adoption: int | None
    """The adoption its spans were worked out by; `None` before any were."""
    waits: bool
    """Whether its spans are to be worked out anew in any case."""
    state: State
    places: tuple[str | None, str | None] = (None, None)
    """The municipality and the hospital unit of its row."""

    @property
    def version(self) -> int:
        """The number of its events."""
        return len(self.pathway.events)


def read(connection: Connection, subject: str) -> Stored:
    """One pathway. Raises `NoSuchPathway`, or `Erased`."""
    return _stored(_found(connection, _READ_ONE, subject))


def read_with_spans(connection: Connection, subject: str) -> tuple[Stored, list[dict[str, Any]]]:
    """One pathway, and its spans as they are stored, in no order. Raises `NoSuchPathway`, or `Erased`."""
    row = _found(connection, _READ_WITH_SPANS, subject)
    return _stored(row), rows_of(row.spans, OWN_COLUMNS)


def read_many(connection: Connection, subjects: Sequence[str]) -> dict[str, Stored]:
    """Several pathways, by reference; those that are not there are left out."""
    return {row.id: _stored(row) for row in connection.execute(_READ_SEVERAL, {"subjects": subjects})}


def is_empty(connection: Connection) -> bool:
    """Whether there is no pathway yet."""
    return connection.scalar(select(PATHWAYS.c.id).limit(1)) is None


def subjects_ever_at(connection: Connection, place: str) -> list[str]:
    """The references of those who belong to a municipality or a hospital unit, or have moved, in order."""
    here = (PATHWAYS.c.municipality == place) | (PATHWAYS.c.hospital_unit == place)
    moved = PATHWAYS.c.id.in_(select(EVENTS.c.pathway).where(EVENTS.c.type.in_(("moved", "correction"))))
    return list(connection.scalars(select(PATHWAYS.c.id).where(here | moved).order_by(PATHWAYS.c.id)))


def places(connection: Connection) -> list[str]:
    """The municipalities and hospital units that people belong to now, in order."""
    return sorted({place for query in _PLACES for place in connection.scalars(query)})


def add(
    connection: Connection, pathways: Iterable[tuple[Pathway, Following | None]], created_at: datetime
) -> None:
    """Store new pathways, with what follows when it is known already. Raises `AlreadyThere` or `Erased`."""
    for pathway, following in pathways:
        profile = Profile() if following is None else following.profile
        row = {
            "id": pathway.subject,
            "header": pathway.model_dump(mode="json", exclude={"events"}),
            "created_at": created_at.astimezone(UTC),
            "version": len(pathway.events),
            "adoption": None if following is None else following.adoption,
            "waits": following is None,
            "synthetic": pathway.synthetic,
            **columns(profile),
        }
        _refuse_erased(connection, pathway.subject)
        try:
            connection.execute(insert(PATHWAYS), row)
        except IntegrityError:
            raise AlreadyThere from None
        _refuse_erased(connection, pathway.subject)  # while we waited for whoever erased it
        insert_events(connection, pathway.subject, pathway.events, after=0)
        if following is not None:
            replace_spans(connection, pathway.subject, following)
            if following.commitments is not None:
                replace_commitments(connection, pathway.subject, following.commitments)


def insert_events(connection: Connection, subject: str, events: Sequence[Event], after: int) -> None:
    """Insert events of a pathway that has some already, or none."""
    insert_rows(connection, EVENTS, subject, list(event_rows(events, after)))


def event_rows(events: Sequence[Event], after: int) -> Iterator[dict[str, Any]]:
    """Events as rows without whose they are, numbered on from the latest version."""
    for version, event in enumerate(events, after + 1):
        yield {
            "version": version,
            "id": event.id,
            "type": event.type,
            "on": event.on,
            "recorded_at": event.recorded_at.astimezone(UTC),
            "body": event.model_dump(mode="json", exclude_none=True),
        }


def hold(connection: Connection, subject: str) -> None:
    """Let nobody else write to a pathway until the transaction ends; whoever does now is waited for."""
    connection.execute(select(PATHWAYS.c.id).where(PATHWAYS.c.id == subject).with_for_update())


def version_of(connection: Connection, subject: str) -> int:
    """The number of events of a pathway. Raises `NoSuchPathway`, or `Erased`."""
    version: int | None = connection.scalar(select(PATHWAYS.c.version).where(PATHWAYS.c.id == subject))
    if version is None:
        _refuse_erased(connection, subject)
        raise NoSuchPathway
    return version


def erase(connection: Connection, subject: str, erased_at: datetime, reason: str) -> None:
    """Erase a pathway with all that follows from it; only the tombstone, written first, stays.

    Raises `NoSuchPathway`, or `Erased` when it was done before.
    """
    version_of(connection, subject)
    # Whoever records now is waited for, so that what they record goes too.
    version = connection.scalar(select(PATHWAYS.c.version).where(PATHWAYS.c.id == subject).with_for_update())
    if version is None:
        version = version_of(connection, subject)
    connection.execute(
        insert(TOMBSTONES),
        {
            "pathway": subject,
            "erased_at": erased_at.astimezone(UTC),
            "version": version,
            "reason": reason,
        },
    )
    for table in (SPANS, HANDOVERS, MILESTONES, RECEIPTS, EVENTS):
        connection.execute(delete(table).where(table.c.pathway == subject))
    connection.execute(delete(PATHWAYS).where(PATHWAYS.c.id == subject))


def count(connection: Connection) -> int:
    """How many pathways there are."""
    return connection.scalar(select(func.count()).select_from(PATHWAYS)) or 0


_EVENTS: Final = (
    select(Gathered(EVENTS.c.version, EVENTS.c.body))
    .where(EVENTS.c.pathway == PATHWAYS.c.id)
    .scalar_subquery()
    .label("events")
)
_SPANS: Final = (
    select(Gathered(*OWN_COLUMNS)).where(SPANS.c.pathway == PATHWAYS.c.id).scalar_subquery().label("spans")
)
_READ: Final = (
    select(
        *(PATHWAYS.c.id, PATHWAYS.c.header, PATHWAYS.c.adoption, PATHWAYS.c.waits),
        *(PATHWAYS.c.municipality, PATHWAYS.c.hospital_unit, *STATE_COLUMNS, _EVENTS),
    )
    .select_from(PATHWAYS.join(STATE, true()))
    .order_by(PATHWAYS.c.id)
)
# Statements of every request are put together once: that takes longer than PostgreSQL needs to carry them out.
_READ_ONE: Final = _READ.where(PATHWAYS.c.id == bindparam("subject"))
_READ_WITH_SPANS: Final = _READ_ONE.add_columns(_SPANS)
_READ_SEVERAL: Final = _READ.where(among(PATHWAYS.c.id, "subjects"))


def _distinct(column: Column[str]) -> Select[str]:
    """The values of an indexed column, from one to the next: not by looking at everybody."""
    least = select(func.min(column).label("place")).cte("places", recursive=True)
    following = select(func.min(column)).where(column > least.c.place).scalar_subquery()
    walked = least.union_all(select(following).where(least.c.place.is_not(None)))
    return select(walked.c.place).where(walked.c.place.is_not(None))


_PLACES: Final = tuple(_distinct(column) for column in (PATHWAYS.c.municipality, PATHWAYS.c.hospital_unit))


def _found(connection: Connection, query: Select[*tuple[Any, ...]], subject: str) -> Row[*tuple[Any, ...]]:
    row = connection.execute(query, {"subject": subject}).first()
    if row is None:
        _refuse_erased(connection, subject)
        raise NoSuchPathway
    return row


def _stored(row: Row[*tuple[Any, ...]]) -> Stored:
    events = [body for _, body in sorted(from_json(row.events), key=itemgetter(0))]
    pathway = Pathway.model_validate({**row.header, "events": events})
    in_use = State(row.state_adoption, row.state_directory)
    return Stored(pathway, row.adoption, row.waits, in_use, (row.municipality, row.hospital_unit))


def _refuse_erased(connection: Connection, subject: str) -> None:
    erased_at = connection.scalar(select(TOMBSTONES.c.erased_at).where(TOMBSTONES.c.pathway == subject))
    if erased_at is not None:
        raise Erased(erased_at.replace(tzinfo=erased_at.tzinfo or UTC))
