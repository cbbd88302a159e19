"""Handing somebody over: from whom, to a role that is there, and which conversations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Asked, Person, Sent
from pakkeforlop_service.application.whereabouts import stay_on
from pakkeforlop_service.directory.units import HOSPITAL_ROLES
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.places.contacts import Contact, contact
from pakkeforlop_service.pages.places.names import place_name, unit_choices
from pakkeforlop_service.pages.rendering import address, page
from pakkeforlop_service.pages.roles import HOLDERS
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import HandoverRole
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Code, Reference

router = APIRouter()

OPEN: Final[frozenset[AnswerCode]] = frozenset(
    {"due", "upcoming", "waiting", "resting", "deferred", "cannot_tell"}
)
"""Answers to questions that somebody still has before them."""
Wrong = Literal["changed", "no_receiver", "absent", "same", "none_chosen"]
"""What was wrong with the form, by its name among the page texts."""


class SendingQuery(PageQuery):
    """From which role, and to which place the receivers are shown."""

    ansvarlig: HandoverRole | Literal[""] = ""
    sted: Reference | Literal[""] = ""


class SendingForm(BaseModel):
    """What the form sends. `version` is the pathway as the page showed it."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0)]
    by: HandoverRole
    to_place: Reference
    to_role: HandoverRole | None = None
    what: Literal["all", "some"]
    checkpoints: list[Code] = []


@dataclass(frozen=True, slots=True)
class Receiver:
    """A role at the place: whether it is known to be there, and how to reach it."""

    role: HandoverRole
    confirmed: bool
    contact: Contact | None


@router.get("/forlop/{subject}/overlever")
def choose(subject: Subject, query: Annotated[SendingQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The form, with the receivers of a place."""
    return _page(app, subject, today, query)


@router.post("/forlop/{subject}/overlever", dependencies=[Depends(from_our_page)])
def send(
    subject: Subject,
    form: Annotated[SendingForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record the hand-over and go to its page, where its text stands; if it cannot be, the form and why."""
    person = _person(app, subject, today)
    own = _questions(person).get(form.by, [])
    if not own or not {answer.checkpoint for answer in own}.issuperset(form.checkpoints):
        raise HTTPException(422, "Skjemaet passer ikke med forløpet. Åpne siden på nytt.")
    again = SendingQuery(lang=query.lang, ansvarlig=form.by, sted=form.to_place)
    wrong = _wrong(form, person, app, today)
    if wrong is not None:
        return _page(app, subject, today, again, wrong, form, 422)
    event = {
        "id": f"overlevering-{uuid4().hex}",
        "type": "handover",
        "on": today,
        "by": form.by,
        "to_role": form.to_role,
        "to_place": form.to_place,
        "checkpoints": form.checkpoints if form.what == "some" else [],
    }
    try:
        app.record_events(subject, [event], Sent(now, form.version))
    except Stale:
        return _page(app, subject, today, again, "changed", form, 409)
    to = f"/forlop/{subject}/overlevering/{event['id']}"
    return RedirectResponse(address(to, query.lang, lagret="sent"), 303)


def _wrong(form: SendingForm, person: Person, app: Application, today: date) -> Wrong | None:
    if form.to_role is None:
        return "no_receiver"
    offered, _ = _receivers(app, form.to_place, today, Words(app.catalogue.vocabulary, "nb"))
    if form.to_role not in {receiver.role for receiver in offered}:
        return "absent"
    if form.to_role == form.by and form.to_place in _own_places(person, today):
        return "same"
    return "none_chosen" if form.what == "some" and not form.checkpoints else None


def _person(app: Application, subject: str, today: date) -> Person:
    return app.person(subject, today, Asked(codes=OPEN, reasons=False))


def _questions(person: Person) -> dict[HandoverRole, list[Answer]]:
    """Whose questions are open, the most pressing first; each conversation once for each."""
    due = [item.answer for agenda in agendas(person.answers) for item in agenda.items]
    found: dict[HandoverRole, dict[str, Answer]] = {}
    for answer in (*due, *person.answers):
        role = next((role for role in HOLDERS if role == answer.owner.role), None)
        if role is not None:
            found.setdefault(role, {}).setdefault(answer.checkpoint, answer)
    return {role: list(answers.values()) for role, answers in found.items()}


def _own_places(person: Person, today: date) -> tuple[str | None, str | None]:
    stay = stay_on(person.stays, today)
    return stay.municipality, stay.hospital_unit


def _receivers(
    app: Application, place: str, today: date, words: Words
) -> tuple[list[Receiver], list[HandoverRole]]:
    """The roles at a place that can be handed over to, those known to be there first; and those that are lacking."""
    local = app.local()
    unit, here, near = local.unit(place), local.on(place, None, today), local.serving(place, None, today)
    roles = [
        role for role in HOLDERS if unit is None or (role in HOSPITAL_ROLES) == (unit.kind == "hospital_unit")
    ]
    if unit is None and local.known():
        return [], []
    offered = [
        Receiver(role, role in here.has, contact(near, role, today, words))
        for role in roles
        if role not in here.lacks
    ]
    offered.sort(key=lambda receiver: not receiver.confirmed)
    return offered, [role for role in roles if role in here.lacks]


def _place(query: SendingQuery, person: Person, units: Sequence[tuple[str, str]], today: date) -> str:
    """The place asked for; else where the person lives, since most go from hospital to municipality."""
    known = [name for name, _ in units]
    wished = (query.sted, *_own_places(person, today))
    return next((place for place in wished if place in known), known[0] if known else "")


def _page(  # noqa: PLR0913, PLR0917 - a page of its own after each thing that can be wrong
    app: Application,
    subject: str,
    today: date,
    query: SendingQuery,
    wrong: Wrong | None = None,
    form: SendingForm | None = None,
    status: int = 200,
) -> HTMLResponse:
    person = _person(app, subject, today)
    words = Words(person.catalogue.vocabulary, query.lang)
    questions = _questions(person)
    sender = next((role for role in questions if role == query.ansvarlig), next(iter(questions), None))
    units = unit_choices(app)
    place = _place(query, person, units, today)
    offered, lacking = _receivers(app, place, today, words)
    return page(
        "handover_sending.html",
        f"/forlop/{subject}/overlever",
        {"ansvarlig": query.ansvarlig, "sted": query.sted},
        words,
        status,
        subject=subject,
        version=person.version,
        synthetic=person.pathway.synthetic,
        wrong=wrong,
        form=form,
        senders=list(questions),
        sender=sender,
        own=[] if sender is None else [_question(answer, words) for answer in questions[sender]],
        units=units,
        place=place,
        place_name=place_name(app.local(), place),
        offered=offered,
        lacking=lacking,
        waiting=_waiting(person, app, today, words),
        release=person.catalogue.release,
    )


def _question(answer: Answer, words: Words) -> dict[str, Any]:
    return {
        "checkpoint": answer.checkpoint,
        "title": words.text(answer.entry.title),
        "answer": words.stands(answer),
    }


def _waiting(person: Person, app: Application, today: date, words: Words) -> list[dict[str, Any]]:
    """Hand-overs of this person's that nobody has answered yet."""
    local = app.local()
    return [
        {
            "id": handover.id,
            "from_role": words.word("role", handover.by),
            "to_role": words.word("role", handover.to_role),
            "to_place": place_name(local, handover.to_place),
            "sent_on": handover.sent_on,
        }
        for handover in person.history.handovers
        if handover.state.at(AsOf(today)) == "sent"
    ]
