"""The stored spans: those of one pathway, and a unit's on a day, a page at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    Text,
    and_,
    bindparam,
    case,
    func,
    literal_column,
    or_,
    select,
    true,
    tuple_,
    union_all,
)

from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_workflow.codes import Role

from .among import among
from .tables import PATHWAYS, SPANS

OWN_COLUMNS: Final = tuple(column for column in SPANS.c if column.name != "pathway")
"""What a span says, besides whose it is."""


_REST: Final = (
    select(SPANS.c.pathway, SPANS.c.asker, SPANS.c.checkpoint, SPANS.c.detail, PATHWAYS.c.adoption)
    .join(PATHWAYS)
    .where(
        among(SPANS.c.pathway, "subjects"),
        SPANS.c.code == "due",
        SPANS.c.position > literal_column("0"),
        SPANS.c.first <= bindparam("as_of"),
        SPANS.c.until >= bindparam("as_of"),
    )
    .order_by(SPANS.c.pathway, SPANS.c.asker, SPANS.c.position)
)

_OF_SEVERAL: Final = (
    select(SPANS.c.pathway, *OWN_COLUMNS)
    .where(among(SPANS.c.pathway, "subjects"))
    .order_by(SPANS.c.pathway, SPANS.c.question, SPANS.c.first)
)


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

Order = Literal["pressing", "conversation", "person"]
"""What comes first: what presses most, which is the key as it stands, or else the same key from another end."""

_READ_AS: Final[Mapping[Order, tuple[int, ...]]] = {
    "pressing": (0, 1, 2, 3, 4, 5),
    "conversation": (3, 0, 1, 2, 4, 5),
    "person": (4, 0, 1, 2, 3, 5),
}
"""The parts of a key, in the order in which they are compared."""


def of_pathways(connection: Connection, subjects: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """All the spans of some pathways, by their references."""
    found: dict[str, list[dict[str, Any]]] = {}
    for row in connection.execute(_OF_SEVERAL, {"subjects": subjects}):
        values = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name
        found.setdefault(values.pop("pathway"), []).append(values)
    return found


def page(
    connection: Connection, wanted: Wanted, after: Key | None, limit: int, order: Order = "pressing"
) -> list[Row[*tuple[Any, ...]]]:
    """The rows of a worklist after a key, in an order, with the adoption each was worked out by."""
    values = {**_values(wanted), "limit": limit}
    if after is not None:
        values |= {f"after_{n}": value for n, value in enumerate(after)}
    return list(connection.execute(_question(_shape(wanted), after is not None, order), values).all())


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


def counts(connection: Connection, wanted: Wanted) -> dict[tuple[str, bool, str | None], int]:
    """How many rows there are, by answer, whether over time, and on whose agenda (`None`: nobody's)."""
    found = connection.execute(_counts_query(_shape(wanted)), _values(wanted)).all()
    return {(code, bool(late), asker): number for code, late, asker, number in found}


def rest_of_agendas(
    connection: Connection, subjects: Sequence[str], as_of: date
) -> list[Row[*tuple[Any, ...]]]:
    """What is due for some people on a day after what comes first, agenda by agenda."""
    return list(connection.execute(_REST, {"subjects": subjects, "as_of": as_of}).all())


@lru_cache(maxsize=256)
def _question(shape: Wanted, going_on: bool, order: Order = "pressing") -> Select[Any]:  # noqa: FBT001 - a key of the cache
    """What `page` asks the database, by what is wanted and whether it goes on after a key.

    Put together once: that takes longer than many a question.
    """
    keys = [part.label(f"key_{n}") for n, part in enumerate(_key())]
    read_as = _READ_AS[order]
    # What is ordered is read off an index; only what is shown is looked up among the spans and the people.
    found = union_all(
        *(_standing(select(SPANS.c.first, *keys).where(here), shape) for here in _within(shape))
    ).subquery()
    query = select(found)
    if going_on:
        place = [found.c[keys[n].name] for n in read_as]
        after = (bindparam(f"after_{n}", type_=found.c[keys[n].name].type) for n in read_as)
        query = query.where(tuple_(*place) > tuple_(*after))
    shown = query.order_by(*(found.c[keys[n].name] for n in read_as)).limit(bindparam("limit")).subquery()
    *_, pathway, question = (shown.c[key.name] for key in keys)
    return (
        select(SPANS, PATHWAYS.c.synthetic, PATHWAYS.c.adoption)
        .join(
            shown,
            and_(SPANS.c.pathway == pathway, SPANS.c.question == question, SPANS.c.first == shown.c.first),
        )
        .join(PATHWAYS, PATHWAYS.c.id == SPANS.c.pathway)
        .order_by(*(shown.c[keys[n].name] for n in read_as))
    )


@lru_cache(maxsize=256)
def _counts_query(shape: Wanted) -> Select[Any]:
    found = union_all(
        *(
            _standing(select(SPANS.c.code, _over_time().label("late"), SPANS.c.asker).where(here), part)
            for here in _within(shape)
            # Each by itself, for each has an index of its own.
            for part in (
                replace(shape, codes=shape.codes & {"due"}),
                replace(shape, codes=shape.codes - {"due"}),
            )
            if part.codes
        )
    ).subquery()
    return select(found, func.count()).group_by(found.c.code, found.c.late, found.c.asker)


def _shape(wanted: Wanted) -> Wanted:
    """What is wanted without its values: the same for all that are asked about by the same question."""
    return replace(
        wanted,
        as_of=date.min,
        unit=None if wanted.unit is None else "",
        role=None if wanted.role is None else "patient",
        checkpoint=None if wanted.checkpoint is None else "",
    )


def _values(wanted: Wanted) -> dict[str, Any]:
    """The values that a question is asked with; those that it has no place for are not looked at."""
    return {
        "as_of": wanted.as_of,
        "unit": wanted.unit,
        "role": wanted.role,
        "checkpoint": wanted.checkpoint,
    }


def _standing(query: Select[Any], wanted: Wanted) -> Select[Any]:
    columns, as_of = SPANS.c, bindparam("as_of", type_=Date)
    query = query.where(
        columns.code.in_(sorted(wanted.codes)),
        columns.first <= as_of,
        columns.until >= as_of,
    )
    # What another question on the agenda already asks is no row of its own.
    on_agenda = columns.position == literal_column("0") if wanted.leading else columns.position.is_not(None)
    if wanted.codes == {"due"}:
        query = query.where(on_agenda)
    elif "due" in wanted.codes:
        query = query.where(or_(columns.code != "due", on_agenda))
    if wanted.unowned:
        query = query.where(columns.asker.is_(None))
    elif wanted.role is not None:
        query = query.where(columns.asker == bindparam("role"))
    if wanted.checkpoint is not None:
        query = query.where(columns.checkpoint == bindparam("checkpoint"))
    if wanted.over_time is not None:
        query = query.where(_over_time() == int(wanted.over_time))
    return query


def _within(wanted: Wanted) -> list[ColumnElement[bool]]:
    """Who belongs to the unit, as one condition for each index that knows it; nobody fits two of them."""
    if wanted.unit is None:
        return [true()]
    municipality, hospital, unit = SPANS.c.municipality, SPANS.c.hospital_unit, bindparam("unit", type_=Text)
    return [municipality == unit, and_(hospital == unit, municipality.is_distinct_from(unit))]


def _over_time() -> ColumnElement[int]:
    late = SPANS.c.over_time_from <= bindparam("as_of")
    return case((and_(SPANS.c.code == "due", late), 1), else_=0)


def _key() -> tuple[ColumnElement[Any], ...]:
    opens = func.coalesce(SPANS.c.opens, SPANS.c.first)
    day = case((SPANS.c.code == "due", func.coalesce(SPANS.c.over_time_from, opens)), else_=opens)
    return (
        case((SPANS.c.optional, 1), else_=0),
        (1 - _over_time()),
        day,
        SPANS.c.checkpoint,
        SPANS.c.pathway,
        SPANS.c.question,
    )
