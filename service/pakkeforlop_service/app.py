"""The service: one application with its doors."""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus

from fastapi import FastAPI, Request
from opentelemetry.sdk.trace.export import SpanExporter
from starlette.responses import Response
from starlette.routing import Match
from starlette.types import ASGIApp, Scope

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_rules.deployment import DEFAULT_POLICY

from . import api, pages
from .application import Application
from .clock import SYSTEM_CLOCK, Clock
from .cohort import cohort
from .directory.demo import demo_units
from .guard import Guard
from .operation import logs, metrics, telemetry
from .operation.renewer import renewing
from .operation.requests import Requests
from .problems import REFUSED, refusal_of
from .settings import Settings
from .store import Store


@dataclass(frozen=True, slots=True)
class Running:
    """How a deployment runs the service, beyond what it answers."""

    connections: int = 10
    """To the database, at most."""
    retry_after: int = 5
    """Seconds until a client refused with 503 should try again."""
    traces: SpanExporter | None = None
    """Where traces go, if anywhere."""
    accessibility_contact: str | None = None
    """Where people report what they cannot use: an e-mail address or a page, if the operator has said."""


def create_app(
    store_url: str,
    catalogue: Catalogue | None = None,
    clock: Clock = SYSTEM_CLOCK,
    policy: Policy = DEFAULT_POLICY,
    running: Running = Running(),
) -> ASGIApp:
    """The service on a store, with the packaged catalogue unless another is given.

    `policy` is the deployment's: its clinical owner sets it, for all its places.
    """
    catalogue = catalogue or Catalogue.load()
    application = opened(Store(store_url, connections=running.connections), catalogue, clock, policy)
    store = application.store

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        with renewing(application, clock):
            yield
        if traces is not None:
            traces.shutdown()
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
    app.state.application = application
    app.state.clock = clock
    app.state.check = store.check
    app.state.retry_after = running.retry_after
    app.state.accessibility_contact = running.accessibility_contact
    api.mount(app)
    pages.mount(app)
    for error in REFUSED:
        app.add_exception_handler(error, _refuse)
    traces = running.traces and telemetry.instrument(app, running.traces, catalogue.release)

    async def refuse(scope: Scope, error: Exception) -> Response:
        return await _refuse(Request({**scope, "app": app}), error)

    settle_memory()
    return Requests(Guard(app, refuse))


def settle_memory() -> None:
    """Spare the process that has started most of its looking for garbage.

    What is loaded now stays for good, and what a request leaves behind is seldom tied in circles.
    """
    gc.freeze()
    gc.set_threshold(20_000, 50, 100)


def served(settings: Settings) -> ASGIApp:
    """The service as a worker process of `pakkeforlop serve` runs it."""
    logs.configure(settings.log_level, settings.log_format)
    running = Running(
        connections=settings.connections,
        retry_after=settings.retry_after,
        traces=None if settings.otlp_endpoint is None else telemetry.otlp(settings.otlp_endpoint),
        accessibility_contact=settings.accessibility_contact,
    )
    policy = (
        DEFAULT_POLICY
        if settings.policy is None
        else Policy.model_validate_json(settings.policy.read_bytes())
    )
    return create_app(settings.store_url, Catalogue.load(settings.catalogue), policy=policy, running=running)


async def _refuse(request: Request, error: Exception) -> Response:
    """The refusal, as the door that was asked answers: problem documents for programs, pages for people."""
    metrics.refused(error)
    refusal = refusal_of(error)
    to_a_program = request.scope["path"].startswith(api.PATHS)
    response = refusal.response() if to_a_program else pages.refused(request, refusal, error)
    if refusal.status == HTTPStatus.SERVICE_UNAVAILABLE:
        logs.LOG.warning("unavailable", **logs.fault(error))
        response.headers["Retry-After"] = str(request.app.state.retry_after)
    if refusal.status == HTTPStatus.METHOD_NOT_ALLOWED and not request.scope.get("root_path"):
        response.headers["Allow"] = ", ".join(_methods_at(request))
    return response


def _methods_at(request: Request) -> Iterator[str]:
    """The methods of an address of ours; the framework names those of the first of its routes only."""
    for method in ("GET", "POST", "PUT"):
        asked = {**request.scope, "method": method}
        if any(route.matches(asked)[0] is Match.FULL for route in request.app.routes):
            yield method


def opened(store: Store, catalogue: Catalogue, clock: Clock, policy: Policy) -> Application:
    """The application on a store. A file of our own is brought up to date at once; a server is its operator's.

    The catalogue and the policy are adopted where none are yet. Raises `NotMigrated`, `OtherEngine`, `Unavailable`.
    """
    if store.embedded:
        store.migrate()
    store.check()
    return Application(store, catalogue, policy, clock.now())


def filled_store(store_url: str, people: int, seed: int, today: date, policy: Policy = DEFAULT_POLICY) -> int:
    """Fill an empty store with a made-up cohort; how many people were made (0 when it held some).

    The packaged catalogue and the policy are adopted, also in a store that was filled before.
    """
    store = Store(store_url)
    try:
        store.migrate()
        application = Application.adopting(store, Catalogue.load(), policy, SYSTEM_CLOCK.now())
        if not application.directory.units():
            application.directory.fill(demo_units(today), SYSTEM_CLOCK.now())
        return application.fill(cohort(people, seed, today), SYSTEM_CLOCK.now())
    finally:
        store.close()
