"""What is due for a pathway: for a document that is sent and not stored, and for one that is stored."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Application
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow import Pathway

from .examples import PATHWAY
from .inputs import DueQuery, JsonObject, Subject
from .reference import body

router = APIRouter(prefix="/v1", tags=["Hva bør tas nå"])


@router.post("/due", summary="Svar for et forløp som sendes inn", openapi_extra=body("Pathway", PATHWAY))
async def due(
    document: JsonObject, query: Annotated[DueQuery, Query()], app: App, today: Today
) -> JSONResponse:
    """Et forløpsdokument inn, svarene ut. Ingenting lagres."""
    return JSONResponse(_written(app, Pathway.read(document), query, today))


@router.get("/pathways/{subject}/due", summary="Svar for et lagret forløp")
def due_for(subject: Subject, query: Annotated[DueQuery, Query()], app: App, today: Today) -> JSONResponse:
    """De samme svarene for et forløp som er lagret."""
    return JSONResponse(_written(app, app.pathway(subject), query, today))


def _written(app: Application, pathway: Pathway, query: DueQuery, today: date) -> Any:
    as_of = query.day(today)
    answers = app.due(pathway, as_of, known_at=query.known_at, place=query.place)
    return Writer(app.catalogue, query.lang).due(pathway, answers, as_of, query.known_at)
