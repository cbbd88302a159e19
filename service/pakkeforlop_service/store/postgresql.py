"""All that is PostgreSQL's own: how long to wait for it, and reading without a transaction around each question."""

from __future__ import annotations

from typing import Any, Final

CONNECT_SECONDS: Final = 3
STATEMENT_SECONDS: Final = 10
LOCK_SECONDS: Final = 5

ENGINE_ARGS: Final[dict[str, Any]] = {
    # A single statement needs no transaction, be it a question or what `appending` keeps: it would be two more
    # journeys to the server.
    "isolation_level": "AUTOCOMMIT",
    "connect_args": {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "pakkeforlop",
        "options": f"-c statement_timeout={STATEMENT_SECONDS}s -c lock_timeout={LOCK_SECONDS}s "
        # Questions are small, and there are other workers: two processes more for one of them is no gain.
        "-c max_parallel_workers_per_gather=0 -c jit=off "
        "-c idle_in_transaction_session_timeout=60s -c synchronous_commit=on",
    },
}
"""Given to every connection: a database that does not answer is told of, and nobody waits for ever."""

WRITER_OPTIONS: Final[dict[str, Any]] = {"isolation_level": "READ COMMITTED"}
"""Given to a connection that writes: one transaction, kept as a whole or not at all."""
