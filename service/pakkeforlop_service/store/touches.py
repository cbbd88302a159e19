"""Who last did something with a person: the latest conversation or hand-over that stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from sqlalchemy import Connection, case, select

from pakkeforlop_workflow.codes import Role

from .among import among
from .tables import EVENTS

TOUCHES: Final = frozenset({"conversation", "handover", "handover_update"})

_ASKED: Final = (
    select(
        *(EVENTS.c.pathway, EVENTS.c.id, EVENTS.c.type, EVENTS.c.on, EVENTS.c.recorded_at),
        EVENTS.c.body["by"].as_string().label("by"),
        case((EVENTS.c.type == "correction", EVENTS.c.body)).label("correction"),
    )
    .where(among(EVENTS.c.pathway, "subjects"), EVENTS.c.type.in_((*sorted(TOUCHES), "correction")))
    .order_by(EVENTS.c.pathway)
)
"""What is looked at in an event: of the body of most only who it was."""


@dataclass(frozen=True, slots=True)
class Touch:
    """Which role it was, and on which day."""

    by: Role
    on: date


def last_touches(connection: Connection, subjects: Sequence[str], as_of: date) -> dict[str, Touch]:
    """The latest by a day for each of some people, in one question; who has none is left out."""
    found: dict[str, Touch] = {}
    for subject, rows in groupby(
        connection.execute(_ASKED, {"subjects": subjects}).all(), attrgetter("pathway")
    ):
        known = [touch for touch in _standing(rows) if touch.on <= as_of]
        if known:
            found[subject] = max(known, key=lambda touch: touch.on)
    return found


def _standing(rows: Iterable[Any]) -> Iterator[Touch]:
    """What is not corrected, or corrected to this: latest first, for the last word on an event counts."""
    settled: set[str] = set()
    for row in sorted(rows, key=attrgetter("recorded_at", "id"), reverse=True):
        if row.id in settled:
            continue
        if row.type != "correction":
            yield Touch(row.by, row.on)
        elif row.correction["corrects"] not in settled:
            settled.add(row.correction["corrects"])
            instead = row.correction.get("replaces")
            if instead is not None and instead["type"] in TOUCHES:
                yield Touch(instead["by"], date.fromisoformat(instead["on"]))
