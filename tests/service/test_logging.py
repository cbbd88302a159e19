"""The log of a real process: one JSON line a request, and nothing that anybody has sent or stored."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.operation.logs import fault
from tests.support.processes import free_port, running, stopped

MARK = "merke-7f3a"
"""Stands for a person's reference, and for whatever else somebody sends."""

PROGRAM = """
import asyncio, logging, signal, sys, threading, warnings
import uvicorn
from sqlalchemy.exc import OperationalError
from pakkeforlop_service.app import served
from pakkeforlop_service.cli.serve import _config
from pakkeforlop_service.settings import load
from pakkeforlop_service.store.errors import Unavailable

settings = load({"port": int(sys.argv[1]), "store_url": sys.argv[2]}).settings
service = served(settings)
doors = service.app.app

@doors.get("/v1/broken/{subject}")
def broken(subject: str) -> None:
    secret = {"subject": subject}
    raise ValueError(f"cannot read {secret}")

@doors.get("/v1/down/{subject}")
def down(subject: str) -> None:
    try:
        raise OperationalError("SELECT ?", {"id": subject}, Exception(subject))
    except OperationalError as error:
        raise Unavailable(subject) from error

async def forgotten(subject: str) -> None:
    raise ValueError(subject)

@doors.get("/v1/libraries/{subject}")
async def libraries(subject: str) -> None:
    logging.getLogger("some.library").error("row %s", subject)
    logging.getLogger("some.library").error(f"row {subject}")
    warnings.warn(subject)
    thread = threading.Thread(target=lambda: int(subject))
    thread.start()
    thread.join()
    asyncio.get_running_loop().create_task(forgotten(subject))
    try:
        int(subject)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("known")

signal.signal(signal.SIGTERM, lambda *_: None)
config = _config(settings)
config.app = lambda: service
uvicorn.Server(config).run()
int("merke-7f3a")
"""


def ask(
    port: int, method: str, address: str, body: str = "", **headers: str
) -> tuple[int, http.client.HTTPMessage]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, address, body or None, {"Host": f"127.0.0.1:{port}", **headers})
        answer = connection.getresponse()
        answer.read()
        return answer.status, answer.headers
    finally:
        connection.close()


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What a process has written to stdout and stderr after requests of every kind with the mark in them."""
    port = free_port()
    store = f"sqlite:///{tmp_path_factory.mktemp('log') / 'store.sqlite'}"
    command = [sys.executable, "-c", PROGRAM, str(port), store]
    json_type = {"Content-Type": "application/json"}
    with running(command, port) as process:
        assert ask(port, "GET", "/v1/stages/treatment/conversations", **{"X-Request-Id": "abc.1"})[0] == 200
        ask(port, "GET", f"/v1/pathways/{MARK}")
        assert ask(port, "GET", f"/v1/pathways/{MARK}/due?as_of={MARK}")[0] == 422
        ask(port, "GET", f"/forlop/{MARK}?lang=nn")
        assert ask(port, "GET", f"/nothing/{MARK}?q={MARK}")[0] == 404
        assert ask(port, "DELETE", f"/v1/pathways/{MARK}")[0] == 405
        assert ask(port, "POST", "/v1/due", f'{{"subject": "{MARK}", "{MARK}": 1}}', **json_type)[0] == 422
        assert ask(port, "POST", "/v1/due", f"{MARK}{{", **json_type)[0] == 400
        assert ask(port, "GET", "/", Host=MARK)[0] == 400
        assert (
            ask(port, "GET", "/v1/catalogue", **{"X-Request-Id": f"{MARK} {MARK}", "User-Agent": MARK})[0]
            == 200
        )
        assert ask(port, "GET", f"/v1/broken/{MARK}")[0] == 500
        assert ask(port, "GET", f"/v1/down/{MARK}")[0] == 503
        assert ask(port, "GET", f"/v1/libraries/{MARK}")[0] == 200
        for raw in (f"{MARK.upper()} / HTTP/1.1\r\n\r\n", f"GET /{MARK}\x01 HTTP/9\r\n\r\n"):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
                connection.sendall(raw.encode())
                connection.recv(1000)
        return stopped(process, signal.SIGTERM)


def lines(told: tuple[str, str], event: str) -> list[dict[str, Any]]:
    return [line for text in told[0].splitlines() if (line := json.loads(text))["event"] == event]


def test_the_mark_is_nowhere(told: tuple[str, str]) -> None:
    """Neither on stdout nor on stderr, whatever was wrong with the request."""
    out, err = told
    assert MARK not in out.lower()
    assert MARK not in err.lower()


def test_every_line_is_json(told: tuple[str, str]) -> None:
    """With its time, level and event; and nothing is written past the log."""
    for text in told[0].splitlines():
        line = json.loads(text)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", line["time"])
        assert line["level"] in {"debug", "info", "warning", "error", "critical"}
        assert line["event"]
    assert told[1] == ""


def test_a_line_a_request(told: tuple[str, str]) -> None:
    """The route's template, never the address."""
    found = [(line["method"], line["route"], line["status"]) for line in lines(told, "request")]
    for expected in [
        ("GET", "/v1/stages/{stage}/conversations", 200),
        ("GET", "/v1/pathways/{subject}/due", 422),
        ("GET", "none", 404),
        ("DELETE", "/v1/pathways/{subject}", 405),
        ("POST", "/v1/due", 422),
        ("POST", "/v1/due", 400),
        ("GET", "none", 400),
        ("GET", "/v1/catalogue", 200),
        ("GET", "/v1/broken/{subject}", 500),
        ("GET", "/v1/down/{subject}", 503),
    ]:
        assert expected in found
    assert all(line["ms"] > 0 for line in lines(told, "request"))


