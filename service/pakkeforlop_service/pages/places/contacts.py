"""Whom to turn to: who has a role at a place, how to reach them, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.freshness import is_stale
from pakkeforlop_service.directory.freshness import said as verified
from pakkeforlop_service.directory.records import Reach
from pakkeforlop_workflow.codes import Role


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who has a role: where, and how to reach them."""

    unit: str
    reach: Reach
    verified: str
    stale: bool


def contact(units: Sequence[Unit], role: Role, day: date, words: Words) -> Contact | None:
    """Whoever has a role on a day in one of some units, the nearest first; `None` when nobody is known to."""
    for unit in units:
        record = next((record for name, record in unit.roles.items() if name == role), None)
        if record is not None and record.held_on(day):
            return Contact(
                unit.name,
                record.reach_on(day),
                verified(record.last_verified, day, words),
                is_stale(record.last_verified, day),
            )
    return None
