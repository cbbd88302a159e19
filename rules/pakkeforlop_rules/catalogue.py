"""The catalogue: every checkpoint, silence and source, loaded once, immutable, and safe to share."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Final, Self

from pakkeforlop_workflow import Pathway, Problem
from pakkeforlop_workflow.codes import CancerGroup
from pakkeforlop_workflow.events import Conversation, Correction
from pakkeforlop_workflow.history import History, replayed

from .answers import ANSWERS, Answer, AnswerCode, Span
from .checks import FOLDERS
from .content import Content
from .deployment import ANYWHERE, DEFAULT_POLICY, Place, Policy
from .entries import Entry
from .evaluation import answers_on, spans_between
from .loading import parts_of
from .overlays import Overlay, laid_over
from .reading import CatalogueProblem, InvalidCatalogue
from .setting import Setting
from .silences import Silence
from .sources import Source
from .texts import Lang
from .timing import Timing
from .vocabulary import Vocabulary

ENGINE: Final = "4"
"""The engine's own version: raised when the same catalogue would give other answers."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Checkpoints with the silences, sources and words that go with them."""

    entries: tuple[Entry, ...]
    overlays: tuple[Overlay, ...]
    silences: tuple[Silence, ...]
    timing: Timing
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    release: str
    """Content hash of engine and catalogue: names exactly what an answer was given by."""
    files: Mapping[str, str]
    """The texts it was made from, by their names in the folder: what a service keeps to answer by it again."""
    _contents: dict[Lang, Content] = field(init=False, repr=False, compare=False, default_factory=dict)

    @classmethod
    def load(cls, folder: Path | None = None) -> Self:
        """Load the catalogue that comes with the package, or one in a folder laid out the same way.

        Raises `InvalidCatalogue` with every problem: file, line, entry, fault and cure.
        """
        if folder is not None and not Path(folder).joinpath("entries").is_dir():
            fault, cure = "mangler", "Pek på en mappe med «entries/» og filene fra pakkens egen katalog."
            raise InvalidCatalogue([CatalogueProblem(str(folder), 1, "–", "entries/", "", fault, cure)])
        root = Path(__file__).with_name("catalogue") if folder is None else Path(folder)
        return cls.of(dict(_yaml_files(root)))

    @classmethod
    def of(cls, texts: Mapping[str, str]) -> Self:
        """A catalogue from the texts of its files, by their names in the folder. Raises `InvalidCatalogue`."""
        parts = parts_of(texts)
        return cls(
            entries=laid_over(parts.entries, parts.overlays),
            overlays=parts.overlays,
            silences=parts.silences,
            timing=parts.timing,
            sources=MappingProxyType(parts.sources),
            vocabulary=parts.vocabulary,
            release=_release(texts),
            files=MappingProxyType(dict(texts)),
        )

    def problems_in(self, pathway: Pathway) -> tuple[Problem, ...]:
        """Checkpoints and themes that conversations name and this catalogue has never had.

        A slip in an id would otherwise be a talk about nothing, which only makes the real question rest.
        """
        checkpoints = frozenset(entry.id for entry in self.entries)
        themes = self.vocabulary.codes("theme")
        return tuple(_unknown_codes(pathway, checkpoints, themes))

    def in_force(self, day: date, cancer: CancerGroup | None = None) -> tuple[Entry, ...]:
        """The version of each checkpoint that is in force on a day: the generic one, or the one for a cancer."""
        return tuple(
            entry
            for entry in self.entries
            if entry.in_force(day) and (entry.overlay is None if cancer is None else entry.is_for(cancer))
        )

    def evaluate(  # noqa: PLR0913 - see `timeline`
        self,
        pathway: Pathway | History,
        as_of: date,
        *,
        place: Place = ANYWHERE,
        policy: Policy = DEFAULT_POLICY,
        known_at: datetime | None = None,
        codes: Collection[AnswerCode] = ANSWERS,
        reasons: bool = True,
    ) -> tuple[Answer, ...]:
        """The answers for a pathway on a day: every checkpoint, for each course, episode and occurrence.

        `known_at` limits the evaluation to what was recorded by that instant; a history is taken as it was replayed.
        With `codes` only the answers that have one of them, at less cost. Without `reasons` an answer carries neither
        its explanation nor its next change. Pure: the same input gives the same answers.
        """
        _usable(known_at, as_of)
        setting = self._setting(pathway, known_at, policy, place)
        return answers_on(self.entries, self.release, setting, as_of, codes=codes, reasons=reasons)

    def timeline(  # noqa: PLR0913 - what it is asked about is the same as for `evaluate`, and all of it is named
        self,
        pathway: Pathway | History,
        first: date,
        until: date,
        *,
        place: Place = ANYWHERE,
        policy: Policy = DEFAULT_POLICY,
        known_at: datetime | None = None,
        checkpoints: frozenset[str] | None = None,
        lean: bool = False,
    ) -> tuple[Span, ...]:
        """The answers on every day from `first` to `until`, both included, as spans.

        Equal to `evaluate` on each of those days, at the cost of the days on which something turns. With
        `checkpoints` only of those. `lean` leaves out every span of «not due», and of the others what is only for
        showing an answer, its prompts and, unless some remain, its closing themes: no span ends where only they do.
        """
        _usable(known_at, first, until)
        setting = self._setting(pathway, known_at, policy, place)
        entries = self.entries
        if checkpoints is not None:
            entries = tuple(entry for entry in entries if entry.id in checkpoints)
        return tuple(spans_between(entries, self.release, setting, first, until, lean=lean))

    def content(self, lang: Lang) -> Content:
        """Its words in a language, and what is written of nothing else: the same one each time, for all threads."""
        found = self._contents.get(lang)
        if found is None:
            found = self._contents.setdefault(lang, Content(self.sources, self.vocabulary, lang))
        return found

    def _setting(
        self, pathway: Pathway | History, known_at: datetime | None, policy: Policy, place: Place
    ) -> Setting:
        history = pathway if isinstance(pathway, History) else replayed(pathway, known_at)
        return Setting(history, self.silences, self.timing, policy, place)


