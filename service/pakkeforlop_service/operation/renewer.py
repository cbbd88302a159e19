"""Works out anew what follows from pathways that wait for it, beside the answering, as long as the service runs."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from pakkeforlop_service.application import Application, OtherEngine
from pakkeforlop_service.store import Unavailable

IDLE_SECONDS: Final = 1.0
"""How often it is asked whether anybody waits."""
PAUSE_SECONDS: Final = 0.02
"""Between two batches, so that requests come first."""


@contextmanager
def renewing(application: Application) -> Iterator[None]:
    """While the block runs, batches go over in a thread of their own; the one begun is finished."""
    stop = threading.Event()
    thread = threading.Thread(target=_run, args=(application, stop), name="renewer", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _run(application: Application, stop: threading.Event) -> None:
    wait = 0.0
    while not stop.wait(wait):
        try:
            wait = PAUSE_SECONDS if application.renew_batch() else IDLE_SECONDS
        except (Unavailable, OtherEngine):
            wait = IDLE_SECONDS  # tried again; whoever asks meanwhile is told
