"""Every boundary case holds, and what changes in the catalogue or the engine's own numbers, a case notices."""

from __future__ import annotations

import sys
from itertools import islice
from types import ModuleType

import pytest

from pakkeforlop_rules import Policy
from tests.grids.everything import CASES
from tests.grids.runner import Case, check, notices
from tests.mutation.mutants import mutants, original
from tests.mutation.report import reasons

ORIGINAL = original()
SAMPLED = 12
"""One mutant in so many is tried here; `make mutate` tries them all."""
CONSTANTS = ("NOT_NOW_MONTHS", "DECLINE_MONTHS", "GAP_DAYS", "PLAN_WEEKS", "RECURRENT_MONTHS")
"""Numbers of the engine that hold for every checkpoint, and are not in the catalogue."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_the_case_holds(case: Case) -> None:
    """The answer on each day is the one written down."""
    fault = check(case, ORIGINAL.catalogue)
    assert fault is None, fault


@pytest.mark.parametrize("part", ORIGINAL.parts)
def test_a_change_in_the_catalogue_is_noticed(part: str) -> None:
    """No number, condition, owner, theme, sentence or silence can change without some case failing."""
    listed = reasons()
    unnoticed = [
        mutant.name
        for mutant in islice(mutants(ORIGINAL, part), 0, None, SAMPLED)
        if mutant.name not in listed and not any(notices(case, mutant.catalogue) for case in mutant.cases)
    ]
    assert unnoticed == []


def test_what_is_listed_as_equivalent_exists() -> None:
    """The list names mutants that there are."""
    names = {mutant.name for part in ORIGINAL.parts for mutant in mutants(ORIGINAL, part)}
    assert set(reasons()) <= names


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("name", CONSTANTS)
def test_a_change_in_the_engine_is_noticed(name: str, by: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can a number that holds for every checkpoint, wherever it stands."""
    places = [module for module in _own_modules() if name in vars(module)]
    assert places, f"no module has {name}"
    for module in places:
        monkeypatch.setattr(module, name, vars(module)[name] + by)
    likeliest_first = CASES[::-1]  # those of `laws`
    assert any(notices(case, ORIGINAL.catalogue) for case in likeliest_first)


def _own_modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("pakkeforlop_")]


def test_the_policy_by_default() -> None:
    """What a deployment gets when it chooses nothing."""
    assert Policy() == Policy(asking="everyone", horizon_weeks=8, contact_gap_weeks=4)


def test_every_checkpoint_has_cases() -> None:
    """Whoever adds an entry adds its grid."""
    assert set(ORIGINAL.cases) == set(ORIGINAL.written)