def _unknown_codes(
    pathway: Pathway, checkpoints: frozenset[str], themes: frozenset[str]
) -> Iterator[Problem]:
    for index, event in enumerate(pathway.events):
        talk = event.replaces if isinstance(event, Correction) else event
        if not isinstance(talk, Conversation):
            continue
        where = f"events[{index}]" + (".replaces" if talk is not event else "")
        for named, known in (("checkpoints", checkpoints), ("themes", themes)):
            for place, code in enumerate(getattr(talk, named)):
                if code not in known:
                    near = get_close_matches(code, known, n=1, cutoff=0.5)
                    cure = f"Mente du «{near[0]}»?" if near else "Se /v1/catalogue."
                    yield Problem(f"{where}.{named}[{place}]", f'"{code}"', "finnes ikke i katalogen", cure)


def _usable(known_at: datetime | None, *days: date) -> None:
    """Refuse what type checkers let through and would only fail deep inside, or silently mean another day."""
    for day in days:
        if type(day) is not date:
            raise TypeError(f"a day is a datetime.date, not {day!r}: use .date(), or date.fromisoformat")
    if known_at is not None and known_at.tzinfo is None:
        raise ValueError(f"known_at needs a time zone: {known_at!r}")


def _yaml_files(root: Path) -> Iterator[tuple[str, str]]:
    for part in ("", *FOLDERS):
        folder = root.joinpath(part) if part else root
        if not folder.is_dir():
            continue
        prefix = f"{part}/" if part else ""
        for path in sorted(folder.iterdir(), key=lambda item: item.name):
            if path.name.endswith((".yaml", ".yml")):
                yield prefix + path.name, path.read_bytes().decode(errors="surrogateescape")


def _release(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256(f"engine {ENGINE}\n".encode())
    for name, text in sorted(texts.items()):
        digest.update(f"{name}\n{len(text)}\n{text}\n".encode())
    return digest.hexdigest()[:16]
