"""Who a person is: age, cancer, place, and where in the pathway today falls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from . import figures
from .diary import workday
from .draws import Draws

MUNICIPALITIES: Final = ("demo-kommune-1", "demo-kommune-2", "demo-kommune-3", "demo-kommune-4")
HOSPITALS: Final = ("demo-sykehus-a", "demo-sykehus-b")

_SPAN_DAYS: Final = 1800
"""People are met up to nearly five years after the diagnosis (assumed), most of them early."""
_SKEW: Final = 1.8
_BEGINNINGS: Final[Mapping[str, float]] = {"cancer": 0.93, "investigation": 0.04, "refuted": 0.03}  # assumed


@dataclass(frozen=True, slots=True)
class Person:
    """One synthetic person. `told` is the day of the diagnosis as an ordinal, also when none is told."""

    subject: str
    story: str
    """`cancer`, `investigation` (not known yet) or `refuted`."""
    told: int
    age: int
    born: date
    cancer: str
    municipality: str
    hospital_unit: str
    born_known: bool
    interpreter: bool
    sources_complete: bool

    @property
    def header(self) -> dict[str, Any]:
        """The pathway document without its events."""
        return {
            "subject": self.subject,
            **({"born": f"{self.born:%Y-%m}"} if self.born_known else {}),
            "municipality": self.municipality,
            "hospital_unit": self.hospital_unit,
            **({"cancer": self.cancer} if self.story == "cancer" else {}),
            "interpreter": self.interpreter,
            "sources_complete": self.sources_complete,
            "synthetic": True,
        }

    def day_aged(self, years: int) -> int:
        """The first day of the month in which the person is so many years old."""
        return self.born.replace(year=self.born.year + years).toordinal()


def person(draws: Draws, position: int, today: int) -> Person:
    """The person at a position of the cohort."""
    story = draws.pick(_BEGINNINGS)
    told = workday(today - draws.skewed(_SPAN_DAYS, _SKEW))
    if story == "investigation":
        told = today + draws.between(1, 20)
    lowest, highest = draws.pick(figures.AGES)
    age = draws.between(lowest, highest)
    born = date.fromordinal(told - age * 365 - age // 4 - draws.between(32, 330)).replace(day=1)
    return Person(
        subject=f"syntetisk-{position:06}",
        story=story,
        told=told,
        age=age,
        born=born,
        cancer=draws.pick(_cancers(age)),
        municipality=draws.one_of(MUNICIPALITIES),
        hospital_unit=draws.one_of(HOSPITALS),
        born_known=not draws.chance(0.01),  # this and the two below are assumed
        interpreter=draws.chance(0.06),
        sources_complete=not draws.chance(0.05),
    )


def _cancers(age: int) -> figures.Shares:
    if age < 16:
        return figures.CANCERS_IN_CHILDREN
    return figures.CANCERS_UNDER_60 if age < 60 else figures.CANCERS_FROM_60
