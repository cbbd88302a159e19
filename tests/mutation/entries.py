"""Entries and overlays in which one thing is changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from pakkeforlop_rules.conditions import All, Condition
from pakkeforlop_rules.entries import Candidate, Entry, Prompt, Theme
from pakkeforlop_rules.models import Kind
from pakkeforlop_rules.overlays import Amendment, Overlay
from pakkeforlop_rules.reach import never_true

from . import conditions, windows
from .changes import Change, changed, each_dropped, each_swapped, replaced, swapped

P = TypeVar("P", bound=Candidate | Theme | Prompt)
V = TypeVar("V", bound=BaseModel)
Fields = dict[str, Any]


def mutated(entry: Entry) -> Iterator[Change[Entry]]:
    """Every entry that differs in one thing."""
    for what, fields in _fields(entry):
        yield what, changed(entry, **fields)


def amended(overlay: Overlay) -> Iterator[Change[Overlay]]:
    """Every overlay that differs in one thing; one that amends nothing is as good as none."""
    for what, fewer in each_dropped("amends", overlay.amends, least=0):
        yield what, changed(overlay, amends=fewer)
    for index, amendment in enumerate(overlay.amends):
        for what, fields in _amendment(amendment):
            other = changed(amendment, **fields)
            yield f"amends[{index}].{what}", changed(overlay, amends=replaced(overlay.amends, index, other))


def _fields(entry: Entry) -> Iterator[Change[Fields]]:
    yield from _in_force(entry)
    for kind in get_args(Kind):
        if kind != entry.kind:
            yield f"kind {entry.kind} → {kind}", {"kind": kind}
    for what, fewer in each_dropped("cancers", entry.cancers, least=0):
        yield what, {"cancers": fewer}
    if len(entry.cancers) > 1:
        yield "cancers dropped", {"cancers": ()}
    if entry.each is not None:
        yield "each dropped", {"each": None}
    if entry.when != All(all=()):
        yield "when dropped", {"when": All(all=())}
    for what, when in conditions.mutated(entry.when):
        yield f"when.{what}", {"when": when}
    if entry.need is not None:
        yield "need dropped", {"need": None, "norm": "none"}
        yield from ((f"need.{what}", {"need": need}) for what, need in conditions.mutated(entry.need))
    yield from ((what, {"windows": others}) for what, others in windows.mutated(entry.windows))
    yield from ((what, {"owner": others}) for what, others in _owners(entry.owner))
    for what, closing in _closing(entry.themes.closing):
        yield what, {"themes": changed(entry.themes, closing=closing)}
    yield from ((what, {"prompts": others}) for what, others in _prompts(entry.prompts))


def _amendment(amendment: Amendment) -> Iterator[Change[Fields]]:
    yield from _in_force(amendment)
    yield from ((what, {"windows": others}) for what, others in windows.mutated(amendment.windows))
    for what, fewer in each_dropped("closing", amendment.closing, least=0):
        yield what, {"closing": fewer}
    yield from ((what, {"prompts": others}) for what, others in _prompts(amendment.prompts, least=0))


def _in_force(version: Entry | Amendment) -> Iterator[Change[Fields]]:
    """A day sooner and a day later, at each end."""
    for name in ("valid_from", "valid_to"):
        day = getattr(version, name)
        if day is not None:
            for days in (-1, 1):
                other = day + timedelta(days=days)
                yield f"{name} {day.isoformat()} → {other.isoformat()}", {name: other}


def _owners(owners: tuple[Candidate, ...]) -> Iterator[Change[tuple[Candidate, ...]]]:
    yield from each_dropped("owner", owners)
    yield from each_swapped("owner", owners)
    yield from _conditional("owner", owners)


def _closing(themes: tuple[Theme, ...]) -> Iterator[Change[tuple[Theme, ...]]]:
    yield from each_dropped("themes.closing", themes)
    yield from _conditional("themes.closing", themes)


def _conditional(name: str, items: tuple[P, ...]) -> Iterator[Change[tuple[P, ...]]]:
    """The items with each one's condition dropped, and with one thing of it changed."""
    for index, item in enumerate(items):
        if item.when is None:
            continue
        yield f"{name}[{index}].when dropped", replaced(items, index, changed(item, when=None))
        for what, when in conditions.mutated(item.when):
            yield f"{name}[{index}].when.{what}", replaced(items, index, changed(item, when=when))


def _prompts(prompts: tuple[Prompt, ...], *, least: int = 1) -> Iterator[Change[tuple[Prompt, ...]]]:
    """Dropped, otherwise conditioned, and in another order where two of them can fit at once.

    What fits somebody in particular comes before what fits everybody, in whatever order they stand.
    """
    yield from each_dropped("prompts", prompts, least=least)
    yield from _conditional("prompts", prompts)
    for one, other in pairwise(index for index, prompt in enumerate(prompts) if prompt.when is not None):
        if not _exclude(prompts[one].when, prompts[other].when):
            yield f"prompts[{one}] ↔ [{other}]", swapped(prompts, one, other)
    for one, other in pairwise(index for index, prompt in enumerate(prompts) if prompt.when is None):
        yield f"prompts[{one}] ↔ [{other}]", swapped(prompts, one, other)


def _exclude(one: Condition | None, other: Condition | None) -> bool:
    return one is not None and other is not None and never_true(All(all=(one, other)))
