"""The page of one checkpoint: everything a council member needs in order to say yes or no to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.wording import Words

from .citing import cited, disagreements, sources_in_full
from .judged import listed
from .markdown import bullets, capital, heading, link, numbered, page, table
from .overlaid import overlay_parts
from .saying import sentences
from .telling import (
    candidates,
    clocks,
    closing_themes,
    deadline_line,
    how_often,
    journal_lines,
    owner_notes,
    silencing,
)
from .versions import version_lines
from .windows import window_parts

_REVIEWED: Final = re.compile(r"[CFSP]\d\d")
"""Items of the review of the sources; an entry may name facts of other papers too."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One checkpoint to be written: its generic versions, oldest first. The newest is described."""

    writer: Writer
    versions: Sequence[Entry]
    root: str | None

    @property
    def entry(self) -> Entry:
        """The version that is described."""
        return self.versions[-1]

    @property
    def words(self) -> Words:
        """The words it is written in."""
        return self.writer.words

    def text(self) -> str:
        """The whole page."""
        sections = {
            "for_whom": self.for_whom(),
            "when": self.when(),
            "whose": self.whose(),
            "themes": self.themes(),
            "say": self.say(),
            "wording": self.wording(),
            "background": self.background(),
            "conflicts": self.conflicts(),
            "patient": iter([self.words.phrase("page-quoted", words=self.words.text(self.entry.patient))]),
            "journal": self.journal(),
            "deadlines": self.deadlines(),
            "silences": self.silences(),
            "overlays": overlay_parts(self.writer, self.entry.id),
            "versions": iter([bullets(version_lines(self.versions, self.words))]),
            "origin": self.origin(),
        }
        return page([*self.head(), *self._under_headings(sections)])

    def _under_headings(self, sections: dict[str, Iterator[str]]) -> Iterator[str]:
        for name, parts in sections.items():
            written = [part for part in parts if part]
            if written:
                yield heading(2, self.words.word("heading", name))
                yield from written

    def head(self) -> Iterator[str]:
        """Title, summary, and how strongly the source puts it."""
        entry, words = self.entry, self.words
        yield f"<!-- {words.phrase('page-generated')} -->"
        yield heading(1, words.text(entry.title))
        yield words.text(entry.summary)
        norm = words.word("norm", entry.norm)
        yield f"{capital(norm)}." if entry.norm == "none" else words.phrase("page-norm", norm=f"**{norm}**")

    def for_whom(self) -> Iterator[str]:
        """The condition in words, and what counts as need where the source says «ved behov»."""
        entry, words = self.entry, self.words
        if entry.cancers:
            yield words.phrase("page-only-cancers", cancers=words.words("cancer", entry.cancers))
        yield listed(entry.when, words)
        if entry.need is not None:
            yield words.phrase("page-need")
            yield listed(entry.need, words)

    def when(self) -> Iterator[str]:
        """How often, and each window drawn with its sources."""
        entry, words = self.entry, self.words
        yield how_often(entry, words)
        yield from window_parts(entry.windows, self.writer)

    def whose(self) -> Iterator[str]:
        """The owner, who steps in, and on what that rests."""
        entry, words = self.entry, self.words
        yield numbered(candidates(entry, words))
        yield owner_notes(entry, words)
        if entry.participants:
            yield words.phrase("page-participants", roles=words.words("role", entry.participants))
        yield from sources_in_full(entry.owner_basis, self.writer)

    def themes(self) -> Iterator[str]:
        """What closes the conversation, and what may come along."""
        entry, words = self.entry, self.words
        yield words.phrase("page-closing")
        yield bullets(closing_themes(entry, words))
        if entry.themes.also:
            yield words.phrase("page-also")
            yield bullets(words.word("theme", theme) for theme in entry.themes.also)

    def say(self) -> Iterator[str]:
        """The sentences, and when each is said."""
        words = self.words
        yield words.phrase("page-say")
        yield bullets(sentences(self.entry.prompts, words, "page-otherwise"))

    def wording(self) -> Iterator[str]:
        """The sources' own words."""
        if not self.entry.wording:
            yield self.words.phrase("page-no-wording")
        yield from sources_in_full(self.entry.wording, self.writer)

    def background(self) -> Iterator[str]:
        """A few words for the unsure, each with its source."""
        for item in self.entry.background:
            yield self.words.text(item.text)
            yield cited(item.basis, self.writer)

    def conflicts(self) -> Iterator[str]:
        """Where sources disagree, which was followed, and against which."""
        yield from disagreements(self.entry.conflicts, self.writer)

    def journal(self) -> Iterator[str]:
        """A line for each outcome."""
        yield self.words.phrase("page-journal")
        yield bullets(journal_lines(self.entry, self.words))

    def deadlines(self) -> Iterator[str]:
        """What others must do by when, by week."""
        if self.entry.deadlines:
            yield self.words.phrase("page-deadlines")
            yield bullets(deadline_line(clock, self.words) for clock in clocks(self.entry))

    def silences(self) -> Iterator[str]:
        """What about the person goes before it."""
        words = self.words
        head = (words.phrase("page-silenced-by"), words.phrase("page-until"))
        yield table(head, silencing(self.entry, self.writer.catalogue, words))

    def origin(self) -> Iterator[str]:
        """The items of the review of the sources that it comes from, and the scenarios that show it."""
        entry, words, root = self.entry, self.words, self.root
        seeds = ", ".join(seed for seed in entry.seeds if _REVIEWED.fullmatch(seed))
        scenarios = f"features/{entry.id}.feature"
        if root is not None:
            seeds = seeds and link(seeds, f"{root}/docs/coverage.md")
            scenarios = link(scenarios, f"{root}/{scenarios}")
        if seeds:
            yield words.phrase("page-seeds", seeds=seeds)
        yield words.phrase("page-scenarios", link=scenarios)
