"""How facts are read from a history: each function gives one fact's value in a view, or the events behind it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, get_args

from . import codes
from .dates import add_months, day_after
from .envelope import Envelope
from .events import Affiliation, ReturnStarted, Wish
from .sick_leave_anchors import SickLeave
from .views import View, recalled

UNKNOWN: Final = None
Value = bool | int | str | frozenset[str] | None
"""A fact's value; `UNKNOWN` is its own answer, never «no»."""

NOT_NOW_MONTHS: Final = 3
"""How long a «not now» without a day of its own stands (produktråd)."""
DECLINE_MONTHS: Final = 3
"""How long after a no to Pakkeforløp hjem it is asked about once more (produktråd; the guideline says «senere»)."""


def dead(view: View) -> bool:
    """Whether the person has died."""
    return any(view.as_of.reached(event.on) for event in view.history.died)


def end_of_life(view: View) -> bool:
    """Whether the end-of-life phase is marked, and the marking not withdrawn."""
    return view.history.end_of_life.at(view.as_of)


def age(view: View) -> int | None:
    """Whole years, counted from the first day of the birth month."""
    born = view.history.pathway.birth_month
    if born is None:
        return UNKNOWN
    years = view.as_of.day.year - born.year
    if not is_aged(view, years):
        return years - 1
    is_aged(view, years + 1)
    return years


def is_aged(view: View, years: int) -> bool | None:
    """Whether the person is at least so many years old; only that birthday is a turning day."""
    born = view.history.pathway.birth_month
    return UNKNOWN if born is None else view.as_of.reached(add_months(born, 12 * years))


def current_affiliations(view: View) -> tuple[Affiliation, ...]:
    """The ties to working life that stand: for each one the latest told, unless it has ended."""
    return recalled(view.person, "ties", view, _current_affiliations)


def _current_affiliations(view: View) -> tuple[Affiliation, ...]:
    latest: dict[str, Affiliation] = {}
    for event in view.history.affiliations:
        if view.as_of.reached(event.on):
            latest[event.affiliation] = event
    return tuple(
        event for event in latest.values() if event.to is None or not view.as_of.reached(day_after(event.to))
    )


def affiliations(view: View) -> frozenset[str] | None:
    """The kinds of ties to working life that stand; unknown when none is told."""
    kinds = frozenset(event.kind for event in current_affiliations(view))
    return kinds or UNKNOWN


def affiliated(kinds: frozenset[str]) -> Callable[[View], bool | None]:
    """A reading of whether any tie that stands is of one of these kinds."""

    def read(view: View) -> bool | None:
        current = affiliations(view)
        return UNKNOWN if current is UNKNOWN else not current.isdisjoint(kinds)

    return read


def only_outside(view: View) -> bool | None:
    """Whether every tie that stands is «utenfor» or retired."""
    current = affiliations(view)
    return UNKNOWN if current is UNKNOWN else current <= {"outside", "retired"}


def absences(view: View) -> tuple[Envelope, ...]:
    """The absences that cover the day; vacation and leave are not absence from illness."""
    until = view.history.absent_until
    return tuple(
        event
        for event in view.history.absences
        if event.form not in {"vacation", "leave"}
        and view.as_of.reached(event.on)
        and not ((last := until[event.id]) is not None and view.as_of.reached(day_after(last)))
    )


def absence_evidence(view: View) -> tuple[Envelope, ...]:
    """The absences that cover the day; when there are none, the returns to work that were recorded."""
    return absences(view) or tuple(
        event
        for event in view.history.events
        if isinstance(event, ReturnStarted) and view.as_of.reached(event.on)
    )


def absent(view: View) -> bool | None:
    """Whether the person is away from work because of illness, or in an episode that still runs."""
    if _voided(view, "absent"):
        return UNKNOWN
    return bool(absences(view)) or any(_ongoing(view, leave) for leave in view.history.sick_leaves)


def still_absent(view: View) -> bool | None:
    """Whether the episode of the view still runs."""
    if _voided(view, "still_absent"):
        return UNKNOWN
    return view.sick_leave is not None and _ongoing(view, view.sick_leave)


def _ongoing(view: View, leave: SickLeave) -> bool:
    """Whether the episode runs: until it has ended by the 16-day rule, or the person is fully back."""
    if leave.back.at(view.as_of):
        return False
    return leave.episode.ongoing(view.as_of)


def _voided(view: View, fact: str) -> bool:
    """Whether the latest step of the work track was a gap that makes this fact unknown."""
    if view.history.work.at(view.as_of) is not None:
        return False
    return any(fact in gap.voids and view.as_of.reached(gap.on) for gap in view.history.gaps)


def absent_again(view: View) -> bool:
    """Whether a later episode of sick leave runs."""
    if view.sick_leave is None:
        return False
    start = view.sick_leave.episode.start
    return any(_ongoing(view, leave) for leave in view.history.sick_leaves if leave.episode.start > start)


def work_state(view: View) -> str | None:
    """Where the work track is."""
    state = view.history.work.at(view.as_of)
    return UNKNOWN if state in {None, "unknown"} else state


def sick_pay_end_known(view: View) -> bool:
    """Whether the last day of sick pay has been told in this episode."""
    leave = view.sick_leave
    return leave is not None and leave.anchors["sick_pay_end"].at(view.as_of) is not None


