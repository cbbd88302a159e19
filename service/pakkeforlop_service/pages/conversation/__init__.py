"""One conversation: the sheet before it, the form after it, and putting right what was recorded wrongly."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import afterwards, correcting, sheet

router: Final = APIRouter()
for part in (afterwards, correcting, sheet):
    router.include_router(part.router)
