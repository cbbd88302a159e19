"""The door for people: pages that are whole without a script, and quicker with one."""

from __future__ import annotations

from fastapi import FastAPI

from . import assets, conversation, person, worklist
from .refused import refused

__all__ = ["mount", "refused"]


def mount(app: FastAPI) -> None:
    """Open this door in the service."""
    for part in (worklist, person, conversation):
        app.include_router(part.router, include_in_schema=False)
    app.mount("/static", assets.served())
