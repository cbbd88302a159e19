"""One server for all processes of a test run: the first to need it starts it, and it goes with the last.

It belongs to a process of its own, the keeper, since the test process that came first may also be the first to
end. Who uses it holds a shared lock on a file, and the keeper waits for that lock alone; a lock is let go of also
by a process that is killed.
"""

from __future__ import annotations

import fcntl
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.postgres import Databases, Server
from tests.support.postgres_programs import Unavailable, programs

ROOT = Path(__file__).parents[2]


@contextmanager
def shared(folder: Path) -> Iterator[Databases]:
    """The databases of the one server of all who come with this folder.

    Raises:
        Unavailable: it cannot be started.
    """
    programs()  # before a process is started to find that there are none
    keeper = None
    with (folder / "postgres.users").open("a") as users:
        with (folder / "postgres.turn").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            fcntl.flock(users, fcntl.LOCK_SH)  # waits for a keeper that is about to leave
            address = folder / "postgres.json"
            if not address.exists():
                keeper = _start_keeper(folder)
            databases = Databases(**json.loads(address.read_text()))
        yield databases
    if keeper:
        keeper.communicate()  # until the others are done too, so that a run which has ended left no server


def _start_keeper(folder: Path) -> subprocess.Popen[str]:
    keeper = subprocess.Popen(
        [sys.executable, "-m", __name__, str(folder)],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # Ctrl-C is for the tests; the keeper sees that they are gone
    )
    assert keeper.stdout is not None
    if not keeper.stdout.readline():
        _, reason = keeper.communicate()
        raise Unavailable(reason.strip())
    return keeper


def _keep(folder: Path) -> None:
    address = folder / "postgres.json"
    with Server() as server, (folder / "postgres.users").open("a") as users:
        address.write_text(json.dumps({"port": server.port, "password": server.password}))
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        fcntl.flock(users, fcntl.LOCK_EX)
        address.unlink()  # who comes now starts another


if __name__ == "__main__":
    try:
        _keep(Path(sys.argv[1]))
    except Unavailable as none:
        sys.exit(str(none))