def receives(kind: codes.BenefitKind) -> Callable[[View], bool]:
    """A reading of whether the person receives a benefit."""

    def read(view: View) -> bool:
        return any(
            event.kind == kind
            and view.as_of.reached(event.on)
            and (event.to is None or not view.as_of.reached(day_after(event.to)))
            for event in view.history.benefits
        )

    return read


def meeting_exempted(view: View) -> bool:
    """Whether an exemption from a dialogue meeting stands in this episode."""
    leave = view.sick_leave
    return leave is not None and leave.anchors["dialogue_meeting_exempted"].at(view.as_of) is not None


RECURRENT_MONTHS: Final = 12
"""How far back an earlier sick leave makes this one recurrent (produktråd)."""


def absent_before(view: View) -> bool:
    """Whether another episode of sick leave had its last day in the twelve months before this one began."""
    if view.sick_leave is None:
        return False
    start = view.sick_leave.episode.start
    since = add_months(start, -RECURRENT_MONTHS)
    return any(
        leave.episode.start < start
        and leave.episode.end is not None
        and leave.episode.end >= since
        and view.as_of.reached(start)
        for leave in view.history.sick_leaves
    )


def obstacles(view: View) -> frozenset[str] | None:
    """What the patient has said makes work hard, and not taken back; unknown when nothing is told."""
    latest = {event.code: event.value for event in view.history.told if view.as_of.reached(event.on)}
    return frozenset(code for code, value in latest.items() if value) if latest else UNKNOWN


def stage(view: View) -> str | None:
    """The stage of the course; unknown after an event that did not fit."""
    return UNKNOWN if view.course is None else view.course.stages.at(view.as_of)


def intent(view: View) -> str | None:
    """The aim of treatment in the course."""
    return UNKNOWN if view.course is None else view.course.intents.at(view.as_of)


def control_held_at(view: View) -> str | None:
    """Who held the control that is asked about, or the latest one of the course."""
    controls = view.course.controls if view.course else ()
    held = [control for control in controls if view.as_of.reached(control.on)]
    asked_about = [control for control in held if control.id == view.event]
    return (asked_about or held)[-1].held_at if held else UNKNOWN


_WANTS_WORK: Final = frozenset({"continue_working", "return_to_work", "change_work", "talk"})


def settled_by(view: View) -> tuple[Envelope, ...]:
    """The settlement that stands: a new episode, a new diagnosis or a wish to work or talk lifts it."""
    settled = [event for event in view.history.settled if view.as_of.reached(event.on)]
    if not settled:
        return ()
    last = settled[-1].on
    later = (
        *(leave.episode.start for leave in view.history.sick_leaves),
        *(course.told.on for course in view.history.courses if course.told is not None),
        *(wish.on for wish in view.history.wishes if wish.code in _WANTS_WORK),
    )
    lifted = any(day > last and view.as_of.reached(day) for day in later)
    return () if lifted else (settled[-1],)


_WORK_WISHES: Final = frozenset(get_args(codes.WorkWish))


def _latest_wish(view: View, among: frozenset[str]) -> Wish | None:
    told = [wish for wish in view.history.wishes if wish.code in among and view.as_of.reached(wish.on)]
    return told[-1] if told else None


def wish_event(view: View) -> Wish | None:
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


def wish(view: View) -> str | None:
    """The wish about work that stands."""
    wish = wish_event(view)
    return UNKNOWN if wish is None else wish.code


def employer_contact_event(view: View) -> Wish | None:
    """What the patient last said about contact with the employer."""
    return _latest_wish(view, frozenset({"no_employer_contact", "employer_contact"}))


def employer_contact_declined(view: View) -> bool:
    """Whether the patient does not want contact with the employer."""
    wish = employer_contact_event(view)
    return wish is not None and wish.code == "no_employer_contact"


def talk_request(view: View) -> Wish | None:
    """The wish for a talk that stands: only a «not now» after it takes it back."""
    wish = _latest_wish(view, frozenset({"talk", "not_now"}))
    return wish if wish is not None and wish.code == "talk" else None


def talk_requested(view: View) -> bool:
    """Whether the patient has asked for a talk, and not taken that back, whatever was talked about since."""
    return talk_request(view) is not None


def asked_for_talk(view: View) -> bool:
    """Whether the patient has asked for a talk, and none was held since."""
    wish = talk_request(view)
    if wish is None:
        return False
    talks = view.history.conversations
    return not any(
        talk.outcome == "held" and talk.on >= wish.on and view.as_of.reached(talk.on) for talk in talks
    )


def pathway_hjem_declined(view: View) -> bool:
    """A first no stands for three months, then it is asked once more; a no after that stands until withdrawn.

    A no repeated within the three months is the same no: nobody should have asked.
    """
    noes: list[date] = []
    for event in view.history.declines:
        if not view.as_of.reached(event.on):
            continue
        if event.withdrawn:
            noes = []
        elif not noes or event.on >= add_months(noes[0], DECLINE_MONTHS):
            noes.append(event.on)
    if not noes:
        return False
    return len(noes) > 1 or not view.as_of.reached(add_months(noes[0], DECLINE_MONTHS))
