"""The pages in docs/katalog are those of the catalogue as it is."""

from __future__ import annotations

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.reading_matter import pages_of
from tests.docs.homes import ROOT

FOLDER = ROOT / "docs" / "katalog"


def test_the_pages_are_up_to_date() -> None:
    """One for each checkpoint, none besides, and each as the catalogue gives it. «make docs» writes them anew."""
    pages = dict(pages_of(Catalogue.load(), "nb", root="../.."))
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*")}
    assert written.keys() == pages.keys()
    assert [name for name, text in pages.items() if written[name] != text] == []
