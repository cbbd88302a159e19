"""A real browser on a real server: a made-up municipality on a day in May 2026, with JavaScript and without."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_service.app import create_app, filled_store
from pakkeforlop_service.clock import Clock
from tests.support.browser_program import Unavailable, program

TODAY = date(2026, 5, 15)
NOW = datetime(2026, 5, 15, 8, tzinfo=UTC)
PEOPLE = 60

FLAGS = (
    "--no-sandbox",  # as root a browser has none
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A running service with the demo's people: where it is, and the file its store is in."""

    home: str
    store: Path


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A service that all tests look at, and none writes to."""
    with made(tmp_path_factory.mktemp("site")) as found:
        yield found


@pytest.fixture
def own_site(tmp_path: Path) -> Iterator[Site]:
    """A service of the test's own, to record things in."""
    with made(tmp_path) as found:
        yield found


@contextmanager
def made(folder: Path) -> Iterator[Site]:
    """A service with the demo's people, its store in a folder."""
    store = folder / "demo.sqlite"
    filled_store(f"sqlite:///{store}", PEOPLE, 1, TODAY, DEFAULT_POLICY)
    app = create_app(f"sqlite:///{store}", clock=Clock(lambda: NOW))
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not server.started:
                assert thread.is_alive(), "the service did not start"
                time.sleep(0.01)
            yield Site(f"http://127.0.0.1:{listening.getsockname()[1]}", store)
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    try:
        path = program()
    except Unavailable as reason:
        if os.environ.get("CI") == "true":
            pytest.fail(str(reason), pytrace=False)
        pytest.skip(str(reason))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def script(request: pytest.FixtureRequest) -> bool:
    """Whether the browser runs scripts: whatever asks for this is tried both ways."""
    return bool(request.param)


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A fresh browser window; what it asks for elsewhere, and what it complains of, fails the test."""
    runs = request.getfixturevalue("script") if "script" in request.fixturenames else True
    context = browser.new_context(java_script_enabled=runs, locale="nb-NO", timezone_id="Europe/Oslo")
    context.set_default_timeout(10_000)
    wrong: list[str] = []
    context.on(
        "request",
        lambda sent: (
            None
            if sent.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else wrong.append(f"asked for {sent.url}")
        ),
    )
    context.on(
        "console",
        lambda said: (
            wrong.append(said.text) if said.type == "error" and "status of" not in said.text else None
        ),
    )
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context
    context.close()
    assert wrong == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
