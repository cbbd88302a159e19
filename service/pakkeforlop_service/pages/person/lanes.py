"""What the timeline shows, lane by lane, before anything is drawn: the drawing and its table are made of this."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, Final

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import Dates, Reason
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.codes import AbsenceForm
from pakkeforlop_workflow.dates import AsOf, day_after

from .happenings import LaneName, Mark, marks

SHARES: Final[dict[AbsenceForm, int]] = {"full": 100, "self_certified": 100}
"""How much of work somebody is away from, of the forms that say it by themselves."""
NO_SHARE: Final = 30
"""How high a form of absence is drawn that has no grade."""
NOT_COUNTED: Final[frozenset[AbsenceForm]] = frozenset({"admitted", "treatment_days", "travel_subsidy"})
"""Forms whose days are no sick days by themselves: drawn below those that are."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasts, to its last day (`None`: as far as is known, it goes on)."""

    first: date
    last: date | None
    text: str
    look: str
    """How it is filled: the name of a pattern."""
    share: int = 100
    """How high it is, in percent of its lane."""


@dataclass(frozen=True, slots=True)
class Opening:
    """When something should be talked about: the window of an answer that is due or coming."""

    text: str
    detail: str
    dates: Dates


@dataclass(frozen=True, slots=True)
class Due:
    """Another's deadline, by the week of the sick leave."""

    on: date
    week: int
    text: str
    circa: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its stretches in rows that do not overlap, its marks, its windows or its deadlines."""

    name: LaneName
    title: str
    rows: tuple[tuple[Stretch, ...], ...] = ()
    marks: tuple[Mark, ...] = ()
    openings: tuple[Opening, ...] = ()
    deadlines: tuple[Due, ...] = ()
    gaps: tuple[tuple[date, str], ...] = ()


def lanes(
    person: Person, today: date, writer: Writer, deadlines: Iterable[dict[str, Any]]
) -> tuple[Lane, ...]:
    """The lanes that have anything in them. `deadlines` are others', as documents, that are shown beside."""
    words, lang = writer.words, writer.words.lang
    died = min((event.on for event in person.history.died if event.on <= today), default=None)
    found = marks(person, today, writer)
    gaps = [(gap.machine, gap.on, words.gap(gap)) for gap in person.history.gaps if gap.on <= today]

    def lane(name: LaneName, **content: Any) -> Lane:
        own = tuple(mark for mark in found if mark.lane == name)
        holes = tuple((on, text) for machine, on, text in gaps if machine == name)
        return Lane(name, said(f"lane_{name}", lang), marks=own, gaps=holes, **content)

    every = (
        lane("medical", rows=tuple(_stages(person, today, died, words))),
        lane("work", rows=tuple(row for row in (tuple(_work(person, today, died, words)),) if row)),
        lane("absence", rows=tuple(_absences(person, today, words))),
        lane("talks"),
        lane("windows", openings=tuple(_openings(person.answers, words))),
        lane("deadlines", deadlines=tuple(_deadlines(deadlines, words))),
    )
    return tuple(one for one in every if any((*one.rows, one.marks, one.openings, one.deadlines, one.gaps)))


def _stages(person: Person, today: date, died: date | None, words: Words) -> Iterator[tuple[Stretch, ...]]:
    courses = [course for course in person.history.courses if course.opened <= (died or today)]
    for course in courses:
        steps = [(course.opened, course.stages.at(AsOf(course.opened))), *course.stages.changes]
        cancer = getattr(course.told, "cancer", None) or person.pathway.cancer
        before = f"{words.word('cancer', cancer)}: " if len(courses) > 1 else ""
        yield tuple(
            Stretch(first, last, before + words.word("stage", stage), f"stage-{stage or 'unknown'}")
            for first, last, stage in _periods(steps, today, died)
        )


def _work(person: Person, today: date, died: date | None, words: Words) -> Iterator[Stretch]:
    for first, last, state in _periods(person.history.work.changes, today, died):
        yield Stretch(first, last, words.word("work_state", state), f"work-{state or 'unknown'}")


def _periods(
    steps: Sequence[tuple[date, str | None]], today: date, died: date | None
) -> Iterator[tuple[date, date | None, str | None]]:
    """Each value with its first and last day; the one that holds now has no last day, unless it was that of death."""
    reached = [(day, value) for day, value in steps if day <= (died or today)]
    for (first, value), (after, _) in pairwise([*reached, (date.max, None)]):
        if after > first:
            yield first, died if after == date.max else after - timedelta(days=1), value


def _absences(person: Person, today: date, words: Words) -> Iterator[tuple[Stretch, ...]]:
    """The stretches of sick leave as they are counted; below them the forms that do not count."""
    history = person.history
    runs = [run for leave in history.sick_leaves for run in leave.episode.runs]
    counted = [(run.first, run.last, run.form, run.grade) for run in runs if run.first <= today]
    others: list[_Run] = []
    for absence in history.absences:
        if absence.form in NOT_COUNTED and absence.on <= today:
            _join(others, (absence.on, history.absent_until[absence.id], absence.form, absence.grade))
    for row in (counted, others):
        if row:
            yield tuple(_absence(*one, words) for one in row)


def _absence(first: date, last: date | None, form: AbsenceForm, grade: int | None, words: Words) -> Stretch:
    text = words.word("absence_form", form) + ("" if grade is None else f" {grade} %")
    return Stretch(first, last, text, f"absence-{form}", grade or SHARES.get(form, NO_SHARE))


_Run = tuple[date, date | None, AbsenceForm, int | None]


def _join(found: list[_Run], more: _Run) -> None:
    """Add a stretch; one that follows on the day after another of the same form goes on with it."""
    for place, (first, last, form, grade) in enumerate(found):
        if (form, grade) == more[2:] and last is not None and more[0] == day_after(last):
            found[place] = (first, more[1], form, grade)
            return
    found.append(more)


def _openings(answers: Iterable[Answer], words: Words) -> Iterator[Opening]:
    """What is due, as the agendas have it, and then what opens, by day."""
    answers = tuple(answers)
    due = [item.answer for agenda in agendas(answers) for item in agenda.items]
    later = [one for one in answers if one.code == "upcoming" or one.because == "opens_later"]
    later.sort(key=lambda one: (one.dates.opens if one.dates else date.max, one.checkpoint))
    for answer in (*due, *later):
        if answer.dates is not None:
            title = words.text(answer.entry.title)
            detail = words.reason(Reason("window", None, (("dates", answer.dates),)))
            yield Opening(f"{_state(answer, answer.dates, words)}: {title}", detail, answer.dates)


def _state(answer: Answer, dates: Dates, words: Words) -> str:
    if answer.code != "due":
        return said("window_opens", words.lang, day=words.day(dates.opens, circa=dates.approximate))
    return words.stands(answer).capitalize()


def _deadlines(deadlines: Iterable[dict[str, Any]], words: Words) -> Iterator[Due]:
    for one in deadlines:
        if one["status"] != "not_applicable":
            week = words.phrase("week", week=one["week"])
            text = f"{week}: {one['text']} ({one['status_text']})"
            yield Due(date.fromisoformat(one["on"]), one["week"], text, not one["exact"])
