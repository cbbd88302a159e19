"""A service on a real SQLite file, on a day in May 2026, and browsers and programs that talk to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.app import create_app
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.store import Store

NOW = datetime(2026, 5, 14, 22, 30, tzinfo=UTC)
"""Half past midnight on 15 May in Norway, while it is still 14 May in Greenwich."""
HOME = "http://127.0.0.1:8000"


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'store.sqlite'}"


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url)
    yield store
    store.close()


@pytest.fixture
def client(url: str, catalogue: Catalogue) -> Iterator[TestClient]:
    app = create_app(url, catalogue, Clock(lambda: NOW))
    with TestClient(app, base_url=HOME, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client
