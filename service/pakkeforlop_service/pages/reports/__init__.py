"""Reports, with charts."""

from __future__ import annotations

from .report import router

__all__ = ["router"]
