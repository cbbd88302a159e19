"""A person's ties to working life and education, and the benefits that go with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pakkeforlop_workflow.codes import EMPLOYED, WORKING_LIFE

from . import figures
from .diary import Diary, Document, workday
from .draws import Draws
from .people import Person

ALONE: Final = frozenset({"self_employed", "freelancer"})
"""Affiliations of those who work for themselves."""
_RETIRES_AT = 67
_NOT_ASKED = 0.03
"""So many are never asked about work (assumed)."""


@dataclass(frozen=True, slots=True)
class Work:
    """What the person did when the diagnosis was told; `kind` is empty when it is not recorded."""

    kind: str
    asked: int
    """The day on which it was asked about, as an ordinal."""
    several: bool
    tie: Document | None = None
    """The tie to working life or education, as recorded."""
    aap: bool = False
    """Whether the person was on AAP before the cancer."""

    @property
    def working(self) -> bool:
        """Whether it counts as working life."""
        return self.kind in WORKING_LIFE

    @property
    def employed(self) -> bool:
        """Whether there is an employer to talk to."""
        return self.kind in EMPLOYED

    @property
    def alone(self) -> bool:
        """Whether the person works for themselves."""
        return self.kind in ALONE


def working_life(diary: Diary, draws: Draws, person: Person) -> Work:
    """Record what the person does for a living; asked about some time after the diagnosis."""
    shares = next(shares for (low, high), shares in figures.AFFILIATIONS.items() if low <= person.age <= high)
    kind = draws.pick(shares)
    asked = workday(person.told + draws.skewed(90, 2.5))
    if kind == "" or (kind == "pupil" and person.age < 7) or draws.chance(_NOT_ASKED):
        return Work("", asked, several=False)
    since = _since(draws, person, kind)
    several = kind == "employee" and draws.chance(0.06)  # assumed
    percent = _percent(draws, kind)
    tie = diary.note(
        "affiliation",
        since,
        "hospital_contact_nurse",
        told_by="patient",
        heard=asked,
        precision=draws.one_of(("day", "month", "month", "about")),
        affiliation="main",
        kind=kind,
        percent=60 if several else percent,
    )
    if several:
        diary.note(
            "affiliation",
            since,
            "hospital_contact_nurse",
            told_by="patient",
            heard=asked,
            precision="about",
            affiliation="side",
            kind="self_employed",
            percent=40,
        )
    benefit = _benefit(diary, draws, kind, percent, since, asked)
    retires = person.day_aged(_RETIRES_AT)
    if kind in WORKING_LIFE and retires > person.told and draws.chance(0.7):  # assumed
        diary.note("affiliation", retires, "gp", told_by="patient", affiliation="main", kind="retired")
        if several:
            diary.note("affiliation", retires, "gp", told_by="patient", affiliation="side", kind="retired")
    return Work(kind, asked, several, tie, aap=benefit == "aap")


def _since(draws: Draws, person: Person, kind: str) -> int:
    """The first day of it: some years back, but nobody works as a child."""
    if kind == "pupil":
        return person.told - draws.between(20, 300)
    if kind == "retired":
        return person.told - draws.between(30, 1500)
    return person.told - draws.between(30, min(3500, max(1, person.age - 15) * 365))


def _percent(draws: Draws, kind: str) -> int | None:
    if kind in {"employee", "laid_off"}:
        return draws.one_of((100, 100, 100, 100, 80, 60, 50))
    return 100 if kind in {"apprentice", "self_employed"} else None


def _benefit(
    diary: Diary, draws: Draws, kind: str, percent: int | None, since: int, asked: int
) -> str | None:
    """The benefit that goes with it, if any (all shares assumed)."""
    benefit, share = {
        "job_seeker": ("unemployment", 0.8),
        "laid_off": ("unemployment", 0.8),
        "outside": (draws.one_of(("disability", "disability", "disability", "aap")), 0.9),
        "retired": ("pension", 0.6),
        "student": ("other", 0.4),
        "employee": (draws.one_of(("care", "other")), 0.02),
    }.get(kind, ("other", 0.0))
    if kind == "employee" and percent == 50 and draws.chance(0.5):
        benefit, share = "disability", 1.0
    if not draws.chance(share):
        return None
    diary.note(
        "benefit",
        since,
        "hospital_social_worker",
        told_by="patient",
        heard=asked,
        precision="about",
        kind=benefit,
        percent=50 if benefit == "disability" and kind == "employee" else None,
    )
    return benefit
