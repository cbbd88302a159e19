"""One hand-over: the text to send, where it stands, and the answer to it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Final, Literal, get_args
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Path, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules.agenda import pressing
from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Asked, Person, Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.handover_documents import handover_titles, handover_words
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.places.contacts import contact
from pakkeforlop_service.pages.places.names import place_name
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import HandoverChannel, HandoverRole, HandoverStatus, RefusalReason, Role
from pakkeforlop_workflow.commitments import Handover
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Reference

from .sending import OPEN
from .waiting import REASONS

router = APIRouter()

CHANNELS: Final[tuple[HandoverChannel, ...]] = get_args(HandoverChannel)
Message = Literal["changed", "settled", "no_reason", "no_channel"]
"""What was wrong with a form, by its name among the page texts."""
Event = Annotated[Reference, Path()]


class ReceiptQuery(PageQuery):
    """After something was recorded: what; and the list to go back to, when the form stood on one."""

    lagret: Literal["sent"] | HandoverStatus | None = None
    ansvarlig: Role | Literal[""] = ""
    enhet: Reference | Literal[""] = ""


class ReceiptForm(BaseModel):
    """What the forms about a hand-over send. `version` is the pathway as the page showed it."""

    model_config = ConfigDict(extra="forbid")

    version: Annotated[int, Field(ge=0)]
    status: HandoverStatus
    by: HandoverRole
    channel: HandoverChannel | None = None
    reason: RefusalReason | None = None


@router.get("/forlop/{subject}/overlevering/{event}")
def show(
    subject: Subject, event: Event, query: Annotated[ReceiptQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """The page of one hand-over."""
    return _page(app, subject, event, today, query)


@router.post("/forlop/{subject}/overlevering/{event}", dependencies=[Depends(from_our_page)])
def record(  # noqa: PLR0913, PLR0917 - FastAPI fills them in
    subject: Subject,
    event: Event,
    form: Annotated[ReceiptForm, Form()],
    query: Annotated[ReceiptQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record what came of a hand-over; if it cannot be, show how it stands and why."""
    handover = _of(_person(app, subject, today), event, query.lang)
    _check(form, handover)
    wrong = _wrong(form, handover, today)
    if wrong is not None:
        return _page(app, subject, event, today, query, wrong, form, 409 if wrong == "settled" else 422)
    update = {
        "id": f"kvittering-{uuid4().hex}",
        "type": "handover_update",
        "on": today,
        "by": form.by,
        "handover": event,
        "status": form.status,
        **({} if form.channel is None else {"channel": form.channel}),
        **({} if form.reason is None else {"reason": form.reason}),
    }
    try:
        app.record_events(subject, [update], Sent(now, form.version))
    except Stale:
        return _page(app, subject, event, today, query, "changed", form, 409)
    return RedirectResponse(_back(subject, event, form.status, query), 303)


def _back(subject: str, event: str, status: HandoverStatus, query: ReceiptQuery) -> str:
    """To the list that the form stood on, else to the hand-over."""
    if not query.enhet:
        return address(f"/forlop/{subject}/overlevering/{event}", query.lang, lagret=status)
    about = {"lagret": status, "forlop": subject, "overlevering": event}
    return address("/overleveringer", query.lang, ansvarlig=query.ansvarlig, enhet=query.enhet, **about)


def _check(form: ReceiptForm, handover: Handover) -> None:
    """Refuse what our own forms cannot have sent."""
    senders_own = form.status in {"message_sent", "withdrawn"}
    if form.by not in ({handover.by} if senders_own else {handover.by, handover.to_role}):
        raise HTTPException(422, "Skjemaet passer ikke med overleveringen. Åpne den på nytt.")


def _wrong(form: ReceiptForm, handover: Handover, today: date) -> Message | None:
    if handover.state.at(AsOf(today)) != "sent":
        return "settled"
    if form.status == "refused" and form.reason is None:
        return "no_reason"
    return "no_channel" if form.status == "message_sent" and form.channel is None else None


def _person(app: Application, subject: str, today: date) -> Person:
    return app.person(subject, today, Asked(codes=OPEN, reasons=False))


def _named(handover: Handover, person: Person, words: Words) -> list[str]:
    """What is handed over; of «everything», what that is now."""
    own = [answer for answer in person.answers if answer.owner.role == handover.by]
    now = dict.fromkeys(words.text(answer.entry.title) for answer in sorted(own, key=pressing))
    return handover_titles(handover, person.catalogue, words) or [words.phrase("handover-everything"), *now]


def _of(person: Person, event: str, lang: Lang) -> Handover:
    found = next((one for one in person.history.handovers if one.id == event), None)
    if found is None:
        raise HTTPException(404, said("handover_no_such", lang))
    return found


def _page(  # noqa: PLR0913, PLR0917 - a page of its own after each thing that can be wrong
    app: Application,
    subject: str,
    event: str,
    today: date,
    query: ReceiptQuery,
    wrong: Message | None = None,
    form: ReceiptForm | None = None,
    status: int = 200,
) -> HTMLResponse:
    person = _person(app, subject, today)
    handover = _of(person, event, query.lang)
    words = Words(person.catalogue.vocabulary, query.lang)
    local = app.local()
    values = {
        **handover_words(handover, person.catalogue, words),
        "place": place_name(local, handover.to_place),
    }
    titles = _named(handover, person, words)
    receiver = local.serving(handover.to_place, None, today)
    return page(
        "handover.html",
        f"/forlop/{subject}/overlevering/{event}",
        {},
        words,
        status,
        subject=subject,
        version=person.version,
        synthetic=person.pathway.synthetic,
        query=query,
        wrong=wrong,
        form=form,
        handover=handover,
        values=values,
        titles=titles,
        contact=contact(receiver, handover.to_role, today, words),
        state=_state(handover, values, today, words),
        message=handover.message.at(AsOf(today)),
        message_text=words.phrase("handover-message", **{**values, "titles": "; ".join(titles)}),
        journal=_journal(handover, values, today, words),
        channels=CHANNELS,
        reasons=REASONS,
        release=person.catalogue.release,
    )


def _state(handover: Handover, values: dict[str, str], today: date, words: Words) -> dict[str, Any]:
    """Where it stands, in a sentence that says whose it is."""
    code = handover.state.at(AsOf(today)) or "sent"
    reason = "" if handover.reason is None else words.word("refusal_reason", handover.reason)
    told = {**values, "settled": words.day(handover.settled_on), "reason": reason}
    name = f"handover_state_{code}"
    if code == "refused" and not reason:
        name = "handover_state_refused_bare"
    return {"code": code, "open": code == "sent", "text": said(name, words.lang, **told)}


def _journal(handover: Handover, values: dict[str, str], today: date, words: Words) -> list[str]:
    """Lines for the journal, a line for each thing that has happened."""
    lines = [words.phrase("journal-handover", **values)]
    message = handover.message.at(AsOf(today))
    if message is not None:
        channel = words.word("handover_channel", message.channel)
        on = words.day(message.on)
        lines.append(
            words.phrase("journal-handover-message_sent", **{**values, "on": on, "channel": channel})
        )
    state = handover.state.at(AsOf(today))
    if state not in {None, "sent"}:
        on = words.day(handover.settled_on)
        lines.append(words.phrase(f"journal-handover-{state}", **{**values, "on": on}))
    return lines
