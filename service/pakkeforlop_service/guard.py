"""What every request passes before any door: who may ask, what they may send, and headers on every answer.

Until there is sign-in the service is for this machine alone. A page on another site must not be able to use it
through the user's browser: the host must be a loopback name, and whoever writes must come from here. And nobody may
send a national identity number: it is refused before anything reads, stores or logs it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pakkeforlop_workflow import InvalidDocument

from . import identity
from .operation import metrics

MAX_BODY: Final = 1_000_000
"""Bytes in the body of a request; the most events a document may hold are well below it."""

HOSTS: Final = frozenset({"127.0.0.1", "::1", "localhost"})
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})

HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; img-src 'self' data:; "  # the design system draws its marks so
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    # Not no-referrer: with it a browser sends «Origin: null» with our own forms, like a stranger's.
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Set on every answer that does not set them itself."""

Refuse = Callable[[Scope, Exception], Awaitable[Response]]
"""How the door that was asked says no."""


class Guard:
    """The ASGI wrapper around all doors."""

    def __init__(self, app: ASGIApp, refuse: Refuse) -> None:
        self.app = app
        self.refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse the request, or pass it on."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def answered(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        with suppress(ClientDisconnect):  # whoever asked has gone: nobody to answer
            try:
                headers = Headers(scope=scope)
                _check_sender(scope, headers)
                body = await _received(receive)
                _check_identity(scope, headers, body)
            except (HTTPException, InvalidDocument) as error:
                await (await self.refuse(scope, error))(scope, receive, answered)
            else:
                await self.app(scope, _replayed(body, receive), answered)


def _check_sender(scope: Scope, headers: Headers) -> None:
    host = headers.get("host", "")
    if _name(host) not in HOSTS:
        raise HTTPException(400, f"Tjenesten svarer bare på denne maskinen: {', '.join(sorted(HOSTS))}.")
    origin = headers.get("origin")
    if scope["method"] not in SAFE and origin is not None and origin != f"{scope['scheme']}://{host}":
        raise HTTPException(403)
    length = headers.get("content-length", "0")
    if len(length) > len(str(MAX_BODY)) or (length.isdecimal() and int(length) > MAX_BODY):
        raise HTTPException(413, f"Høyst {MAX_BODY} byte.")


async def _received(receive: Receive) -> bytes:
    """The whole body. Raises when it is too large, or when the sender goes away before its end."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            raise HTTPException(413, f"Høyst {MAX_BODY} byte.")
        if not message.get("more_body", False):
            return bytes(body)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """The body that has been read, for the door to read; after it, what comes."""
    messages: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def again() -> Message:
        return messages.pop() if messages else await receive()

    return again


def _check_identity(scope: Scope, headers: Headers, body: bytes) -> None:
    media_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    where = (
        identity.in_address(scope["raw_path"], scope["query_string"])
        or identity.in_headers(scope["headers"])
        or (identity.in_body(body, media_type) if body else None)
    )
    if where is not None:
        metrics.IDENTITY_NUMBERS.inc()
        raise InvalidDocument([identity.problem(where)])


def _name(host: str) -> str | None:
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None
