"""The two sheets of paper: the patient's, in the catalogue's words, and the employer's, which tells nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_service.application import Application
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_service.pages.sheets import employer_sheet
from pakkeforlop_service.pages.sheets.who_does_what import ANY_TIME
from pakkeforlop_workflow.deadlines import CLOCKS
from tests.service.conftest import NOW
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.neutral import TELLING
from tests.support.recorded import add

EARLY = "tidlig-arbeid-arbeidsgiver"
WHO, SHEET = "/forlop/p-1/hvem-gjor-hva", "/ark"
START = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))


def somebody(application: Application, *events: dict[str, Any], municipality: str = "demo-kommune-1") -> None:
    """Somebody of these events, treated at the demo's hospital."""
    header = {"subject": "p-1", "hospital_unit": "demo-sykehus-a", "municipality": municipality}
    add(application, pathway(*events, **header))


@pytest.fixture
def here(client: TestClient, application: Application) -> TestClient:
    application.directory.fill(demo_units(date(2026, 5, 15)), NOW)
    return client


def text_of(client: TestClient, address: str, status: int = 200) -> str:
    """The words of a page, without its tags."""
    response = client.get(address)
    assert response.status_code == status, response.text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", response.text.split("<main", maxsplit=1)[1]))


def section(text: str, heading: str, lang: Lang = "nb") -> str:
    """From a heading to the end."""
    return text[text.index(said(heading, lang)) :]


