"""Bar charts, drawn on the server: how long each bar is, and what stands at it. The template makes them SVG.

A hidden number is an interval, and is drawn as one: filled to where it surely reaches, hatched to where it may.
Each bar has its name and its number beside it, and nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

Tone = Literal["done", "over", "plain"]
"""What a bar is about: what was done, what was not, and all else."""

TONES: Final[Mapping[str, Tone]] = {
    "held": "done",
    "done_elsewhere": "done",
    "acknowledged": "done",
    "lapsed": "over",
    "over_time": "over",
    "unowned": "over",
    "refused": "over",
    "unanswered": "over",
    "without": "over",
}
ROW: Final = 34
"""How high a bar is, with its name above it."""
BAR: Final = 11
LETTERS: Final = 36
"""So long a name has room above its bar; the table has it whole."""

Figure = Mapping[str, Any]
"""A number as a report's document has it: its text, and its value or the least and the most it can be."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, its number in words, and how far it is filled and hatched, in per cent of the width."""

    name: str
    text: str
    tone: Tone
    filled: float
    hatched: float


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars from the top down."""

    bars: Sequence[Bar]

    @property
    def height(self) -> int:
        """How high the drawing is."""
        return ROW * len(self.bars)


def parts(figures: Mapping[str, Figure | None], whole: str, names: Mapping[str, str]) -> Chart | None:
    """Parts of a number of people, which overlap; those that are nobody are left out, but for the first.

    `None` when there is nobody to be a part of, or their number is hidden.
    """
    people = figures[whole]
    if people is None or not people["value"]:
        return None
    shown = [(name, figure) for name in names if (figure := figures[name]) is not None]
    return Chart(
        [
            _bar(names[name], figure["text"], name, figure, people["value"])
            for place, (name, figure) in enumerate(shown)
            if place == 0 or figure["value"] != 0
        ]
    )


def shares(units: Iterable[tuple[str, Mapping[str, Figure | None], str]]) -> Chart:
    """How large a part of those it concerned a conversation was held for, unit by unit: name, figures and words."""
    return Chart(
        [
            _bar(name, text, "held", held, people["value"])
            for name, figures, text in units
            if (held := figures.get("held")) is not None
            and (people := figures["people"]) is not None
            and people["value"]
        ]
    )


def _bar(name: str, text: str, of: str, figure: Figure, whole: int) -> Bar:
    least, most = (figure["least"], figure["most"]) if figure["hidden"] else (figure["value"],) * 2
    return Bar(
        name if len(name) <= LETTERS else f"{name[: LETTERS - 1]}…",
        text,
        TONES.get(of, "plain"),
        round(100 * least / whole, 1),
        round(100 * (most - least) / whole, 1),
    )
