"""Whose a conversation is: by catalogue and place, then by hand-overs, and the patient's own choice above them."""

from __future__ import annotations

from typing import Final

from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.commitments import Handover
from pakkeforlop_workflow.dates import day_after
from pakkeforlop_workflow.facts import View

from .answers import Owner
from .deployment import Place
from .entries import Entry
from .truth import truth

APPOINTEE: Final[Role] = "municipal_appointee"
APPOINTS: Final[Role] = "municipal_coordinating_unit"
"""Whom the coordinating unit has named, and the unit itself: it is asked to name somebody, and holds no talks."""
COORDINATING: Final[frozenset[Role]] = frozenset(
    {"municipal_cancer_coordinator", "municipal_coordinating_unit", "municipal_appointee"}
)
"""Roles whose conversations go to the coordinator the patient has chosen instead, when there is one."""


def owner_of(entry: Entry, view: View, place: Place) -> Owner:
    """The one role that owns the entry here, or a visible nobody.

    Hand-overs that were acknowledged start from whose it would be without them.
    """
    found = _by_catalogue(entry, view, place)
    if not view.history.handovers:
        return found
    return found if found.standing == "patients_choice" else _handed_over(found, entry, view)


def _by_catalogue(entry: Entry, view: View, place: Place) -> Owner:
    """The patient's choice takes the place of the first coordinating role, before it is asked who is there."""
    candidates = [item.role for item in entry.owner if item.when is None or truth(item.when, view) is True]
    if not candidates:
        return Owner(None, "none", entry.owner[0].role)
    first = candidates[0]
    chosen = patients_choice(view)
    for role in candidates:
        if chosen is not None and role in COORDINATING:
            return Owner(chosen, "patients_choice", None if chosen == first else first)
        if _can(role, place):
            return _found(role, first, place)
    return Owner(None, "none", first)


def _found(role: Role, first: Role, place: Place) -> Owner:
    instead_of = None if role == first else first
    if role in place.has:
        return Owner(role, "confirmed", instead_of)
    if role == APPOINTEE and instead_of is not None:
        return Owner(role, "to_be_named", instead_of)
    return Owner(role, "not_confirmed", instead_of)


def _handed_over(found: Owner, entry: Entry, view: View) -> Owner:
    """Who has it after the hand-overs, each of which counts only if its sender has it by then.

    Given back to the one it came from, it is that one's as before.
    """
    holding = [one for one in view.history.handovers if one.concerns(entry.id) and _holds(one, view)]
    role, giver = found.role, found.role
    for handover in sorted(holding, key=lambda one: one.state.changes[-1][0]):  # by when it was acknowledged
        if handover.by == role:
            role, giver = handover.to_role, role
    if role == found.role:
        return found
    chosen = patients_choice(view) if role in COORDINATING else None
    if chosen is not None:
        return Owner(chosen, "patients_choice", None if chosen == role else role)
    return Owner(role, "handed_over", giver)


def _holds(handover: Handover, view: View) -> bool:
    """Whether it is acknowledged, and since it was sent no new course is told and nobody moved from the receiver."""
    if handover.state.at(view.as_of) != "acknowledged":
        return False
    in_hospital = handover.to_role.startswith("hospital_")
    moves = (
        move.on
        for move in view.history.moves
        if (move.hospital_unit if in_hospital else move.municipality) not in {None, handover.to_place}
    )
    told = (course.told.on for course in view.history.courses if course.told is not None)
    return not any(day > handover.sent_on and view.as_of.reached(day) for day in (*told, *moves))


def _can(role: Role, place: Place) -> bool:
    """Whether a role can be had at a place: an appointee also where none is named yet, if somebody can name one."""
    if role == APPOINTEE and role not in place.has:
        return role not in place.lacks and APPOINTS not in place.lacks
    return role not in place.lacks


def patients_choice(view: View) -> Role | None:
    """The coordinator the patient has chosen, while that choice stands (through its last day)."""
    told = [choice for choice in view.history.choices if view.as_of.reached(choice.on)]
    if not told:
        return None
    until = told[-1].until
    return None if until is not None and view.as_of.reached(day_after(until)) else told[-1].kind
