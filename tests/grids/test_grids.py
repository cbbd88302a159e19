"""Every boundary case holds, and every number, condition, owner and theme of the catalogue is held by one."""

from __future__ import annotations

import sys
from collections import defaultdict
from types import ModuleType

import pytest

from pakkeforlop_rules import Catalogue, Policy
from tests.grids.everything import CASES
from tests.grids.mutants import mutants, survives
from tests.grids.runner import Case, check

CATALOGUE = Catalogue.load()
CHECKPOINTS = tuple(dict.fromkeys(entry.id for entry in CATALOGUE.entries))
OWN: dict[str, list[Case]] = defaultdict(list)
for _case in CASES:
    OWN[_case.checkpoint].append(_case)

CONSTANTS = (
    "EARLY_WEEKS",
    "OFFERED_WEEKS",
    "ATTEMPTED_WEEKS",
    "UNANSWERED",
    "UNANSWERED_MONTHS",
    "REASK_MONTHS",
    "REASKS",
    "NOT_NOW_MONTHS",
    "DECLINE_MONTHS",
    "GAP_DAYS",
)
"""Numbers of the engine that hold for every checkpoint."""
SAME_ANYWAY = {
    ("spor-om-arbeid", "when.all[1]"),  # those under 16 and from 67 are silenced as well
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_the_case_holds(case: Case) -> None:
    """The answer on each day is the one written down."""
    fault = check(case, CATALOGUE)
    assert fault is None, fault


@pytest.mark.parametrize("checkpoint", CHECKPOINTS)
def test_a_change_in_the_entry_is_noticed(checkpoint: str) -> None:
    """No number, condition, owner or closing theme can change without some case failing."""
    unnoticed = [
        what
        for entry, what, changed in mutants(CATALOGUE)
        if entry.id == checkpoint
        and (checkpoint, what) not in SAME_ANYWAY
        and survives(changed, OWN[checkpoint])
    ]
    assert unnoticed == []


@pytest.mark.parametrize("by", [-1, 1])
@pytest.mark.parametrize("name", CONSTANTS)
def test_a_change_in_the_engine_is_noticed(name: str, by: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor can a number that holds for every checkpoint, wherever it stands."""
    places = [module for module in _own_modules() if name in vars(module)]
    assert places, f"no module has {name}"
    for module in places:
        monkeypatch.setattr(module, name, vars(module)[name] + by)
    assert not survives(CATALOGUE, CASES[::-1])  # those of `laws` first: they are the likeliest to notice


def _own_modules() -> list[ModuleType]:
    return [module for name, module in sys.modules.items() if name.startswith("pakkeforlop_")]


def test_the_policy_by_default() -> None:
    """What a deployment gets when it chooses nothing."""
    assert Policy() == Policy(horizon_weeks=8, contact_gap_weeks=4)


def test_every_checkpoint_has_cases() -> None:
    """Whoever adds an entry adds its grid."""
    assert set(OWN) == set(CHECKPOINTS)
