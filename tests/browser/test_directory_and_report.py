"""Finding out who there is in a municipality, and reading a year's report, with JavaScript and without."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Site


def test_find_out_whether_there_is_a_coordinator(page: Page, site: Site, script: bool) -> None:
    """By keyboard: from the worklist to the municipality that has none, in plain words; then one with a deputy."""
    page.goto(site.home)
    page.get_by_role("link", name="Kommuner og tilbud").press("Enter")
    page.get_by_label("Navn").fill("kommune 2")
    page.get_by_label("Navn").press("Enter")
    expect(page.get_by_role("row")).to_have_count(2)
    expect(page.get_by_role("row").nth(1)).to_contain_text("Ingen kreftkoordinator.")
    page.get_by_role("link", name="Demo kommune 2").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Demo kommune 2")
    role = page.get_by_role("region", name="kreftkoordinator i kommunen")
    expect(role).to_contain_text("Mangler")
    expect(role).to_contain_text("Ingen kreftkoordinator.")

    page.get_by_role("main").get_by_role("link", name="Kommuner og tilbud").press("Enter")
    page.get_by_label("Type").select_option("interkommunalt samarbeid")
    page.get_by_role("button", name="Vis").press("Enter")
    assert page.url.endswith("/kommuner?navn=&slag=intermunicipal")
    page.get_by_role("link", name="Demo kreftomsorg for kommune 3 og 4").press("Enter")
    expect(page.get_by_role("region", name="kreftkoordinator i kommunen")).to_contain_text(
        "Ledig nå, vikar på plass"
    )
    page.get_by_role("link", name="Nynorsk").press("Enter")
    expect(page.get_by_role("region", name="kreftkoordinator i kommunen")).to_contain_text(
        "Ledig no, vikar på plass"
    )


def test_read_the_report_of_two_municipalities(page: Page, site: Site, script: bool) -> None:
    """From one municipality's page: its year, with another added, and then one conversation in all of them."""
    page.goto(f"{site.home}/kommuner/demo-kommune-1")
    page.get_by_role("link", name="Rapport for enheten").click()
    page.get_by_label("År", exact=True).select_option("2025")
    page.get_by_label("Legg til enhet").select_option("Demo kommune 2")
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapport: 2 enheter til sammen, 2025")
    expect(page.get_by_role("img", name=re.compile("Samhandlingspunkt 2"))).to_be_visible()
    row = page.get_by_role("row", name=re.compile("Samhandlingspunkt 2"))
    expect(row.get_by_role("cell").first).to_have_text(re.compile(r"^\d+$"))
    page.get_by_role("link", name="Ta bort Demo kommune 2").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapport: Demo kommune 1, 2025")
    page.get_by_role("link", name="Sammenlign én samtale").click()
    page.get_by_label("Samtale", exact=True).select_option(value="ph-2")
    page.get_by_role("button", name="Vis").click()
    expect(page.get_by_role("row")).to_have_count(5)
    page.get_by_role("row").get_by_role("link", name="Demo kommune 4").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Rapport: Demo kommune 4, 2025")


def test_the_drawing_fits_its_numbers(page: Page, site: Site) -> None:
    """No name reaches into the number beside it, in any language, and every hatched part is hatched."""
    units = "&".join(f"enhet=demo-kommune-{number}" for number in (1, 2, 3, 4))
    for lang in ("nb", "nn", "en"):
        page.goto(f"{site.home}/rapport?aar=2025&{units}&lang={lang}")
        apart = page.eval_on_selector_all(
            ".chart .name",
            "all => all.map(name => name.nextElementSibling.getBBox().x - name.getBBox().x - name.getBBox().width)",
        )
        assert len(apart) > 10
        assert min(apart) > 0
    fills = page.eval_on_selector_all(
        ".chart .hatched", "all => all.map(part => getComputedStyle(part).fill)"
    )
    assert set(fills) == {'url("#hatched")'}


def test_printed(context: BrowserContext, site: Site) -> None:
    """On paper the figures fit the width, and what cannot be pressed is not there."""
    page = context.new_page()
    page.set_viewport_size({"width": 718, "height": 1020})  # A4 with Chromium's margins
    page.emulate_media(media="print")
    page.goto(f"{site.home}/rapport?aar=2025&enhet=demo-kommune-1&enhet=demo-kommune-2")
    assert page.evaluate("document.documentElement.scrollWidth") <= 718
    expect(page.get_by_role("button")).to_have_count(0)
    expect(page.get_by_role("link", name="Ta bort")).to_have_count(0)
    expect(page.get_by_role("heading", name="Slik leses tallene")).to_be_visible()
    page.goto(f"{site.home}/kommuner/demo-kommune-3")
    expect(page.get_by_text("Er noe feil?")).to_be_hidden()
    expect(page.get_by_text("Ledig nå, vikar på plass")).to_be_visible()
