"""The guard: only this machine, only our own pages, and the same headers on everything."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.api.examples import NEW_PATHWAY, PATHWAY
from pakkeforlop_service.guard import HEADERS
from pakkeforlop_service.store import Store
from tests.service.conftest import HOME, NOW
from tests.support.documents import employee, pathway, told

FORM = {
    "version": "2",
    "checkpoint": "tidlig-arbeid-arbeidsgiver",
    "outcome": "held",
    "on": "2026-05-15",
    "by": "gp",
    "themes": "employer-contact",
}


class TestHost:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.0.0.1:8000", "localhost:9999", "LOCALHOST", "[::1]:8000"]
    )
    def test_this_machine(self, client: TestClient, host: str) -> None:
        """The names of this machine are answered, on any port."""
        assert client.get("/healthz", headers={"host": host}).status_code == 200

    @pytest.mark.parametrize(
        "host",
        ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "[::1", "192.168.0.1"],
    )
    def test_another_name(self, client: TestClient, host: str) -> None:
        """A name that somebody else has made lead here is refused."""
        response = client.get("/", headers={"host": host})
        assert response.status_code == 400
        assert response.headers["content-type"] == "application/problem+json"


class TestOrigin:
    @pytest.mark.parametrize(
        "origin",
        [
            "http://evil.example",
            "https://127.0.0.1:8000",
            "http://127.0.0.1:9000",
            "http://localhost:8000",
            "null",
        ],
    )
    def test_from_elsewhere(self, client: TestClient, store: Store, origin: str) -> None:
        """Whatever another site makes the browser send is refused at every door, and nothing is stored."""
        store.add([pathway(told(), employee(), subject="p-1")], NOW)
        headers = {"origin": origin}
        assert client.post("/forlop/p-1/samtale", data=FORM, headers=headers).status_code == 403
        assert client.post("/v1/pathways", json=NEW_PATHWAY, headers=headers).status_code == 403
        assert [len(found.events) for found in store.read_all()] == [2]

    def test_form_from_nowhere(self, client: TestClient, store: Store) -> None:
        """A form that does not say where it comes from is refused."""
        store.add([pathway(told(), employee(), subject="p-1")], NOW)
        assert client.post("/forlop/p-1/samtale", data=FORM).status_code == 403
        assert client.post("/forlop/p-1/samtale", data=FORM, headers={"origin": HOME}).status_code == 303

    def test_reading_is_free(self, client: TestClient) -> None:
        """A link from another site may be followed."""
        assert client.get("/", headers={"origin": "http://evil.example"}).status_code == 200

    def test_programs_have_none(self, client: TestClient) -> None:
        """A program that is no browser need not say."""
        assert client.post("/v1/due", json=PATHWAY).status_code == 200


class TestHeaders:
    @pytest.mark.parametrize(
        "address", ["/", "/docs", "/healthz", "/v1/nothing", "/nothing", "/static/style.css"]
    )
    def test_on_every_answer(self, client: TestClient, address: str) -> None:
        """Pages, data, files and refusals alike."""
        headers = client.get(address).headers
        assert {name: headers[name] for name in HEADERS} == HEADERS

    def test_on_a_refusal_by_the_guard_itself(self, client: TestClient) -> None:
        """Also when nothing got further."""
        assert (
            client.get("/", headers={"host": "evil.example"}).headers["x-content-type-options"] == "nosniff"
        )

    def test_the_catalogue_may_be_kept(self, client: TestClient) -> None:
        """What says itself how it may be kept is left as it is."""
        assert client.get("/v1/catalogue").headers["cache-control"] == "no-cache"


class TestSize:
    def test_of_a_form(self, client: TestClient) -> None:
        """A form that is too large is refused too."""
        response = client.post("/forlop/p-1/samtale", content=b"x" * 1_000_001, headers={"origin": HOME})
        assert response.status_code == 413

    def test_absurd_length(self, client: TestClient) -> None:
        """A length with thousands of digits is refused, not computed."""
        response = client.post("/v1/due", content=b"{}", headers={"content-length": "9" * 5000})
        assert response.status_code == 413
