"""Which questions a checkpoint asks of a pathway: one for each course, episode, control and occurrence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import NamedTuple

from pakkeforlop_workflow.anchors import Anchor
from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.events import DiagnosisTold, RecurrenceFound
from pakkeforlop_workflow.history import History
from pakkeforlop_workflow.sick_leave_anchors import SickLeave

from .entries import Entry


@dataclass(slots=True, eq=False)
class Instance:
    """One question: a version of a checkpoint for one course or episode, event and occurrence.

    It exists from `first` until `gone`. Without a course, an episode or a fixed anchor it stands for «not
    yet»: nothing has happened that the checkpoint could count from. Equal only to itself; see `same_question`.
    """

    entry: Entry
    first: date
    gone: date | None
    occurrence: int
    course: Course | None = None
    sick_leave: SickLeave | None = None
    fixed: Anchor | None = None
    """The event this occurrence follows, for checkpoints that come with each control."""
    superseded: date | None = None
    """The day on which the next episode or control takes over."""
    since: date | None = None
    """From when it is asked, in this version of the checkpoint or an earlier one; from `first` when not given."""

    @property
    def has_begun(self) -> bool:
        """Whether there is a course or an episode to ask about."""
        return self.course is not None or self.sick_leave is not None

    def exists(self, day: date) -> bool:
        """Whether the question is asked on a day, in this version."""
        return self.first <= day and (self.gone is None or day < self.gone)

    def was_asked(self, day: date) -> bool:
        """Whether the question was asked on a day gone by, in this version or an earlier one."""
        return (self.since or self.first) <= day

    def same_question(self, other: Instance) -> bool:
        """Whether it is the same question, whatever the version: one answer of it at a time."""
        return (self.occurrence, self.course, self.sick_leave, self.fixed) == (
            other.occurrence,
            other.course,
            other.sick_leave,
            other.fixed,
        )


class Scope(NamedTuple):
    """What a question can be about: from when, for which cancer, and until what takes over."""

    start: date
    cancer: str | None
    course: Course | None
    sick_leave: SickLeave | None
    fixed: Anchor | None
    superseded: date | None


def scopes_of(entry: Entry, history: History) -> tuple[Scope, ...]:
    """What an entry asks about in a history: the same for every entry with the same `Entry.scope`."""
    about = _sick_leaves(entry, history) if entry.per == "episode" else _courses(entry, history)
    return tuple(
        Scope(start, _cancer(history, course, start), course, leave, fixed, superseded)
        for start, course, leave, fixed, superseded in about
    )


def instances_of(entry: Entry, history: History, scopes: Sequence[Scope]) -> Iterator[Instance]:
    """Every question the entry asks of this history, over its whole time in force."""
    gone = None if entry.valid_to is None else entry.valid_to + timedelta(days=1)
    begins = min([scope.start for scope in scopes]) if scopes else None
    if (begins is None or begins > entry.valid_from) and entry.is_for(history.pathway.cancer):
        ends = begins if gone is None or (begins is not None and begins < gone) else gone
        yield Instance(entry, entry.valid_from, ends, 1)
    for start, cancer, course, sick_leave, fixed, superseded in scopes:
        if (gone is not None and start >= gone) or not entry.is_for(cancer):
            continue
        first, since = max(start, entry.valid_from), max(start, entry.since or entry.valid_from)
        for occurrence in entry.occurrences:
            yield Instance(entry, first, gone, occurrence, course, sick_leave, fixed, superseded, since)


def _cancer(history: History, course: Course | None, start: date) -> str | None:
    """The cancer a question is about: its course's, or that of the latest diagnosis when the question begins.

    A recurrence is of what was told before it; where that was more than one cancer, it is not known which.
    """
    told = [one.told for one in history.courses if one.told is not None and one.told.on <= start]
    latest = (told[-1] if told else None) if course is None else course.told
    if not isinstance(latest, RecurrenceFound):
        return (None if latest is None else latest.cancer) or history.pathway.cancer
    before = [event for event in told if isinstance(event, DiagnosisTold) and event.on <= latest.on]
    named = {event.cancer or history.pathway.cancer for event in before} or {history.pathway.cancer}
    return named.pop() if len(named) == 1 else None


_About = tuple[date, Course | None, SickLeave | None, Anchor | None, date | None]


def _courses(entry: Entry, history: History) -> Iterator[_About]:
    for course in history.courses:
        if course.told is None:
            continue
        if entry.each is None:
            yield course.told.on, course, None, None, None
            continue
        following = [control.on for control in course.controls[1:]]
        for control, after in zip_longest(course.controls, following):
            yield max(control.on, course.told.on), course, None, Anchor.of(control), after


def _sick_leaves(entry: Entry, history: History) -> Iterator[_About]:
    """Episodes that run when the first diagnosis is told, or begin later: nothing is due before, or of before.

    The next episode takes over. What follows a return to work waits for that one's own return: a few days of
    illness afterwards end no follow-up.
    """
    told = min((course.told.on for course in history.courses if course.told is not None), default=None)
    for number, leave in enumerate(history.sick_leaves):
        over_on = leave.episode.over_on
        if told is None or (over_on is not None and over_on <= told):
            continue
        following = leave.following
        if entry.after_return:
            later = history.sick_leaves[number + 1 :]
            returns = (day for other in later for day, _ in other.anchors["return_started"].changes)
            following = min(returns, default=None)
        yield max(leave.episode.start, told), None, leave, None, following
