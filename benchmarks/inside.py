"""A request to the service in this process, from the server's hand to the server's hand: no client, no socket."""

from __future__ import annotations

import asyncio
from typing import Final

from starlette.types import ASGIApp, Message

HOST: Final = [(b"host", b"127.0.0.1")]


class Inside:
    """An application that is asked without a server."""

    def __init__(self, app: ASGIApp) -> None:
        self._app, self._loop = app, asyncio.new_event_loop()

    def get(self, address: str) -> bytes:
        """The body of a page."""
        return self._asked("GET", address, b"")

    def post(self, address: str, document: bytes) -> bytes:
        """The body of the answer to a JSON document."""
        return self._asked("POST", address, document)

    def _asked(self, method: str, address: str, body: bytes) -> bytes:
        path, _, query = address.partition("?")
        headers = [*HOST, (b"content-type", b"application/json")] if body else HOST
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "root_path": "",
            "path": path,
            "raw_path": path.encode(),
            "query_string": query.encode(),
            "headers": headers,
        }
        sent: list[Message] = []
        to_come = [{"type": "http.request", "body": body, "more_body": False}]

        async def receive() -> Message:
            if not to_come:
                await asyncio.Event().wait()  # nobody goes away
            return to_come.pop()

        async def send(message: Message) -> None:
            sent.append(message)

        self._loop.run_until_complete(self._app(scope, receive, send))
        assert sent[0]["status"] == 200, (address, sent)
        return b"".join(message.get("body", b"") for message in sent)
