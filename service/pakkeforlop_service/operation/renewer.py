"""What goes on beside the answering as long as the service runs: working out anew whoever waits, and tidying."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Final

from pakkeforlop_service.application import Application, OtherEngine
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.store import Unavailable

from . import logs, metrics

IDLE_SECONDS: Final = 1.0
"""How often it is asked whether anybody waits."""
PAUSE_SECONDS: Final = 0.02
"""Between two batches, so that requests come first."""
FIGURES_EVERY: Final = 5.0
"""Seconds between two counts of how far a release has come: each looks at everybody."""
RECEIPTS_KEPT: Final = timedelta(days=7)
"""How long a request can be sent again with its key."""
TIDIED_EVERY: Final = timedelta(hours=1)


@contextmanager
def renewing(application: Application, clock: Clock) -> Iterator[None]:
    """While the block runs, batches go over in a thread of their own; the one begun is finished."""
    stop = threading.Event()
    thread = threading.Thread(target=_run, args=(application, clock, stop), name="renewer", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _run(application: Application, clock: Clock, stop: threading.Event) -> None:
    wait, tidied, told, old, due = 0.0, None, "", True, 0.0
    while not stop.wait(wait):
        wait = IDLE_SECONDS
        try:
            renewed = application.renew_batch()
            old = old or renewed > 0 or told != application.catalogue.release
            if old and time.monotonic() >= due:
                told, old, due = _tell(application, told), False, time.monotonic() + FIGURES_EVERY
            if renewed:
                wait = PAUSE_SECONDS
            elif tidied is None or clock.now() - tidied > TIDIED_EVERY:
                tidied = clock.now()
                application.forget_receipts(tidied - RECEIPTS_KEPT)
        except (Unavailable, OtherEngine):
            continue  # tried again; whoever asks meanwhile is told
        except Exception as error:  # noqa: BLE001 - the thread must live on: without it nobody is renewed
            logs.LOG.error("renewing failed", **logs.fault(error))


def _tell(application: Application, before: str) -> str:
    """Set the figures of how far a release has come; the release that they are about."""
    progress = application.progress()
    if before and before != progress.release:
        metrics.RELEASE_PATHWAYS.labels(before).set(0)
    metrics.RELEASE_PATHWAYS.labels(progress.release).set(progress.done)
    return progress.release
