"""Units that somebody has sent: read one by one, with all that is wrong and where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import place, shown

from .codes import UNIT_KINDS, UnitKind
from .freshness import records_of
from .units import Unit, Where

TAKEN: Final = frozenset({"import", "export.csv", "export.json"})
"""What stands where the id does in addresses that are about the whole directory: no new unit is called that."""

Format = Literal["json", "csv"]
Place = Callable[[Where], str]
"""Tells those who wrote it where a field of a unit stands."""


@dataclass(slots=True)
class Incoming:
    """The units that could be read, and everything that is wrong with the rest."""

    units: dict[str, Unit] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """By unit, those that could not be read included."""
    problems: list[Problem] = field(default_factory=list)

    def look_around(self, known: Mapping[str, Unit], today: date) -> None:
        """Add what is wrong with the units seen together, with those that are `known` and on the day it is."""
        together = {**known, **self.units}
        for name, unit in self.units.items():
            at = self.places[name]
            self.problems += _of_references(unit, together, self.places, at)
            self.problems += _of_days(unit, today, at)
            if name in TAKEN:
                self.problems.append(Problem(at(("id",)), name, "adressen er opptatt", "Bruk en annen id."))
        for name, unit in known.items():
            if name not in self.places:  # somebody who is here already, and points to a unit that has changed
                self.problems += _of_references(unit, together, self.places, _elsewhere(name))


def _of_references(
    unit: Unit, together: Mapping[str, Unit], sent: Mapping[str, Place], at: Place
) -> list[Problem]:
    wanted: list[tuple[Where, str | None]] = [(("part_of",), unit.part_of)]
    wanted += [
        (("members", index), name) for index, name in enumerate(unit.members)
    ]  # the host is one of them
    found: list[Problem] = []
    for where, name in wanted:
        other = None if name is None else together.get(name)
        if name is None or (other is None and name in sent):
            continue  # what is wrong with the other one is told already
        if other is None:
            cure = "Registrer den først, eller i samme fil, eller rett referansen."
            found.append(Problem(at(where), shown(name), "enheten finnes ikke", cure))
        elif other.kind != "municipality":
            found.append(_no_municipality(at(where), name, other.kind))
    return found


def _no_municipality(where: str, name: str, kind: UnitKind) -> Problem:
    return Problem(where, shown(name), f"er {UNIT_KINDS[kind]}, ikke en kommune", "Vis til en kommune.")


def _of_days(unit: Unit, today: date, at: Place) -> list[Problem]:
    return [
        Problem(
            at((*where, "last_verified")),
            record.last_verified.isoformat(),
            "dagen har ikke kommet ennå",
            "Skriv dagen det sist ble bekreftet.",
        )
        for where, record in records_of(unit)
        if record.last_verified is not None and record.last_verified > today
    ]


def _elsewhere(name: str) -> Place:
    return lambda where: f"{place(where)} i «{name}», som er registrert fra før"
