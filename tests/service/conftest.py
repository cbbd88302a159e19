"""A service on a real database, SQLite or PostgreSQL, on a day in May 2026, and those who talk to it.

Each test has a database of its own, copied from one with the schema in it. It is SQLite, and for what is marked
`on_both`, PostgreSQL as well.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_service.app import create_app, opened
from pakkeforlop_service.application import Application
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.store import Store
from tests.support.recorded import changed

NOW = datetime(2026, 5, 14, 22, 30, tzinfo=UTC)
"""Half past midnight on 15 May in Norway, while it is still 14 May in Greenwich."""
HOME = "http://127.0.0.1:8000"

on_both = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
"""For tests of what goes through the database: once on each kind."""


class Watch:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **by: float) -> datetime:
        """Move it, backwards too, and say what it shows: what stands still cannot tell before from after."""
        self.at += timedelta(**by)
        return self.at


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def other(catalogue: Catalogue) -> Catalogue:
    """Another release: a word is another, and ph-2 opens a month earlier."""
    words = changed(catalogue, "entries/ph-2.yaml", "Samhandlingspunkt 2", "Samhandlingspunkt to")
    return changed(words, "entries/ph-2.yaml", "opens: {months: 3}", "opens: {months: 2}")


@pytest.fixture
def database(request: pytest.FixtureRequest) -> str:
    """On which kind of database."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the schema in it and nothing else."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.sqlite"
    _migrate(f"sqlite:///{path}")
    return path


@pytest.fixture
def url(database: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """A database of the test's own."""
    if database == "sqlite":
        path = shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "store.sqlite")
        return f"sqlite:///{path}"
    postgres = request.getfixturevalue(
        "postgres"
    )  # only when it is asked for: starting a server takes seconds
    postgres.template("migrated", _migrate)
    return str(postgres.database(template="migrated"))


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    store = Store(url, connections=20)
    yield store
    store.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def application(store: Store, catalogue: Catalogue, watch: Watch) -> Application:
    """What the doors share, without a door."""
    return opened(store, catalogue, Clock(watch), DEFAULT_POLICY)


@pytest.fixture
def client(url: str, catalogue: Catalogue, watch: Watch) -> Iterator[TestClient]:
    app = create_app(url, catalogue, Clock(watch))
    with TestClient(app, base_url=HOME, raise_server_exceptions=False, follow_redirects=False) as client:
        yield client


def _migrate(url: str) -> None:
    store = Store(url)
    store.migrate()
    store.close()
