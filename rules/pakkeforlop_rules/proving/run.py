"""The whole proof: its parts, each of which can be done by itself, and what they add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.entries import Entry

from .asking_again import after_a_contact, after_a_no
from .closing import closes, comes
from .falling_silent import falls_silent, no_goal_silences
from .findings import Failure, Tally
from .following import follow
from .living import lives
from .looking import CannotMake
from .making import Person
from .overlapping import overlap, pairs
from .owning import owns
from .people import Sort
from .sequences import in_a_row, starts
from .trying import Case, Tried, spread_over, tried

BATCH: Final = 24
"""So many lives are one part."""
LOOKED_CLOSER_AT: Final = 16
"""Of the cases of a version, which differ in their days, so many at most are followed through all that can come."""
_RULE: Final = ("kind", "per", "each", "fresh", "when", "need", "windows", "owner", "themes")
"""What a version says besides its words, for whom it is and when."""
SAYING_NO: Final = 8
"""Every so-many-th life is also lived by somebody who says no each time."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the proof: one version of a checkpoint, two that could ask the same, or some lives.

    `cases` is what is done with one version that is only needed as the other of two.
    """

    what: Literal["version", "cases", "pair", "lives"]
    places: tuple[int, ...] = ()
    """Where the versions stand in the catalogue."""
    cases: tuple[tuple[Case, ...], ...] = ()
    lives: tuple[Sort, ...] = ()
    share: int = 1
    """Of sequences, every so-many-th."""


@dataclass(slots=True)
class Found:
    """What one part found, and the cases in which its checkpoint is due."""

    tally: Tally = field(default_factory=Tally)
    cases: tuple[Case, ...] = ()


Spread = Callable[[Sequence[Part]], Iterable[Found]]
"""How parts are done: one after the other, or by several processes. What they find comes back in their order."""


def prove(
    catalogue: Catalogue, *, only: str | None = None, share: int = 1, spread: Spread | None = None
) -> Tally:
    """Hold a catalogue to every law.

    Args:
        catalogue: The catalogue.
        only: The id of one checkpoint. Whole lives are then left out: they are about all checkpoints together.
        share: Of sequences and lives, every so-many-th.
        spread: How the parts are done; one after the other if not given.

    """
    done: Spread = spread or (lambda parts: (work(catalogue, part) for part in parts))
    entries = catalogue.entries
    both = [pair for pair in pairs(entries) if only is None or only in {entries[place].id for place in pair}]
    parts = [*_versions(catalogue, only, both, share)]
    if only is None:
        some = tuple(lives(entries))[::share]
        parts += [Part("lives", lives=some[first : first + BATCH]) for first in range(0, len(some), BATCH)]
    whole = Tally()
    cases: dict[int, tuple[Case, ...]] = {}
    for part, found in zip(parts, done(parts), strict=True):
        whole.add(found.tally)
        cases |= dict.fromkeys(part.places, found.cases)
    for found in done([Part("pair", pair, (cases[pair[0]], cases[pair[1]])) for pair in both]):
        whole.add(found.tally)
    return whole


def _versions(
    catalogue: Catalogue, only: str | None, both: Iterable[tuple[int, int]], share: int
) -> Iterator[Part]:
    others = {place for pair in both for place in pair}
    for place, entry in enumerate(catalogue.entries):
        if only in {None, entry.id}:
            yield Part("version", (place,), share=share)
        elif place in others:
            yield Part("cases", (place,))


def work(catalogue: Catalogue, part: Part) -> Found:
    """Do one part."""
    found = Found()
    match part.what:
        case "version":
            found.cases = _version(catalogue, part, found.tally)
        case "cases":
            found.cases = _cases(_tried(catalogue, part.places[0], Tally()))
        case "pair":
            here, there = (catalogue.entries[place] for place in part.places)
            overlap(catalogue, (here, there), (part.cases[0], part.cases[1]), found.tally)
        case "lives":
            for number, sort in enumerate(part.lives):
                follow(catalogue, sort, found.tally, saying_no=number % SAYING_NO == 0)
    return found


def _version(catalogue: Catalogue, part: Part, tally: Tally) -> tuple[Case, ...]:
    """Everything about one version of a checkpoint by itself."""
    place = part.places[0]
    entry = catalogue.entries[place]
    result = _tried(catalogue, place, tally)
    if result is None:
        return ()
    comes(entry, result, tally)
    for case in result.owned.values():
        owns(catalogue, entry, case, tally)
    for case in result.cases.values():
        closes(catalogue, entry, case, tally)
    if not any(_same_rule(entry, other) for other in catalogue.entries[:place]):
        for case in spread_over(tuple(result.cases.values()), LOOKED_CLOSER_AT):
            for holds in (falls_silent, no_goal_silences, after_a_contact, after_a_no):
                holds(catalogue, entry, case, tally)
        for case in starts(result.cases.values()):
            in_a_row(catalogue, entry, case, tally, part.share)
    return _cases(result)


def _same_rule(one: Entry, other: Entry) -> bool:
    """Whether two versions of a checkpoint differ in nothing but words, cancers and days in force."""
    return one.id == other.id and all(getattr(one, name) == getattr(other, name) for name in _RULE)


def _tried(catalogue: Catalogue, place: int, tally: Tally) -> Tried | None:
    entry = catalogue.entries[place]
    try:
        return tried(catalogue, entry, tally)
    except CannotMake as missing:
        fault = f"Beviset kan ikke lage noen med {missing}: lær det hvordan, blant aspektene."
        tally.fails(Failure("closes", fault, (entry.id,), Person().pathway(), entry.valid_from))
        return None


def _cases(result: Tried | None) -> tuple[Case, ...]:
    return () if result is None else tuple(result.cases.values())
