"""The service as a whole: filled once, and open again on what was recorded."""

from __future__ import annotations

from datetime import date

from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.app import create_app, filled_store
from pakkeforlop_service.clock import Clock
from tests.service.conftest import HOME, NOW


def test_is_filled_once(url: str) -> None:
    """A store that holds somebody is left alone."""
    assert filled_store(url, 5, 1, date(2026, 5, 15)) == 5
    assert filled_store(url, 9, 2, date(2026, 5, 15)) == 0


def test_every_person_of_the_cohort_has_a_page(url: str, catalogue: Catalogue) -> None:
    """The list and every page of a made-up cohort can be shown, in every language."""
    filled_store(url, 40, 1, date(2026, 5, 15))
    with TestClient(create_app(url, catalogue, Clock(lambda: NOW)), base_url=HOME) as client:
        assert "Syntetiske data" in client.get("/").text
        for number in range(40):
            for lang in ("nb", "nn", "en"):
                page = client.get(f"/forlop/syntetisk-{number:06}?lang={lang}")
                assert page.status_code == 200
                assert "None" not in page.text


def test_a_second_start_keeps_what_was_recorded(url: str, catalogue: Catalogue) -> None:
    """What one service stored, the next one on the same file has."""
    for status in (201, 409):
        with TestClient(create_app(url, catalogue, Clock(lambda: NOW)), base_url=HOME) as client:
            assert client.post("/v1/pathways", json={"subject": "p-1"}).status_code == status
