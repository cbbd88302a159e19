"""The schema: made from nothing, or from what the first version of the program left, and the same in the end."""

from __future__ import annotations

import json
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from fastapi.testclient import TestClient
from sqlalchemy import inspect, text
from sqlalchemy.exc import DBAPIError

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_service.app import create_app, opened
from pakkeforlop_service.application import Application
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.store import NotMigrated, Store, Unavailable
from pakkeforlop_service.store.migrating import NEEDED
from pakkeforlop_service.store.tables import METADATA
from pakkeforlop_workflow import Pathway
from tests.service.conftest import HOME, NOW, Watch, on_both
from tests.support.documents import event
from tests.support.postgres import Databases
from tests.support.recorded import differences, stored_of, unstamped, worked_out

OF_PART_1 = """
CREATE TABLE pathway (
    id VARCHAR(64) NOT NULL,
    header JSON NOT NULL,
    created_at DATETIME NOT NULL,
    PRIMARY KEY (id)
);
CREATE TABLE event (
    pathway VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    id VARCHAR(64) NOT NULL,
    type VARCHAR(64) NOT NULL,
    "on" DATE NOT NULL,
    recorded_at DATETIME NOT NULL,
    body JSON NOT NULL,
    PRIMARY KEY (pathway, version),
    UNIQUE (pathway, id),
    CHECK (version >= 1),
    FOREIGN KEY(pathway) REFERENCES pathway (id)
);
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
"""
"""What the first version of the program made in a new file."""


