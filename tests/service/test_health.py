"""Whether the service is alive, and whether it is ready."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.operation import readiness
from pakkeforlop_service.store.errors import NotMigrated, Unavailable


def ready_when(client: TestClient, check: Callable[[], None]) -> Any:
    """The answer when the store says this of itself."""
    client.app.app.app.state.check = check  # type: ignore[attr-defined] # the doors are inside the guard
    return client.get("/readyz")


def away() -> None:
    raise Unavailable


def older() -> None:
    raise NotMigrated("0001", "0002")


def empty() -> None:
    raise NotMigrated(None, "0002")


def silent() -> None:
    time.sleep(0.3)


def test_alive(client: TestClient, catalogue: Catalogue) -> None:
    """Says so, and with which release."""
    assert client.get("/healthz").json() == {"status": "ok", "release": catalogue.release}


def test_ready(client: TestClient, catalogue: Catalogue) -> None:
    """A real store that answers and has the schema."""
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert "retry-after" not in answer.headers
    assert answer.json() == {
        "status": "ok",
        "release": catalogue.release,
        "parts": {
            "store": {"ok": True, "says": "svarer"},
            "schema": {"ok": True, "says": "som det skal være"},
            "catalogue": {"ok": True, "says": f"utgave {catalogue.release}"},
        },
    }


@pytest.mark.parametrize(
    ("check", "store", "schema"),
    [(away, False, False), (silent, False, False), (older, True, False), (empty, True, False)],
)
def test_not_ready(
    client: TestClient,
    check: Callable[[], None],
    store: bool,
    schema: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """503, when to try again, and which part it is; alive all the same."""
    monkeypatch.setattr(readiness, "PATIENCE", 0.05)
    answer = ready_when(client, check)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    document = answer.json()
    assert document["status"] == "not_ready"
    parts = {name: part["ok"] for name, part in document["parts"].items()}
    assert parts == {"store": store, "schema": schema, "catalogue": True}
    assert client.get("/healthz").status_code == 200


def test_what_to_do(client: TestClient) -> None:
    """A schema of another version is told with the command that mends it."""
    says = ready_when(client, older).json()["parts"]["schema"]["says"]
    assert says == "skjema 0001, trenger 0002: kjør «pakkeforlop store upgrade»"


def test_ready_again(client: TestClient) -> None:
    """When the store is back."""
    assert ready_when(client, away).status_code == 503
    assert ready_when(client, lambda: None).status_code == 200
