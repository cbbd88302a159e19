"""The two sheets of paper as they leave the printer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, PdfMargins, expect

from tests.browser.conftest import TODAY, Site
from tests.browser.pages import names
from tests.support.neutral import TELLING
from tests.support.printed import pages_of, text_of


def printed(page: Page) -> bytes:
    """The page on paper, with the lines that a browser prints around it when it is not stopped."""
    margin: PdfMargins = {"top": "20mm", "bottom": "20mm"}
    return page.pdf(format="A4", display_header_footer=True, prefer_css_page_size=True, margin=margin)


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("nb", "Oppfølging på arbeidsplassen"),
        ("nn", "Oppfølging på arbeidsplassen"),
        ("en", "Follow-up at the workplace"),
    ],
)
def test_employers_sheet_tells_nothing(page: Page, site: Site, lang: str, title: str) -> None:
    """One page, with no address, no reference and no word on it that tells; its title becomes the file's name."""
    page.goto(f"{site.home}/ark?lang={lang}")
    assert page.title() == title
    pdf = printed(page)
    text = text_of(pdf)
    assert text.startswith(title)
    assert "\ufffd" not in text
    assert TELLING.findall(text) == []
    assert "127.0.0.1" not in text
    assert "http" not in text
    assert pages_of(pdf) == 1
    assert TELLING.findall(pdf.decode("latin-1")) == []


def test_what_the_browser_would_print(page: Page, site: Site) -> None:
    """Without the sheet's own margins the browser's lines stand on the paper: the test before this can fail."""
    page.goto(f"{site.home}/ark")
    page.eval_on_selector("link[href$='ark.css']", "it => it.remove()")
    assert "http://127.0.0.1" in text_of(printed(page))


def test_languages(page: Page, site: Site, script: bool) -> None:
    """The sheet in another language, and back."""
    page.goto(f"{site.home}/ark")
    page.get_by_role("link", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Follow-up at the workplace")
    page.get_by_role("link", name="Bokmål").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Oppfølging på arbeidsplassen")
    expect(page.get_by_role("button", name="Skriv ut")).to_have_count(1 if script else 0)


def test_patients_copy(page: Page, site: Site) -> None:
    """What the patient takes home has whom to talk with and how to reach them, and none of the screen's ways on."""
    person = names(site.store, TODAY)["person"]
    page.goto(f"{site.home}/forlop/{person}/hvem-gjor-hva")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    text = text_of(pdf)
    assert text.startswith("Hvem gjør hva")
    assert "Si nei, eller ombestemme deg" in text
    assert "Telefon 000 00 000" in text
    assert "Skriv ut" not in text
    assert "Arbeidsliste" not in text
    assert person not in text
    assert pages_of(pdf) <= 2
