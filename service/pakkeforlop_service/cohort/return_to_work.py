"""The way back to work, or away from it: gradual returns, relapses, AAP and other benefits."""

from __future__ import annotations

from dataclasses import dataclass

from . import figures
from .diary import Diary, iso
from .draws import Draws
from .sick_leave import SickLeave, certify
from .working_life import Work

_FULL = 100


@dataclass(frozen=True, slots=True)
class Afterwards:
    """Days after the first sick leave, as ordinals; also those that lie ahead."""

    again: int | None = None
    """The first day of another sick leave."""
    left: int | None = None
    """The last day of the only job."""


def return_to_work(diary: Diary, draws: Draws, work: Work, leave: SickLeave) -> Afterwards:
    """What comes after the first sick leave."""
    if leave.aap:
        _aap(diary, draws, leave)
    if leave.back is None:
        return Afterwards(left=_away(diary, draws, work, leave))
    gradual = draws.chance(0.7)  # assumed
    percent = draws.one_of((20, 40, 50, 50, 60, 80)) if gradual else _FULL
    planned = leave.back - draws.between(10, 40)
    if planned > leave.start and draws.chance(0.65):  # assumed
        diary.note(
            "return_planned",
            planned,
            draws.one_of(("gp", "certifying_doctor")),
            told_by="patient",
            return_on=iso(leave.back + draws.between(0, 5)),
            percent=percent,
        )
    if draws.chance(0.04):  # assumed: back, but to something else
        diary.note("wish", planned, "gp", told_by="patient", code="change_work")
        diary.note(
            "affiliation",
            leave.back,
            "gp",
            told_by="patient",
            affiliation="main",
            kind="employee",
            percent=_FULL,
        )
    diary.note("return_started", leave.back, "gp", told_by="patient", percent=percent)
    full = leave.back
    if gradual:
        full += draws.between(28, 150)
        lasting = draws.chance(0.25)  # assumed: never more than part of a position
        if not leave.aap:
            last = min(leave.sick_pay_end, full + 90) if lasting else full - 1
            certify(diary, draws, "graded", leave.back, last, grade=_FULL - percent)
        if lasting:
            if draws.chance(0.3):  # assumed: disability benefit for the part that is not managed
                diary.note(
                    "benefit",
                    full + draws.between(1, 90),
                    "gp",
                    told_by="nav_letter",
                    kind="disability",
                    percent=_FULL - percent,
                )
            _settle(diary, draws, full)
            return Afterwards()
        diary.note("return_started", full, "gp", told_by="patient", percent=_FULL)
    again = None
    if (
        draws.chance(0.12) and work.working
    ):  # assumed: «faller ut på et senere tidspunkt» (fagrådet) has no figure
        again = full + draws.between(40, 250)
        full = again + draws.between(30, 80)
        certify(diary, draws, "full", again, full - 1)
        diary.note("return_started", full, "gp", told_by="patient", percent=_FULL)
    _settle(diary, draws, full)
    return Afterwards(again=again)


def _settle(diary: Diary, draws: Draws, since: int) -> None:
    if draws.chance(0.5):  # assumed
        diary.note(
            "work_settled", since + draws.between(60, 400), "municipal_cancer_coordinator", told_by="patient"
        )


def _aap(diary: Diary, draws: Draws, leave: SickLeave) -> None:
    """AAP from the end of sick pay, until the person is back or for as long as it is given."""
    last = leave.sick_pay_end + figures.AAP_DAYS if leave.back is None else leave.back - 1
    event = diary.note(
        "benefit",
        leave.sick_pay_end + 1,
        "gp",
        told_by=draws.one_of(("patient", "nav_letter")),
        kind="aap",
        percent=_FULL,
    )
    if leave.back is not None and event is not None:
        diary.correct(event, leave.back, "gp", to=iso(max(last, leave.sick_pay_end + 1)))


def _away(diary: Diary, draws: Draws, work: Work, leave: SickLeave) -> int | None:
    """Not back when sick pay ends (shares assumed); the last day of the only job, if that ends too."""
    day = leave.sick_pay_end + 1
    if leave.aap:
        return _job_ends(diary, draws, work, day + draws.between(0, 500)) if draws.chance(0.3) else None
    what = draws.one_of(
        ("disability", "disability", "outside", "job_seeker", "work_placement", "left", "left", "")
    )
    if what == "left":
        return _job_ends(diary, draws, work, day + draws.between(0, 60))
    if what in {"disability", "work_placement"}:
        diary.note("benefit", day, "gp", told_by="nav_letter", kind=what)
    if what == "outside":
        diary.note("affiliation", day, "gp", told_by="patient", affiliation="main", kind="outside")
    if what in {"job_seeker", "work_placement"}:
        diary.note(
            "affiliation", day + 14, "nav_advisor", told_by="patient", affiliation="main", kind="job_seeker"
        )
    return None


def _job_ends(diary: Diary, draws: Draws, work: Work, on: int) -> int | None:
    """The only job ends; of some it is known what they turn to (assumed). The day, when the job was on record."""
    if work.tie is None or work.several or not (work.employed or work.alone):
        return None
    diary.correct(work.tie, on, "gp", to=iso(on))
    if draws.chance(0.4):
        diary.note(
            "affiliation",
            on + draws.between(70, 300),
            "nav_advisor",
            told_by="patient",
            affiliation="main",
            kind=draws.one_of(("job_seeker", "job_seeker", "outside")),
        )
    return on
