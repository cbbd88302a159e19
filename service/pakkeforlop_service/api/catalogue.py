"""The catalogue: every checkpoint with its windows, words and sources."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Header, Query
from starlette.responses import JSONResponse, Response

from pakkeforlop_rules.bounds import Bound, Window
from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_service.given import App

from .inputs import LangQuery

router = APIRouter(prefix="/v1", tags=["Katalogen"])


@router.get("/catalogue", summary="Katalogen")
async def catalogue(
    query: Annotated[LangQuery, Query()],
    app: App,
    if_none_match: Annotated[str | None, Header(description="Utgaven du har, fra `ETag`.")] = None,
) -> Response:
    """Alle sjekkpunkter, også tidligere versjoner, med kilder. `ETag` er utgaven."""
    release = app.catalogue.release
    headers = {"ETag": f'"{release}"', "Cache-Control": "no-cache"}
    if if_none_match is not None and f'"{release}"' in if_none_match:
        return Response(status_code=304, headers=headers)
    writer = Writer(app.catalogue, query.lang)
    document = {
        "release": release,
        "lang": query.lang,
        "entries": [entry_document(entry, writer) for entry in app.catalogue.entries],
        "silences": [
            {
                "id": silence.id,
                "title": writer.words.text(silence.title),
                "kinds": silence.kinds,
                "until": writer.words.text(silence.until),
                "basis": [writer.citation(citation) for citation in silence.basis],
            }
            for silence in app.catalogue.silences
        ],
        "sources": {
            name: {
                "title": writer.words.text(source.title),
                "publisher": source.publisher,
                "dated": source.dated,
                "standing": source.standing,
                "standing_text": writer.words.word("standing", source.standing),
                "url": source.url,
            }
            for name, source in app.catalogue.sources.items()
        },
    }
    return JSONResponse(document, headers=headers)


def entry_document(entry: Entry, writer: Writer) -> dict[str, Any]:
    """One version of a checkpoint, as the catalogue has it."""
    words = writer.words
    return {
        "checkpoint": entry.id,
        "title": words.text(entry.title),
        "seeds": entry.seeds,
        "valid_from": entry.valid_from.isoformat(),
        "valid_to": None if entry.valid_to is None else entry.valid_to.isoformat(),
        "kind": entry.kind,
        "cancers": entry.cancers,
        "per": entry.per,
        "each": entry.each,
        "when": _condition(entry.when),
        "need": None if entry.need is None else _condition(entry.need),
        "windows": [_window(window, writer) for window in entry.windows],
        "owners": [{"role": owner.role, "text": words.word("role", owner.role)} for owner in entry.owner],
        "owner_basis": [writer.citation(citation) for citation in entry.owner_basis],
        "deadlines": [{"code": code, "text": words.word("deadline", code)} for code in entry.deadlines],
        **writer.content(entry),
    }


def _condition(condition: Condition) -> dict[str, Any]:
    return condition.model_dump(mode="json", by_alias=True, exclude_none=True)


def _window(window: Window, writer: Writer) -> dict[str, Any]:
    return {
        "occurrence": window.occurrence,
        "anchor": window.anchor,
        "anchor_text": writer.words.word("anchor", window.anchor),
        "opens": _bounds(window.opens),
        "over_time": _bounds(window.over_time),
        "closes": _bounds(window.closes),
        "basis": [writer.citation(citation) for citation in window.basis],
    }


def _bounds(bounds: tuple[Bound, ...] | None) -> list[dict[str, Any]] | None:
    """Spans of time from the window's own anchor, or from the one named; the first that comes counts."""
    if bounds is None:
        return None
    return [bound.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True) for bound in bounds]
