"""Recording events: all of them or none, in one order, whoever else writes at the same time."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import func, select

from pakkeforlop_rules import Policy
from pakkeforlop_service.application import Application, Recorded, Sent
from pakkeforlop_service.store import AlreadyThere, NoSuchPathway, Stale, Store, pathways, receipts
from pakkeforlop_service.store.tables import EVENTS, METADATA
from pakkeforlop_workflow import InvalidDocument
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import sent, unstamped

pytestmark = on_both

NEW = sent({"subject": "p", "events": [told(), employee(), sick("2026-02-02")]})


def control(number: int, on: str = "2026-03-01", **fields: Any) -> dict[str, Any]:
    return unstamped(event("control_held", on, id=f"c-{number}", **fields))


@pytest.fixture
def person(application: Application, watch: Watch) -> str:
    application.create_pathway(NEW, Sent(watch()))
    return "p"


def versions(store: Store) -> list[int]:
    with store.reading() as connection:
        return list(connection.scalars(select(EVENTS.c.version).order_by(EVENTS.c.version)))


def holdings(store: Store) -> dict[str, int]:
    """How many rows there are in each table."""
    with store.reading() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in METADATA.sorted_tables
        }


class TestVersions:
    def test_count_the_events(
        self, application: Application, store: Store, person: str, watch: Watch
    ) -> None:
        """A version is the number of events, and events are numbered without gaps in the order they came."""
        recorded = application.record_events(person, [control(1), control(2)], Sent(watch()))
        assert recorded.version == 5
        assert application.record_events(person, [control(3)], Sent(watch())).version == 6
        assert versions(store) == [1, 2, 3, 4, 5, 6]
        assert [one.id for one in application.pathway(person).events[3:]] == ["c-1", "c-2", "c-3"]

    @pytest.mark.parametrize("expected", [0, 2, 4])
    def test_another_is_expected(
        self, application: Application, store: Store, person: str, watch: Watch, expected: int
    ) -> None:
        """Who expects another version than there is, is told which there is, and nothing is stored."""
        before = holdings(store)
        with pytest.raises(Stale) as refused:
            application.record_events(person, [control(1)], Sent(watch(), expected))
        assert refused.value.current == 3
        assert holdings(store) == before

    def test_the_one_there_is(self, application: Application, person: str, watch: Watch) -> None:
        """Who expects the version there is gets through, once."""
        assert application.record_events(person, [control(1)], Sent(watch(), 3)).version == 4
        with pytest.raises(Stale):
            application.record_events(person, [control(2)], Sent(watch(), 3))

    def test_a_renewal_is_no_other_writer(
        self, application: Application, person: str, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Spans that are worked out anew between reading and writing make nobody's version stale."""
        Application.adopting(application.store, application.catalogue, Policy(asking="judgement"), watch())
        read = pathways.read_with_spans
        began: list[bool] = []

        def overtaken(*arguments: Any) -> Any:
            found = read(*arguments)
            if not began:
                began.append(True)
                application.renew_batch()
            return found

        monkeypatch.setattr(pathways, "read_with_spans", overtaken)
        assert application.record_events(person, [control(1)], Sent(watch(), 3)).version == 4
        assert began

    def test_over_http(self, client: TestClient, person: str) -> None:
        """A stale `If-Match` gets 409 with the current version, as a number and as an ETag."""
        address, body = f"/v1/pathways/{person}/events", {"events": [control(1)]}
        refused = client.post(address, json=body, headers={"if-match": '"2"'})
        assert (refused.status_code, refused.headers["etag"]) == (409, '"3"')
        assert refused.json()["current_version"] == 3
        accepted = client.post(address, json=body, headers={"if-match": refused.headers["etag"]})
        assert (accepted.status_code, accepted.headers["etag"]) == (200, '"4"')


class TestManyWriters:
    def test_without_a_version_all_get_through(
        self, application: Application, store: Store, person: str, watch: Watch
    ) -> None:
        """Who expects no version is never told that others write too."""

        def write(number: int) -> int:
            return application.record_events(person, [control(number)], Sent(watch())).version

        with ThreadPoolExecutor(8) as pool:
            found = list(pool.map(write, range(16)))
        assert sorted(found) == list(range(4, 20))
        assert versions(store) == list(range(1, 20))

    def test_sixteen_on_one_pathway(self, client: TestClient, store: Store, person: str) -> None:
        """Of all who read the same version one gets through; the others get 409, and no number is left out."""
        address = f"/v1/pathways/{person}"
        start = threading.Barrier(16)

        def write(number: int) -> list[int]:
            start.wait()
            answers = []
            while 200 not in answers:
                etag = client.get(address).headers["etag"]
                body = {"events": [control(number)]}
                response = client.post(f"{address}/events", json=body, headers={"if-match": etag})
                answers.append(response.status_code)
            return answers

        with ThreadPoolExecutor(16) as pool:
            answers = list(pool.map(write, range(16)))
        assert {status for found in answers for status in found[:-1]} <= {409}
        assert versions(store) == list(range(1, 20))

    def test_one_of_several_who_create(self, application: Application, store: Store, watch: Watch) -> None:
        """Of those who make the same pathway at once one does, and the others are told."""

        def make(_: int) -> str:
            try:
                application.create_pathway(NEW, Sent(watch()))
            except AlreadyThere:
                return "there"
            return "made"

        with ThreadPoolExecutor(6) as pool:
            assert sorted(pool.map(make, range(6))) == ["made", *["there"] * 5]
        assert versions(store) == [1, 2, 3]


