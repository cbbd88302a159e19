"""Checks of entries: what a version promises must hold, and its versions must follow each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import Final

from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.reading import CatalogueProblem, Document

from .files import misnamed
from .saying import saying_problems, unreachable

_NORM_WORDS: Final = {
    "must": re.compile(r"\b(skal|må|plikter|plikt)\b", re.IGNORECASE),
    "should": re.compile(r"\b(bør)\b", re.IGNORECASE),
    "as_needed": re.compile(r"\b(ved behov|for de som trenger det)\b", re.IGNORECASE),
}


def entry_problems(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """What is wrong with one version, taken alone."""
    yield from misnamed("entries", entry.id, document)
    yield from _by_hand(document)
    yield from _norm(entry, document)
    yield from _windows(entry, document)
    yield from _owners(entry, document)
    yield from _themes(entry, document)
    yield from unreachable(document, ("when",), entry.when)
    yield from unreachable(document, ("need",), entry.need)
    for index, candidate in enumerate(entry.owner):
        yield from unreachable(document, ("owner", index, "when"), candidate.when)
    for index, theme in enumerate(entry.themes.closing):
        yield from unreachable(document, ("themes", "closing", index, "when"), theme.when)
    yield from saying_problems(document, ("prompts",), entry.prompts)


def version_problems(pairs: Sequence[tuple[Entry, Document]]) -> Iterator[CatalogueProblem]:
    """Versions of one checkpoint follow each other day by day, and are about the same thing."""
    by_id: dict[str, list[tuple[Entry, Document]]] = {}
    for entry, document in pairs:
        by_id.setdefault(entry.id, []).append((entry, document))
    for name, versions in by_id.items():
        versions.sort(key=lambda pair: pair[0].valid_from)
        for (earlier, _), (later, document) in pairwise(versions):
            since = later.valid_from.isoformat()
            if (earlier.kind, earlier.per) != (later.kind, later.per):
                fault, cure = "id-en er brukt om noe annet", "En id brukes aldri igjen: gi det nye sin egen."
                yield document.problem(("id",), fault, cure, name)
            elif earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                cure = "Gi den eldre en «valid_to» før den nyere begynner."
                yield document.problem(("valid_from",), "to versjoner gjelder samme dag", cure, since)
            elif earlier.valid_to + timedelta(days=1) != later.valid_from:
                fault = f"ingen versjon gjelder etter {earlier.valid_to.isoformat()}"
                yield document.problem(("valid_from",), fault, "La den nyere begynne dagen etter.", since)


def _by_hand(document: Document) -> Iterator[CatalogueProblem]:
    """Fields that are worked out when overlays are laid over the versions."""
    for field in ("overlay", "but_for", "since"):
        if document.at((field,)) is not None:
            cure = "Ta det bort: det regnes ut av versjonene og overleggene."
            yield document.problem((field,), "skrives ikke for hånd", cure)


def _norm(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """The source's word for it must stand in a quote of the entry's."""
    wanted = _NORM_WORDS.get(entry.norm)
    if wanted is not None and not any(wanted.search(it.quote or "") for it in entry.citations()):
        cure = "Siter kilden som sier det, eller sett «norm: none»."
        yield document.problem(("norm",), "ingen kilde sier det", cure, entry.norm)


def _windows(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """Of two windows that count one time from the same day, the second is never used."""
    counted = Counter[tuple[int, str]]()
    for index, window in enumerate(entry.windows):
        counted[window.occurrence, window.anchor] += 1
        if counted[window.occurrence, window.anchor] > 1:
            cure = "Ta det bort, eller regn fra et annet anker."
            yield document.problem(("windows", index), "vinduet brukes aldri", cure, window.anchor)


def _owners(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """A fallback must lead on: a role that comes again leads back to itself."""
    always: set[str] = set()
    for index, candidate in enumerate(entry.owner):
        if candidate.role in always:
            cure = "Nevn hver rolle én gang, den siste til slutt."
            yield document.problem(("owner", index), "reserven går i ring", cure, candidate.role)
        if candidate.when is None:
            always.add(candidate.role)
    last = len(entry.owner) - 1
    if entry.owner[last].when is not None:
        cure = "La den siste rollen gjelde alltid."
        yield document.problem(("owner", last), "noen kan stå uten ansvarlig", cure, entry.owner[last].role)


def _themes(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    seen: set[str] = set()
    for part, names in (("closing", entry.themes.names), ("also", entry.themes.also)):
        for index, name in enumerate(names):
            if name in seen:
                yield document.problem(
                    ("themes", part, index), "temaet står to ganger", "Ta bort det ene.", name
                )
            seen.add(name)
