"""The few facts that stand at the top of a person's page: where the disease and the work are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.events import Absence, Affiliation
from pakkeforlop_workflow.facts import FACTS, View, value_of

from .rendering import said


@dataclass(frozen=True, slots=True)
class Line:
    """What is said about one thing; several values when there are several."""

    label: str
    values: tuple[str, ...]


def header(person: Person, as_of: date, words: Words) -> tuple[Line, ...]:
    """Stage and aim for each course, then work: affiliation, where it stands, absence, and the patient's wish."""
    view = View(person.history, AsOf(as_of))
    courses = [course for course in person.history.courses if course.opened <= as_of]
    lines = (
        *(line for course in courses for line in _course(course, person, as_of, words)),
        Line(said("affiliation", words.lang), tuple(_affiliations(view, words))),
        Line(said("work", words.lang), (_value("work_state", view, words),)),
        Line(said("absence", words.lang), tuple(_absences(view, words))),
        Line(said("wish", words.lang), (_value("wish", view, words),)),
    )
    return tuple(line for line in lines if line.values)


def _course(course: Course, person: Person, as_of: date, words: Words) -> Iterator[Line]:
    view = View(person.history, AsOf(as_of), course)
    cancer = getattr(course.told, "cancer", None) or person.pathway.cancer
    told = said("since_day", words.lang, day=words.day(course.opened))
    yield Line(said("course", words.lang), (f"{words.word('cancer', cancer)}, {told}",))
    yield Line(said("stage", words.lang), (_value("stage", view, words),))
    if value_of(FACTS["intent"], view) is not None:
        yield Line(said("intent", words.lang), (_value("intent", view, words),))


def _affiliations(view: View, words: Words) -> Iterator[str]:
    for event in FACTS["affiliations"].evidence(view):
        if isinstance(event, Affiliation):
            share = "" if event.percent is None else f" {event.percent} %"
            yield words.word("affiliation", event.kind) + share


def _absences(view: View, words: Words) -> Iterator[str]:
    for event in FACTS["absent"].evidence(view):
        if isinstance(event, Absence):
            grade = "" if event.grade is None else f" {event.grade} %"
            began = said("from", words.lang, day=words.day(event.on, circa=event.precision != "day"))
            yield f"{words.word('absence_form', event.form)}{grade}, {began}"


def _value(fact: str, view: View, words: Words) -> str:
    return words.value(fact, value_of(FACTS[fact], view))
