"""`pakkeforlop catalogue check`: whether a catalogue can be used, and everything that is wrong when it cannot."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .inputs import require_catalogue_folder

if TYPE_CHECKING:
    from pakkeforlop_rules import Catalogue

_LANGUAGES: Final = {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk"}


def check(options: argparse.Namespace) -> int:
    """Print every problem in a catalogue, or that there is none and what it holds. Returns the exit code."""
    from pakkeforlop_rules import Catalogue, InvalidCatalogue

    folder: Path | None = options.folder
    require_catalogue_folder(folder)
    try:
        catalogue = Catalogue.load(folder)
    except InvalidCatalogue as invalid:
        for problem in invalid.problems:
            print(problem if folder is None else f"{folder}/{problem}")
        print(f"{len(invalid.problems)} feil")
        return 1
    print("ingen feil")
    for line in _counts(catalogue):
        print(f"  {line}")
    return 0


def _counts(catalogue: Catalogue) -> Iterator[str]:
    from pakkeforlop_rules.texts import LANGS

    written = [entry for entry in catalogue.entries if entry.overlay is None]
    checkpoints = len({entry.id for entry in written})
    yield f"{checkpoints} {'sjekkpunkt' if checkpoints == 1 else 'sjekkpunkter'}"
    yield f"{len(written)} {'versjon' if len(written) == 1 else 'versjoner'}"
    yield f"{len(catalogue.overlays)} overlegg"
    yield f"{len(catalogue.sources)} {'kilde' if len(catalogue.sources) == 1 else 'kilder'}"
    yield f"{len(LANGS)} språk: {', '.join(_LANGUAGES[lang] for lang in LANGS)}"
