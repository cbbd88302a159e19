"""What a drawn timeline is made of: bars, signs and labels, each with its place.

Across, places are percent of the width, so that the drawing fills any width and its letters keep their size: on a
telephone it is the same drawing. Down, they are points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Final

PATTERNS: Final = {
    **dict.fromkeys(("over", "stage-treatment", "work-absent_full", "absence-graded"), "hatch"),
    **dict.fromkeys(("ahead", "stage-unknown", "work-unknown"), "ahead"),
    **dict.fromkeys(("work-absent_partial", "work-treatment_days", "work-returning"), "dots"),
    **dict.fromkeys(
        (f"absence-{form}" for form in ("waiting", "treatment_days", "travel_subsidy", "admitted")), "dots"
    ),
    **dict.fromkeys(("absence-vacation", "absence-leave"), "dots"),
}
"""What is filled with a pattern; all else is plain."""

LINE: Final = 15
"""How high a line of words is, in points."""
LETTER: Final = 1.9
"""How wide a letter is on a telephone, in percent."""

HEAD: Final = 38
"""How much of the height the days at the top take."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch: its row, how high it stands from the bottom of it, how it is filled, and what it says.

    `goes_on`: beyond what is drawn or known.
    """

    x: float
    width: float
    y: float
    tall: float
    height: float
    look: str
    text: str
    label: str = ""
    goes_on: bool = False

    @property
    def baseline(self) -> float:
        """Where the words stand: in the bar, or above it when it is too low."""
        low = self.height < LINE
        return round(self.tall - (self.height + 3 if low else self.height / 2 - 4.5), 1)

    @property
    def tight(self) -> bool:
        """Whether the words have no room on a telephone."""
        return len(self.label) * LETTER > self.width

    @property
    def pattern(self) -> str:
        """What it is filled with, so that it can be told from others without colour."""
        return PATTERNS.get(self.look, "plain")


@dataclass(frozen=True, slots=True)
class Sign:
    """A mark, with its form."""

    x: float
    y: float
    look: str
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words, or a line with words to it, at a place."""

    x: float
    y: float
    text: str
    detail: str = ""


@dataclass(slots=True)
class Drawing:
    """The whole of it. `cut`: there is more in the table than in the drawing."""

    first: date
    last: date
    height: float = HEAD
    today: float | None = None
    cut: bool = False
    rows: list[float] = field(default_factory=list)
    """The middle of each window's row: what ties its words to it."""
    months: list[Label] = field(default_factory=list)
    years: list[Label] = field(default_factory=list)
    captions: list[Label] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    weeks: list[Label] = field(default_factory=list)
    gaps: list[Label] = field(default_factory=list)

    def at(self, day: date) -> float:
        """Where a day is, in percent from the left; what lies outside, at the edge."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(min(max(share, 0.0), 1.0) * 100, 2)

    def holds(self, first: date, last: date) -> bool:
        """Whether any of these days is drawn."""
        return first < self.last and last >= self.first
