"""All the pages of a catalogue, each with its file's name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.texts import Lang

from .checkpoint import Sheet
from .index import index_page

INDEX: Final = "README.md"
"""The name that those who show folders of Markdown open first."""


class Page(NamedTuple):
    """One page: its file's name and its text."""

    name: str
    text: str


def pages_of(catalogue: Catalogue, lang: Lang, *, root: str | None = None) -> Iterator[Page]:
    """The index and a page for each checkpoint, by id.

    `root` is the way from the pages to the checkout, for links to scenarios; without it nothing outside is linked.
    A page describes the newest generic version of its checkpoint, and tells of the others.
    """
    writer = Writer(catalogue, lang)
    versions = versions_of(catalogue)
    yield Page(INDEX, index_page(writer, [entries[-1] for entries in versions.values()]))
    for name, entries in versions.items():
        yield Page(f"{name}.md", Sheet(writer, entries, root).text())


def versions_of(catalogue: Catalogue) -> dict[str, tuple[Entry, ...]]:
    """The generic versions of each checkpoint, oldest first."""
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in sorted(catalogue.entries, key=lambda entry: (entry.id, entry.valid_from)):
        if entry.overlay is None:
            found[entry.id] = (*found.get(entry.id, ()), entry)
    return found
