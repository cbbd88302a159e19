"""After sick pay: two weeks after the last day as told, else 56 weeks into the leave; again half a year later."""

from __future__ import annotations

from tests.grids.people import WORKER, back, closing, edges, owners, sick_pay_ends
from tests.grids.runner import cases_of
from tests.grids.sentences import by_intent, says
from tests.support.documents import event, sick, told

case = cases_of("etter-maksdato")
AWAY = (told("2026-01-12"), WORKER, sick("2026-02-02"))
TOLD = (*AWAY, sick_pay_ends("2026-06-01", "2027-01-29"))
GENERAL = "Nå har du vært borte lenge."
AIM = "Nå er det lenge siden du ble syk."
DUE = {"2027-03-01": "due"}

CASES = (
    case("told: 2, 6 and 26 weeks after the day", TOLD, edges("2027-02-12", "2027-03-12", "2027-07-30")),
    case("not told: 56, 60 and 78 weeks", AWAY, edges("2027-03-01", "2027-03-29", "2027-08-02")),
    case(
        "again, told: 26, 30 and 52 weeks after the day",
        TOLD,
        edges("2027-07-30", "2027-08-27", "2028-01-28"),
        occurrence=2,
    ),
    case(
        "again, not told: 78, 82 and 104 weeks",
        AWAY,
        edges("2027-08-02", "2027-08-30", "2028-01-31"),
        occurrence=2,
    ),
    case("29 February", [told("2024-01-12"), WORKER, sick("2024-02-29")], edges("2025-03-27", "2025-04-24")),
    case(
        "away since some day in February",
        [told(), WORKER, sick("2026-02-02", precision="month")],
        edges("2027-02-28", "2027-04-24", "2027-08-01"),
    ),
    case(
        "told as some day in January",
        [*AWAY, sick_pay_ends("2026-06-01", "2027-01-29", precision="month")],
        edges("2027-01-15", "2027-03-14", "2027-07-02"),
    ),
    case(
        "not when back",
        [*AWAY, back("2027-03-08")],
        {"2027-03-07": "due", "2027-03-08": "not_due/condition_false"},
    ),
    case(
        "not when on AAP",
        [*AWAY, event("benefit", "2027-03-08", kind="aap")],
        {"2027-03-07": "due", "2027-03-08": "not_due/condition_false"},
    ),
    case("also where the source may not know of AAP", AWAY, DUE, header={"sources_complete": False}),
    case("also when work is not possible", [*AWAY, event("wish", "2027-02-01", code="not_possible")], DUE),
    *closing("etter-maksdato", AWAY, "2027-03-08", "due", "income-now"),
    *owners(case, AWAY, DUE, "gp", "municipal_cancer_coordinator"),
    *says(case, AWAY, DUE, {"most people": ((GENERAL,), ()), **by_intent(AIM)}),
)
