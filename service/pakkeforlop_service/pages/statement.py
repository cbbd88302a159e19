"""«Tilgjengelighetserklæring»: what is tested, what is not, and where to report what does not work."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.given import App

from .asked import PageQuery
from .rendering import page

router = APIRouter()


@router.get("/tilgjengelighet")
def statement(query: Annotated[PageQuery, Query()], app: App, request: Request) -> HTMLResponse:
    """The statement of the program; the operator's own is published elsewhere, and the page says so."""
    return page(
        "statement.html",
        "/tilgjengelighet",
        {},
        Words(app.catalogue.vocabulary, query.lang),
        contact=request.app.state.accessibility_contact,
        release=app.catalogue.release,
    )
