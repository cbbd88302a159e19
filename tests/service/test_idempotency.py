"""A request with an `Idempotency-Key` can be sent again: it is answered as it was, and nothing is done twice."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from sqlalchemy import func, select

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.app import create_app
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.store import Store, receipts
from pakkeforlop_service.store.tables import EVENTS, PATHWAYS, RECEIPTS
from tests.service.conftest import HOME, Watch, on_both
from tests.support.documents import employee, event, told
from tests.support.recorded import sent, unstamped

pytestmark = on_both

NEW = sent(
    {"subject": "p", "events": [told(), employee(), event("return_started", "2025-06-01", percent=50)]}
)
CONTROL = {"events": [unstamped(event("control_held", "2026-03-01"))]}
ODD = {"events": [unstamped(event("return_started", "2025-07-01", percent=50))]}
KEY = {"idempotency-key": "2f9c-1"}

Post = Callable[[], Response]


def counted(store: Store) -> tuple[int | None, ...]:
    with store.reading() as connection:
        return tuple(
            connection.scalar(select(func.count()).select_from(table))
            for table in (PATHWAYS, EVENTS, RECEIPTS)
        )


@pytest.fixture
def created(client: TestClient) -> Response:
    response = client.post("/v1/pathways", json=NEW, headers=KEY)
    assert response.status_code == 201, response.text
    return response


def record(client: TestClient, body: dict[str, Any] = CONTROL, **headers: str) -> Response:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return client.post("/v1/pathways/p/events", json=body, headers=named)


def assert_repeated(again: Response, first: Response) -> None:
    assert (again.status_code, again.json(), again.headers["etag"]) == (
        first.status_code,
        first.json(),
        first.headers["etag"],
    )
    assert "idempotent-replayed" not in first.headers
    assert again.headers["idempotent-replayed"] == "true"


def test_a_new_pathway(client: TestClient, store: Store, created: Response) -> None:
    """Made once, answered twice, with the same warnings and address."""
    before = counted(store)
    again = client.post("/v1/pathways", json=NEW, headers=KEY)
    assert_repeated(again, created)
    assert again.headers["location"] == created.headers["location"]
    assert len(again.json()["warnings"]) == 1
    assert counted(store) == before


def test_events(client: TestClient, store: Store, created: Response) -> None:
    """Recorded once, answered the same, also when others have written since and opened gaps of their own."""
    first = record(client, ODD, idempotency_key="a")
    assert len(first.json()["warnings"]) == 1
    assert record(client).status_code == 200
    before = counted(store)
    again = record(client, ODD, idempotency_key="a")
    assert_repeated(again, first)
    assert again.json()["version"] == 4
    assert counted(store) == before


def test_quotes_make_no_difference(client: TestClient, created: Response) -> None:
    """The key may be written as the draft standard has it, as a quoted string."""
    first = record(client, idempotency_key="a")
    assert_repeated(record(client, idempotency_key='"a"'), first)


def test_a_version_that_has_become_stale(client: TestClient, store: Store, created: Response) -> None:
    """The retry of what was carried out expects a version that itself has made stale: that is no conflict."""
    first = record(client, idempotency_key="a", if_match='"3"')
    assert first.status_code == 200
    assert_repeated(record(client, idempotency_key="a", if_match='"3"'), first)
    assert record(client, ODD, idempotency_key="b", if_match='"3"').status_code == 409


@pytest.mark.parametrize(
    "body", [ODD, {"events": [*CONTROL["events"], *ODD["events"]]}], ids=["other", "more"]
)
def test_the_same_key_for_something_else(
    client: TestClient, store: Store, created: Response, body: dict[str, Any]
) -> None:
    """A key stands for one request; with another it is refused, and nothing is stored."""
    record(client, idempotency_key="a")
    before = counted(store)
    refused = record(client, body, idempotency_key="a")
    assert refused.status_code == 422
    assert "Idempotency-Key" in refused.json()["detail"]
    other = {**NEW, "cancer": "breast"}
    assert client.post("/v1/pathways", json=other, headers=KEY).status_code == 422
    assert counted(store) == before


def test_each_person_has_keys_of_their_own(client: TestClient, created: Response) -> None:
    """The same key for another person is another request."""
    assert client.post("/v1/pathways", json={**NEW, "subject": "q"}, headers=KEY).status_code == 201
    assert record(client, idempotency_key="a").status_code == 200
    other = client.post("/v1/pathways/q/events", json=CONTROL, headers={"idempotency-key": "a"})
    assert (other.status_code, "idempotent-replayed" in other.headers) == (200, False)


def test_a_refusal_is_not_kept(client: TestClient, store: Store, created: Response) -> None:
    """What was refused can be mended and sent with the same key: nothing was carried out by it."""
    bad = {"events": [{**CONTROL["events"][0], "on": "1970-13-01"}]}
    before = counted(store)
    assert record(client, bad, idempotency_key="a").status_code == 422
    assert record(client, idempotency_key="a", if_match='"1"').status_code == 409
    assert counted(store) == before
    assert record(client, idempotency_key="a").status_code == 200


def test_over_a_restart(
    url: str, client: TestClient, catalogue: Catalogue, watch: Watch, created: Response
) -> None:
    """Another copy of the program, or the same after a restart, knows what was carried out."""
    first = record(client, idempotency_key="a")
    with TestClient(create_app(url, catalogue, Clock(watch)), base_url=HOME) as other:
        assert_repeated(record(other, idempotency_key="a"), first)


def test_after_another_release(
    client: TestClient, application: Application, other: Catalogue, watch: Watch, created: Response
) -> None:
    """The answer names what it was given by then, also when other rules have come since."""
    first = record(client, idempotency_key="a")
    Application.adopting(application.store, other, Policy(), watch.forward(seconds=1))
    assert_repeated(record(client, idempotency_key="a"), first)


@pytest.mark.parametrize("key", ["", '""', "a b", "æ", "x" * 129, "a,b", "\t"])
def test_no_key(client: TestClient, created: Response, key: str) -> None:
    """What cannot be a key is the client's mistake."""
    response = client.post(
        "/v1/pathways/p/events", json=CONTROL, headers=[(b"idempotency-key", key.encode())]
    )
    assert response.status_code == 400, response.text
    assert response.headers["content-type"] == "application/problem+json"


