"""Handing somebody over, as people do it: sent, told, seen at the other end, taken over, and moved."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import TODAY, Site

PLACE, ROLE = "demo-kommune-1", "municipal_cancer_coordinator"
SENDER = "hospital_unit"
SENDERS = f"/?enhet={PLACE}&ansvarlig={SENDER}"
TAKERS = f"/overleveringer?enhet={PLACE}&ansvarlig={ROLE}"


def somebody(site: Site) -> str:
    """Somebody of that municipality for whom whoever the hospital has named has a conversation due."""
    question = (
        "SELECT pathway FROM span WHERE code = 'due' AND position = 0 AND asker = ? "
        "AND municipality = ? AND first <= ? AND until >= ? ORDER BY pathway LIMIT 1"
    )
    with closing(sqlite3.connect(site.store)) as connection:
        day = TODAY.isoformat()
        return str(connection.execute(question, (SENDER, PLACE, day, day)).fetchone()[0])


def test_over_and_taken(page: Page, own_site: Site, script: bool) -> None:
    """From the hospital to the municipality's coordinator: until it is taken over it is the hospital's."""
    person = somebody(own_site)
    page.goto(f"{own_site.home}/forlop/{person}/overlever?ansvarlig={SENDER}")
    page.get_by_label("Til sted").select_option("Demo kommune 2")
    if not script:
        page.get_by_role("button", name="Vis").click()
    expect(page.get_by_text("Finnes ikke der, og kan ikke få noe overlevert:")).to_be_visible()
    page.get_by_label("Til sted").select_option("Demo kommune 1")
    if not script:
        page.get_by_role("button", name="Vis").click()
    page.get_by_role("radio", name="Kreftkoordinator i kommunen").check()
    page.get_by_role("button", name="Be dem overta").click()

    expect(page.get_by_role("status")).to_contain_text("Send meldingen")
    assert (
        "Til: kreftkoordinator i kommunen, Demo kommune 1."
        in page.get_by_label("Kopier teksten").input_value()
    )
    page.get_by_role("radio", name="PLO-melding").check()
    page.get_by_role("button", name="Registrer at meldingen er sendt").click()
    expect(page.locator(".state")).to_contain_text("Ansvaret er fortsatt hos den sykehuset har utpekt")
    page.goto(own_site.home + SENDERS)
    expect(page.get_by_role("link", name=person, exact=True).first).to_be_visible()

    page.goto(own_site.home + TAKERS)
    card = page.get_by_role("listitem").filter(has=page.get_by_role("link", name=person, exact=True))
    expect(card).to_contain_text("PLO-melding")
    waiting = number(page)
    card.get_by_role("button", name="Ta over").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: tatt over.")
    assert number(page) == waiting - 1
    expect(card).to_have_count(0)
    page.get_by_role("link", name="Linje til journalen").click()
    assert "har bekreftet å overta" in page.get_by_label("Kopier det du trenger").input_value()

    page.goto(own_site.home + SENDERS)
    expect(page.get_by_role("link", name=person, exact=True)).to_have_count(0)
    page.goto(f"{own_site.home}/?enhet={PLACE}&ansvarlig={ROLE}")
    expect(page.get_by_role("link", name=person, exact=True).first).to_be_visible()


def test_declined_by_keyboard(page: Page, site: Site) -> None:
    """The reasons open with Enter, and the browser asks for one before anything is sent."""
    page.goto(f"{site.home}/overleveringer?enhet=demo-kommune-3")
    page.get_by_text("Ta ikke over").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Har ikke kapasitet")).to_be_visible()
    page.get_by_role("button", name="Svar at dere ikke tar over").click()
    assert page.url.endswith("/overleveringer?enhet=demo-kommune-3")
    assert page.get_by_label("Har ikke kapasitet").evaluate("it => it.matches(':invalid')")


def test_what_was_wrong_is_accessible(page: Page, own_site: Site) -> None:
    """A form that comes back says what was wrong, keeps what was chosen, and breaks no rule of axe."""
    person = somebody(own_site)
    page.goto(f"{own_site.home}/forlop/{person}/overlever?ansvarlig={SENDER}")
    page.get_by_role("radio", name="Kreftkoordinator i kommunen").check()
    page.get_by_label("Bare disse samtalene:").check()
    page.get_by_role("button", name="Be dem overta").click()
    expect(page.get_by_role("alert")).to_contain_text("Kryss av for minst én samtale")
    expect(page.get_by_role("radio", name="Kreftkoordinator i kommunen")).to_be_checked()
    expect(page.get_by_label("Bare disse samtalene:")).to_be_checked()
    assert Axe().run(page).response["violations"] == []


def number(page: Page) -> int:
    """How many wait for an answer, as the heading says."""
    heading = page.get_by_role("heading", name=re.compile("venter på svar")).inner_text()
    return int(heading.split("(")[1].rstrip(")"))
