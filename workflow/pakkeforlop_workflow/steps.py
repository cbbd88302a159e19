"""A value that changes on certain days and stands still in between."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from typing import Generic, TypeVar

from .dates import AsOf

T = TypeVar("T")


class Steps(Generic[T]):
    """What holds from which day on: `first` before any change, then the value of the latest change reached.

    >>> stage = Steps("investigation", [(date(2026, 1, 12), "diagnosed"), (date(2026, 2, 1), "treatment")])
    >>> view = AsOf(date(2026, 1, 20))
    >>> stage.at(view), view.turns
    ('diagnosed', datetime.date(2026, 2, 1))
    """

    __slots__ = ("_days", "_values", "changes")

    def __init__(self, first: T, changes: Iterable[tuple[date, T]]) -> None:
        days: list[date] = []
        values: list[T] = [first]
        for day, value in changes:  # oldest first; the last change of a day counts
            if days and days[-1] == day:
                values[-1] = value
            elif value != values[-1]:
                days.append(day)
                values.append(value)
        self._days = days
        self._values = values
        self.changes: tuple[tuple[date, T], ...] = tuple(zip(days, values[1:], strict=True))

    def at(self, as_of: AsOf) -> T:
        """The value on the day looked from; the next change is remembered as a turning day."""
        index = bisect_right(self._days, as_of.day)
        if index < len(self._days):
            as_of.reached(self._days[index])
        return self._values[index]
