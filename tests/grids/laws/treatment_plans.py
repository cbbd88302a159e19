"""Planned treatment: it keeps treatment going until it begins, or until four weeks after its day."""

from __future__ import annotations

from tests.grids.people import WORKER, treatment
from tests.grids.runner import cases_of
from tests.support.documents import event, sick, told

plan = cases_of("plan-for-retur")
early = cases_of("tidlig-arbeid-arbeidsgiver")
OPERATED = (
    told("2026-01-12"),
    WORKER,
    sick("2026-02-02"),
    treatment("2026-02-02", "2026-02-04", kind="surgery"),
    event("treatment_planned", "2026-02-04", kind="systemic", starts_on="2026-03-16"),
)

CASES = (
    plan(
        "planned treatment that never began: over four weeks after its day, counted from the surgery",
        OPERATED,
        {"2026-02-19": "not_due/no_anchor", "2026-04-12": "not_due/no_anchor", "2026-04-13": "over_time"},
    ),
    plan(
        "planned treatment that began: not over",
        [*OPERATED, treatment("2026-03-18", planned_to="2026-07-31")],
        {"2026-04-12": "not_due/no_anchor", "2026-04-13": "not_due/no_anchor"},
    ),
    early(
        "planned treatment keeps the early talk open for four weeks more",
        OPERATED,
        {"2026-04-12": "over_time", "2026-04-13": "lapsed"},
    ),
)
