"""`pakkeforlop catalogue prove`: the laws, as text and as JSON, by one process or by several."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pakkeforlop_service.cli import main
from tests.support.catalogue import TEXTS


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(("catalogue", "prove", *arguments))
    printed = capsys.readouterr()
    return code, printed.out, printed.err


@pytest.fixture
def too_soon(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue, of one checkpoint, in which a no is asked about again after one month."""
    for name, text in TEXTS.items():
        if "/" in name and name != "entries/yrkessykdom.yaml":
            continue
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(
            text.replace("reask_months:\n  value: 3", "reask_months:\n  value: 1"), encoding="utf-8"
        )
    return tmp_path


def test_a_checkpoint_that_keeps_the_laws(capsys: pytest.CaptureFixture[str]) -> None:
    """Counted, and with a mark for each law; those about whole lives are not tried."""
    code, out, err = run(capsys, "--only", "behandlingsdager-arbeid", "--jobs", "1")
    assert (code, err) == (0, "")
    first, *laws = out.splitlines()
    assert first.startswith("Katalogutgave ")
    assert first.endswith(" svar")
    assert [law[0] for law in laws] == ["✓", "–", "✓", "✓", "✓", "✓", "–"]


def test_a_law_that_does_not_hold(capsys: pytest.CaptureFixture[str], too_soon: Path) -> None:
    """The exit code says so, and the story of a person: what happened, the day, and what was answered."""
    asked = ("--catalogue", str(too_soon), "--only", "yrkessykdom")
    code, out, _ = run(capsys, *asked, "--jobs", "1")
    assert code == 1
    story = out[out.index("\n\n") :].splitlines()
    assert story[2].startswith("✗ Et nei spørres det ikke om igjen før tiden")
    assert story[3] == "  Pasienten takket nei 2025-01-24, for under 3 måneder siden."
    assert story[5:8] == [
        "  2023-01-25  tilknytning til arbeidslivet: ansatt",
        "  2025-01-24  diagnosen fortalt",
        "  2025-01-24  samtale: takket nei, yrkessykdom",
    ]
    assert story[8].startswith("→ 2025-02-24  yrkessykdom [diagnosis-told:2025-01-24]: bør tas nå")
    code, one, _ = run(capsys, *asked, "--format", "json", "--jobs", "1")
    assert code == 1
    assert run(capsys, *asked, "--format", "json", "--jobs", "2") == (1, one, "")
    assert {failure["law"] for failure in json.loads(one)["failures"]} == {"no"}


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (("--only", "ph-9"), "«ph-9» er ikke et sjekkpunkt"),
        (("--jobs", "0"), "--jobs: må være 1 eller mer (fant 0)."),
        (("--catalogue", "nowhere"), "nowhere"),
    ],
)
def test_what_cannot_be_proven(
    arguments: tuple[str, ...], fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was given wrong is told."""
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert fault in err
