"""That no two ask the same at once: pairs that share a theme, in people for whom both can be due.

What two would both ask about stands on one agenda, so that one asks it for both. And two checkpoints that share all
their themes must be about different people or days: else they are one checkpoint, written twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations, product
from typing import Final, NamedTuple

from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import ANSWERS
from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.evaluation import answers_on
from pakkeforlop_rules.instances import Instance
from pakkeforlop_workflow.anchors import COURSE_ANCHORS

from .findings import Tally
from .laws import failure
from .looking import anchors_of
from .people import Sort, cancer_for
from .trying import Case, spread_over, until
from .watching import Moment, Watched, lasting
from .work_aspects import ABSENCE

PICKED: Final = 12
"""So many cases of each of two checkpoints are put together with each other."""


class Stretch(NamedTuple):
    """Days, both included, on which a question is due with the same themes left."""

    first: date
    last: date
    remaining: frozenset[str]
    question: Instance


def pairs(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """The places of every two versions that could ask the same: one theme, one cancer and one day in common."""
    for (here, one), (there, other) in combinations(enumerate(entries), 2):
        shared = set(one.themes.names) & set(other.themes.names)
        if one.id != other.id and shared and _together(one, other):
            yield here, there


def _together(one: Entry, other: Entry) -> bool:
    """Whether the two versions are in force on the same day, for the same cancer."""
    try:
        cancer_for(one, other)
    except LookupError:
        return False
    lasts = [entry.valid_to for entry in (one, other) if entry.valid_to is not None]
    return max(one.valid_from, other.valid_from) <= min(lasts, default=date.max)


def overlap(
    catalogue: Catalogue,
    entries: tuple[Entry, Entry],
    cases: tuple[Sequence[Case], Sequence[Case]],
    tally: Tally,
) -> None:
    """Look at everybody for whom both could be due, with the clocks set so that their windows meet."""
    alike: tuple[Watched, Moment, Moment] | None = None
    apart = False
    for here, there in product(*(spread_over(of, PICKED) for of in cases)):
        for sort in _merged(entries, here, there):
            watched = Watched(catalogue, sort.person())
            first, last = sort.first - timedelta(days=30), until(sort)
            due = stretches(watched.throughout(entries, first, last), last)
            asks_once(catalogue, watched, due, tally)
            tally.watched(watched)
            one, other = ([item for item in due if item.question.entry.id == entry.id] for entry in entries)
            apart = apart or [item[:3] for item in one] != [item[:3] for item in other]
            if one and not apart:
                day = one[0].first
                alike = (watched, watched.at(one[0].question, day), watched.at(other[0].question, day))
    tally.checks["asks-once"] += 1
    if alike is not None and not apart:
        fault = (
            "De to er alltid aktuelle sammen, med de samme temaene: det er ett sjekkpunkt, skrevet to ganger."
        )
        tally.fails(failure("asks-once", fault, *alike))


def stretches(seen: Iterable[Sequence[Moment]], last: date) -> list[Stretch]:
    """The stretches on which something is due, of the answers to each question."""
    return [
        Stretch(moment.day, end, frozenset(moment.judgement.remaining), moment.instance)
        for moments in seen
        for moment, end in lasting(moments, last)
        if moment.code == "due"
    ]


def asks_once(catalogue: Catalogue, watched: Watched, due: Sequence[Stretch], tally: Tally) -> None:
    """What two different checkpoints would both ask about on a day is on one agenda only."""
    days: set[date] = set()
    for one, other in combinations(due, 2):
        day = max(one.first, other.first)
        if one.question.entry.id == other.question.entry.id or day > min(one.last, other.last):
            continue
        tally.checks["asks-once"] += 1
        if one.remaining & other.remaining:
            days.add(day)
    for day in sorted(days):
        one_agenda(
            catalogue, watched, [item.question for item in due if item.first <= day <= item.last], day, tally
        )


def one_agenda(
    catalogue: Catalogue, watched: Watched, due: Sequence[Instance], day: date, tally: Tally
) -> None:
    """Every theme that is left is on one agenda, and so is every checkpoint that is due."""
    tally.checks["asks-once"] += 1
    entries = tuple(dict.fromkeys(one.entry.id for one in due))
    asked = [entry for entry in catalogue.entries if entry.id in entries]
    answers = [
        answer
        for answer in answers_on(asked, catalogue.release, watched.setting, day, codes=ANSWERS, reasons=False)
        if answer.code == "due"
    ]
    laid = agendas(answers)
    themes = [theme for agenda in laid for theme in agenda.themes]
    items = [item.answer.checkpoint for agenda in laid for item in agenda.items]
    left = {theme for answer in answers for theme in answer.remaining}
    if len(set(themes)) < len(themes) or set(themes) != left:
        fault = "Et tema står på to dagsordener, eller på ingen."
    elif sorted(set(items)) != sorted(items) or set(items) != {answer.checkpoint for answer in answers}:
        fault = "Et sjekkpunkt står på to dagsordener, eller på ingen."
    elif any(item.answer.owner.role for agenda in laid if agenda.owner.role is None for item in agenda.items):
        fault = "Et sjekkpunkt som har en ansvarlig, står på dagsordenen uten."
    else:
        return
    tally.fails(failure("asks-once", fault, watched, *(watched.at(one, day) for one in due)))


def _merged(entries: tuple[Entry, Entry], here: Case, there: Case) -> Iterator[Sort]:
    """People with the ways of both; where the two differ, the one's and the other's. With the clocks set anew."""
    one, other = dict(here.sort.ways), dict(there.sort.ways)
    both = [{**other, **one}]
    if any(one[name] != other[name] for name in one.keys() & other.keys()):
        both.append({**one, **other})
    first = max(here.sort.first, there.sort.first)
    for ways in both:
        sort = Sort(first, tuple(ways.items()), cancer_for(*entries))
        yield sort
        yield from _set_anew(entries, here, there, sort)


def _set_anew(entries: tuple[Entry, Entry], here: Case, there: Case, sort: Sort) -> Iterator[Sort]:
    """The same with one clock moved, so that the first or last day of the one meets the other's."""
    follow = [_follows_leave(entry) for entry in entries]
    edges = [
        ((case.first - case.sort.first).days, (case.last - case.sort.first).days) for case in (here, there)
    ]
    if follow[0] != follow[1]:
        (opens, ends), (leave_opens, leave_ends) = edges if follow[1] else reversed(edges)
        moves = {opens - leave_opens, ends - leave_opens, opens - leave_ends}
        yield from (replace(sort, leave_from=days) for days in sorted(moves) if -400 <= days <= 800 and days)
    elif not follow[0]:
        (opens, ends), (others_opens, others_ends) = edges
        moves = {opens - others_opens, ends - others_opens, opens - others_ends}
        moves |= {others_opens - opens, others_ends - opens, others_opens - ends}
        yield from (replace(sort, again=days) for days in sorted(moves) if 0 < days <= 1500)


def _follows_leave(entry: Entry) -> bool:
    return (
        entry.per == "episode"
        or not anchors_of(entry) <= COURSE_ANCHORS
        or bool(anchors_of(entry) & set(ABSENCE.anchors))
    )
