"""Pathways and their events: read one, list some, add, append, and erase."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    Row,
    Select,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.exc import IntegrityError

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.events import Event

from .among import among
from .errors import AlreadyThere, Erased, NoSuchPathway
from .followings import Following, Profile, columns, insert_rows, replace
from .state import STATE_COLUMNS, State, held
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
    rows = connection.execute(_READ_ONE, {"subject": subject}).all()
    if not rows:
        _refuse_erased(connection, subject)
        raise NoSuchPathway
    return _stored(rows)


def read_many(connection: Connection, subjects: Sequence[str]) -> dict[str, Stored]:
    """Several pathways, by reference; those that are not there are left out."""
    grouped: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for row in connection.execute(_READ_SEVERAL, {"subjects": subjects}):
        grouped.setdefault(row.id, []).append(row)
    return {subject: _stored(rows) for subject, rows in grouped.items()}


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
        _insert_events(connection, pathway.subject, pathway.events, after=0)
        if following is not None:
            replace(connection, pathway.subject, following)


def append(
    connection: Connection, subject: str, events: Sequence[Event], read_as: Stored, following: Following
) -> bool:
    """Append events to a pathway that is as it was read, with what follows from them.

    False, and nothing done, when somebody has written since, or what its spans follow from has changed.
    """
    version = read_as.version + len(events)
    if read_as.places != (following.profile.municipality, following.profile.hospital_unit):
        held(connection)  # a change of the directory looks for those who belong there
    row = {
        "subject": subject,
        "version_read": read_as.version,
        "adoption_read": read_as.adoption,
        "waits_read": read_as.waits,
        "adoption_in_use": read_as.state.adoption,
        "directory_in_use": read_as.state.directory,
        "version": version,
        "adoption": following.adoption,
        "waits": False,
        **columns(following.profile),
    }
    if connection.execute(_GO_ON, row).rowcount != 1:
        return False
    _insert_events(connection, subject, events, after=read_as.version)
    replace(connection, subject, following)
    return True


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


_READ: Final = (
    select(
        *(PATHWAYS.c.id, PATHWAYS.c.adoption, PATHWAYS.c.waits),
        *(PATHWAYS.c.municipality, PATHWAYS.c.hospital_unit, EVENTS.c.body, *STATE_COLUMNS),
        # Once for each pathway, and not along with each of its events.
        case((func.coalesce(EVENTS.c.version, 1) == 1, PATHWAYS.c.header)).label("header"),
    )
    .select_from(PATHWAYS.join(STATE, true()).outerjoin(EVENTS, EVENTS.c.pathway == PATHWAYS.c.id))
    .order_by(PATHWAYS.c.id, EVENTS.c.version)
)
# Statements of every request are put together once: that takes longer than PostgreSQL needs to carry them out.
_READ_ONE: Final = _READ.where(PATHWAYS.c.id == bindparam("subject"))
_READ_SEVERAL: Final = _READ.where(among(PATHWAYS.c.id, "subjects"))
_GO_ON: Final = update(PATHWAYS).where(
    PATHWAYS.c.id == bindparam("subject"),
    PATHWAYS.c.version == bindparam("version_read"),
    PATHWAYS.c.adoption.is_not_distinct_from(bindparam("adoption_read", type_=Integer)),
    PATHWAYS.c.waits == bindparam("waits_read"),
    # The rules and the directory in use are those that were read.
    exists().where(
        STATE.c.adoption.is_not_distinct_from(bindparam("adoption_in_use", type_=Integer)),
        STATE.c.directory == bindparam("directory_in_use"),
    ),
)


def _distinct(column: Column[str]) -> Select[str]:
    """The values of an indexed column, from one to the next: not by looking at everybody."""
    least = select(func.min(column).label("place")).cte("places", recursive=True)
    following = select(func.min(column)).where(column > least.c.place).scalar_subquery()
    walked = least.union_all(select(following).where(least.c.place.is_not(None)))
    return select(walked.c.place).where(walked.c.place.is_not(None))


_PLACES: Final = tuple(_distinct(column) for column in (PATHWAYS.c.municipality, PATHWAYS.c.hospital_unit))


def _stored(rows: Sequence[Row[*tuple[Any, ...]]]) -> Stored:
    first = rows[0]
    bodies = [row.body for row in rows if row.body is not None]
    pathway = Pathway.model_validate({**first.header, "events": bodies})
    in_use = State(first.state_adoption, first.state_directory)
    return Stored(pathway, first.adoption, first.waits, in_use, (first.municipality, first.hospital_unit))


def _refuse_erased(connection: Connection, subject: str) -> None:
    erased_at = connection.scalar(select(TOMBSTONES.c.erased_at).where(TOMBSTONES.c.pathway == subject))
    if erased_at is not None:
        raise Erased(erased_at.replace(tzinfo=erased_at.tzinfo or UTC))


def _insert_events(connection: Connection, subject: str, events: Sequence[Event], after: int) -> None:
    insert_rows(connection, EVENTS, subject, list(_event_rows(events, after)))


def _event_rows(events: Sequence[Event], after: int) -> Iterator[dict[str, Any]]:
    for version, event in enumerate(events, after + 1):
        yield {
            "version": version,
            "id": event.id,
            "type": event.type,
            "on": event.on,
            "recorded_at": event.recorded_at.astimezone(UTC),
            "body": event.model_dump(mode="json", exclude_none=True),
        }
