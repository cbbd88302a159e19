"""The trial of the mutants: which of them a boundary case notices, tried on several processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tests.grids.runner import Case, check, notices

from .mutants import Mutant, mutants, original


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a mutant: the case that noticed it, or `None` when it lives."""

    part: str
    name: str
    killed_by: str | None


def faults() -> Iterator[str]:
    """What is wrong with the cases themselves, before anything is changed."""
    of = original()
    for own in of.cases.values():
        for case in own:
            fault = check(case, of.catalogue)
            if fault is not None:
                yield fault


def tried(parts: Sequence[str], jobs: int) -> Iterator[Verdict]:
    """The verdict on every mutant of these parts, part by part."""
    if jobs == 1:
        for part in parts:
            yield from judged(part)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for verdicts in pool.map(judged, parts):
            yield from verdicts


def judged(part: str) -> list[Verdict]:
    """The verdict on every mutant of one part. What noticed the mutants before is asked first."""
    queues: dict[tuple[int, ...], list[Case]] = {}
    return [_verdict(mutant, queues) for mutant in mutants(original(), part)]


def _verdict(mutant: Mutant, queues: dict[tuple[int, ...], list[Case]]) -> Verdict:
    queue = queues.setdefault(tuple(map(id, mutant.cases)), list(mutant.cases))
    for number, case in enumerate(queue):
        if notices(case, mutant.catalogue):
            queue.insert(0, queue.pop(number))
            return Verdict(mutant.part, mutant.name, case.label)
    return Verdict(mutant.part, mutant.name, None)
