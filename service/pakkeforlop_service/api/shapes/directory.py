"""The directory: units with their roles and services, and what came of changing them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.codes import LocalRole

from .parts import Day, Lang, Moment

UnitVersion = Annotated[int, Field(description="Versjonen av enheten, fra 1; det samme som `ETag`.")]


class VerifiedDocument(TypedDict):
    """How fresh a record is."""

    on: Annotated[Day | None, Field(description="Dagen det sist ble bekreftet. null: aldri.")]
    stale: Annotated[bool, Field(description="Om det er mer enn ett år siden, eller aldri er bekreftet.")]
    text: str


class VerifiedParts(TypedDict):
    """How fresh each record of a unit is, in the order of the unit's own."""

    roles: dict[LocalRole, VerifiedDocument]
    services: list[VerifiedDocument]
    cooperations: list[VerifiedDocument]


class UnitDocument(TypedDict):
    """A unit, and what the day says about it."""

    id: str
    version: UnitVersion
    open: Annotated[bool, Field(description="Om enheten finnes på dagen.")]
    stale: Annotated[bool, Field(description="Om noe i den ikke er bekreftet det siste året.")]
    unit: Unit
    verified: VerifiedParts


class UnitVersionDocument(UnitDocument):
    """A unit by itself, with when it was written."""

    recorded_at: Moment


class UnitsDocument(TypedDict):
    """Units."""

    as_of: Day
    known_at: Annotated[Moment | None, Field(description="Som i spørsmålet. null: det som er registrert nå.")]
    lang: Lang
    units: list[UnitDocument]


class VersionDocument(TypedDict):
    """When a version was written."""

    version: int
    recorded_at: Moment


class VersionsDocument(TypedDict):
    """Every version of a unit, the first one first."""

    id: str
    versions: list[VersionDocument]


class WrittenDocument(TypedDict):
    """What came of a file of units."""

    new: list[str]
    changed: list[str]
    unchanged: int
    places: Annotated[list[str], Field(description="Enheter der en rolle er kommet til eller falt fra.")]


class UnitWritten(WrittenDocument):
    """What came of one unit."""

    id: str
    version: UnitVersion


class Units(TypedDict):
    """A file of units, each whole."""

    units: list[Unit]
