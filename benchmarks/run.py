"""Figures of this machine, each as a ratio to something everybody knows, in one run: `make bench`.

Start-up is measured as whole processes in turn (ours, theirs, ours, …), so that a machine that slows down
does so for both; the median of the pairwise ratios is what counts.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pydantic_core import to_json

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.dates import LAST_DAY
from pakkeforlop_workflow.history import replayed

ROOT = Path(__file__).resolve().parent.parent
PAIRS = 15
BASE = """
from pydantic import BaseModel
class Model(BaseModel):
    number: int
    word: str
Model.model_validate({"number": 1, "word": "x"})
"""
IMPORT = "from pakkeforlop_rules import Catalogue; Catalogue.load()"
DUE = [
    str(Path(sys.executable).parent / "pakkeforlop"),
    "due",
    "examples/brystkreft.json",
    "--as-of",
    "2026-05-15",
]


def main() -> None:
    """Print every figure."""
    base = [sys.executable, "-c", BASE]
    startup("import pakkeforlop_rules, catalogue loaded", [sys.executable, "-c", IMPORT], base, "≤ 2.5")
    startup("pakkeforlop due, whole process", DUE, base, "≤ 3.5")
    evaluations()


def startup(name: str, ours: list[str], theirs: list[str], aim: str) -> None:
    """One whole process against one that defines and uses one pydantic model."""
    seconds(ours), seconds(theirs)
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(PAIRS)]
    ratio = statistics.median(one / other for one, other in pairs)
    milliseconds = [1000 * statistics.median(side) for side in zip(*pairs, strict=True)]
    print(f"{name}: {milliseconds[0]:.0f} ms against {milliseconds[1]:.0f} ms, ratio {ratio:.2f} (aim {aim})")


def seconds(command: list[str]) -> float:
    """CPU seconds, user and system, of a whole process."""
    before = os.times()
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own commands
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def evaluations() -> None:
    """Microseconds for one person's answers, and what the same person costs to read and to write."""
    text = (ROOT / "examples/brystkreft.json").read_text(encoding="utf-8")
    catalogue, day = Catalogue.load(), date(2026, 5, 15)
    pathway, writer = Pathway.read(text), Writer(catalogue, "nb")
    history = replayed(pathway)
    answers = catalogue.evaluate(history, day)
    document = writer.due(history, answers, day)
    first = history.events[0].on
    print(
        f"One person, {len(pathway.events)} events, {len(answers)} answers; microseconds of CPU, median of 300:"
    )
    figures: dict[str, Callable[[], object]] = {
        "read and validate the document": lambda: Pathway.read(text),
        "replay": lambda: replayed(pathway),
        "evaluate, without reasons": lambda: catalogue.evaluate(history, day, reasons=False),
        "evaluate, with reasons and next change": lambda: catalogue.evaluate(history, day),
        "timeline, 24 months": lambda: catalogue.timeline(history, day, date(2028, 5, 15)),
        "timeline, from the first event to 2199": lambda: catalogue.timeline(history, first, LAST_DAY),
        "lean timeline, from today to 2199": lambda: catalogue.timeline(history, day, LAST_DAY, lean=True),
        "write the answers as a document": lambda: writer.due(history, answers, day),
        "serialise it as JSON": lambda: to_json(document),
    }
    for name, work in figures.items():
        print(f"  {microseconds(work):8.0f}  {name}")


def microseconds(work: Callable[[], object]) -> float:
    """The median CPU time of one call: what else the machine does plays no part."""
    work()
    times = []
    for _ in range(300):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return 1e6 * statistics.median(times)


if __name__ == "__main__":
    main()
