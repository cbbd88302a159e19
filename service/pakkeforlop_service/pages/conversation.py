"""Recording what came of a conversation, from the forms on a person's page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from pakkeforlop_rules import Answer
from pakkeforlop_service.application import Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Code, Day

from .person import Subject, person_page
from .rendering import PageQuery, address
from .worklist import OWNERS

router = APIRouter()


class ConversationForm(BaseModel):
    """What the form sends. `version` is the pathway as the page showed it."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0)]
    checkpoint: Code
    outcome: Literal["held", "declined"]
    on: Day
    by: Role
    themes: list[Code] = []
    also: list[Code] = []
    """Other checkpoints that were taken in the same conversation: their closing themes were talked about."""
    asked: bool = False


async def _from_our_page(request: Request) -> None:
    """Refuse a form that does not say where it comes from; that it comes from here, the guard has seen."""
    if "origin" not in request.headers:
        raise HTTPException(403)


@router.post("/forlop/{subject}/samtale", dependencies=[Depends(_from_our_page)])
def record(
    subject: Subject,
    form: Annotated[ConversationForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record one conversation and go back to the page; if it cannot be, show the page as it stands and why."""
    person = app.person(subject, today)
    answers = {answer.checkpoint: answer for answer in person.answers}
    _check(form, answers)
    told = [course.told.on for course in person.history.courses if course.told is not None]
    if form.on > today:
        return person_page(app, subject, today, query.lang, "in_future", 422)
    if told and form.on < min(told):
        return person_page(app, subject, today, query.lang, "before_diagnosis", 422)
    if form.outcome == "declined" and not form.asked:
        return person_page(app, subject, today, query.lang, "not_asked", 422)
    event = {
        "id": f"samtale-{uuid4().hex}",
        "type": "conversation",
        "on": form.on,
        "by": form.by,
        "told_by": "patient" if form.outcome == "declined" else "journal",
        "outcome": form.outcome,
        "checkpoints": [form.checkpoint, *form.also],
        "themes": list(
            dict.fromkeys([*form.themes, *(theme for name in form.also for theme in answers[name].closing)])
        ),
    }
    try:
        app.record_events(subject, [event], Sent(now, form.version))
    except Stale:
        return person_page(app, subject, today, query.lang, "changed", 409)
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=form.outcome), 303)


def _check(form: ConversationForm, answers: Mapping[str, Answer]) -> None:
    """Refuse what our own form cannot have sent."""
    own = answers.get(form.checkpoint)
    themes = () if own is None else (*own.entry.themes.names, *own.entry.themes.also)
    sent = own is not None and set(themes).issuperset(form.themes) and answers.keys() >= set(form.also)
    if not sent or form.by not in OWNERS or (form.also and form.outcome != "held"):
        raise HTTPException(422, "Skjemaet passer ikke med katalogen. Åpne personens side på nytt.")
