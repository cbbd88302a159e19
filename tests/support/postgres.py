"""A real PostgreSQL server of a test's own: in a temporary folder, gone with the process that started it.

What is durable is left as PostgreSQL has it, so that a test may pull the plug and look at what is still there.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

import psycopg
from psycopg import sql

from tests.support.postgres_programs import Unavailable, open_to_us, programs, unprivileged

CLUSTER = ("--auth=scram-sha-256", "--encoding=UTF8", "--no-locale", "--no-sync")
OPTIONS = ("listen_addresses=127.0.0.1", "timezone=UTC", "dynamic_shared_memory_type=mmap")
"""The same on every machine, with all it writes in its folder; the rest is PostgreSQL's own choice."""
CARETAKER = 'read -r _; "$1/pg_ctl" stop -D "$2/data" -m immediate; rm -rf "$2"'
MEMORY = Path("/dev/shm")  # noqa: S108 - only looked at; what is made there has a name that cannot be guessed
ROOM = 4 << 30
"""Bytes: enough for several hundred databases of 7 MB, and 1 GB for the log that PostgreSQL writes ahead."""
PATIENCE = 60.0
"""Seconds that a start, with recovery, or a stop may take on a machine that is busy with other things."""


class Databases:
    """The databases of a running server. Names get an ending of their own, so that no two tests meet."""

    def __init__(self, port: int, password: str) -> None:
        self.port = port
        self.password = password

    def database(self, name: str = "test", template: str = "template0") -> str:
        """The URL of a fresh database, empty or a copy of what `template` prepared.

        It need not be dropped: it goes with the server, and dropping takes longer than making it.
        """
        unique = f"{name}_{secrets.token_hex(6)}"
        with self._admin() as admin:
            admin.execute(
                sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
                    sql.Identifier(unique), sql.Identifier(template)
                )
            )
        return self._url(unique)

    def template(self, name: str, prepare: Callable[[str], None]) -> None:
        """Prepare, once for the server, a database to copy from.

        Args:
            name: what `database(template=…)` is told; the first to ask prepares it, whichever process that is.
            prepare: is given the URL of an empty database to fill, and must leave no connection open.
        """
        database = sql.Identifier(name)
        with self._admin() as admin:
            admin.execute("SELECT pg_advisory_lock(hashtext(%s))", [name])  # until this connection closes
            ready = admin.execute(
                "SELECT datistemplate FROM pg_database WHERE datname = %s", [name]
            ).fetchone()
            if ready == (True,):
                return
            # One that is there but no template is what a failed `prepare` left behind.
            admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(database))
            admin.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(database))
            prepare(self._url(name))
            admin.execute(
                sql.SQL("ALTER DATABASE {} IS_TEMPLATE true ALLOW_CONNECTIONS false").format(database)
            )

    def drop(self, url: str) -> None:
        """Drop a database, also from under those connected to it."""
        name = sql.Identifier(url.rpartition("/")[2])
        with self._admin() as admin:
            admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))

    def _url(self, database: str) -> str:
        return f"postgresql+psycopg://postgres:{self.password}@127.0.0.1:{self.port}/{database}"

    def _admin(self) -> psycopg.Connection:
        return psycopg.connect(
            host="127.0.0.1",
            port=self.port,
            user="postgres",
            password=self.password,
            dbname="postgres",
            autocommit=True,
        )


