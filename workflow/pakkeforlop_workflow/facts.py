"""The facts that rules may read, what each of them means, and what it means when nothing is recorded.

A fact is read from a history for a day, a course and an episode. Its value is `UNKNOWN` when it cannot be told
from what is recorded: a fact declares whether silence means «no» or «unknown», and an incomplete source
turns «no» into «unknown».
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final, Literal, get_args

from . import codes
from .courses import Course
from .dates import AsOf, add_months, day_after
from .events import Affiliation, Envelope, Wish
from .history import History
from .sick_leave_anchors import SickLeave

UNKNOWN: Final = None
Value = bool | int | str | frozenset[str] | None
"""A fact's value; `UNKNOWN` is its own answer, never «no»."""

NOT_NOW_MONTHS: Final = 3
"""How long a «not now» without a day of its own stands (produktråd)."""
DECLINE_MONTHS: Final = 3
"""How long after a no to Pakkeforløp hjem it is asked about once more (produktråd; the guideline says «senere»)."""


@dataclass(slots=True)
class View:
    """A history seen from a day, for one course and one episode of sick leave."""

    history: History
    as_of: AsOf
    course: Course | None = None
    sick_leave: SickLeave | None = None


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
    value = fact.read(view)
    if value is False and fact.absence == "no" and not view.history.pathway.sources_complete:
        return UNKNOWN
    return value


def _dead(view: View) -> bool:
    return any(view.as_of.reached(event.on) for event in view.history.died)


def _end_of_life(view: View) -> bool:
    return view.history.end_of_life.at(view.as_of)


def _age(view: View) -> int | None:
    born = view.history.pathway.birth_month
    if born is None:
        return UNKNOWN
    years = (
        view.as_of.day.year
        - born.year
        - (view.as_of.day < add_months(born, 12 * (view.as_of.day.year - born.year)))
    )
    view.as_of.reached(add_months(born, 12 * (years + 1)))
    return years


def current_affiliations(view: View) -> tuple[Affiliation, ...]:
    """The ties to working life that stand: for each one the latest told, unless it has ended."""
    latest: dict[str, Affiliation] = {}
    for event in view.history.affiliations:
        if view.as_of.reached(event.on):
            latest[event.affiliation] = event
    return tuple(
        event for event in latest.values() if event.to is None or not view.as_of.reached(day_after(event.to))
    )


def _affiliations(view: View) -> frozenset[str] | None:
    kinds = frozenset(event.kind for event in current_affiliations(view))
    return kinds or UNKNOWN


def _affiliated(kinds: frozenset[str]) -> Callable[[View], bool | None]:
    def read(view: View) -> bool | None:
        current = _affiliations(view)
        return UNKNOWN if current is UNKNOWN else not current.isdisjoint(kinds)

    return read


def _only_outside(view: View) -> bool | None:
    current = _affiliations(view)
    return UNKNOWN if current is UNKNOWN else current <= {"outside", "retired"}


def _absences(view: View) -> tuple[Envelope, ...]:
    """The absences that cover the day; vacation and leave are not absence from illness."""
    until = view.history.absent_until
    return tuple(
        event
        for event in view.history.absences
        if event.form not in {"vacation", "leave"}
        and view.as_of.reached(event.on)
        and not ((last := until[event.id]) is not None and view.as_of.reached(day_after(last)))
    )


def _absent(view: View) -> bool | None:
    if _voided(view, "absent"):
        return UNKNOWN
    return bool(_absences(view)) or any(_ongoing(view, leave) for leave in view.history.sick_leaves)


def _still_absent(view: View) -> bool | None:
    if _voided(view, "still_absent"):
        return UNKNOWN
    return view.sick_leave is not None and _ongoing(view, view.sick_leave)


def _ongoing(view: View, leave: SickLeave) -> bool:
    """Whether the episode runs: until it has ended by the 16-day rule, or the person is fully back."""
    if leave.back is not None and view.as_of.reached(leave.back):
        return False
    return leave.episode.ongoing(view.as_of)


def _voided(view: View, fact: str) -> bool:
    """Whether the latest step of the work track was a gap that makes this fact unknown."""
    if view.history.work.at(view.as_of) is not None:
        return False
    return any(fact in gap.voids and view.as_of.reached(gap.on) for gap in view.history.gaps)


def _work_state(view: View) -> str | None:
    state = view.history.work.at(view.as_of)
    return UNKNOWN if state in {None, "unknown"} else state


def _sick_pay_end_known(view: View) -> bool:
    leave = view.sick_leave
    return leave is not None and leave.anchors["sick_pay_end"].at(view.as_of) is not None


def _stage(view: View) -> str | None:
    return UNKNOWN if view.course is None else view.course.stages.at(view.as_of)


def _intent(view: View) -> str | None:
    return UNKNOWN if view.course is None else view.course.intents.at(view.as_of)


def _control_held_at(view: View) -> str | None:
    held = [
        control for control in (view.course.controls if view.course else ()) if view.as_of.reached(control.on)
    ]
    return held[-1].held_at if held else UNKNOWN


