"""`pakkeforlop catalogue check`: everything that is wrong at once, or what the catalogue holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from pakkeforlop_service.cli import main
from tests.support.catalogue import TEXTS

AGAIN = "\n---\n"
"""What parts the versions in a file."""


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("catalogue", "check", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue, to be spoilt."""
    for name, text in TEXTS.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_the_shipped_catalogue_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    """And what is in it is counted, each checkpoint once."""
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    first, *counts = out.splitlines()
    assert first == "ingen feil"
    entries = [text for name, text in TEXTS.items() if name.startswith("entries/")]
    overlays = [name for name in TEXTS if name.startswith("overlays/")]
    assert [line.strip() for line in counts if "kilder" not in line] == [
        f"{len(entries)} sjekkpunkter",
        f"{sum(1 + text.count(AGAIN) for text in entries)} versjoner",
        f"{len(overlays)} overlegg",
        "3 språk: bokmål, nynorsk, engelsk",
    ]


def test_all_faults_of_a_folder_are_told_at_once(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    """Each with file and line, as an editor can follow them; exit code 1."""
    ph_2 = folder / "entries" / "ph-2.yaml"
    ph_2.write_text(ph_2.read_text("utf-8").replace("kind: pathway_hjem", "kind: pathway"), "utf-8")
    (folder / "entries" / "nytt.yaml").touch()
    (folder / "timing.yaml").write_text("early_weeks: {value: 04}\n", "utf-8")
    code, out, err = run(capsys, str(folder))
    assert (code, err) == (1, "")
    *told, count = out.splitlines()
    line = TEXTS["entries/ph-2.yaml"].split("kind: ")[0].count("\n") + 1
    assert [fault.split(": ")[0] for fault in told] == [
        f"{folder}/entries/nytt.yaml:1",
        f"{folder}/entries/ph-2.yaml:{line}",
        f"{folder}/timing.yaml:1",
    ]
    assert count == "3 feil"


def test_what_is_no_catalogue_is_a_mistake(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Exit code 2: nothing was checked."""
    code, out, err = run(capsys, str(tmp_path / "nowhere"))
    assert (code, out) == (2, "")
    assert "ikke en katalog" in err
