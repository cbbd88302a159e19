"""What is due for a person: on a day, and over time."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from pakkeforlop_rules import answers
from pakkeforlop_workflow import deadlines

from .parts import (
    AnswerCode,
    Checkpoint,
    CitationDocument,
    Day,
    GapDocument,
    Lang,
    Moment,
    NobodyOr,
    Norm,
    Release,
    Role,
    RoleDocument,
    SourceDocument,
    SourceStanding,
    ThemeDocument,
)

OwnerStanding = TypeAliasType(
    "OwnerStanding",
    Literal["confirmed", "not_confirmed", "handed_over", "patients_choice", "to_be_named", "none"],
)
"""As `Owner.standing` of the rules; a test holds them together."""
Because = TypeAliasType("Because", answers.Because)
DeadlineStatus = TypeAliasType("DeadlineStatus", deadlines.Status)
DeadlineReason = TypeAliasType("DeadlineReason", deadlines.Reason)

Known = Annotated[
    Moment,
    Field(
        description="Når det siste som svaret bygger på, ble registrert, eller det `known_at` som ble gitt."
    ),
]
Because_ = Annotated[Because, Field(description="Det som avgjorde svaret.")]
OverTime = Annotated[bool, Field(description="Om det er over tiden på dagen svaret gjelder.")]
Course = Annotated[str | None, Field(description="Kreftforløpet svaret gjelder. null: det gjelder personen.")]
Episode = Annotated[
    Day | None,
    Field(description="Første dag i sykefraværet svaret følger. null: det følger ikke et sykefravær."),
]
Event = Annotated[
    str | None, Field(description="Hendelsen svaret følger, når det kommer med hver av en type. Ellers null.")
]
Occurrence = Annotated[int, Field(description="Hvilken gang det kommer, fra 1.")]


class ReasonDocument(TypedDict):
    """A node of an explanation, with everything below it."""

    kind: str
    text: str
    holds: Annotated[bool | None, Field(description="null: ukjent, eller det er ingenting som kan holde.")]
    events: Annotated[list[str], Field(description="Id-ene til hendelsene det bygger på.")]
    sources: list[CitationDocument]
    parts: list[ReasonDocument]


class WindowDocument(TypedDict):
    """When a checkpoint opens, runs over time and closes."""

    anchor: Annotated[str, Field(description="Hva det regnes fra.")]
    anchor_text: str
    counted_from: Annotated[
        Day, Field(description="Dagen det regnes fra; den tidligste når den er omtrentlig.")
    ]
    opens: Day
    over_time_from: Annotated[Day | None, Field(description="Første dag over tiden. null: uten frist.")]
    closes: Annotated[
        Day | None, Field(description="Første dag det er for sent. null: det lukkes ikke av seg selv.")
    ]
    approximate: Annotated[bool, Field(description="Om dagene er omtrentlige («ca.»).")]
    standing: Annotated[list[SourceStanding], Field(description="Hva kildene til dagene veier.")]


class OwnerDocument(TypedDict):
    """Whose it is, and how that is known."""

    role: NobodyOr
    text: str
    standing: OwnerStanding
    standing_text: str
    instead_of: Annotated[
        Role | None, Field(description="Den katalogen nevner først, når det er en annen. Ellers null.")
    ]


class MissingDocument(TypedDict):
    """A fact that is not known and decides."""

    fact: str
    text: str
    supplied_by: Annotated[list[RoleDocument], Field(description="Hvem som kan si det.")]


class ChangeDocument(TypedDict):
    """The next day on which the answer changes, if nothing happens until then."""

    on: Day
    answer: AnswerCode
    over_time: bool
    text: str


class DeadlineDocument(TypedDict):
    """Another's deadline: background to a conversation, never a task of its own."""

    code: str
    text: str
    on: Annotated[Day, Field(description="Siste dag, eller dagen den faller.")]
    week: Annotated[int, Field(description="Uken i sykefraværet, fra 1.")]
    owners: Annotated[list[RoleDocument], Field(description="Hvem fristen er for.")]
    law: Annotated[str | None, Field(description="Paragrafen. null: den følger ikke av lov.")]
    standing: Literal["law", "service"]
    source: SourceDocument
    exact: Annotated[bool, Field(description="Om sykefraværets første dag er kjent på dagen.")]
    employment: Annotated[str | None, Field(description="Arbeidsforholdet. null: den gjelder personen.")]
    status: DeadlineStatus
    status_text: str
    reason: DeadlineReason | None
    reason_text: str | None


