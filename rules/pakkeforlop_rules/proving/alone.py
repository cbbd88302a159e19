"""How long somebody on sick leave, in working life, has no conversation about work in sight."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View, value_of
from pakkeforlop_workflow.history import History

from .findings import Failure, Tally
from .numbers import ALONE_WEEKS, LONG_ALONE_WEEKS, SICK_PAY_WEEKS
from .silencing import WORK, silenced_by
from .watching import DAY, Days, Moment, Watched, lasting

IN_SIGHT: Final = frozenset({"due", "upcoming", "waiting", "resting", "deferred", "declined", "cannot_tell"})
"""Answers by which nobody is left alone: a conversation is open, planned or declined, or waits for a fact."""


def in_sight(seen: Iterable[Sequence[Moment]], last: date) -> Days:
    """The days on which an answer to a question about work leaves nobody alone."""
    return [
        (moment.day, end)
        for moments in seen
        if moments[0].instance.entry.kind in WORK
        for moment, end in lasting(moments, last)
        if moment.code in IN_SIGHT
    ]


def left_alone(watched: Watched, first: date, last: date, covered: Days, tally: Tally) -> None:
    """In the weeks in which there can be sick pay, and in all, nobody is left alone for longer than stated."""
    for begun, until in _on_leave(watched.history, first, last):
        paid = _start(watched.history, begun) + timedelta(weeks=SICK_PAY_WEEKS) - DAY
        for start, end in _apart(begun, until, covered):
            _too_long(watched, start, min(end, paid), ALONE_WEEKS, tally)
            _too_long(watched, start, end, LONG_ALONE_WEEKS, tally)


def _too_long(watched: Watched, start: date, end: date, weeks: int, tally: Tally) -> None:
    tally.checks["left-alone"] += 1
    days = (end - start).days + 1
    if days > tally.alone.get(weeks, (0, None))[0] or days > 7 * weeks:
        fault = (
            f"Sykmeldt uten noen samtale om arbeid som er åpen, planlagt eller takket nei til, fra {start} "
            f"til {end}: {days // 7} uker og {days % 7} dager, mer enn {weeks} uker."
        )
        found = Failure("left-alone", fault, (), watched.person.pathway(), start)
        if days > tally.alone.get(weeks, (0, None))[0]:
            tally.alone[weeks] = (days, found)
        if days > 7 * weeks:
            tally.fails(found)


def _on_leave(history: History, first: date, last: date) -> Iterator[tuple[date, date]]:
    """The stretches in which the person is on sick leave and in working life, and work is not settled."""
    day, begun = first, None
    while day <= last:
        leaves = [leave for leave in history.sick_leaves if leave.episode.start <= day]
        view = View(history, AsOf(day), None, leaves[-1] if leaves else None)
        away = all(value_of(FACTS[fact], view) is True for fact in ("still_absent", "in_working_life"))
        if away and silenced_by("return_to_work", view) is None:
            begun = begun or day
        elif begun is not None:
            yield begun, day - DAY
            begun = None
        turns = [leave.episode.start for leave in history.sick_leaves if leave.episode.start > day]
        if view.as_of.turns is not None:
            turns.append(view.as_of.turns)
        if not turns:
            break
        day = min(turns)
    if begun is not None:
        yield begun, last


def _start(history: History, day: date) -> date:
    """The first day of the sick leave that runs on a day."""
    return max(leave.episode.start for leave in history.sick_leaves if leave.episode.start <= day)


def _apart(first: date, last: date, covered: Days) -> Iterator[tuple[date, date]]:
    """What is not covered of the days from the first to the last."""
    day = first
    for start, end in sorted(covered):
        if end >= day and start <= last:
            if start > day:
                yield day, start - DAY
            day = max(day, end + DAY)
    if day <= last:
        yield day, last
