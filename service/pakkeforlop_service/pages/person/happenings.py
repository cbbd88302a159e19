"""What has happened to a person, each in a line, with the lane of the timeline that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person
from pakkeforlop_service.handover_documents import handover_titles
from pakkeforlop_service.pages.telling import event_text
from pakkeforlop_workflow import events as types
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Envelope

LaneName = Literal["medical", "work", "absence", "talks", "windows", "deadlines"]
Shape = Literal["disease", "work", "held", "not-held", "agreed"]
"""How a mark is drawn: each has a form of its own, not only a colour."""

LANES: Final[dict[str, LaneName]] = {
    **dict.fromkeys(
        (
            *("referred", "suspicion_refuted", "diagnosis_told", "recurrence_found", "progression_found"),
            *("intent_set", "treatment", "treatment_planned", "control_held", "hospital_controls_ended"),
            *("end_of_life", "died"),
        ),
        "medical",
    ),
    **dict.fromkeys(
        (
            *("affiliation", "benefit", "sick_pay_end_told", "return_planned", "return_started"),
            *("work_settled", "employer_plan", "dialogue_meeting", "wish", "fact"),
        ),
        "work",
    ),
    **dict.fromkeys(("conversation", "coordinator_chosen", "pathway_hjem_declined", "moved"), "talks"),
}
"""Where each type of event is drawn. Absences are stretches, and what was agreed is drawn as it stands now."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day, or that is set for one; `last` when it went on for a while."""

    on: date
    text: str
    shape: Shape
    lane: LaneName
    circa: bool = False
    last: date | None = None


def marks(person: Person, today: date, writer: Writer) -> list[Mark]:
    """What is known on a day to have happened and to be set for later, by day."""
    found = [*_happened(person, today, writer), *_agreed(person, today, writer)]
    return sorted(found, key=lambda mark: (mark.on, mark.lane, mark.text))


def _happened(person: Person, today: date, writer: Writer) -> Iterator[Mark]:
    for event in person.history.events:
        lane = LANES.get(event.type)
        if lane is not None and event.on <= today:
            rough = event.precision != "day"
            yield Mark(_day(event), event_text(event, writer), _shape(event, lane), lane, rough, _last(event))


def _agreed(person: Person, today: date, writer: Writer) -> Iterator[Mark]:
    """Hand-overs, network meetings and milestones, as they stand on the day."""
    words, view, history = writer.words, AsOf(today), person.history
    for handover in history.handovers:
        if (state := handover.state.at(view)) is not None:
            text = f"{words.word('event', 'handover')}: {words.word('role', handover.to_role)}"
            titles = "; ".join(handover_titles(handover, writer.catalogue, words))
            told = f" ({words.word('handover_status', state)})"
            yield Mark(handover.sent_on, text + (f", {titles}" if titles else "") + told, "agreed", "talks")
    for meeting in history.network_meetings:
        state_of, known = meeting.state.at(view), meeting.settled or meeting.planned
        if state_of is not None and known is not None:
            if state_of == "planned" and meeting.planned is not None:
                known = meeting.planned
            text = (
                f"{words.word('event', 'network_meeting')}: {words.word('network_meeting_status', state_of)}"
            )
            yield Mark(known.meets_on or known.on, text, "agreed", "talks")
    for milestone in history.milestones:
        if (stands := milestone.state.at(view)) is not None:
            goal, state_text = (
                words.word("milestone_goal", milestone.goal),
                words.word("milestone_status", stands),
            )
            text = f"{words.word('event', 'milestone')}: {goal} ({state_text})"
            yield Mark(milestone.due.at(view), text, "agreed", "talks")


def _day(event: Envelope) -> date:
    """The day to draw it on: that of what is set for later, when it is about such."""
    match event:
        case types.SickPayEndTold(ends_on=day) | types.ReturnPlanned(return_on=day):
            return day
        case types.TreatmentPlanned(starts_on=day):
            return day
        case _:
            return event.on


def _last(event: Envelope) -> date | None:
    if isinstance(event, types.Treatment):
        return event.to or event.planned_to
    return event.to if isinstance(event, types.Affiliation | types.Benefit) else None


def _shape(event: Envelope, lane: LaneName) -> Shape:
    if isinstance(event, types.Conversation):
        return "held" if event.outcome == "held" else "not-held"
    return "disease" if lane == "medical" else "work" if lane == "work" else "agreed"
