"""A network meeting: planned for a day, held or cancelled, with those whom the patient has agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal, get_args
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Path, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Application, Asked, Person, Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.conversation.again import shown_again, status_of
from pakkeforlop_service.pages.conversation.form import Fault, VersionedForm, Written, day_of
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_service.pages.roles import OWNERS, likely_role
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import NEEDS_CONSENT, MeetingPurpose, NetworkMeetingStatus, Party, Role
from pakkeforlop_workflow.commitments import Meeting
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Reference

router = APIRouter()

NEW: Final[tuple[NetworkMeetingStatus, ...]] = ("planned", "held")
"""What can be recorded of a meeting that nobody has planned here."""
PLANNED: Final[tuple[NetworkMeetingStatus, ...]] = ("held", "cancelled")
"""What can come of one that is planned."""


class MeetingForm(VersionedForm):
    """What the form sends. Nothing chosen is empty.

    `on` is the day of the meeting, planned or held; a cancellation has none.
    """

    status: NetworkMeetingStatus | Literal[""] = ""
    on: Written = ""
    by: Role | Literal[""] = ""
    participants: list[Party] = Field(default_factory=list)
    purposes: list[MeetingPurpose] = Field(default_factory=list)
    consented: bool = False


@router.get("/forlop/{subject}/mote")
def plan(subject: Subject, query: Annotated[PageQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The form for a meeting that is not known here."""
    person = _person(app, subject, today)
    return _page(
        person,
        None,
        today,
        query,
        MeetingForm(version=person.version, status="planned", by=likely_role(), participants=["patient"]),
    )


@router.get("/forlop/{subject}/mote/{event}")
def show(
    subject: Subject,
    event: Annotated[Reference, Path()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
) -> HTMLResponse:
    """A meeting that is planned, and the form for what came of it, filled in as it was planned."""
    person = _person(app, subject, today)
    meeting = _of(person, event, query)
    planned = meeting.planned
    form = MeetingForm(version=person.version)
    if planned is not None and planned.meets_on is not None:
        form = MeetingForm(
            version=person.version,
            on=min(planned.meets_on, today).isoformat(),
            by=planned.by,
            participants=list(planned.participants),
            purposes=list(planned.purposes),
            consented=planned.consented,
        )
    return _page(person, meeting, today, query, form)


@router.post("/forlop/{subject}/mote", dependencies=[Depends(from_our_page)])
def record_new(
    subject: Subject,
    form: Annotated[MeetingForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record a meeting that was not known here."""
    return _record(app, subject, None, form, query, today, now)


@router.post("/forlop/{subject}/mote/{event}", dependencies=[Depends(from_our_page)])
def record(  # noqa: PLR0913, PLR0917 - FastAPI fills them in
    subject: Subject,
    event: Annotated[Reference, Path()],
    form: Annotated[MeetingForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record what came of a meeting that was planned."""
    return _record(app, subject, event, form, query, today, now)


def _record(  # noqa: PLR0913, PLR0917 - two routes give it all they are given
    app: Application,
    subject: str,
    event: str | None,
    form: MeetingForm,
    query: PageQuery,
    today: date,
    now: Now,
) -> Response:
    """Record it and go back to the person; if it cannot be, the form again with what was typed."""
    person = _person(app, subject, today)
    meeting = None if event is None else _of(person, event, query)
    if form.version != person.version:
        return _page(person, meeting, today, query, form, stale=True)
    if meeting is not None and meeting.state.at(AsOf(today)) != "planned":
        raise HTTPException(409, said("meeting_settled", query.lang))
    if form.status and form.status not in (NEW if meeting is None else PLANNED):
        raise HTTPException(422, "Skjemaet passer ikke med møtet. Åpne personens side på nytt.")
    wrong = [Fault(field, text) for field, text in _faults(form, meeting, today)]
    if wrong:
        return _page(person, meeting, today, query, form, wrong)
    try:
        app.record_events(subject, [_event(form, meeting, today)], Sent(now, form.version))
    except Stale:
        return _page(_person(app, subject, today), meeting, today, query, form, stale=True)
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=f"meeting_{form.status}"), 303)


def _event(form: MeetingForm, meeting: Meeting | None, today: date) -> dict[str, Any]:
    event: dict[str, Any] = {
        "id": f"mote-{uuid4().hex}",
        "type": "network_meeting",
        "on": day_of(form.on) if form.status == "held" else today,
        "by": form.by,
        "status": form.status,
    }
    if form.status == "planned":
        event["meets_on"] = day_of(form.on)
    if meeting is not None:
        event["meeting"] = meeting.id
    if form.status != "cancelled":
        event |= {
            "participants": form.participants,
            "purposes": form.purposes,
            "consented": form.consented,
        }
    return event


def _faults(form: MeetingForm, meeting: Meeting | None, today: date) -> Iterator[tuple[str, str]]:
    if not form.status:
        yield "status", "meeting_no_status"
    if form.by not in OWNERS:
        yield "by", "agreed_no_by"
    if form.status == "cancelled":
        return
    on = day_of(form.on)
    if on is None:
        yield "on", "meeting_no_day"
    elif form.status == "planned" and on < today:
        yield "on", "meeting_before_today"
    elif form.status == "held" and on > today:
        yield "on", "meeting_after_today"
    elif meeting is not None and meeting.planned is not None and on < meeting.planned.on:
        yield "on", "meeting_before_planned"  # or it would be another meeting
    if not form.participants:
        yield "participants", "meeting_no_participants"
    if not form.consented and not NEEDS_CONSENT.isdisjoint(form.participants):
        yield "consented", "meeting_not_agreed"


def _person(app: Application, subject: str, today: date) -> Person:
    return app.person(subject, today, Asked(codes=(), reasons=False))


def _of(person: Person, event: str, query: PageQuery) -> Meeting:
    found = next((one for one in person.history.network_meetings if one.id == event), None)
    if found is None:
        raise HTTPException(404, said("meeting_no_such", query.lang))
    return found


def _page(  # noqa: PLR0913 - a form that was refused has more to say than one that is new
    person: Person,
    meeting: Meeting | None,
    today: date,
    query: PageQuery,
    form: MeetingForm,
    wrong: Sequence[Fault] = (),
    *,
    stale: bool = False,
) -> HTMLResponse:
    writer = Writer(person.catalogue, query.lang)
    subject = person.pathway.subject
    state = None if meeting is None else meeting.state.at(AsOf(today))
    return page(
        "meeting.html",
        f"/forlop/{subject}/mote" if meeting is None else f"/forlop/{subject}/mote/{meeting.id}",
        {},
        writer.words,
        status_of(wrong, stale=stale),
        subject=subject,
        synthetic=person.pathway.synthetic,
        meeting=meeting,
        state=state,
        statuses=NEW if meeting is None else PLANNED if state == "planned" else (),
        parties=get_args(Party),
        purposes=get_args(MeetingPurpose),
        **shown_again(form, person, wrong, writer, stale=stale),
        roles=OWNERS,
        release=person.catalogue.release,
    )
