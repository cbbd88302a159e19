"""A catalogue as read, and which names there are in it, also where what they name is faulty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.overlays import Overlay
from pakkeforlop_rules.reading import Document, name_of
from pakkeforlop_rules.silences import Silence
from pakkeforlop_rules.sources import Source
from pakkeforlop_rules.terms import Term

Names = frozenset[str] | None
"""Names that are known; `None` where it cannot be told, since the file they stand in cannot be read."""


@dataclass(frozen=True)
class Read:
    """A catalogue as read, part by part, each with the document it stands in.

    One fault is told once: what points to something faulty is not faulty for that.
    """

    documents: Mapping[str, Sequence[Document]]
    """By file, the documents that could be read."""
    unreadable: frozenset[str]
    """Files with documents that could not."""
    entries: Sequence[tuple[Entry, Document]]
    overlays: Sequence[tuple[Overlay, Document]]
    silences: Sequence[tuple[Silence, Document]]
    sources: Mapping[str, Source]
    terms: Sequence[Term]

    @cached_property
    def checkpoints(self) -> frozenset[str]:
        """The checkpoints that have a file."""
        return frozenset(name_of(name) for name in self.documents if name.startswith("entries/"))

    @cached_property
    def named_sources(self) -> Names:
        """The sources in the register."""
        return self._keys("sources.yaml")

    @cached_property
    def themes(self) -> Names:
        """The themes that have words."""
        return self._keys("vocabulary.yaml", "theme")

    def _keys(self, file: str, *where: str) -> Names:
        if file in self.unreadable:
            return None
        found = (document.at(where) for document in self.documents[file])
        return frozenset(str(key) for names in found if isinstance(names, dict) for key in names)
