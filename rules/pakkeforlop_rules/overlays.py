"""Overlays per cancer: a layer over the generic checkpoints that adds, re-words and re-times, and never removes.

There is no field that takes anything away. What an overlay does not touch is as the generic version has it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Annotated, Any, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.codes import CancerGroup

from .bounds import Window
from .entries import Background, Conflict, Entry, Prompt, Theme, Themes
from .models import Model, Slug
from .sources import Basis, Citation
from .texts import Text


class Amendment(Model):
    """What an overlay says of one generic checkpoint, in one stretch of time.

    `windows` re-times: they replace those of the same occurrences. Prompts come before the generic ones; wording,
    background and conflicts after. `closing` and `also` are themes that come on top.
    """

    checkpoint: Slug
    valid_from: date
    valid_to: date | None = None
    windows: tuple[Window, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    wording: tuple[Citation, ...] = ()
    background: tuple[Background, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    closing: tuple[Slug, ...] = ()
    also: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise PydanticCustomError("ends_before_start", "valid_to before valid_from")
        return self

    def meets(self, entry: Entry) -> bool:
        """Whether it is in force together with a version of a checkpoint, on some day."""
        starts = entry.valid_to is None or self.valid_from <= entry.valid_to
        return starts and (self.valid_to is None or self.valid_to >= entry.valid_from)


class Overlay(Model):
    """The layer of one cancer."""

    id: Slug
    cancer: CancerGroup
    title: Text
    basis: Basis
    amends: Annotated[tuple[Amendment, ...], Field(min_length=1)]


def laid_over(generic: Sequence[Entry], overlays: Iterable[Overlay]) -> tuple[Entry, ...]:
    """The entries of a catalogue: the generic ones, and versions for the cancers that overlays speak of.

    A generic version that is amended for a cancer is for the others only; on days that no amendment covers, the
    cancer has it as it is.
    """
    overlays = tuple(overlays)
    since: dict[str, date] = {}
    for entry in generic:
        since[entry.id] = min(entry.valid_from, since.get(entry.id, entry.valid_from))
    result: list[Entry] = []
    for entry in generic:
        known = entry if since[entry.id] == entry.valid_from else _changed(entry, since=since[entry.id])
        pieces = [piece for overlay in overlays for piece in _pieces(known, overlay)]
        amended = tuple(sorted({cancer for piece in pieces for cancer in piece.cancers}))
        result += [_changed(known, but_for=amended) if amended else known, *pieces]
    return tuple(result)


def _pieces(entry: Entry, overlay: Overlay) -> Iterator[Entry]:
    """The versions of an entry for the overlay's cancer, end to end over its time in force; none if not amended."""
    if not entry.is_for(overlay.cancer):
        return
    day: date | None = entry.valid_from
    begun = False
    for amendment in sorted(overlay.amends, key=lambda item: item.valid_from):
        if amendment.checkpoint != entry.id or not amendment.meets(entry):
            continue
        begun = True
        first = max(amendment.valid_from, entry.valid_from)
        if day is not None and day < first:
            yield _piece(entry, overlay, day, first - timedelta(days=1))
        last = min((end for end in (amendment.valid_to, entry.valid_to) if end is not None), default=None)
        yield _piece(entry, overlay, first, last, amendment)
        day = None if last is None else last + timedelta(days=1)
    if begun and day is not None and (entry.valid_to is None or day <= entry.valid_to):
        yield _piece(entry, overlay, day, entry.valid_to)


def _piece(
    entry: Entry, overlay: Overlay, first: date, last: date | None, amendment: Amendment | None = None
) -> Entry:
    changes: dict[str, Any] = {
        "since": entry.since or entry.valid_from,
        "overlay": overlay.id,
        "cancers": (overlay.cancer,),
        "valid_from": first,
        "valid_to": last,
    }
    if amendment is None:
        return _changed(entry, **changes)
    retimed = {window.occurrence for window in amendment.windows}
    kept = [window for window in entry.windows if window.occurrence not in retimed]
    closing = (*entry.themes.closing, *(Theme(theme=name) for name in amendment.closing))
    return _changed(
        entry,
        **changes,
        windows=(*amendment.windows, *kept),
        prompts=(*amendment.prompts, *entry.prompts),
        wording=(*entry.wording, *amendment.wording),
        background=(*entry.background, *amendment.background),
        conflicts=(*entry.conflicts, *amendment.conflicts),
        themes=Themes(closing=closing, also=(*entry.themes.also, *amendment.also)),
    )


def _changed(entry: Entry, **changes: Any) -> Entry:
    """A copy with some fields changed, and validated anew."""
    return Entry(**{**{name: getattr(entry, name) for name in Entry.model_fields}, **changes})
