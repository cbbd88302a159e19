"""One checkpoint, tried on every sort of person: whether it can be due, and the cases that laws look closer at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.deployment import DEFAULT_POLICY, Policy
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.instances import Instance
from pakkeforlop_rules.truth import truth

from .findings import Tally
from .laws import check
from .making import Person
from .people import Sort, sorts_by_need, sorts_for
from .watching import Moment, Watched

YEARS: Final = 6
"""How long after the diagnosis people are looked at."""
BY_NEED: Final = Policy(asking="recorded_facts")
"""The deployment that asks only those of whom something is recorded, when it is «ved behov»."""


@dataclass(frozen=True, slots=True)
class Case:
    """Somebody for whom a question is due, from a first day to a last."""

    sort: Sort
    occurrence: int
    place: tuple[str | None, date | None, str | None]
    """The course, the episode and the event that the question is about."""
    anchor: str
    """The day that its window counts from."""
    first: date
    last: date
    remaining: tuple[str, ...]

    @property
    def person(self) -> Person:
        """The person as it is before anything more happens."""
        return self.sort.person()

    @property
    def until(self) -> date:
        """The last day on which the person is looked at."""
        return until(self.sort)

    def question(self, watched: Watched, entry: Entry) -> Instance | None:
        """The same question of a person to whom more has happened."""
        same = (one for one in watched.questions(entry) if one.occurrence == self.occurrence)
        return next((one for one in same if about(one) == self.place), None)


@dataclass(slots=True)
class Tried:
    """What became of an entry: the cases in which it is due, one of each kind, and those that owners depend on."""

    sample: Sort | None = None
    """The first sort of person that was tried."""
    cases: dict[object, Case] = field(default_factory=dict)
    owned: dict[object, Case] = field(default_factory=dict)
    reached: set[int] = field(default_factory=set)
    """The occurrences that are due for somebody whose dates are known to the day."""


def about(instance: Instance) -> tuple[str | None, date | None, str | None]:
    """The course, the episode and the event that a question is about."""
    leave = instance.sick_leave
    return (
        None if instance.course is None else instance.course.id,
        None if leave is None else leave.episode.start,
        None if instance.fixed is None else instance.fixed.event,
    )


def spread_over(cases: Sequence[Case], number: int) -> Sequence[Case]:
    """At most so many of the cases, evenly among them."""
    if len(cases) <= number:
        return cases
    return [cases[place * len(cases) // number] for place in range(number)]


def until(sort: Sort) -> date:
    """The last day on which somebody is looked at."""
    return sort.first + timedelta(days=366 * YEARS)


def tried(catalogue: Catalogue, entry: Entry, tally: Tally) -> Tried:
    """Look at every sort of person, and hold every answer to the laws."""
    result = Tried()
    for sort in sorts_for(entry):
        _try(catalogue, entry, sort, DEFAULT_POLICY, result, tally)
    if result.cases:
        usual = next(iter(result.cases.values())).sort
        for sort in sorts_by_need(entry, usual):
            _try(catalogue, entry, sort, BY_NEED, result, tally)
    return result


def _try(catalogue: Catalogue, entry: Entry, sort: Sort, policy: Policy, result: Tried, tally: Tally) -> None:
    watched = Watched(catalogue, sort.person(), policy)
    result.sample = result.sample or sort
    for one in watched.questions(entry):
        due: list[Moment] = []
        for moment in watched.turns(one, sort.first - timedelta(days=30), until(sort), beside=True):
            check(tally, watched, moment)
            if moment.code == "due":
                due.append(moment)
        if due and policy is DEFAULT_POLICY:
            _keep(sort, due, result)
    tally.watched(watched)


def _keep(sort: Sort, due: list[Moment], result: Tried) -> None:
    one, dates = due[0].instance, due[0].judgement.dates
    assert dates is not None  # noqa: S101 - what is due has a window
    left = due[0].judgement.remaining
    case = Case(sort, one.occurrence, about(one), dates.anchor, due[0].day, due[-1].day, left)
    days = (due[0].day, due[-1].day, dates.opens, dates.over_time_from, dates.closes)
    since = tuple(None if day is None else (day - sort.first).days for day in days)
    if not dates.approximate:
        result.reached.add(one.occurrence)
    result.cases.setdefault((one.occurrence, dates.anchor, left, since), case)
    for moment in due:
        parts = tuple(_truths(moment))
        result.owned.setdefault(parts, case)


def _truths(moment: Moment) -> Iterator[bool | None]:
    """Which of the owners' conditions hold."""
    for candidate in moment.instance.entry.owner:
        yield True if candidate.when is None else truth(candidate.when, moment.view)
