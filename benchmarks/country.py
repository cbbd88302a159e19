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
PER_HOSPITAL_UNIT = 6_600


def settle(url: str, people: int) -> None:
    """Fill an empty database with so many people (a multiple of `ORIGINALS` is reached at the latest)."""
    filled_store(url, ORIGINALS, 1, TODAY, Policy())
    store = Store(url)
    copies = max(0, -(-people // ORIGINALS) - 1)
    with store.writing() as connection:
        connection.execute(text("SET LOCAL statement_timeout = 0"))
        _spread(connection)
        for table in ("pathway", "event", "span"):
            _copy(connection, table, copies)
    with store.reading() as connection:
        connection.execute(text("SET statement_timeout = 0"))
        connection.execute(text("VACUUM ANALYZE"))
    store.close()


def municipality(number: int) -> str:
    """The reference of a municipality, numbered from 0."""
    return f"demo-kommune-{number}"


def _spread(connection: Connection) -> None:
    """Two municipalities and half a hospital unit to each set of `ORIGINALS`."""
    where = "right(pathway, 6)::int"
    for table, key in (("pathway", where.replace("pathway", "id")), ("span", where)):
        connection.execute(
            text(
                f"UPDATE {table} SET municipality = 'demo-kommune-' || ({key} * 2 / {ORIGINALS}), "
                "hospital_unit = 'demo-sykehus-0'"
            )
        )


def _copy(connection: Connection, table: str, copies: int) -> None:
    columns = list(
        connection.scalars(
            text(
                "SELECT column_name FROM information_schema.columns WHERE table_name = :t ORDER BY ordinal_position"
            ),
            {"t": table},
        )
    )
    changed = {
        "pathway": "t.pathway || '-' || copy",
        "id": "t.id || '-' || copy" if table == "pathway" else "t.id",
        "municipality": "'demo-kommune-' || (split_part(t.municipality, '-', 3)::int + 2 * copy)",
        "hospital_unit": f"'demo-sykehus-' || (copy / {PER_HOSPITAL_UNIT // ORIGINALS})",
    }
    named = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    connection.execute(
        text(
            f"INSERT INTO {table} ({named}) SELECT {values} FROM {table} t, generate_series(1, {copies}) copy"
        )
    )
