"""Which roles there are where a person lives and is treated, on a day.

A district has the roles of its municipality too, and a member of an intermunicipal cooperation has those of the
cooperation. A role is there when one of these units has it; it is lacking when none has it and one says so. That a
record is stale is shown, and takes no role away.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Final

from pakkeforlop_rules import Place
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.dates import day_after

from .records import RoleRecord
from .units import Unit

Units = Mapping[str, Unit]
"""The directory: its units by their references."""
Steps = tuple[tuple[date, Place], ...]
"""From which day on which roles are there: the first from the beginning of time."""

_BEGINNING: Final = date.min


class Places:
    """The places of one state of the directory: each is worked out once, however many people belong there."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._shared: dict[str, list[Unit]] = {}
        for unit in units.values():
            for member in unit.members:
                self._shared.setdefault(member, []).append(unit)
        self._steps: dict[tuple[str | None, str | None], Steps] = {}
        self._places: dict[Place, Place] = {}  # many pairs have the same roles: one value for all of them

    def known(self) -> frozenset[str]:
        """The references of the units that there are."""
        return frozenset(self._units)

    def unit(self, name: str) -> Unit | None:
        """What is known about a unit; `None` for a reference that is not in the directory."""
        return self._units.get(name)

    def on(self, municipality: str | None, hospital_unit: str | None, day: date) -> Place:
        """The roles that a municipality or district and a hospital unit have and lack on a day.

        A reference that is not in the directory says nothing.
        """
        steps = self.steps(municipality, hospital_unit)
        return steps[bisect_right(steps, day, key=lambda step: step[0]) - 1][1]

    def serving(self, municipality: str | None, hospital_unit: str | None, day: date) -> tuple[Unit, ...]:
        """The units that somebody who belongs there can turn to on a day, the nearest first."""
        return tuple(self._open(self._named(municipality, hospital_unit), day))

    def steps(self, municipality: str | None, hospital_unit: str | None) -> Steps:
        """The same for all days: from which day on which roles are there. Neighbours differ."""
        pair = (municipality, hospital_unit)
        known = self._steps.get(pair)
        if known is None:
            known = self._steps[pair] = self._worked_out(self._named(*pair))
        return known

    def _named(self, *names: str | None) -> list[Unit]:
        return [self._units[name] for name in names if name is not None and name in self._units]

    def _chain(self, unit: Unit) -> list[Unit]:
        """The units whose roles a unit has: its own first, then its municipality's, then shared ones."""
        names = [unit.id] if unit.part_of is None else [unit.id, unit.part_of]
        chain = [self._units[name] for name in names if name in self._units]
        return chain + [shared for name in names for shared in self._shared.get(name, ())]

    def _turns(self, here: Iterable[Unit]) -> list[date]:
        """The days on which the roles of some units may change, in order."""
        return sorted({day for unit in here for part in self._chain(unit) for day in _turns_of(part)})

    def _on(self, here: Iterable[Unit], day: date) -> Place:
        """The roles that some units have and lack together on a day."""
        states: dict[Role, bool] = {}
        for part in self._open(here, day):
            _add(states, part, day)
        place = Place(
            has=frozenset(role for role, held in states.items() if held),
            lacks=frozenset(role for role, held in states.items() if not held),
        )
        return self._places.setdefault(place, place)

    def _open(self, here: Iterable[Unit], day: date) -> Iterator[Unit]:
        """Some units and those whose roles they have, without those that are closed on a day."""
        for unit in here:
            if unit.open_on(day):
                yield from (part for part in self._chain(unit) if part.open_on(day))

    def _worked_out(self, here: list[Unit]) -> Steps:
        steps: list[tuple[date, Place]] = []
        for day in (_BEGINNING, *self._turns(here)):
            place = self._on(here, day)
            if not steps or steps[-1][1] != place:
                steps.append((day, place))
        return tuple(steps)


def changed(before: Units, after: Units) -> frozenset[str]:
    """The units where people's place is another, on any day, after a change of the directory."""
    was, now = Places(before), Places(after)
    return frozenset(name for name in {*before, *after} if was.steps(name, None) != now.steps(name, None))


def _add(states: dict[Role, bool], unit: Unit, day: date) -> None:
    for role, record in unit.roles.items():
        held = record.held_on(day)
        if held is not None:
            states[role] = held or states.get(role, False)


def _turns_of(unit: Unit) -> Iterable[date]:
    if unit.closed_on is not None:
        yield unit.closed_on
    for record in unit.roles.values():
        yield from _turns_of_role(record)


def _turns_of_role(record: RoleRecord) -> Iterable[date]:
    if record.vacant_from is not None:
        yield record.vacant_from
    if record.vacant_until is not None:
        yield day_after(record.vacant_until)
    if record.status == "vacant" and record.deputy is not None:
        yield record.deputy.on
        if record.deputy.until is not None:
            yield day_after(record.deputy.until)
