"""The directory in the database: versions of units, each written once and never changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.exc import IntegrityError

from pakkeforlop_service.directory.units import Unit, dumped

from .errors import Stale
from .tables import DIRECTORY


@dataclass(frozen=True, slots=True)
class Version:
    """A unit as it was written at an instant."""

    number: int
    recorded_at: datetime
    unit: Unit


def units(connection: Connection, known_at: datetime | None = None) -> dict[str, tuple[int, Unit]]:
    """The latest version of each unit by its reference, or the latest that was written at an instant or before."""
    latest = select(DIRECTORY.c.unit, func.max(DIRECTORY.c.version).label("version")).group_by(
        DIRECTORY.c.unit
    )
    if known_at is not None:
        latest = latest.where(DIRECTORY.c.recorded_at <= known_at.astimezone(UTC))
    newest = latest.subquery()
    query = (
        select(DIRECTORY.c.unit, DIRECTORY.c.version, DIRECTORY.c.body)
        .join(newest, (newest.c.unit == DIRECTORY.c.unit) & (newest.c.version == DIRECTORY.c.version))
        .order_by(DIRECTORY.c.unit)
    )
    rows = connection.execute(query)
    return {row.unit: (row.version, Unit.model_validate(row.body)) for row in rows}


def names(connection: Connection, wanted: Sequence[str]) -> dict[str, str]:
    """What some units are called, by reference; those that are not in the directory are left out."""
    query = (
        select(DIRECTORY.c.unit, DIRECTORY.c.body["name"].as_string())
        .where(DIRECTORY.c.unit.in_(wanted))
        .order_by(DIRECTORY.c.unit, DIRECTORY.c.version)
    )
    return {unit: name for unit, name in connection.execute(query)}  # noqa: C416 - the latest name comes last


def history(connection: Connection, unit: str) -> list[Version]:
    """Every version of a unit, the first one first; empty when there is none."""
    query = select(DIRECTORY).where(DIRECTORY.c.unit == unit).order_by(DIRECTORY.c.version)
    return [
        Version(row.version, _utc(row.recorded_at), Unit.model_validate(row.body))
        for row in connection.execute(query)
    ]


def changed_at(connection: Connection) -> datetime | None:
    """When something was last written; `None` when nothing was."""
    latest = connection.scalar(select(func.max(DIRECTORY.c.recorded_at)))
    return None if latest is None else _utc(latest)


def put(connection: Connection, unit: Unit, expected_version: int | None, now: datetime) -> int:
    """Write a unit as it is now; its version. One that says what the latest says is not written again.

    With `expected_version` only if that is the latest: 0 for a unit that is not there yet. Raises `Stale` when it
    is another one, and when somebody else writes at the same time.
    """
    query = select(DIRECTORY).where(DIRECTORY.c.unit == unit.id).order_by(DIRECTORY.c.version.desc()).limit(1)
    latest = connection.execute(query).first()
    current = 0 if latest is None else latest.version
    if expected_version not in {None, current}:
        raise Stale(current)
    if latest is not None and Unit.model_validate(latest.body) == unit:
        return current
    row = {
        "unit": unit.id,
        "version": current + 1,
        "recorded_at": now.astimezone(UTC),
        "body": dumped(unit),
    }
    try:
        connection.execute(insert(DIRECTORY), row)
    except IntegrityError:
        raise Stale(current + 1) from None
    return current + 1


def _utc(instant: datetime) -> datetime:
    """SQLite keeps no time zone."""
    return instant.replace(tzinfo=instant.tzinfo or UTC)
