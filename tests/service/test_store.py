"""The store: what was appended stays, in order, all of it or none."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError

from pakkeforlop_service.store import AlreadyThere, NoSuchPathway, Stale, Store
from pakkeforlop_workflow import Pathway
from tests.service.conftest import NOW
from tests.support.documents import employee, event, pathway, sick, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "store.sqlite"


def rows(path: Path, query: str) -> list[Any]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(query).fetchall()
    finally:
        connection.close()


class TestRead:
    def test_gives_back_what_was_added(self, store: Store) -> None:
        """Header and events come back as they were."""
        added = pathway(told(), employee(percent=80), sick("2026-01-19"), municipality="k-1", synthetic=True)
        store.add([added], NOW)
        assert store.read("test") == added

    def test_all_come_by_reference(self, store: Store) -> None:
        """Every pathway comes once, with its own events in their order, also one without any."""
        store.add([pathway(told(), subject="b"), pathway(subject="a"), pathway(told(), subject="c")], NOW)
        store.append("b", pathway(employee("2025-01-01")).events, 1)
        assert [
            event.type for found in store.read_all() for event in found.events if found.subject == "b"
        ] == [
            "diagnosis_told",
            "affiliation",
        ]
        assert [(found.subject, len(found.events)) for found in store.read_all()] == [
            ("a", 0),
            ("b", 2),
            ("c", 1),
        ]

    def test_unknown_is_refused(self, store: Store) -> None:
        """A reference that is not there is an error of its own."""
        with pytest.raises(NoSuchPathway):
            store.read("nobody")

    def test_empty_until_something_is_there(self, store: Store) -> None:
        """A new store is empty, one with a pathway is not."""
        assert store.is_empty()
        store.add([pathway()], NOW)
        assert not store.is_empty()

    def test_survives_a_new_start(self, store: Store, url: str) -> None:
        """A second opening of the same file finds what the first stored."""
        store.add([pathway(told())], NOW)
        store.close()
        again = Store(url)
        assert len(again.read("test").events) == 1
        again.close()


class TestAdd:
    def test_twice_is_refused_and_changes_nothing(self, store: Store) -> None:
        """All of a batch is refused when one is there already."""
        store.add([pathway(told())], NOW)
        with pytest.raises(AlreadyThere):
            store.add([pathway(subject="new"), pathway()], NOW)
        assert [found.subject for found in store.read_all()] == ["test"]


class TestAppend:
    def test_numbers_without_gaps(self, store: Store, path: Path) -> None:
        """Versions count from 1 in the order of appending."""
        store.add([pathway(told())], NOW)
        assert store.append("test", pathway(employee(), sick("2026-01-19")).events, 1) == 3
        assert rows(path, "SELECT version, type FROM event ORDER BY version") == [
            (1, "diagnosis_told"),
            (2, "affiliation"),
            (3, "absence"),
        ]

    @pytest.mark.parametrize("expected", [0, 1, 3])
    def test_stale_is_refused_with_the_current_version(self, store: Store, expected: int) -> None:
        """Any other version than the current one is refused, and says which it is."""
        store.add([pathway(told(), employee())], NOW)
        with pytest.raises(Stale) as refused:
            store.append("test", pathway(sick("2026-01-19")).events, expected)
        assert refused.value.current == 2
        assert len(store.read("test").events) == 2

    def test_unknown_is_refused(self, store: Store) -> None:
        """Nothing is appended to what is not there."""
        with pytest.raises(NoSuchPathway):
            store.append("nobody", pathway(told()).events, 0)

    def test_all_or_nothing(self, store: Store) -> None:
        """When the last of several cannot be stored, the first is not stored either."""
        store.add([pathway(told())], NOW)
        new = (*pathway(employee()).events, *pathway(told()).events)
        with pytest.raises(IntegrityError):
            store.append("test", new, 1)
        assert len(store.read("test").events) == 1

    def test_many_writers_leave_no_gap(self, store: Store, path: Path) -> None:
        """Of writers with the same version one gets through at a time, and the others are told."""
        store.add([pathway()], NOW)

        def write(number: int) -> int:
            new = pathway(event("control_held", "2026-02-01", id=f"c-{number}")).events
            refused = 0
            while True:
                try:
                    store.append("test", new, len(store.read("test").events))
                except Stale:
                    refused += 1
                else:
                    return refused

        with ThreadPoolExecutor(8) as pool:
            list(pool.map(write, range(24)))
        assert [row[0] for row in rows(path, "SELECT version FROM event ORDER BY version")] == list(
            range(1, 25)
        )


class TestAppendOnly:
    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE event SET type = 'died'",
            "DELETE FROM event",
            "INSERT OR REPLACE INTO event SELECT pathway, version, 'x', type, \"on\", recorded_at, body FROM event",
            "DELETE FROM pathway",
        ],
    )
    def test_the_database_refuses(self, store: Store, statement: str) -> None:
        """The database itself refuses to change or remove events, also past the program."""
        store.add([pathway(told())], NOW)
        with pytest.raises(IntegrityError), store._engine.begin() as connection:
            connection.exec_driver_sql(statement)
        assert store.read("test") == pathway(told())

    def test_is_durable(self, store: Store) -> None:
        """Acknowledged is on disk: write-ahead log, synchronised in full, and foreign keys are checked."""
        with store._engine.connect() as connection:
            found = [
                connection.exec_driver_sql(f"PRAGMA {name}").scalar()
                for name in ("journal_mode", "synchronous", "foreign_keys")
            ]
        assert found == ["wal", 2, 1]


def test_recorded_at_is_kept_as_one_instant(store: Store, path: Path) -> None:
    """Whatever zone it was told in, the column holds UTC and the event its own words."""
    store.add(
        [Pathway.read({"subject": "z", "events": [told(recorded_at="2026-01-12T01:00:00+02:00")]})], NOW
    )
    assert rows(path, "SELECT recorded_at FROM event")[0][0].startswith("2026-01-11 23:00:00")
