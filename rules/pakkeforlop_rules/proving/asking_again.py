"""That nobody is asked too soon: after a contact about something else, and after a no."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow.envelope import Envelope

from .findings import Tally
from .laws import CONTACTS, check
from .looking import ELSEWHERE
from .making import Person, event, talk
from .trying import Case
from .watching import Watched

MOST_NOES: Final = 6
"""A patient who always says no is followed for so many noes: more than a law lets there be without anything new."""


def after_a_contact(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """A contact about something else, of every outcome: before it is due, on its first day, and while it is."""
    gap = timedelta(weeks=DEFAULT_POLICY.contact_gap_weeks)
    while_due = min(case.first + timedelta(days=10), case.last)
    for outcome in sorted(CONTACTS):
        for day in sorted({case.first - timedelta(days=10), case.first, while_due}):
            watched = Watched(catalogue, case.person.with_(talk(day, outcome, ELSEWHERE)))
            one = case.question(watched, entry)
            if one is None:
                continue
            for moment in watched.turns(one, day, day + gap, beside=True):
                check(tally, watched, moment)
            tally.watched(watched)


def after_a_no(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Somebody who says no each time, and of whom something else is told after the last."""
    person, day = case.person, case.first
    for number in range(MOST_NOES):
        person = person.with_(talk(day, "declined", entry.id))
        asked = _next_asked(catalogue, entry, case, person, day, tally)
        if number >= 2:
            for news in _news(day + timedelta(days=20)):
                _next_asked(catalogue, entry, case, person.with_(news), day, tally)
        if asked is None:
            return
        day = asked


def _news(day: date) -> tuple[Envelope, ...]:
    return (
        event("wish", day, code="talk"),
        event("progression_found", day),
        event("absence", day, form="full"),
    )


def _next_asked(
    catalogue: Catalogue, entry: Entry, case: Case, person: Person, since: date, tally: Tally
) -> date | None:
    """The next day on which the question is due; every answer until then keeps the laws."""
    watched = Watched(catalogue, person)
    one = case.question(watched, entry)
    asked = None
    if one is not None:
        for moment in watched.turns(one, since, case.until, beside=True):
            check(tally, watched, moment)
            if moment.code == "due":
                asked = moment.day
                break
    tally.watched(watched)
    return asked
