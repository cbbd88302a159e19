"""Recording what came of a conversation, from the forms on a person's page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Literal, NamedTuple
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from pakkeforlop_rules.entries import Entry
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
    themes = _themes(app.catalogue.entries, today)
    _check(form, themes)
    if form.on > today:
        return person_page(app, subject, today, query.lang, "in_future", 422)
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
            dict.fromkeys(
                [*form.themes, *(theme for name in form.also for theme in sorted(themes[name].closing))]
            )
        ),
    }
    try:
        app.record_events(subject, [event], now, form.version)
    except Stale:
        return person_page(app, subject, today, query.lang, "changed", 409)
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=form.outcome), 303)


class _Themes(NamedTuple):
    """The themes of one checkpoint, in all versions of the day: the generic one and those of the overlays."""

    closing: frozenset[str]
    all: frozenset[str]


def _themes(entries: Iterable[Entry], today: date) -> dict[str, _Themes]:
    found: dict[str, _Themes] = {}
    for entry in entries:
        if entry.in_force(today):
            had = found.get(entry.id, _Themes(frozenset(), frozenset()))
            closing = had.closing | set(entry.themes.names)
            found[entry.id] = _Themes(closing, had.all | closing | set(entry.themes.also))
    return found


def _check(form: ConversationForm, themes: Mapping[str, _Themes]) -> None:
    """Refuse what our own form cannot have sent."""
    own = themes.get(form.checkpoint)
    sent = own is not None and own.all.issuperset(form.themes) and themes.keys() >= set(form.also)
    if not sent or form.by not in OWNERS or (form.also and form.outcome != "held"):
        raise HTTPException(422, "Skjemaet passer ikke med katalogen. Åpne personens side på nytt.")
