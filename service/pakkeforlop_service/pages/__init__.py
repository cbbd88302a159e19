"""The door for people: pages that are whole without a script, and quicker with one."""

from __future__ import annotations

from fastapi import FastAPI

from . import (
    afterwards,
    assets,
    correcting,
    directory,
    employer_sheet,
    handover_receipt,
    handover_sending,
    handovers,
    person,
    report,
    rules,
    sheet,
    statement,
    who_does_what,
    why,
    worklist,
)
from .refused import refused

__all__ = ["mount", "refused"]


def mount(app: FastAPI) -> None:
    """Open this door in the service."""
    for part in (
        worklist,
        person,
        why,
        afterwards,
        correcting,
        directory,
        report,
        statement,
        sheet,
        handovers,
        handover_receipt,
        handover_sending,
        who_does_what,
        employer_sheet,
        rules,
    ):
        app.include_router(part.router, include_in_schema=False)
    app.mount("/static", assets.served())
