"""Catalogues with one thing changed: proof that the grids would notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.bounds import Bound, Offset, Window
from pakkeforlop_rules.conditions import All
from pakkeforlop_rules.entries import Entry

from .runner import Case, check

T = TypeVar("T")
UNITS: Final = ("months", "weeks", "days")


def mutants(catalogue: Catalogue) -> Iterator[tuple[Entry, str, Catalogue]]:
    """Each catalogue in which one thing of one entry is changed, with the entry and what was changed.

    A number of a window is one off, or a part of the condition, an owner or a closing theme is left out.
    """
    for place, entry in enumerate(catalogue.entries):
        for what, changed in (*_windows(entry), *_conditions(entry), *_owners(entry), *_themes(entry)):
            entries = (*catalogue.entries[:place], changed, *catalogue.entries[place + 1 :])
            yield entry, what, replace(catalogue, entries=entries)


def survives(catalogue: Catalogue, cases: Sequence[Case]) -> bool:
    """Whether no case notices."""
    return all(check(case, catalogue) is None for case in cases)


def _windows(entry: Entry) -> Iterator[tuple[str, Entry]]:
    for number, window in enumerate(entry.windows):
        for what, changed in _edges(window):
            windows = (*entry.windows[:number], changed, *entry.windows[number + 1 :])
            yield f"windows[{number}].{what}", entry.model_copy(update={"windows": windows})


def _conditions(entry: Entry) -> Iterator[tuple[str, Entry]]:
    """Without one part of an `all`, or without the only condition there is."""
    if not isinstance(entry.when, All):
        yield "when", entry.model_copy(update={"when": All(all=())})
        return
    for number in range(len(entry.when.all)):
        when = All(all=_without(entry.when.all, number))
        yield f"when.all[{number}]", entry.model_copy(update={"when": when})


def _owners(entry: Entry) -> Iterator[tuple[str, Entry]]:
    for number in range(len(entry.owner)):
        if len(entry.owner) > 1:
            yield f"owner[{number}]", entry.model_copy(update={"owner": _without(entry.owner, number)})


def _themes(entry: Entry) -> Iterator[tuple[str, Entry]]:
    closing = entry.themes.closing
    for number in range(len(closing)):
        if len(closing) > 1:
            themes = entry.themes.model_copy(update={"closing": _without(closing, number)})
            yield f"themes.closing[{number}]", entry.model_copy(update={"themes": themes})


def _without(items: tuple[T, ...], number: int) -> tuple[T, ...]:
    return (*items[:number], *items[number + 1 :])


def _edges(window: Window) -> Iterator[tuple[str, Window]]:
    for edge in ("opens", "over_time", "closes"):
        bounds: tuple[Bound, ...] = getattr(window, edge) or ()
        for index, bound in enumerate(bounds):
            for what, changed in _bounds(bound):
                others = (*bounds[:index], changed, *bounds[index + 1 :])
                yield f"{edge}[{index}].{what}", window.model_copy(update={edge: others})


def _bounds(bound: Bound) -> Iterator[tuple[str, Bound]]:
    for what, changed in _offsets(bound):
        yield what, bound.model_copy(update=changed)
    if bound.as_opening:
        yield "as_opening", bound.model_copy(update={"as_opening": False})
    if bound.not_before is not None:
        for what, changed in _offsets(bound.not_before):
            other = bound.not_before.model_copy(update=changed)
            yield f"not_before.{what}", bound.model_copy(update={"not_before": other})


def _offsets(offset: Offset) -> Iterator[tuple[str, dict[str, int]]]:
    """One unit more and one less: a day always, weeks and months where they are used."""
    for unit in UNITS:
        value: int = getattr(offset, unit)
        if unit == "days" or value:
            for changed in (value - 1, value + 1):
                yield f"{unit} {value} → {changed}", {unit: changed}
