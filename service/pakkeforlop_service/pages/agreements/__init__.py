"""What was agreed with the patient: goals that have a day, and network meetings."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import meeting, milestone

router: Final = APIRouter()
for part in (meeting, milestone):
    router.include_router(part.router)
