"""Windows in words, and drawn as text: when a checkpoint opens, runs over time and closes, and on what it rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from pakkeforlop_rules.bounds import Bound, Offset, Window
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words

from .citing import sources_in_full, sources_in_short
from .markdown import capital, drawn, table

_UNITS: Final = ("months", "weeks", "days")
_BEFORE, _OPEN, _OVER = "┊", "│", "║"


class Edge(NamedTuple):
    """A turn of a window: `opens`, `over-time` or `closes`, in words, and the day it comes."""

    code: str
    what: str
    day: str


class _Mark(NamedTuple):
    """A day on the drawing: its sign, its words, what happens then, and the line that leads on from it."""

    sign: str
    day: str
    what: str
    after: str


def window_parts(windows: Sequence[Window], writer: Writer) -> Iterator[str]:
    """Each window drawn, with a table of its days and the sources beside each, and then the sources in full."""
    words = writer.words
    several = len({window.occurrence for window in windows}) > 1
    drawn_before: dict[int, list[str]] = {}
    for window in windows:
        earlier = drawn_before.setdefault(window.occurrence, [])
        if several and not earlier:
            yield f"**{words.phrase('page-time', number=window.occurrence)}**"
        if earlier:
            yield words.phrase("page-else", anchors=", ".join(earlier)) + ":"
        earlier.append(words.word("anchor", window.anchor))
        yield drawn(_drawing(window, words))
        yield _table(window, writer)
        yield from sources_in_full(window.basis, writer)


def opening(window: Window, words: Words) -> str:
    """The day a window opens, in words."""
    return _day(window.opens, window.anchor, words)


def edges(window: Window, words: Words, *, plain: bool = False) -> Iterator[Edge]:
    """The days it opens, runs over time and closes, in words; `plain` leaves out remarks on rough days."""
    for name, bounds in _edges(window):
        if bounds is not None:
            day = _day(bounds, window.anchor, words, plain=plain)
            yield Edge(name.removeprefix("page-"), words.phrase(name), day)


def span(offset: Offset, words: Words) -> str:
    """A span of time in words, without its direction: «6 måneder og 6 uker»."""
    parts = [(unit, number) for unit in _UNITS if (number := getattr(offset, unit))]
    written = [_counted(unit, abs(number), words) for unit, number in parts]
    line = written[0]
    for (_, number), other in zip(parts[1:], written[1:], strict=True):
        same = (number > 0) == (parts[0][1] > 0)
        line = words.phrase("page-and" if same else "page-less", first=line, second=other)
    return line


def _counted(unit: str, number: int, words: Words) -> str:
    return words.phrase(f"page-{unit}-one" if number == 1 else f"page-{unit}", number=number)


def _table(window: Window, writer: Writer) -> str:
    words = writer.words
    sources = sources_in_short(window.basis, writer)
    rows = [(capital(edge.what), edge.day, sources) for edge in edges(window, words)]
    head = [words.phrase(name) for name in ("page-edge", "page-day", "page-rests-on")]
    return table(head, rows)


def _edges(window: Window) -> tuple[tuple[str, tuple[Bound, ...] | None], ...]:
    return (
        ("page-opens", window.opens),
        ("page-over-time", window.over_time),
        ("page-closes", window.closes),
    )


def _day(
    bounds: Sequence[Bound], anchor: str, words: Words, *, short: bool = False, plain: bool = False
) -> str:
    days = [_one(bound, anchor, words, short=short, plain=plain or short) for bound in bounds]
    if len(days) == 1:
        return days[0]
    return words.phrase("page-first-of", days=(f" {words.phrase('or')} ").join(days))


def _one(bound: Bound, own: str, words: Words, *, short: bool, plain: bool) -> str:
    day = _from(bound, bound.from_ or own, words, short=short and bound.from_ in {None, own})
    if bound.not_before is not None:
        day = words.phrase("page-not-before", day=day, earliest=_from(bound.not_before, own, words))
    return words.phrase("page-as-opening", day=day) if bound.as_opening and not plain else day


def _from(offset: Offset, anchor: str, words: Words, *, short: bool = False) -> str:
    """A day reckoned from an anchor; `short` leaves out the anchor's name where the drawing has it already."""
    name = words.word("anchor", anchor)
    if not _sign(offset):
        return name
    phrase = ("page-after" if _sign(offset) > 0 else "page-before") + ("-it" if short else "")
    return words.phrase(phrase, span=span(offset, words), anchor=name)


def _sign(offset: Offset) -> int:
    """Whether a span goes forward, backward or nowhere, by its largest unit."""
    number = next((number for unit in _UNITS if (number := getattr(offset, unit))), 0)
    return (number > 0) - (number < 0)


def _drawing(window: Window, words: Words) -> Iterator[str]:
    marks = list(_marks(window, words))
    width = max(len(mark.day) for mark in marks)
    for mark in marks:
        yield f"{mark.sign}  {mark.day:<{width}}   {mark.what}"
        if mark.after:
            yield mark.after
    if window.closes is None:
        yield f"▼  {'':<{width}}   {words.phrase('page-stays-open')}"


def _marks(window: Window, words: Words) -> Iterator[_Mark]:
    """The days from top to bottom, with the day counted from among them, unless one of them is that day."""
    signs = (("┬", _OPEN), ("╪", _OVER), ("┴", ""))
    edges = [
        (bounds, name, sign) for (name, bounds), sign in zip(_edges(window), signs, strict=True) if bounds
    ]
    line = _BEFORE
    named = any(_at_anchor(bounds, window) for bounds, _, _ in edges)
    for bounds, name, (sign, after) in edges:
        if not named and not _before_anchor(bounds, window):
            yield _Mark("○", words.word("anchor", window.anchor), "", line)
            named = True
        line = after
        yield _Mark(sign, _day(bounds, window.anchor, words, short=True), words.phrase(name), after)


def _own(bounds: Iterable[Bound], window: Window) -> list[Bound]:
    return [bound for bound in bounds if bound.from_ in {None, window.anchor}]


def _at_anchor(bounds: tuple[Bound, ...], window: Window) -> bool:
    return len(bounds) == 1 and any(_sign(bound) == 0 for bound in _own(bounds, window))


def _before_anchor(bounds: tuple[Bound, ...], window: Window) -> bool:
    own = _own(bounds, window)
    return bool(own) and all(_sign(bound) < 0 for bound in own)
