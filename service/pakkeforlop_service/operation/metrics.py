"""Figures for Prometheus: requests by route, what the store refused, what was refused at the door, a release's way.

With several worker processes each writes to the folder that PROMETHEUS_MULTIPROC_DIR names, and any of them answers
for all; `pakkeforlop serve` sees to it.
"""

from __future__ import annotations

import os
from typing import Final

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Gauge, Histogram
from prometheus_client import generate_latest as _written
from prometheus_client.multiprocess import MultiProcessCollector

from pakkeforlop_service.store.errors import Stale, Unavailable

MEDIA_TYPE: Final = CONTENT_TYPE_LATEST
FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The environment variable by which the client library knows that there are several processes."""

REQUESTS: Final = Histogram(
    "pakkeforlop_request_seconds",
    "Time from a request's arrival to the end of its answer.",
    ("method", "route", "status"),
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
STORE_ERRORS: Final = Counter("pakkeforlop_store_errors", "Requests that the store could not answer.")
STALE_WRITES: Final = Counter(
    "pakkeforlop_stale_writes", "Writes refused because the pathway had moved on since it was read."
)
IDENTITY_NUMBERS: Final = Counter(
    "pakkeforlop_identity_numbers", "Requests refused because they held a national identity number."
)
RELEASE_PATHWAYS: Final = Gauge(
    "pakkeforlop_release_pathways",
    "Stored pathways whose answers were given by a release.",
    ("release",),
    multiprocess_mode="mostrecent",
)


def refused(error: Exception) -> None:
    """Count a refusal that an operator wants to know of."""
    match error:
        case Unavailable():
            STORE_ERRORS.inc()
        case Stale():
            STALE_WRITES.inc()


def exposition() -> bytes:
    """All figures of this process, or of all worker processes when there are several."""
    if FOLDER not in os.environ:
        return _written(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call] # the library leaves it untyped
    return _written(registry)
