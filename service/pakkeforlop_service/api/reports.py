"""Reports: a unit's year, or several units' taken together, and one checkpoint in every unit; never who did what."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from pakkeforlop_service.application.reporting import FIRST_YEAR, OutsideReach, Report, period_of
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.report_documents import ReportWriter, written_csv
from pakkeforlop_service.store.reports import Period, PlaceKind
from pakkeforlop_workflow.envelope import Code, Day, Reference

from .inputs import LangQuery
from .outputs import document

router = APIRouter(prefix="/v1", tags=["Rapporter"])


class PeriodQuery(LangQuery):
    """Which year, and as seen from which day."""

    year: Annotated[int, Field(ge=FIRST_YEAR, description="Kalenderåret.")]
    as_of: Annotated[
        Day | None, Field(description="Dagen rapporten gjelder. Det som er etter, teller ikke. Uten: i dag.")
    ] = None

    def period(self, today: Today) -> Period:
        """The period asked about. Raises `RequestValidationError` for one that is not reached yet."""
        try:
            return period_of(self.year, self.as_of or today, today)
        except OutsideReach as outside:
            kind = {"le": "less_than_equal", "ge": "greater_than_equal"}[outside.bound]
            fault = {
                "type": kind,
                "loc": ("query", outside.field),
                "msg": str(outside),
                "input": outside.value,
                "ctx": {outside.bound: outside.limit},
            }
            raise RequestValidationError([fault]) from None


class ReportQuery(PeriodQuery):
    """Of which units: several are taken together, as one."""

    unit: Annotated[
        list[Reference],
        Field(
            min_length=1, max_length=50, description="Kommunen eller sykehusenheten. Flere: summen av dem."
        ),
    ]


class ComparisonQuery(PeriodQuery):
    """Which checkpoint, in units of which kind."""

    checkpoint: Annotated[Code, Field(description="Id-en til sjekkpunktet i katalogen.")]
    kind: Annotated[PlaceKind, Field(description="Kommuner, eller enheter på sykehus.")] = "municipality"


@router.get("/reports", summary="Årsrapporten for en enhet, eller for flere til sammen")
def report(query: Annotated[ReportQuery, Query()], app: App, today: Today) -> Response:
    """Hvor mange personer hver samtale gjaldt, og hva som kom ut av den; tiden til den første; overleveringer.

    Grupper på 1 til 4 personer er skjult. Rapporten sier ingenting om hvem som har gjort hva.
    """
    return document(ReportWriter(app.catalogue, query.lang).report(_report(query, app, today)))


@router.get("/reports.csv", summary="Den samme rapporten som regneark", response_class=Response)
def report_csv(query: Annotated[ReportQuery, Query()], app: App, today: Today) -> Response:
    """En linje for hvert tall, med semikolon. Et skjult tall er skrevet som «<5» eller «36–39»."""
    found = ReportWriter(app.catalogue, query.lang).report(_report(query, app, today))
    headers = {"Content-Disposition": f'attachment; filename="rapport-{query.year}.csv"'}
    return Response(written_csv(found), 200, headers, media_type="text/csv; charset=utf-8")


@router.get("/reports/units", summary="Én samtale i alle enhetene")
def comparison(query: Annotated[ComparisonQuery, Query()], app: App, today: Today) -> Response:
    """Hvor stor del av dem samtalen gjaldt, den er gjennomført for, enhet for enhet.

    En enhet der den gjaldt færre enn fem, vises uten tall. Leser gjennom alt som er lagret, så det tar sekunder.
    """
    if all(entry.id != query.checkpoint for entry in app.catalogue.entries):
        raise HTTPException(404, "Sjekkpunktet finnes ikke i katalogen. Se /v1/catalogue.")
    found = app.comparison(query.checkpoint, query.kind, query.period(today))
    return document(ReportWriter(app.catalogue, query.lang).comparison(found))


def _report(query: ReportQuery, app: App, today: Today) -> Report:
    return app.report(query.unit, query.period(today))