class TestWhoDoesWhat:
    def test_who_what_when_and_how(
        self, here: TestClient, application: Application, catalogue: Catalogue
    ) -> None:
        """Whoever has a conversation, how to reach them, when, and what it is in the words for patients."""
        somebody(application, *START)
        text = text_of(here, WHO)
        social = text[text.index("Sosionom på sykehuset") :]
        entry = next(entry for entry in catalogue.entries if entry.id == EARLY)
        assert "Demo kreftpoliklinikk A Telefon 000 00 000" in social[:200]
        assert social.index("Nå:") < social.index(entry.patient.nb)
        assert entry.title.nb not in text
        assert "over tiden" not in text.lower()

    def test_what_comes_has_its_day(self, here: TestClient, application: Application) -> None:
        """What opens later has its day, with «ca.» when it is rough."""
        somebody(application, told("2026-03-01", precision="month"), employee("2026-03-01"))
        coming = section(text_of(here, WHO), "who_talks")
        assert re.search(r"Fra ca\. \d+\. \w+ 2026: Kommunen tilbyr deg en samtale", coming)

    def test_each_conversation_once(self, here: TestClient, application: Application) -> None:
        """Two cancers are no reason to say the same twice."""
        somebody(application, *START, event("recurrence_found", "2026-04-20", id="again"))
        text = text_of(here, WHO)
        assert text.count("Du kan få snakke med noen om jobben") == 1

    def test_what_one_can_do(self, here: TestClient, application: Application, catalogue: Catalogue) -> None:
        """Ask for a conversation at any time, and whatever else fits: in the catalogue's words where it has them."""
        somebody(application, *START)
        yourself = section(text_of(here, WHO), "who_yourself")
        entry = next(entry for entry in catalogue.entries if entry.id == ANY_TIME)
        assert entry.patient.nb in yourself
        assert said("who_meeting_earlier", "nb") in yourself
        assert said("who_ask_sheet", "nb") in yourself

    def test_a_meeting_that_was_held(self, here: TestClient, application: Application) -> None:
        """Nobody is told to ask for a meeting that has been held."""
        held = event("dialogue_meeting", "2026-05-01", number=2, status="held")
        somebody(application, *START, held)
        text = text_of(here, WHO)
        assert "Dialogmøte 2 hos Nav – Nav-veileder (gjort)" in text
        assert said("who_meeting_earlier", "nb") not in text

    def test_no_employer_no_sheet(self, here: TestClient, application: Application) -> None:
        """Nobody is offered what does not concern them."""
        somebody(application, told("2026-05-01"), event("affiliation", "2026-05-01", kind="student"))
        text = text_of(here, WHO)
        assert said("who_ask_sheet", "nb") not in text
        assert "/ark" not in here.get(WHO).text
        assert said("who_others", "nb") not in text

    def test_the_coordinator_where_there_is_one(self, here: TestClient, application: Application) -> None:
        """Whom one can ring oneself is told where there is one and no conversation is theirs yet."""
        somebody(application, told("2026-05-10"), employee("2026-05-10"))
        assert said("who_coordinator", "nb") in text_of(here, WHO)

    def test_no_coordinator(self, here: TestClient, application: Application) -> None:
        somebody(application, *START, municipality="demo-kommune-2")
        assert said("who_coordinator", "nb") not in text_of(here, WHO)

    def test_a_no_is_kept_and_can_be_taken_back(self, here: TestClient, application: Application) -> None:
        """What was declined stands under what one may change one's mind about, with when it is asked again."""
        somebody(application, *START, talk("2026-04-01", "declined", EARLY))
        text = text_of(here, WHO)
        before, no = text.split(said("who_no", "nb"))
        assert "Du kan få snakke med noen om jobben" in no
        assert "Du kan få snakke med noen om jobben" not in before
        assert said("who_again", "nb", day="1. juli 2026") in no
        assert said("who_voluntary", "nb") in no

    def test_others_by_weeks(self, here: TestClient, application: Application) -> None:
        """What others do from now on stands by weeks; what has passed and what is nobody's step does not."""
        somebody(application, *START)
        others = section(text_of(here, WHO), "who_others")
        assert "Uke 26: Dialogmøte 2 hos Nav" in others
        assert "Uke 16: Svar til Nav om behov for dialogmøte – du, arbeidsgiver (kommer)" in others
        assert "Uke 4" not in others
        assert "oppsigelse" not in others
        assert not re.search(r"\d{4}-\d\d-\d\d", others)

    def test_what_was_agreed(self, here: TestClient, application: Application) -> None:
        """The patient's own goals and the meetings that are planned, with their day and whose they are."""
        goal = event("milestone", "2026-05-01", goal="hours_tried", responsible="patient", due="2026-08-01")
        meeting = event("network_meeting", "2026-05-02", status="planned", meets_on="2026-06-03", by="gp")
        somebody(application, *START, goal, meeting)
        agreed = section(text_of(here, WHO), "who_agreed")
        assert "1. august 2026: ha prøvd å jobbe noen timer (du)" in agreed
        assert "3. juni 2026: møte med dem som hjelper deg (fastlege)" in agreed

    def test_towards_the_end(self, here: TestClient, application: Application) -> None:
        """Nobody is sent home with deadlines then; asking for a conversation stands."""
        somebody(application, *START, event("end_of_life", "2026-05-01"))
        text = text_of(here, WHO)
        assert said("who_others", "nb") not in text
        assert said("who_ask_sheet", "nb") not in text
        assert said("who_no_talks", "nb") in text
        assert "be om en samtale" in text

    def test_dead(self, here: TestClient, application: Application) -> None:
        somebody(application, *START, event("died", "2026-05-01"))
        text = text_of(here, WHO)
        assert said("who_dead", "nb") in text
        assert said("who_yourself", "nb") not in text

    def test_nobody_owns_it(self, here: TestClient, application: Application) -> None:
        """Where there is nobody, the sheet says whom to ask instead of an empty name."""
        units = {name: unit for name, (_, unit) in application.directory.units().items()}
        lacking = {
            role: {"status": "lacks"} for role in ("municipal_appointee", "municipal_coordinating_unit")
        }
        document = units["demo-kommune-2"].model_dump(mode="json", exclude_none=True)
        document["roles"] = {**document["roles"], **lacking}
        application.directory.put(document, NOW, 1)
        somebody(application, told("2025-12-12"), employee("2025-12-12"), municipality="demo-kommune-2")
        assert said("who_role_nobody", "nb") in text_of(here, WHO)

    def test_to_be_named(self, here: TestClient, application: Application) -> None:
        """Where the municipality is to name somebody, it says so, and how to reach whoever names."""
        somebody(application, told("2025-12-12"), employee("2025-12-12"), municipality="demo-kommune-2")
        named = section(text_of(here, WHO), "who_role_municipal_appointee")
        assert said("who_to_be_named", "nb") in named[:200]
        assert "Telefon 000 00 000" in named[:300]

    @pytest.mark.parametrize("lang", LANGS)
    def test_no_codes(self, here: TestClient, application: Application, lang: Lang) -> None:
        """In each language, without a checkpoint's id, a role's code or the name of a law's paragraph."""
        somebody(application, *START)
        text = text_of(here, f"{WHO}?lang={lang}").split("<footer")[0]
        text = text.split(said("local", lang, release="").split(" ", maxsplit=1)[0])[0]
        assert said("who_title", lang) in text
        assert not re.search(r"ph-\d|_|§", text)