def test_the_request_id(told: tuple[str, str]) -> None:
    """The sender's when it is a plain word, on the error's line too; else one of our own."""
    ids = [line["request_id"] for line in lines(told, "request")]
    assert ids[0] == "abc.1"
    assert all(re.fullmatch("[0-9a-f]{32}", name) for name in ids[1:])
    assert len(set(ids)) == len(ids)
    failed = lines(told, "request failed")[0]
    assert failed["request_id"] in ids


def test_an_error(told: tuple[str, str]) -> None:
    """Its type and where it was raised, without its message."""
    [failed] = lines(told, "request failed")
    assert failed["level"] == "error"
    assert failed["error"] == ["builtins.ValueError"]
    *way, raised = (place.rpartition(":")[0] for place in failed["at"])
    assert way == [
        "pakkeforlop_service.operation.requests.Requests.__call__",
        "pakkeforlop_service.guard.Guard.__call__",
    ]
    assert raised == "__main__.broken"


def test_a_store_that_is_away(told: tuple[str, str]) -> None:
    """Which error of the driver it was, on a line of its own."""
    [away] = lines(told, "unavailable")
    assert away["error"] == [
        "pakkeforlop_service.store.errors.Unavailable",
        "sqlalchemy.exc.OperationalError",
    ]
    assert away["level"] == "warning"


def test_what_libraries_say(told: tuple[str, str]) -> None:
    """Who and where, not what; of those that are listed, what too."""
    others = lines(told, "library")
    assert {"some.library", "py.warnings", "asyncio"} <= {line["logger"] for line in others}
    assert all(re.fullmatch(r"[\w<>]+:\d+", line["where"]) for line in others)
    [known] = lines(told, "known")
    assert known["error"] == ["builtins.ValueError"]
    [died] = lines(told, "thread died")
    assert died["error"] == ["builtins.ValueError"]
    [last] = lines(told, "process died")
    assert last["level"] == "critical"


def test_health_is_not_logged(told: tuple[str, str]) -> None:
    """What is asked for every few seconds would drown the rest."""
    assert "/healthz" not in told[0]


class TestAnswers:
    def test_the_id_comes_back(self, client: TestClient) -> None:
        """On every answer, also when the guard refused."""
        given = client.get("/healthz", headers={"X-Request-Id": "a-b.c_1"}).headers["x-request-id"]
        assert given == "a-b.c_1"
        assert re.fullmatch(
            "[0-9a-f]{32}", client.get("/", headers={"host": "x.example"}).headers["x-request-id"]
        )

    @pytest.mark.parametrize("given", ["", "a b", "a/b", "x" * 65, "æ", "a;b"])
    def test_an_id_that_is_no_word(self, client: TestClient, given: str) -> None:
        """Is not written to the log, and not sent back."""
        headers = {"X-Request-Id": given.encode("latin-1")}
        answer = client.get("/healthz", headers=headers)  # type: ignore[arg-type] # bytes are allowed as values
        assert re.fullmatch("[0-9a-f]{32}", answer.headers["x-request-id"])


def test_a_chain_of_errors() -> None:
    """What caused an error is told too, and a ring of causes ends."""

    def fails() -> None:
        try:
            int("x")
        except ValueError as error:
            raise KeyError from error

    with pytest.raises(KeyError) as raised:
        fails()
    cause = raised.value.__cause__
    assert cause is not None
    cause.__context__ = raised.value
    told = fault(raised.value)
    assert told["error"] == ["builtins.KeyError", "builtins.ValueError"]
    assert [place.rpartition(".")[2].partition(":")[0] for place in told["at"]] == ["fails", "fails"]


def test_for_people(tmp_path: Path) -> None:
    """The console format reads as text, and holds back as much."""
    program = (
        "import logging; from pakkeforlop_service.operation import logs; logs.configure('info', 'console');"
        f"logging.getLogger('x').error('{MARK}'); logs.LOG.info('hello', route='/x')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert "hello" in done.stdout
    assert MARK not in done.stdout + done.stderr
