"""Rights after sick pay: from the last day as told, or 36 weeks into sick leave while that is not known."""

from __future__ import annotations

from tests.grids.people import WORKER, back, closing, edges, owners, sick_pay_ends, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import says
from tests.support.documents import event, sick, told

case = cases_of("etter-sykepengene")
AWAY = (told("2026-01-12"), WORKER, sick("2026-02-02"))
TOLD = (*AWAY, sick_pay_ends("2026-06-01", "2027-01-29"))
LAST_DAY = sick_pay_ends("2026-06-01", "2027-01-29")
GENERAL = "Vet du hva du kan søke om når sykepengene tar slutt"
CHECK = "Har du sjekket maksdatoen din på nav.no?"
NOT_POSSIBLE = "Du har sagt at det ikke er mulig for deg å jobbe."

CASES = (
    case(
        "told: opens 13 weeks before, over time 6 weeks before, closes on the day",
        TOLD,
        edges("2026-10-30", "2026-12-18", "2027-01-29"),
    ),
    case(
        "not told: opens at 36 weeks, over time at 42, closes at 52",
        AWAY,
        edges("2026-10-12", "2026-11-23", "2027-02-01"),
    ),
    case("coming eight weeks ahead", TOLD, {"2026-09-03": "not_due/opens_later", "2026-09-04": "upcoming"}),
    case(
        "told late: from that day on by what was told",
        [*AWAY, sick_pay_ends("2026-11-25", "2027-02-26")],
        {
            "2026-11-24": "over_time",
            "2026-11-25": "upcoming",
            "2026-11-26": "upcoming",
            "2026-11-27": "due",
            "2027-01-14": "due",
            "2027-01-15": "over_time",
            "2027-02-25": "over_time",
            "2027-02-26": "lapsed",
        },
    ),
    case(
        "told anew: the latest counts",
        [*TOLD, sick_pay_ends("2026-09-01", "2027-02-26")],
        edges("2026-11-27", "2027-01-15", "2027-02-26"),
    ),
    case(
        "told as some day in January",
        [*AWAY, sick_pay_ends("2026-06-01", "2027-01-29", precision="month")],
        edges("2026-10-02", "2026-12-20", "2027-01-31"),
    ),
    case(
        "29 February",
        [told("2024-01-12"), WORKER, sick("2024-02-29")],
        edges("2024-11-07", "2024-12-19", "2025-02-27"),
    ),
    case(
        "away since some day in February",
        [told(), WORKER, sick("2026-02-02", precision="month")],
        edges("2026-10-11", "2026-12-19", "2027-02-27"),
    ),
    case(
        "not when back at work",
        [*TOLD, back("2026-11-30")],
        {"2026-11-29": "due", "2026-11-30": "not_due/condition_false"},
    ),
    case(
        "also when work is not possible",
        [*TOLD, wish("2026-09-01", "not_possible")],
        {"2026-10-30": "due"},
    ),
    case(
        "not when the patient does not want to talk now",
        [*TOLD, wish("2026-11-02", "not_now")],
        {"2026-11-01": "due", "2026-11-02": "not_due/silenced", "2027-02-01": "not_due"},
    ),
    case(
        "not when work is settled",
        [*TOLD, event("work_settled", "2026-11-02")],
        {"2026-11-01": "due", "2026-11-02": "not_due/silenced"},
    ),
    case(
        "not when already on AAP",
        [*TOLD, event("benefit", "2026-11-02", kind="aap")],
        {"2026-11-01": "due", "2026-11-02": "not_due/condition_false"},
    ),
    case(
        "also where the source may not know of AAP",
        TOLD,
        {"2026-11-02": "due"},
        header={"sources_complete": False},
    ),
    *closing("etter-sykepengene", TOLD, "2026-11-02", "due", "rights"),
    *owners(case, TOLD, {"2026-10-30": "due"}, "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        AWAY,
        {"2026-10-30": "due"},
        {
            "one who knows the last day": ((GENERAL,), (LAST_DAY,)),
            "one who does not": ((CHECK,), ()),
            "one who cannot work": ((NOT_POSSIBLE,), (LAST_DAY, wish("2026-09-01", "not_possible"))),
            "one who cannot work and does not know": (
                (NOT_POSSIBLE, CHECK),
                (wish("2026-09-01", "not_possible"),),
            ),
            "one who wants to go on": ((GENERAL,), (LAST_DAY, wish("2026-09-01", "continue_working"))),
        },
    ),
)
