"""What was agreed, in a browser: a next step that is reached, and a network meeting that is planned and held."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import TODAY, Site
from tests.browser.pages import names


def test_a_goal_is_reached(page: Page, own_site: Site, script: bool) -> None:
    """From the person's page to the goal and back, without a day to fill in unless it is moved."""
    known = names(own_site.store, TODAY)
    page.goto(f"{own_site.home}/forlop/{known['achiever']}")
    page.get_by_role("link", name=re.compile("^Følg opp ?: (?!nettverksmøte)")).first.click()
    expect(page.get_by_label("Ny dag")).to_be_hidden()
    page.get_by_role("button", name="Lagre").click()
    page.get_by_role("alert").get_by_role("link", name="Velg hvordan det står til med målet").click()
    page.get_by_text("Flyttet", exact=True).click()
    expect(page.get_by_label("Ny dag")).to_be_visible()
    page.get_by_text("Nådd", exact=True).click()
    page.get_by_label("Hvem registrerer det?").select_option("kreftkoordinator i kommunen")
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: målet er nådd.")
    expect(page.get_by_label("Til journalen")).to_have_value(re.compile(r"^15\. mai 2026: Målet er nådd: "))
    copy = page.get_by_role("button", name="Kopier")
    if script:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        copy.click()
        expect(page.get_by_role("button", name="Kopiert")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()").startswith("15. mai 2026: Målet er nådd: ")
    else:
        expect(copy).to_have_count(0)


def test_a_network_meeting(page: Page, own_site: Site, script: bool) -> None:
    """Planned with the employer once the patient has agreed, and cancelled from the person's page."""
    known = names(own_site.store, TODAY)
    page.goto(f"{own_site.home}/forlop/{known['person']}")
    page.get_by_role("link", name="Nettverksmøte", exact=True).click()
    page.get_by_label("Møtedag").fill("2026-05-27")
    page.get_by_label("Hvem kaller inn").select_option("kreftkoordinator i kommunen")
    page.get_by_label("pasienten", exact=True).check()
    page.get_by_label("arbeidsgiver", exact=True).check()
    page.get_by_role("button", name="Lagre").click()
    page.get_by_role("alert").get_by_role("link").click()
    agreed = page.get_by_label("Pasienten har sagt ja til hvem som er med")
    expect(agreed).to_be_focused()
    agreed.check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: nettverksmøte planlagt.")
    page.get_by_role("link", name=re.compile("^Følg opp ?: nettverksmøte 27. mai 2026")).click()
    page.get_by_text("Avlyst", exact=True).click()
    expect(page.get_by_label("Møtedag")).to_be_hidden()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: nettverksmøtet er avlyst.")
