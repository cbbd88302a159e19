"""What came of recording, and what has been done with a person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from typing_extensions import TypeAliasType, TypedDict

from pakkeforlop_workflow import codes

from .due import AgendaDocument, Known
from .parts import (
    Checkpoint,
    Day,
    GapDocument,
    Lang,
    NobodyOr,
    Release,
    Role,
    RoleDocument,
    ThemeDocument,
    Version,
)

Outcome = TypeAliasType("Outcome", codes.Outcome)
HandoverState = TypeAliasType("HandoverState", codes.HandoverState)
HandoverChannel = TypeAliasType("HandoverChannel", codes.HandoverChannel)
MeetingState = TypeAliasType("MeetingState", codes.NetworkMeetingStatus)
MeetingPurpose = TypeAliasType("MeetingPurpose", codes.MeetingPurpose)
MilestoneGoal = TypeAliasType("MilestoneGoal", codes.MilestoneGoal)
MilestoneState = TypeAliasType("MilestoneState", codes.MilestoneState)

EventId = Annotated[str, Field(description="Id-en til hendelsen.")]
Place = Annotated[str, Field(description="Kommunen eller sykehusenheten.")]
AgeDays = Annotated[
    int | None, Field(description="Dager den har ventet på kvittering. null: den venter ikke.")
]
SettledOn = Annotated[
    Day | None, Field(description="Dagen den ble avsluttet. null: den venter på kvittering.")
]


class RecordedDocument(TypedDict):
    """What came of recording."""

    subject: str
    version: Version
    release: Release
    warnings: Annotated[list[GapDocument], Field(description="Det som er lagret, men ikke følger av fasen.")]


class NextDocument(TypedDict):
    """A checkpoint that comes."""

    checkpoint: Checkpoint
    title: str
    opens: Day | None
    owner: NobodyOr
    owner_text: str


class ConversationDocument(TypedDict):
    """A conversation, or an attempt at one."""

    event: EventId
    on: Day
    outcome: Outcome
    outcome_text: str
    by: Role
    by_text: str
    checkpoints: Sequence[str]
    themes: list[ThemeDocument]
    until: Annotated[
        Day | None, Field(description="Dagen det skal tas opp igjen. null: ingen dag er avtalt.")
    ]


class MessageSent(TypedDict):
    """How and when the receiver was told. It is no receipt."""

    channel: HandoverChannel
    on: Day


class HandoverDocument(TypedDict):
    """A hand-over of one person's: until it is acknowledged, it is still the sender's."""

    event: EventId
    sent_on: Day
    from_role: Role
    from_role_text: str
    to_role: Role
    to_role_text: str
    to_place: Place
    checkpoints: Annotated[
        Sequence[str], Field(description="Det som er overlevert. Tom: alt som er avsenderens.")
    ]
    titles: str
    state: HandoverState | None
    state_text: str
    settled_on: SettledOn
    age_days: AgeDays
    message: Annotated[
        MessageSent | None, Field(description="Den siste meldingen. null: ingen er registrert.")
    ]


class PurposeDocument(TypedDict):
    """What a network meeting is for."""

    purpose: MeetingPurpose
    text: str


class MeetingDocument(TypedDict):
    """A network meeting."""

    event: EventId
    state: MeetingState | None
    state_text: str
    convened_by: Role
    convened_by_text: str
    on: Annotated[Day, Field(description="Dagen det er planlagt til, eller ble holdt eller avlyst.")]
    participants: list[RoleDocument]
    purposes: list[PurposeDocument]
    themes: list[ThemeDocument]


class MilestoneDocument(TypedDict):
    """A goal of the patient's own."""

    event: EventId
    set_on: Day
    goal: MilestoneGoal
    goal_text: str
    responsible: Role
    responsible_text: str
    due: Annotated[Day, Field(description="Dagen som sist ble avtalt.")]
    state: MilestoneState | None
    state_text: str
    overdue: Annotated[bool, Field(description="Om den er åpen og dagen er passert.")]


class StatusDocument(TypedDict):
    """What has been done with one person, by whom, and what is next."""

    subject: str
    as_of: Day
    known_at: Known
    release: Release
    version: Version
    lang: Lang
    now: Annotated[list[AgendaDocument], Field(description="Det som bør tas nå.")]
    next: Annotated[list[NextDocument], Field(description="Det som kommer, det nærmeste først.")]
    conversations: list[ConversationDocument]
    handovers: list[HandoverDocument]
    network_meetings: list[MeetingDocument]
    milestones: list[MilestoneDocument]
