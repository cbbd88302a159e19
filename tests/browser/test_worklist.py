"""The worklist in a browser: who waits longest, a choice that is kept, the keyboard, and nothing that axe minds."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.pages import LOOKS

COORDINATOR = "municipal_cancer_coordinator"
ROWS = "#liste tbody th a"


def choose(page: Page, label: str, option: str, *, script: bool) -> None:
    """Choose from a list: with a script that is all, without one the choice is sent."""
    page.get_by_label(label).select_option(option)
    if not script:
        page.get_by_role("button", name=re.compile("^(Vis|Show)$")).click()


def people(page: Page) -> list[str]:
    return page.locator(ROWS).all_inner_texts()


def focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent.trim()")
    return text


def test_who_waits_longest(page: Page, site: Site, script: bool) -> None:
    """My unit, my role: first stands who has waited longest; a click opens that person, another leads back."""
    page.goto(site.home)
    choose(page, "Kommune eller enhet", "Demo kommune 1", script=script)
    choose(page, "Rolle", "kreftkoordinator i kommunen", script=script)
    expect(page).to_have_url(re.compile("enhet=demo-kommune-1.*ansvarlig=" + COORDINATOR))
    expect(page.locator("#liste tbody td:nth-child(4)").first).to_contain_text("kreftkoordinator")
    number = int(page.locator("#vis-1 b").inner_text())
    assert number > 0
    expect(page.get_by_role("status")).to_contain_text(f"{number} over tiden")
    first = page.locator("#liste tbody tr").first
    expect(first).to_contain_text("siden")
    days = page.locator("#liste tr.over td:nth-child(3)").all_inner_texts()
    assert len(days) == number
    assert days == sorted(days, key=_day)
    subject = people(page)[0]
    first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(subject)
    page.get_by_role("link", name="Arbeidsliste", exact=True).click()
    expect(page).to_have_url(re.compile("enhet=demo-kommune-1.*ansvarlig=" + COORDINATOR))


def _day(words: str) -> tuple[int, int, int]:
    day, month, year = words.split()[-3:]
    months = "januar februar mars april mai juni juli august september oktober november desember"
    return int(year), months.split().index(month), int(day.rstrip("."))


def test_the_choice_is_kept(page: Page, site: Site, script: bool) -> None:
    """Role, chip, language and back again: each keeps what was chosen before."""
    page.goto(f"{site.home}/?lang=nn")
    choose(page, "Kommune eller eining", "Demo kommune 1", script=script)
    expect(page).to_have_url(re.compile("lang=nn.*enhet=demo-kommune-1"))
    choose(page, "Rolle", "kreftkoordinator i kommunen", script=script)
    expect(page).to_have_url(re.compile("lang=nn.*enhet=demo-kommune-1.*ansvarlig=" + COORDINATOR))
    expect(page.get_by_role("link", name="English")).to_have_attribute("href", re.compile(COORDINATOR))
    page.get_by_role("link", name=re.compile("^Kjem ")).click()
    expect(page).to_have_url(re.compile("vis=kommer"))
    expect(page.get_by_role("heading", level=2)).to_contain_text("Kjem (")
    shown = people(page)
    assert shown
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=2)).to_contain_text("Coming (")
    expect(page.locator(ROWS)).to_have_text(shown)
    expect(page.get_by_label("Municipality or unit")).to_have_value("demo-kommune-1")
    expect(page.get_by_label("Role")).to_have_value(COORDINATOR)
    choose(page, "Order", "Person", script=script)
    expect(page).to_have_url(re.compile("sorter=person"))
    expect(page.get_by_role("heading", level=2)).to_contain_text("Coming (")
    expect(page.locator(ROWS)).to_have_text(sorted(shown))
    page.go_back()
    expect(page.get_by_label("Order")).to_have_value("")
    expect(page.locator(ROWS)).to_have_text(shown)


def test_only_the_list_is_exchanged(page: Page, site: Site) -> None:
    """With a script nothing is loaded anew, the focus stays where it was, and the change is told."""
    page.goto(site.home)
    page.evaluate("window.untouched = true")
    before = page.get_by_role("status").inner_text()
    role = page.get_by_label("Rolle")
    role.focus()
    role.select_option("fastlege")
    expect(page.get_by_role("status")).not_to_have_text(before)
    expect(role).to_be_focused()
    chip = page.get_by_role("link", name=re.compile("^Kommer "))
    chip.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Kommer (")
    expect(page.get_by_role("link", name=re.compile("^Kommer "))).to_be_focused()
    assert page.evaluate("window.untouched")


def test_keyboard(page: Page, site: Site) -> None:
    """From row to row by j and k, / to the filter, Enter opens; they can be turned off, and stay so."""
    page.goto(site.home)
    rows = people(page)
    page.keyboard.press("j")
    assert focused(page) == rows[0]
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert focused(page) == rows[1]
    page.keyboard.press("/")
    expect(page.get_by_label("Kommune eller enhet")).to_be_focused()
    page.get_by_text("Tastatur").click()
    expect(page.get_by_text("neste rad")).to_be_visible()
    page.get_by_label("Bruk disse tastene").uncheck()
    page.reload()
    page.keyboard.press("j")
    expect(page.locator("body")).to_be_focused()
    page.get_by_text("Tastatur").click()
    page.get_by_label("Bruk disse tastene").check()
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(rows[0])


@pytest.mark.parametrize("script", [False], indirect=True)
def test_keyboard_without_a_script(page: Page, site: Site, script: bool) -> None:
    """With Tab alone: first what is chosen by, then the chips and the rows; no keys are promised that do nothing."""
    page.goto(site.home)
    seen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))
    order = ["enhet", "ansvarlig", "sorter", "vis-0", "vis-5", people(page)[0]]
    places = [seen.index(name) for name in order]
    assert places == sorted(places)
    expect(page.get_by_text("Tastatur")).to_be_hidden()


@pytest.mark.parametrize(("lang", "scheme"), LOOKS)
def test_axe(page: Page, site: Site, lang: str, scheme: str) -> None:
    """Nothing that axe minds, with rows of each kind and without."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    found = {}
    for choice in ("", "vis=kvittering", "ansvarlig=nav_advisor"):
        page.goto(f"{site.home}/?lang={lang}&{choice}")
        if violations := Axe().run(page).response["violations"]:
            found[choice] = violations
    assert found == {}


def test_small_and_large(page: Page, site: Site) -> None:
    """On a phone and at 400 % nothing has to be pushed sideways; what can be pressed is large enough."""
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 800})
        for choice in ("", "vis=kvittering&lang=en"):
            page.goto(f"{site.home}/?{choice}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.locator("#innhold a, #innhold select, #innhold button").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect()).map(box => [box.width, box.height])"
    )
    assert len(sizes) > 5
    assert all(min(size) >= 24 for size in sizes)
