"""Where a person belongs, and which roles there are there, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pakkeforlop_rules import Place
from pakkeforlop_service.directory import Places
from pakkeforlop_workflow.dates import LAST_DAY
from pakkeforlop_workflow.history import History

BEGINNING: Final = date.min


@dataclass(frozen=True, slots=True)
class Stay:
    """A stretch of days, both included, with one municipality, one hospital unit, and the same roles there."""

    first: date
    last: date
    municipality: str | None
    hospital_unit: str | None
    place: Place


def stays_of(history: History, places: Places) -> tuple[Stay, ...]:
    """Every stay from the beginning to the last day there is, oldest first."""
    return tuple(
        stay
        for first, after, municipality, hospital_unit in _homes(history)
        for stay in _stays(first, after, municipality, hospital_unit, places)
    )


def stay_on(stays: Sequence[Stay], day: date) -> Stay:
    """The stay of a day."""
    return next((stay for stay in stays if day <= stay.last), stays[-1])


def _homes(history: History) -> Iterator[tuple[date, date, str | None, str | None]]:
    """From which day until before which the person belongs to which municipality and hospital unit."""
    pathway = history.pathway
    municipality, hospital_unit = pathway.municipality, pathway.hospital_unit
    first = BEGINNING
    for move in history.moves:
        if move.on > first:
            yield first, move.on, municipality, hospital_unit
        first = move.on
        municipality = move.municipality or municipality
        hospital_unit = move.hospital_unit or hospital_unit
    yield first, LAST_DAY + timedelta(days=1), municipality, hospital_unit


def _stays(
    first: date, after: date, municipality: str | None, hospital_unit: str | None, places: Places
) -> Iterator[Stay]:
    steps = places.steps(municipality, hospital_unit)
    days = [first, *(day for day, _ in steps if first < day < after), after]
    for start, end in pairwise(days):
        place = places.on(municipality, hospital_unit, start)
        yield Stay(start, end - timedelta(days=1), municipality, hospital_unit, place)
