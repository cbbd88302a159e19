"""The worklist: what there is to do in a unit on a day, a page at a time, from the stored spans."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from pakkeforlop_rules.answers import Answer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_service.store import Store, pathways, spans
from pakkeforlop_service.store.spans import Key, Order, Wanted
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.history import replayed

from .following import placed, standing
from .governing import Governing, places_of
from .rows import answer_of, entry_of
from .whereabouts import stays_of

MAX_ROWS = 500
"""Most rows of one page."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a worklist: one question, whose it is, and on whose agenda."""

    subject: str
    answer: Answer
    asker: Role | None
    position: int | None
    """Its place on the agenda when it is due: 0 comes first."""
    municipality: str | None
    hospital_unit: str | None
    synthetic: bool
    key: Key


@dataclass(frozen=True, slots=True)
class Worklist:
    """A page of a worklist."""

    lines: tuple[Line, ...]
    more: Key | None
    """Where the next page begins; `None` when this is the last."""


def worklist(
    store: Store,
    governing: Governing,
    wanted: Wanted,
    after: Key | None = None,
    limit: int = MAX_ROWS,
    order: Order = "pressing",
) -> Worklist:
    """A page of what is wanted, in an order."""
    with store.reading() as connection:
        rows = spans.page(connection, wanted, after, limit + 1, order)
        lines = [_line(connection, governing, row, wanted.as_of) for row in rows[:limit]]
    return Worklist(tuple(lines), lines[-1].key if len(rows) > limit else None)


def rest_of_agendas(
    store: Store, governing: Governing, lines: Sequence[Line], as_of: date
) -> Mapping[tuple[str, Role | None], tuple[Entry, ...]]:
    """What follows on the agendas of which the lines are the first item, by person and whose it is."""
    found: dict[tuple[str, Role | None], tuple[Entry, ...]] = {}
    with store.reading() as connection:
        for row in spans.rest_of_agendas(connection, [line.subject for line in lines], as_of):
            rules = governing.rulebook.words_of(connection, row.adoption)
            key = (row.pathway, row.asker)
            found[key] = (*found.get(key, ()), entry_of(row.checkpoint, row.detail, rules))
    return found


def worklist_as_known(
    store: Store, governing: Governing, wanted: Wanted, known_at: datetime, after: Key | None, limit: int
) -> Worklist:
    """The same as it would have been with what was known at an instant, by the rules in use now.

    Worked out person by person for the unit, which must be given: seconds for a large one.
    """
    assert wanted.unit is not None  # noqa: S101 - the door asks for it
    lines: list[Line] = []
    with store.reading() as connection:
        in_use = governing.in_use(connection)
        places = places_of(connection, known_at)
        subjects = pathways.subjects_ever_at(connection, wanted.unit)
    for start in range(0, len(subjects), MAX_ROWS):
        with store.reading() as connection:
            found = pathways.read_many(connection, subjects[start : start + MAX_ROWS])
        for stored in found.values():
            history = replayed(stored.pathway, known_at)
            stays = stays_of(history, places)
            day = [
                replace(stay, first=max(stay.first, wanted.as_of), last=min(stay.last, wanted.as_of))
                for stay in stays
            ]
            rows = placed(
                list(standing(history, in_use.rules, [stay for stay in day if stay.first == stay.last]))
            )
            lines += [
                _made(
                    row,
                    stored.pathway.subject,
                    stored.pathway.synthetic,
                    answer_of(row, in_use.rules, wanted.as_of),
                )
                for row in rows
                if spans.fits(row, wanted)
            ]
    lines.sort(key=lambda line: line.key)
    rest = [line for line in lines if after is None or line.key > after]
    return Worklist(tuple(rest[:limit]), rest[limit - 1].key if len(rest) > limit else None)


def _line(connection: Connection, governing: Governing, row: Any, as_of: date) -> Line:
    values = row._asdict()
    answer = answer_of(values, governing.rulebook.words_of(connection, row.adoption), as_of)
    return _made(values, row.pathway, row.synthetic, answer)


def _made(row: Mapping[str, Any], subject: str, synthetic: bool, answer: Answer) -> Line:  # noqa: FBT001 - a column
    day = (answer.code == "due" and row["over_time_from"]) or row["opens"] or row["first"]
    return Line(
        subject=subject,
        answer=answer,
        asker=row["asker"],
        position=row["position"],
        municipality=row["municipality"],
        hospital_unit=row["hospital_unit"],
        synthetic=synthetic,
        key=(
            int(row["optional"]),
            int(not answer.over_time),
            day,
            row["checkpoint"],
            subject,
            row["question"],
        ),
    )