class TestRecordedAt:
    @pytest.mark.parametrize("seconds", [0, -60, 60], ids=["stands still", "goes back", "goes on"])
    def test_grows(self, application: Application, person: str, watch: Watch, seconds: float) -> None:
        """Each request is recorded after all before it, whatever the clocks of several machines say."""
        for number in range(4):
            watch.forward(seconds=seconds)
            application.record_events(person, [control(number)], Sent(watch()))
        instants = [one.recorded_at for one in application.pathway(person).events[2:]]
        assert all(before < after for before, after in pairwise(instants))
        if seconds > 0:
            assert instants[-1] == watch()

    def test_of_one_request_is_one_instant(self, application: Application, person: str, watch: Watch) -> None:
        """What came together was known together, also what a correction puts in another's place."""
        replaced = control(1, on="2026-03-02")
        correction = unstamped(event("correction", "2026-03-03", corrects="c-1", replaces=replaced))
        application.record_events(person, [control(1), correction], Sent(watch.forward(hours=1)))
        stored = application.pathway(person)
        assert {one.recorded_at for one in stored.events[3:]} == {watch()}
        assert [one.recorded_at for one in stored.known() if one.id == "c-1"] == [watch()]


class TestWarnings:
    def test_of_new_events_only(self, application: Application, person: str, watch: Watch) -> None:
        """A gap is told of when it opens, and not with everything that comes after."""

        def recorded(*events: dict[str, Any]) -> Recorded:
            return application.record_events(person, list(map(unstamped, events)), Sent(watch()))

        odd = event("return_started", "2025-06-01", percent=50)
        assert [gap.event for gap in recorded(odd).warnings] == [odd["id"]]
        assert recorded(event("control_held", "2026-03-01")).warnings == ()

    def test_of_a_new_pathway(self, application: Application, watch: Watch) -> None:
        """All of them, when everything is new."""
        odd = event("return_started", "2025-06-01", percent=50)
        recorded = application.create_pathway(sent({"subject": "q", "events": [odd]}), Sent(watch()))
        assert [gap.event for gap in recorded.warnings] == [odd["id"]]


class TestNothingStored:
    BAD = (
        [control(1), control(2, on="1970-01-01", by="nobody")],
        [control(1), control(1)],
        [control(1), unstamped(sick("2026-01-12", id="jobb"))["id"]],
        [control(1), unstamped(event("conversation", "2026-03-01", outcome="held", checkpoints=["ph-9"]))],
        [control(1), event("control_held", "2026-03-02")],
    )

    @pytest.mark.parametrize(
        "events", BAD, ids=["a bad field", "an id twice", "no object", "unknown checkpoint", "an instant"]
    )
    def test_on_an_error(
        self, application: Application, store: Store, person: str, watch: Watch, events: list[Any]
    ) -> None:
        """One fault anywhere, and no table has a row more; also with a key, which can then be used again."""
        before = holdings(store)
        with pytest.raises(InvalidDocument):
            application.record_events(person, events, Sent(watch(), key="k", digest="d"))
        assert holdings(store) == before

    def test_on_a_fault_while_writing(
        self,
        application: Application,
        store: Store,
        person: str,
        watch: Watch,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """What fails last takes the events, the spans and the receipt with it."""

        def broken(*_: object) -> None:
            raise RuntimeError

        before = holdings(store)
        monkeypatch.setattr(receipts, "keep", broken)
        with pytest.raises(RuntimeError):
            application.record_events(person, [control(1)], Sent(watch(), key="k", digest="d"))
        with pytest.raises(RuntimeError):
            application.create_pathway({**NEW, "subject": "q"}, Sent(watch(), key="k", digest="d"))
        assert holdings(store) == before

    def test_on_nobody(self, application: Application, store: Store, watch: Watch) -> None:
        """Nothing is recorded on somebody who is not there."""
        before = holdings(store)
        with pytest.raises(NoSuchPathway):
            application.record_events("nobody", [control(1)], Sent(watch()))
        assert holdings(store) == before

    def test_beyond_what_one_document_holds(
        self, application: Application, person: str, watch: Watch
    ) -> None:
        """A pathway that is full takes no more, and says so."""
        many = [control(number) for number in range(497)]
        assert application.record_events(person, many, Sent(watch())).version == 500
        with pytest.raises(InvalidDocument):
            application.record_events(person, [control(497)], Sent(watch() + timedelta(days=1)))
