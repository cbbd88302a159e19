"""Every route in one table: what it is called, what it answers with, and which refusals it can give.

A new route gets a line in `OPERATIONS`, and a request in `tests/docs/api_run.py` that makes its example.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pakkeforlop_workflow import Pathway

from .shapes import catalogue, directory, due, pathways, reports, timeline, worklists


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What the description says of a route, beyond what FastAPI reads from its signature."""

    id: str
    """Its name in generated clients: it is never changed."""
    answer: type[Any] | None
    """The shape of its answer; `None` for CSV."""
    statuses: tuple[int, ...] = (200,)
    headers: tuple[str, ...] = ()
    refusals: tuple[int, ...]
    """Statuses of problems that it can answer with."""


EVERYBODY: Final = (400, 422)
"""The host must be ours, and nobody may send a national identity number."""
ASKED: Final = (*EVERYBODY, 503)
"""What needs the store."""
ABOUT_ONE: Final = (*ASKED, 404, 410)
"""What is about a person."""
ANSWERED: Final = (*ABOUT_ONE, 409)
"""What is answered by rules, which may need another version of the program."""
SENT: Final = (403, 413, 415)
"""What has a body."""

OPERATIONS: Final[Mapping[tuple[str, str], Operation]] = {
    ("post", "/v1/due"): Operation(id="dueForSent", answer=due.DueDocument, refusals=(*EVERYBODY, *SENT)),
    ("get", "/v1/pathways/{subject}/due"): Operation(
        id="dueForStored", answer=due.DueDocument, refusals=ANSWERED
    ),
    ("get", "/v1/pathways/{subject}/timeline"): Operation(
        id="timeline", answer=timeline.TimelineDocument, refusals=ANSWERED
    ),
    ("post", "/v1/pathways"): Operation(
        id="createPathway",
        answer=pathways.RecordedDocument,
        statuses=(201,),
        headers=("Location", "ETag", "Idempotent-Replayed"),
        refusals=(*ASKED, *SENT, 409, 410),
    ),
    ("get", "/v1/pathways/{subject}"): Operation(
        id="readPathway", answer=Pathway, headers=("ETag",), refusals=ABOUT_ONE
    ),
    ("post", "/v1/pathways/{subject}/events"): Operation(
        id="recordEvents",
        answer=pathways.RecordedDocument,
        headers=("ETag", "Idempotent-Replayed"),
        refusals=(*ANSWERED, *SENT),
    ),
    ("get", "/v1/pathways/{subject}/status"): Operation(
        id="pathwayStatus", answer=pathways.StatusDocument, refusals=ANSWERED
    ),
    ("get", "/v1/worklist"): Operation(
        id="worklist", answer=worklists.WorklistDocument, refusals=(*ASKED, 409)
    ),
    ("get", "/v1/worklist.csv"): Operation(
        id="worklistCsv", answer=None, headers=("Content-Disposition", "Link"), refusals=(*ASKED, 409)
    ),
    ("get", "/v1/handovers/sent"): Operation(
        id="handoversSent", answer=worklists.HandoversDocument, refusals=ASKED
    ),
    ("get", "/v1/handovers/received"): Operation(
        id="handoversReceived", answer=worklists.HandoversDocument, refusals=ASKED
    ),
    ("get", "/v1/milestones"): Operation(
        id="milestones", answer=worklists.MilestonesDocument, refusals=ASKED
    ),
    ("get", "/v1/pathways/{subject}/handovers/{handover}/message"): Operation(
        id="handoverMessage", answer=worklists.MessageDocument, refusals=ANSWERED
    ),
    ("get", "/v1/stages/{stage}/conversations"): Operation(
        id="stageConversations", answer=catalogue.StageDocument, refusals=(*EVERYBODY, 404)
    ),
    ("get", "/v1/catalogue"): Operation(
        id="catalogue",
        answer=catalogue.CatalogueDocument,
        statuses=(200, 304),
        headers=("ETag",),
        refusals=EVERYBODY,
    ),
    ("get", "/v1/releases"): Operation(id="releases", answer=catalogue.ReleasesDocument, refusals=ASKED),
    ("get", "/v1/directory"): Operation(id="directoryUnits", answer=directory.UnitsDocument, refusals=ASKED),
    ("get", "/v1/directory/export.json"): Operation(
        id="exportDirectory", answer=directory.Units, headers=("Content-Disposition",), refusals=ASKED
    ),
    ("get", "/v1/directory/export.csv"): Operation(
        id="exportDirectoryCsv", answer=None, headers=("Content-Disposition",), refusals=ASKED
    ),
    ("get", "/v1/directory/{name}"): Operation(
        id="directoryUnit",
        answer=directory.UnitVersionDocument,
        headers=("ETag",),
        refusals=(*ASKED, 404),
    ),
    ("get", "/v1/directory/{name}/versions"): Operation(
        id="directoryUnitVersions", answer=directory.VersionsDocument, refusals=(*ASKED, 404)
    ),
    ("put", "/v1/directory/{name}"): Operation(
        id="putDirectoryUnit",
        answer=directory.UnitWritten,
        statuses=(200, 201),
        headers=("ETag",),
        refusals=(*ASKED, *SENT, 404, 409, 428),
    ),
    ("post", "/v1/directory/import"): Operation(
        id="importDirectory", answer=directory.WrittenDocument, refusals=(*ASKED, *SENT)
    ),
    ("get", "/v1/reports"): Operation(id="report", answer=reports.ReportDocument, refusals=ASKED),
    ("get", "/v1/reports.csv"): Operation(
        id="reportCsv", answer=None, headers=("Content-Disposition",), refusals=ASKED
    ),
    ("get", "/v1/reports/units"): Operation(
        id="compareUnits", answer=reports.ComparisonDocument, refusals=(*ASKED, 404)
    ),
    ("get", "/healthz"): Operation(id="health", answer=catalogue.HealthDocument, refusals=EVERYBODY),
    ("get", "/readyz"): Operation(
        id="readiness",
        answer=catalogue.ReadyDocument,
        statuses=(200, 503),
        refusals=EVERYBODY,
    ),
}

