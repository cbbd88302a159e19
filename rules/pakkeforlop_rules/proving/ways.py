"""What can be told of a life, aspect by aspect, in days from the first day of one of two clocks.

The clocks are the cancer course's, which starts with the diagnosis, and the sick leave's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.envelope import Envelope

from .making import event

Clock = Literal["course", "leave"]


@dataclass(frozen=True, slots=True)
class Thing:
    """One event, reckoned in days from the first day of a clock. A `timedelta` among the fields is a day likewise."""

    type: str
    day: int
    clock: Clock
    fields: tuple[tuple[str, Any], ...]

    def from_day(self, first: date) -> Envelope:
        """The event for a clock that starts on a day."""
        fields = {
            name: first + value if isinstance(value, timedelta) else value for name, value in self.fields
        }
        return event(self.type, first + timedelta(days=self.day), **fields)


@dataclass(frozen=True, slots=True)
class Way:
    """One way an aspect can be. `turns` is an age reached two months into the course; `born` false: unknown."""

    name: str
    things: tuple[Thing, ...] = ()
    turns: int | None = None
    born: bool = True
    complete: bool = True

    def birth_month(self, first: date) -> str | None:
        """The month somebody with this way was born in; the usual one is 45 years back."""
        if not self.born:
            return None
        day = add_months(first + timedelta(days=60), -12 * (45 if self.turns is None else self.turns))
        return f"{day:%Y-%m}"


@dataclass(frozen=True, slots=True)
class Aspect:
    """One aspect of a life: the facts and anchors that it decides, and the ways it can be, the usual one first.

    `alone`: ways that a checkpoint cannot tell apart in somebody who is as usual in all else count as one.
    """

    name: str
    ways: tuple[Way, ...]
    facts: tuple[str, ...] = ()
    anchors: tuple[str, ...] = ()
    stirs: tuple[Thing, ...] = ()
    """Events that change it once more, each on the day it is put."""
    alone: bool = True


def at(day: int) -> timedelta:
    """A day among the fields of a thing."""
    return timedelta(days=day)


def on_course(type_: str, day: int, **fields: Any) -> Thing:
    """Something that follows the cancer course."""
    return Thing(type_, day, "course", tuple(fields.items()))


def on_leave(type_: str, day: int, **fields: Any) -> Thing:
    """Something that follows the sick leave."""
    return Thing(type_, day, "leave", tuple(fields.items()))
