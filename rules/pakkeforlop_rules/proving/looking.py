"""What a checkpoint looks at: the facts and anchors it reads, and the ways of a life that it can tell apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.conditions import All, AnyOf, Condition, FactTest, Not, Talked, leaves
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.truth import truth
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View
from pakkeforlop_workflow.history import replayed

from .aspects import AGE, ASPECTS, DECIDED_TOGETHER, SOURCES
from .making import Person, event
from .ways import Aspect, Thing, Way
from .work_aspects import ABSENCE

ELSEWHERE: Final = "noe-annet"
"""The checkpoint of a conversation about something else."""
_PROBES: Final = (0, 2, 30, 46, 61, 82, 120, 200, 400)
"""Days of a course on which ways are compared: each of them has done what it does by one of these."""


class CannotMake(Exception):
    """Nobody can be made up with this fact or anchor: no aspect decides it."""


def aspects_for(
    conditions: Iterable[Condition], anchors: Collection[str], besides: Iterable[Aspect] = ()
) -> tuple[Aspect, ...]:
    """The aspects that decide what these conditions and anchors look at, with the ways they can tell apart.

    Raises `CannotMake` for a fact or an anchor that no aspect decides.
    """
    conditions = tuple(conditions)
    tests = tuple(test for condition in conditions for test in leaves(condition))
    wanted = {aspect.name for aspect in besides}
    wanted |= {aspect.name for test in tests for aspect in _deciding(test.fact)}
    wanted |= {aspect.name for anchor in anchors for aspect in _making(anchor)}
    if any(FACTS[test.fact].absence == "no" for test in tests):
        wanted.add(SOURCES.name)
    found = [_ages(aspect, tests) if aspect is AGE else aspect for aspect in ASPECTS if aspect.name in wanted]
    return (*(told_apart(aspect, tests, anchors) for aspect in found), *_talked(conditions))


def looked_at(entry: Entry) -> tuple[Aspect, ...]:
    """The aspects that an entry looks at, those of its windows first."""
    windows = [aspect for anchor in sorted(anchors_of(entry)) for aspect in _making(anchor)]
    conditions = (*deciding(entry), *(() if entry.need is None else (entry.need,)))
    facts = [aspect for each in conditions for test in leaves(each) for aspect in _deciding(test.fact)]
    return tuple({aspect.name: aspect for aspect in (*windows, *facts)}.values())


def deciding(entry: Entry) -> Iterator[Condition]:
    """The conditions that decide for whom, whose and about what; not those of need, nor of wordings."""
    yield entry.when
    for parts in (entry.owner, entry.themes.closing):
        yield from (part.when for part in parts if part.when is not None)


def anchors_of(entry: Entry) -> frozenset[str]:
    """The anchors that the entry's windows count from."""
    bounds = (
        bound
        for window in entry.windows
        for bound in (*window.opens, *(window.over_time or ()), *(window.closes or ()))
    )
    others = {bound.from_ for bound in bounds if bound.from_ is not None}
    return frozenset({window.anchor for window in entry.windows} | others)


def told_apart(aspect: Aspect, tests: Sequence[FactTest], anchors: Collection[str]) -> Aspect:
    """The aspect with one each of the ways that make a difference to these tests and anchors."""
    if not aspect.alone or len(aspect.ways) == 1:
        return aspect
    own = [test for test in tests if test.fact in aspect.facts]
    named = [name for name in aspect.anchors if name in anchors]
    distinct: dict[str, Way] = {}
    for way in aspect.ways:
        distinct.setdefault(_difference(way, own, named), way)
    return replace(aspect, ways=tuple(distinct.values()))


def _difference(way: Way, tests: Sequence[FactTest], anchors: Sequence[str]) -> str:
    """What a way makes of the tests and anchors in somebody on sick leave who is as usual in all else."""
    first = date(2025, 1, 24)
    events = [thing.from_day(first) for thing in (*way.things, *ABSENCE.ways[0].things)]
    person = Person((event("diagnosis_told", first), *events), way.birth_month(first), None, way.complete)
    history = replayed(person.pathway())
    course, leave = history.courses[0], history.sick_leaves[0]
    views = [View(history, AsOf(first + timedelta(days=day)), course, leave) for day in _PROBES]
    truths = [truth(test, view) for test in tests for view in views]
    steps = {**course.anchors, **leave.anchors}
    return repr((truths, [steps[name].changes for name in anchors], way.complete))


def _deciding(fact: str) -> tuple[Aspect, ...]:
    found = DECIDED_TOGETHER.get(fact) or tuple(aspect for aspect in ASPECTS if fact in aspect.facts)
    if not found:
        raise CannotMake(f"opplysningen «{fact}»")
    return found


def _making(anchor: str) -> tuple[Aspect, ...]:
    found = tuple(aspect for aspect in ASPECTS if anchor in aspect.anchors)
    if not found:
        raise CannotMake(f"dagen «{anchor}»")
    return found


def _ages(aspect: Aspect, tests: Iterable[FactTest]) -> Aspect:
    """The ways of age, with those who reach an age that is asked about."""
    limits = {limit for test in tests for limit in (test.at_least, test.below) if limit is not None}
    return replace(
        aspect, ways=(*aspect.ways, *(Way(f"turns {limit}", turns=limit) for limit in sorted(limits)))
    )


def _talked(conditions: Iterable[Condition]) -> Iterator[Aspect]:
    """Whether somebody has talked about the themes that are asked about."""
    found = dict.fromkeys(talked for condition in conditions for talked in _talks_in(condition))
    for number, talked in enumerate(found):
        ways = (Way("never"), Way("just told", (_talk(talked.talked_about[0]),)))
        yield Aspect(f"talked about {number}", ways, alone=False)


def _talk(theme: str) -> Thing:
    fields = (("outcome", "held"), ("checkpoints", (ELSEWHERE,)), ("themes", (theme,)))
    return Thing("conversation", 3, "course", fields)


def _talks_in(condition: Condition) -> Iterator[Talked]:
    match condition:
        case Talked():
            yield condition
        case Not():
            yield from _talks_in(condition.not_)
        case All():
            for part in condition.all:
                yield from _talks_in(part)
        case AnyOf():
            for part in condition.any:
                yield from _talks_in(part)
