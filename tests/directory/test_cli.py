"""`pakkeforlop directory`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pakkeforlop_service.cli import main
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written

DAY = date(2026, 5, 15)


@pytest.fixture
def store(tmp_path: Path) -> list[str]:
    """The option that names a database of its own."""
    return ["--store", f"sqlite:///{tmp_path / 'store.sqlite'}"]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The demo's units in a spreadsheet."""
    path = tmp_path / "enheter.csv"
    path.write_bytes(written(demo_units(DAY), "csv"))
    return path


def run(*arguments: object) -> int:
    return main(["directory", *map(str, arguments)])


def test_in_and_out_again(
    store: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Taken in once, unchanged the next time, and given out as it came."""
    assert run("import", file, *store) == 0
    assert capsys.readouterr().out.endswith("ny: demo-sykehus-b\n8 nye, 0 endret, 0 som før\n")
    assert run("import", file, *store) == 0
    assert capsys.readouterr().out == "0 nye, 0 endret, 8 som før\n"
    out = tmp_path / "ut.csv"
    assert run("export", "--format", "csv", "--out", out, *store) == 0
    assert out.read_bytes() == file.read_bytes()
    assert run("export", *store) == 0
    assert len(json.loads(capsys.readouterr().out)["units"]) == 8


def test_a_faulty_file_is_told_and_not_taken_in(
    store: list[str], file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every fault by row and column, for `check` as for `import`; exit code 1."""
    file.write_bytes(file.read_bytes().replace(b";kommune;", b";by;"))
    for command in ("check", "import"):
        assert run(command, file, *store) == 1
        lines = capsys.readouterr().out.splitlines()
        assert lines[0].startswith(f"{file}: rad ")
        assert "kolonne «Slag»: ukjent verdi" in lines[0]
        assert lines[-1] == "4 feil. Ingenting er tatt inn."
    assert run("export", *store) == 0
    assert json.loads(capsys.readouterr().out) == {"units": []}


def test_check_of_a_good_file(store: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", file, *store) == 0
    assert capsys.readouterr().out == "ingen feil\n"


def test_stale(store: list[str], file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On the day that is asked about; before the municipality's own record was a year old it was fresh."""
    run("import", file, *store)
    capsys.readouterr()
    assert run("stale", "--as-of", DAY, *store) == 0
    assert capsys.readouterr().out.splitlines() == [
        "demo-kommune-2  roles.municipal_appointee  aldri bekreftet",
        "demo-kommune-4  roles.municipal_coordinating_unit  2024-12-31",
    ]
    assert run("stale", "--as-of", "2025-12-31", *store) == 0
    assert capsys.readouterr().out == "demo-kommune-2  roles.municipal_appointee  aldri bekreftet\n"


@pytest.mark.parametrize("name", ["enheter.xlsx", "borte.csv"])
def test_what_cannot_be_read(
    name: str, store: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another kind of file, or none: said in plain words, exit code 2."""
    if name.endswith("xlsx"):
        (tmp_path / name).touch()
    assert run("import", tmp_path / name, *store) == 2
    assert name in capsys.readouterr().err
