"""What there is to do in a unit: the worklist, hand-overs and milestones."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from .due import Course, Episode, Event, Occurrence, OverTime, OwnerStanding
from .parts import AnswerCode, Checkpoint, Day, Lang, Moment, NobodyOr, Release, Role, Synthetic
from .pathways import AgeDays, HandoverState, MilestoneGoal, MilestoneState, Place, SettledOn


class WorklistRow(TypedDict):
    """One question of one person, in words, and whose it is."""

    subject: str
    checkpoint: Checkpoint
    title: str
    answer: AnswerCode
    answer_text: str
    over_time: OverTime
    optional: Annotated[
        bool, Field(description="Om det er overlatt til skjønn: vises, men er aldri over tiden.")
    ]
    why: Annotated[str, Field(description="Hvorfor svaret er slik, i en setning.")]
    opens: Annotated[Day | None, Field(description="null: dagen det regnes fra, er ikke kjent.")]
    over_time_from: Annotated[Day | None, Field(description="Første dag over tiden. null: uten frist.")]
    closes: Annotated[
        Day | None, Field(description="Første dag det er for sent. null: det lukkes ikke av seg selv.")
    ]
    until: Annotated[
        Day | None, Field(description="Dagen en venting, hvile eller utsettelse er over, når den er kjent.")
    ]
    approximate: Annotated[bool, Field(description="Om dagene er omtrentlige («ca.»).")]
    owner: NobodyOr
    owner_text: str
    owner_standing: OwnerStanding
    asker: Annotated[
        Role | None,
        Field(description="Den som tar det opp, når det hører til en annens samtale. null: ingen ennå."),
    ]
    leading: Annotated[bool, Field(description="Om det er det som haster mest i samtalen det hører til.")]
    course: Course
    episode: Episode
    event: Event
    occurrence: Occurrence
    municipality: str | None
    hospital_unit: str | None
    synthetic: Synthetic
    release: Release


class WorklistDocument(TypedDict):
    """A page of a worklist."""

    as_of: Day
    known_at: Annotated[Moment | None, Field(description="Som i spørsmålet. null: det som er registrert nå.")]
    lang: Lang
    rows: list[WorklistRow]
    next: Annotated[
        str | None, Field(description="Send det som `after` for neste side. null: dette er den siste.")
    ]


class HandoverRow(TypedDict):
    """A hand-over sent from a unit, or to it."""

    subject: str
    handover: Annotated[str, Field(description="Id-en til hendelsen.")]
    sent_on: Day
    from_role: Role
    from_role_text: str
    from_place: Annotated[str | None, Field(description="Enheten til avsenderen. null: den er ikke kjent.")]
    to_role: Role
    to_role_text: str
    to_place: Place
    status: HandoverState
    status_text: str
    message_on: Annotated[
        Day | None, Field(description="Dagen meldingen ble sendt. null: ingen er registrert.")
    ]
    settled_on: SettledOn
    age_days: AgeDays
    synthetic: Synthetic


class HandoversDocument(TypedDict):
    """Hand-overs, those that have waited longest first."""

    as_of: Day
    unit: str
    lang: Lang
    rows: list[HandoverRow]


class MilestoneRow(TypedDict):
    """A goal of the patient's own, as it stands now."""

    subject: str
    milestone: Annotated[str, Field(description="Id-en til hendelsen.")]
    goal: MilestoneGoal
    goal_text: str
    responsible: Role
    responsible_text: str
    due: Annotated[Day, Field(description="Dagen som sist ble avtalt.")]
    status: MilestoneState
    status_text: str
    overdue: Annotated[bool, Field(description="Om den er åpen og dagen er passert.")]
    synthetic: Synthetic


class MilestonesDocument(TypedDict):
    """Milestones, the nearest day first."""

    as_of: Day
    unit: str
    lang: Lang
    rows: list[MilestoneRow]


class MessageDocument(TypedDict):
    """The text of a hand-over."""

    subject: str
    handover: str
    lang: Lang
    message: Annotated[str, Field(description="Til mottakeren, i en elektronisk melding.")]
    journal: Annotated[str, Field(description="Til journalen.")]
