"""Whether a condition can ever be true is found by trying what its parts can tell apart."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.reach import never_true

CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
STUDENT = {"fact": "affiliations", "includes": ["student"]}
EMPLOYEE = {"fact": "affiliations", "includes": ["employee"]}
PUPIL = {"fact": "affiliations", "includes": ["pupil"]}
TALKED = {"talked_about": ["work"]}


@pytest.mark.parametrize(
    "written",
    [
        {"all": []},
        {"all": [STUDENT, EMPLOYEE, {"not": PUPIL}]},
        {"all": [STUDENT, {"not": EMPLOYEE}]},
        {"not": {"fact": "affiliations", "known": True}},
        {"all": [{"fact": "age", "at_least": 16}, {"fact": "age", "below": 17}]},
        {"any": [{"all": [TALKED, {"not": TALKED}]}, {"fact": "dead", "is": True}]},
        {"fact": "intent", "one_of": ["palliative", "curative"]},
    ],
)
def test_true_of_somebody(written: Any) -> None:
    """Also of those with two jobs and not a third, and of those of whom nothing is known."""
    assert not never_true(CONDITION.validate_python(written))


@pytest.mark.parametrize(
    "written",
    [
        {"all": [TALKED, {"not": TALKED}]},
        {"all": [{"fact": "age", "at_least": 67}, {"fact": "age", "below": 67}]},
        {"all": [{"fact": "intent", "is": "curative"}, {"fact": "intent", "is": "palliative"}]},
        {"all": [{"fact": "absent", "is": True}, {"fact": "absent", "known": False}]},
        {"all": [STUDENT, {"not": {"fact": "affiliations", "includes": ["student", "pupil"]}}]},
        {"all": [{"fact": "age", "known": False}, {"fact": "age", "below": 16}]},
        {"not": {"any": [STUDENT, {"not": STUDENT}, {"fact": "affiliations", "known": False}]}},
    ],
)
def test_true_of_nobody(written: Any) -> None:
    """What is unknown is neither true nor false."""
    assert never_true(CONDITION.validate_python(written))
