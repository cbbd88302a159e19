"""`pakkeforlop demo` as a real process: it serves, stops cleanly on Ctrl-C, and keeps what was recorded."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

COMMAND = str(Path(sys.executable).parent / "pakkeforlop")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def demo(store: Path, port: int) -> Iterator[tuple[str, str]]:
    """The running demo: what it printed until it answered, and its address. Stopped as by Ctrl-C."""
    arguments = [COMMAND, "demo", "--port", str(port), "--people", "5", "--seed", "7", "--store", str(store)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    printed = ""
    try:
        while "http://" not in printed:
            line = process.stdout.readline()
            assert line, f"the demo ended: {printed}{process.stderr and process.stderr.read()}"
            printed += line
        yield printed, f"http://127.0.0.1:{port}"
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=20)
        assert process.returncode == 0
        assert "Traceback" not in complaints
        assert "Stoppet" in complaints
    finally:
        process.kill()
        process.wait()


def get(address: str) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310 - our own address
        return str(answer.read().decode())


def test_what_is_recorded_is_there_at_the_next_start(tmp_path: Path) -> None:
    """The cohort is made once; an event posted to the first process is told by the second."""
    store, port = tmp_path / "var" / "demo.sqlite", free_port()
    with demo(store, port) as (printed, address):
        assert "Laget 5 syntetiske forløp" in printed
        assert "Arbeidsliste" in get(f"{address}/")
        wish = {
            "id": "kept",
            "type": "wish",
            "code": "talk",
            "on": "2026-01-05",
            "by": "gp",
            "told_by": "patient",
        }
        request = urllib.request.Request(  # noqa: S310 - our own address
            f"{address}/v1/pathways/syntetisk-000000/events",
            data=json.dumps({"events": [wish]}).encode(),
            headers={"Content-Type": "application/json"},
        )
        urllib.request.urlopen(request, timeout=20).close()  # noqa: S310 - our own address
    with demo(store, port) as (printed, address):
        assert "Laget" not in printed
        assert '"id":"kept"' in get(f"{address}/v1/pathways/syntetisk-000000").replace(": ", ":")


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    """Exit code 2, the port, and how to choose another."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        arguments = [COMMAND, "demo", "--port", port, "--store", str(tmp_path / "demo.sqlite")]
        done = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=30)
    assert done.returncode == 2
    assert f"Port {port} er opptatt" in done.stderr
    assert not (tmp_path / "demo.sqlite").exists()
