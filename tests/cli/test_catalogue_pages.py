"""`pakkeforlop catalogue pages`: to the screen or to a folder, one or all, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from pakkeforlop_service.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("catalogue", "pages", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def test_one_on_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    """In the language asked for."""
    code, out, err = run(capsys, "--only", "ph-2", "--lang", "nn")
    assert (code, err) == (0, "")
    assert out.splitlines()[2].startswith("# Samhandlingspunkt 2")
    assert "## Kven som har ansvaret" in out
    assert out.count("\n# ") == 1


def test_all_in_a_folder(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One file each, named as they are written; what is outside is linked only where it can be found."""
    monkeypatch.chdir(tmp_path)
    code, out, _ = run(capsys, "--out", "made/pages")
    written = sorted(tmp_path.glob("made/pages/*.md"))
    assert code == 0
    assert sorted(out.split()) == [str(path.relative_to(tmp_path)) for path in written]
    assert "](../" not in tmp_path.joinpath("made/pages/ph-2.md").read_text(encoding="utf-8")
    tmp_path.joinpath("features").mkdir()
    run(capsys, "--out", "made/pages", "--only", "ph-2")
    assert "](../../features/ph-2.feature)" in written[-1].with_name("ph-2.md").read_text(encoding="utf-8")


def test_only_one_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in an id is told, with the ids there are."""
    code, out, err = run(capsys, "--only", "ph-9")
    assert (code, out) == (2, "")
    assert "«ph-9» er ikke et sjekkpunkt" in err
    assert "ph-2" in err


def test_a_folder_that_cannot_be(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file in the way is told, without a traceback."""
    tmp_path.joinpath("made").write_text("", encoding="utf-8")
    code, _, err = run(capsys, "--out", str(tmp_path / "made"))
    assert code == 2
    assert "kan ikke skrives" in err


def test_another_catalogue(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """One that is not there is told of."""
    code, _, err = run(capsys, "--catalogue", str(tmp_path))
    assert code == 2
    assert "ikke en katalog" in err
