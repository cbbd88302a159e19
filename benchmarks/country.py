"""A country of synthetic people in PostgreSQL, for the benchmarks: some are worked out, the rest their copies.

Copies have references of their own and are spread over municipalities of some 1 650 people and hospital units of
6 600, so that tables and indexes are as large as a country's.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection, text

from pakkeforlop_rules import Policy
from pakkeforlop_service.app import filled_store
from pakkeforlop_service.store import Store

TODAY = date(2026, 5, 15)
ORIGINALS = 3_300
PER_MUNICIPALITY = 1_650
FIRST = 10
"""The number of the first municipality of copies: those of the originals come before."""


def settle(url: str, people: int) -> None:
    """Fill an empty database with so many people (a multiple of `ORIGINALS` is reached at the latest)."""
    filled_store(url, ORIGINALS, 1, TODAY, Policy())
    store = Store(url)
    copies = max(0, -(-people // ORIGINALS) - 1)
    with store.writing() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        for table in ("pathway", "event", "span"):
            _copy(connection, table, copies)
    with store.reading() as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM ANALYZE"))
        connection.execute(text("CHECKPOINT"))  # not while it is being looked at
    store.close()


def municipality(number: int) -> str:
    """The reference of a municipality of copies, numbered from 0."""
    return f"demo-kommune-{FIRST + number}"


def _copy(connection: Connection, table: str, copies: int) -> None:
    columns = list(
        connection.scalars(
            text(
                "SELECT column_name FROM information_schema.columns WHERE table_name = :t ORDER BY ordinal_position"
            ),
            {"t": table},
        )
    )
    number = f"right(t.{'id' if table == 'pathway' else 'pathway'}, 6)::int"
    changed = {
        "pathway": "t.pathway || '-' || copy",
        "id": "t.id || '-' || copy" if table == "pathway" else "t.id",
        "municipality": f"'demo-kommune-' || ({FIRST} + 2 * (copy - 1) + {number} % 2)",
        "hospital_unit": "'demo-sykehus-' || copy / 2",
    }
    named = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    connection.execute(
        text(
            f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} t, generate_series(1, {copies}) copy"
        )
    )
