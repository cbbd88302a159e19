"""The store: what was appended stays, in order, all of it or none, and only on what was read."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import select, text, update
from sqlalchemy.exc import IntegrityError

from pakkeforlop_service.application import Application
from pakkeforlop_service.store import AlreadyThere, NoSuchPathway, Store, appending, pathways, releases, state
from pakkeforlop_service.store.followings import Commitments, Following, Profile
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.tables import EVENTS, PATHWAYS
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.events import Event
from tests.service.conftest import NOW, on_both
from tests.support.documents import employee, event, pathway, sick, told

pytestmark = on_both

FOLLOWS = Following(adoption=1, profile=Profile(municipality="k-1"))


@pytest.fixture(autouse=True)
def adopted(application: Application) -> None:
    """Rules are in use, as always in a running service."""


def add(store: Store, *people: Pathway) -> None:
    with store.writing() as connection:
        pathways.add(connection, [(one, FOLLOWS) for one in people], NOW)


def read(store: Store, subject: str = "test") -> Stored:
    with store.reading() as connection:
        return pathways.read(connection, subject)


def append(store: Store, events: tuple[Event, ...], read_as: Stored) -> bool:
    with store.writing() as connection:
        return appending.append(connection, "test", events, read_as, FOLLOWS)


class TestRead:
    def test_gives_back_what_was_added(self, store: Store) -> None:
        """Header and events come back as they were, with what was in use."""
        added = pathway(told(), employee(percent=80), sick("2026-01-19"), municipality="k-1", synthetic=True)
        add(store, added)
        found = read(store)
        assert (found.pathway, found.adoption, found.waits, found.state) == (
            added,
            1,
            False,
            state.State(1, 0),
        )
        assert read(store).version == 3

    def test_several(self, store: Store) -> None:
        """Every pathway asked for comes once, with its own events in their order, also one without any."""
        add(
            store,
            pathway(told(), employee(), subject="b"),
            pathway(subject="a"),
            pathway(told(), subject="c"),
        )
        with store.reading() as connection:
            found = pathways.read_many(connection, ["b", "a", "nobody"])
        assert {subject: len(one.pathway.events) for subject, one in found.items()} == {"a": 0, "b": 2}

    def test_unknown_is_refused(self, store: Store) -> None:
        """A reference that is not there is an error of its own."""
        for ask in (pathways.read, pathways.version_of):
            with store.reading() as connection, pytest.raises(NoSuchPathway):
                ask(connection, "nobody")

    def test_empty_until_something_is_there(self, store: Store) -> None:
        """A new store is empty, one with a pathway is not."""
        with store.reading() as connection:
            assert pathways.is_empty(connection)
        add(store, pathway())
        with store.reading() as connection:
            assert not pathways.is_empty(connection)
            assert pathways.places(connection) == ["k-1"]

    def test_survives_a_new_start(self, store: Store, url: str) -> None:
        """A second opening of the same database finds what the first stored."""
        add(store, pathway(told()))
        store.close()
        again = Store(url)
        assert read(again).version == 1
        again.close()

    def test_an_instant_is_one_instant(self, store: Store) -> None:
        """Whatever zone it was told in, the column holds that instant in UTC and the event its own words."""
        add(store, pathway(told(recorded_at="2026-01-12T01:00:00+02:00")))
        column = "recorded_at" if store.embedded else "recorded_at AT TIME ZONE 'UTC'"
        with store.reading() as connection:
            found = connection.execute(text(f"SELECT {column} FROM event")).scalar_one()  # noqa: S608 - one of two
        assert str(found).startswith("2026-01-11 23:00:00")
        assert read(store).pathway.events[0].recorded_at.isoformat() == "2026-01-12T01:00:00+02:00"


class TestAdd:
    def test_twice_is_refused_and_changes_nothing(self, store: Store) -> None:
        """All of a batch is refused when one is there already."""
        add(store, pathway(told()))
        with pytest.raises(AlreadyThere):
            add(store, pathway(subject="new"), pathway())
        with store.reading() as connection:
            assert list(connection.scalars(select(PATHWAYS.c.id))) == ["test"]

    def test_without_what_follows_it_waits(self, store: Store, application: Application) -> None:
        """Where it is not known yet what follows, the pathway waits for it to be worked out."""
        with store.writing() as connection:
            pathways.add(connection, [(pathway(told()), None)], NOW)
        assert (read(store).adoption, read(store).waits) == (None, True)
        assert application.progress().waiting == 1


class TestAppend:
    def test_numbers_without_gaps(self, store: Store) -> None:
        """Versions count from 1 in the order of appending."""
        add(store, pathway(told()))
        assert append(store, pathway(employee(), sick("2026-01-19")).events, read(store))
        assert read(store).version == 3
        with store.reading() as connection:
            rows = connection.execute(
                select(EVENTS.c.version, EVENTS.c.type).order_by(EVENTS.c.version)
            ).all()
        assert [tuple(row) for row in rows] == [(1, "diagnosis_told"), (2, "affiliation"), (3, "absence")]

    @pytest.mark.parametrize("what", ["an event", "a renewal", "a wait", "the directory", "the rules"])
    def test_on_what_has_changed_is_refused(self, store: Store, what: str) -> None:
        """Nothing is written on a pathway that is not as it was read, or whose spans follow from other things now."""
        add(store, pathway(told(), employee()))
        before = read(store)
        with store.writing() as connection:
            match what:
                case "an event":
                    new = pathway(event("control_held", "2026-02-01")).events
                    appending.append(connection, "test", new, before, FOLLOWS)
                case "a renewal":
                    connection.execute(update(PATHWAYS).values(adoption=None))
                case "a wait":
                    connection.execute(update(PATHWAYS).values(waits=True))
                case "the directory":
                    state.directory_changed(connection, set())
                case "the rules":
                    state.adopted(connection, 2)
        now = read(store)
        assert not append(store, pathway(sick("2026-01-19")).events, before)
        assert read(store) == now

    def test_a_directory_on_its_way_is_waited_for(self, store: Store) -> None:
        """Who waits already would not notice that they are told once more."""
        add(store, pathway(told(), employee()))
        with store.writing() as connection:
            state.directory_changed(connection, {"k-1"})
        before = read(store)
        assert before.waits
        done: list[bool] = []
        writer = threading.Thread(
            target=lambda: done.append(append(store, pathway(sick("2026-01-19")).events, before))
        )
        with store.writing() as connection:
            state.directory_changed(connection, {"k-1"})
            writer.start()
            writer.join(0.3)
            assert not done
        writer.join()
        assert done == [False]
        assert read(store).waits

    @pytest.mark.parametrize("place", ["k-1", "k-2"])
    def test_what_is_one_statement(self, store: Store, place: str) -> None:
        """Only what no change of the directory could miss: at the home there is, of somebody who does not wait."""
        add(store, pathway(told(), municipality="k-1"))
        span = {"municipality": place, "hospital_unit": None}
        follows = replace(FOLLOWS, spans=[span])
        assert appending.is_one_statement(read(store), follows) == (place == "k-1")
        assert not appending.is_one_statement(replace(read(store), waits=True), FOLLOWS)
        assert not appending.is_one_statement(read(store), replace(FOLLOWS, profile=Profile(place, "u-1")))
        assert not appending.is_one_statement(read(store), replace(FOLLOWS, commitments=Commitments()))

    def test_unknown_is_refused(self, store: Store) -> None:
        """Nothing is appended to what is not there."""
        add(store, pathway(subject="other"))
        assert not append(store, pathway(told()).events, read(store, "other"))

    def test_all_or_nothing(self, store: Store) -> None:
        """When the last of several cannot be stored, the first is not stored either."""
        add(store, pathway(told()))
        new = (*pathway(employee()).events, *pathway(told()).events)
        with pytest.raises(IntegrityError):
            append(store, new, read(store))
        assert read(store).version == 1


def test_is_durable(store: Store, database: str) -> None:
    """Acknowledged is on disk, foreign keys are checked, and nobody waits for ever."""
    declared: dict[str, dict[str, Any]] = {
        "sqlite": {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000},
        "postgresql": {
            "synchronous_commit": "on",
            "fsync": "on",
            "statement_timeout": "10s",
            "lock_timeout": "5s",
        },
    }
    wanted = declared[database]
    ask = "PRAGMA" if database == "sqlite" else "SHOW"
    with store.reading() as connection:
        found = {name: connection.exec_driver_sql(f"{ask} {name}").scalar() for name in wanted}
    assert found == wanted


def test_releases_are_found_by_what_waits(store: Store) -> None:
    """Who is behind an adoption is found; who is not, is not."""
    add(store, pathway(subject="a"), pathway(subject="b"))
    with store.writing() as connection:
        assert not releases.anybody_waits(connection, 1)
        assert releases.waiting(connection, 2) == 2
        assert sorted(releases.next_waiting(connection, 2, 5)) == ["a", "b"]
        assert len(releases.next_waiting(connection, 2, 1)) == 1
        state.directory_changed(connection, {"k-1"})
        assert releases.waiting(connection, 1) == 2
