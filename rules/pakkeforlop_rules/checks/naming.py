"""Checks of what documents name: sources, themes, and words that should have been others. Done on plain data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pakkeforlop_rules.reading import CatalogueProblem, Document, Where, meant
from pakkeforlop_rules.terms import Slips

from .register import Read

_THEMES: Final = "Temaene står under «theme» i vocabulary.yaml."
_SOURCES: Final = "Kildene står i sources.yaml."


def naming_problems(document: Document, read: Read) -> Iterator[CatalogueProblem]:
    """Sources that are not in the register or not quoted, and themes that do not exist, wherever they stand."""
    for where, value in _everything(document.data):
        match where[-1:]:
            case ("source",):
                yield from _cited(document, where, value, read)
            case ("followed",):
                yield from _known_sources(document, [(where, value)], read)
            case ("against",):
                yield from _known_sources(document, _items(where, value), read)
            case ("talked_about" | "closing" | "also",):
                yield from _known_themes(document, _items(where, value), read)


def wording_problems(document: Document, slips: Slips) -> Iterator[CatalogueProblem]:
    """Words that should have been a term."""
    for where, slip, term in slips.in_data(document.data):
        fault = f"«{slip}» er ikke ordet som brukes her"
        yield document.problem(where, fault, f"Skriv «{term}», eller rett terms.yaml.")


def _cited(document: Document, where: Where, name: object, read: Read) -> Iterator[CatalogueProblem]:
    """A citation: the source must exist, and be quoted unless it is product advice."""
    yield from _known_sources(document, [(where, name)], read)
    source = read.sources.get(str(name))
    quoted = document.at((*where[:-1], "quote"))
    if source is not None and source.standing != "product_advice" and not quoted:
        cure = "Legg til «quote» med kildens egne ord, eller bruk en kilde som er produktråd."
        yield document.problem(where, "kilden er ikke sitert", cure, str(name))


def _known_sources(
    document: Document, named: Iterable[tuple[Where, object]], read: Read
) -> Iterator[CatalogueProblem]:
    for where, name in named:
        if read.named_sources is not None and str(name) not in read.named_sources:
            cure = meant(name, read.named_sources, _SOURCES)
            yield document.problem(where, "ukjent kilde", cure, str(name))


def _known_themes(
    document: Document, named: Iterable[tuple[Where, object]], read: Read
) -> Iterator[CatalogueProblem]:
    for where, item in named:
        name = item.get("theme") if isinstance(item, dict) else item
        if read.themes is not None and str(name) not in read.themes:
            yield document.problem(where, "ukjent tema", meant(name, read.themes, _THEMES), str(name))


def _items(where: Where, value: object) -> Iterator[tuple[Where, object]]:
    """The members of a list with their places; what is no list is the model's to refuse."""
    if isinstance(value, list):
        yield from (((*where, index), item) for index, item in enumerate(value))


def _everything(data: object, where: Where = ()) -> Iterator[tuple[Where, object]]:
    """Everything in plain data, with its place."""
    pairs: Iterable[tuple[str | int, object]] = ()
    if isinstance(data, dict):
        pairs = data.items()
    elif isinstance(data, list):
        pairs = enumerate(data)
    for key, value in pairs:
        yield (*where, key), value
        yield from _everything(value, (*where, key))
