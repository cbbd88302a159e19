"""The way back without an employer: around the planned day, else two to 26 weeks after treatment."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, back, closing, edges, owners, planned_return, treatment
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_intent, says
from tests.support.documents import event, sick, told

case = cases_of("retur-uten-arbeidsgiver")
JOB_SEEKER = affiliated("job_seeker")
AWAY = (told("2026-01-12"), sick("2026-02-02"))
PLAN = planned_return("2026-06-01", "2026-09-01")
PLANNED = (*AWAY, SELF_EMPLOYED, PLAN)
SEEKING = (*AWAY, JOB_SEEKER, PLAN)
TREATED = (*AWAY, SELF_EMPLOYED, treatment("2026-02-02", "2026-06-30"))
DAY = {"2026-08-04": "due"}
GENERAL = "Hva tenker du om å komme i arbeid igjen"
OWN = "Når man driver for seg selv"
SEEK = "Hva slags arbeid ser du for deg"
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
        [*AWAY, SELF_EMPLOYED, treatment("2026-02-02", planned_to="2026-06-30")],
        {"2026-07-15": "not_due/no_anchor"},
    ),
    case(
        "a plan takes over on the day it is made",
        [*TREATED, planned_return("2026-08-10", "2026-11-02")],
        {"2026-08-09": "due", "2026-08-10": "upcoming", "2026-10-05": "due", "2026-11-02": "over_time"},
    ),
    case(
        "planned for 29 February",
        [told("2024-01-12"), SELF_EMPLOYED, sick("2024-01-15"), planned_return("2024-01-20", "2024-02-29")],
        edges("2024-02-01", "2024-02-29", "2024-03-28"),
    ),
    case(
        "planned for some day in September",
        [*AWAY, SELF_EMPLOYED, planned_return("2026-06-01", "2026-09-01", precision="month")],
        edges("2026-08-04", "2026-09-30", "2026-10-28"),
    ),
    *(
        case(f"for: {kind}", [*AWAY, PLAN, affiliated(kind)], DAY)
        for kind in ("self_employed", "freelancer", "job_seeker")
    ),
    *(
        case(f"not for: {kind}", [*AWAY, PLAN, affiliated(kind)], {"2026-08-04": "not_due/condition_false"})
        for kind in ("employee", "apprentice", "laid_off", "student", "pupil")
    ),
    case(
        "not for the self-employed who also have a job: they have the plan for return",
        [*PLANNED, WORKER],
        {"2026-08-04": "not_due/condition_false"},
    ),
    case(
        "cannot tell before work is known",
        [*AWAY, PLAN],
        {"2026-08-04": "cannot_tell"},
        missing=("in_working_life", "has_employer"),
    ),
    case(
        "not when back in full",
        [*PLANNED, back("2026-08-17")],
        {"2026-08-16": "due", "2026-08-17": "not_due/condition_false"},
    ),
    case("also while partly back", [*PLANNED, back("2026-08-17", 50)], {"2026-08-17": "due"}),
    case(
        "not when the sick leave is over",
        [told(), SELF_EMPLOYED, sick("2026-02-02", "2026-07-31"), PLAN],
        {"2026-08-15": "due", "2026-08-16": "not_due/condition_false"},
    ),
    case(
        "also on AAP when the sick leave is over",
        [
            told(),
            SELF_EMPLOYED,
            sick("2026-02-02", "2026-07-31"),
            PLAN,
            event("benefit", "2026-08-01", kind="aap"),
        ],
        {"2026-08-15": "due", "2026-08-16": "due"},
    ),
    *closing("retur-uten-arbeidsgiver", SEEKING, "2026-08-10", "due", "pace", "job-search", "nav-measures"),
    case(
        "the way to new work is asked of job seekers",
        SEEKING,
        DAY,
        remaining=("pace", "job-search", "nav-measures"),
    ),
    case("but not of the self-employed", PLANNED, DAY, remaining=("pace", "nav-measures")),
    *owners(case, PLANNED, DAY, "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        [*AWAY, PLAN],
        DAY,
        {
            "the self-employed": ((OWN,), (SELF_EMPLOYED,)),
            "the self-employed, treated for cure": ((OWN,), (SELF_EMPLOYED, aim("curative"))),
            "a freelancer": ((OWN,), (affiliated("freelancer"),)),
            "a job seeker": ((SEEK,), (JOB_SEEKER,)),
            "a job seeker with a business": ((OWN, SEEK), (SELF_EMPLOYED, JOB_SEEKER)),
            "the self-employed, treated for relief": ((AIM, OWN), (SELF_EMPLOYED, aim("palliative"))),
            "a job seeker treated to live longer": ((AIM, SEEK), (JOB_SEEKER, aim("life_prolonging"))),
        },
    ),
    *says(
        case,
        [*AWAY, PLAN],
        {"2026-08-04": "cannot_tell"},
        {"one of whom nothing is known": ((GENERAL,), ()), **by_intent(AIM)},
    ),
)
