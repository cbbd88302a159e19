"""What belongs to a stage, without a patient."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.responses import JSONResponse

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.stages import Belonging, WorkSituation
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow.codes import CancerGroup, Role, Stage

from .catalogue import entry_document
from .inputs import LangQuery

router = APIRouter(prefix="/v1", tags=["Katalogen"])


class StageQuery(LangQuery):
    """Whose conversations, and for whom."""

    work_situation: Annotated[
        WorkSituation | None, Field(description="Tilknytningen til arbeid, eller formen for fravær.")
    ] = None
    role: Annotated[Role | None, Field(description="Bare samtalene som denne rollen kan ha.")] = None
    cancer: Annotated[CancerGroup | None, Field(description="Kreftformen.")] = None


@router.get("/stages/{stage}/conversations", summary="Samtalene i en fase")
async def conversations(
    stage: Annotated[Stage, Path(description="Fasen i kreftforløpet.")],
    query: Annotated[StageQuery, Query()],
    app: App,
    today: Today,
) -> JSONResponse:
    """Hva som hører til i fasen, uten en pasient: alt som ikke er utelukket når bare dette er kjent."""
    found = app.stage_conversations(
        stage, today, work_situation=query.work_situation, role=query.role, cancer=query.cancer
    )
    writer = Writer(app.catalogue, query.lang)
    document = {
        "stage": stage,
        "stage_text": writer.words.word("stage", stage),
        "work_situation": query.work_situation,
        "role": query.role,
        "cancer": query.cancer,
        "as_of": today.isoformat(),
        "release": app.catalogue.release,
        "lang": query.lang,
        "conversations": [_belonging(item, writer) for item in found],
    }
    return JSONResponse(document)


def _belonging(item: Belonging, writer: Writer) -> dict[str, Any]:
    document = entry_document(item.entry, writer)
    said = zip(item.entry.prompts, document["prompts"], strict=True)
    document["prompts"] = [written for prompt, written in said if prompt in item.prompts]
    document["owners"] = [owner for owner in document["owners"] if owner["role"] in item.owners]
    document["unknown"] = [{"fact": fact, "text": writer.words.word("fact", fact)} for fact in item.unknown]
    return document
