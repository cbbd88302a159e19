"""All the checks, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from pakkeforlop_rules.conditions import FactTest
from pakkeforlop_rules.models import Kind
from pakkeforlop_rules.reading import CatalogueProblem, Document, problem_in_file
from pakkeforlop_rules.silences import Silence
from pakkeforlop_rules.terms import Slips

from .entries import entry_problems, version_problems
from .files import file_problems
from .naming import naming_problems, wording_problems
from .overlays import overlay_problems, shared_cancers
from .register import Read
from .saying import unreachable


def problems_in(read: Read) -> Iterator[CatalogueProblem]:
    """Everything that the parts get wrong together."""
    yield from file_problems(read)
    slips = Slips(read.terms)
    for name, document in _documents(read):
        if name.startswith(("entries/", "overlays/", "silences", "timing")):
            yield from naming_problems(document, read)
        if name != "terms.yaml":
            yield from wording_problems(document, slips)
    for entry, document in read.entries:
        yield from entry_problems(entry, document)
    yield from version_problems(read.entries)
    for overlay, document in read.overlays:
        yield from overlay_problems(overlay, document, read)
    yield from shared_cancers(read.overlays)
    yield from _silences(read)


def _documents(read: Read) -> Iterator[tuple[str, Document]]:
    """Every document with its file's name; each silence as one of its own, so that problems name it."""
    for name, docs in read.documents.items():
        for document in docs:
            if name == "silences.yaml" and isinstance(document.data, list):
                yield from ((name, part) for _, part in document.parts())
            else:
                yield name, document


def _silences(read: Read) -> Iterator[CatalogueProblem]:
    seen: set[str] = set()
    for silence, document in read.silences:
        if silence.id in seen:
            yield document.problem(("id",), "id-en er brukt før", "Gi hver sin egen id.", silence.id)
        seen.add(silence.id)
        yield from unreachable(document, ("when",), silence.when)
    written = [part for name, part in _documents(read) if name == "silences.yaml"]
    whole = len(written) == len(read.silences) and "silences.yaml" not in read.unreadable
    if whole and not (read.silences and _stops_everything(read.silences[0][0])):
        cure = "La den første være «dead», for alle slag, når {fact: dead, is: true}: død stopper alt."
        first = written[0].problem(("id",), "døden mangler", cure) if written else None
        yield first or problem_in_file("silences.yaml", "døden mangler", cure)


def _stops_everything(silence: Silence) -> bool:
    dead = FactTest.model_validate({"fact": "dead", "is": True})
    return silence.id == "dead" and silence.when == dead and set(silence.kinds) == set(get_args(Kind))
