"""The rules in a browser: a council member finds a conversation, reads where its numbers come from, and prints it."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Site


def choose(page: Page, label: str, option: str, *, script: bool) -> None:
    """Choose from a list: with a script that is all, without one the choice is sent."""
    page.get_by_label(label, exact=True).select_option(label=option)
    if not script:
        page.get_by_role("button", name="Vis").click()


def test_from_a_choice_to_a_source_and_back(page: Page, site: Site, script: bool) -> None:
    """By stage and role to one conversation, from its number to the source, and from there to another one."""
    page.goto(f"{site.home}/regelverk")
    expect(page.get_by_role("status")).to_have_text("27 samtaler av 27.")
    choose(page, "Fase", "Behandling", script=script)
    expect(page).to_have_url(re.compile("fase=treatment"))
    choose(page, "Rolle", "Kontaktsykepleier på sykehuset", script=script)
    expect(page).to_have_url(re.compile("rolle=hospital_contact_nurse"))
    expect(page.get_by_role("status")).not_to_have_text("27 samtaler av 27.")
    expect(page.get_by_label("Fase", exact=True)).to_have_value("treatment")
    page.get_by_role("link", name="Samtale om tilrettelegging og retur til arbeid").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Samtale om tilrettelegging og retur til arbeid"
    )
    when = page.get_by_role("region", name="Når", exact=True)
    expect(when.get_by_role("img", name="Tidslinje regnet fra behandlingsstart")).to_be_visible()
    expect(when).to_contain_text("4 uker etter behandlingsstart")
    when.get_by_role("link", name="Uttalelse fra Nasjonalt fagråd").first.click()
    expect(page.get_by_text("Dette er et utkast fra fagrådet.")).to_be_visible()
    page.get_by_role("link", name="Tidlig samtale om arbeid og kontakt med arbeidsgiver").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tidlig samtale om arbeid")


def test_the_choice_is_kept_in_another_language(page: Page, site: Site) -> None:
    """Also when the list was changed without loading the page."""
    page.goto(f"{site.home}/regelverk")
    choose(page, "Kilde", "Sykmelderveilederen", script=True)
    expect(page).to_have_url(re.compile("kilde=sykmelderveileder"))
    page.get_by_role("link", name="Nynorsk").click()
    expect(page.get_by_label("Kjelde", exact=True)).to_have_value("sykmelderveileder")
    expect(page.get_by_role("status")).to_have_text("1 samtale av 27.")


@pytest.mark.parametrize("path", ["/regelverk/tilrettelegging-etter-retur", "/regelverk/maskiner"])
def test_drawings_on_a_phone(page: Page, site: Site, path: str) -> None:
    """No word of a drawing is cut off, and two numbers of a scale do not touch."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.home + path)
    outside = page.evaluate(
        """() => [...document.querySelectorAll('main svg text')].filter(text => {
            const box = text.getBoundingClientRect();
            return box.left < 0 || box.right > innerWidth;
        }).map(text => text.textContent.trim())"""
    )
    assert outside == []
    drawings = page.evaluate(
        """() => [...document.querySelectorAll('.rules-track, .rules-window')].map(drawing =>
            [...drawing.querySelectorAll('.rules-tick')].filter(text => /^.?[0-9]+$/.test(text.textContent))
            .map(text => text.getBoundingClientRect()).map(box => [box.left, box.right, box.top, box.bottom]))"""
    )
    assert drawings
    for boxes in drawings:
        for one, other in combinations(boxes, 2):
            beside = one[1] < other[0] or other[1] < one[0]
            assert beside or one[3] <= other[2] or other[3] <= one[2]


def test_scenarios_are_opened_one_by_one(page: Page, site: Site) -> None:
    """A title leads to the steps, without a script."""
    page.goto(f"{site.home}/regelverk/ph-2")
    example = page.locator("details", has_text="Tre til fire måneder etter diagnosen")
    expect(example.get_by_role("cell", name="over tiden").first).not_to_be_visible()
    example.locator("summary").click()
    expect(example.get_by_role("cell", name="over tiden").first).to_be_visible()


def test_prints_one_checkpoint(page: Page, site: Site) -> None:
    """On paper: everything that is said, and nothing to press."""
    page.goto(f"{site.home}/regelverk/ph-2")
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation").first).not_to_be_visible()
    for hidden in page.get_by_role("navigation").all():
        expect(hidden).not_to_be_visible()
    for name in (
        "Hvem den gjelder",
        "Når",
        "Hvem som har ansvaret",
        "Hva man kan si",
        "Bakgrunn",
        "Til pasienten",
    ):
        expect(page.get_by_role("region", name=name, exact=True)).to_be_visible()


@pytest.mark.parametrize(
    ("path", "lang", "scheme"),
    [
        ("/regelverk?fase=refuted", "nb", "dark"),
        ("/regelverk/spor-om-arbeid", "nb", "light"),
        ("/regelverk/spor-om-arbeid", "nn", "dark"),
        ("/regelverk/tilrettelegging-etter-retur", "en", "light"),
        ("/regelverk/kilder/produktrad", "en", "dark"),
    ],
)
def test_accessible(page: Page, site: Site, path: str, lang: str, scheme: str) -> None:
    """The rules of axe find nothing on pages that `pages.py` does not name either, with every scenario open."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(f"{site.home}{path}{'&' if '?' in path else '?'}lang={lang}")
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []
