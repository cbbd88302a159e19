"""Samhandlingspunkt 2: three months after the diagnosis, over time the day after four, closed when 3 opens."""

from __future__ import annotations

from tests.grids.people import closing, edges, owners, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import STUDENT, by_school, says
from tests.support.documents import event, talk, told

case = cases_of("ph-2")
GENERAL = "Nå er det noen måneder siden du fikk diagnosen. Hvordan går det i hverdagen, med jobb"
SCHOOL = "Nå er det noen måneder siden du fikk diagnosen. Hvordan går det i hverdagen, med skolen"
NOT_WORK = "Du har sagt at jobb ikke er et tema for deg nå"
NOT_NOW = wish("2026-04-12", "not_now")

CASES = (
    case(
        "opens at 3 months, over time the day after 4, closes at 12",
        [told("2026-01-12")],
        edges("2026-04-12", "2026-05-13", "2027-01-12"),
    ),
    case(
        "coming eight weeks ahead",
        [told("2026-01-12")],
        {"2026-02-14": "not_due/opens_later", "2026-02-15": "upcoming", "2026-02-16": "upcoming"},
    ),
    case("29 October", [told("2025-10-29")], edges("2026-01-29", "2026-03-01", "2026-10-29")),
    case(
        "29 October before a leap year", [told("2023-10-29")], edges("2024-01-29", "2024-03-01", "2024-10-29")
    ),
    case("31 October", [told("2025-10-31")], edges("2026-01-31", "2026-03-01", "2026-10-31")),
    case("30 November", [told("2025-11-30")], edges("2026-02-28", "2026-03-31", "2026-11-30")),
    case(
        "30 November before a leap day", [told("2023-11-30")], edges("2024-02-29", "2024-03-31", "2024-11-30")
    ),
    case("31 December", [told("2025-12-31")], edges("2026-03-31", "2026-05-01", "2026-12-31")),
    case("30 January", [told("2026-01-30")], edges("2026-04-30", "2026-05-31", "2027-01-30")),
    case("31 January", [told("2026-01-31")], edges("2026-04-30", "2026-06-01", "2027-01-31")),
    case("29 February", [told("2024-02-29")], edges("2024-05-29", "2024-06-30", "2025-02-28")),
    case(
        "some day in January",
        [told("2026-01-12", precision="month")],
        edges("2026-04-01", "2026-06-01", "2027-01-01"),
    ),
    case(
        "some day in February of a leap year",
        [told("2024-02-10", precision="month")],
        edges("2024-05-01", "2024-06-30"),
    ),
    case(
        "about 12 January",
        [told("2026-01-12", precision="about")],
        edges("2026-03-12", "2026-06-13", "2026-12-12"),
    ),
    case("about 31 March", [told("2026-03-31", precision="about")], edges("2026-05-28", "2026-08-31")),
    case(
        "whether or not point 1 was held",
        [told(), talk("2026-01-20", "held", "ph-1", themes=["work", "economy"])],
        {"2026-04-11": "upcoming", "2026-04-12": "due"},
    ),
    case(
        "anew for a recurrence",
        [told(), event("recurrence_found", "2026-08-03")],
        edges("2026-11-03", "2026-12-04", "2027-08-03"),
        course="recurrence_found-2026-08-03",
    ),
    case(
        "the first course goes on after a recurrence",
        [told(), event("recurrence_found", "2026-08-03")],
        {"2026-08-02": "over_time", "2027-01-11": "over_time", "2027-01-12": "lapsed"},
        course="diagnosis_told-2026-01-12",
    ),
    *closing("ph-2", [told()], "2026-04-20", "due", "work", "economy"),
    *owners(case, [told()], {"2026-04-12": "due"}, "municipal_cancer_coordinator", "municipal_appointee"),
    case(
        "what is said to the parents of a child under 16",
        [told("2026-01-12")],
        {"2026-04-12": "due"},
        header={"born": "2010-05"},
        says=("Nå er det noen måneder siden diagnosen.",),
    ),
    case(
        "what is said to the parents of a child who does not want to talk of work",
        [told("2026-01-12"), NOT_NOW],
        {"2026-04-12": "due"},
        header={"born": "2012-02"},
        says=("Nå er det noen måneder siden diagnosen.", NOT_WORK),
    ),
    case(
        "what is said to one who is 16",
        [told("2026-01-12")],
        {"2026-04-12": "due"},
        header={"born": "2010-04"},
        says=(GENERAL,),
    ),
    *says(
        case,
        [told("2026-01-12")],
        {"2026-04-12": "due"},
        {
            **by_school(GENERAL, SCHOOL),
            "one who does not want to talk of work now": ((NOT_WORK,), (NOT_NOW,)),
            "one who cannot work": ((NOT_WORK,), (wish("2026-04-12", "not_possible"),)),
            "one who wants to work": ((GENERAL,), (wish("2026-04-12", "continue_working"),)),
            "a student who does not want to talk of work now": ((NOT_WORK, SCHOOL), (STUDENT, NOT_NOW)),
        },
    ),
)
