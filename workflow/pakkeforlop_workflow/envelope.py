"""What every event says, and the small types its fields are made of."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from . import codes
from .dates import FIRST_DAY, LAST_DAY, Interval, interval

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NATIONAL_ID = re.compile(r"[0-9]{11}")


def _iso_day(value: object) -> object:
    """Only a date or the text YYYY-MM-DD: numbers and instants would silently become some day."""
    if type(value) is date:
        day = value
    elif isinstance(value, str) and _DAY.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("impossible_date", "no such day") from None
    else:
        raise PydanticCustomError("impossible_date", "not a date as YYYY-MM-DD")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise PydanticCustomError("impossible_date", "outside the years 1900 to 2199")
    return day


Day = Annotated[
    date,
    BeforeValidator(_iso_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": "^(19|2[01])[0-9]{2}-[0-9]{2}-[0-9]{2}$"}),
]
"""A calendar day from 1900 to 2199, written YYYY-MM-DD."""


def _instant(value: object) -> object:
    """Only an instant as text: a number would silently become some second of 1970."""
    if isinstance(value, str | datetime):
        return value
    raise PydanticCustomError("datetime_type", "not an instant")


Instant = Annotated[AwareDatetime, BeforeValidator(_instant, json_schema_input_type=AwareDatetime)]
"""A point in time with its time zone, as in RFC 3339."""
Code = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
"""An opaque ASCII slug: a checkpoint id or a theme."""


def _not_a_national_id(reference: str) -> str:
    if _NATIONAL_ID.fullmatch(reference):
        raise PydanticCustomError("national_id", "looks like a national identity number")
    return reference


Reference = Annotated[
    str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$"), AfterValidator(_not_a_national_id)
]
"""An opaque reference: an event's id, a course, an employment, a municipality."""
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]


def not_before_start(end: date | None, info: ValidationInfo) -> date | None:
    """Validates a period's last day against its first, `on`."""
    start = info.data.get("on")
    if end is not None and start is not None and end < start:
        raise PydanticCustomError("end_before_start", "before {start}", {"start": start.isoformat()})
    return end


def not_before_event(day: date | None, info: ValidationInfo) -> date | None:
    """Validates a day that lies ahead against the event's own, `on`."""
    on = info.data.get("on")
    if day is not None and on is not None and day < on:
        raise PydanticCustomError("day_before_event", "before {on}", {"on": on.isoformat()})
    return day


class Envelope(BaseModel):
    """What every event says: which, when, known since when, by whom and from where."""

    # Built with the pathway, not once more for each type by itself: that is a tenth of the time to start.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    if TYPE_CHECKING:
        # Every type of event says its own word, as a field of its own.
        type: str
    id: Reference
    on: Day
    precision: codes.Precision = "day"
    recorded_at: Instant
    by: codes.Role
    told_by: codes.ToldBy = "journal"

    @property
    def interval(self) -> Interval:
        """The days that `on` may mean, given its precision."""
        return interval(self.on, self.precision)


class CourseEvent(Envelope):
    """An event of one cancer course; without `course` it belongs to the latest one told by then."""

    course: Reference | None = None
