"""The sheet for one conversation: everything that it needs, from the catalogue and the directory, no more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.directory.demo import demo_units
from tests.service.conftest import NOW
from tests.service.test_page_offers import service, unit
from tests.service.test_pages import EARLY, Page, opened
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add, append

TODAY = date(2026, 5, 15)
OTHER = "arbeidsgiver-kontakt"
SHEET = f"/forlop/p-1/samtale/{EARLY}"


@pytest.fixture(autouse=True)
def person(application: Application) -> None:
    """Told in January, an employee, sick since February, in a place that is mapped; and somebody else beside."""
    events = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    home = {"municipality": "demo-kommune-1", "hospital_unit": "demo-sykehus-a"}
    application.directory.fill(demo_units(TODAY), NOW)
    add(
        application,
        pathway(*events, subject="p-1", **home, interpreter=True),
        pathway(*events, subject="p-other", **home),
    )


class TestSheet:
    def test_what_a_conversation_needs(self, client: TestClient) -> None:
        """Why now, the sentence and what it is, the source's words with standing, themes, background, company."""
        text = opened(client, SHEET).text
        for words in (
            "Over tiden siden 23. februar 2026",
            "sosionom på sykehuset (bekreftet lokalt)",
            "Kan være med: pårørende",
            "Det er registrert behov for tolk.",
            "Kan sies slik (produktråd)",
            "Har du tenkt på hvordan du vil holde kontakten",
            "Arbeid bør være et tema i samtale med pasienten tidlig i behandlingsforløpet",
            "utkast fra fagrådet",
            "Kontakt med arbeidsgiver",
            "Kan også tas opp: Økonomi og boforhold",
            "Bakgrunn",
        ):
            assert words in text, words

    def test_a_no_is_respected(self, client: TestClient) -> None:
        """In the source's words, and in ours, marked as ours."""
        text = opened(client, SHEET).text
        no = text[text.index("Et nei respekteres") :]
        assert "bør spørres igjen på et senere tidspunkt" in no
        assert "nasjonal føring" in no
        assert "Et nei spørres det om igjen høyst to ganger" in no
        assert "produktråd" in no

    def test_others_deadlines_in_weeks(self, client: TestClient) -> None:
        """Those that the entry names, while somebody is away."""
        address = f"/forlop/p-1/samtale/{OTHER}"
        assert "Uke 7: dialogmøte 1" in opened(client, address).text
        assert "Andres frister" not in opened(client, SHEET).text

    def test_no_deadlines_after_the_sick_leave(self, client: TestClient, application: Application) -> None:
        append(application, "p-1", event("return_started", "2026-05-01", percent=100))
        assert "Andres frister" not in opened(client, f"/forlop/p-1/samtale/{OTHER}").text

    def test_where_sources_disagree(self, client: TestClient) -> None:
        assert "Kildene er uenige" in opened(client, f"/forlop/p-1/samtale/{OTHER}").text

    def test_what_can_be_taken_along(self, client: TestClient, application: Application) -> None:
        """The rest of the agenda, each with its own sentence and a way to its own sheet."""
        append(application, "p-1", event("coordinator_chosen", "2026-05-01", kind="hospital_social_worker"))
        page = opened(client, "/forlop/p-1/samtale/ph-2")
        assert "Kan tas i samme samtale" in page.text
        assert SHEET in page.links
        assert page.text.index("Kan tas i samme samtale") < page.text.index("Har du tenkt på hvordan du vil")

    def test_what_is_not_known_and_why_it_matters(self, client: TestClient, application: Application) -> None:
        """With who can tell, and the conversations that wait for it."""
        add(application, pathway(told("2026-01-12"), subject="p-2"))
        text = opened(client, "/forlop/p-2/samtale/spor-om-arbeid").text
        missing = text[text.index("Dette vet vi ikke ennå") :]
        assert "i arbeidslivet (spør pasienten) – avgjør om disse er aktuelle:" in missing
        assert "Tidlig samtale om arbeid" in missing

    def test_which_of_several(self, client: TestClient, application: Application) -> None:
        """Held for one course and due for the next: the sheet is about the one that is due."""
        held = talk("2026-02-01", "held", EARLY, themes=["work-now", "employer-contact"])
        append(application, "p-1", held, event("recurrence_found", "2026-05-10"))
        text = opened(client, SHEET).text
        assert "bør tas nå Åpen siden 10. mai 2026" in text

    def test_what_was_already_said(self, client: TestClient, application: Application) -> None:
        append(application, "p-1", talk("2026-05-01", "held", EARLY, themes=["work-now"]))
        assert "Arbeidet nå, slik pasienten ser det (allerede snakket om)" in opened(client, SHEET).text

    def test_leads_on(self, client: TestClient) -> None:
        """To the form after it, with this conversation ticked, and back to the person; in the page's language."""
        page = opened(client, f"{SHEET}?lang=nn")
        assert f"/forlop/p-1/etter?checkpoint={EARLY}&lang=nn" in page.links
        assert "/forlop/p-1?lang=nn" in page.links
        assert "Kan seiast slik" in page.text

    def test_nothing_about_others(self, client: TestClient) -> None:
        assert "p-other" not in client.get(SHEET).text

    @pytest.mark.parametrize(
        "address",
        ["/forlop/p-1/samtale/no-such", "/forlop/nobody/samtale/ph-2", "/forlop/p-1/samtale/skole%3C"],
    )
    def test_unknown(self, client: TestClient, address: str) -> None:
        opened(client, address, 404)

    @pytest.mark.parametrize(
        ("silence", "why"),
        [(event("died", "2026-05-14"), "død"), (event("end_of_life", "2026-05-14"), "livets slutt")],
    )
    def test_silenced(
        self, client: TestClient, application: Application, silence: dict[str, Any], why: str
    ) -> None:
        """Not a sentence to say when it is not to be raised: only that, and why."""
        append(application, "p-1", silence)
        page = opened(client, SHEET)
        assert "Skal ikke tas opp nå" in page.text
        assert why in page.text.lower()
        assert "Kan sies slik" not in page.text
        assert not [link for link in page.links if "/etter" in link]

    def test_hostile_directory(self, client: TestClient, application: Application) -> None:
        """What somebody wrote into the directory is shown as words."""
        evil = "<script>alert(1)</script>"
        places = [
            service(
                name=evil,
                work=evil,
                work_related=True,
                scope_does_not=evil,
                capacity=evil,
                reach={"web": "https://x/<script>"},
            )
        ]
        application.directory.fill([unit(id="demo-kommune-1", services=places, not_mapped=evil)], NOW)
        text = client.get(SHEET).text
        assert text.count("&lt;script&gt;") >= 5
        assert "<script>" not in text


