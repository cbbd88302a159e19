"""The facts that rules may read, what each of them means, and what it means when nothing is recorded.

A fact is read from a history for a day, a course and an episode. Its value is `UNKNOWN` when it cannot be told
from what is recorded: a fact declares whether silence means «no» or «unknown», and an incomplete source
turns «no» into «unknown».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal, get_args

from . import codes, readings
from .envelope import Envelope
from .readings import UNKNOWN, Value
from .views import View, recalled

__all__ = ["FACTS", "UNKNOWN", "Fact", "Value", "View", "value_of"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact: how it is read, which values it can have, who can supply it and what silence means."""

    name: str
    kind: Literal["bool", "code", "codes", "years"]
    absence: Literal["no", "unknown"]
    read: Callable[[View], Value]
    evidence: Callable[[View], Iterable[Envelope]]
    supplied_by: tuple[codes.Role, ...] = ("patient",)
    values: tuple[str, ...] = ()
    scope: Literal["pathway", "course", "episode"] = "pathway"
    about_work: bool = False


def value_of(fact: Fact, view: View) -> Value:
    """The fact's value in this view, with silence read as the fact declares."""
    return recalled(view.person if fact.scope == "pathway" else view.own, fact.name, view, _read, fact)


def _read(view: View, fact: Fact) -> Value:
    value = fact.read(view)
    if value is False and fact.absence == "no" and not view.history.pathway.sources_complete:
        recorded = any(view.as_of.reached(event.on) for event in fact.evidence(view))
        return value if recorded else UNKNOWN
    return value


def _some(event: Envelope | None) -> tuple[Envelope, ...]:
    return () if event is None else (event,)


def _none(_: View) -> Iterable[Envelope]:
    return ()


def _work_fact(name: str, read: Callable[[View], Value], values: tuple[str, ...] = ()) -> Fact:
    kind: Literal["codes", "bool"] = "codes" if values else "bool"
    return Fact(name, kind, "unknown", read, readings.current_affiliations, values=values, about_work=True)


_ALL: Final = (
    Fact("dead", "bool", "no", readings.dead, lambda view: view.history.died, ("hospital_unit", "gp")),
    Fact(
        "end_of_life",
        "bool",
        "no",
        readings.end_of_life,
        lambda view: [event for event in view.history.events if event.type == "end_of_life"],
        ("hospital_doctor", "gp"),
    ),
    Fact("age", "years", "unknown", readings.age, _none),
    _work_fact("affiliations", readings.affiliations, get_args(codes.AffiliationKind)),
    _work_fact("in_working_life", readings.affiliated(codes.WORKING_LIFE)),
    _work_fact("has_employer", readings.affiliated(codes.EMPLOYED)),
    _work_fact("outside_working_life", readings.only_outside),
    Fact(
        "absent",
        "bool",
        "no",
        readings.absent,
        readings.absences,
        ("certifying_doctor", "patient"),
        about_work=True,
    ),
    Fact(
        "still_absent",
        "bool",
        "no",
        readings.still_absent,
        readings.absence_evidence,
        ("certifying_doctor", "patient"),
        scope="episode",
        about_work=True,
    ),
    Fact(
        "work_state",
        "code",
        "unknown",
        readings.work_state,
        _none,
        values=get_args(codes.WorkState),
        about_work=True,
    ),
    Fact(
        "absent_again",
        "bool",
        "no",
        readings.absent_again,
        readings.absence_evidence,
        ("certifying_doctor", "patient"),
        scope="episode",
        about_work=True,
    ),
    Fact(
        "sick_pay_end_known",
        "bool",
        "no",
        readings.sick_pay_end_known,
        _none,
        ("patient", "nav_advisor"),
        scope="episode",
    ),
    Fact(
        "absent_before",
        "bool",
        "no",
        readings.absent_before,
        _none,
        ("certifying_doctor", "patient"),
        scope="episode",
    ),
    Fact(
        "dialogue_meeting_exempted",
        "bool",
        "no",
        readings.meeting_exempted,
        lambda view: view.history.meetings,
        ("nav_advisor", "patient"),
        scope="episode",
    ),
    Fact(
        "receives_aap",
        "bool",
        "no",
        readings.receives("aap"),
        lambda view: view.history.benefits,
        ("patient", "nav_advisor"),
    ),
    Fact(
        "receives_disability_pension",
        "bool",
        "no",
        readings.receives("disability"),
        lambda view: view.history.benefits,
        ("patient", "nav_advisor"),
    ),
    Fact(
        "obstacles",
        "codes",
        "unknown",
        readings.obstacles,
        lambda view: view.history.told,
        values=get_args(codes.Obstacle),
    ),
    Fact(
        "work_settled",
        "bool",
        "no",
        lambda view: bool(readings.settled_by(view)),
        lambda view: view.history.settled,
    ),
    Fact(
        "wish",
        "code",
        "unknown",
        readings.wish,
        lambda view: _some(readings.wish_event(view)),
        values=get_args(codes.WorkWish),
    ),
    Fact(
        "employer_contact_declined",
        "bool",
        "no",
        readings.employer_contact_declined,
        lambda view: _some(readings.employer_contact_event(view)),
    ),
    Fact("asked_for_talk", "bool", "no", readings.asked_for_talk, lambda view: view.history.wishes),
    Fact("talk_requested", "bool", "no", readings.talk_requested, lambda view: view.history.wishes),
    Fact(
        "pathway_hjem_declined",
        "bool",
        "no",
        readings.pathway_hjem_declined,
        lambda view: view.history.declines,
    ),
    Fact(
        "stage", "code", "unknown", readings.stage, _none, ("hospital_unit",), get_args(codes.Stage), "course"
    ),
    Fact(
        "intent",
        "code",
        "unknown",
        readings.intent,
        _none,
        ("hospital_doctor",),
        get_args(codes.Intent),
        "course",
    ),
    Fact(
        "control_held_at",
        "code",
        "unknown",
        readings.control_held_at,
        lambda view: view.course.controls if view.course else (),
        ("hospital_unit", "gp"),
        get_args(codes.Level),
        "course",
    ),
)

FACTS: Final[Mapping[str, Fact]] = MappingProxyType({fact.name: fact for fact in _ALL})
"""Every fact that rules may read, by name."""
