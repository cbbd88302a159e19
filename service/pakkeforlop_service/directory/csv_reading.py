"""A CSV file of the directory, read: all that is wrong with it at once, by row and column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, get_args

from pydantic import ValidationError

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import shown

from .columns import COLUMNS, HEADERS, KIND, UNIT, Column, RowKind, plain
from .faults import Fault, faults_of
from .incoming import Incoming, Place
from .units import Unit, Where

_LISTS: Final[dict[RowKind, str]] = {"tilbud": "services", "samarbeid": "cooperations"}
_BY_WRITING: Final = frozenset({"literal_error", "bool_type", "impossible_date", "too_short"})
"""Faults whose cure is how the cell is written."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row as a spreadsheet counts it, with the cells that are filled in."""

    number: int
    kind: RowKind
    cells: dict[str, str]

    def document(self) -> dict[str, Any]:
        """What the row says, as the part of a unit's document that it is."""
        document: dict[str, Any] = {}
        for column in COLUMNS[self.kind]:
            if column.header in self.cells:
                part = document
                for name in column.path[:-1]:
                    part = part.setdefault(name, {})
                part[column.path[-1]] = column.cell.read(self.cells[column.header])
        return document

    def at(self, header: str | None) -> str:
        """Where something stands, as people find it."""
        return f"rad {self.number}" + ("" if header is None else f", kolonne «{header}»")


def read(content: bytes) -> Incoming:
    """The units in a file, with all that is wrong."""
    incoming = Incoming()
    table = _table(content, incoming.problems)
    headers = table[0] if table else []
    incoming.problems += _of_headers(headers)
    if incoming.problems:
        return incoming
    by_unit: dict[str, list[_Row]] = {}
    for number, cells in enumerate(table[1:], 2):
        row = _row(number, headers, cells, incoming.problems)
        if row is not None:
            by_unit.setdefault(row.cells.get(UNIT, ""), []).append(row)
    for name, rows in by_unit.items():
        _add(incoming, name, rows)
    return incoming


def _table(content: bytes, problems: list[Problem]) -> list[list[str]]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        cure = "Velg «CSV UTF-8» når filen lagres fra et regneark."
        problems.append(Problem("filen", "", "ikke UTF-8", cure))
        return []
    table: list[list[str]] = []
    try:
        table.extend(csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True))
    except csv.Error:
        cure = (
            "Rett anførselstegnene: de står to og to, og en tekst med «;» eller linjeskift står mellom dem."
        )
        problems.append(Problem(f"rad {len(table) + 1}", "", "kan ikke leses", cure))
    return table


def _of_headers(headers: list[str]) -> list[Problem]:
    problems = [
        Problem("rad 1", shown(header), "ukjent kolonne", "Rett navnet, og skill kolonnene med semikolon.")
        for header in dict.fromkeys(headers)
        if header not in HEADERS
    ]
    problems += [
        Problem("rad 1", shown(header), "kolonnen står to ganger", "Ta den ene bort.")
        for header in HEADERS
        if headers.count(header) > 1
    ]
    if not problems:
        problems += [
            Problem("rad 1", "", f"kolonnen «{header}» mangler", "Den første raden er navnene på kolonnene.")
            for header in (UNIT, KIND)
            if header not in headers
        ]
    return problems