class TestOffersOnTheSheet:
    def test_how_to_reach_and_how_sure(self, client: TestClient) -> None:
        text = opened(client, SHEET).text
        here = text[text.index("Hvem og hva som finnes lokalt") :]
        for words in (
            "kreftkoordinator i kommunen , tlf. 000 00 000",
            "Ingen henvisning. Hverdager 9–15.",
            "Avgrensning: Avgjør ikke ytelser og sykmelder ikke.",
            "For: Alle med kreft og deres nærmeste",
            "Demo-kurset Arbeid og helse",
            "Krever henvisning",
            "Bekreftet 16. mars 2026.",
            "Frivillige lag og private tilbydere er ikke kartlagt.",
        ):
            assert words in here, words
        assert "Demo frisklivssentral" not in here

    def test_also_what_fits_another_theme(self, client: TestClient) -> None:
        text = opened(client, "/forlop/p-1/samtale/informert-om-kreftkoordinator").text
        assert "Demo frisklivssentral" in text

    def test_stale_is_marked(self, client: TestClient, application: Application) -> None:
        there = service(category="work_rehabilitation", last_verified="2024-01-01")
        application.directory.fill([unit(id="demo-kommune-1", services=[there])], NOW)
        assert "kan være utdatert Sist bekreftet 1. januar 2024" in opened(client, SHEET).text

    def test_a_place_that_is_not_mapped(self, client: TestClient, application: Application) -> None:
        add(
            application,
            pathway(told("2026-01-12"), employee("2026-01-12"), subject="p-2", municipality="nowhere"),
        )
        assert "Stedet er ikke kartlagt" in opened(client, f"/forlop/p-2/samtale/{EARLY}").text

    def test_where_one_lives_on_the_day(self, client: TestClient, application: Application) -> None:
        """Who has moved is shown what there is in the new place."""
        append(application, "p-1", event("moved", "2026-05-01", municipality="demo-kommune-2"))
        page = opened(client, SHEET)
        assert "Demo-kurset" not in page.text
        assert "Arbeidsrettet rehabilitering . Finnes ikke her" in page.text


def test_everything_has_its_place(client: TestClient) -> None:
    """No script or style in the page, ids of their own, headings in order."""
    page = Page(client.get(SHEET).text)
    ids = [given["id"] for _, given in page.tags if "id" in given]
    assert len(ids) == len(set(ids))
    for tag, given in page.tags:
        assert tag != "style"
        assert not any(name.startswith("on") or name == "style" for name in given)
