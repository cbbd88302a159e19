"""What every request passes before any door: who may ask, how much they may send, and headers on every answer.

Until there is sign-in the service is for this machine alone. A page on another site must not be able to use it
through the user's browser: the host must be a loopback name, and whoever writes must come from here.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import refusal_of

MAX_BODY: Final = 1_000_000
"""Bytes in the body of a request; the most events a document may hold are well below it."""

HOSTS: Final = frozenset({"127.0.0.1", "::1", "localhost"})
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it a browser sends «Origin: null» with our own forms, like a stranger's.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Set on every answer that does not set them itself."""


class Guard:
    """The ASGI wrapper around the whole service."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        received = 0

        async def counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > MAX_BODY:
                raise HTTPException(413)
            return message

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refused = _refused(scope, Headers(scope=scope))
        if refused is None:
            with suppress(ClientDisconnect):  # whoever asked has gone: nobody to answer
                await self.app(scope, counted, answered)
        else:
            await refusal_of(refused).response()(scope, receive, answered)


def _refused(scope: Scope, headers: Headers) -> HTTPException | None:
    host = headers.get("host", "")
    if _name(host) not in HOSTS:
        return HTTPException(400, f"Tjenesten svarer bare på denne maskinen: {', '.join(sorted(HOSTS))}.")
    origin = headers.get("origin")
    if scope["method"] not in SAFE and origin is not None and origin != f"{scope['scheme']}://{host}":
        return HTTPException(403)
    length = headers.get("content-length", "0")
    if len(length) > len(str(MAX_BODY)) or (length.isdecimal() and int(length) > MAX_BODY):
        return HTTPException(413, f"Høyst {MAX_BODY} byte.")
    return None


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
