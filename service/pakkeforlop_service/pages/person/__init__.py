"""One person: what to talk about now, the drawn timeline, and why."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import overview, why

router: Final = APIRouter()
for part in (overview, why):
    router.include_router(part.router)
