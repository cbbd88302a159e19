"""`pakkeforlop serve` as real processes: where it listens, what it says, and how it stops."""

from __future__ import annotations

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from pakkeforlop_service.api.examples import PATHWAY
from tests.support.processes import free_port, running, stopped

COMMAND = str(Path(sys.executable).parent / "pakkeforlop")


def command(port: int, store: Path, *more: str) -> list[str]:
    return [COMMAND, "serve", "--port", str(port), "--store", f"sqlite:///{store}", *more]


def get(port: int, address: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()
    finally:
        connection.close()


def half_sent(port: int) -> tuple[socket.socket, bytes]:
    """A request whose second half has not been sent, and that half."""
    body = json.dumps(PATHWAY).encode()
    head = f"POST /v1/due HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(body)}\r\n"
    connection = socket.create_connection(("127.0.0.1", port), timeout=20)
    connection.sendall(f"{head}Content-Type: application/json\r\n\r\n".encode() + body[:100])
    return connection, body[100:]


@pytest.mark.parametrize(("host", "by_flag"), [("0.0.0.0", True), ("::", False)])  # noqa: S104 - refused
def test_only_on_this_machine(host: str, by_flag: bool, tmp_path: Path) -> None:
    """Exit code 2 and why, however it was asked for; nothing is made."""
    store = tmp_path / "store.sqlite"
    arguments = command(free_port(), store, *(["--host", host] if by_flag else []))
    environment = {} if by_flag else {"PAKKEFORLOP_HOST": host}
    done = subprocess.run(
        arguments, capture_output=True, text=True, check=False, timeout=30, env={**os.environ, **environment}
    )
    assert done.returncode == 2
    assert "ingen innlogging ennå" in done.stderr
    assert "Bruk 127.0.0.1, ::1 eller localhost." in done.stderr
    assert "Traceback" not in done.stderr
    assert not store.exists()


def test_what_it_says(tmp_path: Path) -> None:
    """Its settings, that there is no sign-in, then one JSON line a request; it stops with exit code 0."""
    port = free_port()
    store = tmp_path / "var" / "store.sqlite"
    with running(command(port, store), port, {"PAKKEFORLOP_LOG_LEVEL": "debug"}) as process:
        assert get(port, "/readyz")[0] == 200
        assert "Uten innlogging" in get(port, "/")[1]
        out, err = stopped(process, signal.SIGTERM)
    assert process.returncode == 0
    assert err == ""
    summary, _, log = out.partition("Uten innlogging: tjenesten svarer bare på denne maskinen.\n")
    assert f"sqlite:///{store}  (flag)" in summary
    assert "debug  (env)" in summary
    lines = [json.loads(line) for line in log.splitlines()]
    routes = [line["route"] for line in lines if line["event"] == "request"]
    assert {"/healthz", "/readyz", "/"} == set(routes)


@pytest.mark.parametrize(
    ("workers", "by"), [("1", signal.SIGTERM), ("1", signal.SIGINT), ("2", signal.SIGTERM)]
)
def test_a_request_that_has_begun_is_answered(tmp_path: Path, workers: str, by: signal.Signals) -> None:
    """Told to stop, it takes no more requests, answers those it has, and ends with exit code 0."""
    port = free_port()
    with running(command(port, tmp_path / "store.sqlite", "--workers", workers), port) as process:
        connection, rest = half_sent(port)
        time.sleep(0.3)
        process.send_signal(by)
        _until_closed(port)
        connection.sendall(rest)
        answer = connection.recv(100_000).decode()
        connection.close()
        _, err = process.communicate(timeout=30)
    assert answer.startswith("HTTP/1.1 200 ")
    assert process.returncode == 0
    assert err == ""


def test_a_request_that_never_ends(tmp_path: Path) -> None:
    """The time to finish in is limited."""
    port = free_port()
    environment = {"PAKKEFORLOP_STOP_SECONDS": "1"}
    with running(command(port, tmp_path / "store.sqlite"), port, environment) as process:
        connection, _ = half_sent(port)
        time.sleep(0.3)
        out, err = stopped(process, signal.SIGTERM)
        connection.close()
    assert process.returncode == 0
    assert "Traceback" not in out + err


def test_several_processes(tmp_path: Path) -> None:
    """Any worker answers for the figures of all; one that is killed is replaced, and the figures stay."""
    port = free_port()
    figures = tmp_path / "tmp"
    figures.mkdir()
    with running(
        command(port, tmp_path / "store.sqlite", "--workers", "2"), port, {"TMPDIR": str(figures)}
    ) as process:
        workers = _workers(process.pid)
        for resting in workers:
            os.kill(resting, signal.SIGSTOP)  # the other one answers
            for _ in range(10):
                assert get(port, "/v1/catalogue")[0] == 200
            os.kill(resting, signal.SIGCONT)
        assert len(list(figures.rglob("histogram_*.db"))) == 2
        assert _counted(port) == 20
        os.kill(workers[0], signal.SIGKILL)
        while workers[0] in (now := _workers(process.pid)):
            time.sleep(0.1)
        assert workers[1] in now
        assert _counted(port) == 20
        stopped(process, signal.SIGTERM)
    assert process.returncode == 0
    assert list(figures.iterdir()) == []


def test_a_port_in_use(tmp_path: Path) -> None:
    """Exit code 2, the port, and how to choose another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        arguments = command(taken.getsockname()[1], tmp_path / "store.sqlite")
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert "er opptatt" in done.stderr


def test_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    """A line for each, and exit code 2."""
    arguments = command(8000, tmp_path / "store.sqlite", "--workers", "0", "--host", "0.0.0.0")  # noqa: S104 - refused
    environment = {"PAKKEFORLOP_LOG_FORMAT": "xml", "PAKKEFORLOP_PROT": "1"}
    done = subprocess.run(
        arguments, capture_output=True, text=True, check=False, timeout=30, env={**os.environ, **environment}
    )
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 4
    assert "Traceback" not in done.stderr


def _counted(port: int) -> float:
    """How many requests for the catalogue the figures know of."""
    families = text_string_to_metric_families(get(port, "/metrics")[1])
    [counted] = [
        sample.value
        for family in families
        for sample in family.samples
        if sample.name == "pakkeforlop_request_seconds_count" and sample.labels["route"] == "/v1/catalogue"
    ]
    return counted


def _until_closed(port: int) -> None:
    """Wait until nobody listens any more."""
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return
        time.sleep(0.05)
    raise AssertionError


def _workers(parent: int) -> list[int]:
    """Both worker processes, when both have begun to serve."""
    children = Path(f"/proc/{parent}/task/{parent}/children")
    if not children.exists():
        pytest.skip("this system does not tell which processes another has started")
    deadline = time.monotonic() + 60
    while True:
        assert time.monotonic() < deadline
        found = [int(pid) for pid in children.read_text().split() if _listens(int(pid))]
        if len(found) == 2:
            return found
        time.sleep(0.1)


def _listens(pid: int) -> bool:
    """Whether a child process has got as far as its event loop."""
    try:
        opened = [os.fspath(file.readlink()) for file in Path(f"/proc/{pid}/fd").iterdir()]
    except OSError:
        return False
    return "anon_inode:[eventpoll]" in opened
