"""A person's page: the timeline and its table, reasons for everything, what was done, and who has what."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.store import pathways
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.state import State
from tests.service.conftest import NOW
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add

EARLY = "tidlig-arbeid-arbeidsgiver"
TODAY = date(2026, 5, 15)


class Page(HTMLParser):
    """A page as its words, its tags, and what each `title` within the drawing says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self.in_table: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.text = re.sub(r"\s+", " ", " ".join(self.words))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"svg", "title", "td", "table"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self._open[-1:] == ["title"] and "svg" in self._open:
            self.said.append(data)
        if self._open[-1:] == ["td"]:
            self.in_table.append(data)

    def links(self) -> list[str]:
        return [str(given["href"]) for tag, given in self.tags if tag == "a"]


def opened(client: TestClient, address: str, status: int = 200) -> Page:
    response = client.get(address)
    assert response.status_code == status, response.text
    return Page(response.text)


@pytest.fixture
def person(application: Application) -> str:
    """Told in January, an employee, sick since February, with some things done."""
    events = (
        told("2026-01-12"),
        employee("2026-01-12"),
        sick("2026-02-02"),
        talk("2026-03-02", "held", "ph-1", themes=["work", "economy", "coping"], by="hospital_unit"),
        event(
            "handover",
            "2026-05-01",
            by="hospital_social_worker",
            to_role="municipal_cancer_coordinator",
            to_place="demo-kommune-1",
            checkpoints=["ph-2"],
        ),
        event("network_meeting", "2026-05-02", status="planned", meets_on="2026-06-03", by="gp"),
        event("milestone", "2026-05-03", goal="hours_tried", responsible="patient", due="2026-05-10"),
    )
    header: dict[str, Any] = {"municipality": "demo-kommune-1", "hospital_unit": "demo-sykehus-a"}
    application.directory.fill(demo_units(TODAY), NOW)
    add(application, pathway(*events, subject="p-1", **header))
    return "/forlop/p-1"


def test_the_table_says_all_that_is_drawn(client: TestClient, application: Application) -> None:
    """Of anybody, in any language: every mark, bar and window has its words in the table as well."""
    add(application, *cohort(40, 3, TODAY))
    seen = 0
    for number, lang in ((14, "nb"), (24, "nn"), (16, "en"), (6, "nb"), (33, "nn"), (2, "nb")):
        page = opened(client, f"/forlop/syntetisk-{number:06}?lang={lang}")
        table = " ".join(page.in_table)
        drawn = [words for words in page.said if not words.startswith(("Tidslin", "Timeline"))]
        assert [words for words in drawn if words not in table] == []
        seen += len(drawn)
    assert seen > 50


def test_the_drawing_says_what_it_is(client: TestClient, person: str) -> None:
    """It has a name and a description, and where the same can be read."""
    text = client.get(person).text
    assert 'role="img" aria-labelledby="tl-title tl-desc"' in text
    assert '<title id="tl-title">Tidslinje for person p-1</title>' in text
    assert "Det samme står i tabellen under." in text


def test_who_and_where(client: TestClient, person: str) -> None:
    """Where the person belongs, by the places' names, and where to go from here."""
    page = opened(client, person)
    assert (
        "Demo kommune 1" in page.text[page.text.index("Hører til") : page.text.index("Tidslinje Tidslinje")]
    )
    assert {f"{person}/hvem-gjor-hva", "/ark", f"{person}/overlever"} <= set(page.links())


def test_an_agenda_leads_to_its_sheet_and_its_record(client: TestClient, person: str) -> None:
    """From each agenda to the sheet and to what came of it, by the first conversation on it."""
    links = opened(client, f"{person}?lang=nn").links()
    assert f"{person}/samtale/{EARLY}?lang=nn" in links
    assert f"{person}/etter?checkpoint={EARLY}&lang=nn" in links


def test_first_things_first(client: TestClient, person: str, application: Application) -> None:
    """How many, how many of them over time, and which one first; nothing of it when nothing is due."""
    text = opened(client, person).text
    assert "4 samtaler bør tas nå" in text
    assert "3 over tiden" in text
    assert "Først: Tidlig samtale om arbeid og kontakt med arbeidsgiver (sosionom på sykehuset)" in text
    add(application, pathway(event("referred", "2026-05-01"), subject="p-2"))
    empty = opened(client, "/forlop/p-2").text
    assert "Ingen samtale om arbeid bør tas nå." in empty
    assert "Først:" not in empty


def test_what_was_done_and_agreed(client: TestClient, person: str) -> None:
    """Conversations with role and day, hand-overs with how long they wait, meetings, and goals past their day."""
    page = opened(client, person)
    text = page.text[page.text.index("Gjort og avtalt") :]
    for words in (
        "2. mars 2026 gjennomført : Samhandlingspunkt 1",
        "den sykehuset har utpekt for Pakkeforløp hjem",
        "sosionom på sykehuset til kreftkoordinator i kommunen, Demo kommune 1",
        "ikke bekreftet, har ventet 14 dager",
        "3. juni 2026: planlagt, fastlege",
        "10. mai 2026: ha prøvd å jobbe noen timer – pasienten (dagen er passert)",
    ):
        assert words in text, words
    assert f"{person}/rett/conversation-2026-03-02" in page.links()
    assert f"{person}/overlevering/handover-2026-05-01" in page.links()


