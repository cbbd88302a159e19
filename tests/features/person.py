"""The person a scenario is about: what has happened, which conversation it is about, and which day it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pakkeforlop_rules import Answer, Catalogue, Place, Policy
from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow import Pathway
from tests.support.documents import event


@dataclass(slots=True)
class Person:
    """A pathway that grows step by step."""

    catalogue: Catalogue
    checkpoint: str | None
    """The conversation asked about: by the scenario's tag, or as the scenario says."""
    header: dict[str, Any] = field(default_factory=dict)
    events: list[dict[str, Any]] = field(default_factory=list)
    place: Place = field(default_factory=Place)
    later: list[tuple[date, Place]] = field(default_factory=list)
    """The places after each move, with the day of the move."""
    policy: Policy = field(default_factory=Policy)
    today: date | None = None

    def happens(self, kind: str, on: date, /, **fields: Any) -> None:
        """Record an event; events have their ids by the order in which they are told."""
        self.events.append(event(kind, on, id=f"{len(self.events) + 1}", **fields))

    def lacks(self, role: str) -> None:
        """A role that does not exist where the person lives and is treated."""
        self.place = Place.model_validate({**self.place.model_dump(), "lacks": {*self.place.lacks, role}})

    def has(self, role: str) -> None:
        """A role that is known to exist there."""
        self.place = Place.model_validate({**self.place.model_dump(), "has": {*self.place.has, role}})

    def moves(self, on: date, role: str, *, there: bool) -> None:
        """Move to a municipality that has a role, or lacks it; nothing else is known of it. The hospital stays."""
        self.happens("moved", on, municipality="another-place")
        old = self.place_on(on)
        known = {
            name: {it for it in roles if it.startswith("hospital_")}
            for name, roles in old.model_dump().items()
        }
        known["has" if there else "lacks"].add(role)
        self.later.append((on, Place.model_validate(known)))

    def place_on(self, day: date) -> Place:
        """The place the person belongs to on a day."""
        return next((place for on, place in reversed(self.later) if on <= day), self.place)

    @property
    def entry(self) -> Entry:
        """The conversation asked about."""
        if self.checkpoint is None:
            raise ValueError("Scenarioet sier ikke hvilken samtale det gjelder")
        return next(entry for entry in self.catalogue.entries if entry.id == self.checkpoint)

    @property
    def pathway(self) -> Pathway:
        """Everything told so far."""
        if "born" not in self.header:
            raise ValueError("Scenarioet sier ikke hvem pasienten er: «Gitt en pasient født i juni 1980»")
        return Pathway.read({"subject": "scenario", **self.header, "events": self.events})

    def answers(self, day: date | None = None, *, reasons: bool = False) -> Sequence[Answer]:
        """The answers to everything, on a day or today."""
        as_of = day or self.today
        if as_of is None:
            raise ValueError("Scenarioet sier ikke hvilken dag det er: «Når det er 12. januar 2026»")
        place = self.place_on(as_of)
        return self.catalogue.evaluate(self.pathway, as_of, place=place, policy=self.policy, reasons=reasons)

    def answer(self, day: date | None = None, *, occurrence: int = 1, reasons: bool = False) -> Answer:
        """The answer asked about: that of the latest cancer, sick leave or control, if there are several."""
        own = [
            answer
            for answer in self.answers(day, reasons=reasons)
            if answer.checkpoint == self.entry.id and answer.occurrence == occurrence
        ]
        if not own:
            raise ValueError(f"«{self.entry.title.nb}» finnes ikke den dagen, {occurrence}. gang")
        return own[-1]
