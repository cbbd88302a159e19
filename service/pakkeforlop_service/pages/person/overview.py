"""One person's page: what to talk about now and why, what comes, what was done, and who has what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import Agenda, agendas
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Person
from pakkeforlop_service.application.whereabouts import stay_on
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject
from pakkeforlop_service.pages.rendering import address, page, said
from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.commitments import Handover
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View, value_of

from . import done
from .drawing import Drawing
from .header import header
from .holders import holders
from .just_recorded import latest_lines, stands_now
from .lanes import Lane, lanes
from .timeline import drawn
from .why import about, evidence

router = APIRouter()

Agreed = Literal[
    "milestone_done",
    "milestone_moved",
    "milestone_dropped",
    "meeting_planned",
    "meeting_held",
    "meeting_cancelled",
]
Message = Literal[Outcome, "corrected", "withdrawn", Agreed]
"""What was just recorded; the page texts have what is said of it, by `recorded_` and this name."""

GIVEN: Final[frozenset[AnswerCode]] = frozenset(
    {"held", "done_elsewhere", "declined", "deferred", "not_relevant"}
)
RESTING: Final[frozenset[AnswerCode]] = frozenset({"waiting", "resting"})


class PersonQuery(PageQuery):
    """After something was recorded: what."""

    lagret: Message | None = None


@router.get("/forlop/{subject}")
def show(subject: Subject, query: Annotated[PersonQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The page of one person."""
    return person_page(app, subject, today, query.lang, query.lagret)


def person_page(
    app: Application, subject: str, today: date, lang: Lang, message: Message | None = None
) -> HTMLResponse:
    """The page as it stands now, with a message about what was just recorded."""
    person = app.person(subject, today)
    writer = Writer(person.catalogue, lang)
    words = writer.words
    names = app.unit_names(_places(person, today))
    asked = agendas(person.answers)
    deadlines = _deadlines(person, today, writer)
    shown = lanes(person, today, writer, deadlines)
    handovers = list(done.handovers(person, today, writer, names))
    sent = [one for one in handovers if one["waits"]]
    died = min((event.on for event in person.history.died if event.on <= today), default=None)
    drawing = drawn(shown, died or today, words, alive=died is None)
    return page(
        "person.html",
        f"/forlop/{subject}",
        {},
        words,
        subject=subject,
        synthetic=person.pathway.synthetic,
        message=message,
        stands=[] if message is None else stands_now(person, writer),
        journal=[] if message is None else latest_lines(person, writer),
        today=today,
        header=header(person, today, words, names),
        lanes=shown,
        drawing=drawing,
        described=_described(shown, drawing, words),
        agendas=[_agenda(agenda, writer, sent) for agenda in asked],
        now=sum(len(agenda.items) for agenda in asked),
        over=sum(item.answer.over_time for agenda in asked for item in agenda.items),
        evidence=evidence(person, today, writer),
        deadlines=deadlines,
        coming=_answers(person, {"upcoming"}, writer),
        missing=_answers(person, {"cannot_tell"}, writer),
        resting=_answers(person, RESTING, writer),
        given=_answers(person, GIVEN, writer),
        not_now=_answers(person, {"not_due"}, writer),
        lapsed=_answers(person, {"lapsed"}, writer),
        talks=list(done.talks(person, today, writer)),
        handovers=handovers,
        meetings=list(done.meetings(person, today, writer)),
        milestones=list(done.milestones(person, today, writer)),
        holders=list(holders(person.answers, words)),
        gaps=[words.gap(gap) for gap in person.history.gaps if gap.on <= today],
        release=person.catalogue.release,
    )


def _places(person: Person, today: date) -> list[str]:
    """The places that are named on the page: where the person belongs, and where somebody was asked to take over."""
    stay = stay_on(person.stays, today)
    found = (stay.municipality, stay.hospital_unit, *(one.to_place for one in person.history.handovers))
    return list(dict.fromkeys(place for place in found if place is not None))


def _agenda(agenda: Agenda, writer: Writer, sent: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """An agenda as a document, each item with what waits behind it and to whom it has been sent on."""
    titles = {entry.id: writer.words.text(entry.title) for entry in writer.catalogue.entries}
    return {
        **writer.agenda(agenda),
        "items": [
            {
                "answer": writer.answer(item.answer),
                "waiting": [titles[name] for name in item.waiting],
                "sent": [one for one in sent if _concerns(one["handover"], item.answer)],
            }
            for item in agenda.items
        ],
    }


def _concerns(handover: Handover, answer: Answer) -> bool:
    return handover.by == answer.owner.role and handover.concerns(answer.checkpoint)


def _deadlines(person: Person, today: date, writer: Writer) -> list[dict[str, Any]]:
    """Others' deadlines, by week, while there is a sick leave for them to be about."""
    view = View(person.history, AsOf(today))
    if value_of(FACTS["absent"], view) is False:
        return []
    found = sorted(others_deadlines(person.history, today), key=lambda deadline: (deadline.week, deadline.on))
    return [writer.deadline(deadline) for deadline in found]


def _answers(person: Person, codes: set[AnswerCode] | frozenset[AnswerCode], writer: Writer) -> list[Any]:
    """The answers with these codes, each with where its reasons are had."""
    found: list[Answer] = [answer for answer in person.answers if answer.code in codes]
    before, lang = f"/forlop/{person.pathway.subject}/hvorfor", writer.words.lang
    return [
        {**writer.answer(one), "ask": address(f"{before}/{one.checkpoint}", lang, **about(one))}
        for one in found
    ]


def _described(lanes: tuple[Lane, ...], drawing: Drawing, words: Words) -> str:
    """What the drawing is of, for who does not see it."""
    return said(
        "timeline_described",
        words.lang,
        first=words.day(drawing.first),
        last=words.day(drawing.last),
        lanes=", ".join(lane.title for lane in lanes),
    )
