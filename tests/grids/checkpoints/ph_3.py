"""Samhandlingspunkt 3: twelve months after the diagnosis, over time the day after 18, closed at two years."""

from __future__ import annotations

from tests.grids.people import closing, edges, owners, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import STUDENT, aim, by_intent, by_school, says
from tests.support.documents import talk, told

case = cases_of("ph-3")
BOTH = ["work", "economy"]
GENERAL = "Nå er det en god stund siden du fikk diagnosen. Hvordan går det i hverdagen, med jobb"
SCHOOL = "Nå er det en god stund siden du fikk diagnosen. Hvordan går det i hverdagen, med skolen"
NOT_WORK = "Du har sagt at jobb ikke er et tema for deg nå"
AIM = "Hvordan vil du helst bruke kreftene framover?"
NOT_NOW = wish("2027-01-12", "not_now")

CASES = (
    case(
        "opens at 12 months, over time the day after 18, closes at 24",
        [told("2026-01-12")],
        edges("2027-01-12", "2027-07-13", "2028-01-12"),
    ),
    case(
        "coming eight weeks ahead",
        [told("2026-01-12")],
        {"2026-11-16": "not_due/opens_later", "2026-11-17": "upcoming"},
    ),
    case("30 November", [told("2025-11-30")], edges("2026-11-30", "2027-05-31", "2027-11-30")),
    case("31 December", [told("2025-12-31")], edges("2026-12-31", "2027-07-01", "2027-12-31")),
    case("31 January", [told("2026-01-31")], edges("2027-01-31", "2027-08-01", "2028-01-31")),
    case("29 February", [told("2024-02-29")], edges("2025-02-28", "2025-08-30", "2026-02-28")),
    case("31 August", [told("2025-08-31")], edges("2026-08-31", "2027-03-01", "2027-08-31")),
    case("31 August, to a leap day", [told("2022-08-31")], edges("2023-08-31", "2024-03-01", "2024-08-31")),
    case(
        "some day in January",
        [told("2026-01-12", precision="month")],
        edges("2027-01-01", "2027-08-01", "2028-01-31"),
    ),
    case(
        "about 12 January",
        [told("2026-01-12", precision="about")],
        edges("2026-12-12", "2027-08-13", "2028-02-12"),
    ),
    case(
        "whether or not points 1 and 2 were held",
        [
            told(),
            talk("2026-01-20", "held", "ph-1", themes=BOTH),
            talk("2026-04-20", "held", "ph-2", themes=BOTH),
        ],
        {"2027-01-11": "upcoming", "2027-01-12": "due"},
    ),
    *closing("ph-3", [told()], "2027-01-20", "due", "work", "economy"),
    *owners(case, [told()], {"2027-01-12": "due"}, "municipal_cancer_coordinator", "municipal_appointee"),
    case(
        "what is said to the parents of a child under 16",
        [told("2026-01-12")],
        {"2027-01-12": "due"},
        header={"born": "2011-02"},
        says=("Nå er det en god stund siden diagnosen.",),
    ),
    case(
        "what is said to the parents of a child who does not want to talk of work",
        [told("2026-01-12"), NOT_NOW],
        {"2027-01-12": "due"},
        header={"born": "2012-02"},
        says=("Nå er det en god stund siden diagnosen.", NOT_WORK),
    ),
    case(
        "what is said to one who is 16",
        [told("2026-01-12")],
        {"2027-01-12": "due"},
        header={"born": "2011-01"},
        says=(GENERAL,),
    ),
    *says(
        case,
        [told("2026-01-12")],
        {"2027-01-12": "due"},
        {
            **by_school(GENERAL, SCHOOL),
            "one who does not want to talk of work now": ((NOT_WORK,), (NOT_NOW,)),
            "one who cannot work": ((NOT_WORK,), (wish("2027-01-12", "not_possible"),)),
            "one who wants to work": ((GENERAL,), (wish("2027-01-12", "continue_working"),)),
            "a student who does not want to talk of work now": ((NOT_WORK, SCHOOL), (STUDENT, NOT_NOW)),
            **by_intent(AIM),
            "one who wants no work, treated to live longer": (
                (NOT_WORK, AIM),
                (NOT_NOW, aim("life_prolonging")),
            ),
            "a student treated to live longer": ((AIM, SCHOOL), (STUDENT, aim("life_prolonging"))),
        },
    ),
)
