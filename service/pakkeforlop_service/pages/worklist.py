"""The first page: what is over time, and what is due."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Line, Worklist
from pakkeforlop_service.cursors import Cursor, cursor, read_cursor
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.store.spans import Wanted
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Reference

from .rendering import PageQuery, page

router = APIRouter()

OWNERS: Final[tuple[Role, ...]] = tuple(
    role for role in get_args(Role) if role not in {"patient", "relative", "employer", "import"}
)
"""Roles that hold conversations with patients."""


ROWS: Final = 200
"""How many people one page shows."""
MANY_UNITS: Final = 20
"""With more units than this, one is chosen before anything is shown: nobody works with all of them at once."""


class WorklistQuery(PageQuery):
    """Whose conversations, and where; empty for all. `fra` is where the page begins."""

    ansvarlig: Role | Literal[""] = ""
    enhet: Reference | Literal[""] = ""
    fra: Cursor | None = None


@router.get("/")
def worklist(query: Annotated[WorklistQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """Everything that is due, most pressing first."""
    words = Words(app.catalogue.vocabulary, query.lang)
    wanted = Wanted(today, unit=query.enhet or None, role=query.ansvarlig or None, leading=True)
    units = app.places()
    choose_first = len(units) > MANY_UNITS and not query.enhet
    after = None if query.fra is None else read_cursor(query.fra)
    found = Worklist((), None) if choose_first else app.worklist(wanted, after, ROWS)
    agendas = app.agendas_of(found.lines, today)
    chosen = {"ansvarlig": query.ansvarlig, "enhet": query.enhet}
    counted = {} if choose_first else app.counts(wanted)
    return page(
        "worklist.html",
        "/",
        chosen,
        words,
        today=today,
        query=query,
        owners=OWNERS,
        units=units,
        choose_first=choose_first,
        sections=[
            (
                name,
                sum(number for (_, late, _), number in counted.items() if late is over_time),
                [
                    _written(line, agendas.get((line.subject, line.asker), (line.answer,)), words)
                    for line in found.lines
                    if line.answer.over_time is over_time
                ],
            )
            for name, over_time in (("over_time", True), ("due", False))
        ],
        more=None if found.more is None else {**chosen, "fra": cursor(found.more)},
        synthetic=bool(found.lines) and all(line.synthetic for line in found.lines),
        release=app.catalogue.release,
    )


def _written(line: Line, agenda: Sequence[Answer], words: Words) -> dict[str, Any]:
    dates = line.answer.dates
    since = None if dates is None else dates.over_time_from if line.answer.over_time else dates.opens
    return {
        "subject": line.subject,
        "titles": [words.text(answer.entry.title) for answer in agenda],
        "why": words.why(line.answer),
        "since": since,
        "circa": dates is not None and dates.approximate,
        "owner": words.phrase("nobody") if line.asker is None else words.word("role", line.asker),
    }
