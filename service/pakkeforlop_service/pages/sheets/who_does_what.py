"""«Hvem gjør hva», which the patient takes home: whom to talk with, when and how, and that a no is fine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import pressing
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_rules.owners import APPOINTS
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Asked, Person
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject
from pakkeforlop_service.pages.places.contacts import Contact, contact
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View, value_of

router = APIRouter()

AHEAD: Final[tuple[AnswerCode, ...]] = ("due", "waiting", "resting", "upcoming", "deferred")
"""Answers to questions that the patient may be asked, the soonest first."""
ANY_TIME: Final = "pasienten-ber-om-samtale"
"""The conversation that the patient can ask for at any time."""
COORDINATOR: Final[Role] = "municipal_cancer_coordinator"
STEPS: Final = frozenset({"coming", "open", "met"})
"""How others' steps may stand when they are shown: of those whose day has passed we do not know what came."""
MEETING: Final = "dialogue-meeting-2"
NO_STEP: Final = "dismissal-protection"
"""The end of a protection, which nobody does anything about, and whose last day is not settled."""


@router.get("/forlop/{subject}/hvem-gjor-hva")
def show(subject: Subject, query: Annotated[PageQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The sheet of one person, in the words of the catalogue for patients."""
    person = app.person(subject, today, Asked(codes={*AHEAD, "declined"}, reasons=False))
    writer = Writer(person.catalogue, query.lang)
    view = View(person.history, AsOf(today))
    units = app.units_serving(person, today)
    ahead = sorted(
        (answer for answer in person.answers if answer.code in AHEAD),
        key=lambda one: (AHEAD.index(one.code), pressing(one)),
    )
    others = list(_others(person, view, today, writer))
    at_end = value_of(FACTS["end_of_life"], view) is True
    return page(
        "who_does_what.html",
        f"/forlop/{subject}/hvem-gjor-hva",
        {},
        writer.words,
        subject=subject,
        synthetic=person.pathway.synthetic,
        today=today,
        dead=value_of(FACTS["dead"], view) is True,
        people=list(_people(ahead, units, today, writer.words)),
        any_time=_patients_words(person, ANY_TIME, writer.words),
        coordinator=_coordinator(ahead, units, today, writer.words),
        declined=list(_declined(person, writer.words)),
        agreed=list(_agreed(person, today, writer.words)),
        employed=value_of(FACTS["has_employer"], view) is True and not at_end,
        others=[] if at_end else others,
        meeting_ahead=not at_end
        and any(step["code"] == MEETING and step["status"] != "met" for step in others),
        sources=list(_sources(ahead, writer)),
        release=person.catalogue.release,
    )


def _people(
    ahead: Sequence[Answer], units: Sequence[Unit], today: date, words: Words
) -> Iterator[dict[str, Any]]:
    """Whom the patient will talk with, the soonest first, each with what it is about and when."""
    found: dict[Role | None, dict[str, str]] = {}
    named: dict[Role | None, str] = {}
    for answer in ahead:
        role = answer.owner.role
        named.setdefault(role, answer.owner.standing)
        found.setdefault(role, {}).setdefault(words.text(answer.entry.patient), _when(answer, words))
    for role, talks in found.items():
        asked = APPOINTS if named[role] == "to_be_named" else role
        yield {
            "who": said(f"who_role_{role or 'nobody'}", words.lang),
            "via": said("who_to_be_named", words.lang) if asked != role else None,
            "contact": None if asked is None else contact(units, asked, today, words),
            "talks": [{"text": text, "when": when} for text, when in talks.items()],
        }


def _when(answer: Answer, words: Words) -> str:
    circa = answer.dates is not None and answer.dates.approximate
    match answer.code:
        case "due":
            return said("who_when_you_like" if answer.optional else "who_now", words.lang)
        case "upcoming" if answer.dates is not None:
            return said("who_from", words.lang, day=words.day(answer.dates.opens, circa=circa))
        case "waiting":
            return said("who_offered", words.lang)
        case _ if answer.until is not None:
            return said("who_from", words.lang, day=words.day(answer.until))
        case _:
            return said("who_when_you_like", words.lang)


def _patients_words(person: Person, checkpoint: str, words: Words) -> str | None:
    entry = next((entry for entry in person.catalogue.entries if entry.id == checkpoint), None)
    return None if entry is None else words.text(entry.patient)


def _coordinator(ahead: Sequence[Answer], units: Sequence[Unit], today: date, words: Words) -> Contact | None:
    """The municipality's coordinator when there is one, and none of the conversations is theirs yet."""
    if any(answer.owner.role == COORDINATOR for answer in ahead):
        return None
    return contact(units, COORDINATOR, today, words)


def _declined(person: Person, words: Words) -> Iterator[dict[str, Any]]:
    """What the patient has said no to, and whether it is asked again."""
    seen = set()
    for answer in person.answers:
        text = words.text(answer.entry.patient)
        if answer.code == "declined" and text not in seen:
            seen.add(text)
            yield {"text": text, "again": answer.until}


def _agreed(person: Person, today: date, words: Words) -> Iterator[dict[str, Any]]:
    """The patient's own goals that are open, and the meetings that are planned."""
    view = AsOf(today)
    for meeting in person.history.network_meetings:
        if meeting.state.at(view) == "planned" and meeting.planned is not None:
            yield {
                "what": said("who_meeting", words.lang),
                "on": meeting.planned.meets_on,
                "who": _addressed(meeting.planned.by, words),
            }
    for goal in person.history.milestones:
        if goal.state.at(view) == "open":
            yield {
                "what": words.word("milestone_goal", goal.goal),
                "on": goal.due.at(view),
                "who": _addressed(goal.responsible, words),
            }


def _others(person: Person, view: View, today: date, writer: Writer) -> Iterator[dict[str, Any]]:
    """What employer, Nav and doctor do, by week of the sick leave, while there is one."""
    if value_of(FACTS["absent"], view) is False:
        return
    found = sorted(others_deadlines(person.history, today), key=lambda one: (one.week, one.on))
    for deadline in found:
        if deadline.status in STEPS and deadline.code != NO_STEP:
            yield {
                **writer.deadline(deadline),
                "who": ", ".join(_addressed(role, writer.words) for role in deadline.owner),
            }


def _addressed(role: Role, words: Words) -> str:
    """A role as it is called when the patient is spoken to."""
    return said("who_you", words.lang) if role == "patient" else words.word("role", role)


def _sources(ahead: Sequence[Answer], writer: Writer) -> Iterator[str]:
    """What the times rest on, each source once, with what it weighs."""
    named = dict.fromkeys(
        citation.source for answer in ahead if answer.dates is not None for citation in answer.dates.basis
    )
    for name in named:
        source = writer.source(name)
        weighs = source["standing_text"]
        yield weighs if source["standing"] == "product_advice" else f"{source['title']} ({weighs})"
