"""The medical track: from referral through treatment and controls, with what else may come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from . import figures
from .diary import Diary, Document, iso, workday
from .draws import Draws
from .people import HOSPITALS, MUNICIPALITIES, Person

YEAR: Final = 365
_FOR_YEARS: Final = 5 * YEAR
"""How long hormones and the like are planned for (assumed)."""


@dataclass(slots=True)
class Illness:
    """The days of one course that the rest of a life turns on, as ordinals; also those that lie ahead."""

    told: int
    intent: str
    began: int = 0
    """The first day of treatment."""
    ended: int | None = None
    """The last day of treatment; `None` while it goes on for years."""
    controls: list[tuple[int, str]] = field(default_factory=list)


def suspicion(diary: Diary, draws: Draws, person: Person) -> None:
    """Referred on suspicion of cancer, and perhaps told that it is none."""
    referred = min(person.told - draws.between(7, 35), diary.today)
    diary.note("referred", referred, "gp")
    if person.story == "refuted":
        diary.note("suspicion_refuted", person.told, "hospital_doctor")


def illness(diary: Diary, draws: Draws, person: Person) -> Illness:
    """The first cancer, and what comes after it; tells the diary when the person dies."""
    intent = draws.pick(figures.INTENTS)
    if draws.chance(figures.DIES_WITHIN_FIVE_YEARS[intent]):
        _death(diary, draws, person.told, intent)
    two = draws.chance(0.03)  # so often a second cancer (assumed)
    course = "c1" if two else None
    if draws.chance(0.6):  # assumed: a referral is recorded
        diary.note("referred", person.told - draws.between(7, 35), "gp", course=course)
    precision = "month" if draws.chance(0.03) else "day"  # assumed
    diary.note("diagnosis_told", person.told, "hospital_doctor", precision=precision, course=course)
    back = None
    if intent == "curative" and draws.chance(0.10):  # assumed; later than any first treatment ends
        back = workday(person.told + draws.between(400, 1500))
    first = _course(diary, draws, person.told, person.cancer, intent, course, until=back)
    if back is not None:
        _recurrence(diary, draws, back, person.cancer, course)
    if two:
        cancer = draws.pick(figures.CANCERS_FROM_60)
        told = workday(person.told + draws.between(60, 900))
        diary.note("diagnosis_told", told, "hospital_doctor", cancer=cancer, course="c2")
        _course(diary, draws, told, cancer, "curative", "c2")
    if draws.chance(0.03):  # assumed
        unit = draws.one_of(HOSPITALS) if draws.chance(0.4) else None
        moved_to = draws.one_of([place for place in MUNICIPALITIES if place != person.municipality])
        on = person.told + draws.between(60, 700)
        diary.note("moved", on, "hospital_unit", municipality=moved_to, hospital_unit=unit)
    return first


def _course(  # noqa: PLR0913 - a course has so many sides
    diary: Diary,
    draws: Draws,
    told: int,
    cancer: str,
    intent: str,
    course: str | None,
    *,
    until: int | None = None,
) -> Illness:
    """One course of treatment and controls, with its intent; no more controls from `until` on."""
    ill = Illness(told, intent)
    if draws.chance(0.9):  # assumed: the intent is recorded
        diary.note(
            "intent_set",
            workday(told + draws.between(0, 14)),
            "hospital_doctor",
            intent=intent,
            course=course,
        )
    ill.began = told + draws.between(10, 42)
    if intent == "curative":
        last = _curative(diary, draws, ill, cancer, course)
        if last is not None and (until is None or last < until):
            diary.note("hospital_controls_ended", last, "hospital_doctor", course=course)
    elif intent == "life_prolonging":
        _life_prolonging(diary, draws, ill, course)
    else:
        diary.note("treatment", ill.began, "hospital_doctor", kind="symptom_relief", course=course)
    ill.controls = [(workday(on), level) for on, level in ill.controls if until is None or on < until]
    for on, level in ill.controls:
        by = "gp" if level == "gp" else "hospital_doctor"
        diary.note("control_held", on, by, held_at=None if level == "hospital" else level, course=course)
    return ill


def _curative(diary: Diary, draws: Draws, ill: Illness, cancer: str, course: str | None) -> int | None:
    """Treatments one after the other, then controls, less and less often; the day of the hospital's last."""
    kinds = draws.pick(figures.PLANS.get(cancer, figures.PLANS[""])).split()
    day = ill.began
    for kind in kinds:
        if kind == "surveillance":
            _treat(diary, draws, kind, day, None, course, long_term=True)
            ill.controls = [
                (day + months * 30 + draws.between(0, 14), "hospital") for months in (6, 12, 24, 36)
            ]
            return None
        if ill.ended is not None and draws.chance(0.7):  # assumed: what comes next is often recorded
            starts = iso(workday(day + draws.between(-3, 3)))
            diary.note(
                "treatment_planned", ill.ended, "hospital_doctor", kind=kind, starts_on=starts, course=course
            )
        ill.ended = day + draws.between(*figures.TREATMENT_DAYS[kind])
        _treat(diary, draws, kind, day, ill.ended, course)
        day = ill.ended + draws.between(18, 42)
    assert ill.ended is not None  # noqa: S101 - every plan has a treatment
    if draws.chance(figures.HORMONES.get(cancer, 0)):
        _treat(diary, draws, "systemic", day, None, course, long_term=True)
    # Hospital in year 1, 2 and 5, the GP in between: breast cancer's plan of 2024 (metodebok.no), for all here.
    first = ill.ended + draws.between(60, 110)
    ill.controls = [(first, "hospital")]
    for year, level in ((1, "hospital"), (2, "hospital"), (3, "gp"), (4, "gp"), (5, "hospital")):
        due = ill.told + year * YEAR + draws.between(-14, 30)
        if due > first + 60:
            ill.controls.append((due, level))
    if draws.chance(0.45):  # assumed: otherwise the GP takes over after the first controls
        return None
    last = workday(max(ill.told + draws.one_of((1, 2, 2, 3)) * YEAR + 45, first + 7))
    ill.controls = [(on, level) for on, level in ill.controls if on < last or level == "gp"]
    return last


