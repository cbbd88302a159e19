"""An answer can be had again, byte for byte, by its day, what was known, and its release."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import insert

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.store.tables import ADOPTIONS, RELEASES
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, talk, told
from tests.support.recorded import sent, unstamped

pytestmark = on_both

EVENTS = [told(), employee(), sick("2026-02-02"), talk("2026-03-01", "declined", "ph-1")]
NEW = sent({"subject": "p", "municipality": "demo-kommune-1", "events": EVENTS})
UNIT = {"id": "demo-kommune-1", "kind": "municipality", "name": "Demo kommune 1"}
DOORS = ("due", "timeline", "status")

Change = Callable[[Application, Watch, Catalogue], None]


def more_events(application: Application, watch: Watch, _: Catalogue) -> None:
    held = unstamped(talk("2026-05-01", "held", "ph-2", id="talk-2", themes=["work"]))
    application.record_events("p", [held], Sent(watch()))


def a_correction(application: Application, watch: Watch, _: Catalogue) -> None:
    taken_back = event("correction", "2026-05-02", corrects=EVENTS[2]["id"], withdraws=True)
    application.record_events("p", [unstamped(taken_back)], Sent(watch()))


def the_directory(application: Application, watch: Watch, _: Catalogue) -> None:
    roles = {"municipal_cancer_coordinator": {"status": "lacks"}, "municipal_appointee": {"status": "has"}}
    application.directory.put({**UNIT, "roles": roles}, watch(), None)


def another_release(application: Application, watch: Watch, other: Catalogue) -> None:
    Application.adopting(application.store, other, Policy(), watch())


def another_policy(application: Application, watch: Watch, _: Catalogue) -> None:
    Application.adopting(application.store, application.catalogue, Policy(asking="judgement"), watch())


def everybody_goes_over(application: Application, *_: object) -> None:
    while application.renew_batch():
        pass


def policy_and_release(application: Application, watch: Watch, other: Catalogue) -> None:
    another_policy(application, watch, other)
    watch.forward(minutes=1)
    another_release(application, watch, other)
    everybody_goes_over(application)


CHANGES: list[Change] = [
    more_events,
    a_correction,
    the_directory,
    another_release,
    another_policy,
    policy_and_release,
]


def asked_again(client: TestClient, door: str, answer: dict[str, Any]) -> bytes:
    days: dict[str, str] = {name: answer[name] for name in ("as_of", "from", "until") if name in answer}
    query: dict[str, str] = {**days, "known_at": answer["known_at"], "release": answer["release"]}
    response = client.get(f"/v1/pathways/p/{door}", params=query)
    assert response.status_code == 200, response.text
    return response.content


@pytest.fixture
def person(application: Application, watch: Watch) -> Application:
    roles = {"municipal_cancer_coordinator": {"status": "has"}}
    application.directory.put({**UNIT, "roles": roles}, watch(), None)
    application.create_pathway(NEW, Sent(watch.forward(minutes=1)))
    watch.forward(minutes=1)
    return application


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_the_same_bytes(
    client: TestClient, person: Application, watch: Watch, other: Catalogue, change: Change
) -> None:
    """Whatever has happened since, and although the answer of now is another."""
    first = {door: client.get(f"/v1/pathways/p/{door}") for door in DOORS}
    assert [one.status_code for one in first.values()] == [200, 200, 200]
    change(person, watch, other)
    everybody_goes_over(person)
    watch.forward(minutes=1)
    assert client.get("/v1/pathways/p/due").json()["answers"] != first["due"].json()["answers"]
    for door, response in first.items():
        found = asked_again(client, door, response.json())
        if door == "status":  # the version is the pathway's now
            assert {**json.loads(found), "version": 0} == {**response.json(), "version": 0}
        else:
            assert found == response.content


def test_one_after_the_other(client: TestClient, person: Application, watch: Watch, other: Catalogue) -> None:
    """All of it at once, with an answer kept from each step: each of them can be had again at the end."""
    kept = [client.get("/v1/pathways/p/due")]
    for change in (more_events, the_directory, another_release, a_correction):
        change(person, watch, other)
        kept.append(client.get("/v1/pathways/p/due"))
        everybody_goes_over(person)
        kept.append(client.get("/v1/pathways/p/due"))
        watch.forward(minutes=1)
    for answer in kept:
        assert asked_again(client, "due", answer.json()) == answer.content


def test_another_policy_before_a_new_event(
    client: TestClient, person: Application, watch: Watch, other: Catalogue
) -> None:
    """The policy is the one that held when the answer was given, also when it changed later than all events."""
    another_policy(person, watch, other)
    everybody_goes_over(person)
    watch.forward(minutes=1)
    first = client.get("/v1/pathways/p/due")
    another_release(person, watch, other)
    everybody_goes_over(person)
    assert asked_again(client, "due", first.json()) == first.content


def test_what_is_known_grows(client: TestClient, person: Application, watch: Watch) -> None:
    """`known_at` is the instant of the latest that the answer follows from, and what came later is left out."""
    before = client.get("/v1/pathways/p/due").json()
    assert before["known_at"] == "2026-05-14T22:31:00+00:00"
    more_events(person, watch, person.catalogue)
    after = client.get("/v1/pathways/p/due").json()
    assert after["known_at"] == "2026-05-14T22:32:00+00:00"
    assert after["answers"] != before["answers"]


def test_an_unknown_release(client: TestClient, person: Application) -> None:
    """A release that was never in use here is not there."""
    response = client.get("/v1/pathways/p/due?release=0123456789abcdef")
    assert response.status_code == 404
    assert "/v1/releases" in response.json()["detail"]


@pytest.mark.parametrize("release", ["x", "0123456789ABCDEF", "0123456789abcdef0", ""])
def test_no_release(client: TestClient, person: Application, release: str) -> None:
    """What cannot be a release is refused."""
    assert client.get(f"/v1/pathways/p/due?release={release}").status_code == 422


def test_a_release_of_another_engine(client: TestClient, person: Application, watch: Watch) -> None:
    """What another version of the program answered is not answered by this one as if it were the same."""
    of_before = "0000000000000001"
    with person.store.writing() as connection:
        row = {"id": of_before, "engine": "1", "files": {}, "stored_at": watch()}
        connection.execute(insert(RELEASES), row)
        policy = Policy().model_dump(mode="json")
        adoption = {"id": 0, "release": of_before, "policy": policy, "adopted_at": watch()}
        connection.execute(insert(ADOPTIONS), adoption)
    response = client.get(f"/v1/pathways/p/due?release={of_before}")
    assert response.status_code == 409
    assert response.json()["title"] == "Annen motor"
