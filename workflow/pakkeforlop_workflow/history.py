"""The whole of a pathway, replayed once: courses, sick-leave episodes, states and named days.

A history holds what follows from the events, for every day at once; what it says *on* a day is asked with an
`AsOf`. Nothing in it looks ahead: what it says on a day follows from the events up to that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from .commitments import Handover, Meeting, Milestone, handovers_of, meetings_of, milestones_of
from .courses import Course, courses_of
from .envelope import Envelope
from .events import (
    Absence,
    Affiliation,
    Benefit,
    Conversation,
    CoordinatorChosen,
    DialogueMeeting,
    Died,
    EmployerPlan,
    EndOfLife,
    FactTold,
    Moved,
    PathwayHjemDeclined,
    ReturnStarted,
    Wish,
    WorkSettled,
)
from .pathway import Pathway
from .replay import Gap, work_replay
from .sick_leave import episodes
from .sick_leave_anchors import SickLeave, sick_leaves_of
from .steps import Steps

E = TypeVar("E", bound=Envelope)


@dataclass(frozen=True, slots=True)
class History:
    """A pathway replayed."""

    pathway: Pathway
    events: tuple[Envelope, ...]
    courses: tuple[Course, ...]
    sick_leaves: tuple[SickLeave, ...]
    work: Steps[str | None]
    gaps: tuple[Gap, ...]
    absent_until: Mapping[str, date | None]
    """The last day of each absence as it turned out: an open one ends with the full return to work."""
    back_on: tuple[date, ...]
    """The days of full return to work."""
    affiliations: tuple[Affiliation, ...]
    absences: tuple[Absence, ...]
    conversations: tuple[Conversation, ...]
    benefits: tuple[Benefit, ...]
    told: tuple[FactTold, ...]
    wishes: tuple[Wish, ...]
    declines: tuple[PathwayHjemDeclined, ...]
    choices: tuple[CoordinatorChosen, ...]
    settled: tuple[WorkSettled, ...]
    end_of_life: Steps[bool]
    died: tuple[Died, ...]
    moves: tuple[Moved, ...]
    meetings: tuple[DialogueMeeting, ...]
    plans: tuple[EmployerPlan, ...]
    handovers: tuple[Handover, ...]
    network_meetings: tuple[Meeting, ...]
    milestones: tuple[Milestone, ...]


def replayed(pathway: Pathway, known_at: datetime | None = None) -> History:
    """Replay what was known of a pathway at an instant (everything by default)."""
    events = pathway.known(known_at)
    absences = _of(events, Absence)
    returns = _of(events, ReturnStarted)
    back_on = tuple(event.on for event in returns if event.percent == 100)
    absent_until = {absence.id: _last_day(absence, back_on) for absence in absences}
    work, work_gaps = work_replay(events, absent_until)
    courses, stray = courses_of(events)
    return History(
        pathway=pathway,
        events=events,
        courses=courses,
        sick_leaves=sick_leaves_of(events, episodes(absences, back_on=back_on), back_on),
        work=work,
        gaps=tuple(
            sorted((*work_gaps, *stray, *(gap for course in courses for gap in course.gaps)), key=_gap_order)
        ),
        absent_until=absent_until,
        back_on=back_on,
        affiliations=_of(events, Affiliation),
        absences=absences,
        conversations=_of(events, Conversation),
        benefits=_of(events, Benefit),
        told=_of(events, FactTold),
        wishes=_of(events, Wish),
        declines=_of(events, PathwayHjemDeclined),
        choices=_of(events, CoordinatorChosen),
        settled=_of(events, WorkSettled),
        end_of_life=Steps(
            first=False, changes=[(event.on, not event.withdrawn) for event in _of(events, EndOfLife)]
        ),
        died=_of(events, Died),
        moves=_of(events, Moved),
        meetings=_of(events, DialogueMeeting),
        plans=_of(events, EmployerPlan),
        handovers=handovers_of(events),
        network_meetings=meetings_of(events),
        milestones=milestones_of(events),
    )


def _of(events: Iterable[Envelope], kind: type[E]) -> tuple[E, ...]:
    return tuple(event for event in events if type(event) is kind)


def _gap_order(gap: Gap) -> tuple[date, str, str]:
    return (gap.on, gap.event, gap.machine)


def _last_day(absence: Absence, back_on: Sequence[date]) -> date | None:
    if absence.to is not None:
        return absence.to
    after = [day for day in back_on if day > absence.on]
    return min(after) - timedelta(days=1) if after else None
