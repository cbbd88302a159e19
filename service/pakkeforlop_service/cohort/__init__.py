"""A made-up cohort: people with cancer and work, plausible by the sources' figures, none of them real.

The person at a position follows from the seed, the position and the day alone: a cohort of ten is the
beginning of a cohort of a hundred thousand, in any process, and is written without being held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from json import JSONEncoder
from typing import Final, TextIO

from pakkeforlop_workflow.pathway import Pathway

from .diary import Document
from .lives import life

__all__ = ["cohort", "documents", "write_lines"]

_COMPACT: Final = JSONEncoder(separators=(",", ":"))


def documents(people: int, seed: int, today: date) -> Iterator[Document]:
    """So many pathway documents as recorded by `today`, not validated: ready to be written as JSON."""
    for position in range(people):
        yield life(seed, position, today)


def cohort(people: int, seed: int, today: date) -> Iterator[Pathway]:
    """The same people as pathways, read and validated."""
    return map(Pathway.read, documents(people, seed, today))


def write_lines(people: int, seed: int, today: date, out: TextIO) -> None:
    """Write the documents as JSON lines, one person a line, in plain ASCII."""
    out.writelines(_COMPACT.encode(document) + "\n" for document in documents(people, seed, today))
