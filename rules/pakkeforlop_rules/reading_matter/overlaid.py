"""What the layers of some cancers add to a checkpoint or change in it."""

from __future__ import annotations

from collections.abc import Iterator

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.overlays import Amendment, Overlay
from pakkeforlop_rules.wording import Words

from .citing import cited, disagreements, sources_in_full
from .markdown import bullets, heading
from .saying import sentences
from .versions import in_force
from .windows import window_parts


def overlay_parts(writer: Writer, checkpoint: str) -> Iterator[str]:
    """Each overlay that amends the checkpoint: for which cancer, from when, and everything it says of it."""
    for overlay in writer.catalogue.overlays:
        amendments = [item for item in overlay.amends if item.checkpoint == checkpoint]
        if amendments:
            yield from _overlay(overlay, amendments, writer)


def _overlay(overlay: Overlay, amendments: list[Amendment], writer: Writer) -> Iterator[str]:
    words = writer.words
    yield heading(3, words.text(overlay.title))
    yield words.phrase("page-overlay", cancer=words.word("cancer", overlay.cancer))
    yield from sources_in_full(overlay.basis, writer)
    for amendment in sorted(amendments, key=lambda item: item.valid_from):
        yield f"**{in_force(amendment.valid_from, amendment.valid_to, words)}**"
        yield from _amendment(amendment, writer)


def _amendment(amendment: Amendment, writer: Writer) -> Iterator[str]:
    words = writer.words
    yield from window_parts(amendment.windows, writer)
    yield from _themes(amendment, words)
    if amendment.prompts:
        yield words.phrase("page-say-too")
        yield bullets(sentences(amendment.prompts, words, "page-to-all"))
    yield from sources_in_full(amendment.wording, writer)
    for item in amendment.background:
        yield words.text(item.text)
        yield cited(item.basis, writer)
    yield from disagreements(amendment.conflicts, writer)


def _themes(amendment: Amendment, words: Words) -> Iterator[str]:
    for phrase, themes in (("page-closing", amendment.closing), ("page-also", amendment.also)):
        if themes:
            yield words.phrase(phrase)
            yield bullets(words.word("theme", theme) for theme in themes)
