"""Stored pathways over HTTP: made, read, added to, and protected against writing on top of each other."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.api.examples import EVENTS, NEW_PATHWAY, PATHWAY
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.store import NoSuchPathway, pathways
from tests.service.conftest import NOW, on_both

SUBJECT = NEW_PATHWAY["subject"]


def added(**fields: Any) -> dict[str, Any]:
    known = {"id": "e-1", "type": "control_held", "on": "2026-03-01", "by": "gp"}
    return {"events": [{**known, **fields}]}


def assert_nobody(application: Application) -> None:
    with pytest.raises(NoSuchPathway):
        application.pathway(SUBJECT)


@pytest.fixture
def address(client: TestClient) -> str:
    response = client.post("/v1/pathways", json=NEW_PATHWAY)
    assert response.status_code == 201, response.text
    return str(response.headers["location"])


class TestCreate:
    def test_says_where_it_is(self, client: TestClient) -> None:
        """201, its address, and its version."""
        response = client.post("/v1/pathways", json=NEW_PATHWAY)
        assert response.status_code == 201
        assert response.headers["location"] == f"/v1/pathways/{SUBJECT}"
        assert response.headers["etag"] == '"3"'
        assert response.json()["version"] == 3

    def test_twice_is_a_conflict(self, client: TestClient, address: str) -> None:
        """A reference is used once."""
        assert client.post("/v1/pathways", json=NEW_PATHWAY).status_code == 409

    def test_invalid_stores_nothing(self, client: TestClient, application: Application) -> None:
        """One fault, and none of it is stored."""
        bad = {**NEW_PATHWAY, "events": [*NEW_PATHWAY["events"], added(on="1970-01-01")["events"][0]]}
        problem = client.post("/v1/pathways", json=bad)
        assert problem.status_code == 422
        assert problem.json()["errors"][0]["where"] == "events[3].on"
        assert_nobody(application)

    def test_the_instant_is_ours(self, client: TestClient, application: Application) -> None:
        """A client cannot say when something was recorded."""
        errors = client.post("/v1/pathways", json=PATHWAY).json()["errors"]
        assert [error["where"] for error in errors] == [f"events[{index}].recorded_at" for index in range(3)]
        assert_nobody(application)


class TestRead:
    def test_is_a_document(self, client: TestClient, address: str) -> None:
        """What is read can be sent to be judged, and answers the same as the stored one."""
        response = client.get(address)
        assert response.headers["etag"] == '"3"'
        stored = client.get(f"{address}/due?as_of=2026-05-01").json()
        query = {"as_of": "2026-05-01", "known_at": stored["known_at"]}
        assert client.post("/v1/due", params=query, json=response.json()).json() == stored

    def test_stamped_now(self, client: TestClient, application: Application, address: str) -> None:
        """Every event is recorded at the instant it came."""
        assert {event.recorded_at for event in application.pathway(SUBJECT).events} == {NOW}

    @pytest.mark.parametrize("subject", ["nobody", "%00", "a b", "12345678901", "x" * 65])
    def test_unknown(self, client: TestClient, subject: str) -> None:
        """What is not there is 404, also what can never be, and a national id is not repeated."""
        for path in (f"/v1/pathways/{subject}", f"/v1/pathways/{subject}/due"):
            response = client.get(path)
            assert response.status_code == 404
            assert response.headers["content-type"] == "application/problem+json"
            assert "12345678901" not in response.text

    def test_unknown_parameter(self, client: TestClient, address: str) -> None:
        """A parameter that means nothing here is refused."""
        assert client.get(f"{address}?as_of=2026-01-01").status_code == 422


def early_talk(client: TestClient, address: str) -> list[str]:
    answers = client.get(f"{address}/due?as_of=2026-03-01").json()["answers"]
    return [item["answer"] for item in answers if item["checkpoint"] == "tidlig-arbeid-arbeidsgiver"]


class TestRecord:
    def test_counts_at_once(self, client: TestClient, address: str) -> None:
        """A conversation that was held is no longer due."""
        assert early_talk(client, address) == ["due"]
        response = client.post(f"{address}/events", json=EVENTS)
        assert (response.status_code, response.json()["version"], response.headers["etag"]) == (200, 4, '"4"')
        assert early_talk(client, address) == ["held"]

    def test_warns_of_new_gaps_only(self, client: TestClient, address: str) -> None:
        """What does not follow is stored with a warning, once."""
        odd = added(id="odd", type="return_started", on="2025-06-01", percent=50)
        [warning] = client.post(f"{address}/events", json=odd).json()["warnings"]
        assert (warning["event"], warning["on"]) == ("odd", "2025-06-01")
        assert warning["text"].startswith("Hull i forløpet")
        assert client.post(f"{address}/events", json=added()).json()["warnings"] == []

    def test_correction(self, client: TestClient, application: Application, address: str) -> None:
        """A correction and what it puts in place are stamped by us, and the original stays."""
        replaced = {**NEW_PATHWAY["events"][2], "to": "2026-02-01"}
        correction = added(id="k", type="correction", corrects=replaced["id"], replaces=replaced)
        assert client.post(f"{address}/events", json=correction).status_code == 200
        pathway = application.pathway(SUBJECT)
        assert len(pathway.events) == 4
        assert [event.recorded_at for event in pathway.known() if event.id == replaced["id"]] == [
            pathway.events[3].recorded_at
        ]

    @pytest.mark.parametrize(
        ("fields", "where"),
        [
            ({"type": "hospitalised"}, "events[0].type"),
            ({"on": "2026-13-01"}, "events[0].on"),
            ({"type": "treatment", "kind": "surgery", "to": "2026-02-01"}, "events[0].to"),
            ({"type": "absence", "form": "graded", "grade": 10}, "events[0].grade"),
            ({"type": "absence", "form": "graded", "grade": 120}, "events[0].grade"),
            ({"on": "1970-01-01"}, "events[0].on"),
            ({"id": "diagnose"}, "events[0].id"),
            ({"recorded_at": "2026-01-01T00:00:00Z"}, "events[0].recorded_at"),
            ({"type": "correction", "corrects": "nothing", "withdraws": True}, "events[0].corrects"),
            (
                {"type": "correction", "corrects": "jobb", "replaces": {"id": "jobb", "recorded_at": "x"}},
                "events[0].replaces.recorded_at",
            ),
        ],
    )
    def test_invalid_stores_nothing(
        self, client: TestClient, application: Application, address: str, fields: dict[str, Any], where: str
    ) -> None:
        """Places are counted as they were sent, and one fault keeps all of it out."""
        good = {"id": "good", "type": "control_held", "on": "2026-03-02", "by": "gp"}
        body = {"events": [*added(**fields)["events"], good]}
        response = client.post(f"{address}/events", json=body)
        assert response.status_code == 422
        assert response.json()["errors"][0]["where"] == where
        assert len(application.pathway(SUBJECT).events) == 3

    def test_says_which_stored_event_has_the_id(self, client: TestClient, address: str) -> None:
        """An id that is taken points to the stored document, not to the request."""
        errors = client.post(f"{address}/events", json=added(id="jobb")).json()["errors"]
        assert "events[1] i det lagrede forløpet" in errors[0]["fault"]

    @pytest.mark.parametrize(
        "body", [{}, {"events": []}, {"events": {}}, {"events": ["a", 3, None]}, {**added(), "version": 3}]
    )
    def test_not_events(self, client: TestClient, address: str, body: dict[str, Any]) -> None:
        """The body is a list of events under one name, and nothing else."""
        assert client.post(f"{address}/events", json=body).status_code == 422

    def test_unknown_pathway(self, client: TestClient) -> None:
        """Nothing is recorded on somebody who is not there."""
        assert client.post("/v1/pathways/nobody/events", json=added()).status_code == 404


class TestConcurrency:
    @pytest.mark.parametrize("version", ['"2"', '"4"', "0"])
    def test_stale(self, client: TestClient, application: Application, address: str, version: str) -> None:
        """A version that is not the current one is refused with the one that is, and nothing is stored."""
        response = client.post(f"{address}/events", json=added(), headers={"if-match": version})
        assert response.status_code == 409
        assert response.json()["current_version"] == 3
        assert response.headers["etag"] == '"3"'
        assert len(application.pathway(SUBJECT).events) == 3

    def test_current(self, client: TestClient, address: str) -> None:
        """What was read can be written upon."""
        etag = client.get(address).headers["etag"]
        assert client.post(f"{address}/events", json=added(), headers={"if-match": etag}).status_code == 200

    @pytest.mark.parametrize("version", ["*", "abc", '"1", "2"', "-1", "9" * 5000])
    def test_not_a_version(self, client: TestClient, address: str, version: str) -> None:
        """What is no version is the client's mistake."""
        assert (
            client.post(f"{address}/events", json=added(), headers={"if-match": version}).status_code == 400
        )

    @on_both
    def test_first_writer_wins(
        self, client: TestClient, application: Application, address: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Somebody who writes between our reading and our writing is not overwritten: we come after them."""
        read = pathways.read_with_spans
        began: list[bool] = []

        def overtaken(*arguments: Any) -> Any:
            found = read(*arguments)
            if not began:
                began.append(True)
                application.record_events(SUBJECT, added(id="other")["events"], Sent(NOW))
            return found

        monkeypatch.setattr(pathways, "read_with_spans", overtaken)
        assert client.post(f"{address}/events", json=added()).json()["version"] == 5
        assert [event.id for event in application.pathway(SUBJECT).events[3:]] == ["other", "e-1"]
        began.clear()
        etag = client.get(address).headers["etag"]
        body = added(id="late")
        monkeypatch.setattr(application, "record_events", _other_event(application))
        assert client.post(f"{address}/events", json=body, headers={"if-match": etag}).status_code == 409


def _other_event(application: Application) -> Any:
    record = application.record_events

    def recorded(subject: str, _: Any, how: Sent) -> Any:
        return record(subject, added(id="yet-another")["events"], how)

    return recorded
