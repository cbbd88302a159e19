"""Reports: how many people had what in a year, in units taken together, with small numbers hidden.

One sum is all that a report holds, and nobody's role or name: it says what patients had, not who did it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median, quantiles
from typing import Any, Final, Literal

from pakkeforlop_service.store import Store, reports
from pakkeforlop_service.store.reports import MEASURES, SETTLED, Period, PlaceKind

from .disclosure import LEAST, Cell, part, together, whole

FIRST_YEAR: Final = 2015
QUARTILES_FROM: Final = 20
"""The smallest group of people whose quartiles are shown."""

Figures = Mapping[str, Cell | None]
"""Numbers by name; one that is left out altogether is `None`. People, unless the name says days or share."""


class OutsideReach(ValueError):
    """A year or a day that there is no report of: `field` must be at least (`ge`) or at most (`le`) a limit."""

    def __init__(
        self, field: Literal["year", "as_of"], value: object, bound: Literal["ge", "le"], limit: object
    ) -> None:
        self.field = field
        self.value = str(value)
        self.bound = bound
        self.limit = str(limit)
        super().__init__(f"{field} {value}, {bound} {limit}")


@dataclass(frozen=True, slots=True)
class Line:
    """One checkpoint, or one unit.

    `people` are those it concerned, each of `MEASURES` is of them, and `share_held` is in per cent of them.
    """

    place: str
    figures: Figures

    @property
    def concerns_few(self) -> bool:
        """Whether it concerned somebody, but so few that their number is hidden."""
        people = self.figures["people"]
        return people is not None and people.hidden


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one or more units taken together."""

    units: tuple[str, ...]
    period: Period
    synthetic: bool
    """Whether none of the people exist. People who do are never counted together with made-up ones."""
    checkpoints: tuple[Line, ...]
    first_talk: Figures
    """`told` the diagnosis in the period, `without` a talk about work since, and those whose first talk was in the
    period: how many `talked`, and the days they had waited."""
    sent: Figures
    """`handed_over`, in a state of `SETTLED` on the period's day, and the days to the receipt."""
    received: Figures

    @property
    def empty(self) -> bool:
        """Whether there was nobody to count."""
        figures = (self.first_talk, self.sent, self.received, *(line.figures for line in self.checkpoints))
        return not any(cell.most for one in figures for cell in one.values() if cell is not None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One checkpoint in every unit of a kind in which it concerned anybody."""

    checkpoint: str
    kind: PlaceKind
    period: Period
    synthetic: bool
    units: tuple[Line, ...]


def period_of(year: int, as_of: date, today: date) -> Period:
    """The year as it is seen from a day. Raises `OutsideReach` for a day or a year to come, or one too long ago."""
    if as_of > today:
        raise OutsideReach("as_of", as_of, "le", today)
    if year < FIRST_YEAR:
        raise OutsideReach("year", year, "ge", FIRST_YEAR)
    if year > as_of.year:
        raise OutsideReach("year", year, "le", as_of.year)
    return Period(year, as_of)


def report(store: Store, units: Iterable[str], period: Period, checkpoints: Iterable[str]) -> Report:
    """The report of some units taken together: a line for each of the checkpoints, and for others in use then."""
    named = tuple(dict.fromkeys(units))
    with store.reading() as connection:
        counted = reports.by_checkpoint(connection, named, period)
        talks = reports.first_talks(connection, named, period)
        sent = reports.handovers(connection, named, "from", period)
        received = reports.handovers(connection, named, "to", period)
    synthetic, of_one_sort = _sort(*counted, *talks, *sent, *received)
    found = {line.place: line for line in map(_line, of_one_sort(counted))}
    nobody = dict.fromkeys(MEASURES, 0)
    return Report(
        units=named,
        period=period,
        synthetic=synthetic,
        checkpoints=tuple(
            found.get(name) or Line(name, _figures(0, nobody))
            for name in dict.fromkeys((*checkpoints, *found))
        ),
        first_talk=_first_talk(of_one_sort(talks), period),
        sent=_handovers(of_one_sort(sent)),
        received=_handovers(of_one_sort(received)),
    )


def comparison(store: Store, checkpoint: str, kind: PlaceKind, period: Period) -> Comparison:
    """One checkpoint in every unit of a kind, in order of their references."""
    with store.reading() as connection:
        counted = reports.by_unit(connection, checkpoint, kind, period)
    synthetic, of_one_sort = _sort(*counted)
    return Comparison(checkpoint, kind, period, synthetic, tuple(map(_line, of_one_sort(counted))))


def _sort(*rows: Any) -> tuple[bool, Callable[[Iterable[Any]], list[Any]]]:
    """Whether all the people are made up, and what picks them; where some are not, what picks those."""
    synthetic = bool(rows) and all(row.synthetic for row in rows)
    return synthetic, lambda found: [row for row in found if row.synthetic == synthetic]


def _line(row: Any) -> Line:
    return Line(row.place, _figures(row.people, {name: int(getattr(row, name)) for name in MEASURES}))


def _figures(people: int, counts: Mapping[str, int]) -> Figures:
    cells = {name: part(count, people) for name, count in counts.items()}
    held = cells["held"].value
    share = None if held is None or people < LEAST else _shown(100 * held / people)
    return {"people": whole(people), **cells, "share_held": share}


def _first_talk(rows: Sequence[Any], period: Period) -> Figures:
    told = [row for row in rows if period.first <= row.told_on <= period.until]
    without = sum(row.first_talk_on is None or row.first_talk_on > period.as_of for row in told)
    days = [
        (row.first_talk_on - row.told_on).days
        for row in rows
        if row.first_talk_on is not None and period.first <= row.first_talk_on <= period.until
    ]
    cell = part(without, len(told))
    # Of those told in a year that still runs, whoever is not without a talk is among those who had one in it. So how
    # many these are, or that they are enough for quartiles, would say more of a hidden number than its interval.
    return {
        "told": whole(len(told)),
        "without": cell,
        "talked": None if cell.hidden else whole(len(days)),
        **_days(days, quartiles=not cell.hidden),
    }


def _handovers(rows: Sequence[Any]) -> Figures:
    people = {state: {row.pathway for row in rows if row.state == state} for state in SETTLED}
    waited: dict[str, int] = {}
    for row in rows:
        if row.state == "acknowledged":
            waited.setdefault(row.pathway, (row.settled_on - row.sent_on).days)
    counts = {state: len(found) for state, found in people.items()}
    return {
        "handed_over": together(len({row.pathway for row in rows}), counts.values()),
        **{state: whole(count) for state, count in counts.items()},
        **_days(list(waited.values()), quartiles=True),
    }


def _days(days: Sequence[int], *, quartiles: bool) -> Figures:
    """Median and quartiles, one number of days a person."""
    if len(days) < LEAST:
        return {"median_days": None, "lower_days": None, "upper_days": None}
    enough = quartiles and len(days) >= QUARTILES_FROM
    lower, _, upper = quantiles(days, n=4, method="inclusive") if enough else (None, None, None)
    return {"median_days": _shown(median(days)), "lower_days": _shown(lower), "upper_days": _shown(upper)}


def _shown(number: float | None) -> Cell | None:
    """In whole numbers, halves upwards."""
    return None if number is None else Cell(int(number + 0.5), int(number + 0.5))
