"""The service: one application with its doors."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_rules.deployment import DEFAULT_POLICY

from . import api, pages
from .application import Application
from .clock import SYSTEM_CLOCK, Clock
from .cohort import cohort
from .guard import Guard
from .problems import REFUSED, refusal_of
from .store import Store


def create_app(
    store_url: str,
    catalogue: Catalogue | None = None,
    clock: Clock = SYSTEM_CLOCK,
    policy: Policy = DEFAULT_POLICY,
) -> ASGIApp:
    """The service on a store, with the packaged catalogue unless another is given.

    `policy` is the deployment's: its clinical owner sets it, for all its places.
    """
    store = Store(store_url)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        store.close()

    app = FastAPI(
        title="Pakkeforløp hjem – arbeid",
        version="1",
        description=api.DESCRIPTION,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.application = Application(store, catalogue or Catalogue.load(), policy)
    app.state.clock = clock
    api.mount(app)
    pages.mount(app)
    for error in REFUSED:
        app.add_exception_handler(error, _refuse)
    gc.freeze()  # what is loaded now stays for good: no need to look through it again and again
    return Guard(app)


async def _refuse(request: Request, error: Exception) -> Response:
    """The refusal, as the door that was asked answers: problem documents for programs, pages for people."""
    refusal = refusal_of(error)
    if request.url.path.startswith(api.PATHS):
        return refusal.response()
    return pages.refused(request, refusal)


def filled_store(store_url: str, people: int, seed: int, today: date) -> int:
    """Fill an empty store with a made-up cohort; how many people were made (0 when it held some)."""
    store = Store(store_url)
    try:
        if not store.is_empty():
            return 0
        store.add(cohort(people, seed, today), SYSTEM_CLOCK.now())
    finally:
        store.close()
    return people
