"""What can be done with the directory: look things up, change a unit, take in a file, and give one out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from pakkeforlop_service.clock import OSLO
from pakkeforlop_service.store import Store, state
from pakkeforlop_service.store import directory as stored

from . import files, json_files
from .incoming import Format, Incoming
from .places import changed
from .units import Unit

if TYPE_CHECKING:  # the store of units imports this package's models
    from pakkeforlop_service.store.directory import Version


class NoSuchUnit(LookupError):
    """There is no unit with this reference in the directory."""


@dataclass(frozen=True, slots=True)
class Written:
    """What came of a change: the version of each unit that was sent, and where it matters."""

    versions: Mapping[str, int]
    new: frozenset[str]
    """Those that were not there before."""
    changed: frozenset[str]
    """Those that were there and said something else."""
    places: frozenset[str]
    """The units where other roles are there than before, on some day: districts and members included."""


class Directory:
    """The directory in a store. Every change is one transaction, which sends people there to be worked out anew."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def units(self, known_at: datetime | None = None) -> dict[str, tuple[int, Unit]]:
        """Every unit with its version, by reference; as it was known at an instant when one is given."""
        with self._store.reading() as connection:
            return stored.units(connection, known_at)

    def versions(self, name: str) -> list[Version]:
        """Every version of a unit, the first one first. Raises `NoSuchUnit`."""
        with self._store.reading() as connection:
            found = stored.history(connection, name)
        if not found:
            raise NoSuchUnit
        return found

    def version(self, name: str, known_at: datetime | None = None) -> Version:
        """A unit's latest version, or the one that was known at an instant. Raises `NoSuchUnit`."""
        known = [one for one in self.versions(name) if known_at is None or one.recorded_at <= known_at]
        if not known:
            raise NoSuchUnit
        return known[-1]

    def put(self, document: dict[str, Any], now: datetime, expected_version: int | None) -> Written:
        """Write one unit; 0 is expected of one that is not there yet. Raises `InvalidDocument` or `Stale`."""
        return self._write(json_files.read_one(document), now, expected_version)

    def import_(self, content: bytes, form: Format, now: datetime) -> Written:
        """Write all the units of a file, or none. Those it does not name stay. Raises `InvalidDocument`."""
        return self._write(files.read(content, form), now, None)

    def fill(self, units: Iterable[Unit], now: datetime) -> Written:
        """Write units that a program has made: demo content. Raises `InvalidDocument`."""
        return self.import_(files.written(units, "json"), "json", now)

    def check(self, content: bytes, form: Format, now: datetime) -> None:
        """See whether a file could be taken in. Raises `InvalidDocument`."""
        known = {name: unit for name, (_, unit) in self.units().items()}
        files.usable(files.read(content, form), known, _day(now))

    def export(self, form: Format) -> bytes:
        """Every unit, in a file that can be taken in again. It holds nothing about patients."""
        return files.written((unit for _, unit in self.units().values()), form)

    def _write(self, incoming: Incoming, now: datetime, expected_version: int | None) -> Written:
        with self._store.writing() as connection:
            state.hold(connection)  # one change at a time: units point to each other
            before = stored.units(connection)
            known = {name: unit for name, (_, unit) in before.items()}
            sent = files.usable(incoming, known, _day(now))
            versions = {
                name: stored.put(connection, unit, expected_version, now) for name, unit in sent.items()
            }
            wrote = {name for name, version in versions.items() if version != before.get(name, (0,))[0]}
            places = changed(known, {**known, **sent})
            if wrote:
                state.directory_changed(connection, set(places))
        return Written(
            versions, frozenset(wrote.difference(before)), frozenset(wrote.intersection(before)), places
        )


def _day(now: datetime) -> date:
    return now.astimezone(OSLO).date()
