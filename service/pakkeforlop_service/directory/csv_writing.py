"""The directory as a CSV file for spreadsheets: one row for a unit, and one for each thing that is recorded about it.

Semicolons, UTF-8 with a mark that Excel knows, and headers in Norwegian.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import Any

from .columns import COLUMNS, HEADERS, KIND, UNIT, RowKind, defused
from .units import Unit, dumped


def written(units: Iterable[Unit]) -> bytes:
    """The file: units by their references, so that the same directory is the same file."""
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, HEADERS, restval="", delimiter=";", lineterminator="\r\n")
    table.writeheader()
    for unit in sorted(units, key=lambda unit: unit.id):
        for kind, document in _rows(unit):
            table.writerow({UNIT: unit.id, KIND: kind, **_cells(kind, document)})
    return file.getvalue().encode("utf-8-sig")


def _rows(unit: Unit) -> Iterator[tuple[RowKind, dict[str, Any]]]:
    document = dumped(unit)
    yield "enhet", document
    for role, record in document["roles"].items():
        yield "rolle", {"role": role, **record}
    for service in document["services"]:
        yield "tilbud", service
    for cooperation in document["cooperations"]:
        yield "samarbeid", cooperation


def _cells(kind: RowKind, document: dict[str, Any]) -> dict[str, str]:
    cells: dict[str, str] = {}
    for column in COLUMNS[kind]:
        value: Any = document
        for name in column.path:
            value = None if value is None else value.get(name)
        if value is not None:
            cells[column.header] = defused(column.cell.write(value))
    return cells
