"""One run through the whole interface, against the real service on a day that stands still."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.api.directory import UNIT_EXAMPLE, UNITS_EXAMPLE
from pakkeforlop_service.api.examples import NAMED_EVENTS, NEW_PATHWAY, PATHWAY
from pakkeforlop_service.app import create_app
from pakkeforlop_service.application.erasing import erase_pathway
from pakkeforlop_service.clock import Clock

NOW: Final = datetime(2026, 5, 15, 9, 30, tzinfo=UTC)
HOME: Final = "http://127.0.0.1:8000"
SUBJECT: Final = NEW_PATHWAY["subject"]
UNIT: Final = UNIT_EXAMPLE["id"]
_ONE: Final = f"/v1/pathways/{SUBJECT}"


@dataclass(frozen=True, slots=True)
class Step:
    """A request: what it is in the run, and how it is sent."""

    name: str
    """The id of the operation, or what is wrong."""
    method: str
    address: str
    json: Any = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None

    @property
    def sent(self) -> dict[str, Any]:
        """How a client sends it."""
        given = {"json": self.json, "content": self.content}
        headers = {"X-Request-Id": self.name, **self.headers}
        return {**{key: value for key, value in given.items() if value is not None}, "headers": headers}


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and what it was answered with."""

    step: Step
    status: int
    headers: Mapping[str, str]
    body: Any
    """JSON as it was read, else text."""


def _recorded() -> Iterator[Step]:
    headers = {"If-Match": '"3"', "Idempotency-Key": "samtale-1"}
    for name, events in NAMED_EVENTS.items():
        yield Step("recordEvents", "POST", f"{_ONE}/events", events, headers)
        headers = {}
        if name == "handover":
            yield Step("handoversSent", "GET", f"/v1/handovers/sent?unit={UNIT}")
            yield Step("handoversReceived", "GET", f"/v1/handovers/received?unit={UNIT}")
            yield Step("handoverMessage", "GET", f"{_ONE}/handovers/overlevering-1/message")


STEPS: Final = (
    Step("health", "GET", "/healthz"),
    Step("readiness", "GET", "/readyz"),
    Step("catalogue", "GET", "/v1/catalogue"),
    Step("stageConversations", "GET", "/v1/stages/treatment/conversations?work_situation=employee"),
    Step("dueForSent", "POST", "/v1/due?as_of=2026-05-15", PATHWAY),
    Step("putDirectoryUnit", "PUT", f"/v1/directory/{UNIT}", UNIT_EXAMPLE, {"If-None-Match": "*"}),
    Step("importDirectory", "POST", "/v1/directory/import", UNITS_EXAMPLE),
    Step("directoryUnits", "GET", "/v1/directory?kind=municipality"),
    Step("directoryUnit", "GET", f"/v1/directory/{UNIT}"),
    Step("directoryUnitVersions", "GET", f"/v1/directory/{UNIT}/versions"),
    Step("exportDirectory", "GET", "/v1/directory/export.json"),
    Step("exportDirectoryCsv", "GET", "/v1/directory/export.csv"),
    Step("createPathway", "POST", "/v1/pathways", NEW_PATHWAY, {"Idempotency-Key": "nytt-1"}),
    Step("readPathway", "GET", _ONE),
    *_recorded(),
    Step(
        "recordEvents",
        "POST",
        f"{_ONE}/events",
        NAMED_EVENTS["conversation"],
        {"Idempotency-Key": "samtale-1"},
    ),
    Step("createPathway", "POST", "/v1/pathways", NEW_PATHWAY, {"Idempotency-Key": "nytt-1"}),
    Step("dueForStored", "GET", f"{_ONE}/due?as_of=2026-05-15"),
    Step("timeline", "GET", f"{_ONE}/timeline?from=2026-05-15&until=2026-12-31"),
    Step("pathwayStatus", "GET", f"{_ONE}/status"),
    Step("worklist", "GET", f"/v1/worklist?unit={UNIT}&limit=1"),
    Step("worklistCsv", "GET", f"/v1/worklist.csv?unit={UNIT}&limit=1"),
    Step("milestones", "GET", f"/v1/milestones?unit={UNIT}"),
    Step("report", "GET", f"/v1/reports?unit={UNIT}&year=2026"),
    Step("reportCsv", "GET", f"/v1/reports.csv?unit={UNIT}&year=2026"),
    Step("compareUnits", "GET", "/v1/reports/units?checkpoint=ph-1&year=2026"),
    Step("releases", "GET", "/v1/releases"),
)
"""In the order in which they are sent. The first of an operation is the one that is shown."""

