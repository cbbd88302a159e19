"""Why something is suggested, or is not: a page of its own, of which the person's page can take in a part."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_service.pages.telling import event_text
from pakkeforlop_workflow.envelope import Code, Day, Reference

router = APIRouter()


class WhyQuery(PageQuery):
    """Which of a checkpoint's answers; all of them when nothing is said."""

    kreftforlop: Reference | None = None
    fravaer: Day | None = None
    hendelse: Reference | None = None
    gang: Annotated[int, Field(ge=1)] | None = None


def about(answer: Answer) -> dict[str, Any]:
    """The query that asks why of this answer and no other."""
    found = {
        "kreftforlop": answer.course,
        "fravaer": answer.episode,
        "hendelse": answer.event,
        "gang": answer.occurrence,
    }
    return {name: value for name, value in found.items() if value is not None}


@router.get("/forlop/{subject}/hvorfor/{checkpoint}")
def why(
    subject: Subject,
    checkpoint: Annotated[Code, Path()],
    query: Annotated[WhyQuery, Query()],
    app: App,
    today: Today,
) -> HTMLResponse:
    """The reasons of a checkpoint's answers for one person, today."""
    asked = query.model_dump(exclude={"lang"}, exclude_none=True)
    person = app.person(subject, today)
    found = [
        one for one in person.answers if one.checkpoint == checkpoint and asked.items() <= about(one).items()
    ]
    if not found:
        raise HTTPException(404, said("why_unknown", query.lang))
    writer = Writer(person.catalogue, query.lang)
    return page(
        "why.html",
        f"/forlop/{subject}/hvorfor/{checkpoint}",
        asked,
        writer.words,
        subject=subject,
        synthetic=person.pathway.synthetic,
        title=writer.words.text(found[0].entry.title),
        answers=[writer.answer(one) for one in found],
        evidence=evidence(person, today, writer),
        release=person.catalogue.release,
    )


def evidence(person: Person, today: date, writer: Writer) -> dict[str, str]:
    """Each event in a line, with its day and who told it: what the values in an explanation come from."""
    words: Words = writer.words
    return {
        event.id: said(
            "evidence",
            words.lang,
            what=event_text(event, writer),
            day=words.day(event.on, circa=event.precision != "day"),
            source=words.word("told_by", event.told_by),
        )
        for event in person.history.events
        if event.on <= today
    }
