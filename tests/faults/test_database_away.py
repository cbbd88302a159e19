"""The database goes away under load and comes back: told as such, nobody dies, and nothing acknowledged is lost."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from pakkeforlop_service.store import Store
from tests.faults.writing import Client, Written, check, writers
from tests.support.postgres import Server
from tests.support.processes import free_port, running

COMMAND = str(Path(sys.executable).parent / "pakkeforlop")


def test_postgresql_stops_and_starts_under_load(own_postgres: Server) -> None:
    """503 with Retry-After while it is away, and then as before: the same workers, and every acknowledged event."""
    url = own_postgres.database("away")
    store = Store(url)
    store.migrate()
    store.close()
    port, written = free_port(), Written()
    command = [COMMAND, "serve", "--port", str(port), "--store", url, "--workers", "2"]
    with running(command, port, {"PAKKEFORLOP_LOG_LEVEL": "error"}) as process:
        with writers(port, written, 6):
            for mode in ("immediate", "fast"):
                time.sleep(0.8)
                own_postgres.stop(mode)
                time.sleep(0.8)
                away = Client(port, Written())
                answer = away.send("GET", "/readyz")
                assert answer is not None
                assert answer[0] == 503
                stateless = away.send("GET", "/healthz")
                assert stateless is not None
                assert stateless[0] == 200
                away.close()
                own_postgres.start()
            before = sum(map(len, written.acknowledged.values()))
            deadline = time.monotonic() + 20
            while sum(map(len, written.acknowledged.values())) <= before and time.monotonic() < deadline:
                time.sleep(0.05)
        assert process.poll() is None
    assert sum(map(len, written.acknowledged.values())) > before
    assert written.statuses[503] > 0
    assert None not in written.retry_after
    assert set(written.statuses) <= {200, 201, 503}
    assert written.cut_off == 0, "a worker died, or a request was not answered"
    check(url, written)
