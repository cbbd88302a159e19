"""The cancer courses of a pathway: which event belongs to which, their stages and their named days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .anchors import Anchor, Anchors
from .dates import day_after, interval
from .envelope import CourseEvent, Envelope
from .events import (
    Absence,
    Affiliation,
    Benefit,
    ControlHeld,
    Conversation,
    DiagnosisTold,
    IntentSet,
    RecurrenceFound,
    Referred,
    SuspicionRefuted,
    Treatment,
    TreatmentPlanned,
    Wish,
)
from .replay import Gap, awaited, lapses, medical_replay
from .steps import Steps


@dataclass(frozen=True, slots=True)
class Course:
    """One cancer, or its recurrence, from the referral or the diagnosis on."""

    id: str
    opened: date
    """The first day of the course: the referral, or the diagnosis being told."""
    told: DiagnosisTold | RecurrenceFound | None
    stages: Steps[str | None]
    gaps: tuple[Gap, ...]
    intents: Steps[str | None]
    controls: tuple[ControlHeld, ...]
    anchors: Anchors


def courses_of(events: Sequence[Envelope]) -> tuple[tuple[Course, ...], tuple[Gap, ...]]:
    """The courses in the order they opened, and the events that belong to none.

    `events` are in their order. An event that names no course belongs to the latest one told by then; to one under
    investigation only while none is told; to the first one when it came before any.
    """
    members: dict[str, list[Envelope]] = {}
    untold: list[str] = []
    early: list[Envelope] = []
    ahead: dict[str, list[Envelope]] = {}
    stray: list[Gap] = []
    latest: str | None = None
    told: str | None = None
    for event in events:
        if not isinstance(event, CourseEvent) or isinstance(event, Conversation):
            continue
        if isinstance(event, Referred | DiagnosisTold | RecurrenceFound):
            latest = _opened_by(event, members, untold)
            told = told if isinstance(event, Referred) else latest
            members[latest] += [*ahead.pop(latest, ()), event]
        elif event.course is not None and event.course not in members:
            ahead.setdefault(event.course, []).append(event)
        elif isinstance(event, SuspicionRefuted) and untold and event.course in {None, *untold}:
            refuted = event.course or untold[-1]
            untold.remove(refuted)
            members[refuted].append(event)
        elif (course := event.course or told or latest) is not None:
            members[course].append(event)
        else:
            early.append(event)
    stray += [_stray(event, "unknown_course") for named in ahead.values() for event in named]
    if members:
        next(iter(members.values()))[:0] = early
    else:
        stray += [_stray(event, "no_course") for event in early]
    return tuple(_course(name, its, events) for name, its in members.items()), tuple(stray)


def _opened_by(
    event: Referred | DiagnosisTold | RecurrenceFound, members: dict[str, list[Envelope]], untold: list[str]
) -> str:
    """The course that an opening event belongs to; a new one unless it tells the outcome of an investigation."""
    if isinstance(event, DiagnosisTold):
        waiting = event.course if event.course in untold else next(reversed(untold), None)
        if waiting is not None and event.course in {None, waiting}:
            untold.remove(waiting)
            return waiting
    name = event.course if event.course is not None and event.course not in members else event.id
    members[name] = []
    if isinstance(event, Referred):
        untold.append(name)
    return name


def _stray(event: Envelope, state: str) -> Gap:
    return Gap(event.id, event.on, "medical", state, event.type, ())


def _course(name: str, events: Sequence[Envelope], persons: Sequence[Envelope]) -> Course:
    """A course from its own events; the person's tell of treatment days, benefits and ties to working life."""
    stages, gaps = medical_replay(events)
    told = next((event for event in events if isinstance(event, DiagnosisTold | RecurrenceFound)), None)
    treatments = [event for event in events if isinstance(event, Treatment)]
    controls = tuple(event for event in events if isinstance(event, ControlHeld))
    opened = next(
        event.on for event in events if isinstance(event, Referred | DiagnosisTold | RecurrenceFound)
    )
    plans = [event for event in events if isinstance(event, TreatmentPlanned)]
    since = [event for event in persons if event.on >= opened]
    days = [event for event in since if isinstance(event, Absence) and event.form == "treatment_days"]
    aap = (event for event in since if isinstance(event, Benefit) and event.kind == "aap")
    asked = [event for event in since if isinstance(event, Wish) and event.code == "talk"]
    affiliations = [event for event in persons if isinstance(event, Affiliation)]
    anchors: dict[str, Steps[Anchor | None]] = {
        "diagnosis_told": _once(told),
        "treatment_started": _once(treatments[0] if treatments else None),
        "treatment_end_expected": Steps(None, _expected_ends(treatments, plans)),
        "treatment_ended": Steps(None, _treatment_ends(stages, treatments)),
        "control_held": Steps(None, ((event.on, Anchor.of(event)) for event in controls)),
        "treatment_days_started": _once(days[0] if days else None),
        "treatment_days_ended": Steps(None, _treatment_day_ends(days)),
        "aap_started": Steps(None, _aap_begins(aap)),
        "talk_asked": Steps(None, ((wish.on, Anchor.of(wish)) for wish in asked)),
        "affiliations_ended": Steps(None, _affiliations_end(affiliations, opened)),
    }
    intents: Steps[str | None] = Steps(
        None, ((event.on, event.intent) for event in events if isinstance(event, IntentSet))
    )
    return Course(name, opened, told, stages, gaps, intents, controls, anchors)


