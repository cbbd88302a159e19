"""What is known of every request when it is over: one line in the log and one count among the figures.

The outermost part of the service: what is refused at the door and what fails is seen here too. A request is named by
its route's template, never by its address.
"""

from __future__ import annotations

import re
from time import perf_counter
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars

from pakkeforlop_service import identity
from pakkeforlop_service.problems import refusal_of

from . import metrics
from .logs import LOG, fault

REQUEST_ID: Final = "X-Request-Id"
_SANE: Final = re.compile(r"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_QUIET: Final = frozenset({"/healthz", "/readyz", "/metrics"})
"""Asked for every few seconds by machines: logged at level debug."""
_GONE: Final = 499
"""Counted, never sent: whoever asked went away before there was an answer."""


class Requests:
    """The ASGI wrapper around the guard."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and tell of it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = perf_counter()
        status = _GONE
        request_id = _request_id(Headers(scope=scope))
        bind_contextvars(request_id=request_id)

        async def answered(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[REQUEST_ID] = request_id
            await send(message)

        try:
            await self.app(scope, receive, answered)
        except Exception as error:  # noqa: BLE001 - it is told here, without its message; the server would tell it all
            LOG.error("request failed", **fault(error))
            if status == _GONE:
                await refusal_of(error).response()(scope, receive, answered)
        finally:
            _tell(scope, status, perf_counter() - began)


def _request_id(headers: Headers) -> str:
    given = headers.get(REQUEST_ID, "")
    return given if _SANE.fullmatch(given) and not identity.holds(given) else uuid4().hex


def _tell(scope: Scope, status: int, seconds: float) -> None:
    method = scope["method"] if scope["method"] in _METHODS else "other"
    route: str = getattr(scope.get("route"), "path", "none")
    metrics.REQUESTS.labels(method, route, str(status)).observe(seconds)
    tell = LOG.debug if route in _QUIET else LOG.info
    tell("request", method=method, route=route, status=status, ms=round(seconds * 1000, 2))
