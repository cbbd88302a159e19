"""Windows as a catalogue writes them: days reckoned from what has happened."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import Annotated, Self

from pydantic import BeforeValidator, Field, StrictBool, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.anchors import AnchorName

from .models import Model
from .sources import Basis


class Offset(Model):
    """A span of time: calendar months first, then weeks and days. Negative is before."""

    months: Annotated[int, Field(strict=True, ge=-240, le=240)] = 0
    weeks: Annotated[int, Field(strict=True, ge=-1040, le=1040)] = 0
    days: Annotated[int, Field(strict=True, ge=-3650, le=3650)] = 0

    @cached_property
    def weeks_and_days(self) -> timedelta:
        """All but the months."""
        return timedelta(weeks=self.weeks, days=self.days)


class Bound(Offset):
    """A day reckoned from an anchor, the window's own unless `from` names another.

    `not_before` is reckoned from the window's own anchor: an event that comes sooner counts from there.
    `as_opening` reckons an end from the earliest day a rough date may mean, where the next checkpoint opens.
    """

    from_: AnchorName | None = Field(default=None, alias="from")
    not_before: Offset | None = None
    as_opening: StrictBool = False


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Bounds = Annotated[tuple[Bound, ...], BeforeValidator(_listed), Field(min_length=1)]
"""Several bounds mean whichever comes first."""


class Window(Model):
    """When a checkpoint opens, runs over time and closes, reckoned from an anchor.

    `occurrence` numbers the times a checkpoint comes again. Among windows of one occurrence, the first whose
    anchor is known is used. A window closes at the start of the day given; without `closes` it stays open.
    """

    anchor: AnchorName
    opens: Bounds
    over_time: Bounds | None = None
    closes: Bounds | None = None
    occurrence: Annotated[int, Field(strict=True, ge=1)] = 1
    basis: Basis

    @model_validator(mode="after")
    def _over_time_is_not_before_opening(self) -> Self:
        own = [bound for bound in self.over_time or () if bound.from_ is None]
        first = [bound for bound in self.opens if bound.from_ is None]
        if own and first and min(map(_days, own)) < min(map(_days, first)):
            raise PydanticCustomError("over_time_first", "over time before it opens")
        return self


def _days(offset: Offset) -> float:
    """About how many days an offset is."""
    return offset.months * 30.44 + offset.weeks * 7 + offset.days
