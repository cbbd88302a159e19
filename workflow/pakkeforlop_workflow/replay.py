"""Replay of events through the machines' tables: the states day by day, and the gaps.

Real life is not refused. A trigger that does not fit the state changes nothing, is kept as a `Gap`, and the
state counts as unknown until a trigger fits again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from . import codes
from .dates import day_after
from .envelope import Envelope
from .events import (
    Absence,
    Affiliation,
    Benefit,
    ControlHeld,
    DiagnosisTold,
    HospitalControlsEnded,
    ProgressionFound,
    RecurrenceFound,
    Referred,
    ReturnStarted,
    SuspicionRefuted,
    Treatment,
    TreatmentPlanned,
    WorkSettled,
)
from .machines import MEDICAL, WORK, Design, table
from .steps import Steps


class Trigger(NamedTuple):
    """Something that may move a machine: when, in which order that day, what, and the event behind it."""

    on: date
    order: int
    name: str
    event: str


@dataclass(frozen=True, slots=True)
class Gap:
    """«Hull i forløpet»: an event that does not follow from the state it met, and the facts it leaves unknown."""

    event: str
    on: date
    machine: str
    state: str
    trigger: str
    voids: tuple[str, ...]


def replay(design: Design, triggers: Iterable[Trigger]) -> tuple[Steps[str | None], tuple[Gap, ...]]:
    """Run triggers through a machine's table. A state of `None` means unknown, after a gap that voids it."""
    rows = table(design.name)
    state = design.initial
    changes: list[tuple[date, str | None]] = []
    gaps: list[Gap] = []
    for trigger in sorted(triggers):
        following = rows.get((state, trigger.name))
        if following is None:
            voids = design.voids[trigger.name]
            gaps.append(Gap(trigger.event, trigger.on, design.name, state, trigger.name, voids))
            if voids:
                changes.append((trigger.on, None))
        else:
            state = following
            changes.append((trigger.on, state))
    return Steps(design.initial, changes), tuple(gaps)


_MEDICAL: dict[type[Envelope], str] = {
    Referred: "referred",
    SuspicionRefuted: "refuted",
    ProgressionFound: "progressed",
    TreatmentPlanned: "treatment_planned",
    ControlHeld: "control",
    HospitalControlsEnded: "controls_over",
}


def medical_replay(events: Sequence[Envelope]) -> tuple[Steps[str | None], tuple[Gap, ...]]:
    """The stages of one course, from its events in their order."""
    treatments = [event for event in events if isinstance(event, Treatment)]
    plans = [event for event in events if isinstance(event, TreatmentPlanned)]
    triggers = list(_treatment_triggers(treatments, plans))
    for order, event in enumerate(events, start=1):
        if isinstance(event, Treatment):
            name = "long_term_treatment_began" if event.long_term else "treatment_began"
            triggers.append(Trigger(event.on, order, name, event.id))
        elif isinstance(event, DiagnosisTold | RecurrenceFound):
            triggers.append(Trigger(event.on, order, _told(treatments, event.on), event.id))
        elif (known := _MEDICAL.get(type(event))) is not None:
            triggers.append(Trigger(event.on, order, known, event.id))
    return replay(MEDICAL, triggers)


PLAN_WEEKS: Final = 4
"""How long after its day a planned treatment that has not begun still holds the stage (produktråd)."""


def awaited(plan: TreatmentPlanned, treatments: Sequence[Treatment], day: date) -> bool:
    """Whether a planned treatment is still to come on a day."""
    if not plan.on <= day < lapses(plan):
        return False
    begun = (one for one in treatments if one.kind == plan.kind and plan.on <= one.on <= day)
    return not any(one.on > plan.on or one.on >= plan.starts_on for one in begun)


def lapses(plan: TreatmentPlanned) -> date:
    """The day from which a planned treatment that has not begun no longer counts."""
    return plan.starts_on + timedelta(weeks=PLAN_WEEKS)


