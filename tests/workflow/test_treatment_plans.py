"""Planned treatment: it holds the stage between two treatments, and only so long."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.history import replayed
from tests.support.documents import event, pathway, told

SURGERY = event("treatment", "2026-02-02", kind="surgery", to="2026-02-04")
PLAN = event("treatment_planned", "2026-02-04", kind="systemic", starts_on="2026-03-16")
CHEMO = event("treatment", "2026-03-18", id="chemo", kind="systemic", planned_to="2026-07-31")


def course(*events: dict[str, Any]) -> Course:
    return replayed(pathway(told("2026-01-12"), *events)).courses[-1]


def stages(days: tuple[str, ...], *events: dict[str, Any]) -> list[str | None]:
    own = course(*events)
    return [own.stages.at(AsOf(date.fromisoformat(day))) for day in days]


def ends(name: str, days: tuple[str, ...], *events: dict[str, Any]) -> list[str | None]:
    """The day that a named day of the course is, as told on each of the days."""
    steps = course(*events).anchors[name]
    found = [steps.at(AsOf(date.fromisoformat(day))) for day in days]
    return [None if anchor is None else anchor.when.earliest.isoformat() for anchor in found]


def test_without_a_plan_the_end_of_surgery_is_the_end_of_treatment() -> None:
    """The fault that a plan mends: the weeks before chemotherapy look like after treatment."""
    assert stages(("2026-02-04", "2026-02-05"), SURGERY) == ["treatment", "after_treatment"]


def test_planned_treatment_holds_the_stage_until_it_begins() -> None:
    """Surgery over, chemotherapy planned: still treatment, and no end of treatment to count from."""
    days = ("2026-02-05", "2026-03-15", "2026-03-18", "2026-06-01")
    assert stages(days, SURGERY, PLAN, CHEMO) == ["treatment"] * 4
    assert ends("treatment_ended", days, SURGERY, PLAN, CHEMO) == [None] * 4
    expected = ends("treatment_end_expected", ("2026-02-03", *days), SURGERY, PLAN, CHEMO)
    assert expected == ["2026-02-04", None, None, "2026-07-31", "2026-07-31"]


def test_a_plan_that_came_to_nothing_lapses_four_weeks_after_its_day() -> None:
    """13 April: no chemotherapy has begun, and the treatment ended with the surgery."""
    days = ("2026-04-12", "2026-04-13", "2026-04-14")
    assert stages(days, SURGERY, PLAN) == ["treatment", "after_treatment", "after_treatment"]
    assert ends("treatment_ended", days, SURGERY, PLAN) == [None, "2026-02-05", "2026-02-05"]
    assert ends("treatment_end_expected", days, SURGERY, PLAN) == [None, "2026-02-04", "2026-02-04"]


def test_a_plan_made_after_treatment_takes_the_course_back() -> None:
    """The histology comes later: from the day it is decided, the treatment is not over."""
    late = {**PLAN, "on": "2026-02-20", "id": "late"}
    assert stages(("2026-02-19", "2026-02-20"), SURGERY, late) == ["after_treatment", "treatment"]
    assert ends("treatment_ended", ("2026-02-19", "2026-02-20"), SURGERY, late) == ["2026-02-05", None]


def test_another_kind_of_treatment_is_not_the_planned_one() -> None:
    """Radiotherapy in between leaves chemotherapy to come."""
    radiotherapy = event("treatment", "2026-02-20", id="r", kind="radiotherapy", to="2026-02-27")
    assert stages(("2026-02-28",), SURGERY, PLAN, radiotherapy) == ["treatment"]


def test_treatment_begun_before_the_plan_was_made_is_not_the_planned_one() -> None:
    """A second round of the same kind is planned while the first runs."""
    first = event("treatment", "2026-01-20", id="first", kind="systemic", to="2026-02-10")
    assert stages(("2026-02-11", "2026-03-18"), first, PLAN, CHEMO) == ["treatment", "treatment"]


@pytest.mark.parametrize("state", ["before the diagnosis", "before any treatment"])
def test_a_plan_before_treatment_changes_no_stage(state: str) -> None:
    """Nor does its lapse: there was no treatment to end."""
    first = "2026-01-05" if state == "before the diagnosis" else "2026-01-13"
    plan = {**PLAN, "on": first}
    assert stages(("2026-01-14", "2026-05-01"), plan) == ["diagnosed", "diagnosed"]
    assert course(plan).gaps == ()


def test_a_plan_that_is_taken_back_counts_no_more() -> None:
    """Withdrawn by a correction: as if it had never been made."""
    withdrawn = event("correction", "2026-02-10", corrects=PLAN["id"], withdraws=True)
    assert stages(("2026-02-10",), SURGERY, PLAN, withdrawn) == ["after_treatment"]
