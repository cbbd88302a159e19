"""How fresh a record is. Who reads it is told when it was last verified, and that it may be out of date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from pakkeforlop_rules.texts import Text
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.dates import add_months, day_after

from .records import Cooperation, Record
from .units import Unit, Where

FRESH_MONTHS: Final = 12
"""Calendar months that a record counts as fresh, its last day included. Produktråd: the sources only ask for a date,
and found information pages that were one to two years old."""

_VERIFIED: Final = Text(nb="Bekreftet {day}.", nn="Stadfesta {day}.", en="Verified {day}.")
_STALE: Final = Text(
    nb="Sist bekreftet {day}, for mer enn ett år siden. Kan være utdatert.",
    nn="Sist stadfesta {day}, for meir enn eitt år sidan. Kan vere utdatert.",
    en="Last verified {day}, more than a year ago. May be out of date.",
)
_NEVER: Final = Text(
    nb="Ikke bekreftet. Kan være feil.",
    nn="Ikkje stadfesta. Kan vere feil.",
    en="Not verified. May be wrong.",
)


def is_stale(last_verified: date | None, today: date) -> bool:
    """Whether a record is to be shown as stale: more than a year since it was verified, or never."""
    return last_verified is None or today >= day_after(add_months(last_verified, FRESH_MONTHS))


def said(last_verified: date | None, today: date, words: Words) -> str:
    """When a record was verified, as people are told it."""
    if last_verified is None:
        return words.text(_NEVER)
    text = _STALE if is_stale(last_verified, today) else _VERIFIED
    return words.text(text).format(day=words.day(last_verified))


def records_of(unit: Unit) -> Iterator[tuple[Where, Record | Cooperation]]:
    """Every record of a unit, with the way to it in the document."""
    for role, record in unit.roles.items():
        yield ("roles", role), record
    for index, service in enumerate(unit.services):
        yield ("services", index), service
    for index, cooperation in enumerate(unit.cooperations):
        yield ("cooperations", index), cooperation


def stale_records(unit: Unit, today: date) -> list[Where]:
    """The ways to the records that are stale. A closed unit has none: nobody keeps it up to date."""
    if not unit.open_on(today):
        return []
    return [where for where, record in records_of(unit) if is_stale(record.last_verified, today)]
