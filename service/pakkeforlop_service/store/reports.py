"""Figures for reports: how many people, by checkpoint or by unit, counted in the stored spans and hand-overs.

A person counts once in each figure. The figures are not for showing before small ones are hidden.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    and_,
    case,
    func,
    literal,
    or_,
    select,
    union_all,
)

from .tables import HANDOVERS, PATHWAYS, SPANS

PlaceKind = Literal["municipality", "hospital_unit"]
OUTCOMES: Final[Mapping[str, str]] = {
    "offered": "waiting",
    "held": "held",
    "done_elsewhere": "done_elsewhere",
    "declined": "declined",
    "deferred": "deferred",
    "lapsed": "lapsed",
}
"""What is counted from the answers that began in the period, by the code of the answer."""
MEASURES: Final = (*OUTCOMES, "over_time", "unowned")
"""What is counted of `people`."""
SETTLED: Final = ("acknowledged", "refused", "withdrawn", "unanswered")
"""What has come of a hand-over by a day."""


@dataclass(frozen=True, slots=True)
class Period:
    """A calendar year as it is seen from a day in it or after it. Nothing after that day counts."""

    year: int
    as_of: date

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, 1, 1)

    @property
    def until(self) -> date:
        """Its last day that counts."""
        return min(date(self.year, 12, 31), self.as_of)


def by_checkpoint(
    connection: Connection, units: Sequence[str], period: Period
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of `place` (the checkpoint), `synthetic`, `people` and `MEASURES`, of who belonged to any of the units."""
    places = (SPANS.c.municipality.in_(units), SPANS.c.hospital_unit.in_(units))
    return _counted(connection, SPANS.c.checkpoint, places, period)


def by_unit(
    connection: Connection, checkpoint: str, kind: PlaceKind, period: Period
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The same of one checkpoint, where `place` is each unit of a kind. Reads every span there is."""
    unit = SPANS.c[kind]
    return _counted(connection, unit, [and_(SPANS.c.checkpoint == checkpoint, unit.is_not(None))], period)


def first_talks(
    connection: Connection, units: Sequence[str], period: Period
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of `told_on`, `first_talk_on` and `synthetic`, of who belongs to any of the units now.

    Those who were told in the period, or had their first talk about work in it.
    """
    table = PATHWAYS.c
    told, talked = (
        column.between(period.first, period.until) for column in (table.told_on, table.first_talk_on)
    )
    query = select(table.told_on, table.first_talk_on, table.synthetic)
    here = or_(table.municipality.in_(units), table.hospital_unit.in_(units))
    return connection.execute(query.where(here, or_(told, talked))).all()


def handovers(
    connection: Connection, units: Sequence[str], direction: Literal["from", "to"], period: Period
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Rows of `pathway`, `sent_on`, `settled_on`, `state` (of `SETTLED`) and `synthetic`, in order of sending."""
    table = HANDOVERS.c
    place = table.from_place if direction == "from" else table.to_place
    waits = or_(table.settled_on.is_(None), table.settled_on > period.as_of)
    query = (
        select(
            table.pathway,
            table.sent_on,
            table.settled_on,
            case((waits, literal("unanswered")), else_=table.status).label("state"),
            PATHWAYS.c.synthetic,
        )
        .join(PATHWAYS)
        .where(place.in_(units), table.sent_on.between(period.first, period.until))
        .order_by(table.sent_on, table.pathway, table.event)
    )
    return connection.execute(query).all()


def _counted(
    connection: Connection, place: ColumnElement[str], wheres: Sequence[ColumnElement[bool]], period: Period
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Of the spans in any of `wheres`. What is found twice counts once: people are counted, not spans."""
    # Questions put together, and not one with «or»: the database then has an index for each.
    found = union_all(
        *(question(place, where, period) for where in wheres for question in (_due, _outcomes))
    ).subquery()
    measures = {"over_time": found.c.over_time, "unowned": found.c.unowned} | {
        name: case((found.c.code == code, 1), else_=0) for name, code in OUTCOMES.items()
    }
    people = (
        select(
            found.c.place,
            found.c.pathway,
            *(func.max(measure).label(name) for name, measure in measures.items()),
        )
        .group_by(found.c.place, found.c.pathway)
        .subquery()
    )
    query = (
        select(
            people.c.place,
            PATHWAYS.c.synthetic,
            func.count().label("people"),
            *(func.sum(people.c[name]).label(name) for name in MEASURES),
        )
        .join(PATHWAYS, PATHWAYS.c.id == people.c.pathway)
        .group_by(people.c.place, PATHWAYS.c.synthetic)
        .order_by(people.c.place)
    )
    return connection.execute(query).all()


def _due(place: ColumnElement[str], where: ColumnElement[bool], period: Period) -> Select[Any]:
    """What was due on some day of the period, and whether it was over time, or on nobody's agenda, on one."""
    columns = SPANS.c
    over_time = and_(columns.over_time_from <= period.until, columns.over_time_from <= columns.until)
    # What another question on somebody's agenda asks already has no place on one, and somebody asks it.
    unowned = and_(columns.asker.is_(None), columns.position.is_not(None))
    return select(
        place.label("place"),
        columns.pathway,
        columns.code,
        case((over_time, 1), else_=0).label("over_time"),
        case((unowned, 1), else_=0).label("unowned"),
    ).where(where, columns.code == "due", columns.first <= period.until, columns.until >= period.first)


def _outcomes(place: ColumnElement[str], where: ColumnElement[bool], period: Period) -> Select[Any]:
    """What began in the period: where the question's last answer before was another.

    A span may begin because the person moved, or because another part of the answer changed; and days between, on
    which nothing was asked, change nothing.
    """
    columns = SPANS.c
    # Found first, and only then asked what stood before: PostgreSQL overrates what that costs, and would go through
    # an index rather than the table when every unit is asked about.
    found = (
        select(place.label("place"), columns.pathway, columns.question, columns.code, columns.first)
        .where(where, columns.code.in_(OUTCOMES.values()), columns.first.between(period.first, period.until))
        .cte()
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    earlier = SPANS.alias("earlier")
    before = (
        select(earlier.c.code)
        .where(
            earlier.c.pathway == found.c.pathway,
            earlier.c.question == found.c.question,
            earlier.c.first < found.c.first,
        )
        .order_by(earlier.c.first.desc())
        .limit(1)
        .correlate(found)
        .scalar_subquery()
    )
    return select(found.c.place, found.c.pathway, found.c.code, literal(0), literal(0)).where(
        before.is_distinct_from(found.c.code)
    )