class AnswerThemes(TypedDict):
    """The themes of a conversation with this person."""

    closing: Annotated[
        list[ThemeDocument], Field(description="Det som må være snakket om før den er gjennomført.")
    ]
    also: Annotated[list[ThemeDocument], Field(description="Temaer som kan tas med.")]
    remaining: Annotated[list[str], Field(description="De av `closing` som står igjen.")]


class PromptDocument(TypedDict):
    """A sentence that can be said."""

    say: str
    standing: Literal["product_advice"]


class BackgroundDocument(TypedDict):
    """A few words for the one who is unsure, with the source they rest on."""

    text: str
    basis: CitationDocument


class ConflictDocument(TypedDict):
    """Where sources disagree: which one is followed, and against which."""

    about: str
    followed: SourceDocument
    against: list[SourceDocument]
    text: str


class AnswerDocument(TypedDict):
    """One checkpoint for one person, seen from one day."""

    checkpoint: Checkpoint
    title: str
    release: Release
    valid_from: Annotated[Day, Field(description="Fra når denne versjonen av sjekkpunktet gjelder.")]
    course: Course
    episode: Episode
    event: Event
    occurrence: Occurrence
    answer: AnswerCode
    answer_text: str
    over_time: OverTime
    optional: Annotated[
        bool, Field(description="Om det er overlatt til skjønn: vises, men er aldri over tiden.")
    ]
    why: Annotated[str, Field(description="Hvorfor svaret er slik, i en setning.")]
    because: Because_
    window: Annotated[WindowDocument | None, Field(description="null: dagen det regnes fra, er ikke kjent.")]
    until: Annotated[
        Day | None,
        Field(description="Dagen en venting, hvile, utsettelse eller stans er over, når den er kjent."),
    ]
    declined_on: Annotated[
        Day | None, Field(description="Dagen pasienten takket nei, når det spørres på nytt.")
    ]
    owner: OwnerDocument
    missing: Annotated[list[MissingDocument], Field(description="Opplysninger som er ukjente og avgjør.")]
    next_change: Annotated[ChangeDocument | None, Field(description="null: svaret endres ikke av seg selv.")]
    deadlines: list[DeadlineDocument]
    reasons: Annotated[ReasonDocument | None, Field(description="null: forklaringen er ikke bedt om.")]
    summary: str
    norm: Norm
    norm_text: str
    overlay: Annotated[str | None, Field(description="Laget for en kreftform. null: den vanlige versjonen.")]
    participants: Annotated[list[RoleDocument], Field(description="Hvem som bør være med.")]
    themes: AnswerThemes
    prompts: Annotated[list[PromptDocument], Field(description="Forslag til formulering.")]
    wording: Annotated[list[CitationDocument], Field(description="Kildens egne ord om samtalen.")]
    background: list[BackgroundDocument]
    conflicts: list[ConflictDocument]
    patient: Annotated[str, Field(description="Til pasienten, i klart språk.")]


class AgendaDocument(TypedDict):
    """What one owner has to talk about now: one conversation, not ten."""

    owner: NobodyOr
    owner_text: str
    standing: OwnerStanding
    standing_text: str
    over_time: Annotated[bool, Field(description="Om noe på den er over tiden.")]
    checkpoints: Annotated[list[str], Field(description="Id-er av sjekkpunkter, det som haster mest først.")]
    waiting_for_this: Annotated[
        list[str], Field(description="Sjekkpunkter som venter på det som blir spurt om.")
    ]
    themes: list[ThemeDocument]
    lapsed: Annotated[list[str], Field(description="Sjekkpunkter som ikke ble tatt i tide.")]


class DueDocument(TypedDict):
    """Everything about one person on a day."""

    subject: str
    as_of: Day
    known_at: Annotated[
        Moment | None,
        Field(
            description="Som for `known_at` i spørsmålet. null: et dokument som er sendt inn, uten at det er gitt."
        ),
    ]
    release: Release
    lang: Lang
    agendas: Annotated[
        list[AgendaDocument], Field(description="Det som bør tas nå, ett møte for hver ansvarlig.")
    ]
    answers: list[AnswerDocument]
    deadlines: Annotated[list[DeadlineDocument], Field(description="Andres frister i sykefraværet.")]
    gaps: Annotated[list[GapDocument], Field(description="Hull i forløpet.")]
