"""Conditions in which one thing is changed: a part dropped, a comparison turned, a `not` taken away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pakkeforlop_rules.conditions import All, AnyOf, Condition, FactTest, Not, Talked
from pakkeforlop_workflow.facts import FACTS

from .changes import Change, changed, each_dropped, one_off, replaced


def mutated(condition: Condition) -> Iterator[Change[Condition]]:
    """Every condition that differs in one thing. Dropping it whole is for whoever holds it."""
    match condition:
        case All():
            yield from _parts("all", condition, condition.all)
        case AnyOf():
            yield from _parts("any", condition, condition.any)
        case Not():
            yield "not dropped", condition.not_
            for what, inner in mutated(condition.not_):
                yield f"not.{what}", changed(condition, not_=inner)
        case FactTest():
            for what, fields in _comparisons(condition):
                yield f"{condition.fact}.{what}", changed(condition, **fields)
        case Talked():
            for what, fields in _talks(condition):
                yield f"talked_about{what}", changed(condition, **fields)


def _parts(name: str, whole: All | AnyOf, parts: tuple[Condition, ...]) -> Iterator[Change[Condition]]:
    for what, fewer in each_dropped(name, parts):
        yield what, changed(whole, **{name: fewer})
    for index, part in enumerate(parts):
        for what, other in mutated(part):
            yield f"{name}[{index}].{what}", changed(whole, **{name: replaced(parts, index, other)})


def _comparisons(test: FactTest) -> Iterator[Change[dict[str, Any]]]:
    if isinstance(test.is_, bool):
        yield f"is {_word(value=test.is_)} → {_word(value=not test.is_)}", {"is_": not test.is_}
    elif test.is_ is not None:
        values = FACTS[test.fact].values
        other = values[(values.index(test.is_) + 1) % len(values)]
        yield f"is {test.is_} → {other}", {"is_": other}
    if test.known is not None:
        yield f"known {_word(value=test.known)} → {_word(value=not test.known)}", {"known": not test.known}
    for name, codes in (("one_of", test.one_of), ("includes", test.includes)):
        for what, fewer in each_dropped(name, codes or (), least=0):
            yield what, {name: fewer}
    for name, years in (("at_least", test.at_least), ("below", test.below)):
        if years is not None:
            yield from ((what, {name: other}) for what, other in one_off(name, years))
            if test.at_least is not None and test.below is not None:
                yield f"{name} dropped", {name: None}


def _talks(talked: Talked) -> Iterator[Change[dict[str, Any]]]:
    for what, fewer in each_dropped("", talked.talked_about):
        yield what, {"talked_about": fewer}
    if talked.within_months is not None:
        for what, months in one_off("within_months", talked.within_months):
            yield f".{what}", {"within_months": months}
        yield ".within_months dropped", {"within_months": None}


def _word(*, value: bool) -> str:
    return str(value).lower()
