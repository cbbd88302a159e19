"""«Kommune og tilbud»: which units there are, and what is known about one of them. For reading.

The directory is changed by a file or over the API, and the pages say so.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.responses import HTMLResponse

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.clock import OSLO
from pakkeforlop_service.directory import NoSuchUnit, Places, Unit
from pakkeforlop_service.directory.codes import ROLES, UNIT_KINDS, UnitKind
from pakkeforlop_service.directory.freshness import stale_records
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_workflow.envelope import Reference

from .names import in_order
from .unit import about

router = APIRouter()

ROWS: Final = 100
"""How many units one page shows."""


class UnitsQuery(PageQuery):
    """Which units: by a part of the name and by kind, empty for all. `side` is the page, from 1."""

    navn: Annotated[str, Field(max_length=120)] = ""
    slag: UnitKind | Literal[""] = ""
    side: Annotated[int, Field(ge=1, le=10_000)] = 1


@router.get("/kommuner")
def units(query: Annotated[UnitsQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The units, in the order of their names."""
    return _units(query, app, today)


@router.get("/kommuner/{unit}")
def unit(
    unit: Annotated[Reference, Path()], query: Annotated[PageQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """One unit; where it is not known, those that are."""
    try:
        found = app.directory.version(unit)
    except NoSuchUnit:
        message = said("directory_no_such", query.lang, unit=unit)
        return _units(UnitsQuery(lang=query.lang), app, today, message)
    words = Words(app.catalogue.vocabulary, query.lang)
    return page(
        "directory_unit.html",
        f"/kommuner/{unit}",
        {},
        words,
        unit=found.unit,
        version=found.number,
        recorded_on=found.recorded_at.astimezone(OSLO).date(),
        **about(found.unit, app.local(), today, words),
        release=app.catalogue.release,
    )


def _units(query: UnitsQuery, app: Application, today: date, missing: str | None = None) -> HTMLResponse:
    words = Words(app.catalogue.vocabulary, query.lang)
    places = app.local()
    everything = [unit for name in places.known() if (unit := places.unit(name)) is not None]
    found = sorted(_wanted(everything, query), key=lambda unit: (in_order(unit.name), unit.id))
    start = (query.side - 1) * ROWS
    chosen = {"navn": query.navn, "slag": query.slag}
    return page(
        "directory.html",
        "/kommuner",
        {**chosen, "side": query.side if query.side > 1 else None},
        words,
        200 if missing is None else 404,
        query=query,
        kinds=tuple(UNIT_KINDS),
        missing=missing,
        any=bool(everything),
        number=len(found),
        first=start + 1,
        rows=[_row(unit, places, today, words) for unit in found[start : start + ROWS]],
        previous={**chosen, "side": query.side - 1} if query.side > 1 else None,
        more={**chosen, "side": query.side + 1} if len(found) > start + ROWS else None,
        synthetic=bool(everything) and all(unit.synthetic for unit in everything),
        release=app.catalogue.release,
    )


def _wanted(units: Iterable[Unit], query: UnitsQuery) -> list[Unit]:
    part = query.navn.strip().casefold()
    return [
        unit
        for unit in units
        if query.slag in {"", unit.kind}
        and any(part in name.casefold() for name in (unit.name, unit.hospital or "", unit.id))
    ]


def _row(unit: Unit, places: Places, today: date, words: Words) -> dict[str, Any]:
    """What can be had there on the day, its municipality's and what it shares with others included."""
    there = places.on(unit.id, None, today)
    return {
        "unit": unit,
        "open": unit.open_on(today),
        "has": [words.word("role", role) for role in ROLES if role in there.has],
        "lacks": [role for role in ROLES if role in there.lacks],
        "services": sum(
            service.status == "has"
            for serving in places.serving(unit.id, None, today)
            for service in serving.services
        ),
        "records": len(unit.roles) + len(unit.services) + len(unit.cooperations),
        "stale": len(stale_records(unit, today)),
    }
