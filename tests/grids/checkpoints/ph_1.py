"""Samhandlingspunkt 1: from the diagnosis until point 2 opens, never over time."""

from __future__ import annotations

from tests.grids.people import closing, edges, owners, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import STUDENT, by_school, says
from tests.support.documents import told

case = cases_of("ph-1")
GENERAL = "En kreftdiagnose griper inn i mer enn helsen."
SCHOOL = "En kreftdiagnose griper inn i mye."
NOT_WORK = "Du har sagt at jobb ikke er et tema for deg nå"
NOT_NOW = wish("2026-01-12", "not_now")

CASES = (
    case(
        "opens with the diagnosis, closes at three months",
        [told("2026-01-12")],
        edges("2026-01-12", None, "2026-04-12", before="not_due/no_anchor"),
    ),
    case(
        "has no day to be over time",
        [told("2026-01-12")],
        {"2026-01-12": "due", "2026-04-11": "due"},
        window=("2026-01-12", None, "2026-04-12"),
    ),
    case("30 November", [told("2025-11-30")], edges(None, None, "2026-02-28")),
    case("30 November before a leap day", [told("2023-11-30")], edges(None, None, "2024-02-29")),
    case("31 December", [told("2025-12-31")], edges(None, None, "2026-03-31")),
    case("30 January", [told("2026-01-30")], edges(None, None, "2026-04-30")),
    case("31 January", [told("2026-01-31")], edges(None, None, "2026-04-30")),
    case("29 February", [told("2024-02-29")], edges("2024-02-29", None, "2024-05-29", before="not_due")),
    case(
        "some day in January: closes when the next point opens",
        [told("2026-01-12", precision="month")],
        edges(None, None, "2026-04-01"),
    ),
    case(
        "about 12 January: closes when the next point opens",
        [told("2026-01-12", precision="about")],
        edges(None, None, "2026-03-12"),
    ),
    case("for everyone, whatever the work", [told()], {"2026-01-12": "due"}, header={"born": "1940-01"}),
    case("for children too", [told()], {"2026-01-12": "due"}, header={"born": "2015-01"}),
    *closing("ph-1", [told()], "2026-01-20", "due", "work", "economy"),
    *owners(case, [told()], {"2026-01-12": "due"}, "hospital_unit"),
    case(
        "what is said to the parents of a child under 16",
        [told("2026-01-12")],
        {"2026-01-12": "due"},
        header={"born": "2010-02"},
        says=("Nå handler mye om behandlingen.",),
    ),
    case(
        "what is said to the parents of a child who does not want to talk of work",
        [told("2026-01-12"), NOT_NOW],
        {"2026-01-12": "due"},
        header={"born": "2012-02"},
        says=("Nå handler mye om behandlingen.", NOT_WORK),
    ),
    case(
        "what is said to one who is 16",
        [told("2026-01-12")],
        {"2026-01-12": "due"},
        header={"born": "2010-01"},
        says=(GENERAL,),
    ),
    *says(
        case,
        [told("2026-01-12")],
        {"2026-01-12": "due"},
        {
            **by_school(GENERAL, SCHOOL),
            "one who does not want to talk of work now": ((NOT_WORK,), (NOT_NOW,)),
            "one who cannot work": ((NOT_WORK,), (wish("2026-01-12", "not_possible"),)),
            "one who wants to work": ((GENERAL,), (wish("2026-01-12", "continue_working"),)),
            "a student who does not want to talk of work now": ((NOT_WORK, SCHOOL), (STUDENT, NOT_NOW)),
        },
    ),
)