class Server(Databases):
    """A cluster of its own, made here; as a context manager it is started, and removed at the end.

    Raises:
        Unavailable: there is no server to start, or it cannot be started here.
    """

    def __init__(self, *, on_disk: bool = False) -> None:
        """`on_disk` for timings of what is durable: tests are quicker in memory, where there is room."""
        # Nobody else on the machine gets in: the port asks for a password, and the folder is its owner's.
        super().__init__(_free_port(), secrets.token_urlsafe(12))
        self._programs = programs()
        self._as = unprivileged()
        self.folder = Path(
            tempfile.mkdtemp(prefix="pakkeforlop-postgres-", dir=None if on_disk else _roomy())
        )
        if self._as:
            os.chown(self.folder, self._as["user"], self._as["group"])
        self._postmaster: subprocess.Popen[bytes] | None = None
        # It waits for the end of its input, which comes with `remove` or with the end of this process, however
        # that came about. In a session of its own, no Ctrl-C of ours reaches it.
        self._caretaker = subprocess.Popen(
            ["/bin/sh", "-c", CARETAKER, "caretaker", self._programs, self.folder],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            cwd="/",
            **self._as,
        )
        try:
            self._make()
        except BaseException:
            self.remove()
            raise

    @property
    def is_running(self) -> bool:
        return self._postmaster is not None and self._postmaster.poll() is None

    def start(self) -> None:
        """Start, and return when it answers: after a crash, when PostgreSQL has recovered."""
        self._postmaster = self._begin(
            "postgres", "-k", str(self.folder), "-p", str(self.port), *(f"--{option}" for option in OPTIONS)
        )
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                self._admin().close()
            except psycopg.OperationalError as reason:
                if not self.is_running or time.monotonic() > deadline:
                    self.stop("immediate")
                    raise self._failed("start") from reason
                time.sleep(0.02)
            else:
                return

    def stop(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        """Stop: «fast» in good order, «immediate» without writing anything more. Already stopped is no error."""
        if self._postmaster is not None:
            # A process that has ended and been waited for is sent nothing.
            self._postmaster.send_signal({"fast": signal.SIGINT, "immediate": signal.SIGQUIT}[mode])
            self._postmaster.wait(PATIENCE)

    def kill(self) -> None:
        """End every process of the server at once, as when the machine is cut from power."""
        if self._postmaster is None or not self.is_running:
            return
        self._postmaster.send_signal(signal.SIGSTOP)  # so that it starts no more of them
        while children := _children(self._postmaster.pid):
            for child in children:
                with suppress(ProcessLookupError):
                    os.kill(child, signal.SIGKILL)
            time.sleep(0.005)
        self._postmaster.kill()
        self._postmaster.wait(PATIENCE)

    def restart(self, mode: Literal["fast", "immediate"] = "fast") -> None:
        self.stop(mode)
        self.start()

    def remove(self) -> None:
        """Stop, and remove every trace. There is no way back."""
        if self._postmaster is not None and self._postmaster.returncode == -signal.SIGKILL:
            # A kill leaves a piece of the machine's shared memory, which PostgreSQL frees at the next start.
            with suppress(Unavailable):
                self.start()
        self.stop("immediate")
        # If that start failed: it names a process that may by now be somebody else's.
        (self.folder / "data" / "postmaster.pid").unlink(missing_ok=True)
        self._caretaker.communicate()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.remove()

    def _make(self) -> None:
        password = self.folder / "password"
        password.write_text(self.password)
        password.chmod(0o644)  # in a folder that only its owner gets into
        if self._begin("initdb", "-U", "postgres", "--pwfile", str(password), *CLUSTER).wait() != 0:
            raise self._failed("make a database cluster")

    def _begin(self, program: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start one of the server's programs, with nothing of the caller's own settings."""
        with (self.folder / "log").open("ab") as log:
            return subprocess.Popen(
                [self._programs / program, "-D", self.folder / "data", *arguments],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env={"LC_ALL": "C"},
                start_new_session=True,
                **self._as,
            )

    def _failed(self, what: str) -> Unavailable:
        log = "\n".join((self.folder / "log").read_text(errors="replace").splitlines()[-10:])
        return Unavailable(f"PostgreSQL in {self._programs} could not {what} in {self.folder}:\n{log}")


def _roomy() -> Path:
    """Memory where there is plenty, else the disk: a database is 300 files, which a slow disk takes long to make.

    A process that is killed loses no more in memory than on disk; only a power cut would tell them apart.
    """
    if os.access(MEMORY, os.W_OK) and open_to_us(MEMORY) and shutil.disk_usage(MEMORY).free >= ROOM:
        return MEMORY
    folder = Path(tempfile.gettempdir())
    if not open_to_us(folder):
        raise Unavailable(
            f"PostgreSQL does not run as root, and only root gets to {folder}: set another TMPDIR."
        )
    return folder


def _free_port() -> int:
    """A free port, also at the next start: it is below those that outgoing connections are given."""
    while True:
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", 20_000 + secrets.randbelow(10_000)))
            return int(probe.getsockname()[1])


def _children(parent: int) -> list[int]:
    """The processes that this one started and that still run. Slim images have no `ps`, others no /proc."""
    if Path("/proc/self/stat").exists():
        rows = []
        for path in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):  # it ended while we looked
                pid, _, rest = path.read_text().partition(" (")
                rows.append([pid, *rest.rpartition(") ")[2].split()[:2]])
    else:
        listed = subprocess.run(
            ["/bin/ps", "-A", "-o", "pid=,state=,ppid="], capture_output=True, text=True, check=True
        )
        rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, state, of in rows if int(of) == parent and not state.startswith("Z")]