SUCCEEDED: Final[Mapping[int, str]] = {
    200: "Svaret",
    201: "Lagret som nytt",
    304: "Uendret siden utgaven i `If-None-Match`",
    503: "Noe tjenesten trenger, mangler",
}

REFUSALS: Final[Mapping[int, tuple[str, str]]] = {
    400: (
        "BadRequest",
        "Forespørselen kan ikke leses: ikke JSON, et hode som ikke kan brukes, eller en annen vert.",
    ),
    403: ("Forbidden", "Forespørselen kommer fra en side på et annet nettsted."),
    404: ("NotFound", "Forløpet, enheten, utgaven eller delen av adressen finnes ikke."),
    409: (
        "Conflict",
        "Endret siden det ble lest, finnes fra før, eller krever en annen versjon av programmet.",
    ),
    410: ("Gone", "Forløpet er slettet. Referansen brukes ikke igjen."),
    413: ("TooLarge", "Innholdet er på mer enn 1 000 000 byte."),
    415: ("UnsupportedMediaType", "Innholdet er ikke i et format som tas imot."),
    422: ("Unprocessable", "Dokumentet eller parameterne kan ikke brukes: alt som er galt, på én gang."),
    428: ("PreconditionRequired", "`If-Match` eller `If-None-Match` mangler."),
    503: ("Unavailable", "Databasen svarer ikke. Send det samme på nytt etter `Retry-After` sekunder."),
}
"""By status: the name of the answer, and when it comes."""

HEADERS: Final[Mapping[str, tuple[str, str]]] = {
    "Content-Disposition": ("string", "Navnet på filen."),
    "ETag": (
        "string",
        "Versjonen. Send den i `If-Match` for å skrive bare om ingen andre har skrevet siden.",
    ),
    "Idempotent-Replayed": (
        "string",
        "`true` når den samme forespørselen kom før: dette er svaret den fikk da.",
    ),
    "Link": ("string", 'Adressen til neste side, med rel="next", når det er flere.'),
    "Location": ("string", "Adressen til det nye."),
    "Retry-After": ("integer", "Sekunder til det bør prøves igjen."),
    "X-Request-Id": (
        "string",
        "Forespørselens id i loggen: den som ble sendt i det samme hodet, eller en ny.",
    ),
}
"""Of answers: the type, and what it says."""

TAGS: Final = (
    "Hva bør tas nå",
    "Forløp",
    "Arbeidsliste",
    "Overlevering og avtaler",
    "Katalogen",
    "Kommune og tilbud",
    "Rapporter",
    "Drift",
)
"""In the order in which they are shown."""
