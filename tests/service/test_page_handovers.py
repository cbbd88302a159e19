"""The pages about hand-overs: what waits is listed at both ends, and it is sent to somebody who is there."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.handovers import waiting as page_of_list
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_workflow.cooperation import HandoverSent
from tests.service.conftest import NOW
from tests.support.documents import event
from tests.support.handing_over import (
    EARLY,
    FORM,
    HOSPITAL,
    LISTED,
    MUNICIPALITY,
    ONE,
    ORIGIN,
    RECEIVER,
    SENDER,
    WAITING,
    WITHOUT,
    map_places,
    somebody,
    text_of,
)
from tests.support.recorded import append


@pytest.fixture
def here(client: TestClient, application: Application) -> TestClient:
    """The demo's directory, and nobody yet."""
    map_places(application)
    return client


@pytest.fixture
def waiting(here: TestClient, application: Application) -> TestClient:
    """One hand-over that has waited twelve days."""
    somebody(application, WAITING)
    return here


def send(client: TestClient, **changed: Any) -> Any:
    form = {
        "version": "3",
        "by": SENDER,
        "to_place": MUNICIPALITY,
        "to_role": RECEIVER,
        "what": "some",
        "checkpoints": [EARLY],
    }
    given = {name: value for name, value in {**form, **changed}.items() if value is not None}
    return client.post(FORM, data=given, headers=ORIGIN)


