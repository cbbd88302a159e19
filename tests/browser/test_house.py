"""What holds on every page, whatever it is about: accessible, whole on a narrow screen, in the language asked for."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import TODAY, Site
from tests.browser.pages import LOOKS, PAGES, names

ELSEWHERE = ("/docs", "/openapi.json", "/v1/", "/static/")
"""Where links lead that are no page of ours: they know no language."""


@pytest.fixture(scope="session")
def known(site: Site) -> dict[str, str]:
    """What stands for the names in an address."""
    return names(site.store, TODAY)


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_accessible(page: Page, site: Site, known: dict[str, str], path: str) -> None:
    """The rules of axe find nothing, in each language, light and dark, with what is folded opened."""
    for lang, scheme in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.goto(_address(site, path.format(**known), lang))
        assert page.locator("html").get_attribute("lang") == lang
        page.evaluate("document.querySelectorAll('details:not([hx-get])').forEach(it => { it.open = true; })")
        found = Axe().run(page).response["violations"]
        assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == [], (lang, scheme)


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_on_a_narrow_screen_by_the_keyboard_in_nynorsk(
    page: Page, site: Site, known: dict[str, str], path: str
) -> None:
    """Three laws on one visit: pages are many, and each takes its time to open."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(_address(site, path.format(**known), "nn"))
    _nothing_is_scrolled_sideways(page)
    _the_language_is_kept(page, site)
    _focus_is_seen(page)


def _nothing_is_scrolled_sideways(page: Page) -> None:
    """At 400 % of 1280 pixels, but what scrolls by itself."""
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def _the_language_is_kept(page: Page, site: Site) -> None:
    """Every way on is in nynorsk, but the two that say another language."""
    for address in page.eval_on_selector_all("a[href]:not([hreflang])", "all => all.map(a => a.href)"):
        parts = urlsplit(address)
        if address.startswith(site.home) and not parts.path.startswith(ELSEWHERE) and not parts.fragment:
            assert parse_qs(parts.query).get("lang") == ["nn"], address


def _focus_is_seen(page: Page) -> None:
    """Whoever goes by the keyboard sees where they are: each stop has a mark of its own, and is on the screen."""
    for _ in range(12):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            """() => {
                const it = document.activeElement, style = getComputedStyle(it), box = it.getBoundingClientRect();
                return {name: it.outerHTML.slice(0, 80), body: it === document.body,
                        marked: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
                        there: box.width > 0 && box.bottom > 0 && box.right > 0};
            }"""
        )
        if seen["body"]:
            return  # round once
        assert seen["marked"], seen
        assert seen["there"], seen


def test_whole_without_a_script(
    context: BrowserContext, site: Site, known: dict[str, str], script: bool, said: dict[str, str]
) -> None:
    """What is said with JavaScript is said without it."""
    page = context.new_page()
    for path in PAGES.values():
        page.goto(site.home + path.format(**known))
        if script:  # what only a script can do is hidden until there is one
            page.evaluate(
                "document.querySelectorAll('[data-print], [data-copy], #taster').forEach(it => { it.hidden = true; })"
            )
        text = page.locator("main").inner_text()
        assert said.setdefault(path, text) == text


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What each page said the first time."""
    return {}


def _address(site: Site, path: str, lang: str) -> str:
    return f"{site.home}{path}{'&' if '?' in path else '?'}lang={lang}"
