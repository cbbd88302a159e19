"""The worklist: what there is to do in a unit, a page at a time, as JSON or CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from io import StringIO
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError
from starlette.responses import Response

from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Application, Line, Worklist
from pakkeforlop_service.application.listing import MAX_ROWS
from pakkeforlop_service.cursors import Cursor, cursor, read_cursor
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.store.spans import Wanted
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Code, Day, Reference

from .inputs import Instant, LangQuery
from .outputs import document
from .shapes.worklists import WorklistRow

router = APIRouter(prefix="/v1", tags=["Arbeidsliste"])

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel reads a CSV file's æ, ø and å as something else."""


class WorklistQuery(LangQuery):
    """Which rows. What is not given is not narrowed down."""

    as_of: Annotated[Day | None, Field(description="Dagen lista gjelder. Uten: i dag, i Norge.")] = None
    unit: Annotated[Reference | None, Field(description="Kommunen eller sykehusenheten.")] = None
    known_at: Annotated[
        Instant | None, Field(description="Bare det som var registrert da. Krever unit, og tar lengre tid.")
    ] = None
    role: Annotated[Role | None, Field(description="Hvem som skal ta samtalen.")] = None
    unowned: Annotated[bool, Field(description="Bare det som ingen har ansvaret for.")] = False
    answer: Annotated[tuple[AnswerCode, ...], Field(description="Hvilke svar. Uten: due.")] = ("due",)
    checkpoint: Annotated[Code | None, Field(description="Bare dette sjekkpunktet.")] = None
    over_time: Annotated[bool | None, Field(description="Bare det som er over tiden, eller ikke er det.")] = (
        None
    )
    leading: Annotated[
        bool, Field(description="Én rad for hver person og ansvarlig: det som haster mest.")
    ] = False
    after: Annotated[Cursor | None, Field(description="Siden etter denne: `next` fra svaret.")] = None
    limit: Annotated[int, Field(ge=1, le=MAX_ROWS, description="Rader på en side, høyst.")] = 100

    @field_validator("known_at")
    @classmethod
    def _needs_a_unit(cls, known_at: datetime | None, info: ValidationInfo) -> datetime | None:
        if known_at is not None and info.data.get("unit") is None:
            raise PydanticCustomError(
                "unit_missing", "known_at krever unit", {"cure": "Oppgi unit, eller ta bort known_at."}
            )
        return known_at

    def wanted(self, today: date) -> Wanted:
        """What the store is asked for."""
        return Wanted(
            as_of=self.as_of or today,
            unit=self.unit,
            role=self.role,
            unowned=self.unowned,
            codes=frozenset(self.answer),
            checkpoint=self.checkpoint,
            over_time=self.over_time,
            leading=self.leading,
        )


@router.get("/worklist", summary="Arbeidslista til en enhet")
def worklist(query: Annotated[WorklistQuery, Query()], app: App, today: Today) -> Response:
    """Det som bør tas, kommer, venter eller mangler en ansvarlig: over tiden først, så etter dag.

    En side om gangen: spør igjen med `after` lik `next` til den er null. Rader som kommer til eller faller fra
    imens, forskyver ingenting.
    """
    found = _page(app, query, today)
    writer = Writer(app.catalogue, query.lang)
    return document(
        {
            "as_of": (query.as_of or today).isoformat(),
            "known_at": None if query.known_at is None else query.known_at.isoformat(),
            "lang": query.lang,
            "rows": [row(line, writer) for line in found.lines],
            "next": None if found.more is None else cursor(found.more),
        }
    )


@router.get("/worklist.csv", summary="Arbeidslista som regneark", response_class=Response)
def worklist_csv(
    request: Request, query: Annotated[WorklistQuery, Query()], app: App, today: Today
) -> Response:
    """Den samme sida som CSV med semikolon. `Link` med rel="next" når det er flere."""
    found = _page(app, query, today)
    writer = Writer(app.catalogue, query.lang)
    text = _table(row(line, writer) for line in found.lines)
    headers = {"Content-Disposition": f'attachment; filename="arbeidsliste-{query.as_of or today}.csv"'}
    if found.more is not None:
        address = request.url.include_query_params(after=cursor(found.more))
        headers["Link"] = f'<{address.path}?{address.query}>; rel="next"'
    return Response(BYTE_ORDER_MARK + text, 200, headers, media_type="text/csv; charset=utf-8")


def row(line: Line, writer: Writer) -> WorklistRow:
    """A row as a document: the answer in words, whose it is, and when."""
    answer, words = line.answer, writer.words
    dates = answer.dates
    return {
        "subject": line.subject,
        "checkpoint": answer.checkpoint,
        "title": words.text(answer.entry.title),
        "answer": answer.code,
        "answer_text": words.stands(answer),
        "over_time": answer.over_time,
        "optional": answer.optional,
        "why": words.why(answer),
        "opens": None if dates is None else dates.opens,
        "over_time_from": None if dates is None else dates.over_time_from,
        "closes": None if dates is None else dates.closes,
        "until": answer.until,
        "approximate": dates is not None and dates.approximate,
        "owner": answer.owner.role,
        "owner_text": words.owner(answer.owner),
        "owner_standing": answer.owner.standing,
        "asker": line.asker,
        "leading": line.position == 0,
        "course": answer.course,
        "episode": answer.episode,
        "event": answer.event,
        "occurrence": answer.occurrence,
        "municipality": line.municipality,
        "hospital_unit": line.hospital_unit,
        "synthetic": line.synthetic,
        "release": answer.release,
    }


def _page(app: Application, query: WorklistQuery, today: date) -> Worklist:
    wanted, after = query.wanted(today), None if query.after is None else read_cursor(query.after)
    if query.known_at is None:
        return app.worklist(wanted, after, query.limit)
    return app.worklist_as_known(wanted, query.known_at, after, query.limit)


def _table(rows: Iterable[WorklistRow]) -> str:
    """The rows as CSV under a header; a cell that a spreadsheet would run is defused."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(WorklistRow.__annotations__)
    writer.writerows([_cell(value) for value in found.values()] for found in rows)
    return out.getvalue()


def _cell(value: Any) -> str:
    text = "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t"} else text