class TestEmployer:
    @pytest.mark.parametrize("lang", LANGS)
    def test_nothing_tells(self, here: TestClient, application: Application, lang: Lang) -> None:
        """Not the body, the headers, the title, a link or the style: no word that says what is wrong or who helps."""
        somebody(application, *START)
        response = here.get(f"{SHEET}?lang={lang}")
        assert response.status_code == 200
        headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
        whole = f"{response.request.url}\n{headers}\n{response.text}"
        assert TELLING.findall(whole) == []
        assert f'<html lang="{lang}"' in response.text
        for name in re.findall(r'(?:href|src)="(/[^"]*)"', response.text):
            if "/vendor/" not in name:
                assert TELLING.findall(here.get(name).text) == []

    def test_nothing_of_the_person(self, here: TestClient, application: Application) -> None:
        """The same sheet for everybody, to the byte: nobody's answers, and no reference to anybody."""
        before = here.get(SHEET).text
        somebody(application, *START, talk("2026-04-01", "declined", EARLY))
        assert here.get(SHEET).text == before
        assert "p-1" not in before

    def test_each_rule_has_its_source(self, here: TestClient, application: Application) -> None:
        """Every rule says when, where it stands and what that weighs, as the clocks have it."""
        somebody(application, *START)
        text = text_of(here, SHEET)
        clocks = {clock.code: clock for clock in CLOCKS}
        for duty in employer_sheet.DUTIES:
            assert said(f"employer_text_{duty.name}", "nb") in text
            if duty.clock is not None:
                assert (clocks[duty.clock].law or "Dialogmøte 2 og 3") in text
        assert "Senest etter 4 uker" in text
        assert "Senest etter 7 uker" in text
        assert "Fra uke 16" in text
        assert "Senest etter 26 uker" in text
        assert "De første 12 månedene" in text
        assert "tjeneste fra Nav Lest i Dialogmøte 2 og 3 (Nav, udatert side på nav.no)" in text
        assert "lov aml. § 4-6 tredje ledd (Stortinget, i kraft 2026)" in text

    def test_every_clock_of_the_employers_is_there(self) -> None:
        """A new clock of the employer's comes on the sheet, or somebody decides that it does not."""
        own = {clock.code for clock in CLOCKS if "employer" in clock.owner}
        assert own <= {duty.clock for duty in employer_sheet.DUTIES}

    @pytest.mark.parametrize("lang", LANGS)
    def test_advice_is_marked(self, here: TestClient, application: Application, lang: Lang) -> None:
        """What no law says stands under its own heading, marked as advice."""
        somebody(application, *START)
        advice = section(text_of(here, f"{SHEET}?lang={lang}"), "employer_advice", lang)
        assert said("employer_advice_tag", lang) in advice[:80]
        for name in employer_sheet.ADVICE:
            assert said(f"employer_advice_{name}", lang) in advice

    def test_unknown_person(self, client: TestClient) -> None:
        assert client.get("/forlop/nobody/hvem-gjor-hva").status_code == 404


def test_values_are_escaped(here: TestClient, application: Application) -> None:
    """What the directory says of how to reach somebody is shown as words."""
    evil = '"><script>alert(1)</script>'
    units = {name: unit for name, (_, unit) in application.directory.units().items()}
    unit = units["demo-sykehus-a"]
    role = unit.roles["hospital_social_worker"]
    reach = role.reach.model_copy(update={"opening_hours": evil, "electronic_address": evil})
    roles = {**unit.roles, "hospital_social_worker": role.model_copy(update={"reach": reach})}
    application.directory.fill([unit.model_copy(update={"name": evil, "roles": roles})], NOW)
    somebody(application, *START)
    html = here.get(WHO).text
    assert "<script>alert" not in html
    assert html.count("&lt;script&gt;") >= 3
