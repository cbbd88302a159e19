"""«Rapport»: the year of one or more units taken together, and one conversation in all units. Never who did what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.application.reporting import FIRST_YEAR, OutsideReach, period_of
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.places.names import in_order, refuse_unknown
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_service.report_documents import ReportWriter
from pakkeforlop_service.store.reports import MEASURES, SETTLED, Period, PlaceKind
from pakkeforlop_workflow.envelope import Code, Reference

from .charts import BAR, ROW, parts, shares

router = APIRouter()

IN_CHART: Final = ("held", *(name for name in MEASURES if name != "held"))
"""What a chart of a conversation shows, first what it is all about."""


class YearQuery(PageQuery):
    """Which year; none for the one that runs."""

    aar: Annotated[int, Field(ge=FIRST_YEAR)] | None = None

    def period(self, today: date) -> Period:
        """The year as it is seen today. Raises `HTTPException` for one to come."""
        try:
            return period_of(self.aar or today.year, today, today)
        except OutsideReach:
            raise HTTPException(422, said("report_to_come", self.lang, year=self.aar)) from None


class ReportQuery(YearQuery):
    """Which units, taken together."""

    enhet: Annotated[list[Reference | Literal[""]], Field(default_factory=list, max_length=50)]


class ComparisonQuery(YearQuery):
    """Which conversation, in units of which kind."""

    samtale: Code | Literal[""] = ""
    slag: PlaceKind = "municipality"


@router.get("/rapport")
def report(query: Annotated[ReportQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The figures of the units that are chosen, with charts; without any, the form to choose them."""
    period = query.period(today)
    units = tuple(dict.fromkeys(unit for unit in query.enhet if unit))
    belonging = app.places()
    refuse_unknown(app, units, query.lang)
    names = _names(app, (*belonging, *units))
    return page(
        "report.html",
        "/rapport",
        {"enhet": units, "aar": query.aar},
        Words(app.catalogue.vocabulary, query.lang),
        **_chosen(period, today),
        units=units,
        names=names,
        addable=sorted(
            (unit for unit in belonging if unit not in units), key=lambda unit: in_order(names[unit])
        ),
        without={unit: tuple(one for one in units if one != unit) for unit in units},
        **(_report(app, units, period, query.lang) if units else {"document": None, "synthetic": False}),
        release=app.catalogue.release,
    )


@router.get("/rapport/sammenligning")
def comparison(query: Annotated[ComparisonQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """One conversation in every unit of a kind; without one, the form to choose it."""
    period = query.period(today)
    titles = {entry.id: entry.title.in_(query.lang) for entry in app.catalogue.entries}
    if query.samtale and query.samtale not in titles:
        raise HTTPException(404, said("report_no_conversation", query.lang))
    return page(
        "report_comparison.html",
        "/rapport/sammenligning",
        {"samtale": query.samtale, "slag": query.slag, "aar": query.aar},
        Words(app.catalogue.vocabulary, query.lang),
        **_chosen(period, today),
        query=query,
        kinds=("municipality", "hospital_unit"),
        titles=sorted(titles.items(), key=lambda title: title[1]),
        **(_comparison(app, query, period) if query.samtale else {"document": None, "synthetic": False}),
        release=app.catalogue.release,
    )


def _chosen(period: Period, today: date) -> dict[str, Any]:
    return {
        "period": period,
        "years": range(today.year, FIRST_YEAR - 1, -1),
        "row": ROW,
        "bar": BAR,
    }


def _report(app: Application, units: tuple[str, ...], period: Period, lang: Lang) -> dict[str, Any]:
    document = ReportWriter(app.catalogue, lang).report(app.report(units, period))
    concerned = [line for line in document["checkpoints"] if line["figures"]["people"]["value"] != 0]
    measures = document["measures"]
    return {
        "document": document,
        "synthetic": document["synthetic"],
        "columns": ("people", *MEASURES, "share_held"),
        "concerned": concerned,
        "nobody": [line["title"] for line in document["checkpoints"] if line not in concerned],
        "drawn": [
            (line, drawn)
            for line in concerned
            if (drawn := parts(line["figures"], "people", _named(measures, IN_CHART))) is not None
        ],
        "few": [line["title"] for line in concerned if line["figures"]["people"]["hidden"]],
        "waiting": parts(document["first_talk"]["figures"], "told", _named(measures, ("without",))),
        "handovers": [
            (
                document[name],
                parts(document[name]["figures"], "handed_over", _named(measures, SETTLED)),
            )
            for name in ("handovers_sent", "handovers_received")
        ],
    }


def _comparison(app: Application, query: ComparisonQuery, period: Period) -> dict[str, Any]:
    document = ReportWriter(app.catalogue, query.lang).comparison(
        app.comparison(query.samtale, query.slag, period)
    )
    names = _names(app, [line["unit"] for line in document["units"]])
    return {
        "document": document,
        "synthetic": document["synthetic"],
        "names": names,
        "chart_of": shares(
            (names[line["unit"]], line["figures"], _of(line["figures"], query.lang))
            for line in document["units"]
        ),
    }


def _of(figures: Mapping[str, Any], lang: Lang) -> str:
    """«12 av 20 (60 %)», without the share when one of its numbers is hidden."""
    if "held" not in figures:
        return ""
    name = "report_of" if figures["share_held"] is None else "report_of_share"
    share = "" if figures["share_held"] is None else figures["share_held"]["text"]
    return said(name, lang, held=figures["held"]["text"], people=figures["people"]["text"], share=share)


def _named(measures: Mapping[str, str], wanted: tuple[str, ...]) -> dict[str, str]:
    return {name: measures[name] for name in wanted}


def _names(app: Application, units: Any) -> dict[str, str]:
    """What units are called; one that is not in the directory goes by its reference."""
    return {unit: unit for unit in units} | app.unit_names(list(units))
