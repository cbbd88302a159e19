"""The scenarios as the pages show them: all that Gherkin's own reader finds, from a checkout and from the wheel."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import pytest
from gherkin.parser import Parser
from hatchling.builders.wheel import WheelBuilder

from pakkeforlop_rules import Catalogue
from pakkeforlop_service import scenarios
from pakkeforlop_service.scenarios import Step, Table, read, scenarios_of

ROOT = Path(__file__).parents[2]
FEATURES = sorted((ROOT / "features").glob("*.feature"))


def cells(rows: list[dict[str, Any]]) -> Table:
    return tuple(tuple(cell["value"] for cell in row["cells"]) for row in rows)


def steps(found: list[dict[str, Any]]) -> tuple[Step, ...]:
    return tuple(
        Step(step["keyword"].strip(), step["text"], cells(step.get("dataTable", {}).get("rows", [])))
        for step in found
    )


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: str(path.stem))
def test_reads_what_gherkin_reads(path: Path) -> None:
    """Titles, steps, tables and examples, none left out and none added."""
    text = path.read_text(encoding="utf-8")
    expected: dict[str, Any] = dict(Parser().parse(text)["feature"])
    found = read(text)
    assert found.title == expected["name"]
    assert " ".join(found.paragraphs) == " ".join(str(expected["description"]).split())
    children = expected["children"]
    background = [child["background"]["steps"] for child in children if "background" in child]
    assert found.background == (steps(background[0]) if background else ())
    cases = [child["scenario"] for child in children if "scenario" in child]
    assert [(one.title, one.steps) for one in found.scenarios] == [
        (case["name"], steps(case["steps"])) for case in cases
    ]
    for one, case in zip(found.scenarios, cases, strict=True):
        rows = [
            row for example in case["examples"] for row in (example["tableHeader"], *example["tableBody"])
        ]
        assert one.examples == cells(rows)


def test_every_checkpoint_has_some() -> None:
    """The file's name is the checkpoint's."""
    for entry in Catalogue.load().entries:
        feature = scenarios_of(entry.id)
        assert feature is not None, entry.id
        assert feature.scenarios, entry.id
    assert scenarios_of("nothing-here") is None


def test_the_wheel_brings_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no checkout they are read from where the build puts them; nothing else is left out or added."""
    [wheel] = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    installed = tmp_path / "installed" / "pakkeforlop_service"
    assert sorted(path.name for path in (installed / "features").iterdir()) == [
        path.name for path in FEATURES
    ]
    tops = {path.name for path in (tmp_path / "installed").iterdir() if not path.name.endswith(".dist-info")}
    assert tops == {"pakkeforlop_workflow", "pakkeforlop_rules", "pakkeforlop_service"}
    assert (installed / "pages" / "templates" / "rules_index.html").is_file()
    installed_module = (installed / "scenarios.py").read_text(encoding="utf-8")
    there: dict[str, Any] = {"__file__": str(installed / "scenarios.py"), "__name__": "installed_scenarios"}
    exec(compile(installed_module, "scenarios.py", "exec"), there)  # noqa: S102 - our own file, from elsewhere
    assert there["scenarios_of"]("ph-2") == scenarios.scenarios_of("ph-2")
