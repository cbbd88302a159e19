"""Municipalities and hospital units: who is there, what they offer, and how to reach them."""

from __future__ import annotations

from .directory import router

__all__ = ["router"]
