"""Many rows in one value: as JSON they cost a driver far less than row by row, and spare a question of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Final

from pydantic_core import from_json
from sqlalchemy import JSON, Boolean, Column, Date, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement


class Gathered(FunctionElement[str]):
    """All rows of a question as one text, in no order; see `rows_of`."""

    name = "gathered"
    type = Text()
    inherit_cache = True


def rows_of(gathered: str, columns: Sequence[Column[Any]]) -> list[dict[str, Any]]:
    """The rows that were gathered, by the columns they were gathered from."""
    names = [column.name for column in columns]
    found = [dict(zip(names, row, strict=True)) for row in from_json(gathered)]
    for column in columns:
        read = _READ.get(type(column.type))
        if read is not None:
            for row in found:
                value = row[column.name]
                if value is not None:
                    row[column.name] = read(value)
    return found


_READ: Final[Mapping[type, Callable[[Any], Any]]] = {Date: date.fromisoformat, Boolean: bool}
"""What JSON of one database or the other does not say as it is, by the type of its column."""


@compiles(Gathered, "postgresql")
def _postgresql(element: Gathered, compiler: SQLCompiler, **kw: Any) -> str:
    values = ", ".join(compiler.process(column, **kw) for column in element.clauses)
    return f"coalesce(json_agg(json_build_array({values})), '[]')::text"


@compiles(Gathered, "sqlite")
def _sqlite(element: Gathered, compiler: SQLCompiler, **kw: Any) -> str:
    values = ", ".join(
        f"json({text})" if isinstance(column.type, JSON) else text
        for column in element.clauses
        for text in [compiler.process(column, **kw)]
    )
    return f"json_group_array(json_array({values}))"