def _settled_by(view: View) -> tuple[Envelope, ...]:
    """The settlement that stands: a new episode, course or wish since then lifts it."""
    settled = [event for event in view.history.settled if view.as_of.reached(event.on)]
    if not settled:
        return ()
    last = settled[-1].on
    later = (
        *(leave.episode.start for leave in view.history.sick_leaves),
        *(course.opened for course in view.history.courses),
        *(wish.on for wish in view.history.wishes),
    )
    lifted = any(day > last and view.as_of.reached(day) for day in later)
    return () if lifted else (settled[-1],)


_WORK_WISHES: Final = frozenset(get_args(codes.WorkWish))


def _latest_wish(view: View, among: frozenset[str]) -> Wish | None:
    told = [wish for wish in view.history.wishes if wish.code in among and view.as_of.reached(wish.on)]
    return told[-1] if told else None


def _wish_event(view: View) -> Wish | None:
    """The wish about work that stands; «talk» lifts a «not now», which otherwise ends by itself."""
    wish = _latest_wish(view, _WORK_WISHES | {"talk"})
    if wish is None or wish.code == "talk":
        return None
    if wish.code == "not_now" and view.as_of.reached(not_now_until(wish)):
        return None
    return wish


def not_now_until(wish: Wish) -> date:
    """The first day on which a «not now» no longer stands."""
    return wish.until or add_months(wish.on, NOT_NOW_MONTHS)


def _wish(view: View) -> str | None:
    wish = _wish_event(view)
    return UNKNOWN if wish is None else wish.code


def _employer_contact_event(view: View) -> Wish | None:
    return _latest_wish(view, frozenset({"no_employer_contact", "employer_contact"}))


def _employer_contact_declined(view: View) -> bool:
    wish = _employer_contact_event(view)
    return wish is not None and wish.code == "no_employer_contact"


def _asked_for_talk(view: View) -> bool:
    """Whether the patient has asked for a talk, and nothing was said about it since."""
    wish = _latest_wish(view, _WORK_WISHES | {"talk"})
    return wish is not None and wish.code == "talk"


def _pathway_hjem_declined(view: View) -> bool:
    """A first no stands for three months, then it is asked once more; a second no stands until withdrawn."""
    noes: list[date] = []
    for event in view.history.declines:
        if view.as_of.reached(event.on):
            noes = [] if event.withdrawn else [*noes, event.on]
    if not noes:
        return False
    return len(noes) > 1 or not view.as_of.reached(add_months(noes[0], DECLINE_MONTHS))


def _some(event: Envelope | None) -> tuple[Envelope, ...]:
    return () if event is None else (event,)


def _none(_: View) -> Iterable[Envelope]:
    return ()


def _work_fact(name: str, read: Callable[[View], Value], values: tuple[str, ...] = ()) -> Fact:
    kind: Literal["codes", "bool"] = "codes" if values else "bool"
    return Fact(name, kind, "unknown", read, current_affiliations, values=values, about_work=True)


_ALL: Final = (
    Fact("dead", "bool", "no", _dead, lambda view: view.history.died, ("hospital_unit", "gp")),
    Fact(
        "end_of_life",
        "bool",
        "no",
        _end_of_life,
        lambda view: [event for event in view.history.events if event.type == "end_of_life"],  # type: ignore[attr-defined]
        ("hospital_doctor", "gp"),
    ),
    Fact("age", "years", "unknown", _age, _none),
    _work_fact("affiliations", _affiliations, get_args(codes.AffiliationKind)),
    _work_fact("in_working_life", _affiliated(codes.WORKING_LIFE)),
    _work_fact("has_employer", _affiliated(codes.EMPLOYED)),
    _work_fact("outside_working_life", _only_outside),
    Fact("absent", "bool", "no", _absent, _absences, ("certifying_doctor", "patient"), about_work=True),
    Fact(
        "still_absent",
        "bool",
        "no",
        _still_absent,
        _absences,
        ("certifying_doctor", "patient"),
        scope="episode",
        about_work=True,
    ),
    Fact(
        "work_state", "code", "unknown", _work_state, _none, values=get_args(codes.WorkState), about_work=True
    ),
    Fact("sick_pay_end_known", "bool", "no", _sick_pay_end_known, _none, ("patient", "nav_advisor"), scope="episode"),
    Fact("work_settled", "bool", "no", lambda view: bool(_settled_by(view)), _settled_by),
    Fact(
        "wish",
        "code",
        "unknown",
        _wish,
        lambda view: _some(_wish_event(view)),
        values=get_args(codes.WorkWish),
    ),
    Fact(
        "employer_contact_declined",
        "bool",
        "no",
        _employer_contact_declined,
        lambda view: _some(_employer_contact_event(view)),
    ),
    Fact("asked_for_talk", "bool", "no", _asked_for_talk, lambda view: view.history.wishes),
    Fact("pathway_hjem_declined", "bool", "no", _pathway_hjem_declined, lambda view: view.history.declines),
    Fact("stage", "code", "unknown", _stage, _none, ("hospital_unit",), get_args(codes.Stage), "course"),
    Fact("intent", "code", "unknown", _intent, _none, ("hospital_doctor",), get_args(codes.Intent), "course"),
    Fact(
        "control_held_at",
        "code",
        "unknown",
        _control_held_at,
        lambda view: view.course.controls if view.course else (),
        ("hospital_unit", "gp"),
        get_args(codes.Level),
        "course",
    ),
)

FACTS: Final[Mapping[str, Fact]] = MappingProxyType({fact.name: fact for fact in _ALL})
"""Every fact that rules may read, by name."""
