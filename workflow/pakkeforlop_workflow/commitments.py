"""What those who help have promised one another and the patient: hand-overs, network meetings and milestones.

The first update that settles one counts; a mistake is taken back with a correction. An update dated before what it is
about counts from that day, and one about something that is not known is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from . import codes
from .cooperation import HandoverSent, HandoverUpdate, MilestoneSet, MilestoneUpdate, NetworkMeeting
from .dates import AsOf, day_after
from .envelope import Envelope
from .steps import Steps

E = TypeVar("E", bound=Envelope)


@dataclass(frozen=True, slots=True)
class Message:
    """How and when the receiver of a hand-over was told."""

    channel: codes.HandoverChannel
    on: date


@dataclass(frozen=True, slots=True)
class Handover:
    """One hand-over, from the day it was sent. What it settled on lies ahead until `state` says so."""

    id: str
    sent_on: date
    by: codes.HandoverRole
    to_role: codes.HandoverRole
    to_place: str
    checkpoints: tuple[str, ...]
    """The questions handed over; none named: everything of the sender's."""
    message: Steps[Message | None]
    """The latest message to the receiver. No receipt."""
    state: Steps[codes.HandoverState | None]
    settled_on: date | None
    acknowledged_by: codes.Role | None
    """Who recorded the receipt: the receiver, or the sender who had it by phone."""
    reason: codes.RefusalReason | None

    def concerns(self, checkpoint: str) -> bool:
        """Whether it is about a question of this checkpoint, as long as that is the sender's."""
        return not self.checkpoints or checkpoint in self.checkpoints

    def age(self, as_of: AsOf) -> int | None:
        """Calendar days that it has waited for an answer; `None` when it does not wait."""
        return (as_of.day - self.sent_on).days if self.state.at(as_of) == "sent" else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """One network meeting: as it was planned, if it was, and as it was held or cancelled, if so."""

    id: str
    planned: NetworkMeeting | None
    settled: NetworkMeeting | None
    state: Steps[codes.NetworkMeetingStatus | None]


@dataclass(frozen=True, slots=True)
class Milestone:
    """A goal of the patient's own, with who is responsible for it, and its day as last agreed."""

    id: str
    set_on: date
    goal: codes.MilestoneGoal
    responsible: codes.Party
    due: Steps[date]
    meeting: str | None
    state: Steps[codes.MilestoneState | None]
    settled_on: date | None

    def overdue(self, as_of: AsOf) -> bool:
        """Whether it is open and its day has passed."""
        due = self.due.at(as_of)
        return self.state.at(as_of) == "open" and as_of.reached(day_after(due))


def handovers_of(events: Sequence[Envelope]) -> tuple[Handover, ...]:
    """The hand-overs in the order they were sent. `events` are in their order."""
    updates = _of(events, HandoverUpdate)
    return tuple(
        _handover(sent, [update for update in updates if update.handover == sent.id])
        for sent in _of(events, HandoverSent)
    )


def meetings_of(events: Sequence[Envelope]) -> tuple[Meeting, ...]:
    """The network meetings in the order they were planned, and then those that were held without a plan.

    What was held before it was planned is another meeting.
    """
    meetings = _of(events, NetworkMeeting)
    plans = {event.id: event for event in meetings if event.status == "planned"}
    settled: dict[str, NetworkMeeting] = {}
    unplanned = []
    for event in meetings:
        plan = plans.get(event.meeting or "")
        if plan is not None and (event.on >= plan.on or event.status == "cancelled"):
            settled.setdefault(plan.id, event)
        elif event.status == "held":
            unplanned.append(event)
    return (
        *(_planned_meeting(plan, settled.get(plan.id)) for plan in plans.values()),
        *(Meeting(held.id, None, held, Steps(None, [(held.on, "held")])) for held in unplanned),
    )


def milestones_of(events: Sequence[Envelope]) -> tuple[Milestone, ...]:
    """The milestones in the order they were set. `events` are in their order."""
    updates = _of(events, MilestoneUpdate)
    return tuple(
        _milestone(goal, [update for update in updates if update.milestone == goal.id])
        for goal in _of(events, MilestoneSet)
    )


def _of(events: Iterable[Envelope], kind: type[E]) -> list[E]:
    return [event for event in events if type(event) is kind]


def _handover(sent: HandoverSent, updates: Sequence[HandoverUpdate]) -> Handover:
    messages = [
        (max(update.on, sent.on), Message(update.channel, update.on))
        for update in updates
        if update.channel is not None
    ]
    states: list[tuple[date, codes.HandoverState | None]] = [(sent.on, "sent")]
    settled_on, acknowledged_by, reason = None, None, None
    for update in updates:
        if update.status != "message_sent":
            settled_on = max(update.on, sent.on)
            states.append((settled_on, update.status))
            acknowledged_by = update.by if update.status == "acknowledged" else None
            reason = update.reason
            break
    return Handover(
        id=sent.id,
        sent_on=sent.on,
        by=sent.by,
        to_role=sent.to_role,
        to_place=sent.to_place,
        checkpoints=sent.checkpoints,
        message=Steps(None, messages),
        state=Steps(None, states),
        settled_on=settled_on,
        acknowledged_by=acknowledged_by,
        reason=reason,
    )


def _planned_meeting(plan: NetworkMeeting, settled: NetworkMeeting | None) -> Meeting:
    states: list[tuple[date, codes.NetworkMeetingStatus | None]] = [(plan.on, "planned")]
    if settled is not None:
        states.append((max(settled.on, plan.on), settled.status))
    return Meeting(plan.id, plan, settled, Steps(None, states))


def _milestone(goal: MilestoneSet, updates: Sequence[MilestoneUpdate]) -> Milestone:
    states: list[tuple[date, codes.MilestoneState | None]] = [(goal.on, "open")]
    moves = []
    settled_on = None
    for update in updates:
        on = max(update.on, goal.on)
        if update.status != "moved":
            settled_on = on
            states.append((on, update.status))
            break
        if update.due is not None:
            moves.append((on, update.due))
    return Milestone(
        id=goal.id,
        set_on=goal.on,
        goal=goal.goal,
        responsible=goal.responsible,
        due=Steps(goal.due, moves),
        meeting=goal.meeting,
        state=Steps(None, states),
        settled_on=settled_on,
    )
