"""The cancer coordinator: told from the diagnosis, over time at six weeks, until point 2 opens at three months."""

from __future__ import annotations

from tests.grids.people import affiliated, closing, edges, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import aim, by_intent, says
from tests.support.documents import event, talk, told

case = cases_of("informert-om-kreftkoordinator")
DIAGNOSED = (told("2026-01-12"),)
DAY = {"2026-01-12": "due"}
GENERAL = "Mange kommuner har en kreftkoordinator du kan ringe"
FAMILY = "Mange kommuner har en kreftkoordinator som familien"
AIM = "Mange kommuner har en kreftkoordinator for deg og dem rundt deg"

CASES = (
    case(
        "opens with the diagnosis, over time at 6 weeks, closes at 3 months",
        DIAGNOSED,
        edges("2026-01-12", "2026-02-23", "2026-04-12", before="not_due/no_anchor"),
    ),
    case(
        "31 August, over the end of a year and a month without that day",
        [told("2025-11-30")],
        edges("2025-11-30", "2026-01-11", "2026-02-28", before="not_due/no_anchor"),
    ),
    case(
        "29 February",
        [told("2023-11-29")],
        edges("2023-11-29", "2024-01-10", "2024-02-29", before="not_due/no_anchor"),
    ),
    case(
        "told some day in January: closes where point 2 may open",
        [told("2026-01-12", precision="month")],
        {"2026-01-12": "due", "2026-03-13": "due", "2026-03-14": "over_time", "2026-03-31": "over_time"},
        window=("2026-01-01", "2026-03-14", "2026-04-01"),
    ),
    case("and then it was not taken", [told("2026-01-12", precision="month")], {"2026-04-01": "lapsed"}),
    case("a child's family", DIAGNOSED, DAY, header={"born": "2019-03"}),
    case("those outside working life", [*DIAGNOSED, affiliated("outside")], DAY),
    case("the old", DIAGNOSED, DAY, header={"born": "1938-03"}),
    case("an unknown age", DIAGNOSED, DAY, header={"born": None}),
    case(
        "anew with a recurrence",
        [told("2024-01-12"), event("recurrence_found", "2026-01-12")],
        edges("2026-01-12", "2026-02-23", "2026-04-12", before="no question"),
        course="recurrence_found-2026-01-12",
    ),
    case(
        "a no is respected",
        [*DIAGNOSED, talk("2026-01-20", "declined", "informert-om-kreftkoordinator")],
        {"2026-01-20": "declined", "2026-04-11": "declined"},
    ),
    *closing("informert-om-kreftkoordinator", DIAGNOSED, "2026-01-20", "due", "informed-coordinator"),
    case(
        "not closed by what may come along",
        [
            *DIAGNOSED,
            talk(
                "2026-01-20",
                "held",
                "informert-om-kreftkoordinator",
                themes=["coordinator-choice", "low-threshold"],
            ),
        ],
        {"2026-01-20": "due"},
    ),
    *owners(
        case,
        DIAGNOSED,
        DAY,
        "hospital_unit",
        "hospital_contact_nurse",
        "hospital_pathway_coordinator",
    ),
    *says(case, DIAGNOSED, DAY, {"an adult": ((GENERAL,), ()), **by_intent(AIM)}),
    case("said to the family of a child of 15", DIAGNOSED, DAY, says=(FAMILY,), header={"born": "2010-02"}),
    case("said to one of 16", DIAGNOSED, DAY, says=(GENERAL,), header={"born": "2010-01"}),
    case("said when the age is unknown", DIAGNOSED, DAY, says=(GENERAL,), header={"born": None}),
    case(
        "said to the family of a child treated for relief",
        [*DIAGNOSED, aim("palliative")],
        DAY,
        says=(FAMILY, AIM),
        header={"born": "2019-03"},
    ),
)
