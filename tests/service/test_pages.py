"""The pages: what is due is listed, explained and recorded, without a script, and only from here."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.store import pathways, spans
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.state import State
from tests.service.conftest import HOME
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add, append

EARLY = "tidlig-arbeid-arbeidsgiver"
SAME_ORIGIN = {"origin": HOME}


class Page(HTMLParser):
    """A page as a test sees it: its words, its links, and its forms with the fields that would be sent."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.links: list[str] = []
        self.forms: list[dict[str, Any]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._select = ""
        self.feed(text)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if tag == "a":
            self.links.append(str(given["href"]))
        elif tag == "form":
            self.forms.append({"action": given["action"], "method": given["method"], "fields": {}})
        elif tag == "input" and (given.get("type") not in {"checkbox", "radio"} or "checked" in given):
            self.forms[-1]["fields"].setdefault(given["name"], []).append(given["value"])
        elif tag == "select":
            self._select = str(given["name"])
        elif tag == "option" and "selected" in given:
            self.forms[-1]["fields"][self._select] = [given["value"]]

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def opened(client: TestClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    return Page(response.text)


@pytest.fixture
def person(application: Application) -> str:
    """Told in January, an employee, sick since February: over time in May."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    add(application, pathway(*events, subject="p-1", hospital_unit="sykehus-a", synthetic=True))
    return "/forlop/p-1"


class TestWorklist:
    def test_empty(self, client: TestClient) -> None:
        """Nobody is due in an empty store, and the page says so."""
        page = opened(client, "/")
        assert "Ingen samtaler om arbeid bør tas akkurat nå." in page.text

    def test_lists_who_is_due(self, client: TestClient, application: Application, person: str) -> None:
        """Over time first, due after it; one line for each person and owner, with why, since when and whose."""
        add(application, pathway(told("2026-05-01"), employee("2026-05-01"), subject="p-2"))
        page = opened(client, "/")
        assert person in page.links
        assert page.text.index("p-1") < page.text.index("Bør tas nå (") < page.text.rindex("p-2")
        assert "Tidlig samtale om arbeid og kontakt med arbeidsgiver" in page.text
        assert "Over tiden siden 23. februar 2026" in page.text
        assert "sosionom på sykehuset" in page.text

    def test_filter_by_owner(self, client: TestClient, person: str) -> None:
        """A role's own conversations, and nobody else's; the choice stays in the address and the form."""
        mine = opened(client, "/?ansvarlig=hospital_social_worker")
        assert person in mine.links
        assert mine.forms[0]["fields"]["ansvarlig"] == ["hospital_social_worker"]
        assert "/?ansvarlig=hospital_social_worker&lang=nn" in mine.links
        assert person not in opened(client, "/?ansvarlig=nav_advisor").links

    def test_filter_by_unit(self, client: TestClient, application: Application, person: str) -> None:
        """A unit's own people, where they belong on the day."""
        append(application, "p-1", event("moved", "2026-05-01", hospital_unit="sykehus-b"))
        add(application, pathway(told("2026-01-12"), subject="p-2", hospital_unit="sykehus-a"))
        assert person in opened(client, "/?enhet=sykehus-b").links
        assert person not in opened(client, "/?enhet=sykehus-a").links

    def test_empty_choices_mean_all(self, client: TestClient, person: str) -> None:
        """A form that was sent with nothing chosen shows everybody."""
        assert person in opened(client, "/?ansvarlig=&enhet=").links

    def test_who_changes_while_it_is_made(
        self, client: TestClient, person: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Who is no longer due when the rest of their agenda is looked up does not take the page with them."""
        monkeypatch.setattr(spans, "rest_of_agendas", lambda *_: [])
        opened(client, "/")

    def test_pages(
        self, client: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A long list comes in pages; each leads to the next with the same choices, and the numbers are of all."""
        monkeypatch.setattr("pakkeforlop_service.pages.worklist.listing.ROWS", 2)
        for number in range(5):
            add(application, pathway(told(), employee(), subject=f"p-{number}", municipality="k-1"))
        seen, address = [], "/?enhet=k-1&ansvarlig=hospital_social_worker&lang=nn"
        while address:
            page = opened(client, address)
            assert "Over tida (5)" in page.text
            seen += [link for link in page.links if link.startswith("/forlop/")]
            [address] = [link for link in page.links if "fra=" in link and "lang=nn" in link][:1] or [""]
        assert seen == [f"/forlop/p-{number}?lang=nn" for number in range(5)]

    @pytest.mark.parametrize("query", ["ansvarlig=wizard", "lang=sv", "page=2", "enhet=%3Cscript%3E"])
    def test_bad_address(self, client: TestClient, query: str) -> None:
        """An address that cannot be understood gets a page that says what, and leads back."""
        page = opened(client, f"/?{query}", 422)
        assert query.split("=", maxsplit=1)[0] in page.text
        assert "/" in page.links


class TestPerson:
    def test_says_what_is_due_and_why(self, client: TestClient, person: str) -> None:
        """Where things are, whose it is, the source's own words with their standing, why, and others' deadlines."""
        page = opened(client, person)
        for words in (
            "diagnosen fortalt, behandling planlegges",
            "ansatt 100 %",
            "helt sykmeldt",
            "Samtale for sosionom på sykehuset",
            "Arbeid bør være et tema i samtale med pasienten tidlig i behandlingsforløpet",
            "utkast 21.2.2021",
            "i arbeidslivet: ja",
            "Neste endring",
            "Andres frister",
            "Uke 26",
        ):
            assert words in page.text

    def test_shows_what_comes_and_what_was_said(self, client: TestClient, application: Application) -> None:
        """What opens soon, and what was talked about, each with its own heading."""
        talk = event(
            "conversation",
            "2026-04-01",
            outcome="held",
            checkpoints=[EARLY],
            themes=["work-now", "employer-contact"],
        )
        add(application, pathway(told("2026-03-20"), employee("2026-03-20"), talk, subject="p-2"))
        text = opened(client, "/forlop/p-2").text
        assert "Samhandlingspunkt 2" in text[text.index("Kommer") : text.index("Gjort og avtalt")]
        recorded = text[text.index("Samtaler som er registrert") :]
        assert "1. april 2026 gjennomført : Tidlig samtale om arbeid" in recorded

    def test_others_deadlines_only_during_sick_leave(
        self, client: TestClient, application: Application
    ) -> None:
        """When the sick leave is over, what others should have done in it is no background any more."""
        events = (told("2025-01-12"), employee("2025-01-12"), sick("2025-02-02", "2025-06-01"))
        add(application, pathway(*events, subject="p-2"))
        assert "Andres frister" not in opened(client, "/forlop/p-2").text

    def test_synthetic_says_so(self, client: TestClient, application: Application, person: str) -> None:
        """Made-up people are marked, others are not."""
        add(application, pathway(told("2026-05-01"), subject="p-2"))
        assert "Syntetiske data" in opened(client, person).text
        assert "Syntetiske data" not in opened(client, "/forlop/p-2").text

    def test_shows_gaps(self, client: TestClient, application: Application, person: str) -> None:
        """What does not follow is shown."""
        append(application, "p-1", event("return_started", "2025-03-01", percent=50))
        assert "Hull i forløpet" in opened(client, person).text

    def test_unknown(self, client: TestClient) -> None:
        """A person who is not there gets a page that says so."""
        page = opened(client, "/forlop/nobody", 404)
        assert "ikke registrert noe forløp" in page.text

    def test_unknown_address(self, client: TestClient) -> None:
        """So does an address that is not there."""
        assert "/" in opened(client, "/nothing/here", 404).links

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_keeps_the_language(self, client: TestClient, person: str, lang: str) -> None:
        """Links and forms stay in the language that was chosen."""
        page = opened(client, f"{person}?lang={lang}")
        own = [link for link in page.links if link.startswith("/?") or link == "/"]
        assert own
        assert all(
            ("lang=" in link) == (lang != "nb") for link in own if "lang=nn" not in link or lang != "nb"
        )
        assert f"{person}/samtale/{EARLY}{'' if lang == 'nb' else f'?lang={lang}'}" in page.links
        assert dict(page.tags)["html"]["lang"] == lang

    def test_everything_has_a_label(self, client: TestClient, person: str) -> None:
        """Every visible field has a label, every id is its own, and headings do not jump."""
        page = opened(client, person)
        ids = [given["id"] for _, given in page.tags if "id" in given]
        assert len(ids) == len(set(ids))
        labelled = {given.get("for") for tag, given in page.tags if tag == "label"}
        for tag, given in page.tags:
            if tag == "select" or (tag == "input" and given["type"] == "date"):
                assert given["id"] in labelled
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels[0] == 1
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))

    def test_nothing_that_a_strict_policy_forbids(self, client: TestClient, person: str) -> None:
        """No script or style in the page itself, no handler, nothing from another site."""
        for address in ("/", person, "/nothing"):
            for tag, given in Page(client.get(address).text).tags:
                assert tag not in {"style", "iframe"}
                assert tag != "script" or "src" in given
                assert not any(name.startswith("on") or name == "style" for name in given)
                assert not str(given.get("src", given.get("href", "/"))).startswith("http")


class TestHostile:
    """The document allows few characters; what gets past it must still not become markup."""

    EVIL = '"><script>alert(1)</script>'

    @pytest.mark.parametrize("address", ["/", "/forlop/p-1", "/forlop/p-1/etter?checkpoint=ph-2"])
    def test_values_are_escaped(
        self, client: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch, address: str
    ) -> None:
        """A value that got into the store by other means is shown as words."""
        fine = pathway(told("2026-01-12"), employee("2026-01-12"))
        evil = fine.model_copy(update={"subject": self.EVIL, "municipality": self.EVIL, "cancer": self.EVIL})
        add(application, evil)
        stored = Stored(evil, 1, waits=False, state=State(1, 0))
        monkeypatch.setattr(pathways, "read", lambda *_: stored)
        text = client.get(address).text
        assert "&lt;script&gt;" in text
        assert "<script>" not in text

    @pytest.mark.parametrize(
        "address", ["/forlop/%3Cscript%3Ealert(1)", "/%3Cscript%3E", "/?lang=%3Cscript%3E"]
    )
    def test_addresses_are_not_repeated_as_markup(self, client: TestClient, address: str) -> None:
        """What stands in the address never becomes part of the page."""
        response = client.get(address)
        assert response.status_code in {404, 422}
        assert "<script>" not in response.text
