"""The worklist's page as tests see it, and who is on it."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import Any, Final

from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.directory.demo import demo_units
from tests.service.conftest import Watch
from tests.service.test_pages import Page
from tests.service.test_worklist import PEOPLE, TODAY
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add

SOCIAL_WORKER, COORDINATOR = "hospital_social_worker", "municipal_cancer_coordinator"
CHIP: Final = re.compile(r'<a id="vis-\d" href="([^"]*)"( aria-current="true")?>(.*?) <b>(\d+)</b>')


class Worklist:
    """A worklist as it was shown: its chips by their words, and the words of each row."""

    def __init__(self, client: TestClient, address: str) -> None:
        response = client.get(address)
        assert response.status_code == 200, response.text
        self.html = response.text
        self.page = Page(response.text)
        self.chips = {
            label: (unescape(href), int(number), bool(current))
            for href, current, label, number in CHIP.findall(response.text)
        }
        rows = re.findall(r"<tr[^>]*>(<th scope=\"row\">.*?)</tr>", response.text, re.DOTALL)
        self.rows = [" ".join(unescape(re.sub(r"<[^>]*>", " ", row)).split()) for row in rows]
        self.people = [row.split()[0] for row in self.rows]

    def number(self, label: str) -> int:
        return self.chips[label][1]


def handover(**fields: Any) -> dict[str, Any]:
    """The social worker asks the coordinator of kommune-1, on the first of May."""
    sent = {"by": SOCIAL_WORKER, "to_role": COORDINATOR, "to_place": "kommune-1", "id": "h", **fields}
    return event("handover", "2026-05-01", **sent)


def add_person(application: Application) -> str:
    """Told in January, an employee, sick since February: over time in May."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    add(application, pathway(*events, subject="p-1", hospital_unit="sykehus-a", municipality="kommune-1"))
    return "p-1"


def fill(application: Application, watch: Watch) -> Application:
    """The cohort, in the demo's municipalities and hospitals."""
    application.directory.fill(demo_units(TODAY), watch())
    application.fill(cohort(PEOPLE, 9, TODAY - timedelta(days=1)), watch.forward(minutes=1))
    return application
