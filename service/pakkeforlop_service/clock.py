"""What time it is: the only place in the service that looks at a clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

OSLO = ZoneInfo("Europe/Oslo")


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock; tests set their own."""

    now: Callable[[], datetime] = _utc_now
    """This instant, with a time zone."""

    def today(self) -> date:
        """The day it is in Norway."""
        return self.now().astimezone(OSLO).date()


SYSTEM_CLOCK = Clock()
