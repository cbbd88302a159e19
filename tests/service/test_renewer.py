"""The work beside the answering: everybody goes over by themselves, it is told how far, and an error ends nothing."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.operation import metrics, renewer
from pakkeforlop_service.store import Store

NOW = datetime(2026, 5, 15, 9, 0, tzinfo=UTC)
NEW = {
    "subject": "a",
    "born": "1979-04",
    "events": [{"id": "told", "type": "diagnosis_told", "on": "2026-01-12", "by": "gp"}],
}


@pytest.fixture
def one(store: Store, catalogue: Catalogue) -> Application:
    """An application with one person, who waits for another policy."""
    application = Application(store, catalogue, Policy(), NOW)
    application.create_pathway(NEW, Sent(NOW))
    return Application.adopting(store, catalogue, Policy(asking="judgement"), NOW)


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 20
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


def figure(release: str) -> float:
    return float(metrics.RELEASE_PATHWAYS.labels(release)._value.get())


def test_everybody_goes_over_and_it_is_told(one: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits any more, and the figure says how many are answered by the release."""
    monkeypatch.setattr(renewer, "FIGURES_EVERY", 0.0)
    with renewer.renewing(one, Clock(lambda: NOW)):
        assert eventually(lambda: one.progress().waiting == 0)
        assert eventually(lambda: figure(one.catalogue.release) == 1)


def test_an_error_is_not_the_end(one: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    """What fails once is tried again: the thread lives on."""
    monkeypatch.setattr(renewer, "IDLE_SECONDS", 0.01)
    work = one.renew_batch
    failed: list[bool] = []

    def fails_once() -> int:
        if not failed:
            failed.append(True)
            raise RuntimeError
        return work()

    monkeypatch.setattr(one, "renew_batch", fails_once)
    with renewer.renewing(one, Clock(lambda: NOW)):
        assert eventually(lambda: one.progress().waiting == 0)
    assert failed
