"""From the files of a catalogue to its validated parts, or to every problem in them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from pakkeforlop_workflow.errors import place

from .conditions import FactTest
from .entries import Entry, Kind, Silence, Source
from .reading import CatalogueProblem, Document, InvalidCatalogue, catalogue_problems, documents
from .texts import Text
from .vocabulary import Vocabulary

M = TypeVar("M", bound=BaseModel)
_NEEDED = ("phrases.yaml", "silences.yaml", "sources.yaml", "vocabulary.yaml")


class Parts(NamedTuple):
    """The validated parts of a catalogue."""

    entries: tuple[Entry, ...]
    silences: tuple[Silence, ...]
    sources: dict[str, Source]
    vocabulary: Vocabulary


def parts_of(texts: Mapping[str, str]) -> Parts:
    """Read and check the files of a catalogue, by name. Raises `InvalidCatalogue` with every problem."""
    missing = [name for name in _NEEDED if name not in texts]
    if missing:
        raise InvalidCatalogue(
            CatalogueProblem(n, 1, "–", "filen", "", "mangler", "Legg den til.") for n in missing
        )
    problems: list[CatalogueProblem] = []
    read = {name: list(_documents(name, text, problems)) for name, text in texts.items()}
    sources = dict(_keyed(read["sources.yaml"], Source, problems))
    silences = tuple(_listed(read["silences.yaml"], Silence, problems))
    words = next(_models(read["vocabulary.yaml"], Vocabulary, problems), Vocabulary({}))
    phrases = dict(_keyed(read["phrases.yaml"], Text, problems))
    vocabulary = Vocabulary({**words.root, "phrase": phrases})
    pairs = [
        (entry, document)
        for name, docs in read.items()
        if name.startswith("entries/")
        for document in docs
        for entry in _models([document], Entry, problems)
    ]
    for entry, document in pairs:
        problems += _loose_ends(entry, document, sources, vocabulary)
    problems += _versions(pairs)
    problems += _missing_parts(pairs, read, silences, sources)
    if problems:
        raise InvalidCatalogue(sorted(problems, key=lambda problem: (problem.file, problem.line)))
    entries = sorted((entry for entry, _ in pairs), key=lambda entry: (entry.id, entry.valid_from))
    return Parts(tuple(entries), silences, sources, vocabulary)


def _documents(name: str, text: str, problems: list[CatalogueProblem]) -> Iterator[Document]:
    try:
        yield from documents(name, text)
    except InvalidCatalogue as error:
        problems += error.problems


def _models(docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]) -> Iterator[M]:
    for document in docs:
        name = document.data.get("id", "–") if isinstance(document.data, dict) else "–"
        try:
            yield model.model_validate(document.data)
        except ValidationError as error:
            problems += catalogue_problems(error, document, str(name))


def _keyed(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[str, M]]:
    for document in docs:
        if not isinstance(document.data, dict):
            problems.append(_shape(document, "ikke et oppslag", "Skriv «navn: …» for hver."))
            continue
        for key, value in document.data.items():
            part = Document(document.file, value, _below(document, (key,)))
            for item in _models([part], model, problems):
                yield key, item


def _listed(docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]) -> Iterator[M]:
    for document in docs:
        if not isinstance(document.data, list):
            problems.append(_shape(document, "ikke en liste", "Skriv «- id: …» for hver."))
            continue
        for index, value in enumerate(document.data):
            yield from _models([Document(document.file, value, _below(document, (index,)))], model, problems)


def _missing_parts(
    pairs: Sequence[tuple[Entry, Document]],
    read: Mapping[str, Sequence[Document]],
    silences: Sequence[Silence],
    sources: Mapping[str, Source],
) -> Iterator[CatalogueProblem]:
    """What every catalogue must have, and what its silences point to."""
    for name, docs in read.items():
        if name.startswith("entries/") and not docs:
            yield CatalogueProblem(
                name, 1, "–", "filen", "", "tom", "Skriv sjekkpunktet, eller ta bort filen."
            )
    if not pairs and not any(name.startswith("entries/") for name in read):
        yield CatalogueProblem("entries/", 1, "–", "mappen", "", "ingen sjekkpunkter", "Legg til minst ett.")
    if not silences or silences[0].id != "dead" or not _always(silences[0]):
        cure = "La den første være «dead», for alle slag, når {fact: dead, is: true}: død stopper alt."
        yield CatalogueProblem("silences.yaml", 1, "dead", "[0]", "", "døden mangler", cure)
    for silence in silences:
        for citation in silence.basis:
            if citation.source not in sources:
                where, cure = f"{silence.id}.basis", "Kildene står i sources.yaml."
                yield CatalogueProblem(
                    "silences.yaml", 1, silence.id, where, citation.source, "ukjent kilde", cure
                )


def _always(silence: Silence) -> bool:
    when = silence.when
    return isinstance(when, FactTest) and when.fact == "dead" and set(silence.kinds) == set(get_args(Kind))


def _shape(document: Document, fault: str, cure: str) -> CatalogueProblem:
    return CatalogueProblem(document.file, 1, "–", "filen", "", fault, cure)


def _below(document: Document, prefix: tuple[str | int, ...]) -> dict[tuple[str | int, ...], int]:
    size = len(prefix)
    return {where[size:]: line for where, line in document.lines.items() if where[:size] == prefix}


def _loose_ends(
    entry: Entry, document: Document, sources: Mapping[str, Source], vocabulary: Vocabulary
) -> Iterator[CatalogueProblem]:
    """What an entry points to and is not there."""
    if document.file != f"entries/{entry.id}.yaml":
        cure = f"Kall filen {entry.id}.yaml."
        yield _at(document, ("id",), entry.id, "id-en er ikke filens navn", cure, entry.id)
    for index, citation in enumerate(entry.citations()):
        source = sources.get(citation.source)
        where = _nth_source(document, index)
        if source is None:
            cure = "Kildene står i sources.yaml."
            yield _at(document, where, entry.id, "ukjent kilde", cure, citation.source)
        elif source.standing != "product_advice" and not citation.quote:
            cure = "Legg til «quote» med kildens egne ord, eller bruk en kilde som er produktråd."
            yield _at(document, where, entry.id, "kilden er ikke sitert", cure, citation.source)
    for part in ("closing", "also"):
        for index, theme in enumerate(getattr(entry.themes, part)):
            if theme not in vocabulary.codes("theme"):
                cure = "Temaene står under «theme» i vocabulary.yaml."
                yield _at(document, ("themes", part, index), entry.id, "ukjent tema", cure, theme)


def _nth_source(document: Document, index: int) -> tuple[str | int, ...]:
    """Where the entry's n-th citation stands: citations come in the order of `Entry.citations`."""
    parts = ("windows", "owner_basis", "wording", "background")
    order = {part: place for place, part in enumerate(parts)}
    places = sorted(
        (where for where in document.lines if where[-1:] == ("source",) and where[0] in order),
        key=lambda where: (order[str(where[0])], *[part for part in where if isinstance(part, int)]),
    )
    return places[index] if index < len(places) else ()


def _versions(pairs: Sequence[tuple[Entry, Document]]) -> Iterator[CatalogueProblem]:
    """Versions of one checkpoint must not be in force on the same day."""
    by_id: dict[str, list[tuple[Entry, Document]]] = {}
    for entry, document in pairs:
        by_id.setdefault(entry.id, []).append((entry, document))
    for name, versions in by_id.items():
        versions.sort(key=lambda pair: pair[0].valid_from)
        for (earlier, _), (later, document) in pairwise(versions):
            if earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                fault = "to versjoner gjelder samme dag"
                cure = "Gi den eldre «valid_to» før den nyere begynner."
                yield _at(document, ("valid_from",), name, fault, cure, later.valid_from.isoformat())


def _at(
    document: Document, where: tuple[str | int, ...], entry: str, fault: str, cure: str, value: str
) -> CatalogueProblem:
    return CatalogueProblem(document.file, document.line_of(where), entry, place(where), value, fault, cure)