def _life_prolonging(diary: Diary, draws: Draws, ill: Illness, course: str | None) -> None:
    """Treatment for as long as it helps, sometimes another after the disease has advanced."""
    if draws.chance(0.25):  # assumed
        _treat(diary, draws, "radiotherapy", ill.began, ill.began + draws.between(5, 14), course)
    first = _treat(diary, draws, "systemic", ill.began + draws.between(0, 10), None, course, long_term=True)
    ill.controls = [(ill.began + months * 30 + draws.between(0, 20), "hospital") for months in (4, 9, 18, 30)]
    if not draws.chance(0.45):  # assumed
        return
    advanced = workday(ill.began + draws.between(150, 700))
    if diary.note("progression_found", advanced, "hospital_doctor", course=course) is None:
        return
    diary.correct(first, advanced, "hospital_doctor", to=iso(advanced - 1))
    if draws.chance(0.3):  # assumed
        diary.note("intent_set", advanced + 7, "hospital_doctor", intent="palliative", course=course)
        diary.note("treatment", advanced + 10, "hospital_doctor", kind="symptom_relief", course=course)
    else:
        _treat(diary, draws, "systemic", advanced + draws.between(10, 30), None, course, long_term=True)


def _treat(  # noqa: PLR0913 - a treatment has so many sides
    diary: Diary,
    draws: Draws,
    kind: str,
    on: int,
    ended: int | None,
    course: str | None,
    *,
    long_term: bool = False,
) -> Document | None:
    """Record a treatment, with the planned end while it lasts, and its end when it has come.

    The end is recorded with the treatment when it is soon known, otherwise by a correction.
    """
    said: Document = {"kind": kind, "course": course}
    if long_term:
        said["long_term"] = True
        if kind != "surveillance" and draws.chance(0.3):  # assumed
            said["planned_to"] = iso(on + _FOR_YEARS)
    elif ended is not None and ended - on > 14:
        said["planned_to"] = iso(max(on, ended + draws.between(-10, 10)))
    over = ended is not None and ended <= diary.last
    if ended is not None and over and (ended - on <= 14 or draws.chance(0.4)):  # assumed
        heard = max(ended, on) + draws.between(0, 2)
        return diary.note(
            "treatment", on, "hospital_doctor", heard=min(heard, diary.today), **said, to=iso(ended)
        )
    event = diary.note("treatment", on, "hospital_doctor", **said)
    if ended is not None and over:
        diary.correct(event, ended, "hospital_contact_nurse", to=iso(ended))
    return event


def _recurrence(diary: Diary, draws: Draws, found: int, cancer: str, course: str | None) -> None:
    """The cancer comes back, and a new course begins."""
    again = None if course is None else f"{course}b"
    if diary.note("recurrence_found", found, "hospital_doctor", course=again) is not None:
        _course(diary, draws, found, cancer, draws.one_of(("curative", "life_prolonging")), again)


def _death(diary: Diary, draws: Draws, told: int, intent: str) -> None:
    """The day of death within five years, and often the end-of-life phase before it."""
    earliest, latest = {"palliative": (30, 700), "life_prolonging": (200, 1800)}.get(intent, (400, 1800))
    died = told + draws.between(earliest, latest)
    diary.last = min(diary.today, died)
    if draws.chance(0.7):  # assumed
        phase = died - draws.between(10, 70)
        diary.note("end_of_life", max(phase, told + 7), "hospital_doctor")
        if draws.chance(0.05):  # assumed: marked too early
            diary.note("end_of_life", max(phase, told + 7) + 9, "hospital_doctor", withdrawn=True)
    diary.note("died", died, draws.one_of(("hospital_unit", "gp")))
