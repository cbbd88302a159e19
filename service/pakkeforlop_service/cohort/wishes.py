"""What the patient wants and chooses (all shares assumed)."""

from __future__ import annotations

from typing import Final, get_args

from pakkeforlop_workflow.codes import Obstacle

from .diary import Diary, iso
from .draws import Draws
from .illness import Illness
from .people import Person
from .sick_leave import SickLeave
from .working_life import Work

_COORDINATORS: Final = (
    "gp",
    "municipal_cancer_coordinator",
    "municipal_appointee",
    "hospital_contact_nurse",
    "hospital_pathway_coordinator",
)


def wishes(
    diary: Diary, draws: Draws, person: Person, ill: Illness, work: Work, leave: SickLeave | None
) -> None:
    """Record wishes about work, a no to Pakkeforløp hjem and the choice of a coordinator."""
    told = person.told
    if work.working:
        _about_work(diary, draws, ill, leave)
        if draws.chance(0.15):
            _hard(diary, draws, ill)
    if draws.chance(0.05):
        declined = told + draws.between(5, 150)
        diary.note("pathway_hjem_declined", declined, "hospital_unit", told_by="patient")
        if draws.chance(0.4):
            later = declined + draws.between(40, 200)
            diary.note("pathway_hjem_declined", later, "gp", told_by="patient", withdrawn=True)
    if draws.chance(0.06):
        chosen = told + draws.between(5, 200)
        until = iso(chosen + 365) if draws.chance(0.3) else None
        kind = draws.one_of(_COORDINATORS)
        diary.note("coordinator_chosen", chosen, "hospital_unit", told_by="patient", kind=kind, until=until)


def _about_work(diary: Diary, draws: Draws, ill: Illness, leave: SickLeave | None) -> None:
    asked = ill.told + draws.between(5, 60)

    def wish(on: int, code: str, until: int | None = None) -> None:
        lasts = None if until is None else iso(until)
        diary.note("wish", on, "hospital_contact_nurse", told_by="patient", code=code, until=lasts)

    if leave is None:
        if draws.chance(0.4):
            wish(asked, "continue_working")
    elif ill.intent == "palliative" and draws.chance(0.3):
        wish(asked, "not_possible")
    elif draws.chance(0.08):
        wish(asked, "not_now", asked + draws.between(30, 120) if draws.chance(0.5) else None)
        if draws.chance(0.3):
            wish(asked + draws.between(20, 80), "talk")
    elif draws.chance(0.35):
        wish(asked + draws.between(0, 60), "return_to_work")
    if draws.chance(0.05):
        wish(asked, "no_employer_contact")
        if draws.chance(0.3):
            wish(asked + draws.between(30, 150), "employer_contact")
    if draws.chance(0.04):
        wish(ill.told + draws.between(60, 600), "talk")


def _hard(diary: Diary, draws: Draws, ill: Illness) -> None:
    """Something makes work hard, and perhaps no longer does some time later."""
    on, code = ill.told + draws.between(60, 500), draws.one_of(get_args(Obstacle))
    diary.note("fact", on, "hospital_contact_nurse", told_by="patient", code=code)
    if draws.chance(0.3):
        better = on + draws.between(60, 300)
        diary.note("fact", better, "gp", told_by="patient", code=code, value=False)
