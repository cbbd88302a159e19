"""The first page: what is over time, and what is due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Row
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Reference

from .rendering import PageQuery, page

router = APIRouter()

OWNERS: Final[tuple[Role, ...]] = tuple(
    role for role in get_args(Role) if role not in {"patient", "relative", "employer", "import"}
)
"""Roles that hold conversations with patients."""


class WorklistQuery(PageQuery):
    """Whose conversations, and where; empty for all."""

    ansvarlig: Role | Literal[""] = ""
    enhet: Reference | Literal[""] = ""


@router.get("/")
def worklist(query: Annotated[WorklistQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """Everything that is due, most pressing first."""
    words = Words(app.catalogue.vocabulary, query.lang)
    found = app.worklist(today, role=query.ansvarlig or None, unit=query.enhet or None)
    return page(
        "worklist.html",
        "/",
        {"ansvarlig": query.ansvarlig, "enhet": query.enhet},
        words,
        today=today,
        query=query,
        owners=OWNERS,
        units=found.units,
        sections=(
            ("over_time", _lines((row for row in found.rows if row.agenda.over_time), words)),
            ("due", _lines((row for row in found.rows if not row.agenda.over_time), words)),
        ),
        synthetic=bool(found.rows) and all(row.pathway.synthetic for row in found.rows),
        release=app.catalogue.release,
    )


def _lines(rows: Iterable[Row], words: Words) -> list[dict[str, Any]]:
    return list(_written(rows, words))


def _written(rows: Iterable[Row], words: Words) -> Iterator[dict[str, Any]]:
    for row in rows:
        dates = row.first.dates
        yield {
            "subject": row.pathway.subject,
            "titles": [words.text(item.answer.entry.title) for item in row.agenda.items],
            "why": words.why(row.first),
            "since": None
            if dates is None
            else (dates.over_time_from if row.first.over_time else dates.opens),
            "circa": dates is not None and dates.approximate,
            "owner": words.owner(row.agenda.owner),
        }
