"""The first page: whose conversations are over time or due, what comes, what waits for a receipt, what nobody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Worklist
from pakkeforlop_service.application.listing import MAX_ROWS
from pakkeforlop_service.cursors import Cursor, cursor, read_cursor
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.last_list import keep
from pakkeforlop_service.pages.places.names import in_order, refuse_unknown
from pakkeforlop_service.pages.rendering import page
from pakkeforlop_service.pages.roles import OWNERS
from pakkeforlop_service.store.commitments import Sought
from pakkeforlop_service.store.spans import Order, Wanted
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Reference

from .rows import Row, conversation_row, handover_row

router = APIRouter()

ROWS: Final = 100
"""How many rows one page shows."""
MANY_UNITS: Final = 20
"""With more units than this, one is chosen before anything is shown: nobody works with all of them at once."""

View = Literal["", "over-tiden", "bor-tas", "kommer", "kvittering", "uten-ansvarlig"]
"""What is shown: all that is due when nothing is said."""
Sorting = Literal["", "samtale", "person"]

_DUE: Final[frozenset[AnswerCode]] = frozenset({"due"})
_UPCOMING: Final[frozenset[AnswerCode]] = frozenset({"upcoming"})
_ORDERS: Final[Mapping[Sorting, Order]] = {"": "pressing", "samtale": "conversation", "person": "person"}


class WorklistQuery(PageQuery):
    """Whose conversations, where, which of them and in what order; empty for all. `fra` is where the page begins."""

    ansvarlig: Role | Literal[""] = ""
    enhet: Reference | Literal[""] = ""
    vis: View = ""
    sorter: Sorting = ""
    fra: Cursor | None = None

    @property
    def chosen(self) -> dict[str, str]:
        """What is chosen, as it stands in an address."""
        return {
            "enhet": self.enhet,
            "ansvarlig": self.ansvarlig,
            "vis": self.vis,
            "sorter": self.sorter,
        }

    def wanted(self, today: date) -> Wanted:
        """The rows to ask for, when they are conversations."""
        return Wanted(
            today,
            unit=self.enhet or None,
            role=self.ansvarlig or None,
            unowned=self.vis == "uten-ansvarlig",
            codes=_UPCOMING if self.vis == "kommer" else _DUE,
            over_time={"over-tiden": True, "bor-tas": False}.get(self.vis),
            leading=True,
        )

    def sought(self, today: date) -> Sought:
        """The hand-overs to ask for."""
        return Sought(today, self.enhet or None, role=self.ansvarlig or None, limit=ROWS)


@router.get("/")
def worklist(query: Annotated[WorklistQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """What is due, most pressing first, or what else was chosen."""
    words = Words(app.catalogue.vocabulary, query.lang)
    units = app.places()
    if query.enhet not in {"", *units}:
        refuse_unknown(app, [query.enhet], query.lang)
    choose_first = len(units) > MANY_UNITS and not query.enhet
    names = app.unit_names(units)
    numbers = {} if choose_first else _numbers(app, query, today)
    rows, more = ([], None) if choose_first else _rows(app, query, today, words)
    response = page(
        "worklist.html",
        "/",
        query.chosen,
        words,
        today=today,
        query=query,
        owners=OWNERS,
        units=sorted(((unit, names.get(unit, unit)) for unit in units), key=lambda unit: in_order(unit[1])),
        choose_first=choose_first,
        numbers=numbers,
        weeks=app.governing.current.policy.horizon_weeks,
        sections=_sections(query, rows, numbers),
        csv=_csv(query),
        csv_rows=MAX_ROWS,
        more=more,
        synthetic=bool(rows) and all(row.synthetic for row in rows),
        release=app.catalogue.release,
    )
    keep(response, query.chosen)
    return response


def _numbers(app: Application, query: WorklistQuery, today: date) -> dict[View, int]:
    """How many rows each choice of `vis` has, with the unit and the role as they are chosen."""
    wanted = Wanted(today, unit=query.enhet or None, codes=_DUE | _UPCOMING, leading=True)
    counted = app.counts(wanted)

    def number(code: AnswerCode, *, late: bool) -> int:
        found = counted.items()
        return sum(
            n for (*kind, asker), n in found if kind == [code, late] and query.ansvarlig in {"", asker}
        )

    over_time, in_time = number("due", late=True), number("due", late=False)
    return {
        "": over_time + in_time,
        "over-tiden": over_time,
        "bor-tas": in_time,
        "kommer": number("upcoming", late=False),
        "kvittering": app.count_handovers(query.sought(today)),
        "uten-ansvarlig": sum(
            n for (code, _, asker), n in counted.items() if code == "due" and asker is None
        ),
    }


def _rows(
    app: Application, query: WorklistQuery, today: date, words: Words
) -> tuple[Sequence[Row], dict[str, str] | None]:
    """The rows of this page, and where the next one begins."""
    if query.vis == "kvittering":
        handovers = app.handovers(query.sought(today))
        names = app.unit_names([row["to_place"] for row in handovers])
        touches = app.last_touches([row["pathway"] for row in handovers], today)
        return [handover_row(row, names, touches, today, words) for row in handovers], None
    after = None if query.fra is None else read_cursor(query.fra)
    found: Worklist = app.worklist(query.wanted(today), after, ROWS, _ORDERS[query.sorter])
    others = {} if query.vis == "kommer" else app.rest_of_agendas(found.lines, today)
    touches = app.last_touches([line.subject for line in found.lines], today)
    more = None if found.more is None else {**query.chosen, "fra": cursor(found.more)}
    mixed = query.vis == "uten-ansvarlig" or (query.vis == "" and query.sorter != "")
    rows = [
        conversation_row(line, others.get((line.subject, line.asker), ()), touches, words, mixed=mixed)
        for line in found.lines
    ]
    return rows, more


def _sections(
    query: WorklistQuery, rows: Sequence[Row], numbers: Mapping[View, int]
) -> list[tuple[View, int, list[Row]]]:
    """What is over time apart from the rest when both are shown by how they press, else one list; no empty ones."""
    names: tuple[View, ...] = (query.vis,)
    if query.vis == "" and query.sorter == "":
        names = ("over-tiden", "bor-tas")
    found = [
        (name, [row for row in rows if len(names) == 1 or row.over_time is (name == "over-tiden")])
        for name in names
    ]
    return [(name, numbers[name], part) for name, part in found if part]


def _csv(query: WorklistQuery) -> dict[str, Any] | None:
    """The same choice as the API's spreadsheet takes it; it has none of hand-overs."""
    if query.vis == "kvittering":
        return None
    wanted = query.wanted(date.min)
    return {
        "unit": wanted.unit,
        "role": wanted.role,
        "unowned": "true" if wanted.unowned else None,
        "answer": "upcoming" if wanted.codes == _UPCOMING else None,
        "over_time": None if wanted.over_time is None else str(wanted.over_time).lower(),
        "leading": "true",
        "limit": MAX_ROWS,
    }
