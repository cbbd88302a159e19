"""Figures for Prometheus: by route, and never by person."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from pakkeforlop_service.api.examples import EVENTS, NEW_PATHWAY
from pakkeforlop_service.operation import metrics
from pakkeforlop_service.store.errors import Unavailable

MARK = "merke-7f3a"


def figure(client: TestClient, name: str, **labels: str) -> float:
    """What a figure is now; 0 for one that nobody has counted."""
    for family in text_string_to_metric_families(client.get("/metrics").text):
        for sample in family.samples:
            if sample.name == name and labels.items() <= sample.labels.items():
                return sample.value
    return 0.0


def test_by_route(client: TestClient) -> None:
    """A request is counted under its template; all addresses that lead nowhere are one."""
    labels = {"method": "GET", "route": "/v1/pathways/{subject}", "status": "404"}
    nowhere = {"method": "GET", "route": "none", "status": "404"}
    name = "pakkeforlop_request_seconds_count"
    before, before_nowhere = figure(client, name, **labels), figure(client, name, **nowhere)
    client.get(f"/v1/pathways/{MARK}")
    client.get(f"/{MARK}")
    client.get(f"/x/{MARK}")
    assert figure(client, name, **labels) == before + 1
    assert figure(client, name, **nowhere) == before_nowhere + 2


def test_the_mark_is_nowhere(client: TestClient) -> None:
    """Neither address, method, header nor body reaches a label."""
    client.request(MARK.upper(), f"/v1/pathways/{MARK}?a={MARK}", headers={"X-Request-Id": MARK})
    client.post(f"/v1/pathways/{MARK}/events", json={MARK: MARK})
    text = client.get("/metrics").text.lower()
    assert 'method="other"' in text
    assert MARK not in text


def test_identity_numbers(client: TestClient) -> None:
    """Each request that held one counts once."""
    before = figure(client, "pakkeforlop_identity_numbers_total")
    client.get("/v1/pathways/02013299997", headers={"X-Other": "02013299997"})
    assert figure(client, "pakkeforlop_identity_numbers_total") == before + 1


def test_stale_writes(client: TestClient) -> None:
    """A write on an old version counts."""
    before = figure(client, "pakkeforlop_stale_writes_total")
    assert client.post("/v1/pathways", json=NEW_PATHWAY).status_code == 201
    address = f"/v1/pathways/{NEW_PATHWAY['subject']}/events"
    assert client.post(address, json=EVENTS, headers={"If-Match": '"0"'}).status_code in {409, 412}
    assert figure(client, "pakkeforlop_stale_writes_total") == before + 1


def test_store_errors(client: TestClient) -> None:
    """A store that is away counts; a mistake of the sender's does not."""
    before = figure(client, "pakkeforlop_store_errors_total")
    metrics.refused(Unavailable())
    metrics.refused(ValueError())
    assert figure(client, "pakkeforlop_store_errors_total") == before + 1


def test_a_releases_way(client: TestClient) -> None:
    """How many pathways a release has, as the store last said."""
    metrics.RELEASE_PATHWAYS.labels("abc").set(7)
    assert figure(client, "pakkeforlop_release_pathways", release="abc") == 7


def test_several_processes(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a folder of figures the answer is read from it, not from this process."""
    monkeypatch.setitem(os.environ, metrics.FOLDER, str(tmp_path))
    assert figure(client, "pakkeforlop_request_seconds_count") == 0
