"""People who are alike, and what reports count and show of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from pakkeforlop_service.application import Application
from pakkeforlop_service.application.reporting import period_of
from pakkeforlop_service.store import reports
from pakkeforlop_service.store.reports import MEASURES
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.dates import LAST_DAY
from tests.support.documents import pathway

TODAY = date(2026, 5, 15)

Counts = dict[str, dict[str, int]]


def people(number: int, *events: dict[str, Any], name: str = "p", **header: Any) -> list[Pathway]:
    """So many people to whom the same happened."""
    header = {"municipality": "k-1", **header}
    return [pathway(*events, subject=f"{name}-{index}", **header) for index in range(number)]


def counted(application: Application, unit: str, year: int, as_of: date = TODAY) -> Counts:
    """The numbers before small ones are hidden, by checkpoint; without those that are 0."""
    with application.store.reading() as connection:
        rows = reports.by_checkpoint(connection, [unit], period_of(year, as_of, LAST_DAY))
    return {
        row.place: {name: int(getattr(row, name)) for name in ("people", *MEASURES) if getattr(row, name)}
        for row in rows
    }


def figures(application: Application, *units: str, year: int = 2026, as_of: date = TODAY) -> dict[str, Any]:
    """A report as it is shown: each figure of each checkpoint, and the other parts, as words."""
    report = application.report(units, period_of(year, as_of, TODAY))
    parts = {line.place: line.figures for line in report.checkpoints}
    parts |= {"first_talk": report.first_talk, "sent": report.sent, "received": report.received}
    return {
        name: {figure: None if cell is None else str(cell) for figure, cell in part.items()}
        for name, part in parts.items()
    }
