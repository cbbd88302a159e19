"""Correcting a conversation that was recorded wrongly: never edited, but replaced or withdrawn by a correction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Literal
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person, Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_service.pages.roles import OWNERS
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Reference
from pakkeforlop_workflow.events import Conversation

from .afterwards import BARE, choices, item_of, told_on
from .again import shown_again, status_of
from .foremost import foremost
from .form import ConversationForm, Fault, Item, conversation_of, faults, refuse_what_no_form_sends
from .journal import journal_lines

router = APIRouter()

EventId = Annotated[Reference, Path()]


class CorrectionForm(ConversationForm):
    """What the form sends: the conversation as it should have been, who corrects it, and what is to be done."""

    corrected_by: Role | Literal[""] = ""
    do: Literal["replace", "withdraw"]


@router.get("/forlop/{subject}/rett/{event}")
def show(
    subject: Subject, event: EventId, query: Annotated[PageQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """What was recorded, and the form with it filled in."""
    person = app.person(subject, today, BARE)
    talk = _talk(person, event, query)
    items = _items(person, talk, Writer(person.catalogue, query.lang))
    return _page(person, talk, today, query, _as_recorded(person, talk, items))


@router.post("/forlop/{subject}/rett/{event}", dependencies=[Depends(from_our_page)])
def correct(  # noqa: PLR0913, PLR0917 - FastAPI fills them in
    subject: Subject,
    event: EventId,
    form: Annotated[CorrectionForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record the correction and go back to the person; if it cannot be, the form again with what was typed."""
    person = app.person(subject, today, BARE)
    talk = _talk(person, event, query)
    if form.version != person.version:
        return _page(person, talk, today, query, form, stale=True)
    items = {item.checkpoint: item for item in _items(person, talk, Writer(person.catalogue, query.lang))}
    refuse_what_no_form_sends(form, items, _roles(talk))
    wrong = [] if form.do == "withdraw" else faults(form, today, told_on(person))
    if form.corrected_by not in OWNERS:
        wrong.append(Fault("corrected_by", "correct_no_by"))
    if wrong:
        return _page(person, talk, today, query, form, wrong)
    try:
        app.record_events(subject, [_correction(form, talk, today)], Sent(now, form.version))
    except Stale:
        return _page(app.person(subject, today, BARE), talk, today, query, form, stale=True)
    done = "withdrawn" if form.do == "withdraw" else "corrected"
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=done), 303)


def _talk(person: Person, event: str, query: PageQuery) -> Conversation:
    found = next((talk for talk in person.history.conversations if talk.id == event), None)
    if found is None:
        raise HTTPException(404, said("correct_no_such", query.lang))
    return found


def _correction(form: CorrectionForm, talk: Conversation, today: date) -> dict[str, Any]:
    correction = {
        "id": f"retting-{uuid4().hex}",
        "type": "correction",
        "on": today,
        "by": form.corrected_by,
        "corrects": talk.id,
    }
    if form.do == "withdraw":
        return {**correction, "withdraws": True}
    return {**correction, "replaces": _replacement(form, talk)}


def _replacement(form: ConversationForm, talk: Conversation) -> dict[str, Any]:
    """The conversation as it should have been; what the form does not ask about stays as it was."""
    event = conversation_of(form, talk.id)
    if talk.course is not None:
        event["course"] = talk.course
    if event["on"] == talk.on:
        event["precision"] = talk.precision
    if event["outcome"] == talk.outcome:
        event["told_by"] = talk.told_by
    return event


def _as_recorded(person: Person, talk: Conversation, items: Iterable[Item]) -> CorrectionForm:
    """What was recorded, as the form would have sent it; one that is added later has its closing themes ticked."""
    themes = [f"{name}/{theme}" for name in ("", *talk.checkpoints) for theme in talk.themes]
    others = (item for item in items if item.checkpoint not in {"", *talk.checkpoints})
    themes += [f"{item.checkpoint}/{theme['theme']}" for item in others for theme in item.closing]
    return CorrectionForm(
        version=person.version,
        outcome=talk.outcome,
        checkpoint=list(talk.checkpoints),
        themes=themes,
        on=talk.on.isoformat(),
        by=talk.by,
        asked=talk.outcome == "declined",
        until="" if talk.until is None else talk.until.isoformat(),
        review_on=talk.review_on or "",
        reason=talk.reason or "",
        corrected_by=talk.by if talk.by in OWNERS else "",
        do="replace",
    )


def _items(person: Person, talk: Conversation, writer: Writer) -> Iterator[Item]:
    """What it was about, in the words of its day; then what else there is; then themes that belong to none."""
    catalogue, words = person.catalogue, writer.words
    answers = foremost(person.answers)
    versions = {entry.id: entry for entry in (*catalogue.entries, *catalogue.in_force(talk.on))}
    placed: set[str] = set()
    for name in talk.checkpoints:
        if name not in versions:
            continue
        themes = writer.content(versions[name])["themes"]
        placed |= {theme["theme"] for part in (themes["closing"], themes["also"]) for theme in part}
        yield Item(name, words.text(versions[name].title), "", themes["closing"], themes["also"])
    yield from (item_of(one, writer) for name, one in answers.items() if name not in talk.checkpoints)
    loose = [
        {"theme": theme, "text": words.word("theme", theme)} for theme in talk.themes if theme not in placed
    ]
    if loose:
        yield Item("", said("correct_loose", words.lang), "", loose, ())


def _roles(talk: Conversation) -> Sequence[Role]:
    """Who can have held it: whoever holds conversations, and whoever it was recorded of."""
    return OWNERS if talk.by in OWNERS else (*OWNERS, talk.by)


def _page(  # noqa: PLR0913 - a form that was refused has more to say than one that is new
    person: Person,
    talk: Conversation,
    today: date,
    query: PageQuery,
    form: CorrectionForm,
    wrong: Sequence[Fault] = (),
    *,
    stale: bool = False,
) -> HTMLResponse:
    writer = Writer(person.catalogue, query.lang)
    subject, items = person.pathway.subject, list(_items(person, talk, writer))
    near = [item for item in items if item.checkpoint in {"", *talk.checkpoints, *form.checkpoint}]
    return page(
        "correcting.html",
        f"/forlop/{subject}/rett/{talk.id}",
        {},
        writer.words,
        status_of(wrong, stale=stale),
        **choices(),
        subject=subject,
        event=talk.id,
        synthetic=person.pathway.synthetic,
        today=today,
        **shown_again(form, person, wrong, writer, stale=stale),
        recorded=[
            *(journal_lines(talk, writer) or [writer.words.word("outcome", talk.outcome)]),
            said("correct_held_by", query.lang, role=writer.words.word("role", talk.by)),
        ],
        near=near,
        more=[item for item in items if item not in near],
        roles=_roles(talk),
        correctors=OWNERS,
        release=person.catalogue.release,
    )
