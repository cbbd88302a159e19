"""One of the patient's own goals: reached, moved to another day, or no longer a goal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal, get_args
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Asked, Person, Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.conversation.again import shown_again, status_of
from pakkeforlop_service.pages.conversation.form import Fault, VersionedForm, Written, day_of
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_service.pages.roles import OWNERS, likely_role
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import MilestoneStatus, Role
from pakkeforlop_workflow.commitments import Milestone
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Reference

router = APIRouter()

STATUSES: Final[tuple[MilestoneStatus, ...]] = get_args(MilestoneStatus)
EventId = Annotated[Reference, Path()]


class MilestoneForm(VersionedForm):
    """What the form sends. Nothing chosen is empty."""

    status: MilestoneStatus | Literal[""] = ""
    due: Written = ""
    by: Role | Literal[""] = ""


@router.get("/forlop/{subject}/maal/{event}")
def show(
    subject: Subject, event: EventId, query: Annotated[PageQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """The goal as it stands, and the form."""
    person = app.person(subject, today, Asked(codes=(), reasons=False))
    goal = _of(person, event, query)
    form = MilestoneForm(version=person.version, by=likely_role(goal.responsible))
    return _page(person, goal, today, query, form)


@router.post("/forlop/{subject}/maal/{event}", dependencies=[Depends(from_our_page)])
def record(  # noqa: PLR0913, PLR0917 - FastAPI fills them in
    subject: Subject,
    event: EventId,
    form: Annotated[MilestoneForm, Form()],
    query: Annotated[PageQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record what came of the goal and go back to the person; if it cannot be, the form again."""
    asked = Asked(codes=(), reasons=False)
    person = app.person(subject, today, asked)
    goal = _of(person, event, query)
    if form.version != person.version:
        return _page(person, goal, today, query, form, stale=True)
    if goal.state.at(AsOf(today)) != "open":
        raise HTTPException(409, said("goal_settled", query.lang))
    wrong = [Fault(field, text) for field, text in _faults(form, today)]
    if wrong:
        return _page(person, goal, today, query, form, wrong)
    update: dict[str, Any] = {
        "id": f"maal-{uuid4().hex}",
        "type": "milestone_update",
        "on": today,
        "by": form.by,
        "told_by": "patient",
        "milestone": goal.id,
        "status": form.status,
    }
    if form.status == "moved":
        update["due"] = day_of(form.due)
    try:
        app.record_events(subject, [update], Sent(now, form.version))
    except Stale:
        return _page(app.person(subject, today, asked), goal, today, query, form, stale=True)
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=f"milestone_{form.status}"), 303)


def _of(person: Person, event: str, query: PageQuery) -> Milestone:
    found = next((one for one in person.history.milestones if one.id == event), None)
    if found is None:
        raise HTTPException(404, said("goal_no_such", query.lang))
    return found


def _faults(form: MilestoneForm, today: date) -> Iterator[tuple[str, str]]:
    if not form.status:
        yield "status", "goal_no_status"
    if form.status == "moved":
        due = day_of(form.due)
        if due is None:
            yield "due", "goal_no_due"
        elif due < today:
            yield "due", "goal_due_before"
    if form.by not in OWNERS:
        yield "by", "agreed_no_by"


def _page(  # noqa: PLR0913 - a form that was refused has more to say than one that is new
    person: Person,
    goal: Milestone,
    today: date,
    query: PageQuery,
    form: MilestoneForm,
    wrong: Sequence[Fault] = (),
    *,
    stale: bool = False,
) -> HTMLResponse:
    writer = Writer(person.catalogue, query.lang)
    subject, view = person.pathway.subject, AsOf(today)
    state = goal.state.at(view) or "open"
    return page(
        "milestone.html",
        f"/forlop/{subject}/maal/{goal.id}",
        {},
        writer.words,
        status_of(wrong, stale=stale),
        subject=subject,
        synthetic=person.pathway.synthetic,
        today=today,
        goal=goal,
        due=goal.due.at(view),
        state="overdue" if goal.overdue(view) else state,
        open=state == "open",
        statuses=STATUSES,
        **shown_again(form, person, wrong, writer, stale=stale),
        roles=OWNERS,
        release=person.catalogue.release,
    )
