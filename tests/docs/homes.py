"""Where an item of the review of the sources can live, and whether the home it is given is really there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, get_args

from pydantic import BaseModel, ConfigDict, Field

from pakkeforlop_rules import Catalogue, Place, Policy
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.timing import Timing
from pakkeforlop_workflow import codes
from pakkeforlop_workflow.deadlines import CLOCKS
from pakkeforlop_workflow.events import ORDER
from pakkeforlop_workflow.facts import FACTS
from tests.docs.service_homes import service

ROOT: Final = Path(__file__).resolve().parents[2]
LISTS: Final[Mapping[str, int]] = {"C": 40, "F": 37, "S": 40, "P": 70, "A": 28}
"""The lists of the review, by the letter of their items, and how many items each has."""
LATER: Final = frozenset(
    {"fagrådets bord", "tilgang", "kliniske systemer", "fart og omfang", "trygghet og vedlikehold"}
)
"""Parts that are not built yet."""
_OF_A_CHECKPOINT: Final = frozenset({"checkpoint", "prompt", "wording", "background", "conflict"})
"""Kinds of home that are a checkpoint, or a part of one."""


class Item(BaseModel):
    """One item: what it says, where it lives, and how."""

    model_config = ConfigDict(extra="forbid")

    item: str = Field(min_length=3, max_length=160)
    homes: list[dict[str, Any]]
    how: str = Field(min_length=10, max_length=320)


@dataclass(frozen=True, slots=True)
class House:
    """What there is to live in: the catalogue with its checkpoints, the codes, the files, and the service."""

    catalogue: Catalogue
    codes: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, catalogue: Catalogue, root: Path = ROOT) -> House:
        """The house as it stands."""
        entries = catalogue.entries
        return cls(
            catalogue,
            {
                "checkpoint": frozenset(entry.id for entry in entries),
                "prompt": frozenset(entry.id for entry in entries),
                "wording": frozenset(entry.id for entry in entries if entry.wording),
                "background": frozenset(entry.id for entry in entries if entry.background),
                "conflict": frozenset(entry.id for entry in entries if entry.conflicts),
                "fact": frozenset(FACTS),
                "event": frozenset({*ORDER, "correction"}),
                "obstacle": frozenset(get_args(codes.Obstacle)),
                "outcome": frozenset(get_args(codes.Outcome)),
                "journal": frozenset(
                    code
                    for code in get_args(codes.Outcome)
                    if f"journal-{code}" in catalogue.vocabulary.codes("phrase")
                ),
                "answer": frozenset({*get_args(AnswerCode), "over_time"}),
                "affiliation": frozenset(get_args(codes.AffiliationKind)),
                "absence": frozenset(get_args(codes.AbsenceForm)),
                "benefit": frozenset(get_args(codes.BenefitKind)),
                "wish": frozenset(get_args(codes.WishCode)),
                "handover": frozenset((*get_args(codes.HandoverState), *get_args(codes.HandoverStatus))),
                "purpose": frozenset(get_args(codes.MeetingPurpose)),
                "milestone": frozenset((*get_args(codes.MilestoneState), *get_args(codes.MilestoneStatus))),
                "goal": frozenset(get_args(codes.MilestoneGoal)),
                "deadline": frozenset(clock.code for clock in CLOCKS),
                "silence": frozenset(silence.id for silence in catalogue.silences),
                "timing": frozenset(Timing.model_fields),
                "policy": frozenset(Policy.model_fields),
                "place": frozenset(Place.model_fields),
                "overlay": frozenset(overlay.id for overlay in catalogue.overlays),
                "source": frozenset(_cited(catalogue)),
                "scenario": frozenset(path.stem for path in root.glob("features/*.feature")),
                "decision": frozenset(path.name[:4] for path in root.glob("docs/decisions/*.md")),
                **{kind: frozenset(words) for kind, words in service().items()},
            },
        )

    def versions(self, checkpoint: str) -> list[Entry]:
        """Every version of a checkpoint, those of overlays too."""
        return [entry for entry in self.catalogue.entries if entry.id == checkpoint]

    def themes(self, checkpoint: str) -> set[str]:
        """Its themes, in any version."""
        found = self.versions(checkpoint)
        return {theme for entry in found for theme in (*entry.themes.names, *entry.themes.also)}

    def roles(self, checkpoint: str) -> set[str]:
        """Who can own it or come along, in any version."""
        found = self.versions(checkpoint)
        return {role for it in found for role in (*(owner.role for owner in it.owner), *it.participants)}

    def seeds(self, checkpoint: str) -> set[str]:
        """The items it says that it comes from."""
        return {seed for entry in self.versions(checkpoint) for seed in entry.seeds}


def _cited(catalogue: Catalogue) -> Iterator[str]:
    """The sources that something rests on: one that only stands in the register is no home."""
    numbers = (getattr(catalogue.timing, name) for name in Timing.model_fields)
    for thing in (*catalogue.overlays, *catalogue.silences, *numbers):
        yield from (citation.source for citation in thing.basis)
    for entry in catalogue.entries:
        yield from (citation.source for citation in entry.citations())
        for conflict in entry.conflicts:
            yield from (conflict.followed, *conflict.against)
    yield from (clock.source for clock in CLOCKS)


def problems(items: Mapping[str, Item], house: House) -> Iterator[str]:
    """Everything that is wrong with a coverage: items, homes, and what checkpoints say that they come from."""
    expected = {f"{letter}{number:02}" for letter, count in LISTS.items() for number in range(1, count + 1)}
    yield from (f"{name}: has no home" for name in sorted(expected - items.keys()))
    yield from (f"{name}: is no item of the review" for name in sorted(items.keys() - expected))
    for name, item in items.items():
        if not item.homes:
            yield f"{name}: is mapped to nothing"
        for home in item.homes:
            yield from (f"{name}: {fault}" for fault in _faults(name, home, house))
    for checkpoint in sorted(house.codes["checkpoint"]):
        for seed in sorted(house.seeds(checkpoint)):
            if (
                seed in items
                and seed[0] in "CFSP"
                and checkpoint not in map(checkpoint_of, items[seed].homes)
            ):
                yield f"{seed}: {checkpoint} says that it comes from it, but is no home of it"


def checkpoint_of(home: Mapping[str, Any]) -> str | None:
    """The checkpoint that a home is in, when it is in one."""
    kind = kind_of(home)
    if kind in _FIELDS and "in" in _FIELDS[kind]:
        return str(home.get("in"))
    return str(home[kind]) if kind in _OF_A_CHECKPOINT else None


def kind_of(home: Mapping[str, Any]) -> str:
    """The kind of a home: its first word."""
    return next(iter(home), "")


def _faults(name: str, home: Mapping[str, Any], house: House) -> Iterator[str]:
    kind = kind_of(home)
    check = _CHECKS.get(kind, _known if kind in house.codes else None)
    if check is None:
        yield f"no such kind of home: {kind}"
        return
    allowed = {kind, *_FIELDS.get(kind, ())}
    yield from (f"{kind} has no «{field}»" for field in home if field not in allowed)
    yield from check(home, house)
    checkpoint = home.get("checkpoint")
    if checkpoint in house.codes["checkpoint"] and name[0] == "C" and name not in house.seeds(checkpoint):
        yield f"{checkpoint} does not say that it comes from it"


def _known(home: Mapping[str, Any], house: House) -> Iterator[str]:
    kind = kind_of(home)
    if home[kind] not in house.codes[kind]:
        yield f"no such {kind}: {home[kind]}"


def _within(home: Mapping[str, Any], house: House) -> Iterator[str]:
    kind, checkpoint = kind_of(home), home.get("in")
    if checkpoint not in house.codes["checkpoint"]:
        yield f"no such checkpoint: {checkpoint}"
        return
    there = house.themes(str(checkpoint)) if kind == "theme" else house.roles(str(checkpoint))
    if home[kind] not in there:
        yield f"{checkpoint} has no {kind} {home[kind]}"


def _later(home: Mapping[str, Any], _: House) -> Iterator[str]:
    if not str(home.get("what", "")).strip():
        yield "a later part without what it will do"
    if home["later"] not in LATER:
        yield f"nothing later is called {home['later']}"


def _reason(home: Mapping[str, Any], _: House) -> Iterator[str]:
    if len(str(home["not_a_rule"] or "").strip()) < 10:
        yield "not a rule, but for no reason"


_CHECKS: Final = {
    "theme": _within,
    "role": _within,
    "later": _later,
    "not_a_rule": _reason,
}
_FIELDS: Final[Mapping[str, Sequence[str]]] = {
    "theme": ("in",),
    "role": ("in",),
    "later": ("what",),
}
"""What may stand beside the kind."""
