"""The first page: the worklist."""

from __future__ import annotations

from .listing import router

__all__ = ["router"]
