"""Figures of the pages: what a server spends on them, and how large they are: `make bench-pages`, a minute or so.

3 300 people in PostgreSQL, half of them in each of two municipalities; the service is asked in this process.
"""

from __future__ import annotations

import gzip
import re
import statistics
import time

from benchmarks.country import TODAY, settle
from benchmarks.inside import Inside
from pakkeforlop_service.app import create_app, settle_memory
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
        service = Inside(create_app(url, clock=Clock(lambda: NOW)))
        settle_memory()  # as the service does when it has started
        worklist = [f"/?enhet=demo-kommune-{1 + number % 2}" for number in range(300)]
        told(service, "worklist of 1 650 people (aim p95 ≤ 30 ms, ≤ 60 kB)", worklist)
        people = [f"/forlop/syntetisk-{number:06}" for number in range(1, 400)]
        told(service, "a person's page (aim ≤ 25 ms)", people)
        first_visit(service)


def told(service: Inside, name: str, addresses: list[str]) -> None:
    """Milliseconds from the request to the whole answer, the database included, and the size of the page."""
    times, sizes = [], []
    for address in addresses:
        began = time.perf_counter()
        page = service.get(address)
        times.append(1000 * (time.perf_counter() - began))
        sizes.append(len(page) / 1000)
    cuts = statistics.quantiles(times[10:], n=20)
    size = f"median {statistics.median(sizes):.0f} kB, largest {max(sizes):.0f} kB"
    print(f"{name}: p50 {cuts[9]:.1f}, p95 {cuts[18]:.1f} ms; {size}")


def first_visit(service: Inside) -> None:
    """What a browser fetches once and keeps."""
    named = sorted(set(re.findall(r'(?:href|src)="(/static/[^"]+)"', service.get("/").decode())))
    sizes = {address.rpartition("/")[2]: len(gzip.compress(service.get(address))) / 1000 for address in named}
    listed = ", ".join(f"{name} {size:.1f}" for name, size in sizes.items())
    print(f"first visit, compressed: {sum(sizes.values()):.0f} kB (aim ≤ 120): {listed}")


if __name__ == "__main__":
    main()
