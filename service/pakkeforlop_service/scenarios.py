"""The scenarios of `features/`: read from the checkout, or from the copy that the build puts into the wheel."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_HERE: Final = Path(__file__).parent
_FOLDERS: Final = (_HERE / "features", _HERE.parents[1] / "features")
"""Where the wheel has them, and where a checkout has."""
_STEP: Final = re.compile(r"(Gitt|Når|Så|Og|Men) (.+)")
_HEADING: Final = re.compile(r"(Egenskap|Bakgrunn|Scenario|Scenariomal|Eksempler):\s*(.*)")

Table = tuple[tuple[str, ...], ...]
"""Rows of cells; the first row is the heading."""


class Step(NamedTuple):
    """A line of a scenario: its keyword, what it says, and the table under it, if any."""

    keyword: str
    text: str
    table: Table = ()


class Scenario(NamedTuple):
    """An example: its title, its steps, and for a template the examples that fill it in."""

    title: str
    steps: tuple[Step, ...]
    examples: Table = ()


class Feature(NamedTuple):
    """What a file of scenarios says: its title, its paragraphs, what holds for all, and the scenarios."""

    title: str
    paragraphs: tuple[str, ...]
    background: tuple[Step, ...]
    scenarios: tuple[Scenario, ...]


@cache
def scenarios_of(checkpoint: str) -> Feature | None:
    """The scenarios of a checkpoint; `None` where there are none."""
    for folder in _FOLDERS:
        path = folder / f"{checkpoint}.feature"
        if path.is_file():
            return read(path.read_text(encoding="utf-8"))
    return None


def read(text: str) -> Feature:
    """A feature file in Norwegian, as far as ours go: no rules, no doc strings, tags only on the whole."""
    parts = list(_parts(text))
    _, title, body = parts[0]
    background: tuple[Step, ...] = ()
    scenarios: list[Scenario] = []
    for kind, name, lines in parts[1:]:
        if kind == "Bakgrunn":
            background = _steps(lines)
        elif kind == "Eksempler":
            scenarios[-1] = scenarios[-1]._replace(examples=_table(lines))
        else:
            scenarios.append(Scenario(name, _steps(lines)))
    paragraphs = " ".join(line or "\n" for line in body).split("\n")
    return Feature(
        title, tuple(found for part in paragraphs if (found := part.strip())), background, tuple(scenarios)
    )


def _parts(text: str) -> Iterator[tuple[str, str, list[str]]]:
    """The headings with the lines under each; tags and comments left out."""
    kind, name, lines = "", "", list[str]()
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith(("#", "@")):
            continue
        if found := _HEADING.fullmatch(line):
            if kind:
                yield kind, name, lines
            kind, name, lines = found[1], found[2], []
        else:
            lines.append(line)
    yield kind, name, lines


def _steps(lines: Sequence[str]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for line in lines:
        if found := _STEP.fullmatch(line):
            steps.append(Step(found[1], found[2]))
        elif line:
            steps[-1] = steps[-1]._replace(table=(*steps[-1].table, *_table([line])))
    return tuple(steps)


def _table(lines: Sequence[str]) -> Table:
    return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in lines if line)
