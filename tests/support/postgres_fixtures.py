"""Fixtures: `postgres`, the databases of the run's one server, and `own_postgres`, a server that a test may kill."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.support.postgres import Databases, Server
from tests.support.postgres_programs import Unavailable
from tests.support.postgres_shared import shared


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Databases]:
    """Databases on the server that the whole run shares."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # each worker has a folder of its own in that of the run
    with _needed(), shared(folder) as databases:
        yield databases


@pytest.fixture
def own_postgres() -> Iterator[Server]:
    """A running server of the test's own; about a second to make."""
    with _needed(), Server() as server:
        yield server


@contextmanager
def _needed() -> Iterator[None]:
    """Without a server a developer may go on with the rest, but what is submitted is tested in full."""
    try:
        yield
    except Unavailable as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(str(reason), pytrace=False)
        pytest.skip(str(reason))
