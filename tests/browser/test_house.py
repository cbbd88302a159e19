"""What holds on every page, whatever it is about: accessible, whole on a narrow screen, in the language asked for."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page

from tests.browser.conftest import TODAY, Site
from tests.browser.pages import PAGES, names

ELSEWHERE = ("/docs", "/openapi.json", "/v1/", "/static/")
"""Where links lead that are no page of ours: they know no language."""


@pytest.fixture(scope="session")
def known(site: Site) -> dict[str, str]:
    """What stands for the names in an address."""
    return names(site.store, TODAY)


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
@pytest.mark.parametrize(("lang", "scheme"), [("nb", "light"), ("nn", "dark"), ("en", "light")])
def test_accessible(page: Page, site: Site, known: dict[str, str], path: str, lang: str, scheme: str) -> None:
    """The rules of axe find nothing, in each language, light and dark."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(_address(site, path.format(**known), lang))
    assert page.locator("html").get_attribute("lang") == lang
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_narrow(page: Page, site: Site, known: dict[str, str], path: str) -> None:
    """At 400 % of 1280 pixels nothing needs scrolling sideways but what scrolls by itself."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.home + path.format(**known))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_focus_is_seen(page: Page, site: Site, known: dict[str, str], path: str) -> None:
    """Whoever goes by the keyboard sees where they are: each stop has a mark of its own, and is on the screen."""
    page.goto(site.home + path.format(**known))
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


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_the_language_is_kept(page: Page, site: Site, known: dict[str, str], path: str) -> None:
    """Every way on from a page in nynorsk is in nynorsk, but the two that say another language."""
    page.goto(_address(site, path.format(**known), "nn"))
    for address in page.eval_on_selector_all("a[href]:not([hreflang])", "all => all.map(a => a.href)"):
        parts = urlsplit(address)
        if address.startswith(site.home) and not parts.path.startswith(ELSEWHERE) and not parts.fragment:
            assert parse_qs(parts.query).get("lang") == ["nn"], address


def test_whole_without_a_script(
    context: BrowserContext, site: Site, known: dict[str, str], script: bool, said: dict[str, str]
) -> None:
    """What is said with JavaScript is said without it."""
    page = context.new_page()
    for path in PAGES.values():
        page.goto(site.home + path.format(**known))
        if script:  # what only a script can do is hidden until there is one
            page.evaluate(
                "document.querySelectorAll('[data-print], #taster').forEach(it => { it.hidden = true; })"
            )
        text = page.locator("main").inner_text()
        assert said.setdefault(path, text) == text


@pytest.fixture(scope="module")
def said() -> dict[str, str]:
    """What each page said the first time."""
    return {}


def _address(site: Site, path: str, lang: str) -> str:
    return f"{site.home}{path}{'&' if '?' in path else '?'}lang={lang}"
