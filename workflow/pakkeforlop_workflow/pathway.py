"""The pathway document: one person's header and events, and what of it was known when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
    field_validator,
    model_validator,
)
from pydantic_core import InitErrorDetails, PydanticCustomError

from .codes import CancerGroup
from .dates import FIRST_DAY, LAST_DAY
from .envelope import Envelope, Reference
from .errors import InvalidDocument, problems_of
from .events import ORDER, Correction, Event

MAX_EVENTS = 500
"""Most events one document may hold: ten years with a certificate a month and a control a quarter are half of it.

A bound is needed, since an evaluation takes time with the square of the events in the worst of documents.
"""

_PRECEDENCE = {name: place for place, name in enumerate(ORDER)}
_TAGS = frozenset(ORDER) | {"correction"}


_BORN = {"type": "string", "pattern": "^(19|2[01])[0-9]{2}-(0[1-9]|1[0-2])$"}


def _born(value: object) -> object:
    ok = isinstance(value, str) and len(value) == 7 and value[4] == "-"
    if ok:
        try:
            ok = FIRST_DAY <= date.fromisoformat(f"{value}-01") <= LAST_DAY
        except ValueError:
            ok = False
    if not ok:
        raise PydanticCustomError("born_format", "not YYYY-MM")
    return value


class Pathway(BaseModel):
    """One person: one or more cancer courses, one work track, one set of wishes.

    `subject` is an opaque reference (a national identity number is refused). `born` is the year and month,
    YYYY-MM. `sources_complete` false says that events may be missing, which turns «no» into «unknown».
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: Reference
    born: Annotated[str, StringConstraints(strict=True), WithJsonSchema(_BORN)] | None = None
    municipality: Reference | None = None
    hospital_unit: Reference | None = None
    cancer: CancerGroup | None = None
    interpreter: StrictBool = False
    sources_complete: StrictBool = True
    synthetic: StrictBool = False
    events: Annotated[tuple[Event, ...], Field(max_length=MAX_EVENTS)] = ()

    @classmethod
    def read(cls, document: str | bytes | dict[str, Any]) -> Self:
        """Read a JSON text or an already parsed document.

        Raises `InvalidDocument` with every problem: where it is, what was found and what to do.
        """
        try:
            if isinstance(document, dict):
                return cls.model_validate(document)
            return cls.model_validate_json(document)
        except ValidationError as error:
            raise InvalidDocument(problems_of(error, _TAGS)) from None

    @property
    def birth_month(self) -> date | None:
        """The first day of the month the person was born in."""
        return None if self.born is None else date.fromisoformat(f"{self.born}-01")

    def known(self, known_at: datetime | None = None) -> tuple[Envelope, ...]:
        """The events that count, in their order, as known at an instant (everything by default).

        Corrections are carried out. The order is by day, then by type, then by when and under which id the
        event was recorded; the order of the document plays no part.
        """
        heard = [event for event in self.events if known_at is None or event.recorded_at <= known_at]
        corrections = [event for event in heard if isinstance(event, Correction)]
        standing: dict[str, Envelope] = {
            event.id: event for event in heard if not isinstance(event, Correction)
        }
        if corrections:
            _carry_out(corrections, standing)
        return tuple(sorted(standing.values(), key=_position))

    _born = field_validator("born", mode="before")(lambda value: value if value is None else _born(value))

    @model_validator(mode="after")
    def _events_fit_together(self) -> Self:
        errors = [*_duplicate_ids(self), *_unknown_corrections(self), *_before_birth(self)]
        if errors:
            raise ValidationError.from_exception_data("Pathway", errors)
        return self


def _position(event: Envelope) -> tuple[date, int, datetime, str]:
    return (event.on, _PRECEDENCE[event.type], event.recorded_at, event.id)


def _carry_out(corrections: list[Correction], standing: dict[str, Envelope]) -> None:
    """Apply corrections to `standing`, latest first: the last word on an event counts, also on a correction."""
    settled: set[str] = set()
    for correction in sorted(corrections, key=lambda item: (item.recorded_at, item.id), reverse=True):
        if correction.id in settled or correction.corrects in settled:
            continue
        settled.add(correction.corrects)
        if correction.replaces is not None:
            standing[correction.corrects] = correction.replaces
        else:
            standing.pop(correction.corrects, None)


def _duplicate_ids(pathway: Pathway) -> list[InitErrorDetails]:
    first: dict[str, int] = {}
    errors = []
    for index, event in enumerate(pathway.events):
        if event.id in first:
            kind = PydanticCustomError("duplicate_id", "id used before", {"first": first[event.id]})
            errors.append(InitErrorDetails(type=kind, loc=("events", index, "id"), input=event.id))
        first.setdefault(event.id, index)
    return errors


def _unknown_corrections(pathway: Pathway) -> list[InitErrorDetails]:
    by_id = {event.id: event for event in pathway.events}
    unknown = PydanticCustomError("correction_unknown", "no such event")
    of_a_correction = PydanticCustomError("correction_of_correction", "a correction can only be withdrawn")
    errors = []
    for index, event in enumerate(pathway.events):
        if not isinstance(event, Correction):
            continue
        target = by_id.get(event.corrects)
        if target is None or target is event:
            errors.append(
                InitErrorDetails(type=unknown, loc=("events", index, "corrects"), input=event.corrects)
            )
        elif isinstance(target, Correction) and event.replaces is not None:
            where = ("events", index, "replaces")
            errors.append(InitErrorDetails(type=of_a_correction, loc=where, input=event.corrects))
    return errors


def _before_birth(pathway: Pathway) -> list[InitErrorDetails]:
    born = pathway.birth_month
    if born is None:
        return []
    kind = PydanticCustomError("before_birth", "before birth", {"born": pathway.born})
    errors = []
    for index, event in enumerate(pathway.events):
        if event.on < born:
            errors.append(
                InitErrorDetails(type=kind, loc=("events", index, "on"), input=event.on.isoformat())
            )
        replaced = event.replaces if isinstance(event, Correction) else None
        if replaced is not None and replaced.on < born:
            where = ("events", index, "replaces", "on")
            errors.append(InitErrorDetails(type=kind, loc=where, input=replaced.on.isoformat()))
    return errors
