"""Whether a condition can ever be true: by trying every combination of what its parts ask about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, product

from pakkeforlop_workflow.facts import FACTS, UNKNOWN, Value

from .conditions import All, AnyOf, Condition, FactTest, Not, Talked
from .truth import Truth, all_hold, any_holds, holds, holds_not

MAX_COMBINATIONS = 50_000
"""More than this is not tried: the condition then counts as one that can be true."""


def never_true(condition: Condition) -> bool:
    """Whether no values of the facts that a condition reads make it true.

    Facts count as free of each other here: what follows between them is proven with whole pathways.
    """
    choices = _choices(condition)
    size = 1
    for values in choices.values():
        size *= len(values)
    if size > MAX_COMBINATIONS:
        return False
    names = list(choices)
    combinations = product(*choices.values())
    return not any(
        _truth(condition, dict(zip(names, values, strict=True))) is True for values in combinations
    )


def _choices(condition: Condition) -> dict[object, list[Value]]:
    """By fact (or talk), the values that the condition can tell apart."""
    choices: dict[object, list[Value]] = {}
    included: dict[str, list[frozenset[str]]] = {}
    for leaf in _leaves(condition):
        if isinstance(leaf, Talked):
            choices[leaf] = [True, False]
            continue
        values = choices.setdefault(leaf.fact, [UNKNOWN])
        values += [value for value in _values(leaf) if value not in values]
        if FACTS[leaf.fact].kind == "codes":
            included.setdefault(leaf.fact, []).append(frozenset(leaf.includes or ()))
    for fact, tests in included.items():
        choices[fact] += _sets(FACTS[fact].values, tests)
    return choices


def _sets(codes: Sequence[str], tests: Sequence[frozenset[str]]) -> Iterator[frozenset[str]]:
    """Sets of codes, as many as the tests can tell apart: codes that the same tests ask for count as one."""
    alike = {tuple(code in test for test in tests): code for code in codes}
    for size in range(len(alike) + 1):
        yield from map(frozenset, combinations(alike.values(), size))


def _values(test: FactTest) -> Iterator[Value]:
    fact = FACTS[test.fact]
    if fact.kind == "bool":
        yield from (True, False)
    elif fact.kind == "code":
        yield from fact.values
    elif fact.kind == "years":
        for limit in (test.at_least, test.below):
            if limit is not None:
                yield from (limit - 1, limit)


def _leaves(condition: Condition) -> Iterator[FactTest | Talked]:
    match condition:
        case FactTest() | Talked():
            yield condition
        case Not():
            yield from _leaves(condition.not_)
        case All():
            for part in condition.all:
                yield from _leaves(part)
        case AnyOf():
            for part in condition.any:
                yield from _leaves(part)


def _truth(condition: Condition, values: Mapping[object, Value]) -> Truth:
    match condition:
        case Talked():
            return bool(values[condition])
        case FactTest():
            return _test(condition, values[condition.fact])
        case Not():
            return holds_not(_truth(condition.not_, values))
        case All():
            return all_hold({_truth(part, values) for part in condition.all})
        case AnyOf():
            return any_holds({_truth(part, values) for part in condition.any})


def _test(test: FactTest, value: Value) -> Truth:
    if test.at_least is None and test.below is None:
        return holds(test, value)
    if not isinstance(value, int):
        return None
    return (test.at_least is None or value >= test.at_least) and (test.below is None or value < test.below)
