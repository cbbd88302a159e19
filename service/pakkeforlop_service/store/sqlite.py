"""All that is SQLite's own: durability and locking."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Engine, event

_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # an acknowledged event survives a power cut
    "foreign_keys = ON",
    "busy_timeout = 5000",  # milliseconds
    "secure_delete = ON",  # what is erased is overwritten
    "recursive_triggers = ON",  # else INSERT OR REPLACE deletes a row past the trigger that refuses it
)


def set_up(engine: Engine) -> None:
    """Make every connection of a SQLite engine durable, and its transactions real.

    The driver's own transactions begin only at the first write, when another writer may have got between;
    ours begin at once, and those that will write (execution option `writes`) queue up for the write lock.
    """
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)


def _prepare(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
