"""Pictures of every page, on a ward PC, on a phone, in the dark and on paper: `make pictures`, in build/pictures.

Those that the README shows are taken into docs/images.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import FLAGS, TODAY, Site, made
from tests.browser.pages import PAGES, names
from tests.support.browser_program import program

ROOT = Path(__file__).parents[2]
INTO = ROOT / "build/pictures"
SHOWN = {"arbeidsliste": "worklist", "person": "person"}
"""Of these the README shows the desktop's: by its name there."""


def main() -> None:
    """Take all of them anew."""
    shutil.rmtree(INTO, ignore_errors=True)
    INTO.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder, made(Path(folder)) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program(), args=FLAGS)
        known = names(site.store, TODAY)
        for name, path in PAGES.items():
            _take(browser, site, name, path.format(**known))
        browser.close()
    for name, shown in SHOWN.items():
        shutil.copy(INTO / f"{name}-desktop.png", ROOT / f"docs/images/{shown}.png")


def _take(browser: Browser, site: Site, name: str, path: str) -> None:
    sizes = {"desktop": (1280, 900, "light"), "phone": (390, 844, "light"), "dark": (1280, 900, "dark")}
    for kind, (width, height, scheme) in sizes.items():
        page = browser.new_page(
            viewport={"width": width, "height": height},
            color_scheme="dark" if scheme == "dark" else "light",
            locale="nb-NO",
        )
        page.goto(site.home + path)
        page.screenshot(path=INTO / f"{name}-{kind}.png", full_page=kind != "desktop")
        if kind == "desktop":
            page.pdf(path=INTO / f"{name}.pdf", prefer_css_page_size=True, format="A4")
        page.close()


if __name__ == "__main__":
    main()
