"""Catalogues with one thing changed: whoever changes it so by mistake must hear of it from a boundary case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Final

from pydantic import ValidationError

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.loading import parts_of
from pakkeforlop_rules.overlays import Overlay, laid_over
from tests.grids.everything import CASES
from tests.grids.runner import Case
from tests.support.catalogue import TEXTS

from . import entries, general

SILENCES: Final = "silences"
TIMING: Final = "timing"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A catalogue with one thing changed, what that is, and the cases that could notice."""

    part: str
    """What is changed, as the report counts: a checkpoint, an overlay, the silences or the timing."""
    name: str
    catalogue: Catalogue
    cases: Sequence[Case]


@dataclass(frozen=True, slots=True)
class Original:
    """The catalogue as it stands, with its entries as they are written, and the cases of each checkpoint."""

    catalogue: Catalogue
    written: Mapping[str, tuple[Entry, ...]]
    """The versions of each checkpoint before any overlay."""
    cases: Mapping[str, tuple[Case, ...]]

    @property
    def parts(self) -> tuple[str, ...]:
        """Everything that can be changed, as the report counts."""
        layers = (_layer(overlay) for overlay in self.catalogue.overlays)
        return (*self.written, *layers, SILENCES, TIMING)


@cache
def original() -> Original:
    """The catalogue that is shipped, and its grids."""
    written: dict[str, tuple[Entry, ...]] = {}
    for entry in parts_of(TEXTS).entries:
        written[entry.id] = (*written.get(entry.id, ()), entry)
    cases: dict[str, tuple[Case, ...]] = {}
    for case in CASES:
        cases[case.checkpoint] = (*cases.get(case.checkpoint, ()), case)
    return Original(Catalogue.of(TEXTS), written, cases)


def mutants(of: Original, part: str) -> Iterator[Mutant]:
    """Every mutant of one part of a catalogue, in the order in which the part is written."""
    if part == SILENCES:
        yield from _silences(of)
    elif part == TIMING:
        yield from _timing(of)
    elif part in of.written:
        yield from _entries(of, part)
    else:
        for number, overlay in enumerate(of.catalogue.overlays):
            if _layer(overlay) == part:
                yield from _overlay(of, number)


def _entries(of: Original, checkpoint: str) -> Iterator[Mutant]:
    versions = of.written[checkpoint]
    for number, version in enumerate(versions):
        for what, changed in entries.mutated(version):
            others = (*versions[:number], changed, *versions[number + 1 :])
            catalogue = _layered(of, others, of.catalogue.overlays)
            name = f"{checkpoint}@{version.valid_from.isoformat()}: {what}"
            if catalogue is not None:
                yield Mutant(checkpoint, name, catalogue, of.cases.get(checkpoint, ()))


def _overlay(of: Original, number: int) -> Iterator[Mutant]:
    overlays = of.catalogue.overlays
    part = _layer(overlays[number])
    touched = dict.fromkeys(amendment.checkpoint for amendment in overlays[number].amends)
    written = [version for name in touched for version in of.written[name]]
    cases = [case for name in touched for case in of.cases.get(name, ())]
    for what, changed in entries.amended(overlays[number]):
        layers = (*overlays[:number], changed, *overlays[number + 1 :])
        catalogue = _layered(of, written, layers)
        if catalogue is not None:
            yield Mutant(part, f"{part}: {what}", catalogue, cases)


def _layered(of: Original, written: Sequence[Entry], overlays: tuple[Overlay, ...]) -> Catalogue | None:
    """The catalogue of these entries and overlays; `None` for what is refused when it is read, or is no change."""
    try:
        laid = laid_over(written, overlays)
    except ValidationError:
        return None  # nobody could make this mistake
    as_it_was = (entry for entry in of.catalogue.entries if entry.id in {version.id for version in written})
    return None if _same(laid, as_it_was) else replace(of.catalogue, entries=laid, overlays=overlays)


def _same(some: Iterable[Entry], others: Iterable[Entry]) -> bool:
    """Whether these are the same versions, in whatever order."""
    return sorted(some, key=_version) == sorted(others, key=_version)


def _version(entry: Entry) -> tuple[str, date, tuple[str, ...]]:
    return entry.id, entry.valid_from, entry.cancers


def _silences(of: Original) -> Iterator[Mutant]:
    kinds = {name: versions[0].kind for name, versions in of.written.items()}
    for silence, felt_by, (what, changed) in general.silences(of.catalogue.silences):
        cases = [case for name, own in of.cases.items() if kinds[name] in felt_by for case in own]
        yield Mutant(
            SILENCES, f"{SILENCES}/{silence}: {what}", replace(of.catalogue, silences=changed), cases
        )


def _timing(of: Original) -> Iterator[Mutant]:
    cases = [case for own in of.cases.values() for case in own if _talks(case)]
    for what, changed in general.timing(of.catalogue.timing):
        yield Mutant(TIMING, f"{TIMING}: {what}", replace(of.catalogue, timing=changed), cases)


def _talks(case: Case) -> bool:
    """Whether a case has a conversation: nothing else is reckoned with the general numbers."""
    events = (event.get("replaces", event) for event in case.document["events"])
    return any(event["type"] == "conversation" for event in events)


def _layer(overlay: Overlay) -> str:
    return f"overlays/{overlay.id}"
