"""Figures of the service with a country in PostgreSQL: `make bench-service` (PEOPLE=330000, takes some minutes).

Ratios are taken in one run, ours and theirs in turn. The server's data is on disk, and every commit waits for it.
"""

from __future__ import annotations

import argparse
import http.client
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from pydantic_core import from_json, to_json
from sqlalchemy import MetaData, create_engine, insert, text
from sqlalchemy.event import listen

from benchmarks.country import ORIGINALS, PER_MUNICIPALITY, TODAY, municipality, settle
from benchmarks.inside import Inside
from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.app import create_app, opened, settle_memory
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.clock import SYSTEM_CLOCK
from pakkeforlop_service.store import Store, spans
from pakkeforlop_service.store.spans import Wanted
from pakkeforlop_service.store.tables import EVENTS
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.history import replayed
from tests.support.postgres import Server

_SIZES = text(
    "SELECT (SELECT reltuples FROM pg_class WHERE relname = 'pathway'), "
    "(SELECT reltuples FROM pg_class WHERE relname = 'event'), "
    "(SELECT reltuples FROM pg_class WHERE relname = 'span'), "
    "pg_size_pretty(pg_database_size(current_database()))"
)
ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples/brystkreft.json"


def main() -> None:
    """Print every figure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, default=330_000)
    parser.add_argument("--settled", metavar="URL", help="a database that a run has settled before")
    given = parser.parse_args()
    stateless()
    if given.settled:
        measure(given.settled, given.people)
        return
    with Server(on_disk=True) as server:
        url = server.database("country")
        store = Store(url)
        store.migrate()
        store.close()
        began = time.perf_counter()
        settle(url, given.people)
        print(f"settled in {time.perf_counter() - began:.0f} s")
        measure(url, given.people)


def measure(url: str, people: int) -> None:
    """The figures of a service on a settled database."""
    store = Store(url)
    with store.reading() as connection:
        sizes = connection.execute(_SIZES).one()
    print(f"{sizes[0]:.0f} people, {sizes[1]:.0f} events, {sizes[2]:.0f} spans, {sizes[3]}")
    application = opened(store, Catalogue.load(), SYSTEM_CLOCK, Policy())
    in_the_database(store, people)
    recording(application, url)
    over_http(url, people)
    recomputing(application)
    store.close()


def stateless() -> None:
    """What `POST /v1/due` spends on the answers, on reading and writing them, and as a whole; CPU of one process."""
    document = EXAMPLE.read_bytes()
    catalogue, day = Catalogue.load(), TODAY
    writer = Writer(catalogue, "nb")
    history = replayed(Pathway.read(from_json(document)))
    answers = catalogue.evaluate(history, day)
    service = Inside(create_app(f"sqlite:///{tempfile.mkdtemp()}/none.sqlite"))
    parts: dict[str, Callable[[], object]] = {
        "parse and validate": lambda: Pathway.read(from_json(document)),
        "evaluate (replay, answers, reasons)": lambda: catalogue.evaluate(replayed(history.pathway), day),
        "write as document and JSON": lambda: to_json(writer.due(history, answers, day)),
        "the whole request, from the server's hand to the server's hand": lambda: service.post(
            f"/v1/due?as_of={TODAY}", document
        ),
    }
    settle_memory()  # as the service does when it has started
    found = in_turn(parts)
    print(
        f"POST /v1/due, {len(history.events)} events, {len(answers)} answers with reasons; CPU ms, in turn:"
    )
    for name, value in found.items():
        print(f"  {value:6.2f}  {name}")
    parsed, evaluated, written, whole = found.values()
    print(f"  ratio evaluation / (parse + validate + write): {evaluated / (parsed + written):.2f} (aim ≤ 1)")
    print(f"  ratio evaluation / all the rest of the request: {evaluated / (whole - evaluated):.2f}")


def in_the_database(store: Store, people: int) -> None:
    """A unit's worklist: what the server spends on it, and what the caller waits, rows read."""
    inside, outside = [], []
    asked: list[tuple[str, Any]] = []
    with store.reading() as connection:
        listen(connection, "before_cursor_execute", lambda *sent: asked.append(sent[2:4]))
        for number in range(0, 977, 7):
            wanted = Wanted(
                TODAY, unit=municipality(number % max(people // PER_MUNICIPALITY - 2, 1)), leading=True
            )
            began = time.perf_counter()
            rows = spans.page(connection, wanted, None, 101)
            outside.append(1000 * (time.perf_counter() - began))
            statement, values = asked[-1]
            plan = connection.exec_driver_sql(
                f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}", values
            ).scalar_one()
            inside.append(plan[0]["Execution Time"] + plan[0]["Planning Time"])
    print(
        f"worklist in the database, first {len(rows)} rows of a unit: {_quantiles(inside[5:])} (aim p99 ≤ 10 ms)"
    )
    print(f"  with the rows read by the program: {_quantiles(outside[5:])}")


def recording(application: Application, url: str) -> None:
    """Recording an event with all that follows from it, against a bare insert and commit of the same row."""
    bare = EVENTS.to_metadata(MetaData(), name="bare")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS bare"))
        connection.execute(text("CREATE TABLE bare (LIKE event)"))
        connection.execute(text("CREATE UNIQUE INDEX ON bare (pathway, version)"))

    def ours(subject: str) -> float:
        event = {"id": f"bench-{uuid.uuid4().hex}", "type": "control_held", "on": "2026-05-16", "by": "gp"}
        began = time.perf_counter()
        application.record_events(subject, [event], Sent(SYSTEM_CLOCK.now()))
        return time.perf_counter() - began

    def theirs(subject: str, number: int) -> float:
        event = {"id": f"bench-{uuid.uuid4().hex}", "type": "control_held", "on": "2026-05-16", "by": "gp"}
        now = SYSTEM_CLOCK.now()
        row = {
            "pathway": subject,
            "version": number,
            "id": event["id"],
            "type": "control_held",
            "on": date(2026, 5, 16),
            "recorded_at": now,
            "body": {**event, "recorded_at": now.isoformat()},
        }
        began = time.perf_counter()
        with engine.begin() as connection:
            connection.execute(insert(bare), row)
        return time.perf_counter() - began

    pairs = [(theirs(f"syntetisk-{n:06}", n), ours(f"syntetisk-{n:06}")) for n in range(600)][100:]
    engine.dispose()
    one, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(
        f"recording an event: {1000 * other:.2f} ms, bare insert and commit {1000 * one:.2f} ms, "
        f"ratio {one / other:.2f} (aim ≥ 0.40)"
    )


def over_http(url: str, people: int) -> None:
    """One worker process: a unit's worklist, a stored person's answers, and its memory."""
    with serving(url) as (port, process):
        units = [municipality(n % (people // PER_MUNICIPALITY)) for n in range(0, 977, 7)]
        asked = [f"/v1/worklist?unit={name}&leading=true&as_of={TODAY}" for name in units]
        rounds = [[1000 * _get(port, [path])[0] for path in asked] for _ in range(5)]
        print(f"worklist over HTTP, 100 rows, each unit the first time: {_quantiles(rounds[0][5:])}")
        again = [time for times in rounds[1:] for time in times]
        print(f"  and in four rounds after that: {_quantiles(again)} (aim p99 ≤ 30 ms)")
        for name, shown in (("what is due", "&answer=due"), ("every answer", "")):
            paths = [
                f"/v1/pathways/syntetisk-{n % ORIGINALS:06}/due?as_of={TODAY}{shown}" for n in range(1, 2400)
            ]
            before, began = _cpu(process.pid), time.perf_counter()
            threads = [threading.Thread(target=_get, args=(port, paths[part::4])) for part in range(4)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            wall, cpu = time.perf_counter() - began, _cpu(process.pid) - before
            print(
                f"a stored person's answers, {name} with reasons: {len(paths) / wall:.0f}/s, "
                f"{len(paths) / cpu:.0f} per second of the worker's CPU (aim ≥ 300)"
            )
        print(f"memory of the worker: {_resident(process.pid):.0f} MB (aim ≤ 200)")


def recomputing(application: Application) -> None:
    """All answers anew after a release that touches one checkpoint, and one that touches all: time per person."""
    files = dict(Catalogue.load().files)
    one = {**files, "entries/ph-3.yaml": files["entries/ph-3.yaml"].replace("months: 18", "months: 17")}
    every = {**files, "timing.yaml": files["timing.yaml"].replace("value: 3", "value: 2", 1)}
    assert files not in (one, every), "the catalogue is worded in another way now"
    for name, texts in (("one checkpoint", one), ("every checkpoint", every)):
        Application.adopting(application.store, Catalogue.of(texts), Policy(), SYSTEM_CLOCK.now())
        done, began, shown = 0, time.process_time(), []
        for limit in (1000, 2000, 4000):
            while done < limit:
                done += application.renew_batch()
            shown.append(f"{done}: {time.process_time() - began:.1f} s")
        print(
            f"after a release that changes {name}: {', '.join(shown)} "
            f"({1000 * (time.process_time() - began) / done:.2f} ms CPU a person)"
        )


@contextmanager
def serving(url: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The service as one worker process of its own."""
    port = 8765
    command = [str(Path(sys.executable).parent / "pakkeforlop"), "serve", "--port", str(port), "--store", url]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603 - our own command
    try:
        for _ in range(200):
            try:
                _get(port, ["/healthz"])
                break
            except OSError:
                time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        process.wait()


def _get(port: int, paths: list[str]) -> list[float]:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    times = []
    for path in paths:
        began = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        times.append(time.perf_counter() - began)
        assert answer.status == 200, (path, answer.status)
    connection.close()
    return times


def _quantiles(times: list[float]) -> str:
    cuts = statistics.quantiles(times, n=100)
    return f"p50 {cuts[49]:.1f}, p99 {cuts[98]:.1f} ms"


def _cpu(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident(pid: int) -> float:
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def in_turn(parts: dict[str, Callable[[], Any]], rounds: int = 300) -> dict[str, float]:
    """The median CPU milliseconds of each, taken in turn so that a machine that slows down does so for all."""
    times: dict[str, list[float]] = {name: [] for name in parts}
    for _ in range(rounds):
        for name, work in parts.items():
            start = time.process_time()
            work()
            times[name].append(1000 * (time.process_time() - start))
    return {name: statistics.median(found) for name, found in times.items()}


if __name__ == "__main__":
    main()
