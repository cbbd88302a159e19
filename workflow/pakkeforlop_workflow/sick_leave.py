"""Episodes of sick leave (oppfølgingstilfeller): which absences count, what joins and parts them, their days.

The counting is Nav's own (navikt/isoppfolgingstilfelle, `OppfolgingstilfelleDag`): a sick day is a calendar
day covered by a counting form of absence; 16 days in a row that are not sick days end an episode, 15 join;
vacation and leave belong to the episode unless a working day came first. Weekends and holidays are days like
any other. Where sources can be read in several ways: `docs/decisions/0001-sick-leave-days.md`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush
from typing import Final

from .codes import AbsenceForm, Precision
from .dates import AsOf, Interval, interval
from .events import Absence

GAP_DAYS: Final = 16
"""So many calendar days in a row without a sick day end an episode; one fewer joins (Nav's rule)."""
_BRIDGE: Final = 1000  # this rank and above is no sickness
_RANK: Final[dict[AbsenceForm, int]] = {
    "full": 0,
    "self_certified": 1,
    "graded": 2,  # and 100 less the grade
    "waiting": 102,
    "vacation": _BRIDGE,
    "leave": _BRIDGE + 1,
}
"""The forms that matter. Where periods overlap, the lowest rank tells the form of the day."""
COUNTING_FORMS: Final = frozenset(form for form, rank in _RANK.items() if rank < _BRIDGE)
"""The forms whose days are sick days. Not `treatment_days` and `travel_subsidy`, on which the person works,
nor `admitted`, which counts only together with one of these and so adds nothing of its own."""
FULLY_AWAY: Final[frozenset[AbsenceForm]] = frozenset({"full", "self_certified"})
"""The counting forms in which the person is wholly away from work."""


@dataclass(frozen=True, slots=True)
class Run:
    """An unbroken stretch of an episode with one form and grade; `last` is `None` when it is open-ended.

    A `vacation` or `leave` run is one that belongs to the episode because no working day came before it.
    """

    first: date
    last: date | None
    form: AbsenceForm
    grade: int | None = None

    def days(self, until: date) -> int:
        """Calendar days of the run up to `until`, that day included."""
        last = until if self.last is None or until < self.last else self.last
        return max(0, (last - self.first).days + 1)


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode of sick leave, of the person or of one `employment`.

    `began` holds the days that the first sick day may be, given how exactly it is known; day numbers count
    from `start`, the day as recorded. Later absences never move the start, only the end.
    """

    began: Interval
    runs: tuple[Run, ...]
    employment: str | None = None

    @property
    def start(self) -> date:
        """The first sick day."""
        return self.runs[0].first

    @property
    def end(self) -> date | None:
        """The last day of the episode as known, vacation and leave included; `None` while open-ended."""
        return self.runs[-1].last

    @property
    def over_on(self) -> date | None:
        """The 16th day after the end, from which the episode is over; `None` while open-ended."""
        end = self.end
        return None if end is None else end + timedelta(days=GAP_DAYS)

    def ongoing(self, as_of: AsOf) -> bool:
        """Whether the episode runs: it has begun, and the gap so far, that day included, is under 16 days."""
        over_on = self.over_on
        return as_of.reached(self.start) and (over_on is None or not as_of.reached(over_on))

    def sick_days(self, on: date) -> int:
        """Sick days from the start to `on`, both included; 0 before the start.

        Nav's convention (`antallSykedager`): vacation and leave that belong to the episode count as sick
        days, days of work in between do not.
        """
        return sum(run.days(on) for run in self.runs)

    def sick_day(self, number: int) -> date:
        """The date of the first, second, … sick day; past the known end, as if the leave lasted.

        Raises `ValueError` when `number` is under 1.
        """
        if number < 1:
            raise ValueError(f"sick days are counted from 1, not {number}")
        for run in self.runs[:-1]:
            days = run.days(run.last or date.max)
            if number <= days:
                return run.first + timedelta(days=number - 1)
            number -= days
        return self.runs[-1].first + timedelta(days=number - 1)

    def week(self, on: date) -> int:
        """The week of the episode that `on` falls in: 1 for its first seven days, under 1 before them."""
        return (on - self.start).days // 7 + 1

    def run_on(self, day: date) -> Run | None:
        """The stretch that covers the day; `None` between stretches and outside the episode."""
        for run in self.runs:
            if run.first <= day and (run.last is None or day <= run.last):
                return run
        return None

    def sickness_by(self, day: date) -> Run:
        """The stretch of sickness that covers the day, else the latest before it (before any: the first)."""
        begun = [run for run in self.runs if run.first <= day and run.form in COUNTING_FORMS]
        return begun[-1] if begun else self.runs[0]

    def graded_on(self, day: date) -> bool:
        """Whether the sick leave of that day is graded, and none of the same day is full."""
        run = self.run_on(day)
        return run is not None and run.form == "graded"

    def full_on(self, day: date) -> bool:
        """Whether the person is wholly away because of sickness that day, certified or self-certified."""
        run = self.run_on(day)
        return run is not None and run.form in FULLY_AWAY


def episodes(
    absences: Iterable[Absence], *, employment: str | None = None, back_on: Iterable[date] = ()
) -> tuple[Episode, ...]:
    """The episodes of sick leave that these absences make, oldest first, in whatever order they are given.

    Args:
        absences: Periods of absence. Who looks from a day passes those with `on` up to that day: the start of
            an episode never depends on later ones.
        employment: Count this employment's absences and those of no named one; without it, all the person's.
        back_on: Days of full return to work. An absence without `to` lasts until the day before the first of
            them after its own first day; without one it has no end.

    """
    periods, known = _periods(absences, employment, sorted(day.toordinal() for day in back_on))
    found: list[list[Run]] = []
    end = _NEVER
    for first, last, rank, form, grade in _stretches(periods):
        gap = first - end - 1
        if rank >= _BRIDGE and gap:
            continue  # a working day came first, so there is nothing to bridge
        if gap >= GAP_DAYS:
            found.append([])
        runs = found[-1]
        day = date.fromordinal(first)
        if gap == 0 and runs[-1].form == form and runs[-1].grade == grade:
            day = runs.pop().first
        runs.append(Run(day, None if last == _OPEN else date.fromordinal(last), form, grade))
        end = last
    return tuple(
        Episode(interval(day, min(known[day.toordinal()], key=_EXACTNESS.index)), tuple(runs), employment)
        for runs in found
        for day in [runs[0].first]
    )


_Period = tuple[int, int, int, AbsenceForm, int | None]  # first and last day (ordinals), rank, form, grade
_OPEN: Final = date.max.toordinal()
_NEVER: Final = -GAP_DAYS
_EXACTNESS: Final[tuple[Precision, ...]] = ("day", "month", "about")
_OUTDATED: Final = 200  # added to the rank of an open-ended period when a later one takes over


def _periods(
    absences: Iterable[Absence], employment: str | None, back: Sequence[int]
) -> tuple[list[_Period], dict[int, list[Precision]]]:
    """The periods that matter, by first day, and how exactly the first days of sickness are known.

    An open-ended period is two where a later one begins for the same employment and takes over the form.
    """
    periods: list[_Period] = []
    known: dict[int, list[Precision]] = {}
    begun: dict[str | None, list[int]] = {}
    unended: list[tuple[_Period, str | None]] = []
    for absence in absences:
        form, named, grade = absence.form, absence.employment, absence.grade
        rank = _RANK.get(form)
        if rank is None or not (employment is None or named is None or named == employment):
            continue
        first, last = absence.on.toordinal(), _OPEN
        if absence.to is not None:
            last = absence.to.toordinal()
        elif (at := bisect_right(back, first)) < len(back):
            last = back[at] - 1
        period = (first, last, rank if grade is None else rank + 100 - grade, form, grade)
        speaks_for = named if employment is None else None
        if rank < _BRIDGE:
            known.setdefault(first, []).append(absence.precision)
            begun.setdefault(speaks_for, []).append(first)
        if rank < _BRIDGE and absence.to is None:
            unended.append((period, speaks_for))
        else:
            periods.append(period)
    for days in begun.values():
        days.sort()
    for (first, last, rank, form, grade), speaks_for in unended:
        rivals = [begun[key] for key in {None, speaks_for} if key in begun]
        later = min(
            (day for days in rivals for day in days[bisect_right(days, first) :][:1]), default=last + 1
        )
        if later <= last:
            periods.append((later, last, rank + _OUTDATED, form, grade))
        periods.append((first, min(last, later - 1), rank, form, grade))
    periods.sort()
    return periods, known


def _stretches(periods: Sequence[_Period]) -> Iterator[_Period]:
    """The same days in order and without overlap: a sweep over first days, never over single days."""
    begun: list[tuple[int, int, AbsenceForm, int | None]] = []
    at = day = 0
    while at < len(periods) or begun:
        if not begun:
            day = periods[at][0]
        while at < len(periods) and periods[at][0] <= day:
            _, last, rank, form, grade = periods[at]
            heappush(begun, (rank, -last, form, grade))
            at += 1
        while begun and -begun[0][1] < day:
            heappop(begun)
        if begun:
            best, last, form, grade = begun[0]
            last = -last
            ahead = at
            while ahead < len(periods) and periods[ahead][0] <= last and periods[ahead][2] >= best:
                ahead += 1
            if ahead < len(periods):
                last = min(last, periods[ahead][0] - 1)
            yield day, last, best, form, grade
            day = last + 1