def _treatment_triggers(
    treatments: Sequence[Treatment], plans: Sequence[TreatmentPlanned]
) -> Iterable[Trigger]:
    """`treatments_ended` on the day after the last treatment day, when none that counts is open or planned that day.

    Long-term treatment does not hold the stage, unless it is all the treatment there has been. Treatments that
    end on the same day end the stage once. Where a plan has held the stage, it ends when the plan lapses.
    """
    for plan in plans:
        day = lapses(plan)
        if (counting := _counting(treatments, day)) and not any(_treats(one, day) for one in counting):
            last_day = day - timedelta(days=1)
            held = awaited(plan, treatments, last_day)
            if held and not any(awaited(other, treatments, day) for other in plans):
                yield Trigger(day, 0, "treatment_plan_lapsed", plan.id)
    ends = {day_after(treatment.to): treatment for treatment in treatments if treatment.to is not None}
    for day, treatment in ends.items():
        counting = _counting(treatments, day)
        ending = any(other.to is not None and day_after(other.to) == day for other in counting)
        going_on = any(_treats(other, day) for other in counting)
        if ending and not going_on and not any(awaited(plan, treatments, day) for plan in plans):
            yield Trigger(day, 0, "treatments_ended", treatment.id)


def _counting(treatments: Sequence[Treatment], day: date) -> list[Treatment]:
    """The treatments begun by a day that hold the stage: all but long-term ones, or those when there is no other."""
    begun = [treatment for treatment in treatments if treatment.on <= day]
    return [treatment for treatment in begun if not treatment.long_term] or begun


def _treats(treatment: Treatment, day: date) -> bool:
    return treatment.to is None or treatment.to >= day


def _told(treatments: Sequence[Treatment], day: date) -> str:
    """How the diagnosis is told: before, during or after treatment (diagnostic surgery often comes first)."""
    counting = _counting(treatments, day)
    if not counting or all(treatment.on == day for treatment in counting):
        return "told"
    return "told_during_treatment" if any(_treats(one, day) for one in counting) else "told_after_treatment"


def work_replay(
    events: Sequence[Envelope], absent_until: dict[str, date | None]
) -> tuple[Steps[str | None], tuple[Gap, ...]]:
    """The work track of a person. `absent_until` gives each absence's last day as it turned out."""
    absences = [event for event in events if isinstance(event, Absence) and event.form in _ABSENT]
    triggers = list(_run_outs(absences, absent_until, events))
    for order, event in enumerate(events, start=1):
        name = _work_trigger(event, events, absent_until)
        if name is not None:
            triggers.append(Trigger(event.on, order, name, event.id))
    return replay(WORK, triggers)


_ABSENT: dict[codes.AbsenceForm, str] = {
    "full": "fully_absent",
    "self_certified": "fully_absent",
    "waiting": "fully_absent",
    "graded": "partly_absent",
    "treatment_days": "treatment_days",
    "travel_subsidy": "partly_absent",
}


def _work_trigger(
    event: Envelope, events: Sequence[Envelope], absent_until: dict[str, date | None]
) -> str | None:
    match event:
        case Affiliation(kind=kind):
            if kind in codes.WORKING_LIFE:
                return "working"
            return (
                None if _works(events, event.on) or _absent(events, absent_until, event.on) else "not_working"
            )
        case Absence(form=form):
            return _ABSENT.get(form)
        case Benefit():
            busy = _works(events, event.on) or _absent(events, absent_until, event.on)
            return None if busy else "benefit"
        case ReturnStarted(percent=percent):
            return "returned_fully" if percent == 100 else "returned_partly"
        case WorkSettled():
            return "settled"
        case _:
            return None


def _run_outs(
    absences: Sequence[Absence], absent_until: dict[str, date | None], events: Sequence[Envelope]
) -> Iterable[Trigger]:
    """The day after an absence's last day, when no other covers it."""
    for absence in absences:
        last = absent_until[absence.id]
        if last is None:
            continue
        day = day_after(last)
        if _absent(events, absent_until, day):
            # Another absence goes on: its own form is what the person has from this day.
            going_on = max(
                (other for other in absences if _covers(other.on, absent_until[other.id], day)),
                key=lambda other: other.on,
            )
            yield Trigger(day, 0, _ABSENT[going_on.form], absence.id)
        elif not _works(events, day) and any(
            isinstance(event, Benefit) and _covers(event.on, event.to, day) for event in events
        ):
            yield Trigger(day, 0, "benefit", absence.id)
        else:
            yield Trigger(day, 0, "absence_ran_out", absence.id)


def _covers(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def _works(events: Sequence[Envelope], day: date) -> bool:
    return any(
        isinstance(event, Affiliation)
        and event.kind in codes.WORKING_LIFE
        and _covers(event.on, event.to, day)
        for event in events
    )


def _absent(events: Sequence[Envelope], absent_until: dict[str, date | None], day: date) -> bool:
    return any(
        isinstance(event, Absence)
        and event.form in _ABSENT
        and _covers(event.on, absent_until[event.id], day)
        for event in events
    )