def test_the_longest_key(client: TestClient, created: Response) -> None:
    """128 of the characters that are allowed."""
    assert record(client, idempotency_key="aZ9._:-".ljust(128, "x")).status_code == 200


class TestAtOnce:
    """The same request several times at once, as when a client gives up waiting and asks again."""

    def test_events(self, client: TestClient, store: Store, created: Response) -> None:
        """One is carried out, all are answered with what it came to."""
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda _: record(client, idempotency_key="a"), range(6)))
        assert [one.status_code for one in found] == [200] * 6
        assert {one.json()["version"] for one in found} == {4}
        assert sum("idempotent-replayed" in one.headers for one in found) == 5
        assert counted(store) == (1, 4, 2)

    def test_new_pathways(self, client: TestClient, store: Store) -> None:
        """The same for one that is made."""
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda _: client.post("/v1/pathways", json=NEW, headers=KEY), range(6)))
        assert [one.status_code for one in found] == [201] * 6
        assert sum("idempotent-replayed" in one.headers for one in found) == 5
        assert counted(store) == (1, 3, 1)

    def test_a_new_pathway_that_came_first(
        self, application: Application, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Also when the other is carried out after we looked for its receipt, and before we write."""
        how = Sent(watch(), key="k", digest="d")
        look = receipts.find
        began: list[bool] = []

        def find(*arguments: Any) -> Any:
            found = look(*arguments)
            if not began:
                began.append(True)
                application.create_pathway(NEW, how)
            return found

        monkeypatch.setattr(receipts, "find", find)
        assert application.create_pathway(NEW, how).repeated

    def test_with_a_version(self, client: TestClient, store: Store, created: Response) -> None:
        """Those who come second expect a version that the first has made stale, and are answered all the same."""
        with ThreadPoolExecutor(6) as pool:
            found = list(pool.map(lambda _: record(client, idempotency_key="a", if_match='"3"'), range(6)))
        assert [one.status_code for one in found] == [200] * 6
        assert counted(store) == (1, 4, 2)


def test_receipts_are_kept_for_a_time(
    application: Application, client: TestClient, store: Store, watch: Watch, created: Response
) -> None:
    """Old receipts can be let go of; what they were for can then be refused as any other."""
    record(client, idempotency_key="old")
    kept_from = watch.forward(days=2)
    record(client, ODD, idempotency_key="new")
    with store.writing() as connection:
        assert receipts.forget(connection, kept_from) == 2
    assert "idempotent-replayed" in record(client, ODD, idempotency_key="new").headers
    assert record(client, idempotency_key="old").status_code == 422
