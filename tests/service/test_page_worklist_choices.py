"""What is chosen on the worklist's page is kept, and where there is nothing, the page leads on."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.store import pathways
from tests.service.conftest import Watch
from tests.service.test_pages import Page, opened
from tests.support.recorded import append
from tests.support.worklist_page import COORDINATOR, Worklist, add_person, fill, handover


@pytest.fixture
def person(application: Application) -> str:
    return add_person(application)


@pytest.fixture
def filled(application: Application, watch: Watch) -> Application:
    return fill(application, watch)


class TestChoices:
    ADDRESS = f"/?enhet=demo-kommune-1&ansvarlig={COORDINATOR}&vis=over-tiden&sorter=person&lang=nn"

    def test_are_kept(self, client: TestClient, filled: Application, monkeypatch: pytest.MonkeyPatch) -> None:
        """The form, the chips, the languages and the next page carry everything that was chosen."""
        monkeypatch.setattr("pakkeforlop_service.pages.worklist.listing.ROWS", 1)
        shown = Worklist(client, self.ADDRESS)
        assert shown.page.forms[0]["fields"] == {
            "lang": ["nn"],
            "enhet": ["demo-kommune-1"],
            "ansvarlig": [COORDINATOR],
            "sorter": ["person"],
            "vis": ["over-tiden"],
        }
        assert self.ADDRESS.replace("lang=nn", "lang=en") in shown.page.links
        kept = f"enhet=demo-kommune-1&ansvarlig={COORDINATOR}"
        assert shown.chips["Kjem"][0] == f"/?{kept}&vis=kommer&sorter=person&lang=nn"
        [following] = [link for link in shown.page.links if "fra=" in link]
        assert following.startswith(f"/?{kept}&vis=over-tiden&sorter=person&fra=")
        assert self.ADDRESS in Worklist(client, following).page.links

    @pytest.mark.parametrize(
        "choice", ["", "vis=over-tiden", "vis=bor-tas", "vis=kommer", "vis=uten-ansvarlig"]
    )
    @pytest.mark.parametrize("of", ["", f"enhet=demo-kommune-1&ansvarlig={COORDINATOR}&"])
    def test_spreadsheet(self, client: TestClient, filled: Application, of: str, choice: str) -> None:
        """The link to the spreadsheet gives the same people in the same order."""
        shown = Worklist(client, f"/?{of}{choice}&lang=en")
        links = [link for link in shown.page.links if link.startswith("/v1/worklist.csv")]
        assert len(links) == bool(shown.rows)
        for link in links:
            text = client.get(link).text.removeprefix("\ufeff")
            assert [row["subject"] for row in csv.DictReader(StringIO(text), delimiter=";")] == shown.people
            assert "lang=en" in link

    def test_hand_overs_have_no_spreadsheet(
        self, client: TestClient, application: Application, person: str
    ) -> None:
        """The API has none of them, and the page does not offer one."""
        append(application, person, handover())
        assert not any("csv" in link for link in Worklist(client, "/?vis=kvittering").page.links)

    def test_unit_first_when_there_are_many(
        self, client: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch, person: str
    ) -> None:
        """With many units one is chosen before anything is looked up, and then only that is shown."""
        units = [f"kommune-{number}" for number in range(1, 22)]
        monkeypatch.setattr(pathways, "places", lambda _: units)
        page = opened(client, "/")
        assert "Velg kommune eller enhet for å se lista." in page.text
        assert not any("p-1" in link or "vis=" in link for link in page.links)
        assert "/forlop/p-1" in opened(client, "/?enhet=kommune-1").links


class TestEmpty:
    def test_leads_on(self, client: TestClient, filled: Application) -> None:
        """What is not there is said, and the ways that are offered lead to something, in the same language."""
        shown = Worklist(client, "/?enhet=demo-kommune-1&ansvarlig=nav_advisor&vis=over-tiden&lang=nn")
        assert "Ingen samtalar er over tida akkurat no." in shown.page.text
        assert "Ingen" not in Worklist(client, "/?lang=nn").page.text
        ways = re.search('<section class="empty".*?</section>', shown.html, re.DOTALL)
        assert ways is not None
        links = Page(ways.group()).links
        assert links
        assert all("lang=nn" in link for link in links)
        assert any(Worklist(client, link).rows for link in links)

    @pytest.mark.parametrize(
        "view", ["", *("over-tiden", "bor-tas", "kommer", "kvittering", "uten-ansvarlig")]
    )
    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_in_an_empty_store(self, client: TestClient, view: str, lang: str) -> None:
        """Each choice has its own words for nothing, and no way is offered that leads nowhere."""
        shown = Worklist(client, f"/?vis={view}&lang={lang}")
        assert shown.rows == []
        assert len(re.findall("<h2", shown.html)) == 1
        assert 'class="empty"' in shown.html
        section = shown.html[shown.html.index('class="empty"') :]
        assert "<a " not in section[: section.index("</section>")]
