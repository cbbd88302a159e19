"""The door for people: pages that are whole without a script, and quicker with one."""

from __future__ import annotations

from fastapi import Depends, FastAPI

from . import (
    agreements,
    assets,
    conversation,
    handovers,
    person,
    places,
    reports,
    rules,
    sheets,
    statement,
    worklist,
)
from .last_list import recall
from .refused import refused

__all__ = ["mount", "refused"]


def mount(app: FastAPI) -> None:
    """Open this door in the service."""
    for part in (
        worklist,
        person,
        conversation,
        agreements,
        handovers,
        sheets,
        places,
        reports,
        rules,
        statement,
    ):
        app.include_router(part.router, dependencies=[Depends(recall)], include_in_schema=False)
    app.mount("/static", assets.served())
