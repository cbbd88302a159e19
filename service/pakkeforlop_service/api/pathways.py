"""Stored pathways: make one, read one, add events to one."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Recorded
from pakkeforlop_service.given import App
from pakkeforlop_workflow import InvalidDocument, Problem

from .examples import NAMED_EVENTS, NEW_PATHWAY
from .inputs import HowSent, HowSentNew, JsonObject, LangQuery, NoQuery, Subject
from .reference import body

router = APIRouter(prefix="/v1/pathways", tags=["Forløp"])


@router.post("", status_code=201, summary="Nytt forløp", openapi_extra=body("NewPathway", NEW_PATHWAY))
def create(
    document: JsonObject, query: Annotated[LangQuery, Query()], app: App, how: HowSentNew
) -> JSONResponse:
    """Lagrer et nytt forløp. Hendelsene sendes uten `recorded_at`: tidspunktet settes av tjenesten.

    Med `Idempotency-Key` kan den samme forespørselen sendes på nytt uten at noe lagres to ganger.
    """
    recorded = app.create_pathway(document, how)
    subject = document["subject"]
    return _answer(app, subject, recorded, query, 201, {"Location": f"/v1/pathways/{subject}"})


@router.get("/{subject}", summary="Et lagret forløp")
def read(subject: Subject, _: Annotated[NoQuery, Query()], app: App) -> JSONResponse:
    """Forløpsdokumentet, slik det også kan sendes til `POST /v1/due`. `ETag` er versjonen: antallet hendelser."""
    pathway = app.pathway(subject)
    document = pathway.model_dump(mode="json", exclude_none=True)
    return JSONResponse(document, headers={"ETag": f'"{len(pathway.events)}"'})


@router.post(
    "/{subject}/events", summary="Nye hendelser", openapi_extra=body("NewEvents", named=NAMED_EVENTS)
)
def record(
    subject: Subject, document: JsonObject, query: Annotated[LangQuery, Query()], app: App, how: HowSent
) -> JSONResponse:
    """Legger til én eller flere hendelser: alle eller ingen. Det som ikke følger av fasen, lagres med et varsel.

    Med `If-Match` bare om ingen andre har skrevet siden; med `Idempotency-Key` kan den samme sendes på nytt.
    """
    recorded = app.record_events(subject, _events(document), how)
    return _answer(app, subject, recorded, query, 200, {})


def _answer(
    app: Application, subject: str, recorded: Recorded, query: LangQuery, status: int, headers: dict[str, str]
) -> JSONResponse:
    words = Words(app.catalogue.vocabulary, query.lang)
    document = {
        "subject": subject,
        "version": recorded.version,
        "release": recorded.release,
        "warnings": [
            {"event": gap.event, "on": gap.on.isoformat(), "text": words.gap(gap), "unknown": list(gap.voids)}
            for gap in recorded.warnings
        ],
    }
    if recorded.repeated:
        headers["Idempotent-Replayed"] = "true"
    return JSONResponse(document, status, {**headers, "ETag": f'"{recorded.version}"'})


def _events(document: dict[str, Any]) -> list[Any]:
    events = document.get("events")
    problems = [Problem(name, "", "ukjent felt", "Ta feltet bort.") for name in document if name != "events"]
    if isinstance(events, list) and events and not problems:
        return events
    if not events or not isinstance(events, list):
        problems.append(Problem("events", "", "mangler", "Skriv en liste med minst én hendelse: [ … ]."))
    raise InvalidDocument(problems)
