"""Files that hold the directory, or some units of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from pakkeforlop_service import identity
from pakkeforlop_workflow import InvalidDocument

from . import csv_reading, csv_writing, json_files
from .incoming import Format, Incoming
from .units import Unit

MEDIA_TYPES: Final[Mapping[Format, str]] = {"json": "application/json", "csv": "text/csv"}


def written(units: Iterable[Unit], form: Format) -> bytes:
    """The file. The same units are the same bytes, and reading them gives the same units."""
    return json_files.written(units) if form == "json" else csv_writing.written(units)


def read(content: bytes, form: Format) -> Incoming:
    """The units in a file, with all that is wrong. A national identity number in it is never repeated."""
    where = identity.in_body(content, MEDIA_TYPES[form])
    if where is not None:
        return Incoming(problems=[identity.problem(where)])
    return json_files.read(content) if form == "json" else csv_reading.read(content)


def usable(incoming: Incoming, known: Mapping[str, Unit], today: date) -> Mapping[str, Unit]:
    """The units that were sent, seen together with those that are known. Raises `InvalidDocument`."""
    incoming.look_around(known, today)
    if incoming.problems:
        raise InvalidDocument(incoming.problems)
    return incoming.units
