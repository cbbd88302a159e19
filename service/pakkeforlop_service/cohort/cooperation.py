"""What those who help agree on: hand-overs, network meetings and milestones (all shares assumed)."""

from __future__ import annotations

from typing import Final

from .diary import Diary, iso, workday
from .draws import Draws
from .illness import Illness
from .people import Person

_SENDERS: Final = ("hospital_contact_nurse", "hospital_social_worker")
_RECEIVER: Final = "municipal_cancer_coordinator"
_SETTLED: Final = {"acknowledged": 0.75, "refused": 0.08, "withdrawn": 0.04, "": 0.13}
_CHANNELS: Final = ("plo", "dialogmelding", "phone")
_REFUSALS: Final = ("no_capacity", "other_unit", "not_our_task", "patient_unknown")
_GOALS: Final = ("return_plan_made", "hours_tried", "part_time_back", "employer_contact", "nav_meeting")
_REACHED: Final = {"done": 0.5, "moved": 0.2, "dropped": 0.1, "": 0.2}


def cooperation(diary: Diary, draws: Draws, person: Person, ill: Illness) -> None:
    """A hand-over when treatment ends, and now and then a meeting about it with the patient's own goals."""
    if ill.ended is None:
        return
    if draws.chance(0.35):
        _handover(diary, draws, person, workday(ill.ended + draws.between(0, 20)))
    if draws.chance(0.08):
        _meeting(diary, draws, workday(ill.ended + draws.between(10, 60)))


def _handover(diary: Diary, draws: Draws, person: Person, on: int) -> None:
    if on < diary.carried_over:
        return  # who sent it is not known to the system that carried it over
    sent = diary.note("handover", on, draws.one_of(_SENDERS), to_role=_RECEIVER, to_place=person.municipality)
    channel, status = draws.one_of(_CHANNELS), draws.pick(_SETTLED)
    settled, reason = workday(on + draws.between(1, 30)), draws.one_of(_REFUSALS)
    if sent is None:
        return
    diary.note("handover_update", on, sent["by"], handover=sent, status="message_sent", channel=channel)
    if status:
        why = reason if status == "refused" else None
        by = sent["by"] if status == "withdrawn" else _RECEIVER
        diary.note("handover_update", settled, by, handover=sent, status=status, reason=why)


def _meeting(diary: Diary, draws: Draws, on: int) -> None:
    takes_place, cancelled = workday(on + draws.between(7, 40)), draws.chance(0.1)
    goal, due, reached = draws.one_of(_GOALS), takes_place + draws.between(30, 120), draws.pick(_REACHED)
    planned = diary.note(
        "network_meeting",
        on,
        _RECEIVER,
        status="planned",
        meets_on=iso(takes_place),
        participants=["gp", "nav_advisor"],
        purposes=["information", "mapping"],
        consented=True,
    )
    if planned is None:
        return
    if cancelled:
        diary.note("network_meeting", takes_place - 1, _RECEIVER, status="cancelled", meeting=planned)
        return
    held = diary.note(
        "network_meeting",
        takes_place,
        _RECEIVER,
        status="held",
        meeting=planned,
        participants=["gp", "nav_advisor"],
        purposes=["information", "mapping"],
        consented=True,
    )
    milestone = diary.note(
        "milestone", takes_place, _RECEIVER, goal=goal, responsible="gp", due=iso(due), meeting=planned
    )
    if held is not None and milestone is not None and reached:
        later = iso(due + 60) if reached == "moved" else None
        diary.note(
            "milestone_update", workday(due), _RECEIVER, milestone=milestone, status=reached, due=later
        )
