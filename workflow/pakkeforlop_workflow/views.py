"""A history seen from a day, and what was found on other days, remembered for as long as it stands."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar, TypeVarTuple

from .courses import Course
from .dates import AsOf
from .history import History
from .sick_leave_anchors import SickLeave

Ts = TypeVarTuple("Ts")
T = TypeVar("T")

Memory = dict[Hashable, tuple[date, date | None, Any, Any]]
"""By name, what was found last: the day it was looked for, the next day on which it may be another, the finding, and
what was found before that, likewise."""


@dataclass(slots=True)
class View:
    """A history seen from a day, for one course and one episode of sick leave, and for one event of a kind.

    Views of one history with the same course, episode and event may share what they find, in `own`; all views of
    it may share what is about the person, in `person`. Without such a memory everything is read anew.
    """

    history: History
    as_of: AsOf
    course: Course | None = None
    sick_leave: SickLeave | None = None
    event: str | None = None
    own: Memory | None = None
    person: Memory | None = None


def recalled(
    memory: Memory | None,
    key: Hashable,
    view: View,
    find: Callable[[View, *Ts], T],
    *about: *Ts,
) -> T:
    """What `find(view, *about)` says, or said on an earlier day up to the first on which it may say something else.

    The day on which it may is announced to the view's `AsOf` either way. `find` must depend on nothing but the
    history, the day, `about`, and what the views that share the memory have in common.
    """
    if memory is None:
        return find(view, *about)
    as_of = view.as_of
    day, before = as_of.day, as_of.turns
    earlier = memory.get(key)
    while earlier is not None:
        first, turns, finding, earlier = earlier
        if first <= day and (turns is None or day < turns):
            if turns is not None and (before is None or turns < before):
                as_of.turns = turns
            return finding  # type: ignore[no-any-return] # a memory holds findings of every type
    as_of.turns = None
    finding = find(view, *about)
    turns = view.as_of.turns  # set by what `find` asked
    memory[key] = (day, turns, finding, memory.get(key))
    if before is not None and (turns is None or before < turns):
        as_of.turns = before
    return finding
