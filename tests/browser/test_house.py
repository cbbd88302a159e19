"""What holds on every page, whatever it is about."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import Site


def test_the_first_page_opens(page: Page, site: Site, script: bool) -> None:
    page.goto(site.home)
    assert page.title().startswith("Arbeidsliste")
