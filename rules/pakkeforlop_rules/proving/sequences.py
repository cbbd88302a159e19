"""What happens in a row: every sequence of four events that matter to a checkpoint, each held to the laws."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice, product
from typing import Final, NamedTuple

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.envelope import Envelope

from .findings import Tally
from .laws import check
from .looking import looked_at
from .making import event, talk
from .numbers import REASK_MONTHS
from .trying import Case
from .watching import Watched
from .ways import Aspect, Thing

LENGTH: Final = 4
ALPHABET: Final = 6
_PAUSE: Final = timedelta(weeks=5)
"""Between events that set no other time: a week more than a contact lets other questions rest."""
_SILENCE: Final = {
    "pathway_hjem": "pathway_hjem_declined",
    "information": "end_of_life",
    "family": "end_of_life",
    "on_request": "died",
}
"""What silences checkpoints of a kind; work is settled for the others."""


class Letter(NamedTuple):
    """An event that matters to a checkpoint, and how long after it the next one comes."""

    name: str
    thing: Thing | None
    pause: timedelta

    def on(self, entry: Entry, day: date) -> Envelope:
        """The event on a day."""
        if self.thing is not None:
            return self.thing.from_day(day)
        if self.name in {"held", "offered", "declined"}:
            themes = entry.themes.names if self.name == "held" else ()
            return talk(day, self.name, entry.id, themes=themes)  # type: ignore[arg-type] # looked at just above
        return event(self.name, day)


def alphabet(entry: Entry) -> tuple[Letter, ...]:
    """The events that matter to an entry: a no, a talk and a silence, and what its windows and conditions look at."""
    own: list[Letter] = []
    rest: list[Letter] = []
    for aspect in looked_at(entry):
        for number, thing in enumerate(aspect.stirs):
            (rest if number else own).append(Letter(f"{aspect.name} {number}", thing, _pause(entry, aspect)))
    talks = (
        Letter("declined", None, timedelta(0)),
        Letter("held", None, _PAUSE),
        Letter(_SILENCE.get(entry.kind, "work_settled"), None, _PAUSE),
    )
    return (*talks, *own, *rest, Letter("offered", None, _PAUSE))[:ALPHABET]


def _pause(entry: Entry, aspect: Aspect) -> timedelta:
    """Until the window opens that counts from what the aspect makes happen; five weeks where none does."""
    opening = [
        timedelta(days=30 * bound.months + 7 * bound.weeks + bound.days)
        for window in entry.windows
        if window.anchor in aspect.anchors
        for bound in window.opens
        if bound.from_ is None
    ]
    return max(_PAUSE, min(opening, default=_PAUSE))


def starts(cases: Iterable[Case]) -> Iterable[Case]:
    """The cases that sequences start from: the first one for each day that is counted from."""
    return {case.anchor: case for case in reversed(tuple(cases))}.values()


def in_a_row(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally, share: int = 1) -> None:
    """Every sequence, from the day on which the question is due for the first time; each keeps the laws.

    Of them, every so-many-th (`share`).
    """
    for row in islice(product(alphabet(entry), repeat=LENGTH), 0, None, share):
        events = tuple(_dated(entry, row, case.first))
        watched = Watched(catalogue, case.person.with_(*events))
        last = events[-1].on + timedelta(weeks=26)
        for one in watched.questions(entry):
            for moment in watched.turns(one, case.first, last):
                check(tally, watched, moment)
        tally.watched(watched)


def _dated(entry: Entry, row: tuple[Letter, ...], day: date) -> Iterator[Envelope]:
    for letter in row:
        yield letter.on(entry, day)
        day = add_months(day, REASK_MONTHS) if letter.name == "declined" else day + letter.pause
