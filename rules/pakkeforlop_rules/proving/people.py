"""The people a checkpoint is tried on: every combination of the ways that its conditions and windows look at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from typing import Final, get_args

from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow.codes import CancerGroup
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.facts import FACTS

from .aspects import AGE, DIAGNOSIS, SOURCES
from .looking import anchors_of, aspects_for, deciding
from .making import Person, event
from .ways import Aspect, Way
from .work_aspects import ABSENCE, WORK

SETTLED_MONTHS: Final = 36
"""How long a version has been in force when the people it is tried on get their diagnosis, if it has no end."""
_BEFORE_ITS_END: Final = range(3, -63, -6)
"""For a version that has an end: the diagnosis so many months after it came into force, or before."""

Ways = tuple[tuple[str, Way], ...]
"""A way for each aspect, by the aspect's name."""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of person: a way for each aspect that matters, and when the two clocks start.

    `leave_from` is the first day of the sick leave, in days from the diagnosis; `again` the day, likewise, on which
    the cancer comes back.
    """

    first: date
    ways: Ways
    cancer: CancerGroup | None = None
    leave_from: int = 0
    again: int | None = None

    def person(self) -> Person:
        """Somebody of this sort."""
        leave = self.first + timedelta(days=self.leave_from)
        ways = {DIAGNOSIS.name: DIAGNOSIS.ways[0], **dict(self.ways)}
        events = [
            thing.from_day(self.first if thing.clock == "course" else leave)
            for way in ways.values()
            for thing in way.things
        ]
        if self.again is not None:
            events.append(event("recurrence_found", self.first + timedelta(days=self.again)))
        age = ways.get(AGE.name, AGE.ways[0])
        complete = all(way.complete for way in ways.values())
        return Person(tuple(events), age.birth_month(self.first), self.cancer, complete)


def sorts_for(entry: Entry) -> Iterator[Sort]:
    """Every sort that an entry can tell apart by whom it is for, whose it is, its themes and its windows."""
    besides = (ABSENCE,) if entry.per == "episode" else ()
    aspects = aspects_for(deciding(entry), anchors_of(entry), besides)
    if all(aspect.name != WORK.name for aspect in aspects):
        aspects = (replace(WORK, ways=WORK.ways[:1]), *aspects)
    cancer = cancer_for(entry)
    for first in _first_days(entry):
        yield from (Sort(first, ways, cancer) for ways in _combined(aspects))


def sorts_by_need(entry: Entry, usual: Sort) -> Iterator[Sort]:
    """Every sort that an entry can tell apart by what speaks for a need, as `usual` in all else."""
    if entry.need is not None:
        for ways in _combined(aspects_for((entry.need,), ())):
            yield replace(usual, ways=tuple({**dict(usual.ways), **dict(ways)}.items()))


def cancer_for(*entries: Entry) -> CancerGroup | None:
    """A cancer that all these versions are for; `None` when they are for one that is not known.

    Raises `LookupError` when there is none.
    """
    groups: tuple[CancerGroup | None, ...] = (None, *get_args(CancerGroup))
    for cancer in groups:
        if all(entry.is_for(cancer) for entry in entries):
            return cancer
    raise LookupError("ingen kreftform")


def _first_days(entry: Entry) -> Iterator[date]:
    """The days of the diagnosis to try: one long after the version came into force, or many for one that ends."""
    months = (SETTLED_MONTHS,) if entry.valid_to is None else _BEFORE_ITS_END
    yield from (add_months(entry.valid_from, number) for number in months)


def _combined(aspects: Sequence[Aspect]) -> Iterator[Ways]:
    """Every combination of ways. Where sources are incomplete, all but what silence means «no» of is as usual."""
    names = [aspect.name for aspect in aspects]
    whole = [aspect.ways[:1] if aspect.name == SOURCES.name else aspect.ways for aspect in aspects]
    yield from (tuple(zip(names, ways, strict=True)) for ways in product(*whole))
    if SOURCES.name in names:
        partly = [_when_incomplete(aspect) for aspect in aspects]
        yield from (tuple(zip(names, ways, strict=True)) for ways in product(*partly))


def _when_incomplete(aspect: Aspect) -> tuple[Way, ...]:
    if aspect.name == SOURCES.name:
        return aspect.ways[1:]
    return aspect.ways if any(FACTS[fact].absence == "no" for fact in aspect.facts) else aspect.ways[:1]
