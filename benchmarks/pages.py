"""Figures of the pages: what a server spends on them, and how large they are: `make bench-pages`, a minute or so.

3 300 people in PostgreSQL, half of them in each of two municipalities; the service is asked in this process.
"""

from __future__ import annotations

import gzip
import re
import statistics
import time

from starlette.testclient import TestClient

from benchmarks.country import TODAY, settle
from pakkeforlop_service.app import create_app
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.store import Store
from tests.browser.conftest import NOW
from tests.support.postgres import Server

PEOPLE = 3_300


def main() -> None:
    """Print every figure."""
    assert NOW.date() == TODAY
    with Server(on_disk=True) as server:
        url = server.database("pages")
        store = Store(url)
        store.migrate()
        store.close()
        settle(url, PEOPLE)
        with TestClient(create_app(url, clock=Clock(lambda: NOW)), base_url="http://127.0.0.1") as client:
            worklist = [f"/?enhet=demo-kommune-{1 + number % 2}" for number in range(120)]
            told(client, "worklist of 1 650 people (aim p95 ≤ 30 ms, ≤ 60 kB)", worklist)
            people = [f"/forlop/syntetisk-{number:06}" for number in range(1, 400)]
            told(client, "a person's page (aim ≤ 25 ms)", people)
            first_visit(client)


def told(client: TestClient, name: str, addresses: list[str]) -> None:
    """Milliseconds from the request to the whole answer, the client's own included, and the size of the page."""
    times, sizes = [], []
    for address in addresses:
        began = time.perf_counter()
        response = client.get(address)
        times.append(1000 * (time.perf_counter() - began))
        assert response.status_code == 200, address
        sizes.append(len(response.content) / 1000)
    cuts = statistics.quantiles(times[10:], n=20)
    size = f"median {statistics.median(sizes):.0f} kB, largest {max(sizes):.0f} kB"
    print(f"{name}: p50 {cuts[9]:.1f}, p95 {cuts[18]:.1f} ms; {size}")


def first_visit(client: TestClient) -> None:
    """What a browser fetches once and keeps."""
    named = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get("/").text)))
    sizes = {
        address.rpartition("/")[2]: len(gzip.compress(client.get(address).content)) / 1000
        for address in named
    }
    listed = ", ".join(f"{name} {size:.1f}" for name, size in sizes.items())
    print(f"first visit, compressed: {sum(sizes.values()):.0f} kB (aim ≤ 120): {listed}")


if __name__ == "__main__":
    main()
