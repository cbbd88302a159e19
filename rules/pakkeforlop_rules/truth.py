"""Whether a condition holds in a view, in three-valued logic: what hangs on something unknown is unknown."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.facts import FACTS, UNKNOWN, Value, value_of
from pakkeforlop_workflow.readings import is_aged
from pakkeforlop_workflow.views import View, recalled

from .conditions import All, AnyOf, Condition, FactTest, Not, Talked

Truth = bool | None
"""True, false or unknown."""


def truth(condition: Condition, view: View) -> Truth:
    """Whether a condition holds in a view: true, false, or unknown when it hangs on what is not known."""
    memory = view.person if condition.about_the_person else view.own
    return recalled(memory, condition.key, view, _FOLDS[type(condition)], condition)


def all_hold(parts: Collection[Truth]) -> Truth:
    """Whether every part holds."""
    return False if False in parts else None if None in parts else True


def any_holds(parts: Collection[Truth]) -> Truth:
    """Whether at least one part holds."""
    return True if True in parts else None if None in parts else False


def holds_not(part: Truth) -> Truth:
    """Whether a part does not hold."""
    return None if part is None else not part


def holds(test: FactTest, value: Value) -> Truth:
    """Whether a test of anything but years holds of a value."""
    if test.known is not None:
        return (value is not UNKNOWN) == test.known
    if value is UNKNOWN:
        return None
    if test.is_ is not None:
        return value == test.is_
    if test.one_of is not None:
        return value in test.one_of
    assert isinstance(value, frozenset)  # noqa: S101 - by the kind of the fact, checked when loaded
    assert test.includes is not None  # noqa: S101 - likewise
    return not value.isdisjoint(test.includes)


def tested(view: View, test: FactTest) -> Truth:
    """Whether a test of a fact holds."""
    fact = FACTS[test.fact]
    return _aged(test, view) if fact.kind == "years" else holds(test, value_of(fact, view))


def talked(view: View, condition: Talked) -> bool:
    """Whether one of the themes was talked about in the course or the episode of the view."""
    since = None
    if view.course is not None:
        since = view.course.opened
    elif view.sick_leave is not None:
        since = view.sick_leave.episode.start
    return any(
        talk.outcome == "held"
        and (since is None or talk.on >= since)
        and not set(talk.themes).isdisjoint(condition.talked_about)
        and view.as_of.reached(talk.on)
        and not _too_old(talk.on, condition, view)
        for talk in view.history.conversations
    )


def _too_old(on: date, condition: Talked, view: View) -> bool:
    months = condition.within_months
    return months is not None and view.as_of.reached(add_months(on, months))


def _aged(test: FactTest, view: View) -> Truth:
    """Whether the age is in the range, by the birthdays at its ends: no other birthday turns anything."""
    if test.known is not None:
        return test.known is (view.history.pathway.born is not None)
    enough = True if test.at_least is None else is_aged(view, test.at_least)
    too_much = False if test.below is None else is_aged(view, test.below)
    return None if enough is None or too_much is None else enough and not too_much


def _all(view: View, condition: All) -> Truth:
    """As `all_hold`, but no further than to what decides: what is not looked at turns nothing."""
    result: Truth = True
    for part in condition.all:
        outcome = _FOLDS[type(part)](view, part)
        if outcome is False:
            return False
        if outcome is None:
            result = None
    return result


def _any(view: View, condition: AnyOf) -> Truth:
    """As `any_holds`, likewise."""
    result: Truth = False
    for part in condition.any:
        outcome = _FOLDS[type(part)](view, part)
        if outcome is True:
            return True
        if outcome is None:
            result = None
    return result


def _not(view: View, condition: Not) -> Truth:
    return holds_not(_FOLDS[type(condition.not_)](view, condition.not_))


_FOLDS: dict[type, Callable[[View, Any], Truth]] = {
    All: _all,
    AnyOf: _any,
    Not: _not,
    FactTest: tested,
    Talked: talked,
}
