"""The stories in docs/transcripts/ are what the service answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.docs.transcripts import FOLDER, TRANSCRIPTS


@pytest.mark.parametrize("name", TRANSCRIPTS)
def test_the_story_is_true(name: str, tmp_path: Path) -> None:
    """Told anew it is the same; if not, `make docs`."""
    assert TRANSCRIPTS[name](tmp_path / "store.sqlite") == (FOLDER / f"{name}.md").read_text(encoding="utf-8")
