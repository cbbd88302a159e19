"""What is due for a pathway: for a document that is sent and not stored, and for one that is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated, get_args

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.responses import Response

from pakkeforlop_rules.agenda import CODES as AGENDA_CODES
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.envelope import Day
from pakkeforlop_workflow.history import replayed

from .examples import PATHWAY
from .inputs import DueQuery, JsonObject, StoredQuery, Subject
from .outputs import document
from .reference import body

router = APIRouter(prefix="/v1", tags=["Hva bør tas nå"])

MONTHS_AHEAD = 24
"""How far a timeline goes when nothing else is asked for."""


class Shown(BaseModel):
    """Which of the answers are written out."""

    answer: Annotated[
        tuple[AnswerCode, ...],
        Field(
            description="Hvilke svar som skrives ut, med begrunnelse. Uten: alle. `agendas` er uansett hele."
        ),
    ] = get_args(AnswerCode)

    @property
    def codes(self) -> frozenset[AnswerCode]:
        """What has to be found out: that, and what agendas are made of."""
        return AGENDA_CODES.union(self.answer)


class SentQuery(DueQuery, Shown):
    """What is asked of a pathway that is sent."""


class PersonQuery(StoredQuery, Shown):
    """What is asked of a stored person."""


class TimelineQuery(StoredQuery):
    """Which days; without `until`, two years from the first."""

    from_: Annotated[Day | None, Field(alias="from", description="Første dag. Uten: i dag, i Norge.")] = None
    until: Annotated[Day | None, Field(description="Siste dag. Uten: 24 måneder etter den første.")] = None

    def days(self, today: date) -> tuple[date, date]:
        """The first day and the last. Raises `RequestValidationError` when they come in the wrong order."""
        first = self.from_ or self.day(today)
        until = self.until or add_months(first, MONTHS_AHEAD)
        if until < first:
            ctx = {"cure": "Rett «from» eller «until»."}
            fault = {
                "type": "until_before_from",
                "loc": ("query", "until"),
                "msg": f"før den første dagen ({first.isoformat()})",
                "input": until.isoformat(),
                "ctx": ctx,
            }
            raise RequestValidationError([fault])
        return first, until


@router.post("/due", summary="Svar for et forløp som sendes inn", openapi_extra=body("Pathway", PATHWAY))
async def due(sent: JsonObject, query: Annotated[SentQuery, Query()], app: App, today: Today) -> Response:
    """Et forløpsdokument inn, svarene ut. Ingenting lagres."""
    as_of, history = query.day(today), replayed(Pathway.read(sent), query.known_at)
    answers = app.due(history, as_of, place=query.place, codes=query.codes)
    writer = Writer(app.catalogue, query.lang)
    return document(writer.due(history, answers, as_of, query.known_at, codes=query.answer))


@router.get("/pathways/{subject}/due", summary="Svar for et lagret forløp")
def due_for(subject: Subject, query: Annotated[PersonQuery, Query()], app: App, today: Today) -> Response:
    """De samme svarene for et forløp som er lagret.

    Spør på nytt med svarets `as_of`, `known_at` og `release`, så er svaret det samme, også når noe er endret siden.
    """
    as_of = query.day(today)
    person = app.person(subject, as_of, replace(query.asked, codes=query.codes))
    writer = Writer(person.catalogue, query.lang)
    return document(writer.due(person.history, person.answers, as_of, person.known_at, codes=query.answer))


@router.get("/pathways/{subject}/timeline", summary="Svarene over tid for et lagret forløp")
def timeline(subject: Subject, query: Annotated[TimelineQuery, Query()], app: App, today: Today) -> Response:
    """Svarene på alle dager fra og med `from` til og med `until` som tidsrom, spørsmål for spørsmål."""
    first, until = query.days(today)
    person, spans = app.timeline(subject, first, until, query.asked)
    writer = Writer(person.catalogue, query.lang)
    return document(
        {
            "subject": subject,
            "from": first.isoformat(),
            "until": until.isoformat(),
            "known_at": person.known_at.isoformat(),
            "release": person.catalogue.release,
            "lang": query.lang,
            "spans": [writer.span(span) for span in spans],
        }
    )
