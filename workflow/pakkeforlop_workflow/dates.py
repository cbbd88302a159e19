"""Dates that may be rough, spans of time added to them, and the day one looks from."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from .codes import Precision

FIRST_DAY: Final = date(1900, 1, 1)
LAST_DAY: Final = date(2199, 12, 31)
"""Documents hold dates from `FIRST_DAY` to `LAST_DAY`, so that adding a window can never overflow."""


def add_months(day: date, months: int) -> date:
    """The same day of the month `months` calendar months later (or earlier), or that month's last day.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    >>> add_months(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    month += 1
    if day.day <= 28:
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


@dataclass(frozen=True, slots=True)
class Interval:
    """A day that is known to lie between two days, both included; equal when it is known exactly."""

    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest


def interval(day: date, precision: Precision = "day") -> Interval:
    """The days a date of this precision may mean: the day, its whole month, or one month to each side.

    >>> interval(date(2026, 3, 15), "month")
    Interval(earliest=datetime.date(2026, 3, 1), latest=datetime.date(2026, 3, 31))
    """
    if precision == "day":
        return Interval(day, day)
    if precision == "month":
        return Interval(day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1]))
    return Interval(add_months(day, -1), add_months(day, 1))


class AsOf:
    """The day one looks from, which remembers the first later day on which the view may change.

    Everything that depends on the day asks `reached`, so the next turning day is known by construction and
    no list of turning days can be forgotten. Not shared between threads: make one for each question.
    """

    __slots__ = ("day", "turns")

    def __init__(self, day: date) -> None:
        self.day = day
        self.turns: date | None = None

    def reached(self, when: date) -> bool:
        """Whether `when` is today or past; if not, it is remembered as a day on which the view may change."""
        if when <= self.day:
            return True
        if self.turns is None or when < self.turns:
            self.turns = when
        return False


def day_after(day: date) -> date:
    """The next calendar day: the first on which a period with this last day has ended."""
    return day + timedelta(days=1)
