"""By which rules answers are given: the releases that were adopted, and the one in use."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Self

from sqlalchemy import Connection

from pakkeforlop_rules import Catalogue, InvalidCatalogue, Policy
from pakkeforlop_rules.affected import Readings
from pakkeforlop_rules.catalogue import ENGINE
from pakkeforlop_rules.changes import changed_checkpoints
from pakkeforlop_rules.entries import Entry
from pakkeforlop_service.store import NoSuchRelease, Store, releases
from pakkeforlop_service.store.releases import Adoption, Release

WORK: Final = "work"
"""The theme of Pakkeforløp hjem that is about work."""


class OtherEngine(Exception):
    """An answer was given by another version of the program: `engine`, where this one is `ENGINE`."""

    def __init__(self, engine: str) -> None:
        self.engine = engine
        super().__init__(f"given by engine {engine}; this is engine {ENGINE}")


@dataclass(frozen=True, slots=True)
class Rules:
    """A catalogue and the deployment's policy, as they were adopted together."""

    adoption: int
    release: str
    catalogue: Catalogue
    policy: Policy
    adopted_at: datetime
    work_checkpoints: frozenset[str]
    """The checkpoints that are about work, and not only ask about it among other things."""
    work_themes: frozenset[str]
    """The themes of a talk that make it one about work."""

    entries: Mapping[tuple[str, str, tuple[str, ...]], Entry]
    """The versions of its checkpoints, by id, first day in force, and cancers."""

    readings: Readings
    """What its checkpoints read."""

    _changed: dict[int, frozenset[str] | None] = field(default_factory=dict, compare=False, repr=False)

    def entry(self, checkpoint: str, valid_from: str, cancers: tuple[str, ...]) -> Entry:
        """A version of a checkpoint; the latest one where there is no such version."""
        found = self.entries.get((checkpoint, valid_from, cancers))
        return found or [entry for entry in self.catalogue.entries if entry.id == checkpoint][-1]

    def changed_since(self, before: Rules) -> frozenset[str] | None:
        """The checkpoints that these rules may ask otherwise than earlier ones; `None` when that may be any."""
        if before.adoption not in self._changed:
            self._changed[before.adoption] = (
                changed_checkpoints(before.catalogue, self.catalogue)
                if before.policy == self.policy
                else None
            )
        return self._changed[before.adoption]

    @classmethod
    def of(cls, adoption: Adoption, catalogue: Catalogue) -> Self:
        """The rules of an adoption."""
        general = [entry for entry in catalogue.entries if entry.kind == "pathway_hjem"]
        own = [entry for entry in catalogue.entries if entry.kind != "pathway_hjem"]
        shared = {theme for entry in general for theme in (*entry.themes.names, *entry.themes.also)}
        return cls(
            adoption.id,
            adoption.release,
            catalogue,
            adoption.policy,
            adoption.adopted_at,
            frozenset(entry.id for entry in own),
            frozenset(theme for entry in own for theme in entry.themes.names if theme not in shared) | {WORK},
            {(entry.id, entry.valid_from.isoformat(), entry.cancers): entry for entry in catalogue.entries},
            Readings(catalogue.entries, catalogue.silences),
        )


class Rulebook:
    """The adopted rules. Catalogues are read from the store once, and shared by all threads."""

    def __init__(self, own: Catalogue) -> None:
        """`own` is the catalogue that the program came with, or was given."""
        self._own = own
        self._catalogues = {own.release: own}
        self._adopted: dict[int, Rules] = {}
        self._shown: dict[int, Rules] = {}
        self._read: dict[str, Catalogue] = {}
        self._reading = threading.Lock()

    def first(self, store: Store, catalogue: Catalogue, policy: Policy, now: datetime) -> Rules:
        """The rules in use; in a store without any, the ones given are adopted. Raises `OtherEngine`."""
        with store.reading() as connection:
            before = releases.latest(connection)
            if before is not None:
                return self._rules(connection, before)
        return self.adopt(store, catalogue, policy, now)

    def adopt(self, store: Store, catalogue: Catalogue, policy: Policy, now: datetime) -> Rules:
        """Make a catalogue and a policy the ones in use in the store; nothing happens when they are."""
        kept = Release(catalogue.release, ENGINE, catalogue.files)
        with store.writing() as connection:
            adoption = releases.adopt(connection, kept, policy, now)
        self._catalogues.setdefault(catalogue.release, catalogue)
        return self._known(adoption, catalogue)

    def of(self, connection: Connection, adoption: int) -> Rules:
        """The rules of an adoption. Raises `OtherEngine` when this program cannot apply them."""
        known = self._adopted.get(adoption)
        if known is not None:
            return known
        return self._rules(connection, releases.adoption(connection, adoption))

    def words_of(self, connection: Connection, adoption: int) -> Rules:
        """The rules of an adoption to show answers by that were worked out before, whatever engine did it.

        Where this program cannot read the catalogue any more, its own words are used.
        """
        known = self._adopted.get(adoption) or self._shown.get(adoption)
        if known is None:
            decided = releases.adoption(connection, adoption)
            try:
                catalogue = Catalogue.of(releases.release(connection, decided.release).files)
            except InvalidCatalogue:
                catalogue = self._own
            known = self._shown[adoption] = Rules.of(decided, catalogue)
        return known

    def to_read(self, connection: Connection, release: str) -> Catalogue:
        """The catalogue of a release that was kept, whatever engine it was for, to be read and not applied.

        Raises `NoSuchRelease`, and `InvalidCatalogue` when this program cannot read it any more.
        """
        known = self._catalogues.get(release) or self._read.get(release)
        if known is None:
            known = self._read[release] = Catalogue.of(releases.release(connection, release).files)
        return known

    def of_release(self, connection: Connection, release: str, known_at: datetime | None) -> Rules:
        """A release with the policy it was last adopted with by an instant. Raises `NoSuchRelease`, `OtherEngine`."""
        found = [one for one in releases.adoptions(connection) if one.release == release]
        if not found:
            raise NoSuchRelease
        by_then = [one for one in found if known_at is None or one.adopted_at <= known_at]
        return self._rules(connection, (by_then or found[:1])[-1])

    def _rules(self, connection: Connection, adoption: Adoption) -> Rules:
        with self._reading:
            catalogue = self._catalogues.get(adoption.release)
            if catalogue is None:
                kept = releases.release(connection, adoption.release)
                if kept.engine != ENGINE:
                    raise OtherEngine(kept.engine)
                catalogue = self._catalogues[adoption.release] = Catalogue.of(kept.files)
        return self._known(adoption, catalogue)

    def _known(self, adoption: Adoption, catalogue: Catalogue) -> Rules:
        return self._adopted.setdefault(adoption.id, Rules.of(adoption, catalogue))
