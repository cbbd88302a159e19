"""The plan for return: four weeks before the planned day until four after, else two to 26 weeks after treatment."""

from __future__ import annotations

from tests.grids.people import (
    WORKER,
    affiliated,
    back,
    closing,
    edges,
    owners,
    planned_return,
    treatment,
    wish,
)
from tests.grids.runner import cases_of
from tests.grids.sentences import aim, by_intent, says
from tests.support.documents import event, sick, told

case = cases_of("plan-for-retur")
AWAY = (told("2026-01-12"), WORKER, sick("2026-02-02"))
PLANNED = (*AWAY, planned_return("2026-06-01", "2026-09-01"))
TREATED = (*AWAY, treatment("2026-02-02", "2026-06-30"))
GENERAL = "Hvordan ser du for deg de første ukene tilbake på jobb"
CHANGE = "Du har tenkt på å gjøre noe annet enn før."
AIM = "Hvis du har lyst til å jobbe:"

CASES = (
    case(
        "planned: opens 4 weeks before, over time on the day, closes 4 weeks after",
        PLANNED,
        edges("2026-08-04", "2026-09-01", "2026-09-29"),
    ),
    case(
        "not planned: opens 2 weeks after treatment, over time at 8, closes at 26",
        TREATED,
        edges("2026-07-15", "2026-08-26", "2026-12-30"),
    ),
    case(
        "coming eight weeks ahead", PLANNED, {"2026-06-08": "not_due/opens_later", "2026-06-09": "upcoming"}
    ),
    case(
        "nothing to count from before a plan or the end of treatment",
        [*AWAY, treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-07-15": "not_due/no_anchor"},
    ),
    case(
        "a plan takes over on the day it is made",
        [*TREATED, planned_return("2026-08-10", "2026-11-02")],
        {
            "2026-08-09": "due",
            "2026-08-10": "upcoming",
            "2026-08-26": "upcoming",
            "2026-10-04": "upcoming",
            "2026-10-05": "due",
            "2026-11-02": "over_time",
            "2026-11-30": "lapsed",
        },
    ),
    case(
        "a new plan replaces the old",
        [*PLANNED, planned_return("2026-08-10", "2026-11-02")],
        {"2026-08-09": "due", "2026-08-10": "upcoming", "2026-10-05": "due"},
    ),
    case(
        "planned for 29 February",
        [told("2024-01-12"), WORKER, sick("2024-01-15"), planned_return("2024-01-20", "2024-02-29")],
        edges("2024-02-01", "2024-02-29", "2024-03-28"),
    ),
    case(
        "planned for some day in September",
        [*AWAY, planned_return("2026-06-01", "2026-09-01", precision="month")],
        edges("2026-08-04", "2026-09-30", "2026-10-28"),
    ),
    case(
        "cannot tell before work is known",
        [told(), sick("2026-02-02"), planned_return("2026-06-01", "2026-09-01")],
        {"2026-08-04": "cannot_tell"},
        missing=("has_employer",),
    ),
    case(
        "also on AAP, when the sick leave is over",
        [
            *AWAY[:2],
            sick("2026-02-02", "2026-07-31"),
            *PLANNED[3:],
            event("benefit", "2026-08-01", kind="aap"),
        ],
        {"2026-08-16": "due", "2026-09-01": "over_time"},
    ),
    case(
        "not when the sick leave is over and there is no AAP",
        [*AWAY[:2], sick("2026-02-02", "2026-07-31"), *PLANNED[3:]],
        {"2026-08-15": "due", "2026-08-16": "not_due/condition_false"},
    ),
    case(
        "not for the self-employed",
        [told(), affiliated("self_employed"), sick("2026-02-02"), planned_return("2026-06-01", "2026-09-01")],
        {"2026-08-04": "not_due/condition_false"},
    ),
    case(
        "not when back in full",
        [*PLANNED, back("2026-08-17")],
        {"2026-08-16": "due", "2026-08-17": "not_due/condition_false"},
    ),
    case(
        "also while partly back",
        [*PLANNED, back("2026-08-17", 50)],
        {"2026-08-17": "due"},
    ),
    *closing("plan-for-retur", PLANNED, "2026-08-10", "due", "return-plan", "pace", "nav-measures"),
    *owners(case, PLANNED, {"2026-08-04": "due"}, "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        PLANNED,
        {"2026-08-04": "due"},
        {
            "one who has said nothing": ((GENERAL,), ()),
            "one who wants to return": ((GENERAL,), (wish("2026-07-06", "return_to_work"),)),
            "one who wants other work": ((CHANGE,), (wish("2026-07-06", "change_work"),)),
            **by_intent(AIM),
            "one who wants other work, treated to live longer": (
                (AIM, CHANGE),
                (aim("life_prolonging"), wish("2026-07-06", "change_work")),
            ),
        },
    ),
)
