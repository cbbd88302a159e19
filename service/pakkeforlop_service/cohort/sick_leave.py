"""Sick leave: the certificates, what employer and Nav do meanwhile, and when it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace

from . import figures
from .diary import Diary, iso, workday
from .draws import Draws
from .illness import Illness
from .people import Person
from .working_life import Work

_EARLIER = 8
"""So many days before the 52 weeks are over sick pay may end (assumed)."""


@dataclass(frozen=True, slots=True)
class SickLeave:
    """The days of a sick leave, as ordinals; also those that lie ahead."""

    start: int
    until: int
    """The last day before the person is back, or of the certificates, which may go on after sick pay."""
    form: str
    back: int | None
    """The first day at work again; `None` when the person does not come back."""
    aap: bool
    sick_pay_end: int
    counts: bool
    """Whether it is sick leave by law: not with single treatment days or travel subsidy alone."""
    recurrent: bool = False
    """Whether there was another sick leave in the year before."""


def sick_leave(diary: Diary, draws: Draws, person: Person, ill: Illness, work: Work) -> SickLeave | None:
    """The first sick leave after the diagnosis, if there is one."""
    if not work.working:
        _leave_of_others(diary, draws, person, ill, work)
        return None
    if not draws.chance(figures.SICK_LISTED):
        return None
    form = draws.pick(figures.FIRST_FORMS if work.employed else figures.FIRST_FORMS_ALONE)
    start = draws.one_of(
        (ill.began, ill.began, ill.told + draws.between(0, 8), ill.told - draws.between(3, 20))
    )
    aap = draws.chance(figures.TO_AAP)
    pay_end = start + figures.SICK_PAY_DAYS - 1 - draws.between(0, _EARLIER)
    back = _back(draws, person, ill, start, pay_end, aap=aap) if draws.chance(_returns(person, ill)) else None
    until = pay_end if aap or back is None else back - 1
    if until == pay_end and not aap and draws.chance(0.5):  # assumed: certificates go on without sick pay
        until += draws.between(60, 300)
    leave = SickLeave(
        start, until, form, back, aap, pay_end, form not in {"treatment_days", "travel_subsidy"}
    )
    employment = "main" if work.several else None
    if work.employed and draws.chance(0.35):  # assumed: away the year before too, whatever it was
        ended = start - draws.between(25, 240)
        certify(diary, draws, "full", ended - draws.between(4, 20), ended, employment=employment)
        leave = replace(leave, recurrent=True)
    if draws.chance(0.06):  # assumed: told by the patient, without an end
        diary.note(
            "absence",
            start,
            "hospital_contact_nurse",
            told_by="patient",
            heard=max(start, ill.told) + draws.between(0, 20),
            precision=draws.one_of(("month", "about")),
            form="full",
            employment=employment,
        )
        leave = replace(leave, form="full", counts=True)
    else:
        _certificates(diary, draws, leave, employment)
    if ill.ended is not None and draws.chance(0.25):  # assumed: in hospital, on top of the sick leave
        diary.note(
            "absence", ill.began, "hospital_unit", form="admitted", to=iso(ill.began + draws.between(1, 6))
        )
    if leave.counts and work.employed:
        _employer_and_nav(diary, draws, leave, employment)
    if leave.until >= pay_end and draws.chance(0.65):  # assumed: the end of sick pay is told
        diary.note(
            "sick_pay_end_told",
            pay_end - draws.between(25, 120),
            draws.one_of(("gp", "certifying_doctor")),
            told_by=draws.one_of(("patient", "nav_letter")),
            ends_on=iso(pay_end),
        )
    return leave


def certify(  # noqa: PLR0913 - a certificate has so many sides
    diary: Diary,
    draws: Draws,
    form: str,
    first: int,
    last: int,
    *,
    grade: int | None = None,
    employment: str | None = None,
) -> None:
    """Certificates of one form, one after the other, each for some weeks; at times a vacation between them."""
    day = first
    while day <= min(last, diary.last):
        to = min(last, day + draws.between(27, 83))
        if last - to < 7:
            to = last
        diary.note(
            "absence",
            day,
            "certifying_doctor",
            told_by="sykmelding",
            form=form,
            grade=grade,
            employment=employment,
            to=iso(to),
        )
        day = to + 1
        if day + 30 < last and draws.chance(0.05):  # assumed
            rest = draws.between(13, 20)
            kind = "vacation" if draws.chance(0.85) else "leave"
            diary.note("absence", day, "gp", told_by="patient", form=kind, to=iso(day + rest))
            day += rest + 1


def _returns(person: Person, ill: Illness) -> float:
    if ill.intent != "curative":
        return figures.BACK_AT_WORK_NOT_CURATIVE
    return figures.BACK_AT_WORK_AFTER.get(person.cancer, figures.BACK_AT_WORK)


def _back(draws: Draws, person: Person, ill: Illness, start: int, pay_end: int, *, aap: bool) -> int:
    """The first day back: some time after treatment, or after a while on AAP; all within two years."""
    if aap:
        return pay_end + draws.between(40, person.told + 720 - pay_end)
    ready = start + 60 if ill.ended is None else ill.ended
    return min(max(ready + draws.between(5, 120), start + 20), pay_end - 3)


def _certificates(diary: Diary, draws: Draws, leave: SickLeave, employment: str | None) -> None:
    """The first form, and what it goes over into."""
    start, until, form = leave.start, leave.until, leave.form
    grade = draws.one_of((40, 50, 50, 60, 80)) if form in {"graded", "waiting"} else None
    if form == "self_certified":
        diary.note(
            "absence", start, "gp", told_by="patient", form=form, employment=employment, to=iso(start + 2)
        )
        form, start = "full", start + 3
    elif form == "waiting":
        first_days = min(until, start + figures.EMPLOYER_PERIOD_DAYS - 1)
        certify(diary, draws, form, start, first_days, employment=employment)
        form, start = "graded", first_days + 1
    elif not leave.counts and until - start > 150 and draws.chance(0.5):  # assumed: not managed all along
        change = start + draws.between(80, 140)
        certify(diary, draws, form, start, change, employment=employment)
        form, start = "full", change + 1
    certify(diary, draws, form, start, until, grade=grade, employment=employment)


def _employer_and_nav(diary: Diary, draws: Draws, leave: SickLeave, employment: str | None) -> None:
    """The employer's plan and the dialogue meetings, of which many are exempted (shares assumed)."""

    def meeting(number: int, on: int, status: str, reason: str | None = None) -> None:
        if on <= leave.until:
            diary.note(
                "dialogue_meeting",
                workday(on),
                draws.one_of(("certifying_doctor", "gp")),
                told_by="patient",
                number=number,
                status=status,
                reason=reason,
                employment=employment,
            )

    plan = leave.start + draws.between(14, 40)
    if plan <= leave.until and draws.chance(0.55):
        status = "made" if draws.chance(0.88) else "not_needed"
        diary.note("employer_plan", plan, "gp", told_by="patient", status=status, employment=employment)
    if draws.chance(0.4):
        meeting(1, leave.start + draws.between(35, 60), "held")
    elif draws.chance(0.35):
        meeting(1, leave.start + draws.between(30, 50), "exempted", "plainly_unnecessary")
    if draws.chance(0.45):
        reason = draws.one_of(("medical", "medical", "admitted", "well_soon", "measure"))
        meeting(2, leave.start + draws.between(115, 175), "exempted", reason)
    elif draws.chance(0.6):
        held = leave.start + draws.between(150, 182)
        meeting(2, held - 21, "planned")
        meeting(2, held, "held")
        if draws.chance(0.1):
            meeting(3, held + draws.between(60, 120), "held")


def _leave_of_others(diary: Diary, draws: Draws, person: Person, ill: Illness, work: Work) -> None:
    """Students may take leave; of some it is known that they are sick-listed, but not from what (assumed)."""
    last = (ill.ended or ill.began + 120) + draws.between(10, 60)
    if work.kind == "student" and draws.chance(0.5):
        diary.note("absence", ill.began, "gp", told_by="patient", form="leave", to=iso(last))
    if work.kind == "" and 19 <= person.age < 67 and draws.chance(0.35):
        certify(diary, draws, "full", ill.began, last)
