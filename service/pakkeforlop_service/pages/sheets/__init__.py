"""Sheets that the patient takes along."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import employer_sheet, who_does_what

router: Final = APIRouter()
for part in (employer_sheet, who_does_what):
    router.include_router(part.router)