class TestList:
    def test_a_unit_first(self, waiting: TestClient) -> None:
        """Without a unit it is asked for one, and nobody is shown."""
        text = text_of(waiting, "/overleveringer")
        assert said("handover_choose_unit", "nb") in text
        assert said("handover_received", "nb") not in text

    def test_both_ends(self, waiting: TestClient) -> None:
        """The receiver's part and the sender's, each with its number, how long it has waited, and what it is."""
        received = text_of(waiting, LISTED)
        assert "Kommet hit, venter på svar (1)" in received
        assert "Herfra, ikke bekreftet (0)" in received
        assert "Har ventet 12 dager" in received
        assert "Tidlig samtale om arbeid og kontakt med arbeidsgiver" in received
        assert "sosionom på sykehuset, Demo kreftpoliklinikk A" in received
        sent = text_of(waiting, f"/overleveringer?enhet={HOSPITAL}")
        assert "Kommet hit, venter på svar (0)" in sent
        assert "Herfra, ikke bekreftet (1)" in sent
        assert "kreftkoordinator i kommunen, Demo kommune 1" in sent
        assert said("handover_sent_lead", "nb") in sent

    def test_by_role(self, waiting: TestClient) -> None:
        """Another role at the same place has nothing to answer."""
        assert "svar (0)" in text_of(waiting, f"/overleveringer?enhet={MUNICIPALITY}&ansvarlig=gp")

    def test_a_role_that_holds_nothing(self, waiting: TestClient) -> None:
        """What the worklist can be narrowed to, the list takes too, and keeps it."""
        text = text_of(waiting, f"/overleveringer?enhet={MUNICIPALITY}&ansvarlig=nav_advisor")
        assert '<option value="nav_advisor" selected>' in text

    def test_oldest_first(self, waiting: TestClient, application: Application) -> None:
        """Whoever has waited longest comes first; what is sent today has not waited."""
        somebody(application, {**WAITING, "on": "2026-05-15"}, subject="a-new")
        text = text_of(waiting, LISTED)
        assert text.index(">p-1<") < text.index(">a-new<")
        assert said("handover_sent_today", "nb") in text

    @pytest.mark.parametrize(
        ("on", "shown"), [("2026-05-15", True), ("2026-04-15", True), ("2026-04-14", False)]
    )
    def test_the_sender_learns_of_the_answer(
        self, here: TestClient, application: Application, on: str, shown: bool
    ) -> None:
        """For thirty days: what came of it, why not, and when; at the other end it is only gone."""
        sent = {**WAITING, "on": "2026-04-01"}
        answer = {"handover": "h", "status": "refused", "reason": "no_capacity", "by": RECEIVER}
        somebody(application, sent, event("handover_update", on, **answer))
        text = text_of(here, f"/overleveringer?enhet={HOSPITAL}")
        assert ("Besvart siste 30 dager (1)" in text) is shown
        assert ("Avslått" in text and "har ikke kapasitet" in text) is shown
        assert "Herfra, ikke bekreftet (0)" in text
        assert "Besvart" not in text_of(here, LISTED)

    def test_the_latest_answer_first(self, here: TestClient, application: Application) -> None:
        for subject, on in (("p-1", "2026-05-10"), ("p-2", "2026-05-12")):
            taken = event("handover_update", on, handover="h", status="acknowledged", by=RECEIVER)
            somebody(application, WAITING, taken, subject=subject)
        text = text_of(here, f"/overleveringer?enhet={HOSPITAL}")
        assert text.index(">p-2<") < text.index(">p-1<")
        assert "Bekreftet mottatt og overtatt 12. mai 2026" in text

    def test_long(
        self, waiting: TestClient, application: Application, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A long list says how many there are and shows those that have waited longest."""
        monkeypatch.setattr(page_of_list, "ROWS", 1)
        somebody(application, {**WAITING, "on": "2026-05-10"}, subject="p-2")
        text = text_of(waiting, LISTED)
        assert "venter på svar (2)" in text
        assert said("handover_cut", "nb", rows=1) in text
        assert ">p-1<" in text
        assert ">p-2<" not in text

    def test_corrected(self, waiting: TestClient, application: Application) -> None:
        """What the list says is handed over is what was corrected, not what was first written."""
        other = {**WAITING, "checkpoints": ["ph-2"]}
        correction = event("correction", "2026-05-04", corrects="h", replaces=other)
        append(application, "p-1", correction)
        text = text_of(waiting, LISTED)
        assert "Samhandlingspunkt 2" in text
        assert "Tidlig samtale" not in text

    @pytest.mark.parametrize("query", ["enhet=%3Cb%3E", "ansvarlig=wizard", "rolle=gp", "lagret=held"])
    def test_bad_address(self, here: TestClient, query: str) -> None:
        text_of(here, f"/overleveringer?{query}", 422)


class TestSend:
    def test_receivers_are_those_who_are_there(self, here: TestClient, application: Application) -> None:
        """Whoever is known to be lacking is named and cannot be chosen; the place is the patient's own at first."""
        somebody(application)
        own = text_of(here, FORM)
        assert f'name="to_role" value="{RECEIVER}"' in own
        assert "Telefon 000 00 000" in own
        there = text_of(here, f"{FORM}?sted={WITHOUT}")
        assert f'name="to_role" value="{RECEIVER}"' not in there
        lacking = there[there.index(said("handover_lacking", "nb")) :]
        assert "Kreftkoordinator i kommunen" in lacking
        assert said("handover_unconfirmed", "nb") in there  # the appointee, who is not mapped

    def test_hospitals_have_hospital_roles(self, here: TestClient, application: Application) -> None:
        somebody(application)
        text = text_of(here, f"{FORM}?sted=demo-sykehus-b")
        assert 'value="hospital_contact_nurse"' in text
        assert 'name="to_role" value="gp"' not in text
        assert "Sosionom på sykehuset" in text[text.index(said("handover_lacking", "nb")) :]

    def test_whose_it_is_now(self, here: TestClient, application: Application) -> None:
        """Only roles that have something to hand over are offered as senders, each with its own."""
        somebody(application)
        text = text_of(here, FORM)
        assert f'<option value="{SENDER}" selected>' in text
        assert f'value="{EARLY}"' in text
        assert '<option value="hospital_doctor"' not in text
        other = text_of(here, f"{FORM}?ansvarlig=certifying_doctor")
        assert f'value="{EARLY}"' not in other

    def test_is_recorded(self, here: TestClient, application: Application) -> None:
        """Sent: on to the page with the text, and both lists have it; the worklist is as before."""
        somebody(application)
        response = send(here)
        assert response.status_code == 303
        sent = application.pathway("p-1").events[-1]
        assert isinstance(sent, HandoverSent)
        assert (sent.by, sent.to_role, sent.to_place) == (SENDER, RECEIVER, MUNICIPALITY)
        assert (sent.checkpoints, sent.on.isoformat()) == ((EARLY,), "2026-05-15")
        assert response.headers["location"] == f"/forlop/p-1/overlevering/{sent.id}?lagret=sent"
        page = text_of(here, response.headers["location"])
        assert "Til: kreftkoordinator i kommunen, Demo kommune 1. Dato: 15. mai 2026." in page
        assert "Ansvaret er fortsatt hos sosionom på sykehuset" in page
        assert "svar (1)" in text_of(here, LISTED)
        assert "sosionom på sykehuset" in text_of(here, f"/?enhet={MUNICIPALITY}&ansvarlig={SENDER}")

    def test_everything_is_named(self, here: TestClient, application: Application) -> None:
        """The message says what «everything» is now, for whoever is to take it over."""
        somebody(application)
        address = send(here, what="all", checkpoints=[]).headers["location"]
        page = text_of(here, address)
        message = page[page.index('id="tekst"') : page.index("</textarea>")]
        assert "alle samtaler avsenderen har ansvaret for; Tidlig samtale om arbeid" in message

    def test_stands_at_what_was_sent(self, here: TestClient, application: Application) -> None:
        """On the person's page, so that nobody asks twice; no longer when it has been answered."""
        somebody(application)
        send(here)
        asked = "kreftkoordinator i kommunen, Demo kommune 1, er bedt om å overta dette 15. mai 2026"
        person = text_of(here, "/forlop/p-1")
        assert person.count(asked) == 1
        card = person[person.index("Tidlig samtale") :]
        assert asked in card[: card.index("</article>")]
        sent = application.pathway("p-1").events[-1]
        taken = event("handover_update", "2026-05-15", handover=sent.id, status="acknowledged", by=RECEIVER)
        append(application, "p-1", taken)
        assert asked not in text_of(here, "/forlop/p-1")

    def test_everything(self, here: TestClient, application: Application) -> None:
        """All of the sender's: no conversation is named, also when some were ticked."""
        somebody(application)
        assert send(here, what="all").status_code == 303
        sent = application.pathway("p-1").events[-1]
        assert isinstance(sent, HandoverSent)
        assert sent.checkpoints == ()

    @pytest.mark.parametrize(
        ("changed", "wrong"),
        [
            ({"to_role": None}, "no_receiver"),
            ({"to_place": WITHOUT}, "absent"),
            ({"to_place": "nowhere-1"}, "absent"),
            ({"to_place": HOSPITAL, "to_role": SENDER}, "same"),
            ({"checkpoints": []}, "none_chosen"),
        ],
    )
    def test_what_is_wrong(
        self, here: TestClient, application: Application, changed: dict[str, Any], wrong: str
    ) -> None:
        """The form again with what is wrong, what was chosen kept, and nothing stored."""
        somebody(application)
        response = send(here, **changed)
        assert response.status_code == 422
        assert said(f"handover_wrong_{wrong}", "nb") in response.text
        if wrong != "none_chosen":
            assert f'value="{EARLY}" checked' in response.text
        assert len(application.pathway("p-1").events) == 3

    @pytest.mark.parametrize(
        "changed",
        [
            {"checkpoints": ["ph-1"]},
            {"checkpoints": ["<b>"]},
            {"by": "patient"},
            {"by": "hospital_doctor"},
            {"by": "hospital_doctor", "what": "all", "checkpoints": []},
            {"to_role": "nav_advisor"},
            {"what": "x"},
            {"version": "-1"},
            {"more": "1"},
        ],
    )
    def test_other_than_our_form(
        self, here: TestClient, application: Application, changed: dict[str, Any]
    ) -> None:
        somebody(application)
        assert send(here, **changed).status_code == 422
        assert len(application.pathway("p-1").events) == 3

    def test_stale(self, here: TestClient, application: Application) -> None:
        """Somebody else came first: nothing is stored, and the form has the new version."""
        somebody(application)
        append(application, "p-1", event("control_held", "2026-05-10"))
        response = send(here)
        assert response.status_code == 409
        assert said("handover_wrong_changed", "nb") in response.text
        assert 'name="version" value="4"' in response.text
        assert f'value="{RECEIVER}" required checked' in response.text
        assert len(application.pathway("p-1").events) == 4

    def test_only_from_our_pages(self, here: TestClient, application: Application) -> None:
        somebody(application)
        assert here.post(FORM, data={"version": "3"}).status_code == 403
        assert here.post(ONE, data={"version": "3"}).status_code == 403

    def test_what_waits_already_is_told(self, waiting: TestClient) -> None:
        """Nobody hands the same over twice without seeing it."""
        assert 'href="/forlop/p-1/overlevering/h"' in text_of(waiting, FORM)

    def test_nothing_to_hand_over(self, here: TestClient, application: Application) -> None:
        """The dead have no conversations, and there is no form."""
        somebody(application, event("died", "2026-05-01"))
        text = text_of(here, FORM)
        assert said("handover_nothing", "nb") in text
        assert 'method="post"' not in text
        assert send(here, version="4").status_code == 422

    def test_without_a_directory(self, client: TestClient, application: Application) -> None:
        """Where nothing is mapped everybody may be there, and is said not to be confirmed."""
        somebody(application)
        text = text_of(client, FORM)
        assert 'name="to_role" value="gp"' in text
        assert said("handover_unconfirmed", "nb") in text
        assert send(client).status_code == 303


class TestHostile:
    EVIL = '"><script>alert(1)</script>'

    def test_values_are_escaped(self, waiting: TestClient, application: Application) -> None:
        """Whatever is called something in the directory is shown as words."""
        units = {name: unit for name, (_, unit) in application.directory.units().items()}
        place = units[MUNICIPALITY]
        role = place.roles["municipal_cancer_coordinator"]
        reach = role.reach.model_copy(update={"opening_hours": self.EVIL, "electronic_address": self.EVIL})
        evil = place.model_copy(
            update={
                "name": self.EVIL,
                "roles": {**place.roles, RECEIVER: role.model_copy(update={"reach": reach})},
            }
        )
        hospital = units[HOSPITAL].model_copy(update={"name": self.EVIL})
        application.directory.fill([evil, hospital], NOW)
        for address in (LISTED, f"/overleveringer?enhet={HOSPITAL}", FORM, ONE):
            text = text_of(waiting, address)
            assert "<script>alert" not in text
            assert "&lt;script&gt;" in text


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
def test_every_page_keeps_the_language(waiting: TestClient, lang: str) -> None:
    """Links and forms stay in the language that was chosen, and no text of another page's is missing."""
    for address in (LISTED, f"/overleveringer?enhet={HOSPITAL}", FORM, ONE):
        text = text_of(waiting, f"{address}{'&' if '?' in address else '?'}lang={lang}")
        assert f'<html lang="{lang}"' in text
        assert text.count(f"lang={lang}") >= 3 or lang == "nb"
