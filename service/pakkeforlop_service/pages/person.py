"""One person's page: what to talk about now and why, what comes, what was done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import Agenda, agendas
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_rules.texts import Lang
from pakkeforlop_service.application import Application, Person
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Reference
from pakkeforlop_workflow.facts import FACTS, View, value_of

from .header import header
from .journal import journal_lines
from .rendering import PageQuery, page
from .worklist import OWNERS

router = APIRouter()

Subject = Annotated[Reference, Path()]
Message = Literal[
    "recorded_held", "recorded_declined", "not_asked", "in_future", "before_diagnosis", "changed"
]
"""What can be said at the top of the page, by its name among the page texts."""

GIVEN: Final[frozenset[AnswerCode]] = frozenset(
    {"held", "done_elsewhere", "declined", "deferred", "not_relevant"}
)
RESTING: Final[frozenset[AnswerCode]] = frozenset({"waiting", "resting"})


class PersonQuery(PageQuery):
    """After something was recorded: what."""

    lagret: Literal["held", "declined"] | None = None


@router.get("/forlop/{subject}")
def show(subject: Subject, query: Annotated[PersonQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The page of one person."""
    messages: dict[str, Message] = {"held": "recorded_held", "declined": "recorded_declined"}
    return person_page(
        app, subject, today, query.lang, None if query.lagret is None else messages[query.lagret]
    )


def person_page(
    app: Application, subject: str, today: date, lang: Lang, message: Message | None = None, status: int = 200
) -> HTMLResponse:
    """The page as it stands now, with a message about what was just done or not done."""
    person = app.person(subject, today)
    writer = Writer(person.catalogue, lang)
    words = writer.words
    found = [_agenda(agenda, writer) for agenda in agendas(person.answers)]
    return page(
        "person.html",
        f"/forlop/{subject}",
        {},
        words,
        status,
        subject=subject,
        version=person.version,
        synthetic=person.pathway.synthetic,
        message=message,
        journal=_just_recorded(person, message, writer),
        today=today,
        holders=OWNERS,
        header=header(person, today, words),
        agendas=found,
        due=[item["answer"] for agenda in found for item in agenda["items"]],
        deadlines=_deadlines(person, today, writer),
        coming=_answers(person, {"upcoming"}, writer),
        missing=_answers(person, {"cannot_tell"}, writer),
        resting=_answers(person, RESTING, writer),
        given=_answers(person, GIVEN, writer),
        not_now=_answers(person, {"not_due"}, writer),
        lapsed=_answers(person, {"lapsed"}, writer),
        talks=list(_talks(person, today, writer)),
        gaps=[words.gap(gap) for gap in person.history.gaps if gap.on <= today],
        release=person.catalogue.release,
    )


def _agenda(agenda: Agenda, writer: Writer) -> dict[str, Any]:
    titles = {entry.id: writer.words.text(entry.title) for entry in writer.catalogue.entries}
    return {
        **writer.agenda(agenda),
        "items": [
            {"answer": writer.answer(item.answer), "waiting": [titles[name] for name in item.waiting]}
            for item in agenda.items
        ],
    }


def _deadlines(person: Person, today: date, writer: Writer) -> list[dict[str, Any]]:
    """Others' deadlines, by week, while there is a sick leave for them to be about."""
    view = View(person.history, AsOf(today))
    if value_of(FACTS["absent"], view) is False:
        return []
    found = sorted(others_deadlines(person.history, today), key=lambda deadline: (deadline.week, deadline.on))
    return [writer.deadline(deadline) for deadline in found]


def _answers(person: Person, codes: set[AnswerCode] | frozenset[AnswerCode], writer: Writer) -> list[Any]:
    found: list[Answer] = [answer for answer in person.answers if answer.code in codes]
    return [writer.answer(answer) for answer in found]


def _talks(person: Person, today: date, writer: Writer) -> Iterator[dict[str, Any]]:
    """Conversations and attempts at them, the latest first."""
    words = writer.words
    for talk in reversed(person.history.conversations):
        if talk.on <= today:
            yield {
                "on": talk.on,
                "outcome": words.word("outcome", talk.outcome),
                "by": words.word("role", talk.by),
                "themes": words.words("theme", talk.themes),
                "journal": journal_lines(talk, writer),
            }


def _just_recorded(person: Person, message: Message | None, writer: Writer) -> list[str]:
    """The lines for the journal about what was recorded last, when that is what the page is about."""
    talks = person.history.conversations
    if not talks or message not in {"recorded_held", "recorded_declined"}:
        return []
    return journal_lines(max(talks, key=lambda talk: talk.recorded_at), writer)
