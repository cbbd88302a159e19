"""The catalogue, the stages, the releases, and whether the service works."""

from __future__ import annotations

from typing import Annotated, Any, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from pakkeforlop_rules import stages
from pakkeforlop_rules.deployment import Policy
from pakkeforlop_workflow import codes

from .due import BackgroundDocument, ConflictDocument, PromptDocument
from .parts import (
    Checkpoint,
    CitationDocument,
    Day,
    Lang,
    Moment,
    Norm,
    Release,
    Role,
    RoleDocument,
    SourceStanding,
    ThemeDocument,
)

CancerGroup = TypeAliasType("CancerGroup", codes.CancerGroup)
Stage = TypeAliasType("Stage", codes.Stage)
WorkSituation = TypeAliasType("WorkSituation", stages.WorkSituation)

Condition = Annotated[
    dict[str, Any],
    Field(
        description="Nøstede `all`, `any` og `not` over prøver av opplysninger. Tom `all`: gjelder alltid."
    ),
]


class OffsetDocument(TypedDict):
    """A span of time: calendar months first, then weeks and days. Negative is before."""

    months: NotRequired[int]
    weeks: NotRequired[int]
    days: NotRequired[int]


BoundDocument = TypedDict(
    "BoundDocument",
    {
        "months": NotRequired[int],
        "weeks": NotRequired[int],
        "days": NotRequired[int],
        "from": NotRequired[
            Annotated[str, Field(description="Hva det regnes fra, når det er noe annet enn `anchor`.")]
        ],
        "not_before": NotRequired[OffsetDocument],
        "as_opening": NotRequired[bool],
    },
)
"""A day reckoned from an anchor; what is not there is 0, or the window's own."""

First = Annotated[list[BoundDocument], Field(description="Det som kommer først, gjelder.")]


class CatalogueWindow(TypedDict):
    """When a checkpoint opens, runs over time and closes, reckoned from an anchor."""

    occurrence: int
    anchor: Annotated[str, Field(description="Hva det regnes fra.")]
    anchor_text: str
    opens: First
    over_time: Annotated[
        list[BoundDocument] | None, Field(description="Det som kommer først. null: uten frist.")
    ]
    closes: Annotated[
        list[BoundDocument] | None, Field(description="Det som kommer først. null: det lukkes ikke.")
    ]
    basis: list[CitationDocument]


class CodeDocument(TypedDict):
    """A code, in words."""

    code: str
    text: str


class EntryThemes(TypedDict):
    """The themes of a conversation, whoever it is with."""

    closing: Annotated[
        list[ThemeDocument], Field(description="Det som må være snakket om før den er gjennomført.")
    ]
    also: Annotated[list[ThemeDocument], Field(description="Temaer som kan tas med.")]


class EntryDocument(TypedDict):
    """One version of a checkpoint."""

    checkpoint: Checkpoint
    title: str
    seeds: Annotated[list[str], Field(description="Punkter i gjennomgangen av kildene.")]
    valid_from: Day
    valid_to: Annotated[Day | None, Field(description="Siste dag. null: den gjelder fortsatt.")]
    kind: str
    cancers: Annotated[list[CancerGroup], Field(description="Kreftformene den gjelder. Tom: alle.")]
    per: Annotated[
        Literal["course", "episode"], Field(description="Om den følger kreftforløpet eller sykefraværet.")
    ]
    each: Annotated[Literal["control_held"] | None, Field(description="Hendelsen den kommer med hver av.")]
    when: Condition
    need: Annotated[
        dict[str, Any] | None,
        Field(description="Det som taler for å spørre nettopp denne personen, ved «ved behov»."),
    ]
    windows: Annotated[
        list[CatalogueWindow], Field(description="Den første med kjent dag å regne fra, gjelder.")
    ]
    owners: Annotated[list[RoleDocument], Field(description="Den første som finnes på stedet, har ansvaret.")]
    owner_basis: list[CitationDocument]
    deadlines: Annotated[list[CodeDocument], Field(description="Andres frister, til bakgrunn.")]
    summary: str
    norm: Norm
    norm_text: str
    overlay: Annotated[str | None, Field(description="Laget for en kreftform. null: den vanlige versjonen.")]
    participants: list[RoleDocument]
    themes: EntryThemes
    prompts: list[PromptDocument]
    wording: list[CitationDocument]
    background: list[BackgroundDocument]
    conflicts: list[ConflictDocument]
    patient: str


class SilenceDocument(TypedDict):
    """What stops checkpoints, which kinds of them, and until when."""

    id: str
    title: str
    kinds: list[str]
    until: str
    basis: list[CitationDocument]


class RegisteredSource(TypedDict):
    """A source as the register has it."""

    title: str
    publisher: str
    dated: Annotated[str, Field(description="Dato eller utgave, slik kilden selv har den.")]
    standing: SourceStanding
    standing_text: str
    url: str | None


class CatalogueDocument(TypedDict):
    """Every checkpoint, former versions included, with the sources."""

    release: Release
    lang: Lang
    entries: list[EntryDocument]
    silences: list[SilenceDocument]
    sources: Annotated[dict[str, RegisteredSource], Field(description="Etter id-en til kilden.")]


class FactDocument(TypedDict):
    """A fact, in words."""

    fact: str
    text: str


class BelongingDocument(EntryDocument):
    """A checkpoint that belongs to a stage."""

    unknown: Annotated[list[FactDocument], Field(description="Opplysninger som avgjør om den gjelder.")]


class StageDocument(TypedDict):
    """What belongs to a stage, without a patient. What was not asked for is null."""

    stage: Stage
    stage_text: str
    work_situation: WorkSituation | None
    role: Role | None
    cancer: CancerGroup | None
    as_of: Day
    release: Release
    lang: Lang
    conversations: list[BelongingDocument]


class AdoptionDocument(TypedDict):
    """A time that a release and a policy were taken into use."""

    number: int
    release: str
    policy: Annotated[Policy, Field(description="Virksomhetens egne valg. Uker, med `weeks` i navnet.")]
    adopted_at: Moment


class ReleasesDocument(TypedDict):
    """The releases, and how far the pathways have come."""

    in_use: Annotated[str, Field(description="Utgaven som er i bruk.")]
    done: Annotated[int, Field(description="Forløp som besvares etter den.")]
    waiting: Annotated[int, Field(description="Forløp som venter på å gå over.")]
    adoptions: Annotated[list[AdoptionDocument], Field(description="Den første først.")]


class HealthDocument(TypedDict):
    """That the service answers."""

    status: Literal["ok"]
    release: Release


class PartDocument(TypedDict):
    """One thing that the service needs."""

    ok: bool
    says: str


class PartsDocument(TypedDict):
    """Everything that the service needs."""

    store: PartDocument
    schema: PartDocument
    catalogue: PartDocument


class ReadyDocument(TypedDict):
    """Whether the service can do its work."""

    status: Literal["ok", "not_ready"]
    release: Release
    parts: PartsDocument