def _row(number: int, headers: list[str], texts: list[str], problems: list[Problem]) -> _Row | None:
    """The row; nothing for an empty one, or one whose unit or kind is not told."""
    stripped = [plain(text.strip()) for text in texts]
    cells = {header: text for header, text in zip(headers, stripped, strict=False) if text}
    if any(stripped[len(headers) :]):
        cure = "Sett anførselstegn om tekster med semikolon."
        problems.append(Problem(f"rad {number}", "", "flere celler enn kolonner", cure))
    elif not cells:
        return None
    kind = cells.pop(KIND, "").lower()
    if kind not in get_args(RowKind):
        cure = f"Skriv en av: {', '.join(get_args(RowKind))}."
        problems.append(Problem(f"rad {number}, kolonne «{KIND}»", shown(kind), "ukjent slag rad", cure))
        return None
    row = _Row(number, kind, cells)  # type: ignore[arg-type] # it is one of them
    own = {UNIT, *(column.header for column in COLUMNS[row.kind])}
    problems += [
        Problem(row.at(header), shown(cells[header]), f"hører ikke til en rad for {kind}", "Tøm cellen.")
        for header in cells
        if header not in own
    ]
    if UNIT not in cells:
        problems.append(Problem(row.at(UNIT), "", "mangler", "Skriv enhetens id på hver rad."))
        return None
    return row


def _add(incoming: Incoming, name: str, rows: list[_Row]) -> None:
    """Put a unit's rows together and see whether they can be used."""
    document: dict[str, Any] = {"roles": {}, "services": [], "cooperations": []}
    located: dict[Where, _Row] = {}
    for row in rows:
        where = _put(document, row)
        if where is None:
            incoming.problems.append(Problem(row.at("Rolle"), "", "mangler", "Skriv hvilken rolle det er."))
        elif where in located:
            first = f"Enheten «{name}» har det på rad {located[where].number}. Ta den ene bort."
            incoming.problems.append(Problem(row.at(None), "", "det samme står to ganger", first))
        else:
            located[where] = row
    at = incoming.places[name] = _place(located, rows)
    if () not in located:
        cure = f"Legg til en rad for «{name}» med «enhet» i kolonnen «{KIND}»."
        incoming.problems.append(Problem(rows[0].at(None), "", "enheten selv har ingen rad", cure))
    try:
        incoming.units[name] = Unit.model_validate({**document, "id": name})
    except ValidationError as error:
        faults = [fault for fault in faults_of(error) if () in located or fault.where[:2] in located]
        incoming.problems += [_problem(fault, located, at) for fault in faults]


def _put(document: dict[str, Any], row: _Row) -> Where | None:
    """Put what a row says into the unit's document; the way there."""
    part = row.document()
    if row.kind == "enhet":
        document |= part
        return ()
    if row.kind == "rolle":
        role = part.pop("role", None)
        if role is None:
            return None
        document["roles"].setdefault(role, part)
        return ("roles", str(role))
    name = _LISTS[row.kind]
    document[name].append(part)
    return (name, len(document[name]) - 1)


def _problem(fault: Fault, located: dict[Where, _Row], at: Place) -> Problem:
    row, rest = _found(fault.where, located)
    column = _column(row, rest)
    told = fault.problem(at(fault.where))
    value = shown(row.cells[column.header]) if told.value and column and column.header in row.cells else ""
    by_writing = column is not None and column.cell.cure and fault.kind in _BY_WRITING
    cure = column.cell.cure if column is not None and by_writing else told.cure
    return Problem(told.where, value, told.fault, cure)


def _place(located: dict[Where, _Row], rows: Iterable[_Row]) -> Place:
    first = next(iter(rows))

    def place(where: Where) -> str:
        row, rest = _found(where, located) if located else (first, where)
        column = _column(row, rest)
        return row.at(UNIT if where == ("id",) else None if column is None else column.header)

    return place


def _found(where: Where, located: dict[Where, _Row]) -> tuple[_Row, Where]:
    """The row that says what stands somewhere in a unit's document, and the rest of the way."""
    if where[:2] in located:
        return located[where[:2]], where[2:]
    return located.get(()) or next(iter(located.values())), where


def _column(row: _Row, way: Where) -> Column | None:
    """The column of a row for a field: its own, or the first of those that are parts of it."""
    if not way and row.kind == "rolle":
        return COLUMNS["rolle"][0]
    return next(
        (
            column
            for column in COLUMNS[row.kind]
            if way and way[: len(column.path)] == column.path[: len(way)]
        ),
        None,
    )
