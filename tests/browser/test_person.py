"""A person's page in a browser: see how it stands, understand why, and find the way on, by mouse and by keyboard."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.pages import LOOKS

BUSY = "syntetisk-000014"
"""Somebody with much due, much done, and a long sick leave."""


def open_all(page: Page) -> None:
    """Open everything that is on the page, and one of what is asked for."""
    page.evaluate("document.querySelectorAll('details:not([hx-get])').forEach(part => part.open = true)")
    asked = page.locator("details[hx-get]")
    if asked.count():
        asked.first.locator("summary").click()
        expect(asked.first.locator(".tree")).to_be_visible()


def test_understand_why(page: Page, site: Site, script: bool) -> None:
    """What is due opens its reasons: a value, what it was read from, and the source with its standing."""
    page.goto(f"{site.home}/forlop/{BUSY}")
    item = page.get_by_role("article", name="Samhandlingspunkt 2")
    expect(item.get_by_text("Vindu regnet fra diagnosen")).to_be_hidden()
    item.get_by_text("Hvorfor", exact=False).first.click()
    expect(item.get_by_text("Vindu regnet fra diagnosen")).to_be_visible()
    expect(
        item.get_by_text("Registrert: diagnosen fortalt, 31. juli 2025. Opplyst av: journalen").first
    ).to_be_visible()
    expect(item.locator("cite").first).to_be_visible()
    expect(item.get_by_text("Endres 31. juli 2026 til «ble ikke tatt»")).to_be_visible()


def test_understand_why_not(page: Page, site: Site, script: bool) -> None:
    """So does what is not for now: in its place with a script, on a page of its own without."""
    page.goto(f"{site.home}/forlop/{BUSY}?lang=nn")
    folded = page.locator("section", has=page.get_by_role("heading", name="Ikkje no"))
    folded.locator("summary").first.click()
    item = folded.get_by_role("listitem").filter(has_text="har arbeidsgivar: ja").first
    item.locator("summary").click()
    if not script:
        item.get_by_role("link", name="Sjå kva vi har sett på").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Kvifor: ")
        item = page.locator("main")
    expect(item.get_by_text("har arbeidsgivar: ja (kravd: nei)").last).to_be_visible()
    expect(
        item.get_by_text(re.compile("Registrert: tilknyting til arbeidslivet: tilsett 100 %")).first
    ).to_be_visible()
    expect(item.locator("cite").first).to_be_visible()
    if not script:
        page.get_by_role("link", name=f"Person {BUSY}").click()
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Person {BUSY}")


def test_by_keyboard(page: Page, site: Site) -> None:
    """From the top to the first reasons and the sheet without a mouse, always seeing where one is."""
    page.goto(f"{site.home}/forlop/{BUSY}")
    page.get_by_role("link", name=re.compile("samtaler bør tas nå")).focus()
    page.keyboard.press("Enter")
    reached = []
    for _ in range(4):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.innerText.trim().split(/[\\n,:]/)[0]"))
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"
    assert reached[:3] == ["Samtaleark", "Etter samtalen", "Hvorfor"]
    page.get_by_role("article").first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("article").first.locator(".loaded")).to_be_visible()


def test_the_drawing_and_its_table(page: Page, site: Site) -> None:
    """The drawing is one picture with a name; its table opens and says the same."""
    page.goto(f"{site.home}/forlop/{BUSY}")
    expect(page.get_by_role("img", name=f"Tidslinje for person {BUSY}")).to_be_visible()
    page.get_by_text("Tidslinjen som tabell").first.click()
    table = page.locator(".timeline-table")
    expect(table.get_by_role("row", name=re.compile("operasjon"))).to_be_visible()
    expect(
        table.get_by_role("row", name=re.compile("Over tiden: Plan for å komme tilbake i arbeid"))
    ).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_no_sideways_scrolling(page: Page, site: Site, width: int) -> None:
    """At four hundred percent, and on a telephone, the page goes down and never sideways, opened or not."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(f"{site.home}/forlop/{BUSY}")
    open_all(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("lang", "scheme"), LOOKS)
def test_axe(page: Page, site: Site, lang: str, scheme: str) -> None:
    """Nothing for a program to complain of, with everything that can be opened open, and on the page of reasons."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for address in (f"/forlop/{BUSY}?lang={lang}", f"/forlop/{BUSY}/hvorfor/paa-aap?lang={lang}"):
        page.goto(site.home + address)
        open_all(page)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_target_sizes(page: Page, site: Site) -> None:
    """What is pressed is at least 24 pixels high, but links within a sentence."""
    page.goto(f"{site.home}/forlop/{BUSY}")
    low = page.evaluate(
        """[...document.querySelectorAll('main summary, main .do a')]
        .filter(one => one.offsetParent && one.getBoundingClientRect().height < 24)
        .map(one => one.innerText)"""
    )
    assert low == []
