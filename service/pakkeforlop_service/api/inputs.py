"""What programs send: JSON bodies, and the parameters that several routes share."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from typing import Annotated, Any, Final

from fastapi import Depends, Header, Path, Request
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError, from_json, to_json
from starlette.exceptions import HTTPException

from pakkeforlop_rules import Place
from pakkeforlop_rules.texts import Lang
from pakkeforlop_service.application import Asked, Sent
from pakkeforlop_service.given import Now
from pakkeforlop_service.problems import MalformedJson
from pakkeforlop_workflow import InvalidDocument, Problem
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Day, Reference

_VERSION: Final = re.compile(r'(?:W/)?"?([0-9]{1,9})"?')
_PLACE: Final = re.compile(r"line (\d+) column (\d+)")
_KEY: Final = re.compile(r'"?([A-Za-z0-9._:-]{1,128})"?')
_INSTANT: Final = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d\S*)(?: (\d\d:?\d\d))?")


def _instant(value: object) -> object:
    """Only a written instant: a bare number would silently become one, and a «+» in an address is a space."""
    match = _INSTANT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise PydanticCustomError("datetime_parsing", "not an instant")
    return match[1] if match[2] is None else f"{match[1]}+{match[2]}"


Instant = Annotated[AwareDatetime, BeforeValidator(_instant)]
Subject = Annotated[Reference, Path(description="Referansen til personen. Aldri et fødselsnummer.")]


class NoQuery(BaseModel):
    """No parameters: one that is not known is refused, not ignored."""

    model_config = ConfigDict(extra="forbid")


class LangQuery(NoQuery):
    """The language of the words."""

    lang: Annotated[Lang, Field(description="Språket i ordene: bokmål, nynorsk eller engelsk.")] = "nb"


class DueQuery(LangQuery):
    """From which day, with what was known when, and which roles there are where the person lives and is treated."""

    as_of: Annotated[
        Day | None, Field(description="Dagen svaret gjelder, ÅÅÅÅ-MM-DD. Uten: i dag, i Norge.")
    ] = None
    known_at: Annotated[
        Instant | None, Field(description="Bare det som var registrert da: et tidspunkt med tidssone.")
    ] = None
    has: Annotated[list[Role], Field(description="Roller som finnes der personen bor og behandles.")] = []
    lacks: Annotated[list[Role], Field(description="Roller som ikke finnes der.")] = []

    @field_validator("lacks")
    @classmethod
    def _not_both(cls, lacks: list[Role], info: ValidationInfo) -> list[Role]:
        both = sorted(set(lacks) & set(info.data.get("has", ())))
        if both:
            raise PydanticCustomError(
                "place_both",
                "{roles} både finnes (has) og mangler (lacks)",
                {"roles": ", ".join(both), "cure": "La hver rolle stå ett sted."},
            )
        return lacks

    @property
    def place(self) -> Place:
        """The roles there are, and are not."""
        return Place(has=frozenset(self.has), lacks=frozenset(self.lacks))

    def day(self, today: date) -> date:
        """The day asked about; today when none is given."""
        return self.as_of or today


class StoredQuery(DueQuery):
    """The same of a stored person, by the release that answers now or an earlier one."""

    release: Annotated[
        str | None,
        Field(pattern=r"^[0-9a-f]{16}$", description="Utgaven svaret skal gis etter, fra et svar."),
    ] = None

    @property
    def asked(self) -> Asked:
        """How the person is asked about. Roles that are given take the place of the directory's."""
        place = self.place if self.has or self.lacks else None
        return Asked(known_at=self.known_at, release=self.release, place=place)


async def _json_object(request: Request) -> dict[str, Any]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415)
    try:
        document = from_json(await request.body(), allow_inf_nan=False)
    except ValueError as error:
        place = _PLACE.search(str(error))
        where = "" if place is None else f" på linje {place[1]}, tegn {place[2]}"
        raise MalformedJson(f"Teksten kan ikke leses som JSON{where}.") from None
    if not isinstance(document, dict):
        raise InvalidDocument([Problem("dokumentet", "", "ikke et objekt", "Skriv et objekt: { … }.")])
    return document


JsonObject = Annotated[dict[str, Any], Depends(_json_object)]
"""The body, read as JSON but not yet judged."""


def _written(pattern: re.Pattern[str]) -> dict[str, Any]:
    """How a header must be written, for programs that are made from the description."""
    return {"pattern": f"^{pattern.pattern}$"}


def version_of(description: str) -> Any:
    """The header `If-Match`, as a parameter; see `version`."""
    return Header(description=description, json_schema_extra=_written(_VERSION))


Key = Annotated[
    str | None,
    Header(
        description="Din egen nøkkel for forespørselen, så den trygt kan sendes på nytt.",
        json_schema_extra=_written(_KEY),
    ),
]


def sent_new(
    request: Request,
    document: JsonObject,
    now: Now,
    idempotency_key: Key = None,
) -> Sent:
    """How a request to make something new was sent."""
    return sent(request, document, now, None, idempotency_key)


def sent(
    request: Request,
    document: JsonObject,
    now: Now,
    if_match: Annotated[str | None, version_of("Versjonen forløpet må ha, fra `ETag`.")] = None,
    idempotency_key: Key = None,
) -> Sent:
    """How a request to record something was sent."""
    expected = None if if_match is None else version(if_match)
    if idempotency_key is None:
        return Sent(now, expected)
    key = _KEY.fullmatch(idempotency_key)
    if key is None:
        raise HTTPException(
            400, "Idempotency-Key må være 1 til 128 bokstaver, sifre, «-», «_», «.» eller «:»."
        )
    asked_for = f"{request.url.path}\n".encode() + to_json(document)
    return Sent(now, expected, key[1], sha256(asked_for).hexdigest())


def version(if_match: str) -> int:
    """The version that `If-Match` names."""
    match = _VERSION.fullmatch(if_match)
    if match is None:
        raise HTTPException(400, 'If-Match må være versjonen fra ETag, for eksempel "3".')
    return int(match[1])


HowSent = Annotated[Sent, Depends(sent)]
HowSentNew = Annotated[Sent, Depends(sent_new)]
