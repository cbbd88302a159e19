"""Which Chromium this machine has for the tests. `make` asks by running this file."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


class Unavailable(Exception):
    """No Chromium can be had on this machine; the message says what to do."""


def program() -> Path:
    """The browser on PATH, else the one that Playwright has fetched.

    Raises:
        Unavailable: there is neither.
    """
    for name in NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
    if own.is_file():
        return own
    raise Unavailable(
        "No Chromium was found on PATH, nor Playwright's own. `make test` gets one; by hand: "
        "apt-get install chromium, or .venv/bin/python -m playwright install chromium"
    )


if __name__ == "__main__":
    try:
        sys.stdout.write(f"Browser for the tests: {program()}\n")
    except Unavailable as reason:
        sys.exit(str(reason))