def _once(event: Envelope | None) -> Steps[Anchor | None]:
    return Steps(None, () if event is None else ((event.on, Anchor.of(event)),))


def _expected_ends(
    treatments: Sequence[Treatment], plans: Sequence[TreatmentPlanned]
) -> Iterable[tuple[date, Anchor | None]]:
    """The last day, actual or planned, of the treatments begun; none while one has no end in sight, or is awaited.

    Long-term treatments do not count.
    """
    counting = [treatment for treatment in treatments if not treatment.long_term]
    turning = {one.on for one in counting} | {plan.on for plan in plans}
    for day in sorted(turning | {lapses(plan) for plan in plans}):
        begun = [treatment for treatment in counting if treatment.on <= day]
        ends = [(treatment.to or treatment.planned_to, treatment.id) for treatment in begun]
        known = [(end, name) for end, name in ends if end is not None]
        if any(awaited(plan, treatments, day) for plan in plans) or not known or len(known) < len(ends):
            yield day, None
        else:
            end, name = max(known, key=lambda pair: pair[0])
            yield day, Anchor(name, interval(end))


def _treatment_ends(
    stages: Steps[str | None], treatments: Sequence[Treatment]
) -> Iterable[tuple[date, Anchor | None]]:
    """The first day after treatment; gone again when the course goes back to treatment or to its planning."""
    for day, stage in stages.changes:
        if stage == "after_treatment":
            ended = [(day_after(one.to), one.id) for one in treatments if one.to is not None and one.to < day]
            after, treatment = max(ended)
            yield day, Anchor(treatment, interval(after))
        elif stage in {"treatment", "diagnosed"}:
            yield day, None


def _treatment_day_ends(absences: Sequence[Absence]) -> Iterable[tuple[date, Anchor | None]]:
    """The first day after the last known stretch of treatment days."""
    last: Absence | None = None
    for absence in absences:
        if last is not None and last.to is not None and absence.on > day_after(last.to):
            yield day_after(last.to), Anchor(last.id, interval(day_after(last.to)))
            yield absence.on, None
        if last is None or (last.to is not None and (absence.to is None or absence.to > last.to)):
            last = absence
    if last is not None and last.to is not None:
        yield day_after(last.to), Anchor(last.id, interval(day_after(last.to)))


def _affiliations_end(
    affiliations: Sequence[Affiliation], opened: date
) -> Iterable[tuple[date, Anchor | None]]:
    """The first day since the course opened on which every tie to working life that was told has ended."""
    over = False
    ends = {day_after(one.to) for one in affiliations if one.to is not None}
    for day in sorted(ends | {one.on for one in affiliations}):
        latest = {one.affiliation: one for one in affiliations if one.on <= day}
        if day <= opened or any(one.to is None or one.to >= day for one in latest.values()):
            over = False
            yield day, None
        elif not over:
            over = True
            last = max(latest.values(), key=lambda one: (one.to or date.min, one.id))
            yield day, Anchor(last.id, interval(day))


def _aap_begins(benefits: Iterable[Benefit]) -> Iterable[tuple[date, Anchor | None]]:
    """The first day of each stretch on AAP; one that follows on the day after another goes on with it."""
    until: date | None = None
    running = False
    for benefit in benefits:
        if not running or (until is not None and benefit.on > day_after(until)):
            yield benefit.on, Anchor.of(benefit)
            until = benefit.to
        elif until is not None:
            until = None if benefit.to is None else max(until, benefit.to)
        running = True
