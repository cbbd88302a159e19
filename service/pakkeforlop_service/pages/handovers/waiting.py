"""Hand-overs of a unit: what has come and waits for an answer, and what was sent and nobody has acknowledged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, Waiting
from pakkeforlop_service.directory import Places
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.handover_documents import handover_titles
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.places.names import place_name, refuse_unknown, unit_choices
from pakkeforlop_service.pages.rendering import page
from pakkeforlop_service.pages.roles import HOLDERS
from pakkeforlop_service.store.commitments import Sought
from pakkeforlop_workflow.codes import HandoverStatus, RefusalReason, Role
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Reference

router = APIRouter()

REASONS: Final[tuple[RefusalReason, ...]] = get_args(RefusalReason)
ANSWERED_DAYS: Final = 30
"""For how many days whoever sent a hand-over is shown that it was answered."""
ROWS: Final = 100
"""How many hand-overs one part of the page shows: those that have waited longest."""


class HandoversQuery(PageQuery):
    """Whose hand-overs, by the worklist's names for it. After something was recorded: what, and about which."""

    ansvarlig: Role | Literal[""] = ""
    enhet: Reference | Literal[""] = ""
    lagret: HandoverStatus | None = None
    forlop: Reference | None = None
    overlevering: Reference | None = None


@router.get("/overleveringer")
def handovers(query: Annotated[HandoversQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """What waits for an answer from a unit and a role, what they wait for, and what was answered lately."""
    words = Words(app.catalogue.vocabulary, query.lang)
    chosen = {"ansvarlig": query.ansvarlig, "enhet": query.enhet}
    if query.enhet:
        refuse_unknown(app, [query.enhet], query.lang)
    parts = _parts(query, app, today, words) if query.enhet else []
    shown = [card for part in parts for card in part["cards"]]
    return page(
        "handovers.html",
        "/overleveringer",
        chosen,
        words,
        query=query,
        chosen=chosen,
        roles=HOLDERS if query.ansvarlig in {"", *HOLDERS} else (*HOLDERS, query.ansvarlig),
        units=unit_choices(app),
        reasons=REASONS,
        rows=ROWS,
        parts=parts,
        synthetic=bool(shown) and all(card["synthetic"] for card in shown),
        release=app.catalogue.release,
    )


def _parts(query: HandoversQuery, app: Application, today: date, words: Words) -> list[dict[str, Any]]:
    mine = Sought(today, query.enhet, role=query.ansvarlig or None)
    since = today - timedelta(days=ANSWERED_DAYS)
    sought = {
        "received": replace(mine, direction="to"),
        "sent": mine,
        "answered": replace(mine, settled_since=since),
    }
    local, found = app.local(), []
    for name, of in sought.items():
        rows = app.handovers(of)
        cards = [_card(one, local, app.catalogue, today, words) for one in app.waiting(rows[:ROWS])]
        found.append({"name": name, "number": len(rows), "cards": cards})
    return found


def _card(one: Waiting, local: Places, catalogue: Catalogue, today: date, words: Words) -> dict[str, Any]:
    handover = one.handover
    message = handover.message.at(AsOf(today))
    return {
        "subject": one.subject,
        "version": one.version,
        "synthetic": one.synthetic,
        "id": handover.id,
        "titles": handover_titles(handover, catalogue, words) or [words.phrase("handover-everything")],
        "from_role": words.word("role", handover.by),
        "from_place": None if one.from_place is None else place_name(local, one.from_place),
        "to_role": words.word("role", handover.to_role),
        "to_place": place_name(local, handover.to_place),
        "by": handover.to_role,
        "sent_on": handover.sent_on,
        "age": handover.age(AsOf(today)) or 0,
        "settled_on": handover.settled_on,
        "state": words.word("handover_status", handover.state.at(AsOf(today)) or "sent"),
        "reason": "" if handover.reason is None else words.word("refusal_reason", handover.reason),
        "message": None
        if message is None
        else {"on": message.on, "channel": words.word("handover_channel", message.channel)},
    }
