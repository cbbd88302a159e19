"""Checks of the files of a catalogue: that they are there, that they hold something, and what they are called."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pakkeforlop_rules.reading import CatalogueProblem, Document, problem_in_file

from .register import Read

NEEDED: Final = (
    "phrases.yaml",
    "silences.yaml",
    "sources.yaml",
    "terms.yaml",
    "timing.yaml",
    "vocabulary.yaml",
)
"""The files that every catalogue has, beside its folders."""
FOLDERS: Final = ("entries", "overlays")
"""The folders of a catalogue that hold one file for each thing."""


def file_problems(read: Read) -> Iterator[CatalogueProblem]:
    """What is wrong with the files, whatever they say."""
    for name, docs in read.documents.items():
        folder, _, file = name.rpartition("/")
        if not name.endswith(".yaml") or (not folder and file not in NEEDED):
            yield problem_in_file(
                name, "ukjent fil", "Ta den bort, eller gi den rett navn; filene slutter på .yaml."
            )
        elif not docs and name not in read.unreadable:
            yield problem_in_file(name, "tom", "Skriv innholdet, eller ta bort filen.")
        if name in NEEDED:
            for document in docs[1:]:
                yield document.problem((), "mer enn ett dokument", "Ta bort «---»: alt hører til i ett.")
    if not read.checkpoints:
        yield problem_in_file("entries/", "ingen sjekkpunkter", "Legg til minst ett.")


def misnamed(folder: str, name: str, document: Document) -> Iterator[CatalogueProblem]:
    """An id that is not the file's name."""
    if document.file != f"{folder}/{name}.yaml":
        yield document.problem(
            ("id",), "id-en er ikke filens navn", f"Kall filen {name}.yaml, eller rett id-en.", name
        )
