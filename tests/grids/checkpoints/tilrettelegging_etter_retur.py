"""Adjustments after the return: at 4 weeks, then at 6, 12, 24, 36 and 48 months."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, back, closing, edges, owners
from tests.grids.runner import ABSENT, cases_of
from tests.grids.sentences import SELF_EMPLOYED, STUDENT, aim, by_intent, says
from tests.support.documents import event, sick, talk, told

case = cases_of("tilrettelegging-etter-retur")
BACK = (told("2026-01-12"), WORKER, sick("2026-02-02"), back("2026-09-01"))
BOTH = ["accommodation-agreed", "accommodation-done"]
GENERAL = "Hvordan går det på jobben?"
SCHOOL = "Hvordan går det med skolen eller studiene?"
ALONE = "Hvordan går det i arbeidet nå?"
AIM = "Har du det på jobben slik du ønsker?"

CASES = (
    case("first: 4, 10 and 14 weeks", BACK, edges("2026-09-29", "2026-11-10", "2026-12-08"), occurrence=1),
    case("second: 6 months", BACK, edges("2027-03-01", "2027-04-12", "2027-05-10"), occurrence=2),
    case("third: 12 months", BACK, edges("2027-09-01", "2027-10-13", "2027-11-10"), occurrence=3),
    case("fourth: 24 months", BACK, edges("2028-09-01", "2028-10-13", "2028-11-10"), occurrence=4),
    case("fifth: 36 months", BACK, edges("2029-09-01", "2029-10-13", "2029-11-10"), occurrence=5),
    case("sixth: 48 months", BACK, edges("2030-09-01", "2030-10-13", "2030-11-10"), occurrence=6),
    case("no seventh", BACK, {"2031-09-01": ABSENT}, occurrence=7),
    case(
        "nothing to count from before the return",
        BACK,
        {"2026-08-31": "not_due/no_anchor", "2026-09-01": "upcoming"},
    ),
    case(
        "a partial return counts, and the first one",
        [told(), WORKER, sick("2026-02-02"), back("2026-09-01", 50), back("2026-11-02")],
        edges("2026-09-29", "2026-11-10", "2026-12-08"),
    ),
    case(
        "back since some day in September",
        [told(), WORKER, sick("2026-02-02"), back("2026-09-15", precision="month")],
        edges("2026-09-29", "2026-12-09", "2027-01-06"),
    ),
    case(
        "back on 31 August: 6 months",
        [told(), WORKER, sick("2026-02-02"), back("2026-08-31")],
        edges("2027-02-28", "2027-04-11", "2027-05-09"),
        occurrence=2,
    ),
    case(
        "back on 29 February: 12 months",
        [told("2023-01-12"), WORKER, sick("2023-02-02"), back("2024-02-29")],
        edges("2025-02-28", "2025-04-11", "2025-05-09"),
        occurrence=3,
    ),
    case(
        "postponed past the next time: what was agreed holds for that one",
        [*BACK, talk("2026-11-20", "deferred", "tilrettelegging-etter-retur", until="2027-04-15")],
        {
            "2027-02-28": "deferred",
            "2027-03-01": "deferred",
            "2027-04-14": "deferred",
            "2027-04-15": "due",
        },
        occurrence=2,
    ),
    case(
        "postponed past the next time: not missed the first time",
        [*BACK, talk("2026-11-20", "deferred", "tilrettelegging-etter-retur", until="2027-04-15")],
        {"2027-04-14": "deferred", "2027-04-15": "not_due/closed_unused"},
    ),
    case(
        "a no stands, also when a few days of illness came in between",
        [
            *BACK,
            sick("2026-11-02", "2026-11-08"),
            talk("2027-03-02", "declined", "tilrettelegging-etter-retur"),
        ],
        {"2027-03-01": "due", "2027-03-02": "declined", "2027-05-09": "declined"},
        occurrence=2,
        episode="2026-02-02",
    ),
    case(
        "a talk held the first time does not count for the second",
        [*BACK, talk("2026-10-05", "held", "tilrettelegging-etter-retur", themes=BOTH)],
        {"2027-02-28": "upcoming", "2027-03-01": "due"},
        occurrence=2,
    ),
    case(
        "a talk held the first time counts for the first",
        [*BACK, talk("2026-10-05", "held", "tilrettelegging-etter-retur", themes=BOTH)],
        {"2026-10-04": "due", "2026-10-05": "held", "2026-12-08": "held"},
    ),
    case(
        "not when work is settled",
        [*BACK, event("work_settled", "2026-10-05")],
        {"2026-10-04": "due", "2026-10-05": "not_due/silenced"},
    ),
    case(
        "a new sick leave stops it while it lasts",
        [*BACK, sick("2026-11-20")],
        {"2026-11-19": "over_time", "2026-11-20": "not_due/condition_false"},
        episode="2026-02-02",
    ),
    case(
        "the return from the new sick leave takes over",
        [*BACK, sick("2026-11-20"), back("2027-02-01")],
        {"2027-01-31": "not_due/condition_false", "2027-03-01": "not_due/never_opens"},
        episode="2026-02-02",
        occurrence=2,
    ),
    case(
        "the new sick leave has its own return",
        [*BACK, sick("2026-11-20"), back("2027-02-01")],
        edges("2027-03-01", "2027-04-12", "2027-05-10"),
        episode="2026-11-20",
    ),
    case(
        "a few days of illness later end no follow-up",
        [*BACK, sick("2026-12-01", "2026-12-02")],
        {"2027-02-28": "upcoming", "2027-03-07": "due"},
        episode="2026-02-02",
        occurrence=2,
    ),
    *closing(
        "tilrettelegging-etter-retur", BACK, "2026-10-05", "due", "accommodation-agreed", "accommodation-done"
    ),
    *owners(case, BACK, {"2026-09-29": "due"}, "municipal_cancer_coordinator", "gp"),
    *says(
        case,
        [told("2026-01-12"), sick("2026-02-02"), back("2026-09-01")],
        {"2026-09-29": "due"},
        {
            "one of whom nothing is known": ((GENERAL,), ()),
            "an employee": ((GENERAL,), (WORKER,)),
            "a student": ((SCHOOL,), (STUDENT,)),
            "a pupil": ((SCHOOL,), (affiliated("pupil"),)),
            "a student with a job": ((GENERAL,), (STUDENT, WORKER)),
            "a student who is self-employed": ((ALONE,), (STUDENT, SELF_EMPLOYED)),
            "the self-employed": ((ALONE,), (SELF_EMPLOYED,)),
            "a job seeker": ((ALONE,), (affiliated("job_seeker"),)),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (ALONE, AIM),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
        },
    ),
    case(
        "what is said to a pensioner, who is not asked",
        [*BACK[:1], *BACK[2:], affiliated("retired")],
        {"2026-09-29": "not_due/silenced"},
        says=(GENERAL,),
    ),
)
