"""What the trial showed: counts for each part, the mutants that live, and those that no case can tell apart."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from .trial import Verdict

EQUIVALENT: Final = Path(__file__).with_name("equivalent.yaml")
"""Mutants that give the same answers as the catalogue, each group with the reason."""
FIGURES: Final = Path("docs/figures/mutation.json")


def reasons() -> dict[str, str]:
    """Why no case can notice them, by the names of the mutants. A name stands once."""
    groups = yaml.safe_load(EQUIVALENT.read_text(encoding="utf-8")) or []
    named = [(name, group["because"]) for group in groups for name in group["mutants"]]
    twice = [name for name, count in Counter(name for name, _ in named).items() if count > 1]
    if twice:
        raise ValueError(f"listed twice in {EQUIVALENT.name}: {', '.join(twice)}")
    return dict(named)


@dataclass(frozen=True, slots=True)
class Report:
    """The verdicts, held against the list of the equivalent."""

    verdicts: Sequence[Verdict]
    listed: Mapping[str, str]

    @property
    def survivors(self) -> list[str]:
        """Mutants that no case notices, and that are not listed."""
        return [it.name for it in self.verdicts if it.killed_by is None and it.name not in self.listed]

    def slips(self, *, whole: bool) -> Iterator[str]:
        """What is wrong with the list: mutants that a case does notice and, in a whole run, that do not exist."""
        verdicts = {it.name: it for it in self.verdicts}
        for name in self.listed:
            if name not in verdicts:
                if whole:
                    yield f"{name}: listed as equivalent, but there is no such mutant"
            elif (killer := verdicts[name].killed_by) is not None:
                yield f"{name}: listed as equivalent, but noticed by «{killer}»"

    def figures(self) -> dict[str, Any]:
        """The counts, in all and for each part."""
        counts = {part: self._count(part) for part in dict.fromkeys(it.part for it in self.verdicts)}
        total = Counter[str]()
        for count in counts.values():
            total.update(count)
        return {**total, "parts": counts}

    def lines(self) -> Iterator[str]:
        """The counts as a table, and the survivors."""
        figures = self.figures()
        width = max(map(len, figures["parts"]), default=0)
        yield f"{'':{width}}  mutants  killed  equivalent  living"
        for part, count in (*figures["parts"].items(), ("in all", figures)):
            living = count["mutants"] - count["killed"] - count["equivalent"]
            yield (
                f"{part:{width}}  {count['mutants']:7}  {count['killed']:6}  {count['equivalent']:10}  {living:6}"
            )
        yield from (f"lives: {name}" for name in self.survivors)

    def write(self) -> None:
        """Write the counts where the documentation reads them."""
        FIGURES.parent.mkdir(parents=True, exist_ok=True)
        FIGURES.write_text(json.dumps(self.figures(), indent=2) + "\n", encoding="utf-8")

    def _count(self, part: str) -> dict[str, int]:
        own = [it for it in self.verdicts if it.part == part]
        killed = sum(it.killed_by is not None for it in own)
        equivalent = sum(it.killed_by is None and it.name in self.listed for it in own)
        return {"mutants": len(own), "killed": killed, "equivalent": equivalent}
