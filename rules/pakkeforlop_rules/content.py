"""What belongs to a catalogue whoever asks, as JSON documents in one language: written once, then kept.

What is kept is shared by all documents and threads: it is not to be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar

from .entries import Conflict, Entry, Prompt
from .shapes import CitationDocument, SourceDocument
from .sources import Citation, Source
from .texts import Lang
from .vocabulary import Vocabulary
from .wording import Words

MOST: Final = 4096
"""So many of a kind are kept: far more than a catalogue has; what other releases add cannot fill the memory."""

T = TypeVar("T")
D = TypeVar("D")


class Kept(Generic[T, D]):
    """What was made of each thing, by the thing itself and not what it says: a look-up, however much it says."""

    def __init__(self, make: Callable[[T], D]) -> None:
        self._make = make
        self._made: dict[int, tuple[T, D]] = {}  # the thing is held too, so that no other gets its number

    def of(self, thing: T) -> D:
        """What is made of the thing; made now if it never was."""
        found = self._made.get(id(thing))
        if found is None:
            if len(self._made) >= MOST:
                self._made.clear()
            found = self._made[id(thing)] = (thing, self._make(thing))
        return found[1]


class Content:
    """The words of one catalogue in one language, and the documents that are made of nothing else."""

    def __init__(self, sources: Mapping[str, Source], vocabulary: Vocabulary, lang: Lang) -> None:
        self._sources = sources
        self.words = Words(vocabulary, lang)
        self.entry = Kept(self._entry).of
        self.citations = Kept(self._citations).of
        self.standings = Kept(self._standings).of
        self.prompt = Kept(self._prompt).of
        self.source = lru_cache(MOST)(self._source)
        self.themes = lru_cache(MOST)(self._themes)
        self.roles = lru_cache(MOST)(self._roles)

    def citation(self, citation: Citation) -> CitationDocument:
        """A citation with what the register says of its source."""
        return CitationDocument(
            **self.source(citation.source),
            place=citation.place,
            quote=citation.quote,
            note=None if citation.note is None else self.words.text(citation.note),
        )

    def _entry(self, entry: Entry) -> dict[str, Any]:
        words = self.words
        return {
            "summary": words.text(entry.summary),
            "norm": entry.norm,
            "norm_text": words.word("norm", entry.norm),
            "overlay": entry.overlay,
            "participants": self.roles(entry.participants),
            "themes": {"closing": self.themes(entry.themes.names), "also": self.themes(entry.themes.also)},
            "prompts": [self.prompt(prompt) for prompt in entry.prompts],
            "wording": self.citations(entry.wording),
            "background": [
                {"text": words.text(item.text), "basis": self.citation(item.basis)}
                for item in entry.background
            ],
            "conflicts": [self._conflict(conflict) for conflict in entry.conflicts],
            "patient": words.text(entry.patient),
        }

    def _source(self, name: str) -> SourceDocument:
        source = self._sources[name]
        return SourceDocument(
            source=name,
            title=self.words.text(source.title),
            publisher=source.publisher,
            dated=source.dated,
            standing=source.standing,
            standing_text=self.words.word("standing", source.standing),
        )

    def _citations(self, citations: Sequence[Citation]) -> list[CitationDocument]:
        return [self.citation(citation) for citation in citations]

    def _standings(self, citations: Sequence[Citation]) -> list[str]:
        """What the sources weigh, each once."""
        return list(dict.fromkeys(self._sources[citation.source].standing for citation in citations))

    def _themes(self, names: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"theme": name, "text": self.words.word("theme", name)} for name in names]

    def _roles(self, roles: tuple[str, ...]) -> list[dict[str, str]]:
        return [{"role": role, "text": self.words.word("role", role)} for role in roles]

    def _prompt(self, prompt: Prompt) -> dict[str, str]:
        return {"say": self.words.text(prompt.say), "standing": "product_advice"}

    def _conflict(self, conflict: Conflict) -> dict[str, Any]:
        about = self.words.text(conflict.about)
        followed, against = self.source(conflict.followed), [self.source(name) for name in conflict.against]
        titles = ", ".join(source["title"] for source in against)
        text = self.words.phrase("conflict", about=about, followed=followed["title"], against=titles)
        return {"about": about, "followed": followed, "against": against, "text": text}
