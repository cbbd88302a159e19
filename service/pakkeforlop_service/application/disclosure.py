"""Small numbers: what a count of people may show, so that no group of one to four can be read off a report.

A figure that would show such a group is given as an interval instead, which the figures beside it do not narrow down
to fewer than four possibilities. The intervals are true: they hold the figure. ADR 0009 says why it is done this way.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

LEAST: Final = 5
"""The smallest group of people that is shown."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of people as it is shown: exactly, or hidden between two numbers, both included."""

    least: int
    most: int

    @property
    def value(self) -> int | None:
        """The number; `None` when it is hidden."""
        return self.least if self.least == self.most else None

    @property
    def hidden(self) -> bool:
        """Whether the number is not shown."""
        return self.least != self.most

    def __str__(self) -> str:
        if not self.hidden:
            return str(self.least)
        return f"<{LEAST}" if (self.least, self.most) == _FEW else f"{self.least}–{self.most}"


_FEW: Final = (1, LEAST - 1)


def whole(number: int) -> Cell:
    """A group that is no part of another in the same table: nobody, or at least `LEAST`, is shown."""
    return Cell(*_FEW) if 0 < number < LEAST else Cell(number, number)


def part(number: int, of: int) -> Cell:
    """A part of a group that is shown beside it as `whole`: the rest is a group too."""
    if of < LEAST:
        return whole(number)
    if _large(number) and _large(of - number):
        return Cell(number, number)
    if of < 2 * LEAST - 1:
        return Cell(1, of - 1)
    return Cell(*_FEW) if number < LEAST else Cell(of - LEAST + 1, of - 1)


def together(number: int, parts: Collection[int]) -> Cell:
    """A group made up of parts that may overlap, each shown beside it as `whole`; nobody is outside all of them.

    It is shown only when no part is hidden and it leaves no small rest; else what the parts say of it anyway.
    """
    shown = [whole(part) for part in parts]
    if any(cell.hidden for cell in shown) or not all(_large(number - part) for part in parts):
        return Cell(max(cell.least for cell in shown), sum(cell.most for cell in shown))
    return Cell(number, number)


def _large(number: int) -> bool:
    return number == 0 or number >= LEAST
