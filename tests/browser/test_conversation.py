"""The sheet, what came of the conversation, and a mistake put right: with a mouse, by keyboard, and on paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site
from tests.browser.pages import LOOKS
from tests.support.printed import pages_of, text_of

BUSY = "syntetisk-000014"
"""Somebody with much due, for several roles, and a long sick leave."""
GP_LIST = "/?enhet=demo-kommune-1&ansvarlig=gp"
PLAN, RIGHTS = "Plan for å komme tilbake i arbeid", "Rettigheter når sykepengene tar slutt"
AFTER = f"/forlop/{BUSY}/etter?checkpoint=plan-for-retur"
SHEET = f"/forlop/{BUSY}/samtale/plan-for-retur"


def choose(page: Page, outcome: str) -> None:
    page.get_by_role("radio", name=outcome, exact=True).check()


def test_from_the_list_and_off_it(page: Page, own_site: Site, script: bool) -> None:
    """Find somebody, print the sheet, record what was held, and see it leave the list; a few clicks for the form."""
    page.goto(own_site.home + GP_LIST)
    page.get_by_role("link", name=BUSY, exact=True).click()
    page.get_by_role("link", name=re.compile("Samtaleark.*fastlege")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PLAN)
    assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1
    page.get_by_role("link", name="Etter samtalen").click()
    choose(page, "Gjennomført")
    page.get_by_role("checkbox", name=RIGHTS).check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: gjennomført.")
    line = page.get_by_label("Til journalen").input_value()
    assert line.startswith(
        f"15. mai 2026: Samtale gjennomført: «{PLAN}». Tema: Plan for retur til arbeid; Tempo;"
    )
    assert f"«{RIGHTS}»" in line
    page.goto(own_site.home + GP_LIST)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name=BUSY, exact=True)).to_have_count(0)


def test_a_no_and_when_it_is_asked_again(page: Page, own_site: Site, script: bool) -> None:
    """Without the tick nothing is stored; with it the page says the day."""
    page.goto(own_site.home + AFTER)
    choose(page, "Takket nei")
    page.get_by_role("button", name="Lagre").click()
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_role("radio", name="Takket nei")).to_be_checked()
    summary.get_by_role("link", name="kryss av for at du har spurt").click()
    asked = page.get_by_role("checkbox", name="Jeg har spurt pasienten")
    expect(asked).to_be_focused()
    asked.check()
    page.get_by_role("button", name="Lagre").click()
    expect(page.get_by_role("status")).to_contain_text("Registrert: takket nei.")
    expect(page.get_by_role("status")).to_contain_text("Spørres igjen tidligst 15. august 2026")


def test_a_mistake_put_right(page: Page, own_site: Site, script: bool) -> None:
    """Recorded as held, which it was not: corrected to a day agreed, then withdrawn; the question comes back."""
    page.goto(own_site.home + AFTER)
    choose(page, "Gjennomført")
    page.get_by_role("button", name="Lagre").click()
    page.get_by_role("link", name="Rett 15. mai 2026").first.click()
    choose(page, "Utsatt")
    page.get_by_label("Tas opp igjen").fill("2026-06-30")
    page.get_by_role("button", name="Lagre rettingen").click()
    expect(page.get_by_role("status")).to_contain_text("Rettet.")
    expect(page.get_by_role("status")).to_contain_text(f"{PLAN}: utsatt. Utsatt til 30. juni 2026")
    page.get_by_role("link", name="Rett 15. mai 2026").first.click()
    page.get_by_role("button", name="Trekk tilbake").click()
    expect(page.get_by_role("status")).to_contain_text("Trukket tilbake.")
    expect(page.get_by_role("article", name=PLAN)).to_be_visible()


def test_by_keyboard(page: Page, own_site: Site) -> None:
    """From the first stop to the line for the journal without a mouse; the arrows choose, Enter stores."""
    page.goto(own_site.home + AFTER)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "outcome":
            break
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("radio", name="Gjennomført")).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Registrert: gjennomført.")


def test_only_what_belongs_to_the_outcome(page: Page, site: Site, script: bool) -> None:
    """Themes for what was held, the tick for a no, a day for what is postponed; and nothing before one is chosen."""
    page.goto(site.home + AFTER)
    theme = page.get_by_role("checkbox", name="Tempo")
    asked = page.get_by_role("checkbox", name="Jeg har spurt pasienten")
    until, review = page.get_by_label("Tas opp igjen"), page.get_by_label("Eller når dette endrer seg")
    shown = {
        "": [],
        "Gjennomført": [theme],
        "Takket nei": [asked],
        "Utsatt": [until],
        "Ikke aktuelt": [until, review],
        "Tilbudt": [],
        "Forsøkt kontaktet": [],
        "Tatt et annet sted": [],
        "Avbrutt": [],
    }
    for outcome, belongs in shown.items():
        if outcome:
            choose(page, outcome)
        for field in (theme, asked, until, review):
            expect(field).to_be_visible(visible=field in belongs)


def test_themes_follow_the_conversations(page: Page, site: Site, script: bool) -> None:
    """Those of a conversation that is not ticked are out of sight."""
    page.goto(site.home + AFTER)
    choose(page, "Gjennomført")
    other = page.get_by_role("checkbox", name="Rettigheter etter sykepengene", exact=True)
    expect(other).to_be_hidden()
    page.get_by_role("checkbox", name=RIGHTS).check()
    expect(other).to_be_visible()
    expect(other).to_be_checked()


def test_every_sheet_is_one_page(page: Page, own_site: Site) -> None:
    """Whatever a busy person can be talked to about, in the language with the most words, where much is on offer."""
    _much_on_offer(page, own_site)
    answers = page.request.get(f"{own_site.home}/v1/pathways/{BUSY}/due").json()["answers"]
    checkpoints = dict.fromkeys(answer["checkpoint"] for answer in answers)
    assert len(checkpoints) > 20
    for checkpoint in checkpoints:
        page.goto(f"{own_site.home}/forlop/{BUSY}/samtale/{checkpoint}?lang=en")
        assert pages_of(page.pdf(format="A4", prefer_css_page_size=True)) == 1, checkpoint


def _much_on_offer(page: Page, site: Site) -> None:
    address = f"{site.home}/v1/directory/demo-kommune-1"
    before = page.request.get(address)
    words = "Et tilbud som er beskrevet med mange ord om hvem det er for, og hva det ikke er. " * 5
    service = {
        "category": "work_rehabilitation",
        "owner": "nav_office",
        "work_related": True,
        **dict.fromkeys(("work", "scope_does", "scope_does_not", "target_groups", "capacity"), words),
        "reach": {"phone": "000 00 000", "opening_hours": "Hverdager 9–15, og torsdager til 18."},
        "last_verified": "2024-01-01",
    }
    services = [{"name": f"Tilbud nummer {number} med et langt navn", **service} for number in range(15)]
    unit = {**before.json()["unit"], "services": services}
    headers = {"If-Match": before.headers["etag"]}
    assert page.request.put(address, data=unit, headers=headers).ok


def test_what_is_on_paper(page: Page, site: Site) -> None:
    """The sentence, what to ask, the source and its standing, where to call; not the ways on, and nobody else."""
    page.goto(site.home + SHEET)
    paper = " ".join(text_of(page.pdf(format="A4", prefer_css_page_size=True)).split())
    for words in (
        PLAN,
        "Kan sies slik (produktråd)",
        "Hva Nav kan bidra med",
        "Kildens ord",
        "000 00 000",
        RIGHTS,
    ):
        assert words in paper
    for words in ("Skriv ut", "Etter samtalen", "Arbeidsliste", "Nynorsk"):
        assert words not in paper
    assert paper.count("syntetisk-") == 1


@pytest.mark.parametrize(("lang", "scheme"), LOOKS)
def test_accessible_at_every_turn(page: Page, site: Site, lang: str, scheme: str) -> None:
    """The sheet unfolded; the form with everything open, and when it is refused; a correction."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    events = page.request.get(f"{site.home}/v1/pathways/{BUSY}").json()["events"]
    talk = next(event["id"] for event in events if event["type"] == "conversation")
    for path, outcome in (
        (SHEET, ""),
        (AFTER, "held"),
        (AFTER, "not_relevant"),
        (f"/forlop/{BUSY}/rett/{talk}", "declined"),
    ):
        page.goto(f"{site.home}{path}{'&' if '?' in path else '?'}lang={lang}")
        _open_all(page)
        if outcome:
            page.locator(f"[name=outcome][value={outcome}]").check()
        _axe(page)
        if outcome:
            page.locator("#on").fill("2020-01-01")
            page.locator("[type=submit]").first.click()
            expect(page.get_by_role("alert")).to_be_focused()
            _open_all(page)
            _axe(page)


def _open_all(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")


def _axe(page: Page) -> None:
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", [SHEET, AFTER])
def test_narrow(page: Page, site: Site, path: str) -> None:
    """At 400 % nothing needs scrolling sideways, with everything open."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.home + path)
    _open_all(page)
    if path == AFTER:
        choose(page, "Ikke aktuelt")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
