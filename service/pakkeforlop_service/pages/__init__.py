"""The door for people: plain pages that need no script."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from . import conversation, person, worklist
from .refused import refused

__all__ = ["mount", "refused"]


def mount(app: FastAPI) -> None:
    """Open this door in the service."""
    for part in (worklist, person, conversation):
        app.include_router(part.router, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
