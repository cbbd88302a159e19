"""Handing over: sending to a role, what waits for an answer, and the answer."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import receipt, sending, waiting

router: Final = APIRouter()
for part in (receipt, sending, waiting):
    router.include_router(part.router)
