"""Sixteen who write to one person at once: versions without a gap, and each refusal says which version it is."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pakkeforlop_service.store import Store
from tests.faults.writing import JOB, TOLD, Client, Written, check
from tests.support.postgres import Databases
from tests.support.processes import free_port, running

COMMAND = str(Path(sys.executable).parent / "pakkeforlop")
WRITERS, EACH = 16, 5


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.sqlite'}"
    databases: Databases = request.getfixturevalue("postgres")
    return databases.database("writers")


@pytest.fixture
def served(url: str) -> Iterator[tuple[int, Written]]:
    """A service with one person whom everybody writes to, and what was acknowledged."""
    store = Store(url)
    store.migrate()
    store.close()
    port, written = free_port(), Written()
    command = [COMMAND, "serve", "--port", str(port), "--store", url]
    with running(command, port, {"PAKKEFORLOP_LOG_LEVEL": "error"}):
        first = Client(port, written)
        document = {"subject": "shared", "born": "1979-04", "synthetic": True, "events": [TOLD, JOB]}
        made = first.send("POST", "/v1/pathways", document)
        assert made is not None
        assert made[0] == 201
        first.close()
        written.acknowledged["shared"] = ["told", "job"]
        yield port, written


def all_at_once(write: Callable[[int], None]) -> None:
    threads = [threading.Thread(target=write, args=(number,)) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def control(writer: int, number: int) -> dict[str, str]:
    return {"id": f"w{writer}-{number}", "type": "control_held", "on": "2026-03-01", "by": "gp"}


def test_sixteen_writers_on_one_pathway(url: str, served: tuple[int, Written]) -> None:
    """Each reads the version and writes on it; whoever comes late gets 409, reads again, and succeeds at last."""
    port, written = served
    refused: list[tuple[int, int]] = []

    def write(writer: int) -> None:
        client, version = Client(port, written), 2
        for number in range(EACH):
            event = control(writer, number)
            while True:
                answer = client.send(
                    "POST", "/v1/pathways/shared/events", {"events": [event]}, {"If-Match": f'"{version}"'}
                )
                assert answer is not None
                status, document, headers = answer
                if status == 200:
                    version = document["version"]
                    written.acknowledged["shared"].append(event["id"])
                    break
                assert status == 409, document
                refused.append((version, document["current_version"]))
                assert headers["etag"] == f'"{document["current_version"]}"'
                version = document["current_version"]
        client.close()

    all_at_once(write)
    assert len(set(written.acknowledged["shared"])) == 2 + WRITERS * EACH
    assert refused, "nobody came late: the test shows nothing"
    assert all(was < current for was, current in refused)
    assert set(written.statuses) == {200, 201, 409}
    check(url, Written())


def test_sixteen_who_expect_no_version(url: str, served: tuple[int, Written]) -> None:
    """Nobody is refused, however many come between: who was overtaken once has the next turn."""
    port, written = served
    versions: list[int] = []

    def write(writer: int) -> None:
        client = Client(port, written)
        for number in range(2 * EACH):
            event = control(writer, number)
            answer = client.send("POST", "/v1/pathways/shared/events", {"events": [event]})
            assert answer is not None
            assert answer[0] == 200, answer
            versions.append(answer[1]["version"])
        client.close()

    all_at_once(write)
    assert sorted(versions) == list(range(3, 3 + 2 * WRITERS * EACH))
    check(url, Written())
