"""That every checkpoint can become due, each time it comes, and that a talk about it closes it."""

from __future__ import annotations

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.entries import Entry

from .findings import Failure, Tally
from .laws import failure
from .making import talk
from .trying import Case, Tried
from .watching import Watched


def comes(entry: Entry, result: Tried, tally: Tally) -> None:
    """Every occurrence of the entry is due for somebody."""
    for number in entry.occurrences:
        tally.checks["closes"] += 1
        if number not in result.reached:
            which = "" if len(entry.occurrences) == 1 else f" gang nummer {number}"
            fault = f"Ble aldri aktuell{which}, for noen av de {tally.people} som ble prøvd."
            assert result.sample is not None  # noqa: S101 - at least one is tried
            pathway = result.sample.person().pathway()
            tally.fails(Failure("closes", fault, (entry.id,), pathway, result.sample.first))


def closes(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """On the first and the last day that it is due, a talk that covers what remains closes it."""
    for day in sorted({case.first, case.last}):
        held = talk(day, "held", entry.id, themes=entry.themes.names, course=case.place[0])
        watched = Watched(catalogue, case.person.with_(held))
        one = case.question(watched, entry)
        if one is None:
            continue
        moment = watched.at(one, day)
        tally.checks["closes"] += 1
        if moment.code != "held":
            fault = "En samtale om alle temaene samme dag lukker den ikke."
            tally.fails(failure("closes", fault, watched, moment))
        tally.watched(watched)
