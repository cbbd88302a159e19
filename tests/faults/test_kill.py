"""Killed in the middle of writing: what was acknowledged is there, nothing is there half, and spans are what follows.

`make soak` does 50 rounds for each store instead of 5 (FAULT_ROUNDS).
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

from pakkeforlop_service.store import Store
from tests.faults.writing import Written, check, writers
from tests.support.postgres import Server
from tests.support.processes import free_port, running

ROUNDS = int(os.environ.get("FAULT_ROUNDS", "5"))
COMMAND = str(Path(sys.executable).parent / "pakkeforlop")


def killed_while_writing(url: str, written: Written, seconds: float, server: Server | None = None) -> None:
    """Start the service, write to it for a while, and kill it; first the database's server when one is given."""
    port = free_port()
    command = [COMMAND, "serve", "--port", str(port), "--store", url]
    with running(command, port, {"PAKKEFORLOP_LOG_LEVEL": "error"}) as process, writers(port, written, 4):
        time.sleep(seconds)
        if server is not None:
            server.kill()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def test_the_service_on_sqlite(tmp_path: Path) -> None:
    """SIGKILL of the service, again and again on one file."""
    url, written, chance = f"sqlite:///{tmp_path / 'store.sqlite'}", Written(), random.Random(1)  # noqa: S311 - only when to kill
    for _ in range(ROUNDS):
        killed_while_writing(url, written, chance.uniform(0.3, 1.2))
        check(url, written)
    assert sum(map(len, written.acknowledged.values())) > 10 * ROUNDS


def test_the_service_and_the_server_on_postgresql(own_postgres: Server) -> None:
    """SIGKILL of the service, and every other time of the whole PostgreSQL server with it."""
    url = own_postgres.database("killed")
    store = Store(url)
    store.migrate()
    store.close()
    written, chance = Written(), random.Random(2)  # noqa: S311 - only when to kill
    for number in range(ROUNDS):
        too = own_postgres if number % 2 else None
        killed_while_writing(url, written, chance.uniform(0.3, 1.2), too)
        if too is not None:
            own_postgres.start()
        check(url, written)
    assert sum(map(len, written.acknowledged.values())) > 10 * ROUNDS
