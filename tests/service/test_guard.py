"""The guard: only this machine, only our own pages, and the same headers on everything."""

from __future__ import annotations

import json
from typing import Any

import anyio
import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Message, Receive, Scope, Send

from pakkeforlop_service.api.examples import NEW_PATHWAY, PATHWAY
from pakkeforlop_service.guard import HEADERS, Guard
from tests.service.conftest import HOME
from tests.support.documents import employee, told

FORM = {
    "version": "2",
    "checkpoint": "tidlig-arbeid-arbeidsgiver",
    "outcome": "held",
    "on": "2026-05-15",
    "by": "gp",
    "themes": "tidlig-arbeid-arbeidsgiver/employer-contact",
}


def someone(client: TestClient) -> Any:
    """A stored person with two events, as the service tells of them."""
    events = [told(), employee()]
    for sent in events:
        del sent["recorded_at"]
    client.post("/v1/pathways", json={"subject": "p-1", "born": "1980-06", "events": events})
    return client.get("/v1/pathways/p-1").json()


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
        """A name that somebody else has made lead here is refused, at every door in its own way."""
        for address, media_type in (
            ("/v1/due", "application/problem+json"),
            ("/", "text/html; charset=utf-8"),
        ):
            response = client.get(address, headers={"host": host})
            assert response.status_code == 400
            assert response.headers["content-type"] == media_type


class TestSaysSo:
    @pytest.mark.parametrize(
        ("lang", "words"),
        [("nb", "Uten innlogging"), ("nn", "Utan innlogging"), ("en", "No sign-in")],
    )
    @pytest.mark.parametrize("address", ["/", "/nothing", "/forlop/p-1", "/forlop/nobody"])
    def test_every_page(self, client: TestClient, address: str, lang: str, words: str) -> None:
        """That there is no sign-in, and so nobody else is answered."""
        someone(client)
        assert words in client.get(f"{address}?lang={lang}").text


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
    def test_from_elsewhere(self, client: TestClient, origin: str) -> None:
        """Whatever another site makes the browser send is refused at every door, and nothing is stored."""
        before = someone(client)
        headers = {"origin": origin}
        assert client.post("/forlop/p-1/etter", data=FORM, headers=headers).status_code == 403
        assert client.post("/v1/pathways", json=NEW_PATHWAY, headers=headers).status_code == 403
        assert client.get("/v1/pathways/p-1").json() == before
        assert client.get(f"/v1/pathways/{NEW_PATHWAY['subject']}").status_code == 404

    def test_form_from_nowhere(self, client: TestClient) -> None:
        """A form that does not say where it comes from is refused."""
        someone(client)
        assert client.post("/forlop/p-1/etter", data=FORM).status_code == 403
        assert client.post("/forlop/p-1/etter", data=FORM, headers={"origin": HOME}).status_code == 303

    def test_reading_is_free(self, client: TestClient) -> None:
        """A link from another site may be followed."""
        assert client.get("/", headers={"origin": "http://evil.example"}).status_code == 200

    def test_programs_have_none(self, client: TestClient) -> None:
        """A program that is no browser need not say."""
        assert client.post("/v1/due", json=PATHWAY).status_code == 200


class TestHeaders:
    @pytest.mark.parametrize(
        "address", ["/", "/docs", "/healthz", "/v1/nothing", "/nothing", "/static/0/style.css"]
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
        response = client.post("/forlop/p-1/etter", content=b"x" * 1_000_001, headers={"origin": HOME})
        assert response.status_code == 413

    def test_absurd_length(self, client: TestClient) -> None:
        """A length with thousands of digits is refused, not computed."""
        response = client.post("/v1/due", content=b"{}", headers={"content-length": "9" * 5000})
        assert response.status_code == 413

    def test_in_pieces_without_a_length(self) -> None:
        """What is sent in pieces is counted as it comes, and not read to its end."""
        piece: Message = {"type": "http.request", "body": b"x" * 100_000, "more_body": True}
        reached, refused, left = guarded([piece] * 12)
        assert reached == []
        assert [error.status_code for error in refused if isinstance(error, HTTPException)] == [413]
        assert len(left) == 1

    def test_in_pieces_is_put_together(self, client: TestClient) -> None:
        """A body that comes in pieces reaches the door whole."""
        body = json.dumps(PATHWAY).encode()
        pieces = (body[at : at + 100] for at in range(0, len(body), 100))
        response = client.post("/v1/due", content=pieces, headers={"content-type": "application/json"})
        assert response.status_code == 200


class TestGone:
    def test_before_the_end_of_the_body(self) -> None:
        """A sender that goes away half-way is not answered, and no door hears of it."""
        half: Message = {"type": "http.request", "body": b"{", "more_body": True}
        assert guarded([half, {"type": "http.disconnect"}]) == ([], [], [])


def guarded(coming: list[Message]) -> tuple[list[Scope], list[Exception], list[Message]]:
    """What reaches the door when this is sent, what is refused, and what is left that nobody read."""
    reached: list[Scope] = []
    refused: list[Exception] = []

    async def door(scope: Scope, receive: Receive, send: Send) -> None:
        reached.append(scope)

    async def no(scope: Scope, error: Exception) -> Response:
        refused.append(error)
        return Response()

    async def receive() -> Message:
        return coming.pop(0)

    async def send(message: Message) -> None:
        assert refused

    scope = {
        "type": "http",
        "method": "POST",
        "scheme": "http",
        "path": "/v1/due",
        "raw_path": b"/v1/due",
        "query_string": b"",
        "headers": [(b"host", b"127.0.0.1")],
    }
    anyio.run(Guard(door, no), scope, receive, send)
    return reached, refused, coming
