"""What several answers are made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, NotRequired

from pydantic import Field, WithJsonSchema
from typing_extensions import TypeAliasType, TypedDict

from pakkeforlop_rules import answers, entries, sources, texts
from pakkeforlop_workflow import codes

Day = Annotated[date | str, WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written YYYY-MM-DD."""
Moment = Annotated[datetime | str, WithJsonSchema({"type": "string", "format": "date-time"})]
"""A point in time with its time zone, as in RFC 3339."""

# Each by its name in the document, so that a generated client has one type for it.
Role = TypeAliasType("Role", codes.Role)
Lang = TypeAliasType("Lang", texts.Lang)
AnswerCode = TypeAliasType("AnswerCode", answers.AnswerCode)
Norm = TypeAliasType("Norm", entries.Norm)
SourceStanding = TypeAliasType("SourceStanding", sources.Standing)

Release = Annotated[str, Field(description="Utgaven av motor og katalog som svaret er gitt etter.")]
Checkpoint = Annotated[str, Field(description="Id-en til sjekkpunktet i katalogen. Den endres aldri.")]
Version = Annotated[int, Field(description="Antallet hendelser som er lagret; det samme som `ETag`.")]
Synthetic = Annotated[bool, Field(description="Om personen er oppdiktet.")]
NobodyOr = Annotated[Role | None, Field(description="Hvem som har ansvaret. null: ingen har det.")]


class RoleDocument(TypedDict):
    """A role, in words."""

    role: Role
    text: str


class ThemeDocument(TypedDict):
    """A theme of a conversation, in words."""

    theme: str
    text: str


class GapDocument(TypedDict):
    """An event that does not follow from what was known: it is stored, and changes nothing."""

    event: Annotated[str, Field(description="Id-en til hendelsen.")]
    on: Day
    text: str
    unknown: Annotated[list[str], Field(description="Opplysninger som er ukjente etter den.")]


class SourceDocument(TypedDict):
    """A source with its standing."""

    source: Annotated[str, Field(description="Id-en i registeret over kilder.")]
    title: str
    publisher: str
    dated: Annotated[str, Field(description="Dato eller utgave, slik kilden selv har den.")]
    standing: SourceStanding
    standing_text: str


class CitationDocument(SourceDocument):
    """A place in a source, with its words."""

    place: Annotated[str | None, Field(description="Hvor i kilden. null: den er ikke delt inn.")]
    quote: Annotated[str | None, Field(description="Kildens egne ord. null: produktråd, som ikke har noen.")]
    note: str | None


class ProblemPart(TypedDict):
    """One fault: where it is, what stands there, what is wrong, and what to do."""

    where: Annotated[str, Field(description="Stedet i dokumentet, eller navnet på parameteren.")]
    value: Annotated[
        str, Field(description="Det som står der. Tomt når ingenting gjør det, eller når det ikke gjentas.")
    ]
    fault: str
    cure: str


class Problem(TypedDict):
    """A refusal, as in RFC 9457. Without `type` it is about:blank: the status says what kind it is."""

    title: str
    status: Annotated[int, Field(description="Den samme som svarets egen.")]
    detail: str
    current_version: NotRequired[
        Annotated[int, Field(description="Versjonen nå, når noe er endret siden det ble lest.")]
    ]
    errors: NotRequired[Annotated[list[ProblemPart], Field(description="Alt som er galt, høyst 100.")]]
