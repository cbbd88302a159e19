"""Expectations: three weeks before treatment is planned to end, over time on that day, until six weeks after."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, closing, edges, owners, treatment
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_business, by_intent, says
from tests.support.documents import told

case = cases_of("forberede-overgang")
PLANNED = (told("2026-01-12"), WORKER, treatment("2026-02-02", planned_to="2026-06-30"))
GENERAL = "Mange synes det er tøffere enn de trodde"
OWN = "Hva ser du for deg når behandlingen er over og du skal i gang igjen?"
AIM = "Nå blir det en endring i behandlingen."

CASES = (
    case(
        "opens 3 weeks before the planned end, over time on it, closes 6 weeks after",
        PLANNED,
        edges("2026-06-09", "2026-06-30", "2026-08-11"),
    ),
    case(
        "coming eight weeks ahead", PLANNED, {"2026-04-13": "not_due/opens_later", "2026-04-14": "upcoming"}
    ),
    case("nothing to count from before treatment", PLANNED, {"2026-02-01": "not_due/no_anchor"}),
    case(
        "nothing to count from without a plan",
        [told(), WORKER, treatment("2026-02-02")],
        {"2026-06-30": "not_due/no_anchor"},
    ),
    case(
        "the last day of treatment when it is known",
        [told(), WORKER, treatment("2026-02-02", "2026-05-15", planned_to="2026-06-30")],
        edges("2026-04-24", "2026-05-15", "2026-06-26"),
    ),
    case(
        "planned to end on a leap day",
        [told("2024-01-12"), WORKER, treatment("2024-01-15", planned_to="2024-02-29")],
        edges("2024-02-08", "2024-02-29", "2024-04-11"),
    ),
    case(
        "the last of two treatments, from the day it begins",
        [
            told(),
            WORKER,
            treatment("2026-02-02", "2026-03-13", kind="surgery"),
            treatment("2026-03-16", planned_to="2026-09-30"),
        ],
        edges("2026-09-09", "2026-09-30", "2026-11-11")
        | {"2026-03-15": "over_time", "2026-03-16": "not_due/opens_later"},
    ),
    case(
        "only long-term treatment: from the day after it, once it is over",
        [told(), WORKER, treatment("2026-02-02", "2026-06-30", long_term=True)],
        edges(None, None, "2026-08-12", before="over_time")
        | {"2026-06-30": "not_due/no_anchor", "2026-07-01": "over_time"},
    ),
    case(
        "only long-term treatment: its window",
        [told(), WORKER, treatment("2026-02-02", "2026-06-30", long_term=True)],
        {"2026-07-01": "over_time"},
        window=("2026-06-10", "2026-07-01", "2026-08-12"),
    ),
    case(
        "cannot tell before work is known",
        [told(), treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-06-09": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case(
        "not for a student",
        [told(), affiliated("student"), treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-06-09": "not_due/condition_false"},
    ),
    *closing("forberede-overgang", PLANNED, "2026-06-15", "due", "expectations"),
    *owners(case, PLANNED, {"2026-06-09": "due"}, "hospital_contact_nurse", "municipal_cancer_coordinator"),
    *says(
        case,
        [told("2026-01-12"), treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-06-09": "due"},
        {
            **by_business(GENERAL, OWN),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (AIM, OWN),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
        },
    ),
)
