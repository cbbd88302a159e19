"""What answers are given by: the rules in use, and the directory, as of the state that a pathway was read in."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import Connection

from pakkeforlop_service.directory import Places
from pakkeforlop_service.store import directory, state
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_service.store.state import State

from .rulebook import OtherEngine, Rulebook, Rules

NEVER: Final = datetime(1900, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class InUse:
    """The rules, and the places of the directory, that are in use."""

    rules: Rules
    places: Places
    changed_at: datetime
    """When the directory last changed; long ago when it never has."""


class Governing:
    """Remembers the rules and the directory, so that they are read once and not for every person."""

    def __init__(self, rulebook: Rulebook, current: Rules) -> None:
        self.rulebook = rulebook
        self.current = current
        """The rules in use, as far as this copy of the program has seen."""
        self._places: tuple[int, Places, datetime] = (-1, Places({}), NEVER)
        self._reading = threading.Lock()

    def in_use(self, connection: Connection) -> InUse:
        """What is in use now."""
        return self.of(connection, state.read(connection))

    def of(self, connection: Connection, now: State) -> InUse:
        """What is in use in a state that was read. Raises `OtherEngine` when this program cannot apply the rules."""
        assert now.adoption is not None  # noqa: S101 - the service adopts before it answers
        rules = self.rulebook.of(connection, now.adoption)
        if rules.adoption > self.current.adoption:
            self.current = rules
        return InUse(rules, *self._directory(connection, now.directory))

    def answering(self, connection: Connection, stored: Stored) -> InUse:
        """What a stored pathway is answered by: the rules its spans were worked out by, else those in use."""
        in_use = self.of(connection, stored.state)
        before = self.rules_before(connection, stored)
        return in_use if before is None else InUse(before, in_use.places, in_use.changed_at)

    def rules_before(self, connection: Connection, stored: Stored) -> Rules | None:
        """The rules that a pathway's spans were worked out by; `None` when they cannot be applied any more."""
        if stored.adoption is None:
            return None
        try:
            return self.rulebook.of(connection, stored.adoption)
        except OtherEngine:
            return None

    def _directory(self, connection: Connection, number: int) -> tuple[Places, datetime]:
        known, places, changed_at = self._places
        if known < number:
            with self._reading:
                places = places_of(connection)
                changed_at = directory.changed_at(connection) or NEVER
                self._places = (number, places, changed_at)
        return places, changed_at


def places_of(connection: Connection, known_at: datetime | None = None) -> Places:
    """The places of the directory as it is, or as it was known at an instant."""
    units = directory.units(connection, known_at)
    return Places({name: unit for name, (_, unit) in units.items()})
