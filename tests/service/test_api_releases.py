"""Which releases are in use and have been, and how many people have gone over, over HTTP."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import datetime
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application
from tests.service.conftest import NOW, Watch, on_both
from tests.support.documents import employee, pathway, sick, told
from tests.support.recorded import add

PEOPLE = 3


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> TestClient:
    """A service that lets nobody go over by itself."""
    monkeypatch.setattr("pakkeforlop_service.app.renewing", lambda *_: nullcontext())
    client: TestClient = request.getfixturevalue("client")
    return client


def releases(client: TestClient) -> dict[str, Any]:
    response = client.get("/v1/releases")
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def counts(client: TestClient) -> tuple[str, int, int]:
    found = releases(client)
    return found["in_use"], found["done"], found["waiting"]


def test_the_first(client: TestClient, catalogue: Catalogue) -> None:
    """A new service has adopted the rules it came with, and nobody waits."""
    found = releases(client)
    assert counts(client) == (catalogue.release, 0, 0)
    [adoption] = found["adoptions"]
    assert (adoption["number"], adoption["release"]) == (1, catalogue.release)
    assert adoption["policy"] == Policy().model_dump(mode="json")
    assert datetime.fromisoformat(adoption["adopted_at"]) == NOW


@on_both
def test_adopted_one_after_the_other(
    at_rest: TestClient, application: Application, catalogue: Catalogue, other: Catalogue, watch: Watch
) -> None:
    """Every adoption in its order, with its policy and its instant; one that changes nothing is none."""
    judgement = Policy(asking="judgement")
    adopted = [(other, Policy()), (other, Policy()), (other, judgement), (catalogue, Policy())]
    instants = [NOW, *(watch.forward(minutes=1) for _ in adopted)]
    for (rules, policy), at in zip(adopted, instants[1:], strict=True):
        Application.adopting(application.store, rules, policy, at)
    found = releases(at_rest)
    assert found["in_use"] == catalogue.release
    assert [
        (one["number"], one["release"], one["policy"]["asking"], datetime.fromisoformat(one["adopted_at"]))
        for one in found["adoptions"]
    ] == [
        (1, catalogue.release, "everyone", instants[0]),
        (2, other.release, "everyone", instants[1]),
        (3, other.release, "judgement", instants[3]),
        (4, catalogue.release, "everyone", instants[4]),
    ]


@on_both
def test_counts(
    at_rest: TestClient, application: Application, catalogue: Catalogue, other: Catalogue, watch: Watch
) -> None:
    """Everybody waits when a release is adopted, and goes over batch by batch; the next one makes all wait."""
    for number in range(PEOPLE):
        add(application, pathway(told(), employee(), sick("2026-02-02"), subject=f"p-{number}"))
    assert counts(at_rest) == (catalogue.release, PEOPLE, 0)
    Application.adopting(application.store, other, Policy(), watch.forward(minutes=1))
    assert counts(at_rest) == (other.release, 0, PEOPLE)
    application.renew_batch()
    assert counts(at_rest) == (other.release, PEOPLE, 0)
    Application.adopting(application.store, other, Policy(asking="judgement"), watch.forward(minutes=1))
    assert counts(at_rest) == (other.release, 0, PEOPLE)


def test_takes_no_parameters(client: TestClient) -> None:
    """One that is not known is refused, not ignored."""
    assert client.get("/v1/releases?as_of=2026-05-15").status_code == 422
