"""Stylesheets, scripts and pictures: under an address that says what is in them, so that they are fetched once."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Final

from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

FOLDER: Final = Path(__file__).parent / "static"
FETCHED: Final = FOLDER / "vendor"
FOR_GOOD: Final = "public, max-age=31536000, immutable"


class NotFetched(Exception):
    """The stylesheets of the pages are not there: a checkout gets them by `make assets`, a wheel brings them."""

    def __init__(self) -> None:
        super().__init__(f"Stilarkene til sidene mangler i {FETCHED}. Kjør «make assets» i kildekoden.")


def served() -> ASGIApp:
    """All files of the folder. Raises `NotFetched`."""
    if not FETCHED.is_dir():
        raise NotFetched
    return GZipMiddleware(_Files(directory=FOLDER), minimum_size=500)


def address(name: str) -> str:
    """Where a file is had; another one when anything in the folder changes."""
    return f"/static/{DIGEST}/{name}"


class _Files(StaticFiles):
    """The files below whatever digest was asked for: a page of another version of the program may ask by its own."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        digest, _, name = path.partition("/")
        response = await super().get_response(name, scope)
        response.headers["Cache-Control"] = FOR_GOOD if digest == DIGEST else "no-store"
        return response


def _digest() -> str:
    digest = sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(FOLDER)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:12]


DIGEST: Final = _digest()
