"""Quotes: each was held against its source by somebody, and a new one does not slip in unread."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.sources import Citation

CATALOGUE = Catalogue.load()
CHECKED: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("quotes.yaml").read_text(encoding="utf-8")
)


def citations() -> Iterator[Citation]:
    for entry in CATALOGUE.entries:
        yield from entry.citations()
    for silence in CATALOGUE.silences:
        yield from silence.basis
    for overlay in CATALOGUE.overlays:
        yield from overlay.basis
    for name in type(CATALOGUE.timing).model_fields:
        yield from getattr(CATALOGUE.timing, name).basis


def test_every_quote_was_checked_and_every_checked_quote_is_used() -> None:
    """One that is not in `quotes.yaml` is made up until somebody has read it in the source."""
    used = {(item.source, " ".join(item.quote.split())) for item in citations() if item.quote}
    checked = {(source, quote) for source, told in CHECKED.items() for quote in told["quotes"]}
    assert used - checked == set()
    assert checked - used == set()


def test_how_each_was_checked_is_told() -> None:
    """By a script against the document, or from a stored copy of a page."""
    assert {told["checked"] for told in CHECKED.values()} == {"document", "page"}
