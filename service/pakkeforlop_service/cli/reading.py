"""`pakkeforlop catalogue pages`: the catalogue as pages to read."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .inputs import Mistake, catalogue_in

if TYPE_CHECKING:
    from pakkeforlop_rules.reading_matter import Page


def pages(options: argparse.Namespace) -> None:
    """Print the pages, or write one file for each."""
    from pakkeforlop_rules.reading_matter import pages_of

    root = None if options.out is None else _way_to_checkout(options.out)
    found = list(pages_of(catalogue_in(options.catalogue), options.lang, root=root))
    if options.only is not None:
        known = [page.name.removesuffix(".md") for page in found[1:]]
        if options.only not in known:
            raise Mistake(f"--only: «{options.only}» er ikke et sjekkpunkt. De er: {', '.join(known)}.")
        found = [page for page in found if page.name == f"{options.only}.md"]
    if options.out is None:
        print("\n".join(page.text for page in found), end="")
    else:
        _write(found, options.out)


def _way_to_checkout(folder: Path) -> str | None:
    """The way from the pages to the folder one stands in, when that is where the scenarios are."""
    here = Path.cwd()
    return Path(os.path.relpath(here, folder)).as_posix() if here.joinpath("features").is_dir() else None


def _write(found: Iterable[Page], folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for page in found:
            folder.joinpath(page.name).write_text(page.text, encoding="utf-8")
            print(folder / page.name)
    except OSError as error:
        raise Mistake(f"{error.filename or folder}: kan ikke skrives ({error.strerror}).") from None
