"""Hand-overs and milestones across people: who waits for a receipt, and whose day has passed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, and_, case, func, literal, or_, select

from pakkeforlop_workflow.codes import Role

from .tables import HANDOVERS, MILESTONES, PATHWAYS

HandoverRow = Mapping[str, Any]
MilestoneRow = Mapping[str, Any]
"""The columns of the table, and `synthetic`; `status` is the one on the day asked about."""

MAX_ROWS = 500


@dataclass(frozen=True, slots=True)
class Sought:
    """Which of them. `direction` is for hand-overs: those sent from the unit, or those sent to it.

    Hand-overs can be sought without a unit: wherever they are from.
    """

    as_of: date
    unit: str | None
    role: Role | None = None
    direction: Literal["from", "to"] = "from"
    waiting: bool = True
    """Only what is not settled on that day: no receipt yet, or not done yet."""
    settled_since: date | None = None
    """Only hand-overs that were settled from this day on: acknowledged, refused or withdrawn."""
    overdue: bool = False
    """Only milestones whose day has passed."""
    limit: int = MAX_ROWS


def handovers(connection: Connection, sought: Sought) -> list[HandoverRow]:
    """The hand-overs sent by a day, those that have waited longest first; of those settled, the latest answer."""
    table = HANDOVERS.c
    query = (
        select(HANDOVERS, PATHWAYS.c.synthetic, _status(_waits(sought.as_of), "sent", table.status))
        .join(PATHWAYS)
        .where(*_sought(sought))
        .order_by(*_handover_order(sought))
        .limit(sought.limit)
    )
    return [_row(row) for row in connection.execute(query)]


def count_handovers(connection: Connection, sought: Sought) -> int:
    """How many there are of them, however many are shown."""
    return connection.scalar(select(func.count()).select_from(HANDOVERS).where(*_sought(sought))) or 0


def milestones(connection: Connection, sought: Sought) -> list[MilestoneRow]:
    """The milestones of those who belong to a unit, as they stand now, those first whose day comes first."""
    table = MILESTONES.c
    is_open = table.status == "open"
    query = (
        select(MILESTONES, PATHWAYS.c.synthetic, _status(is_open, "open", table.status))
        .join(PATHWAYS)
        .where(or_(table.municipality == sought.unit, table.hospital_unit == sought.unit))
        .order_by(table.due, table.pathway, table.event)
        .limit(sought.limit)
    )
    if sought.role is not None:
        query = query.where(table.responsible == sought.role)
    if sought.waiting or sought.overdue:
        query = query.where(is_open)
    if sought.overdue:
        query = query.where(and_(is_open, table.due < sought.as_of))
    return [_row(row) for row in connection.execute(query)]


def _sought(sought: Sought) -> list[ColumnElement[bool]]:
    table = HANDOVERS.c
    sent = sought.direction == "from"
    place, role = (table.from_place, table.from_role) if sent else (table.to_place, table.to_role)
    found = [table.sent_on <= sought.as_of]
    if sought.unit is not None:
        found.append(place == sought.unit)
    if sought.role is not None:
        found.append(role == sought.role)
    if sought.settled_since is not None:
        found.append(table.settled_on.between(sought.settled_since, sought.as_of))
    elif sought.waiting:
        found.append(_waits(sought.as_of))
    return found


def _handover_order(sought: Sought) -> list[ColumnElement[Any]]:
    table = HANDOVERS.c
    first = table.sent_on.asc() if sought.settled_since is None else table.settled_on.desc()
    return [first, table.pathway.asc(), table.event.asc()]


def _waits(as_of: date) -> ColumnElement[bool]:
    """Whether a hand-over waited for a receipt on a day."""
    return or_(HANDOVERS.c.settled_on.is_(None), HANDOVERS.c.settled_on > as_of)


def _status(waits: ColumnElement[bool], word: str, settled: Any) -> Any:
    return case((waits, literal(word)), else_=settled).label("status_then")


def _row(row: Any) -> dict[str, Any]:
    values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
    values["status"] = values.pop("status_then")
    return values
