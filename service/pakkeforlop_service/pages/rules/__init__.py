"""The rules for reading: every checkpoint, where it comes from, and the two tracks of a pathway."""

from __future__ import annotations

from typing import Final

from fastapi import APIRouter

from . import checkpoint, index, machines, sources

router: Final = APIRouter()
# In this order: a checkpoint is whatever no other address is.
for part in (index, sources, machines, checkpoint):
    router.include_router(part.router)
