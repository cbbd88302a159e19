"""Quotes as the pages show them: what stands in one place of one source is together, with the source named once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.overlays import Overlay
from pakkeforlop_rules.reading_matter.telling import clocks
from pakkeforlop_rules.shapes import SourceDocument
from pakkeforlop_rules.sources import Citation


class Quoted(NamedTuple):
    """A place in a source, and what is taken from it: the source's own words, and notes to them or in their stead."""

    source: SourceDocument
    place: str | None
    said: tuple[tuple[str | None, str | None], ...]


def named_by(entry: Entry, catalogue: Catalogue) -> set[str]:
    """The sources a checkpoint names: for some cancers too, for others' deadlines, and those it did not follow."""
    conflicts = {name for item in entry.conflicts for name in (item.followed, *item.against)}
    amended = [citation for overlay in catalogue.overlays for citation in amended_by(overlay, entry.id)]
    cited = {citation.source for citation in (*entry.citations(), *amended)}
    return (conflicts | cited | {clock.source for clock in clocks(entry)}) & catalogue.sources.keys()


def amended_by(overlay: Overlay, checkpoint: str) -> Iterator[Citation]:
    """What an overlay quotes where it amends a checkpoint."""
    for item in overlay.amends:
        if item.checkpoint == checkpoint:
            yield from overlay.basis
            for window in item.windows:
                yield from window.basis
            yield from item.wording
            yield from (background.basis for background in item.background)


def quoted(citations: Iterable[Citation], writer: Writer) -> list[Quoted]:
    """Citations by place, in the order in which the places come; what is cited twice stands once."""
    found: dict[tuple[str, str | None], dict[tuple[str | None, str | None], None]] = {}
    for citation in citations:
        note = None if citation.note is None else writer.words.text(citation.note)
        found.setdefault((citation.source, citation.place), {})[citation.quote, note] = None
    return [Quoted(writer.source(name), place, tuple(said)) for (name, place), said in found.items()]
