"""Why the store says no."""

from __future__ import annotations


class NoSuchPathway(LookupError):
    """There is no pathway with this reference."""


class AlreadyThere(Exception):
    """A pathway with this reference is there already."""


class Stale(Exception):
    """The pathway has moved on since it was read; `current` is its version now."""

    def __init__(self, current: int) -> None:
        self.current = current
        super().__init__(f"the pathway is at version {current}")
