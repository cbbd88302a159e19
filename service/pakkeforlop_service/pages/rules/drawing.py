"""Windows on a scale of weeks or months from the day they count from: where each thing goes, in per cent and pixels.

The width is the page's, so across everything is in per cent; text keeps its size on a phone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from pakkeforlop_rules.bounds import Bound, Offset, Window
from pakkeforlop_rules.wording import Words

Unit = Literal["weeks", "months"]

_DAYS: Final[dict[Unit, float]] = {"weeks": 7, "months": 30.44}
_STEPS: Final[dict[Unit, tuple[int, ...]]] = {
    "weeks": (1, 2, 4, 8, 13, 26, 52),
    "months": (1, 2, 3, 6, 12, 24),
}
_TICKS: Final = 7
"""So many steps have room for their numbers on a phone."""
_LEFT, _RIGHT = 3.0, 94.0
"""Where the scale begins and ends, in per cent of the width."""
_ROW, _TOP = 62, 24
"""Pixels: of a row, and above the first one."""
_SCALE: Final = 40
"""Pixels: of the scale under the rows."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of a window: `due`, `over`, `maybe-open` or `maybe-closed`."""

    kind: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Row:
    """One window: its name where there are several, where it opens, its stretches, and whether it has no end."""

    name: str
    y: int
    opens: float
    bars: tuple[Bar, ...]
    open_ended: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """Windows that count from the same day."""

    anchor: str
    unit: Unit
    height: int
    zero: float
    ticks: tuple[tuple[float, int], ...]
    rows: tuple[Row, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What stretches there are."""
        return frozenset(bar.kind for row in self.rows for bar in row.bars)


def drawings(windows: Sequence[Window], words: Words) -> Iterator[Drawing]:
    """One for each day that windows count from, in the order they come."""
    several = len({window.occurrence for window in windows}) > 1
    for anchor in dict.fromkeys(window.anchor for window in windows):
        own = [window for window in windows if window.anchor == anchor]
        names = [words.phrase("page-time", number=one.occurrence) if several else "" for one in own]
        yield _drawing(words.word("anchor", anchor), own, names)


def days_until_open(window: Window) -> float:
    """About how many days after the day it counts from a window opens."""
    return _Stretch(window).opens


def _drawing(anchor: str, windows: Sequence[Window], names: Sequence[str]) -> Drawing:
    stretches = [_Stretch(window) for window in windows]
    unit = _unit(windows, stretches)
    scale = _Scale(stretches, unit)
    rows = tuple(
        Row(
            name,
            _TOP + _ROW * number,
            scale.at(stretch.opens),
            tuple(stretch.bars(scale)),
            stretch.closes is None,
        )
        for number, (name, stretch) in enumerate(zip(names, stretches, strict=True))
    )
    height = _TOP + _ROW * len(rows) + _SCALE
    return Drawing(anchor, unit, height, scale.at(0), tuple(scale.ticks()), rows)


class _Stretch:
    """The days of a window that can be told before anything has happened, counted from its own anchor."""

    def __init__(self, window: Window) -> None:
        opens = _own(window.opens, window)
        self.opens = min(opens, default=0.0)
        self.may_open = len(opens) < len(window.opens)
        self.over = min(_own(window.over_time or (), window), default=None)
        closes = window.closes or ()
        self.closes = min(_own(closes, window), default=None)
        early = [bound for bound in closes if not _is_own(bound, window)]
        self.may_close = min(
            (max(self.opens, _days(bound.not_before)) if bound.not_before else self.opens for bound in early),
            default=None,
        )

    @property
    def days(self) -> list[float]:
        """All of them."""
        return [day for day in (self.opens, self.over, self.closes, self.may_close) if day is not None]

    def bars(self, scale: _Scale) -> Iterator[Bar]:
        """The stretches on a scale."""
        end = scale.last if self.closes is None else self.closes
        if self.may_open:
            yield scale.bar("maybe-open", min(0.0, self.opens), self.opens)
        turn = end if self.over is None else max(self.over, self.opens)
        yield scale.bar("due", self.opens, min(turn, end))
        if turn < end:
            yield scale.bar("over", turn, end)
        if self.may_close is not None:
            yield scale.bar("maybe-closed", self.may_close, end)


class _Scale:
    """From days to per cent of the width."""

    def __init__(self, stretches: Sequence[_Stretch], unit: Unit) -> None:
        days = [0.0, *(day for stretch in stretches for day in stretch.days)]
        self.first, last = min(days), max(days)
        if any(stretch.closes is None for stretch in stretches):
            last += max(28.0, (last - self.first) * 0.4)
        self.last = max(last, self.first + 28)
        self.unit = unit

    def at(self, day: float) -> float:
        """Where a day is."""
        return round(_LEFT + (_RIGHT - _LEFT) * (day - self.first) / (self.last - self.first), 2)

    def bar(self, kind: str, first: float, last: float) -> Bar:
        """A stretch of days."""
        return Bar(kind, self.at(first), round(self.at(last) - self.at(first), 2))

    def ticks(self) -> Iterator[tuple[float, int]]:
        """Where the numbers of the scale stand."""
        size = _DAYS[self.unit]
        first, last = round(self.first / size), int(self.last / size + 0.01)
        steps = _STEPS[self.unit]
        step = next((step for step in steps if (last - first) / step <= _TICKS), steps[-1])
        for number in range(-(-first // step) * step, last + 1, step):
            yield self.at(number * size), number


def _unit(windows: Sequence[Window], stretches: Sequence[_Stretch]) -> Unit:
    """Months where the catalogue counts in them to open or run over time, or the scale would be years of weeks."""
    turns = [bound for window in windows for bound in (*window.opens, *(window.over_time or ()))]
    longest = max(abs(day) for stretch in stretches for day in stretch.days) if stretches else 0
    in_months = any(bound.months for bound in turns) or not any(bound.weeks for bound in turns)
    return "months" if in_months and longest > _DAYS["months"] * 2 else "weeks"


def _own(bounds: Iterable[Bound], window: Window) -> list[float]:
    return [_days(bound) for bound in bounds if _is_own(bound, window)]


def _is_own(bound: Bound, window: Window) -> bool:
    return bound.from_ in {None, window.anchor}


def _days(offset: Offset) -> float:
    return offset.months * _DAYS["months"] + offset.weeks * 7 + offset.days
