"""What programs send: JSON bodies, and the parameters that several routes share."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any

from fastapi import Depends, Path, Request
from pydantic import (
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)
from pydantic_core import PydanticCustomError, from_json
from starlette.exceptions import HTTPException

from pakkeforlop_rules import Place
from pakkeforlop_rules.texts import Lang
from pakkeforlop_service.problems import MalformedJson
from pakkeforlop_workflow import InvalidDocument, Problem
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Day, Reference

_INSTANT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d\S*)(?: (\d\d:?\d\d))?")


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

    lang: Lang = "nb"


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
                "place_both", "{roles} både finnes (has) og mangler (lacks)", {"roles": ", ".join(both)}
            )
        return lacks

    @property
    def place(self) -> Place:
        """The roles there are, and are not."""
        return Place(has=frozenset(self.has), lacks=frozenset(self.lacks))

    def day(self, today: date) -> date:
        """The day asked about; today when none is given."""
        return self.as_of or today


async def _json_object(request: Request) -> dict[str, Any]:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise HTTPException(415)
    try:
        document = from_json(await request.body(), allow_inf_nan=False)
    except ValueError as error:
        raise MalformedJson(f"{error}.") from None
    if not isinstance(document, dict):
        raise InvalidDocument([Problem("dokumentet", "", "ikke et objekt", "Skriv et objekt: { … }.")])
    return document


JsonObject = Annotated[dict[str, Any], Depends(_json_object)]
"""The body, read as JSON but not yet judged."""
