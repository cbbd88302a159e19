"""From the files of a catalogue to its validated parts, or to every problem in them at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from .checks import Read, problems_in
from .entries import Entry
from .overlays import Overlay
from .reading import CatalogueProblem, Document, InvalidCatalogue, catalogue_problems, documents
from .silences import Silence
from .sources import Source
from .terms import Term
from .texts import Text
from .timing import Timing
from .vocabulary import Vocabulary

M = TypeVar("M", bound=BaseModel)
_NEEDED = ("phrases.yaml", "silences.yaml", "sources.yaml", "terms.yaml", "timing.yaml", "vocabulary.yaml")


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
    missing = [name for name in _NEEDED if name not in texts]
    if missing:
        raise InvalidCatalogue(
            CatalogueProblem(n, 1, "–", "filen", "", "mangler", "Legg den til.") for n in missing
        )
    problems: list[CatalogueProblem] = []
    read = {name: list(_documents(name, text, problems)) for name, text in texts.items()}
    sources = dict(_keyed(read["sources.yaml"], Source, problems))
    silences = tuple(_listed(read["silences.yaml"], Silence, problems))
    terms = tuple(model for model, _ in _listed(read["terms.yaml"], Term, problems))
    timing = next((model for model, _ in _models(read["timing.yaml"], Timing, problems)), None)
    words = next(
        (model for model, _ in _models(read["vocabulary.yaml"], Vocabulary, problems)), Vocabulary({})
    )
    phrases = dict(_keyed(read["phrases.yaml"], Text, problems))
    vocabulary = Vocabulary({**words.root, "phrase": phrases})
    entries = [
        pair for name in read if name.startswith("entries/") for pair in _models(read[name], Entry, problems)
    ]
    overlays = [
        pair
        for name in read
        if name.startswith("overlays/")
        for pair in _models(read[name], Overlay, problems)
    ]
    problems += problems_in(Read(read, entries, overlays, silences, sources, vocabulary, terms))
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


def _documents(name: str, text: str, problems: list[CatalogueProblem]) -> Iterator[Document]:
    try:
        yield from documents(name, text)
    except InvalidCatalogue as error:
        problems += error.problems


def _models(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[M, Document]]:
    for document in docs:
        name = document.data.get("id", "–") if isinstance(document.data, dict) else "–"
        try:
            yield model.model_validate(document.data), document
        except ValidationError as error:
            problems += catalogue_problems(error, document, str(name))


def _keyed(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[str, M]]:
    for document in docs:
        if not isinstance(document.data, dict):
            problems.append(_shape(document, "ikke et oppslag", "Skriv «navn: …» for hver."))
            continue
        for key, part in document.parts():
            for item, _ in _models([part], model, problems):
                yield str(key), item


def _listed(
    docs: Sequence[Document], model: type[M], problems: list[CatalogueProblem]
) -> Iterator[tuple[M, Document]]:
    for document in docs:
        if not isinstance(document.data, list):
            problems.append(_shape(document, "ikke en liste", "Skriv «- id: …» for hver."))
            continue
        for _, part in document.parts():
            yield from _models([part], model, problems)


def _shape(document: Document, fault: str, cure: str) -> CatalogueProblem:
    return CatalogueProblem(document.file, 1, "–", "filen", "", fault, cure)
