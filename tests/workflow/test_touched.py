"""What a new event can change, held against what it does change, in people of all kinds."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.anchors import COURSE_ANCHORS, EPISODE_ANCHORS, Anchors
from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Envelope
from pakkeforlop_workflow.events import ControlHeld, ReturnPlanned
from pakkeforlop_workflow.facts import FACTS, Fact, value_of
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.sick_leave_anchors import SickLeave
from pakkeforlop_workflow.touched import TOUCHES, touched_by
from pakkeforlop_workflow.views import View
from tests.support.documents import event, pathway, sick, told
from tests.support.strategies import documents, happenings

EXAMPLES = 200
"""Of each kind of event."""
FIRST, LAST = date(2023, 12, 1), date(2031, 1, 1)


def test_only_what_can_be_read_is_named() -> None:
    for names in TOUCHES.values():
        assert names <= FACTS.keys() | COURSE_ANCHORS | EPISODE_ANCHORS


@pytest.mark.parametrize("kind", TOUCHES, ids=lambda kind: str(kind.__name__))
def test_nothing_else_changes(kind: type[Envelope]) -> None:
    """Whatever is not named is the same on every day, with the event and without it."""

    @settings(max_examples=EXAMPLES, deadline=None)
    @given(documents(), happenings("new", get_args(kind.model_fields["type"].annotation)))
    def holds(document: dict[str, Any], new: dict[str, Any]) -> None:
        before, after = (
            replayed(Pathway.read({**document, "events": [*document["events"], *more]}))
            for more in ((), (new,))
        )
        for name, (had, has) in _both(before, after).items():
            assert name in TOUCHES[kind] or had == has, (name, had, has)

    holds()


Seen = tuple[Course | None, SickLeave | None]


def _both(before: History, after: History) -> dict[str, tuple[Any, Any]]:
    """By name, all that a reading of two histories gives: over time, for each course and each episode."""
    one, other = _readings(before), _readings(after)
    return {name: (one.get(name), other.get(name)) for name in one.keys() | other.keys()}


def _readings(history: History) -> dict[str, Any]:
    nothing: Seen = (None, None)
    seen: dict[str, list[Seen]] = {
        "course": [nothing, *((course, None) for course in history.courses)],
        "episode": [nothing, *((None, leave) for leave in history.sick_leaves)],
        "pathway": [nothing],
    }
    found: dict[str, Any] = {
        "diagnosis_told": [(course.id, course.opened, course.told) for course in history.courses],
        "absence_started": [(leave.episode.start, leave.following) for leave in history.sick_leaves],
    }
    for fact in FACTS.values():
        found[fact.name] = [_over_time(fact, history, course, leave) for course, leave in seen[fact.scope]]
    named_days: list[Anchors] = [course.anchors for course in history.courses]
    named_days += [leave.anchors for leave in history.sick_leaves]
    for anchors in named_days:
        for name, steps in anchors.items():
            found.setdefault(name, []).append(steps.changes)
    return found


def _over_time(fact: Fact, history: History, course: Course | None, leave: SickLeave | None) -> list[Any]:
    """What a fact is, from which day on."""
    day = FIRST
    found: list[Any] = []
    while day <= LAST:
        as_of = AsOf(day)
        value = value_of(fact, View(history, as_of, course, leave))
        if not found or found[-1][1] != value:
            found.append((day, value))
        day = as_of.turns or LAST + timedelta(days=1)
    return found


NARROW = {
    "a control": (event("control_held", "2026-05-01"), {"stage", "control_held"}, {"absent", "affiliations"}),
    "an absence": (sick("2026-05-01"), {"absent", "absence_started"}, {"stage", "treatment_ended"}),
    "what makes it hard": (
        event("fact", "2026-05-01", code="fatigue", value=True, told_by="patient"),
        {"obstacles"},
        {"stage", "wish", "absent"},
    ),
    "an employer's plan": (event("employer_plan", "2026-05-01", status="made"), set(), {"absent"}),
}


@pytest.mark.parametrize("what", NARROW)
def test_what_some_touch(what: str) -> None:
    """The table is of use: it names what they are about, and leaves out what they are not."""
    new, named, left_out = NARROW[what]
    names = touched_by(pathway(new).events)
    assert names is not None
    assert named <= names
    assert left_out.isdisjoint(names)


@pytest.mark.parametrize(
    "new",
    [
        told(),
        event("conversation", "2026-05-01", outcome="held"),
        event("wish", "2026-05-01", code="talk", told_by="patient"),
        event("moved", "2026-05-01", municipality="k"),
    ],
    ids=lambda new: str(new["type"]),
)
def test_what_may_touch_anything(new: dict[str, Any]) -> None:
    """Also together with something narrow."""
    assert touched_by(pathway(new).events) is None
    assert touched_by(pathway(event("control_held", "2026-05-01"), new).events) is None


def test_several_touch_what_each_does() -> None:
    control, plan = (
        event("control_held", "2026-05-01"),
        event("return_planned", "2026-05-02", return_on="2026-06-01", percent=50),
    )
    assert touched_by(pathway(control, plan).events) == TOUCHES[ControlHeld] | TOUCHES[ReturnPlanned]
    assert touched_by([]) == frozenset()
