"""The files of the catalogue that is shipped, as texts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pakkeforlop_rules

ROOT: Final = Path(pakkeforlop_rules.__file__).parent / "catalogue"
TEXTS: Final = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(ROOT.rglob("*.yaml"))
}
"""By their names in the folder of the catalogue."""
