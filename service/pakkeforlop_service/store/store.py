"""The store of pathways: read one or all, add a new one, append to one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import Connection, Engine, create_engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.events import Event

from . import sqlite
from .errors import AlreadyThere, NoSuchPathway, Stale
from .tables import EVENTS, METADATA, PATHWAYS


class Store:
    """Pathways in the database that a URL names. Threads may share one; every write is one transaction."""

    def __init__(self, url: str) -> None:
        """Open the database and make the tables that it lacks."""
        self._engine = create_engine(url, json_serializer=_written, json_deserializer=from_json)
        if self._engine.dialect.name == "sqlite":
            sqlite.set_up(self._engine)
        self._writer: Engine = self._engine.execution_options(writes=True)
        with self._writer.begin() as connection:
            METADATA.create_all(connection)

    def read(self, subject: str) -> Pathway:
        """The pathway of a subject; its version is the number of its events. Raises `NoSuchPathway`."""
        with self._engine.begin() as connection:
            header = connection.scalar(select(PATHWAYS.c.header).where(PATHWAYS.c.id == subject))
            if header is None:
                raise NoSuchPathway
            query = select(EVENTS.c.body).where(EVENTS.c.pathway == subject).order_by(EVENTS.c.version)
            bodies = connection.scalars(query).all()
        return _pathway(header, bodies)

    def read_all(self) -> Iterator[Pathway]:
        """Every pathway, by its reference, all as of one moment."""
        with self._engine.begin() as connection:
            headers = connection.execute(
                select(PATHWAYS.c.id, PATHWAYS.c.header).order_by(PATHWAYS.c.id)
            ).all()
            query = select(EVENTS.c.pathway, EVENTS.c.body).order_by(EVENTS.c.pathway, EVENTS.c.version)
            bodies: dict[str, list[dict[str, Any]]] = {}
            for subject, body in connection.execute(query):
                bodies.setdefault(subject, []).append(body)
        for subject, header in headers:
            yield _pathway(header, bodies.get(subject, []))

    def is_empty(self) -> bool:
        """Whether there is no pathway yet."""
        with self._engine.begin() as connection:
            return connection.scalar(select(PATHWAYS.c.id).limit(1)) is None

    def add(self, pathways: Iterable[Pathway], created_at: datetime) -> None:
        """Store new pathways with their events, all of them or none. Raises `AlreadyThere`."""
        with self._writer.begin() as connection:
            for pathway in pathways:
                header = pathway.model_dump(mode="json", exclude={"events"})
                row = {"id": pathway.subject, "header": header, "created_at": created_at.astimezone(UTC)}
                try:
                    connection.execute(insert(PATHWAYS), row)
                except IntegrityError:
                    raise AlreadyThere from None
                _insert(connection, pathway.subject, pathway.events, after=0)

    def append(self, subject: str, events: Sequence[Event], expected_version: int) -> int:
        """Append events to a pathway that is at `expected_version`, all of them or none; its new version.

        Raises `Stale` when it is at another one, `NoSuchPathway` when it is not there.
        """
        try:
            with self._writer.begin() as connection:
                current = _version(connection, subject)
                if current != expected_version:
                    raise Stale(current)
                _insert(connection, subject, events, after=current)
        except IntegrityError:
            current = len(self.read(subject).events)
            if current == expected_version:
                raise
            raise Stale(current) from None  # a database without one write lock: another writer was first
        return expected_version + len(events)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()


def _written(document: object) -> str:
    return to_json(document).decode()


def _pathway(header: dict[str, Any], bodies: Sequence[dict[str, Any]]) -> Pathway:
    return Pathway.model_validate({**header, "events": bodies})


def _version(connection: Connection, subject: str) -> int:
    query = (
        select(func.count(EVENTS.c.version))
        .select_from(PATHWAYS.outerjoin(EVENTS))
        .where(PATHWAYS.c.id == subject)
        .group_by(PATHWAYS.c.id)
    )
    version: int | None = connection.scalar(query)
    if version is None:
        raise NoSuchPathway
    return version


def _insert(connection: Connection, subject: str, events: Sequence[Event], after: int) -> None:
    if events:
        connection.execute(
            insert(EVENTS),
            [
                {
                    "pathway": subject,
                    "version": version,
                    "id": event.id,
                    "type": event.type,
                    "on": event.on,
                    "recorded_at": event.recorded_at.astimezone(UTC),
                    "body": event.model_dump(mode="json", exclude_none=True),
                }
                for version, event in enumerate(events, after + 1)
            ],
        )
