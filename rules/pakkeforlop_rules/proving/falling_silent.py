"""That what silences does so from its day, that it silences no more than that, and that no aim of treatment does."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.conditions import truth
from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow.codes import Intent
from pakkeforlop_workflow.events import IntentSet

from .findings import Tally
from .laws import check, failure
from .looking import looked_at
from .making import event
from .silencing import OPEN, SILENCINGS, Silencing, silenced_by
from .trying import Case
from .watching import DAY, Watched

GOALS: Final[tuple[Intent, ...]] = ("life_prolonging", "palliative")


def falls_silent(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Each thing that silences, on the day before the question is due, on its first day and on its last."""
    days = sorted({max(case.first - DAY, case.sort.first), case.first, case.last})
    for silencing in SILENCINGS:
        for day in days if silencing.event else days[-1:]:
            watched = Watched(catalogue, silencing.make(case.person, day))
            one = case.question(watched, entry)
            if one is None or not one.exists(day):
                continue
            _from_its_day(entry, silencing, day, case, watched, tally)
            for moment in watched.turns(one, day, min(case.until, case.last + timedelta(days=400))):
                check(tally, watched, moment)
            tally.watched(watched)


def _from_its_day(
    entry: Entry, silencing: Silencing, day: date, case: Case, watched: Watched, tally: Tally
) -> None:
    """On the day itself: silent if it is of a kind that is silenced, and else as it was."""
    one = case.question(watched, entry)
    assert one is not None  # noqa: S101 - the caller has looked
    moment = watched.at(one, day)
    tally.checks["silence"] += 1
    if entry.kind in silencing.kinds and (silencing.event or truth(silencing.when, moment.view) is True):
        if moment.code in OPEN:
            tally.fails(failure("silence", f"Skulle vært stille: {silencing.name}.", watched, moment))
    elif silencing.event and day in {case.first, case.last} and moment.code != "due":
        silent = silenced_by(entry.kind, moment.view) is not None
        if not silent and silencing.facts.isdisjoint(_decided(entry)):
            fault = f"Skulle fortsatt vært aktuell: {silencing.name} stilner ikke denne."
            tally.fails(failure("silence", fault, watched, moment))


def _decided(entry: Entry) -> frozenset[str]:
    """The facts that are decided along with what the entry looks at."""
    return frozenset(fact for aspect in looked_at(entry) for fact in aspect.facts)


def no_goal_silences(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Treatment that prolongs life or relieves takes no question away."""
    before = tuple(item for item in case.person.events if not isinstance(item, IntentSet))
    for goal in GOALS:
        for day in sorted({case.first, case.last}):
            told = event("intent_set", min(day, case.sort.first + DAY), intent=goal)
            person = type(case.person)(
                (*before, told), case.person.born, case.person.cancer, case.person.sources_complete
            )
            watched = Watched(catalogue, person)
            one = case.question(watched, entry)
            moment = None if one is None else watched.at(one, day)
            tally.checks["silence"] += 1
            if moment is not None and moment.code != "due":
                fault = "Var aktuell, og er det ikke når behandlingen er livsforlengende eller lindrende."
                tally.fails(failure("silence", fault, watched, moment))
            tally.watched(watched)
