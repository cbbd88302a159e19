"""That what silences does so from its day, that it silences no more than that, and that no aim of treatment does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.truth import truth
from pakkeforlop_workflow.codes import Intent, Outcome
from pakkeforlop_workflow.events import IntentSet

from .findings import Tally
from .laws import check, failure
from .looking import looked_at
from .making import Person, event, talk
from .silencing import OPEN, SILENCINGS, Silencing, silenced_by
from .trying import Case
from .watching import DAY, Moment, Watched

GOALS: Final[tuple[Intent, ...]] = ("life_prolonging", "palliative")
_WAITING: Final[tuple[Outcome, ...]] = ("offered", "contact_attempted", "deferred")
"""Outcomes after which a question waits."""
_AFTER: Final = timedelta(days=400)
"""So long after the question was last due, what silences still does."""


def falls_silent(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Each thing that silences, on each of the days on which it can come, and until long after."""
    for silencing in SILENCINGS:
        for person, day in _times(entry, case) if silencing.event else [(case.person, case.last)]:
            watched = Watched(catalogue, silencing.make(person, day))
            one = case.question(watched, entry)
            if one is None or not one.exists(day):
                continue
            now = watched.at(one, day)
            was_due = person == case.person and day in {case.first, case.last}
            _from_its_day(silencing, now, watched, tally, was_due=was_due)
            for moment in watched.turns(one, day, min(case.until, case.last + _AFTER)):
                check(tally, watched, moment)
            tally.watched(watched)


def _times(entry: Entry, case: Case) -> Iterator[tuple[Person, date]]:
    """The day before the question is due, its first day and its last; and the day after one on which it waits."""
    for day in sorted({max(case.first - DAY, case.sort.first), case.first, case.last}):
        yield case.person, day
    for outcome in _WAITING:
        yield case.person.with_(talk(case.first, outcome, entry.id)), case.first + DAY


def _from_its_day(
    silencing: Silencing, moment: Moment, watched: Watched, tally: Tally, *, was_due: bool
) -> None:
    """On the day itself: silent if it is of a kind that is silenced, and else as it was."""
    entry = moment.instance.entry
    tally.checks["silence"] += 1
    if entry.kind in silencing.kinds and (silencing.event or truth(silencing.when, moment.view) is True):
        if moment.code in OPEN:
            tally.fails(failure("silence", f"Skulle vært stille: {silencing.name}.", watched, moment))
    elif silencing.event and was_due and moment.code != "due":
        silent = silenced_by(entry.kind, moment.view) is not None
        if not silent and silencing.facts.isdisjoint(_decided(entry)):
            fault = f"Skulle fortsatt vært aktuell: {silencing.name} stilner ikke denne."
            tally.fails(failure("silence", fault, watched, moment))


def _decided(entry: Entry) -> frozenset[str]:
    """The facts that are decided along with what the entry looks at."""
    return frozenset(fact for aspect in looked_at(entry) for fact in aspect.facts)


def no_goal_silences(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Treatment that prolongs life or relieves takes no question away."""
    others = tuple(item for item in case.person.events if not isinstance(item, IntentSet))
    for goal in GOALS:
        for day in sorted({case.first, case.last}):
            told = event("intent_set", min(day, case.sort.first + DAY), intent=goal)
            watched = Watched(catalogue, replace(case.person, events=(*others, told)))
            one = case.question(watched, entry)
            moment = None if one is None else watched.at(one, day)
            tally.checks["silence"] += 1
            if moment is not None and moment.code != "due":
                fault = "Var aktuell, og er det ikke når behandlingen er livsforlengende eller lindrende."
                tally.fails(failure("silence", fault, watched, moment))
            tally.watched(watched)
