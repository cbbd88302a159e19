"""After a conversation: what came of it, in a few seconds, and what happens next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Final, get_args
from uuid import uuid4

from fastapi import APIRouter, Depends, Form, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from pakkeforlop_rules import Answer
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Application, Asked, Person, Sent
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject, from_our_page
from pakkeforlop_service.pages.places.offers import coordinator
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_service.pages.roles import OWNERS
from pakkeforlop_service.store import Stale
from pakkeforlop_workflow.codes import HandoverRole, MilestoneGoal, OutcomeReason, Party, ReviewOn
from pakkeforlop_workflow.envelope import Code

from .again import shown_again, status_of
from .foremost import foremost
from .form import OUTCOMES, Fault, Item, conversation_of, refuse_what_no_form_sends
from .next_step import AfterForm, all_faults, milestone_of

router = APIRouter()

ELSE: Final[frozenset[AnswerCode]] = frozenset(
    {
        "upcoming",
        "waiting",
        "resting",
        "deferred",
        "declined",
        "cannot_tell",
        "lapsed",
        "not_relevant",
        "held",
    }
)
"""Conversations that can be recorded though they are not due; folded away."""
BARE: Final = Asked(reasons=False)
"""The forms say nothing of why."""


class AfterQuery(PageQuery):
    """Which conversations it is about, the first one first; they are ticked from the start."""

    checkpoint: Annotated[list[Code], Field(default_factory=list, max_length=40)]


@router.get("/forlop/{subject}/etter")
def ask(subject: Subject, query: Annotated[AfterQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The form, with what is most likely filled in."""
    person = app.person(subject, today, BARE)
    answers = foremost(person.answers)
    asked = [answers[name] for name in query.checkpoint if name in answers]
    if len(asked) < len(query.checkpoint):
        raise HTTPException(404, said("sheet_no_such", query.lang))
    owner = asked[0].owner.role if asked else None
    form = AfterForm(
        version=person.version,
        checkpoint=query.checkpoint,
        themes=[f"{name}/{theme}" for name, answer in answers.items() for theme in answer.closing],
        on=today.isoformat(),
        by=owner if owner in OWNERS else "",
    )
    return _page(app, person, today, query, form)


@router.post("/forlop/{subject}/etter", dependencies=[Depends(from_our_page)])
def record(
    subject: Subject,
    form: Annotated[AfterForm, Form()],
    query: Annotated[AfterQuery, Query()],
    app: App,
    today: Today,
    now: Now,
) -> Response:
    """Record what came of it and go back to the person; if it cannot be, the form again with what was typed."""
    person = app.person(subject, today, BARE)
    if form.version != person.version:
        return _page(app, person, today, query, form, stale=True)
    items = _items(foremost(person.answers).values(), Writer(person.catalogue, query.lang))
    refuse_what_no_form_sends(form, items, OWNERS)
    wrong = all_faults(form, today, told_on(person))
    if wrong:
        return _page(app, person, today, query, form, wrong)
    talk = conversation_of(form, f"samtale-{uuid4().hex}")
    step = milestone_of(form, f"maal-{uuid4().hex}")
    try:
        app.record_events(subject, [talk] if step is None else [talk, step], Sent(now, form.version))
    except Stale:
        return _page(app, app.person(subject, today, BARE), today, query, form, stale=True)
    return RedirectResponse(address(f"/forlop/{subject}", query.lang, lagret=form.outcome), 303)


def told_on(person: Person) -> date | None:
    """The day the first diagnosis was told: no conversation here was before it."""
    return min((course.told.on for course in person.history.courses if course.told is not None), default=None)


def choices() -> Mapping[str, Any]:
    """What the lists of the form have to choose from, whoever it is about."""
    return {
        "outcomes": OUTCOMES,
        "review_on": get_args(ReviewOn),
        "reasons": get_args(OutcomeReason),
    }


def item_of(answer: Answer, writer: Writer) -> Item:
    """A checkpoint as the form offers it, with the closing themes that there are for the person."""
    document = writer.answer(answer)
    themes = document["themes"]
    return Item(
        answer.checkpoint, document["title"], document["answer_text"], themes["closing"], themes["also"]
    )


def _items(answers: Iterable[Answer], writer: Writer) -> dict[str, Item]:
    return {answer.checkpoint: item_of(answer, writer) for answer in answers}


def _page(  # noqa: PLR0913 - a form that was refused has more to say than one that is new
    app: Application,
    person: Person,
    today: date,
    query: AfterQuery,
    form: AfterForm,
    wrong: Sequence[Fault] = (),
    *,
    stale: bool = False,
) -> HTMLResponse:
    writer = Writer(person.catalogue, query.lang)
    subject, answers = person.pathway.subject, foremost(person.answers)
    asked = [
        answers[name] for name in dict.fromkeys((*query.checkpoint, *form.checkpoint)) if name in answers
    ]
    near = [*asked, *(one for one in answers.values() if one.code == "due" and one not in asked)]
    more = [one for one in answers.values() if one.code in ELSE and one not in near]
    owner = asked[0].owner.role if asked else None
    return page(
        "afterwards.html",
        f"/forlop/{subject}/etter",
        {"checkpoint": tuple(query.checkpoint)},
        writer.words,
        status_of(wrong, stale=stale),
        **choices(),
        goals=get_args(MilestoneGoal),
        parties=get_args(Party),
        subject=subject,
        synthetic=person.pathway.synthetic,
        today=today,
        **shown_again(form, person, wrong, writer, stale=stale),
        asked=tuple(query.checkpoint),
        near=[item_of(answer, writer) for answer in near],
        more=[item_of(answer, writer) for answer in more],
        roles=OWNERS,
        owners=[
            {"title": writer.words.text(one.entry.title), **writer.answer(one)["owner"]} for one in asked
        ],
        hands_over=owner if owner in get_args(HandoverRole) else "",
        coordinator=None
        if owner == "municipal_cancer_coordinator"
        else coordinator(app.units_serving(person, today), today, writer.words),
        release=person.catalogue.release,
    )
