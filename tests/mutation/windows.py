"""Windows in which one thing is changed: a number, an anchor, a bound."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from pydantic import ValidationError

from pakkeforlop_rules.bounds import Bound, Offset, Window
from pakkeforlop_workflow.anchors import COURSE_ANCHORS, EPISODE_ANCHORS

from .changes import Change, changed, each_dropped, each_swapped, one_off, replaced

UNITS: Final = ("months", "weeks", "days")
EDGES: Final = ("opens", "over_time", "closes")


def mutated(windows: tuple[Window, ...]) -> Iterator[Change[tuple[Window, ...]]]:
    """Every list of windows that differs in one thing, and that the catalogue would take."""
    for index, window in enumerate(windows):
        if _can_go(windows, window):
            yield f"windows[{index}] dropped", tuple(other for other in windows if other is not window)
        for what, fields in _window(window):
            try:
                other = Window.model_validate({**dict(window), **fields})
            except ValidationError:
                continue  # refused when the catalogue is read: nobody could make this mistake
            yield f"windows[{index}].{what}", replaced(windows, index, other)
    for (one, other), change in zip(pairwise(windows), each_swapped("windows", windows), strict=True):
        if one.occurrence == other.occurrence:  # those of different occurrences have no order
            yield change


def _can_go(windows: tuple[Window, ...], window: Window) -> bool:
    """Whether the rest makes sense: another window of the occurrence is left, or no later occurrence is."""
    same = [other for other in windows if other.occurrence == window.occurrence]
    last = window.occurrence == max(other.occurrence for other in windows)
    return len(windows) > 1 and (len(same) > 1 or last)


def _window(window: Window) -> Iterator[Change[dict[str, Any]]]:
    for anchor in _others(window.anchor):
        yield f"anchor {window.anchor} → {anchor}", {"anchor": anchor}
    for edge in EDGES:
        bounds: tuple[Bound, ...] | None = getattr(window, edge)
        if bounds is None:
            continue
        if edge != "opens":
            yield f"{edge} dropped", {edge: None}
        for what, fewer in each_dropped(edge, bounds):
            yield what, {edge: fewer}
        for index, bound in enumerate(bounds):
            for what, other in _bound(bound):
                yield f"{edge}[{index}].{what}", {edge: replaced(bounds, index, other)}


def _bound(bound: Bound) -> Iterator[Change[Bound]]:
    for what, fields in _offset(bound):
        yield what, changed(bound, **fields)
    if bound.as_opening:
        yield "as_opening dropped", changed(bound, as_opening=False)
    if bound.from_ is not None:
        yield "from dropped", changed(bound, from_=None)
        for anchor in _others(bound.from_):
            yield f"from {bound.from_} → {anchor}", changed(bound, from_=anchor)
    if bound.not_before is not None:
        yield "not_before dropped", changed(bound, not_before=None)
        for what, fields in _offset(bound.not_before):
            yield f"not_before.{what}", changed(bound, not_before=changed(bound.not_before, **fields))


def _offset(offset: Offset) -> Iterator[Change[dict[str, Any]]]:
    """A day more and less, and a week or a month where they are used."""
    for unit in UNITS:
        value: int = getattr(offset, unit)
        if unit == "days" or value:
            yield from ((what, {unit: other}) for what, other in one_off(unit, value))


def _others(anchor: str) -> list[str]:
    """The anchors of the same scope."""
    scope = COURSE_ANCHORS if anchor in COURSE_ANCHORS else EPISODE_ANCHORS
    return sorted(scope - {anchor})
