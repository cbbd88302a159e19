"""Contact with the employer: two weeks into sick leave, over time at seven, until the return."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, back, closing, edges, owners, wish
from tests.grids.runner import ABSENT, cases_of
from tests.grids.sentences import by_intent, says
from tests.support.documents import sick, told

case = cases_of("arbeidsgiver-kontakt")
AWAY = (told("2026-01-12"), WORKER, sick("2026-02-02"))

CASES = (
    case(
        "opens at 2 weeks, over time at 7, closes with the return",
        [*AWAY, back("2026-05-04", 50)],
        edges("2026-02-16", "2026-03-23", "2026-05-04"),
    ),
    case(
        "its window, once back",
        [*AWAY, back("2026-05-04", 50)],
        {"2026-05-04": "lapsed"},
        window=("2026-02-16", "2026-03-23", "2026-05-04"),
    ),
    case(
        "nothing to count from before",
        AWAY,
        {"2026-02-01": "not_due/no_anchor", "2026-02-02": "upcoming"},
    ),
    case(
        "stays open while away", AWAY, {"2026-12-31": "over_time"}, window=("2026-02-16", "2026-03-23", None)
    ),
    case(
        "15 February of a leap year",
        [told("2024-01-12"), WORKER, sick("2024-02-15")],
        edges("2024-02-29", "2024-04-04"),
    ),
    case(
        "away since about 2 February",
        [told(), WORKER, sick("2026-02-02", precision="about")],
        {"2026-02-01": "not_due", "2026-02-02": "due"} | edges(None, "2026-04-20"),
    ),
    case(
        "away since some day in February",
        [told(), WORKER, sick("2026-02-02", precision="month")],
        edges("2026-02-15", "2026-04-18"),
    ),
    case(
        "cannot tell before work is known",
        [told(), sick("2026-02-02")],
        {"2026-02-16": "cannot_tell"},
        missing=("has_employer",),
    ),
    *(
        case(f"for: {kind}", [told(), affiliated(kind), sick("2026-02-02")], {"2026-02-16": "due"})
        for kind in ("employee", "apprentice", "laid_off")
    ),
    *(
        case(
            f"not for: {kind}",
            [told(), affiliated(kind), sick("2026-02-02")],
            {"2026-02-16": "not_due/condition_false"},
        )
        for kind in ("self_employed", "freelancer", "job_seeker", "student")
    ),
    case(
        "not against the patient's wish",
        [*AWAY, wish("2026-02-20", "no_employer_contact")],
        {"2026-02-19": "due", "2026-02-20": "not_due/condition_false", "2026-04-01": "not_due"},
    ),
    case(
        "until the patient wishes it after all",
        [*AWAY, wish("2026-02-20", "no_employer_contact"), wish("2026-04-01", "employer_contact")],
        {"2026-03-31": "not_due", "2026-04-01": "over_time"},
    ),
    *(
        case(f"counts: {form}", [told(), WORKER, sick("2026-02-02", form=form)], {"2026-02-16": "due"})
        for form in ("full", "waiting", "self_certified")
    ),
    case(
        "counts: graded",
        [told(), WORKER, sick("2026-02-02", form="graded", grade=20)],
        {"2026-02-16": "due"},
    ),
    *(
        case(
            f"does not count: {form}",
            [told(), WORKER, sick("2026-02-02", form=form)],
            {"2026-02-16": "not_due/no_anchor"},
        )
        for form in ("admitted", "treatment_days", "travel_subsidy", "vacation", "leave")
    ),
    case(
        "until the 16th day without sick leave",
        [told(), WORKER, sick("2026-02-02", "2026-03-01")],
        {"2026-03-16": "due", "2026-03-17": "not_due/condition_false"},
    ),
    case(
        "a gap of 15 days joins",
        [told(), WORKER, sick("2026-02-02", "2026-03-01"), sick("2026-03-17")],
        {"2026-03-17": "due", "2026-03-22": "due", "2026-03-23": "over_time"},
        episode="2026-02-02",
    ),
    case(
        "a gap of 15 days starts nothing new",
        [told(), WORKER, sick("2026-02-02", "2026-03-01"), sick("2026-03-17")],
        {"2026-03-31": ABSENT},
        episode="2026-03-17",
    ),
    case(
        "a gap of 16 days parts",
        [told(), WORKER, sick("2026-02-02", "2026-03-01"), sick("2026-03-18")],
        edges("2026-04-01", "2026-05-06"),
        episode="2026-03-18",
    ),
    *closing("arbeidsgiver-kontakt", AWAY, "2026-02-20", "due", "employer-contact"),
    *owners(case, AWAY, {"2026-02-16": "due"}, "certifying_doctor", "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        AWAY,
        {"2026-02-16": "due"},
        {
            "one whose aim is not known": (("Har du hatt kontakt med jobben etter at du ble sykmeldt?",), ()),
            **by_intent("Noen vil gjerne høre fra jobben"),
        },
    ),
)
