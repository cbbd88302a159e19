"""Adjustments and return: four weeks into treatment, over time at ten, until four weeks after treatment."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, closing, edges, needed, obstacle, owners, treatment, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_business, by_intent, says
from tests.support.documents import event, sick, talk, told

case = cases_of("beh-rehab-samtale")
TREATED = (told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-06-30"))
GENERAL = "Vil du at vi snakker litt om jobben?"
OWN = "Vil du at vi snakker litt om arbeidet ditt?"
AIM = "Noen vil gjerne jobbe litt"
SPEAKING = (
    "fatigue",
    "cognition",
    "pain",
    "sleep",
    "mobility",
    "heavy_work",
    "high_demands",
    "unsure_of_capacity",
)
SILENT = ("adaptations_missing", "back_too_soon")

CASES = (
    case(
        "opens at 4 weeks, over time at 10, closes 4 weeks after treatment",
        TREATED,
        edges("2026-03-02", "2026-04-13", "2026-07-29"),
    ),
    case(
        "nothing to count from before treatment",
        TREATED,
        {"2026-02-01": "not_due/no_anchor", "2026-02-02": "upcoming"},
    ),
    case(
        "short treatment: open until ten weeks from its start all the same",
        [told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-02-20", kind="surgery")],
        edges("2026-03-02", None, "2026-04-13"),
    ),
    case(
        "treatment of just six weeks",
        [told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-03-16", kind="radiotherapy")],
        edges("2026-03-02", "2026-04-13", "2026-04-14"),
    ),
    case(
        "open for a year while treatment has no end",
        [told(), WORKER, treatment("2026-02-02")],
        edges(None, None, "2027-02-02", before="over_time"),
        window=("2026-03-02", "2026-04-13", "2027-02-02"),
    ),
    case(
        "counts from the first of two treatments, and to the end of the last",
        [*TREATED, treatment("2026-05-04", "2026-09-30", kind="radiotherapy")],
        edges("2026-03-02", "2026-04-13", "2026-10-29"),
    ),
    case(
        "29 January to a leap day",
        [told("2024-01-12"), WORKER, treatment("2024-02-01", "2024-08-30")],
        edges("2024-02-29", "2024-04-11", "2024-09-28"),
    ),
    case(
        "treatment began some day in February",
        [told(), WORKER, treatment("2026-02-02", precision="month")],
        edges("2026-03-01", "2026-05-09"),
    ),
    case(
        "treatment began about 2 February",
        [told(), WORKER, treatment("2026-02-02", precision="about")],
        {"2026-02-02": "due", "2026-05-10": "due", "2026-05-11": "over_time"},
    ),
    case(
        "cannot tell before work is known",
        [told(), treatment("2026-02-02")],
        {"2026-03-02": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case(
        "not for a student",
        [told(), affiliated("student"), treatment("2026-02-02")],
        {"2026-03-02": "not_due/condition_false"},
    ),
    case(
        "themes may be covered in two talks",
        [
            *TREATED,
            talk("2026-03-10", "held", "beh-rehab-samtale", themes=["accommodation"]),
            talk("2026-03-17", "held", "beh-rehab-samtale", themes=["barriers"]),
        ],
        {"2026-03-16": "due", "2026-03-17": "held"},
    ),
    case(
        "anew when a recurrence is treated",
        [
            *TREATED,
            event("recurrence_found", "2027-03-01"),
            treatment("2027-03-15", "2027-08-31"),
        ],
        edges("2027-04-12", "2027-05-24", "2027-09-29"),
        course="recurrence_found-2027-03-01",
    ),
    *closing("beh-rehab-samtale", TREATED, "2026-03-10", "due", "accommodation", "barriers"),
    *owners(case, TREATED, {"2026-03-02": "due"}, "hospital_contact_nurse", "hospital_pathway_coordinator"),
    *says(
        case,
        [told("2026-01-12"), treatment("2026-02-02", "2026-06-30")],
        {"2026-03-02": "due"},
        {
            **by_business(GENERAL, OWN),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (AIM, OWN),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
        },
    ),
    *needed(
        case,
        TREATED,
        "2026-03-02",
        speaking={
            "a wish to talk": wish("2026-02-09", "talk"),
            "a sick leave": sick("2026-02-09"),
            **{code: obstacle("2026-02-09", code) for code in SPEAKING},
        },
        silent={
            "another wish": wish("2026-02-09", "continue_working"),
            **{code: obstacle("2026-02-09", code) for code in SILENT},
        },
    ),
)
