"""Conversations: which are taken, by whom, and what came of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from . import figures
from .diary import Diary, Document, iso, workday
from .draws import Draws
from .illness import Illness
from .people import Person
from .sick_leave import SickLeave
from .working_life import Work

_EVERYDAY: Final = ("work", "economy")

CHECKPOINTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "spor-om-arbeid": ("hospital_unit", ("work-situation",)),
    "ph-1": ("hospital_unit", _EVERYDAY),
    "ph-2": ("municipal_cancer_coordinator", _EVERYDAY),
    "ph-3": ("municipal_cancer_coordinator", _EVERYDAY),
    "tidlig-arbeid-arbeidsgiver": (
        "hospital_social_worker",
        ("work-now", "employer-contact", "own-business"),
    ),
    "beh-rehab-samtale": ("hospital_contact_nurse", ("accommodation", "barriers")),
    "behandlingsdager-arbeid": ("hospital_contact_nurse", ("work-between-treatments",)),
    "arbeidsgiver-kontakt": ("certifying_doctor", ("employer-contact",)),
    "nav-kontakt-sykmeldt": ("certifying_doctor", ("nav", "dialogue-meeting")),
    "etter-sykepengene": ("gp", ("rights",)),
    "forberede-overgang": ("hospital_contact_nurse", ("expectations",)),
    "plan-for-retur": ("gp", ("return-plan", "pace", "nav-measures")),
    "tilrettelegging-etter-retur": (
        "municipal_cancer_coordinator",
        ("accommodation-agreed", "accommodation-done"),
    ),
    "oppf-utmattelse-arbeid": ("hospital_contact_nurse", ("late-effects-at-work",)),
}
"""Who usually takes the conversation of a checkpoint, and the themes that close it.

Written down here and not read from the catalogue: a cohort must stay the same when the catalogue changes, so
that two catalogues can be tried on it. A test holds the ids and themes to the catalogue.
"""
_ALSO: Final = ("family", "physical", "coping", "mental-health", "rehabilitation", "nutrition")


class Opening(NamedTuple):
    """A good time for a conversation: from `on`, within so many days."""

    on: int
    within: int
    checkpoint: str


def talks(
    diary: Diary, draws: Draws, person: Person, ill: Illness, work: Work, leave: SickLeave | None
) -> None:
    """Record the conversations, and the wishes and choices that come up with them."""
    taken = draws.pick(figures.TAKEN)
    for opening in _openings(person, ill, work, leave):
        if opening.on <= diary.last and draws.chance(taken):
            _talk(diary, draws, opening)


def _openings(person: Person, ill: Illness, work: Work, leave: SickLeave | None) -> Iterator[Opening]:
    """The conversations that fit this life, whether or not somebody takes them."""
    told = person.told
    yield Opening(told, 45, "ph-1")
    yield Opening(told + 92, 32, "ph-2")
    yield Opening(told + 366, 175, "ph-3")
    if work.kind and person.age >= 16:
        yield Opening(work.asked, 0, "spor-om-arbeid")
    if work.working:
        yield from _of_courses(told, ill)
    if leave is not None:
        yield from _of_leaves(work, leave)


def _of_courses(told: int, ill: Illness) -> Iterator[Opening]:
    yield Opening(told + 3, 38, "tidlig-arbeid-arbeidsgiver")
    yield Opening(ill.began + 28, 42, "beh-rehab-samtale")
    if ill.ended is not None:
        yield Opening(ill.ended - 21, 20, "forberede-overgang")
    for on, _ in ill.controls:
        yield Opening(on, 0, "oppf-utmattelse-arbeid")


def _of_leaves(work: Work, leave: SickLeave) -> Iterator[Opening]:
    start, until, back = leave.start, leave.until, leave.back
    if leave.form == "treatment_days":
        yield Opening(start + 28, 42, "behandlingsdager-arbeid")
    if leave.counts:
        if work.employed:
            yield Opening(start + 14, 35, "arbeidsgiver-kontakt")
        if until > start + 98:
            yield Opening(start + 98, 60, "nav-kontakt-sykmeldt")
        if until > start + 290:
            yield Opening(start + 275, 40, "etter-sykepengene")
    if back is not None:
        if work.employed:
            yield Opening(back - 28, 27, "plan-for-retur")
        for on in (28, 182, 365):
            yield Opening(back + on, 40, "tilrettelegging-etter-retur")


def _talk(diary: Diary, draws: Draws, opening: Opening) -> None:
    """One conversation, or what it came to instead."""
    on = workday(opening.on + draws.between(0, opening.within))
    outcome = draws.pick(figures.OUTCOMES)
    by, _ = CHECKPOINTS[opening.checkpoint]
    said: Document = {"outcome": outcome, "checkpoints": [opening.checkpoint]}
    told_by = "journal"
    if outcome == "held":
        said["themes"] = _themes(draws, opening.checkpoint)
    elif outcome == "declined":
        told_by = "patient"
        said["reason"] = draws.one_of(("patient_asked", "already_solved", None))
    elif outcome == "deferred":
        said["until"] = iso(on + draws.between(21, 100))
        said["reason"] = draws.one_of(("too_ill_now", "other_first", "patient_asked"))
    elif outcome == "not_relevant":
        said["reason"] = draws.one_of(("no_employer", "not_in_work", "already_solved"))
        said["review_on"] = draws.one_of(("affiliation", "absence", "stage", "wish"))
        if draws.chance(0.3):
            said["until"] = iso(on + draws.between(60, 200))
    diary.note("conversation", on, by, told_by=told_by, **said)
    if outcome in {"offered", "contact_attempted", "interrupted", "deferred"}:
        _taken_up_again(diary, draws, on, opening.checkpoint, outcome)


def _taken_up_again(diary: Diary, draws: Draws, on: int, checkpoint: str, outcome: str) -> None:
    """A second try: held for half of them, unanswered once more for some (assumed)."""
    by, _ = CHECKPOINTS[checkpoint]
    again = workday(on + (draws.between(30, 110) if outcome == "deferred" else draws.between(6, 30)))
    if draws.chance(0.5):
        themes = _themes(draws, checkpoint)
        diary.note("conversation", again, by, outcome="held", checkpoints=[checkpoint], themes=themes)
    elif outcome != "deferred" and draws.chance(0.4):
        diary.note("conversation", again, by, outcome="contact_attempted", checkpoints=[checkpoint])


def _themes(draws: Draws, checkpoint: str) -> list[str]:
    """The closing themes, at times without the last of them; for Pakkeforløp hjem some others too."""
    _, closing = CHECKPOINTS[checkpoint]
    covered = closing[:-1] if len(closing) > 1 and draws.chance(0.1) else closing
    if not checkpoint.startswith("ph-"):
        return list(covered)
    first = draws.between(0, len(_ALSO) - 2)
    return [*covered, *_ALSO[first : first + 2]]
