"""The page about the API: everything on it, and nothing needed from elsewhere."""

from __future__ import annotations

import json
import re
from html import unescape

from fastapi.testclient import TestClient

from pakkeforlop_service.api import examples
from pakkeforlop_service.api.openapi import EXAMPLES
from pakkeforlop_service.api.operations import OPERATIONS


def test_needs_nothing_from_elsewhere(client: TestClient) -> None:
    """The page about the API has every address, and no script, style or link from another site."""
    page = client.get("/docs").text
    for path in client.get("/openapi.json").json()["paths"]:
        assert path in page
    assert "<script" not in page
    assert "<style" not in page
    assert 'src="http' not in page
    assert 'href="http' not in page


def test_shows_answers_headers_and_refusals(client: TestClient) -> None:
    """An answer of each operation, what its headers say, and where each status is explained."""
    page = client.get("/docs").text
    answers = json.loads(EXAMPLES.read_bytes())["answers"]
    for operation in OPERATIONS.values():
        [section] = re.findall(rf'<section id="{operation.id}">.*?</section>', page, re.DOTALL)
        shown = answers[operation.id]["body"]
        if operation.answer is not None:
            shown = json.dumps(shown, ensure_ascii=False, indent=2)
        assert f"{shown.strip()}</pre>" in unescape(section)
        assert [name for name in operation.headers if f"<code>{name}</code>" not in section] == []
    anchors = set(re.findall(r'href="#(\w+)"', page))
    assert anchors == set(re.findall(r'id="(\w+)"', page))


def test_examples_work(client: TestClient) -> None:
    """What is shown as sent can be sent."""
    assert client.post("/v1/due", json=examples.PATHWAY).status_code == 200
    assert client.post("/v1/pathways", json=examples.NEW_PATHWAY).status_code == 201
    for events in examples.NAMED_EVENTS.values():
        address = f"/v1/pathways/{examples.NEW_PATHWAY['subject']}/events"
        assert client.post(address, json=events).json()["warnings"] == []
