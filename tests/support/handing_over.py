"""Somebody who can be handed over in the demo's places, a hand-over that waits, and the pages where it stands."""

from __future__ import annotations

from datetime import date
from typing import Any

from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.directory.demo import demo_units
from tests.service.conftest import HOME, NOW
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add

HOSPITAL, MUNICIPALITY, WITHOUT = "demo-sykehus-a", "demo-kommune-1", "demo-kommune-2"
SENDER, RECEIVER = "hospital_social_worker", "municipal_cancer_coordinator"
EARLY = "tidlig-arbeid-arbeidsgiver"
ORIGIN = {"origin": HOME}
WAITING = event(
    "handover", "2026-05-03", id="h", by=SENDER, to_role=RECEIVER, to_place=MUNICIPALITY, checkpoints=[EARLY]
)
LISTED = f"/overleveringer?enhet={MUNICIPALITY}&ansvarlig={RECEIVER}"
FORM = "/forlop/p-1/overlever"
ONE = "/forlop/p-1/overlevering/h"


def map_places(application: Application) -> None:
    """Fill the directory with the demo's units."""
    application.directory.fill(demo_units(date(2026, 5, 15)), NOW)


def somebody(application: Application, *more: dict[str, Any], subject: str = "p-1") -> None:
    """Told in January, an employee, sick since February: the hospital's social worker has a talk over time."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"), *more)
    add(
        application,
        pathway(*events, subject=subject, hospital_unit=HOSPITAL, municipality=MUNICIPALITY, synthetic=True),
    )


def text_of(client: TestClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.text
    return response.text
