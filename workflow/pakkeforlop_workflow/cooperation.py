"""The events between those who help a patient: hand-overs, network meetings and milestones.

None of them is contact with the patient. They say whose a question is and what was agreed, and change no answer.

What refers to an event that is not known refers to nothing and is left out by replay: an update may be recorded
before what it is about, and real life is not refused.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StrictBool, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from . import codes
from .envelope import Code, Day, Envelope, Reference, not_before_event


class Cooperation(Envelope):
    """Something between those who help, which is nothing new about the patient."""


class HandoverSent(Cooperation):
    """The role in `by` asks a named receiver to take over questions. They stay with the sender until acknowledged.

    `to_place` is the receiver's municipality or hospital unit: nothing is handed over to nobody in particular.
    `checkpoints` are the catalogue's codes, opaque here; without any, everything of the sender's is meant.
    """

    type: Literal["handover"]
    by: codes.HandoverRole
    to_role: codes.HandoverRole
    to_place: Reference
    checkpoints: Annotated[tuple[Code, ...], Field(max_length=40)] = ()


class HandoverUpdate(Cooperation):
    """What came of a hand-over. A message sent is no receipt: only `acknowledged` moves anything."""

    type: Literal["handover_update"]
    handover: Reference
    status: codes.HandoverStatus
    channel: codes.HandoverChannel | None = Field(default=None, validate_default=True)
    reason: codes.RefusalReason | None = None

    @field_validator("channel")
    @classmethod
    def _channel_fits_status(
        cls, channel: codes.HandoverChannel | None, info: ValidationInfo
    ) -> codes.HandoverChannel | None:
        status = info.data.get("status")
        if status == "message_sent" and channel is None:
            raise PydanticCustomError("channel_missing", "a message is sent somehow")
        if channel is not None and status not in {None, "message_sent"}:
            raise PydanticCustomError("channel_unexpected", "only a message has a channel")
        return channel

    @field_validator("reason")
    @classmethod
    def _reason_fits_status(
        cls, reason: codes.RefusalReason | None, info: ValidationInfo
    ) -> codes.RefusalReason | None:
        if reason is not None and info.data.get("status") not in {None, "refused"}:
            raise PydanticCustomError("reason_unexpected", "only a refusal has a reason")
        return reason


class NetworkMeeting(Cooperation):
    """A network meeting (nettverksmøte), convened by `by`: planned for `meets_on`, held or cancelled `on` a day.

    `meeting` is the event in which the one held or cancelled was planned; one that nobody planned can be held.
    `consented` says that the patient has agreed to who takes part.
    """

    type: Literal["network_meeting"]
    status: codes.NetworkMeetingStatus
    meets_on: Day | None = Field(default=None, validate_default=True)
    meeting: Reference | None = Field(default=None, validate_default=True)
    participants: Annotated[tuple[codes.Party, ...], Field(max_length=20)] = ()
    purposes: Annotated[tuple[codes.MeetingPurpose, ...], Field(max_length=2)] = ()
    themes: Annotated[tuple[Code, ...], Field(max_length=40)] = ()
    consented: StrictBool = Field(default=False, validate_default=True)

    @field_validator("meets_on")
    @classmethod
    def _day_fits_status(cls, meets_on: date | None, info: ValidationInfo) -> date | None:
        status = info.data.get("status")
        if status == "planned" and meets_on is None:
            raise PydanticCustomError("meets_on_missing", "a planned meeting needs its day")
        if meets_on is not None and status not in {None, "planned"}:
            raise PydanticCustomError("meets_on_unexpected", "only a planned meeting lies ahead")
        return not_before_event(meets_on, info)

    @field_validator("meeting")
    @classmethod
    def _meeting_fits_status(cls, meeting: str | None, info: ValidationInfo) -> str | None:
        status = info.data.get("status")
        if status == "cancelled" and meeting is None:
            raise PydanticCustomError("meeting_missing", "only a planned meeting can be cancelled")
        if meeting is not None and status == "planned":
            raise PydanticCustomError("meeting_unexpected", "a planned meeting is the first of it")
        return meeting

    @field_validator("consented")
    @classmethod
    def _patient_has_agreed(cls, consented: bool, info: ValidationInfo) -> bool:  # noqa: FBT001 - pydantic's own way to call
        if not consented and not codes.NEEDS_CONSENT.isdisjoint(info.data.get("participants", ())):
            raise PydanticCustomError("participants_not_agreed", "the patient has not agreed")
        return consented


class MilestoneSet(Cooperation):
    """A goal of the patient's own, who is responsible for reaching it, and by when; `meeting` is where it was set."""

    type: Literal["milestone"]
    goal: codes.MilestoneGoal
    responsible: codes.Party
    due: Day
    meeting: Reference | None = None

    _due = field_validator("due")(not_before_event)


class MilestoneUpdate(Cooperation):
    """A milestone was reached, given up, or moved to a new day, `due`."""

    type: Literal["milestone_update"]
    milestone: Reference
    status: codes.MilestoneStatus
    due: Day | None = Field(default=None, validate_default=True)

    @field_validator("due")
    @classmethod
    def _due_fits_status(cls, due: date | None, info: ValidationInfo) -> date | None:
        status = info.data.get("status")
        if status == "moved" and due is None:
            raise PydanticCustomError("due_missing", "a milestone is moved to a day")
        if due is not None and status not in {None, "moved"}:
            raise PydanticCustomError("due_unexpected", "only a milestone that is moved has a new day")
        return not_before_event(due, info)