def test_who_has_what(client: TestClient, person: str) -> None:
    """Each role with what is its own now."""
    text = opened(client, person).text
    table = text[text.index("Hvem har hva Hvem Nå") : text.index("Andres frister Bakgrunn")]
    assert "sosionom på sykehuset bekreftet lokalt Tidlig samtale om arbeid" in table
    assert "ingenting" in table


def test_reasons_with_values_and_where_they_come_from(client: TestClient, person: str) -> None:
    """A value, the event it was read from, who told it, and whether it holds, in words as well as a sign."""
    text = opened(client, person).text
    assert "holder: i arbeidslivet: ja" in text
    assert (
        "Registrert: tilknytning til arbeidslivet: ansatt 100 %, 12. januar 2026. Opplyst av: pasienten"
        in text
    )


class TestWhy:
    def test_everything_else_can_be_asked_about(self, client: TestClient, application: Application) -> None:
        """What is not due too: each has an address, and the page there is about that answer and no other."""
        add(application, *cohort(15, 1, TODAY))
        page = opened(client, "/forlop/syntetisk-000014")
        asked = [str(given["hx-get"]) for tag, given in page.tags if "hx-get" in given]
        assert len(asked) == len(set(asked)) > 20
        assert set(asked) <= set(page.links())
        for address in asked[:8]:
            found = client.get(address)
            assert found.status_code == 200
            assert found.text.count('class="why"') == 1

    def test_why_not(self, client: TestClient, person: str) -> None:
        """What does not hold, what it was read from, and the source."""
        page = opened(client, f"{person}/hvorfor/paa-aap?gang=1")
        assert "Hvorfor: " in page.text
        assert "holder ikke: mottar arbeidsavklaringspenger: nei (kreves: ja)" in page.text
        assert "Kilde: " in page.text

    def test_what_is_missing_and_who_can_tell(self, client: TestClient, application: Application) -> None:
        """The fact, and whom to ask; on the page itself and where its reasons are."""
        add(application, pathway(told("2026-04-20"), subject="p-2"))
        for address in ("/forlop/p-2", f"/forlop/p-2/hvorfor/{EARLY}"):
            assert "i arbeidslivet (spør pasienten)" in opened(client, address).text

    def test_when_it_changes(self, client: TestClient, application: Application) -> None:
        """The next day on which the answer is another, and which."""
        add(application, pathway(told("2026-03-20"), employee("2026-03-20"), subject="p-2"))
        assert (
            "Neste endring: Endres 20. juni 2026 til «bør tas nå»"
            in opened(client, "/forlop/p-2/hvorfor/ph-2").text
        )

    @pytest.mark.parametrize(
        ("address", "status"),
        [("no-such", 404), (f"{EARLY}?gang=9", 404), (f"{EARLY}?page=2", 422), (f"{EARLY}?lang=sv", 422)],
    )
    def test_bad_address(self, client: TestClient, person: str, address: str, status: int) -> None:
        """What is not there is refused with a page that says so."""
        assert "/" in opened(client, f"{person}/hvorfor/{address}", status).links()

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_language(self, client: TestClient, person: str, lang: str) -> None:
        """It is kept, and what is asked about is kept when the language is changed."""
        page = opened(client, f"{person}/hvorfor/ph-1?gang=1&lang={lang}")
        assert dict(page.tags)["html"]["lang"] == lang
        assert f"{person}/hvorfor/ph-1?gang=1&lang=en" in page.links()
        assert (person if lang == "nb" else f"{person}?lang={lang}") in page.links()


def test_who_has_died(client: TestClient, application: Application) -> None:
    """It is said first, and nothing is suggested."""
    add(
        application,
        pathway(told("2025-01-12"), employee("2025-01-12"), event("died", "2026-02-01"), subject="p-2"),
    )
    text = opened(client, "/forlop/p-2").text
    assert text.index("Død 1. februar 2026") < text.index("Kreftforløp")
    assert "Ingen samtale om arbeid bør tas nå." in text


EVIL = '"><script>alert(1)</script>'


def test_hostile_values_in_every_event(
    client: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    """References and codes that got into the store by other means become words, in the drawing as everywhere."""
    fine = pathway(
        told("2026-01-12"),
        employee("2026-01-12"),
        sick("2026-02-02"),
        talk("2026-03-02", "held", "ph-1", themes=["work"]),
        event("handover", "2026-05-01", by="gp", to_role="municipal_cancer_coordinator", to_place="k-1"),
    )
    changed = []
    for number, one in enumerate(fine.events):
        update: dict[str, Any] = {"id": f"{EVIL}{number}"}
        if one.type == "handover":
            update["to_place"] = EVIL
        if one.type == "affiliation":
            update["kind"] = EVIL
        if one.type == "conversation":
            update |= {"checkpoints": (EVIL,)}
        changed.append(one.model_copy(update=update))
    evil = fine.model_copy(
        update={"subject": EVIL, "municipality": EVIL, "cancer": EVIL, "events": tuple(changed)}
    )
    monkeypatch.setattr(pathways, "read", lambda *_: Stored(evil, 1, waits=False, state=State(1, 0)))
    for address in ("/forlop/p-1", "/forlop/p-1/hvorfor/ph-2", f"/forlop/p-1/hvorfor/{EARLY}"):
        response = client.get(address)
        assert response.status_code == 200
        assert "<script>" not in response.text
        assert "&lt;script&gt;" in response.text or address != "/forlop/p-1"
        for tag, given in Page(response.text).tags:
            assert tag != "script" or "src" in given
            assert not any(name.startswith("on") or name == "style" for name in given)
