"""The directory in the database: versions that are written once, on SQLite and on PostgreSQL."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from pakkeforlop_service.directory import Directory, NoSuchUnit, Unit
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.units import dumped
from pakkeforlop_service.store import Stale, Store, directory, pathways, state
from pakkeforlop_workflow import InvalidDocument, Pathway
from tests.directory.making import by_name, municipality, role
from tests.service.conftest import NOW
from tests.support.postgres_fixtures import postgres as postgres  # noqa: PLC0414 - a fixture, used by its name

LATER = NOW + timedelta(hours=1)
TICK = timedelta(microseconds=1)
BARE = municipality()
WITH = municipality(**role())
LACKING = municipality(**role(status="lacks"))


@pytest.fixture(params=["sqlite", "postgres"])
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A migrated store that is empty."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'store.sqlite'}"
    else:
        url = request.getfixturevalue("postgres").database("directory")
    store = Store(url)
    store.migrate()
    yield store
    store.close()


def put(store: Store, unit: Unit, expected: int | None = None, now: datetime = NOW) -> int:
    with store.writing() as connection:
        return directory.put(connection, unit, expected, now)


def units(store: Store, known_at: datetime | None = None) -> dict[str, tuple[int, Unit]]:
    with store.reading() as connection:
        return directory.units(connection, known_at)


class TestVersions:
    def test_come_back_as_they_were(self, base: Store) -> None:
        """Every unit of the demo, with all it says, by its reference."""
        demo = by_name(*demo_units(NOW.date()))
        for unit in demo.values():
            assert put(base, unit) == 1
        assert units(base) == {name: (1, unit) for name, unit in demo.items()}
        assert list(units(base)) == sorted(demo)

    def test_are_numbered(self, base: Store) -> None:
        assert [put(base, unit) for unit in (BARE, WITH, BARE)] == [1, 2, 3]
        assert units(base) == {"k-1": (3, BARE)}

    def test_the_same_again_is_no_version(self, base: Store) -> None:
        """Also with the roles in another order."""
        roles = {"gp": {"status": "has"}, "nav_advisor": {"status": "has"}}
        put(base, municipality(roles=roles))
        assert put(base, municipality(roles=dict(reversed(roles.items())))) == 1

    def test_as_known_then(self, base: Store) -> None:
        """From the instant it was written on, in whatever time zone that is told."""
        put(base, BARE, now=NOW.astimezone(timezone(timedelta(hours=2))))
        put(base, WITH, now=LATER)
        assert units(base, NOW - TICK) == {}
        assert units(base, NOW)["k-1"] == (1, BARE)
        assert units(base, (LATER - TICK).astimezone(timezone(timedelta(hours=-5))))["k-1"] == (1, BARE)
        assert units(base, LATER)["k-1"] == (2, WITH)

    def test_history(self, base: Store) -> None:
        put(base, BARE)
        put(base, WITH, now=LATER)
        put(base, municipality("k-2"))
        with base.reading() as connection:
            assert directory.history(connection, "k-1") == [
                directory.Version(1, NOW, BARE),
                directory.Version(2, LATER, WITH),
            ]
            assert directory.history(connection, "k-9") == []

    def test_last_change(self, base: Store) -> None:
        with base.reading() as connection:
            assert directory.changed_at(connection) is None
        put(base, BARE, now=LATER)
        put(base, municipality("k-2"), now=NOW)
        with base.reading() as connection:
            assert directory.changed_at(connection) == LATER


class TestExpected:
    @pytest.mark.parametrize("expected", [0, 1, 3])
    def test_another_one_is_refused(self, base: Store, expected: int) -> None:
        """With the version it has, and nothing is written."""
        put(base, BARE, 0)
        put(base, WITH, 1)
        with pytest.raises(Stale) as refused:
            put(base, LACKING, expected)
        assert refused.value.current == 2
        assert units(base)["k-1"] == (2, WITH)

    def test_a_version_of_what_is_not_there(self, base: Store) -> None:
        with pytest.raises(Stale) as refused:
            put(base, BARE, 1)
        assert refused.value.current == 0

    def test_many_writers_leave_no_gap(self, base: Store) -> None:
        """Of those that expect the same version one gets through, and the others are told."""
        put(base, BARE, 0)

        def write(number: int) -> bool:
            try:
                put(base, municipality(not_mapped=f"Nummer {number}"), 1)
            except Stale:
                return False
            return True

        with ThreadPoolExecutor(6) as pool:
            assert sum(pool.map(write, range(12))) == 1
        assert units(base)["k-1"][0] == 2

    def test_of_two_at_once_the_second_is_told(self, base: Store) -> None:
        """Also where both could read the version before either wrote: it waits, and is refused."""
        put(base, BARE)
        with ThreadPoolExecutor(1) as pool:
            with base.writing() as connection:
                directory.put(connection, WITH, 1, NOW)
                second = pool.submit(put, base, LACKING, 1)
                time.sleep(0.3)  # so that it comes to wait for us; if it does not, it is refused all the same
            with pytest.raises(Stale) as refused:
                second.result()
        assert refused.value.current == 2


@pytest.mark.parametrize("statement", ["UPDATE directory SET version = 9", "DELETE FROM directory"])
def test_the_database_refuses_changes(base: Store, statement: str) -> None:
    """What was written stays, also past the program."""
    put(base, BARE)
    with pytest.raises(DBAPIError), base.writing() as connection:
        connection.execute(text(statement))
    assert units(base) == {"k-1": (1, BARE)}


def waiting(store: Store) -> set[str]:
    """Who waits to be worked out anew."""
    with store.reading() as connection:
        return set(connection.scalars(text("SELECT id FROM pathway WHERE waits")))


def number(store: Store) -> int:
    with store.reading() as connection:
        return state.read(connection).directory


@pytest.fixture
def places(base: Store) -> Directory:
    """A directory of two municipalities that share a unit, a district, and somebody in each who waits for nothing."""
    made = Directory(base)
    made.fill(
        [
            municipality("k-1"),
            municipality("k-2"),
            municipality("k-3"),
            Unit.model_validate({"id": "b-1", "kind": "district", "name": "B", "part_of": "k-1"}),
            Unit.model_validate(
                {"id": "s-1", "kind": "intermunicipal", "name": "S", "host": "k-1", "members": ["k-1", "k-2"]}
            ),
        ],
        NOW,
    )
    people = [
        Pathway.read({"subject": f"i-{name}", "municipality": name}) for name in ("k-1", "k-2", "k-3", "b-1")
    ]
    with base.writing() as connection:
        pathways.add(connection, [(person, None) for person in people], NOW)
        connection.execute(
            text("UPDATE pathway SET waits = :no, municipality = substr(id, 3)"), {"no": False}
        )
    assert waiting(base) == set()
    return made


def sent(unit: Unit, **fields: Any) -> dict[str, Any]:
    return {**dumped(unit), **fields}


class TestDirectory:
    def test_a_role_sends_people_there_to_be_worked_out_anew(self, base: Store, places: Directory) -> None:
        """Those of the members and their districts, in the same transaction; nobody else."""
        before = number(base)
        shared = places.units()["s-1"][1]
        written = places.put(sent(shared, **role()), LATER, 1)
        assert written.versions == {"s-1": 2}
        assert (written.new, written.changed) == (frozenset(), frozenset({"s-1"}))
        assert written.places == {"s-1", "k-1", "k-2", "b-1"}
        assert waiting(base) == {"i-k-1", "i-k-2", "i-b-1"}
        assert number(base) == before + 1

    def test_a_text_sends_nobody(self, base: Store, places: Directory) -> None:
        """But whoever remembers the directory is told that there is another one."""
        before = number(base)
        written = places.put(sent(BARE, not_mapped="Alt"), LATER, 1)
        assert written.places == frozenset()
        assert waiting(base) == set()
        assert number(base) == before + 1

    def test_nothing_new_changes_nothing(self, base: Store, places: Directory) -> None:
        before = number(base)
        written = places.import_(places.export("csv"), "csv", LATER)
        assert (written.new, written.changed, written.places) == (frozenset(), frozenset(), frozenset())
        assert len(written.versions) == 5
        assert number(base) == before

    def test_all_or_none(self, base: Store, places: Directory) -> None:
        """One faulty unit in a file, and none of it is written."""
        before = places.units()
        content = places.export("json").replace(b'"kind": "district"', b'"kind": "distrikt"')
        changed = content.replace(b'"En kommune"', b'"En annen kommune"')
        with pytest.raises(InvalidDocument):
            places.import_(changed, "json", LATER)
        assert places.units() == before
        assert waiting(base) == set()

    def test_another_version_is_refused(self, places: Directory) -> None:
        with pytest.raises(Stale) as refused:
            places.put(sent(BARE, name="K"), LATER, 0)
        assert refused.value.current == 1

    def test_references_are_looked_up(self, places: Directory) -> None:
        """In what is registered, and what is sent together."""
        district = {"id": "b-2", "kind": "district", "name": "B", "part_of": "k-2"}
        assert places.put(district, LATER, 0).new == {"b-2"}
        with pytest.raises(InvalidDocument, match="enheten finnes ikke"):
            places.put({**district, "id": "b-3", "part_of": "k-9"}, LATER, 0)

    def test_a_version_as_known_then(self, places: Directory) -> None:
        places.put(sent(BARE, name="K"), LATER, 1)
        assert places.version("k-1").number == 2
        assert places.version("k-1", LATER - TICK).number == 1
        for known_at in (NOW - TICK, None):
            with pytest.raises(NoSuchUnit):
                places.version("k-1" if known_at else "k-9", known_at)

    def test_check_writes_nothing(self, places: Directory) -> None:
        content = places.export("csv").replace(b"En kommune", b"Ei")
        before = places.units()
        places.check(content, "csv", LATER)
        with pytest.raises(InvalidDocument):
            places.check(content.replace(b"bydel", b"distrikt"), "csv", LATER)
        assert places.units() == before
