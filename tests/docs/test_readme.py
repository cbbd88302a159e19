"""The README does what it says: its Python runs, its commands answer, its files are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.strip() for line in README.splitlines() if line.strip().startswith(".venv/bin/pakkeforlop")]


def test_the_library_example_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """The block under «As a library» gives answers."""
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {}
    for block in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        exec(block, names)  # noqa: S102 - our own README
    assert names["answers"]


@pytest.mark.parametrize("line", COMMANDS)
def test_the_commands_answer(line: str, tmp_path: Path) -> None:
    """Each command line, with its optional parts too, exits with 0 and prints something."""
    words = line.replace("[", "").replace("]", "").split()
    words = [str(tmp_path) if word in {"FOLDER", "docs/images"} else word for word in words]
    words[0] = str(Path(sys.executable).parent / "pakkeforlop")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout


def test_what_the_readme_points_to_is_there() -> None:
    """Every relative link and image exists."""
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