@pytest.fixture
def empty(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The URL of a database with nothing in it."""
    if database == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.sqlite'}"
    return str(request.getfixturevalue("postgres").database())


@pytest.fixture
def people() -> list[Pathway]:
    return [*cohort(12, 2, date(2026, 5, 15)), Pathway(subject="without-events")]


@pytest.fixture
def of_part_1(tmp_path: Path, people: list[Pathway]) -> Path:
    """A file of the first version, with people in it."""
    path = tmp_path / "part-1.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(OF_PART_1)
        for one in people:
            header = json.dumps(one.model_dump(mode="json", exclude={"events"}))
            connection.execute("INSERT INTO pathway VALUES (?, ?, ?)", (one.subject, header, str(NOW)[:19]))
            for version, told in enumerate(one.events, 1):
                body = told.model_dump(mode="json", exclude_none=True)
                columns = (told.id, told.type, str(told.on), str(told.recorded_at)[:19], json.dumps(body))
                connection.execute(
                    "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?)", (one.subject, version, *columns)
                )
        connection.commit()
    return path


@on_both
def test_a_new_database_is_as_the_tables_are_declared(store: Store) -> None:
    """The steps and the declarations tell the same: nothing would have to be changed."""
    with store.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, METADATA) == []


@on_both
def test_upgrading_twice_changes_nothing(store: Store) -> None:
    """What is up to date stays as it is."""
    with store.reading() as connection:
        before = _schema(connection)
    store.migrate()
    store.check()
    with store.reading() as connection:
        assert _schema(connection) == before


def _schema(connection: object) -> object:
    found = inspect(connection)
    assert found is not None
    return {
        name: (
            [(column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)],
            sorted(str(index["name"]) for index in found.get_indexes(name)),
            found.get_foreign_keys(name),
        )
        for name in sorted(found.get_table_names())
    }


@on_both
def test_without_a_schema(empty: str, catalogue: Catalogue, database: str) -> None:
    """Nothing is asked of a database that lacks it: what there is, what is needed and what to do are said."""
    store = Store(empty)
    try:
        with pytest.raises(NotMigrated, match="pakkeforlop store upgrade") as refused:
            store.check()
        assert (refused.value.found, refused.value.needed) == (None, NEEDED)
        if (
            database == "postgresql"
        ):  # a server's schema is its operator's to change, a file of our own is ours
            with pytest.raises(NotMigrated):
                opened(store, catalogue, Clock(lambda: NOW), DEFAULT_POLICY)
    finally:
        store.close()


@on_both
def test_another_schema_than_this_program_needs(store: Store) -> None:
    """One that an earlier version of the program left is refused until it is upgraded."""
    with store.writing() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    with pytest.raises(NotMigrated) as refused:
        store.check()
    assert refused.value.found == "0001"


@on_both
def test_a_step_that_fails_leaves_nothing(empty: str) -> None:
    """All steps or none: a database is never between two versions."""
    store = Store(empty)
    try:
        with store.writing() as connection:
            connection.execute(
                text("CREATE TABLE tombstone (id INTEGER)")
            )  # in the way of the last table but one
        with pytest.raises((DBAPIError, Unavailable)):  # SQLite calls it an «operational» error
            store.migrate()
        with store.reading() as connection:
            assert inspect(connection).get_table_names() == ["tombstone"]
    finally:
        store.close()


@on_both
def test_several_at_once(empty: str) -> None:
    """Copies of the program that start together upgrade it once, and all find it right."""

    def upgrade(_: int) -> None:
        store = Store(empty)
        try:
            store.migrate()
            store.check()
        finally:
            store.close()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(upgrade, range(4))) == [None] * 4


class TestFromPart1:
    def test_nothing_is_lost(
        self, of_part_1: Path, catalogue: Catalogue, people: list[Pathway], watch: Watch
    ) -> None:
        """Every event stays as it was told, with its number; what follows is worked out by the service."""
        with closing(sqlite3.connect(of_part_1)) as connection:
            before = connection.execute("SELECT * FROM event ORDER BY pathway, version").fetchall()
        store = Store(f"sqlite:///{of_part_1}")
        try:
            application = opened(store, catalogue, Clock(watch), DEFAULT_POLICY)
            with closing(sqlite3.connect(of_part_1)) as connection:
                assert (
                    connection.execute("SELECT * FROM event ORDER BY pathway, version").fetchall() == before
                )
                versions = dict(connection.execute("SELECT id, version FROM pathway").fetchall())
            assert versions == {one.subject: len(one.events) for one in people}
            assert [application.pathway(one.subject) for one in people] == people
            assert application.progress().waiting == len(people)
            _gone_over(application)
            for one in people:
                assert differences(stored_of(store, one.subject), worked_out(application, one.subject)) == []
        finally:
            store.close()

    def test_is_guarded_as_a_new_one(self, of_part_1: Path) -> None:
        """The triggers are the new ones: the old would let nobody be erased."""
        store = Store(f"sqlite:///{of_part_1}")
        store.migrate()
        store.close()
        with closing(sqlite3.connect(of_part_1)) as connection:
            found = dict(
                connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            )
        assert "tombstone" in found["event_no_delete"]
        assert len(found) == 11

    def test_can_be_served_at_once(
        self, of_part_1: Path, catalogue: Catalogue, people: list[Pathway], watch: Watch
    ) -> None:
        """A person can be asked about and recorded on before their turn has come."""
        with TestClient(
            create_app(f"sqlite:///{of_part_1}", catalogue, Clock(watch)), base_url=HOME
        ) as client:
            subject = people[0].subject
            assert client.get(f"/v1/pathways/{subject}/due").status_code == 200
            new = {"events": [unstamped(event("control_held", "2026-05-14", id="new"))]}
            response = client.post(f"/v1/pathways/{subject}/events", json=new)
            assert response.json()["version"] == len(people[0].events) + 1


def _gone_over(application: Application) -> None:
    while application.renew_batch():
        pass


def test_nobody_answers() -> None:
    """A server that is not there is told of as such."""
    store = Store("postgresql://nobody@127.0.0.1:1/nothing")
    try:
        for ask in (store.check, store.migrate):
            with pytest.raises(Unavailable):
                ask()
    finally:
        store.close()


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_way_to_write_the_url(postgres: Databases, scheme: str) -> None:
    """The driver is ours to choose, however the URL begins."""
    url = postgres.database()
    store = Store(scheme + url[url.index("://") :])
    try:
        with pytest.raises(NotMigrated):
            store.check()
    finally:
        store.close()
