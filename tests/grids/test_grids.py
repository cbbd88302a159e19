"""Every boundary case holds, and every number, condition, owner and theme of the catalogue is held by one."""

from __future__ import annotations

from collections import defaultdict

import pytest

from pakkeforlop_rules import Catalogue, Policy, outcomes
from pakkeforlop_workflow import facts, sick_leave
from tests.grids.everything import CASES
from tests.grids.mutants import mutants, survives
from tests.grids.runner import Case, check

CATALOGUE = Catalogue.load()
CHECKPOINTS = tuple(dict.fromkeys(entry.id for entry in CATALOGUE.entries))
OWN: dict[str, list[Case]] = defaultdict(list)
for _case in CASES:
    OWN[_case.checkpoint].append(_case)

SAME_ANYWAY = {
    ("spor-om-arbeid", "when.all[1]"),  # those under 16 and from 67 are silenced as well
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.label)
def test_the_case_holds(case: Case) -> None:
    """The answer on each day is the one written down."""
    assert check(case, CATALOGUE) is None


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
@pytest.mark.parametrize(
    ("where", "name"),
    [
        (outcomes, "EARLY_WEEKS"),
        (outcomes, "OFFERED_WEEKS"),
        (outcomes, "ATTEMPTED_WEEKS"),
        (outcomes, "UNANSWERED"),
        (outcomes, "UNANSWERED_MONTHS"),
        (outcomes, "REASK_MONTHS"),
        (outcomes, "REASKS"),
        (facts, "NOT_NOW_MONTHS"),
        (facts, "DECLINE_MONTHS"),
        (sick_leave, "GAP_DAYS"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_change_in_the_engine_is_noticed(
    where: object, name: str, by: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor can a number that holds for every checkpoint."""
    monkeypatch.setattr(where, name, getattr(where, name) + by)
    assert not survives(CATALOGUE, CASES)


def test_the_policy_by_default() -> None:
    """What a deployment gets when it chooses nothing."""
    assert Policy() == Policy(horizon_weeks=8, contact_gap_weeks=4)


def test_every_checkpoint_has_cases() -> None:
    """Whoever adds an entry adds its grid."""
    assert set(OWN) == set(CHECKPOINTS)
