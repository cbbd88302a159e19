"""Following a life: when somebody would be asked and what comes of it, and that nobody is asked too often."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, Literal

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.instances import Instance
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.envelope import Envelope

from .alone import in_sight, left_alone
from .findings import Tally
from .laws import asked_since, check, failure
from .living import MONTHS
from .making import talk
from .overlapping import asks_once, one_agenda, stretches
from .people import Sort
from .watching import DAY, Days, Moment, Watched

_FOR_GOOD: Final = frozenset({"conversation", "closed_unused", "never_opens", "no_anchor"})
"""What decides an answer that a later talk does not change."""


def follow(catalogue: Catalogue, sort: Sort, tally: Tally, *, saying_no: bool) -> None:
    """A life as it goes when nobody asks, and when whatever is due is talked about at once; or answered with a no."""
    entries = tuple(entry for entry in catalogue.entries if entry.is_for(sort.cancer))
    last = add_months(sort.first + timedelta(days=sort.leave_from), MONTHS)
    _nobody_asks(catalogue, entries, sort, last, tally)
    _asked(catalogue, entries, sort, last, "held", tally)
    if saying_no:
        _asked(catalogue, entries, sort, last, "declined", tally)


def _nobody_asks(
    catalogue: Catalogue, entries: Sequence[Entry], sort: Sort, last: date, tally: Tally
) -> None:
    watched = Watched(catalogue, sort.person())
    seen = watched.throughout(entries, sort.first, last)
    asks_once(catalogue, watched, stretches(seen, last), tally)
    left_alone(watched, sort.first, last, in_sight(seen, last), tally)
    tally.watched(watched)


def _asked(
    catalogue: Catalogue,
    entries: Sequence[Entry],
    sort: Sort,
    last: date,
    outcome: Literal["held", "declined"],
    tally: Tally,
) -> None:
    """Whatever is due on a day is taken up at once, in one conversation with this outcome."""
    person, day = sort.person(), sort.first
    gap = timedelta(weeks=DEFAULT_POLICY.contact_gap_weeks)
    before: date | None = None
    covered: Days = []
    watched = Watched(catalogue, person)
    asleep = [(one, day) for entry in entries for one in watched.questions(entry)]
    while True:
        asked, seen = _next_asked(watched, asleep, day, last)
        covered += in_sight(seen, last if asked is None else asked - DAY)
        tally.watched(watched)
        if asked is None:
            break
        due = [moment for moment in (_latest(moments, asked) for moments in seen) if moment.code == "due"]
        _look_at(catalogue, watched, due, asked, tally)
        tally.checks["contact"] += 1
        if before is not None and asked < before + gap and not asked_since(watched, before, asked):
            fault = f"Forrige kontakt var {before}, for under {DEFAULT_POLICY.contact_gap_weeks} uker siden."
            tally.fails(failure("contact", fault, watched, *due))
            break
        person, day, before = person.with_(_taken_up(due, asked, outcome)), asked, asked
        watched = Watched(catalogue, person)
    if outcome == "held":
        left_alone(watched, sort.first, last, covered, tally)


def _look_at(catalogue: Catalogue, watched: Watched, due: Sequence[Moment], day: date, tally: Tally) -> None:
    for moment in due:
        check(tally, watched, moment)
    if len(due) > 1:
        one_agenda(catalogue, watched, [moment.instance for moment in due], day, tally)


def _taken_up(due: Sequence[Moment], day: date, outcome: Literal["held", "declined"]) -> Envelope:
    names = dict.fromkeys(moment.instance.entry.id for moment in due)
    themes = dict.fromkeys(theme for moment in due for theme in moment.judgement.remaining)
    return talk(day, outcome, *names, themes=tuple(themes))


def _next_asked(
    watched: Watched, asleep: list[tuple[Instance, date]], day: date, last: date
) -> tuple[date | None, list[list[Moment]]]:
    """The first day from `day` on which anything is due, and the answers until then.

    A talk changes no question, so that those of the person before it are asked again after it. Those that it cannot
    wake are asleep until the day they turn.
    """
    asked: date | None = None
    seen: dict[int, list[Moment]] = {}
    for number, (one, wakes) in enumerate(asleep):
        for moment in watched.turns(one, max(day, wakes), asked or last):
            seen.setdefault(number, []).append(moment)
            if moment.code == "due":
                asked = moment.day if asked is None else min(asked, moment.day)
                break
    if asked is not None:
        seen = {number: moments for number, moments in seen.items() if moments[0].day <= asked}
    for number, moments in seen.items():
        asleep[number] = (moments[0].instance, _wakes(_latest(moments, asked or last)))
    return asked, list(seen.values())


def _wakes(moment: Moment) -> date:
    """The day from which a question is to be asked again: when it turns, if a talk does not change its answer."""
    if moment.code in {"held", "not_due"} and moment.judgement.because in _FOR_GOOD:
        return moment.view.as_of.turns or date.max
    return date.min


def _latest(moments: Sequence[Moment], day: date) -> Moment:
    """The answer to a question on a day: the one it was given when it last turned."""
    return next(moment for moment in reversed(moments) if moment.day <= day)
