"""The store: one database, embedded or PostgreSQL, by its URL. What is in it is asked for on its connections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as NoFreeConnection

from . import migrating, postgresql, sqlite
from .errors import NotADatabase, NotMigrated, Unavailable

POOL_SECONDS: Final = 5
"""How long a request waits for a connection that others have."""


class Store:
    """A database that threads may share. Every write is one transaction; after `Unavailable` it need not be kept."""

    def __init__(self, url: str, *, connections: int = 10) -> None:
        """Open the database; `connections` is how many one process has at most. Nothing is asked of it yet."""
        url = re.sub(r"^postgres(ql)?://", "postgresql+psycopg://", url)  # the driver is ours to choose
        embedded = url.startswith("sqlite")
        own: dict[str, Any] = {} if embedded else postgresql.ENGINE_ARGS
        self._engine = create_engine(
            url,
            json_serializer=_written,
            json_deserializer=from_json,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=POOL_SECONDS,
            pool_use_lifo=True,
            **own,
        )
        if embedded:
            sqlite.set_up(self._engine)
        options = {} if embedded else postgresql.WRITER_OPTIONS
        self._writer: Engine = self._engine.execution_options(writes=True, **options)

    @property
    def embedded(self) -> bool:
        """Whether it is a file of our own, with one writer at a time."""
        return self._engine.dialect.name == "sqlite"

    @property
    def keeps_single_statements(self) -> bool:
        """Whether a statement on a connection for questions is kept by itself, as a whole or not at all."""
        return not self.embedded

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions. Raises `Unavailable`."""
        with _told(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction: kept as a whole when the block ends, or not at all. Raises `Unavailable`."""
        with _told(), self._writer.begin() as connection:
            yield connection

    def migrate(self) -> None:
        """Bring the schema up to what this program needs, from any earlier version. Raises `Unavailable`."""
        with self.writing() as connection:
            if not self.embedded:
                # Copies that start at once wait for the first of them, and a large table takes its time.
                connection.execute(text("SET LOCAL statement_timeout = 0"))
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text("SELECT pg_advisory_xact_lock(7061666)"))
            migrating.upgrade(connection)

    def check(self) -> None:
        """Whether it answers, and its schema is at least what is needed. Raises `Unavailable` or `NotMigrated`."""
        with self.reading() as connection:
            found = migrating.current(connection)
        # A later schema does: steps only add, so that a copy of the program may run on while others are upgraded.
        if found is None or found < migrating.NEEDED:
            raise NotMigrated(found, migrating.NEEDED)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _written(document: object) -> str:
    return to_json(document).decode()


@contextmanager
def _told() -> Iterator[None]:
    """What the driver says when the database is away, busy or starting, as one error of ours."""
    try:
        yield
    except (OperationalError, InterfaceError, NoFreeConnection) as error:
        raise Unavailable(type(error).__name__) from error
    except DBAPIError as error:
        if "file is not a database" in str(error.orig):
            raise NotADatabase from error
        if error.connection_invalidated:
            raise Unavailable(type(error).__name__) from error
        raise
