"""Why the store says no."""

from __future__ import annotations

from datetime import datetime


class NoSuchPathway(LookupError):
    """There is no pathway with this reference."""


class AlreadyThere(Exception):
    """A pathway with this reference is there already."""


class Erased(Exception):
    """The pathway was erased, and its reference is never used again."""

    def __init__(self, erased_at: datetime) -> None:
        self.erased_at = erased_at
        super().__init__(f"erased at {erased_at.isoformat()}")


class Stale(Exception):
    """What was read has moved on since; `current` is its version now."""

    def __init__(self, current: int) -> None:
        self.current = current
        super().__init__(f"it is at version {current}")


class KeyUsed(Exception):
    """The `Idempotency-Key` came before, with another request."""


class NoSuchRelease(LookupError):
    """No answer here was given by this release."""


class Unavailable(Exception):
    """The database does not answer. Nothing of the request is acknowledged; it can be sent again.

    Where the connection broke while it was being kept, it may have been: a request with a key is then not done twice.
    """


class NotADatabase(Exception):
    """The file is there, and is no database of the kind that was meant."""


class NotMigrated(Exception):
    """The database has another schema than this program: `found`, where `needed` is wanted."""

    def __init__(self, found: str | None, needed: str) -> None:
        self.found = found
        self.needed = needed
        super().__init__(f"schema {found or 'none'}, {needed} is needed: run «pakkeforlop store upgrade»")
