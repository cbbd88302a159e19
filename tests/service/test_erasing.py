"""What is told is never changed, and one person can be erased: nothing but a tombstone is left."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import inspect, select, text
from sqlalchemy.exc import DBAPIError

from pakkeforlop_service.application import Application, Sent, erase_pathway
from pakkeforlop_service.store import Erased, NoSuchPathway, Store, pathways
from pakkeforlop_service.store.appending import append
from pakkeforlop_service.store.followings import Following, Profile
from pakkeforlop_service.store.tables import APPEND_ONLY, EVENTS, TOMBSTONES
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import sent, stored_of, unstamped

pytestmark = on_both

ERASED, OTHER = "to-be-erased-7", "stays-8"
UNIT = {"id": "demo-kommune-1", "kind": "municipality", "name": "Demo kommune 1"}
HANDOVER = event(
    "handover", "2026-03-01", id="h", by="hospital_social_worker", to_role="gp", to_place="demo-kommune-1"
)
MILESTONE = event(
    "milestone", "2026-03-02", id="m", goal="hours_tried", responsible="patient", due="2026-06-01"
)


def document(subject: str) -> dict[str, Any]:
    events = [told(), employee(), sick("2026-02-02"), HANDOVER, MILESTONE]
    places = {"municipality": "demo-kommune-1", "hospital_unit": "demo-sykehus-a"}
    return sent({"subject": subject, **places, "events": events})


@pytest.fixture
def told_of(application: Application, watch: Watch) -> Application:
    """Two people with all that can follow from events, a receipt each, and a unit of the directory."""
    application.directory.put({**UNIT, "roles": {"gp": {"status": "has"}}}, watch(), None)
    for subject in (ERASED, OTHER):
        application.create_pathway(document(subject), Sent(watch(), key="k", digest="d"))
    return application


def run(store: Store, statement: str) -> None:
    with store.writing() as connection:
        connection.execute(text(statement))


def everything(store: Store) -> Iterator[tuple[str, str]]:
    """Every row of every table that the database has, as text."""
    with store.reading() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}"'):  # noqa: S608 - our own names
                yield table, json.dumps([str(value) for value in row])


class TestAppendOnly:
    def test_the_database_refuses(self, told_of: Application, watch: Watch, database: str) -> None:
        """The database itself refuses to change or remove what was told, also past the program."""
        store = told_of.store
        erase_pathway(store, OTHER, "test_data", watch())  # so that every table has a row
        before = sorted(everything(store))
        for table in APPEND_ONLY:
            names = [f'"{column.name}"' for column in table.c]
            statements = [
                f"UPDATE {table} SET {names[-1]} = {names[-1]}",  # noqa: S608 - our own names
                f"DELETE FROM {table}",  # noqa: S608 - our own names
                f"INSERT OR REPLACE INTO {table} SELECT {', '.join(names)} FROM {table}"  # noqa: S608 - our own names
                if database == "sqlite"
                else f"TRUNCATE {table} CASCADE",
            ]
            for statement in statements:
                with pytest.raises(DBAPIError, match="append-only"):
                    run(store, statement)
                assert sorted(everything(store)) == before, statement

    def test_the_pathway_stays_with_its_events(self, told_of: Application, database: str) -> None:
        """A pathway cannot be taken away from under its events, nor emptied with them."""
        with pytest.raises(DBAPIError):
            run(told_of.store, f"DELETE FROM pathway WHERE id = '{ERASED}'")  # noqa: S608 - our own names
        if database == "postgresql":
            with pytest.raises(DBAPIError, match="append-only"):
                run(told_of.store, "TRUNCATE pathway CASCADE")
        assert told_of.pathway(ERASED).events

    def test_a_tombstone_opens_for_its_own_events_only(self, told_of: Application, watch: Watch) -> None:
        """One person's tombstone lets nobody else's events go, and lets none be changed."""
        refused = (
            EVENTS.delete().where(EVENTS.c.pathway == OTHER),
            EVENTS.update().where(EVENTS.c.pathway == ERASED).values(type="died"),
        )
        for statement in refused:
            with pytest.raises(DBAPIError, match="append-only"):
                _behind_a_tombstone(told_of.store, watch, statement)
        _behind_a_tombstone(told_of.store, watch, EVENTS.delete().where(EVENTS.c.pathway == ERASED))
        assert (len(told_of.pathway(ERASED).events), len(told_of.pathway(OTHER).events)) == (0, 5)

    def test_a_buried_reference_is_not_used_again(self, told_of: Application, watch: Watch) -> None:
        """The database refuses a pathway with the reference of an erased one, also past the program."""
        erase_pathway(told_of.store, ERASED, "wrong_person", watch())
        values = f"('{ERASED}', '{{}}', '2026-01-01')"
        statement = f"INSERT INTO pathway (id, header, created_at) VALUES {values}"  # noqa: S608 - our own names
        with pytest.raises(DBAPIError, match="erased"):
            run(told_of.store, statement)


def _behind_a_tombstone(store: Store, watch: Watch, statement: Any) -> None:
    row = {"pathway": ERASED, "erased_at": watch(), "version": 5, "reason": "test_data"}
    with store.writing() as connection:
        connection.execute(TOMBSTONES.insert(), row)
        connection.execute(statement)


class TestErased:
    def test_nothing_is_left(self, told_of: Application, watch: Watch) -> None:
        """No table, no column and no document names the person, but the tombstone; the other is untouched."""
        store = told_of.store
        before, kept = stored_of(store, OTHER), told_of.pathway(OTHER)
        assert {table for table, row in everything(store) if ERASED in row} >= {
            *("pathway", "event", "span", "handover", "milestone", "receipt")
        }
        erase_pathway(store, ERASED, "patients_request", watch())
        assert [table for table, row in everything(store) if ERASED in row] == ["tombstone"]
        assert (stored_of(store, OTHER), told_of.pathway(OTHER)) == (before, kept)
        with store.reading() as connection:
            row = connection.execute(select(TOMBSTONES)).one()
        assert (row.pathway, row.version, row.reason) == (ERASED, 5, "patients_request")

    def test_gone(self, client: TestClient, told_of: Application, watch: Watch) -> None:
        """Everything that is asked about the person, or told of them, gets 410 and the day; never their answers."""
        erase_pathway(told_of.store, ERASED, "wrong_person", watch())
        address = f"/v1/pathways/{ERASED}"
        body = {"events": [unstamped(event("control_held", "2026-05-01"))]}
        answers = [
            *(
                client.get(address + door)
                for door in ("", "/due", "/timeline", "/status", "/handovers/h/message")
            ),
            client.post(f"{address}/events", json=body),
            client.post(f"{address}/events", json=body, headers={"idempotency-key": "k", "if-match": '"5"'}),
            client.post("/v1/pathways", json=document(ERASED)),
            client.post("/v1/pathways", json=document(ERASED), headers={"idempotency-key": "new"}),
        ]
        assert [one.status_code for one in answers] == [410] * len(answers)
        assert all("2026-05-14" in one.json()["detail"] for one in answers)
        assert client.get(f"/forlop/{ERASED}").status_code == 410

    def test_in_no_list(self, client: TestClient, told_of: Application, watch: Watch) -> None:
        """Neither on a worklist, of now or of what was known, nor among hand-overs and milestones."""
        lists = (
            *("/v1/worklist?limit=500", "/v1/worklist.csv?limit=500", "/", "/?enhet=demo-kommune-1"),
            "/v1/worklist?unit=demo-kommune-1&known_at=2026-05-14T22:30:00Z",
            *("/v1/handovers/sent?unit=demo-sykehus-a", "/v1/handovers/received?unit=demo-kommune-1"),
            "/v1/milestones?unit=demo-kommune-1",
        )
        before = {address: client.get(address).text for address in lists}
        assert all(ERASED in shown and OTHER in shown for shown in before.values())
        erase_pathway(told_of.store, ERASED, "kept_long_enough", watch())
        for address in lists:
            assert ERASED not in client.get(address).text
            assert OTHER in client.get(address).text

    def test_once(self, told_of: Application, watch: Watch) -> None:
        """Who is erased cannot be erased again; who was never there cannot be erased."""
        erase_pathway(told_of.store, ERASED, "test_data", watch())
        with pytest.raises(Erased) as again:
            erase_pathway(told_of.store, ERASED, "test_data", watch.forward(days=1))
        assert again.value.erased_at == watch.forward(days=-1)
        with pytest.raises(NoSuchPathway):
            erase_pathway(told_of.store, "nobody", "test_data", watch())


class TestAtTheSameTime:
    """What others do while somebody is erased: it is done before, or refused after."""

    @pytest.fixture
    def meanwhile(self, told_of: Application, database: str) -> Iterator[Any]:
        """Runs something in a thread; what it came to is asked for afterwards."""
        results: dict[str, Any] = {}

        def run() -> None:
            try:
                results["value"] = results["job"]()
            except Exception as error:  # noqa: BLE001 - whatever it came to is looked at
                results["value"] = error

        thread = threading.Thread(target=run)

        def begin(job: Any) -> None:
            results["job"] = job
            thread.start()
            thread.join(0.3)  # so far as it comes: most often it waits for a lock

        def end() -> Any:
            thread.join()
            return results["value"]

        yield begin, end
        thread.join()

    def test_recording(self, told_of: Application, watch: Watch, meanwhile: Any) -> None:
        """Who records while another erases is told that the pathway is no more."""
        begin, end = meanwhile
        with told_of.store.writing() as connection:
            pathways.erase(connection, ERASED, watch(), "test_data")
            new = [unstamped(event("control_held", "2026-05-01"))]
            begin(lambda: told_of.record_events(ERASED, new, Sent(watch())))
        assert isinstance(end(), Erased)

    def test_creating(self, told_of: Application, watch: Watch, meanwhile: Any) -> None:
        """Nor does anybody get the reference who makes a pathway meanwhile."""
        begin, end = meanwhile
        with told_of.store.writing() as connection:
            pathways.erase(connection, ERASED, watch(), "test_data")
            begin(lambda: told_of.create_pathway(document(ERASED), Sent(watch())))
        assert isinstance(end(), Erased)
        with pytest.raises(Erased):
            told_of.pathway(ERASED)

    def test_erasing_while_another_records(self, told_of: Application, watch: Watch, meanwhile: Any) -> None:
        """What was recorded in the same moment goes too."""
        begin, end = meanwhile
        store = told_of.store
        with store.reading() as connection:
            read = pathways.read(connection, ERASED)
            in_use = told_of.governing.in_use(connection)
        control = {**event("control_held", "2026-05-01"), "recorded_at": watch()}
        after = read.pathway.model_validate({**dict(read.pathway), "events": [*read.pathway.events, control]})
        with store.writing() as connection:
            follows = Following(in_use.rules.adoption, Profile())
            append(connection, ERASED, after.events[5:], read, follows)
            begin(lambda: erase_pathway(store, ERASED, "test_data", watch()))
        assert end() is None
        assert [table for table, row in everything(store) if ERASED in row] == ["tombstone"]
