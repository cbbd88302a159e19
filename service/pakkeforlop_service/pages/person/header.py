"""The few facts that stand at the top of a person's page: where they belong, where the disease and the work are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pakkeforlop_rules.owners import patients_choice
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_service.application.whereabouts import stay_on
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.events import Absence, Affiliation
from pakkeforlop_workflow.facts import FACTS, View, value_of


@dataclass(frozen=True, slots=True)
class Line:
    """What is said about one thing; several values when there are several."""

    label: str
    values: tuple[str, ...]


def header(person: Person, as_of: date, words: Words, names: Mapping[str, str]) -> tuple[Line, ...]:
    """Each course with its stage and aim, then what is known of work, and where the person belongs.

    `names` is what places are called, by reference.
    """
    view = View(person.history, AsOf(as_of))
    courses = [course for course in person.history.courses if course.opened <= as_of]
    stay = stay_on(person.stays, as_of)
    places = [place for place in (stay.municipality, stay.hospital_unit) if place is not None]
    died = [event.on for event in person.history.died if event.on <= as_of]
    lines = (
        Line(words.word("event", "died").capitalize(), tuple(words.day(day) for day in died)),
        Line(words.word("event", "end_of_life").capitalize(), tuple(_marked(view, words))),
        *(
            Line(said("course", words.lang), tuple(_course(course, person, as_of, words)))
            for course in courses
        ),
        Line(said("affiliation", words.lang), tuple(_affiliations(view, words))),
        Line(said("work", words.lang), (_value("work_state", view, words),)),
        Line(said("absence", words.lang), tuple(_absences(view, words))),
        Line(said("wish", words.lang), (_value("wish", view, words),)),
        Line(said("person_belongs", words.lang), tuple(names.get(place, place) for place in places)),
        Line(said("person_coordinator", words.lang), tuple(_coordinator(view, words))),
        Line(
            said("person_interpreter", words.lang),
            (words.word("value", "true"),) * person.pathway.interpreter,
        ),
    )
    return tuple(line for line in lines if line.values)


def _marked(view: View, words: Words) -> Iterator[str]:
    if value_of(FACTS["end_of_life"], view) is True:
        yield words.word("value", "true")


def _course(course: Course, person: Person, as_of: date, words: Words) -> Iterator[str]:
    view = View(person.history, AsOf(as_of), course)
    cancer = getattr(course.told, "cancer", None) or person.pathway.cancer
    told = said("since_day", words.lang, day=words.day(course.opened))
    yield f"{words.word('cancer', cancer)}, {told}"
    yield f"{said('stage', words.lang)}: {_value('stage', view, words)}"
    if value_of(FACTS["intent"], view) is not None:
        yield f"{said('intent', words.lang)}: {_value('intent', view, words)}"


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


def _coordinator(view: View, words: Words) -> Iterator[str]:
    """Whom the patient has chosen, as long as the choice stands."""
    chosen = patients_choice(view)
    if chosen is not None:
        yield f"{words.word('role', chosen)} ({words.word('owner_standing', 'patients_choice')})"


def _value(fact: str, view: View, words: Words) -> str:
    return words.value(fact, value_of(FACTS[fact], view))