_GRADED_10: Final = {**PATHWAY["events"][2], "form": "graded", "grade": 10}
REFUSED: Final = (
    Step("not_json", "POST", "/v1/due", content=b"{", headers={"Content-Type": "application/json"}),
    Step("other_site", "POST", "/v1/due", PATHWAY, {"Origin": "https://example.invalid"}),
    Step("no_such_pathway", "GET", "/v1/pathways/ukjent/due"),
    Step("changed_since", "POST", f"{_ONE}/events", NAMED_EVENTS["milestone"], {"If-Match": '"3"'}),
    Step("already_there", "POST", "/v1/pathways", NEW_PATHWAY),
    Step("erased", "GET", "/v1/pathways/slettet-1/due"),
    Step(
        "too_large", "POST", "/v1/due", content=b" " * 1_000_001, headers={"Content-Type": "application/json"}
    ),
    Step("not_json_type", "POST", "/v1/due", content=b"{}", headers={"Content-Type": "text/plain"}),
    Step("faulty_document", "POST", "/v1/due", {**PATHWAY, "events": [*PATHWAY["events"][:2], _GRADED_10]}),
    Step("unknown_parameter", "GET", f"{_ONE}/due?dato=2026-05-15"),
    Step("key_used", "POST", f"{_ONE}/events", NAMED_EVENTS["handover"], {"Idempotency-Key": "samtale-1"}),
    Step("no_version", "PUT", f"/v1/directory/{UNIT}", UNIT_EXAMPLE),
)
AWAY: Final = (
    Step("database_away", "GET", f"{_ONE}/due"),
    Step("readiness", "GET", "/readyz"),
)
"""What is asked when the database is gone."""


@dataclass(frozen=True, slots=True)
class Run:
    """What came of it: the application, and every exchange in order."""

    app: FastAPI
    answers: tuple[Exchange, ...]
    refusals: tuple[Exchange, ...]


@contextmanager
def service(folder: Path, catalogue: Catalogue) -> Iterator[tuple[FastAPI, TestClient]]:
    """The service on a new file in a folder, and a client of it."""
    place = folder / "here"
    place.mkdir()
    wrapped: Any = create_app(f"sqlite:///{place / 'store.sqlite'}", catalogue, Clock(lambda: NOW))
    with TestClient(wrapped, base_url=HOME, raise_server_exceptions=False) as client:
        yield wrapped.app.app, client


def run(folder: Path, catalogue: Catalogue) -> Run:
    """Send every request to a service of its own."""
    with service(folder, catalogue) as (app, client):
        answers = [exchanged(client, step) for step in STEPS]
        exchanged(client, Step("", "POST", "/v1/pathways", {**NEW_PATHWAY, "subject": "slettet-1"}))
        erase_pathway(app.state.application.store, "slettet-1", "test_data", NOW)
        refusals = [exchanged(client, step) for step in REFUSED]
        take_away(app, folder)
        refusals += [exchanged(client, step) for step in AWAY]
    return Run(app, tuple(answers), tuple(refusals))


def take_away(app: FastAPI, folder: Path) -> None:
    """Let the database be gone: its place is no more, and nobody can make it anew."""
    folder.joinpath("here").rename(folder / "gone")
    app.state.application.store.close()


def exchanged(client: TestClient, step: Step) -> Exchange:
    """Send a request."""
    response = client.request(step.method, step.address, **step.sent)
    is_json = response.headers.get("content-type", "").endswith("json")
    return Exchange(
        step, response.status_code, dict(response.headers), response.json() if is_json else response.text
    )
