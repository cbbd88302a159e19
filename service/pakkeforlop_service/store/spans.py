"""The stored spans: those of one pathway, and a unit's on a day, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

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
    tuple_,
)

from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_workflow.codes import Role

from .tables import PATHWAYS, SPANS

OWN_COLUMNS: Final = tuple(column for column in SPANS.c if column.name != "pathway")
"""What a span says, besides whose it is."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a worklist is of. `unowned` is the rows that nobody owns; `leading` only the first of each agenda."""

    as_of: date
    unit: str | None = None
    role: Role | None = None
    unowned: bool = False
    codes: frozenset[AnswerCode] = frozenset({"due"})
    checkpoint: str | None = None
    over_time: bool | None = None
    leading: bool = False


Key = tuple[int, int, date, str, str, str]
"""Optional, in time, day, checkpoint, person, question: where a row comes in a worklist."""


def of_pathway(connection: Connection, subject: str, since: date) -> list[dict[str, Any]]:
    """The spans of a pathway that last to a day or longer, question by question in order of time."""
    query = (
        select(*OWN_COLUMNS)
        .where(SPANS.c.pathway == subject, SPANS.c.until >= since)
        .order_by(SPANS.c.question, SPANS.c.first)
    )
    return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - SQLAlchemy's public name


def of_pathways(connection: Connection, subjects: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """All the spans of some pathways, by their references."""
    found: dict[str, list[dict[str, Any]]] = {}
    query = select(SPANS.c.pathway, *OWN_COLUMNS).where(SPANS.c.pathway.in_(subjects))
    for row in connection.execute(query.order_by(SPANS.c.pathway, SPANS.c.question, SPANS.c.first)):
        values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
        found.setdefault(values.pop("pathway"), []).append(values)
    return found


def page(
    connection: Connection, wanted: Wanted, after: Key | None, limit: int
) -> list[Row[*tuple[Any, ...]]]:
    """The rows of a worklist after a key, most pressing first, with the adoption each was worked out by."""
    return list(connection.execute(page_query(wanted, after, limit)))


def page_query(wanted: Wanted, after: Key | None, limit: int) -> Select[Any]:
    """What `page` asks the database."""
    order = _order(wanted.as_of)
    query = _standing(select(SPANS, *(part.label(f"key_{n}") for n, part in enumerate(order))), wanted)
    if after is not None:
        query = query.where(tuple_(*order) > tuple_(*(literal(part) for part in after)))
    # Only those shown are looked up among the people.
    shown = query.order_by(*order).limit(limit).subquery()
    return (
        select(shown, PATHWAYS.c.synthetic, PATHWAYS.c.adoption)
        .join(PATHWAYS, PATHWAYS.c.id == shown.c.pathway)
        .order_by(*(shown.c[f"key_{n}"] for n in range(len(order))))
    )


def fits(row: Mapping[str, Any], wanted: Wanted) -> bool:
    """Whether a row is wanted: the same as `page` asks of the database, of a row that is not stored."""
    due, over_time_from = row["code"] == "due", row["over_time_from"]
    over_time = due and over_time_from is not None and over_time_from <= wanted.as_of
    return (
        row["code"] in wanted.codes
        and row["first"] <= wanted.as_of <= row["until"]
        and (not due or row["position"] == 0 or (row["position"] is not None and not wanted.leading))
        and (wanted.unit is None or wanted.unit in {row["municipality"], row["hospital_unit"]})
        and (row["asker"] is None if wanted.unowned else wanted.role in {None, row["asker"]})
        and wanted.checkpoint in {None, row["checkpoint"]}
        and wanted.over_time in {None, over_time}
    )


def counts(connection: Connection, wanted: Wanted) -> dict[tuple[str, bool, bool], int]:
    """How many rows there are, by answer, whether over time, and whether nobody owns it."""
    over = _over_time(wanted.as_of)
    unowned = SPANS.c.owner.is_(None)
    query = _standing(select(SPANS.c.code, over, unowned, func.count()).select_from(SPANS), wanted)
    rows = connection.execute(query.group_by(SPANS.c.code, over, unowned))
    return {(code, bool(late), bool(nobody)): number for code, late, nobody, number in rows}


def agenda_rows(connection: Connection, subjects: Sequence[str], as_of: date) -> list[Row[*tuple[Any, ...]]]:
    """All that is due for some people on a day, agenda by agenda."""
    query = (
        select(SPANS, PATHWAYS.c.adoption)
        .join(PATHWAYS)
        .where(
            SPANS.c.pathway.in_(subjects),
            SPANS.c.code == "due",
            SPANS.c.position.is_not(None),
            SPANS.c.first <= as_of,
            SPANS.c.until >= as_of,
        )
        .order_by(SPANS.c.pathway, SPANS.c.asker, SPANS.c.position)
    )
    return list(connection.execute(query))


def _standing(query: Select[Any], wanted: Wanted) -> Select[Any]:
    columns, as_of = SPANS.c, wanted.as_of
    query = query.where(
        columns.code.in_(sorted(wanted.codes)),
        columns.first <= as_of,
        columns.until >= as_of,
    )
    # What another question on the agenda already asks is no row of its own.
    on_agenda = columns.position == 0 if wanted.leading else columns.position.is_not(None)
    if wanted.codes == {"due"}:
        query = query.where(on_agenda)
    elif "due" in wanted.codes:
        query = query.where(or_(columns.code != "due", on_agenda))
    if wanted.unit is not None:
        query = query.where(or_(columns.municipality == wanted.unit, columns.hospital_unit == wanted.unit))
    if wanted.unowned:
        query = query.where(columns.asker.is_(None))
    elif wanted.role is not None:
        query = query.where(columns.asker == wanted.role)
    if wanted.checkpoint is not None:
        query = query.where(columns.checkpoint == wanted.checkpoint)
    if wanted.over_time is not None:
        query = query.where(_over_time(as_of) == int(wanted.over_time))
    return query


def _over_time(as_of: date) -> ColumnElement[int]:
    return case((and_(SPANS.c.code == "due", SPANS.c.over_time_from <= as_of), 1), else_=0)


def _order(as_of: date) -> tuple[ColumnElement[Any], ...]:
    day = func.coalesce(SPANS.c.over_time_from, SPANS.c.opens, SPANS.c.first)
    return (
        case((SPANS.c.optional, 1), else_=0),
        (1 - _over_time(as_of)),
        day,
        SPANS.c.checkpoint,
        SPANS.c.pathway,
        SPANS.c.question,
    )
