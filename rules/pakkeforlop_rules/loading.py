"""From the files of a catalogue to its validated parts, or to every problem in them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from .checks import NEEDED, Read, problems_in
from .entries import Entry
from .faults import problems_of
from .overlays import Overlay
from .reading import CatalogueProblem, Document, InvalidCatalogue, documents, problem_in_file
from .silences import Silence
from .sources import Source
from .terms import Term
from .texts import Text
from .timing import Timing
from .vocabulary import Vocabulary

M = TypeVar("M", bound=BaseModel)


class Parts(NamedTuple):
    """The validated parts of a catalogue."""

    entries: tuple[Entry, ...]
    overlays: tuple[Overlay, ...]
    silences: tuple[Silence, ...]
    timing: Timing
    sources: dict[str, Source]
    vocabulary: Vocabulary


def parts_of(texts: Mapping[str, str]) -> Parts:
    """Read and check the files of a catalogue, by name. Raises `InvalidCatalogue` with every problem."""
    missing = [name for name in NEEDED if name not in texts]
    if missing:
        raise InvalidCatalogue(problem_in_file(name, "mangler", "Legg den til.") for name in missing)
    problems: list[CatalogueProblem] = []
    read = {name: list(_documents(name, text, problems)) for name, text in texts.items()}
    unreadable = frozenset(problem.file for problem in problems)
    sources = dict(_keyed(read["sources.yaml"], Source, problems))
    silences = tuple(_listed(read["silences.yaml"], Silence, problems))
    terms = tuple(model for model, _ in _listed(read["terms.yaml"], Term, problems))
    timing = next((model for model, _ in _models(read["timing.yaml"], Timing, problems)), None)
    words = dict(_words(read["vocabulary.yaml"], problems))
    vocabulary = Vocabulary({**words, "phrase": dict(_keyed(read["phrases.yaml"], Text, problems))})
    entries = [pair for docs in _in("entries", read) for pair in _models(docs, Entry, problems)]
    overlays = [pair for docs in _in("overlays", read) for pair in _models(docs, Overlay, problems)]
    problems += problems_in(Read(read, unreadable, entries, overlays, silences, sources, terms))
    if problems or timing is None:
        raise InvalidCatalogue(sorted(dict.fromkeys(problems), key=lambda it: (it.file, it.line, it.where)))
    ordered = sorted((entry for entry, _ in entries), key=lambda entry: (entry.id, entry.valid_from))
    return Parts(
        tuple(ordered),
        tuple(overlay for overlay, _ in overlays),
        tuple(silence for silence, _ in silences),
        timing,
        sources,
        vocabulary,
    )


def _in(folder: str, read: Mapping[str, Sequence[Document]]) -> Iterator[Sequence[Document]]:
    for name, docs in read.items():
        if name.startswith(f"{folder}/") and name.endswith(".yaml"):
            yield docs


def _documents(name: str, text: str, problems: list[CatalogueProblem]) -> Iterator[Document]:
    try:
        yield from documents(name, text)
    except InvalidCatalogue as error:
        problems += error.problems


def _models(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[M, Document]]:
    for document in docs:
        try:
            yield model.model_validate(document.data), document
        except ValidationError as error:
            problems += problems_of(error, document)


def _keyed(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[str, M]]:
    for part in _parts(docs, dict, problems):
        for item, _ in _models([part], model, problems):
            yield str(part.key), item


def _listed(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[M, Document]]:
    yield from _models(list(_parts(docs, list, problems)), model, problems)


def _words(
    docs: Sequence[Document], problems: list[CatalogueProblem]
) -> Iterator[tuple[str, dict[str, Text]]]:
    for part in _parts(docs, dict, problems):
        yield str(part.key), dict(_keyed([part], Text, problems))


def _parts(docs: Sequence[Document], shape: type, problems: list[CatalogueProblem]) -> Iterator[Document]:
    """The members of documents that are mappings, or lists."""
    for document in docs:
        if isinstance(document.data, shape):
            yield from (part for _, part in document.parts())
        elif shape is dict:
            problems.append(document.problem((), "ikke et oppslag", "Skriv «navn: …» for hver."))
        else:
            problems.append(document.problem((), "ikke en liste", "Skriv «- id: …» for hver."))
