"""The backups of docs/operate.md, taken while the service writes and restored: what was acknowledged is there."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pytest

from pakkeforlop_service.store import Store
from tests.faults.writing import Written, check, writers
from tests.support.postgres import Server
from tests.support.postgres_programs import programs
from tests.support.processes import free_port, running

COMMAND = str(Path(sys.executable).parent / "pakkeforlop")


def backed_up_while_writing(url: str, back_up: Callable[[], None]) -> Written:
    """What was acknowledged when a backup began that was taken while clients wrote on."""
    port, written = free_port(), Written()
    command = [COMMAND, "serve", "--port", str(port), "--store", url]
    with (
        running(command, port, {"PAKKEFORLOP_LOG_LEVEL": "error"}),
        writers(port, written, 3),
    ):
        time.sleep(0.8)
        before = deepcopy(written.acknowledged)
        back_up()
        time.sleep(0.3)
    assert sum(map(len, written.acknowledged.values())) > sum(map(len, before.values()))
    return Written(acknowledged=before)


def test_sqlite(tmp_path: Path) -> None:
    """VACUUM INTO beside the running service, put in place of a file that is gone."""
    file, backup = tmp_path / "store.sqlite", tmp_path / "backup.sqlite"

    def back_up() -> None:
        connection = sqlite3.connect(file)
        connection.execute("VACUUM INTO ?", [str(backup)])
        connection.close()

    written = backed_up_while_writing(f"sqlite:///{file}", back_up)
    for ending in ("", "-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    shutil.copy(backup, file)
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert check(f"sqlite:///{file}", written) >= len(written.acknowledged)


def test_postgresql(own_postgres: Server, tmp_path: Path) -> None:
    """pg_dump beside the running service, restored into a new database."""
    beside = (programs() / "postgres").resolve().parent
    dump, restored = beside / "pg_dump", beside / "pg_restore"
    if not dump.exists():
        pytest.skip(f"the server in {beside} comes without pg_dump")
    url, new, file = own_postgres.database("old"), own_postgres.database("new"), tmp_path / "pakkeforlop.dump"
    store = Store(url)
    store.migrate()
    store.close()

    def run(*arguments: str | Path) -> None:
        subprocess.run(arguments, check=True, capture_output=True)

    def plain(address: str) -> str:
        return address.replace("+psycopg", "")

    written = backed_up_while_writing(
        url, lambda: run(dump, "--format=custom", "--no-owner", f"--file={file}", plain(url))
    )
    options = ("--exit-on-error", "--single-transaction", "--no-owner")
    run(restored, *options, f"--dbname={plain(new)}", file)
    assert check(new, written) >= len(written.acknowledged)
