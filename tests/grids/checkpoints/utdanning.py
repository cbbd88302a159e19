"""School and studies: from the diagnosis until treatment nears its end, and around that end."""

from __future__ import annotations

from tests.grids.people import affiliated, closing, edges, owners, treatment
from tests.grids.runner import cases_of
from tests.grids.sentences import STUDENT, aim, by_intent, says
from tests.support.documents import talk, told

case = cases_of("utdanning")
PUPIL = affiliated("pupil")
ILL = (told("2026-01-12"), STUDENT)
PLANNED = (*ILL, treatment("2026-02-02", planned_to="2026-06-30"))
LONG_TERM = (*ILL, treatment("2026-02-02", "2026-06-30", long_term=True))
SHORT = (*ILL, treatment("2026-01-19", "2026-01-30", kind="surgery"))
GENERAL = "Hvordan vil du ha det med studiene framover"
SCHOOL = "Hvordan går det med skolen"
AIM = "Noen vil gjerne holde fast i skolen eller studiene"

CASES = (
    case(
        "first: opens with the diagnosis, over time at six weeks, closes three weeks before the planned end",
        PLANNED,
        edges("2026-01-12", "2026-02-23", "2026-06-09", before="not_due/no_anchor"),
    ),
    case("first: its window", ILL, {"2026-01-12": "due"}, window=("2026-01-12", "2026-02-23", "2027-01-12")),
    case(
        "second: opens 3 weeks before the planned end, over time on it, closes 6 weeks after",
        PLANNED,
        edges("2026-06-09", "2026-06-30", "2026-08-11"),
        occurrence=2,
    ),
    case(
        "second: the last day of treatment when it is known",
        [*ILL, treatment("2026-02-02", "2026-06-30")],
        edges("2026-06-09", "2026-06-30", "2026-08-11"),
        occurrence=2,
    ),
    case(
        "second: coming eight weeks ahead",
        PLANNED,
        {"2026-04-13": "not_due", "2026-04-14": "upcoming"},
        occurrence=2,
    ),
    case(
        "second: nothing to count from before treatment",
        PLANNED,
        {"2026-02-01": "not_due/no_anchor"},
        occurrence=2,
    ),
    case(
        "first: only long-term treatment: until it is over",
        LONG_TERM,
        edges(None, None, "2026-07-01", before="over_time"),
    ),
    case(
        "first: only long-term treatment: its window",
        LONG_TERM,
        {"2026-07-01": "lapsed"},
        window=("2026-01-12", "2026-02-23", "2026-07-01"),
    ),
    case(
        "second: only long-term treatment: its window",
        LONG_TERM,
        {"2026-07-01": "due"},
        occurrence=2,
        window=("2026-07-01", "2026-07-22", "2026-08-12"),
    ),
    case(
        "second: only long-term treatment: from the day after it, over time at 3 weeks, closes at 6",
        LONG_TERM,
        edges("2026-07-01", "2026-07-22", "2026-08-12", before="not_due/no_anchor"),
        occurrence=2,
    ),
    case(
        "short treatment: the second takes over from the first on the day it begins",
        SHORT,
        {"2026-01-18": "due", "2026-01-19": "not_due/never_opens"},
    ),
    case(
        "short treatment: the second, at once",
        SHORT,
        edges(None, "2026-01-30", "2026-03-13") | {"2026-01-18": "not_due/no_anchor", "2026-01-19": "due"},
        occurrence=2,
    ),
    case(
        "short treatment: a talk at the diagnosis is enough for both",
        [*SHORT, talk("2026-01-15", "held", "utdanning", themes=["education"])],
        {"2026-01-19": "held", "2026-03-12": "held"},
        occurrence=2,
    ),
    case(
        "first: while treatment has no end in sight, until twelve months",
        [*ILL, treatment("2026-02-02")],
        edges(None, None, "2027-01-12", before="over_time"),
    ),
    case("first: 29 February", [told("2024-02-29"), STUDENT], edges(None, "2024-04-11", "2025-02-28")),
    case(
        "second: planned to end on a leap day",
        [told("2024-01-12"), STUDENT, treatment("2024-01-15", planned_to="2024-02-29")],
        edges("2024-02-08", "2024-02-29", "2024-04-11"),
        occurrence=2,
    ),
    case(
        "first: some day in January",
        [told("2026-01-12", precision="month"), STUDENT],
        edges(None, "2026-03-14"),
    ),
    case("for a pupil", [told(), PUPIL], {"2026-01-12": "due"}),
    case("for a student with a job", [*ILL, affiliated("employee")], {"2026-01-12": "due"}),
    *(
        case(f"not for: {kind}", [told(), affiliated(kind)], {"2026-01-12": "not_due/condition_false"})
        for kind in ("employee", "apprentice", "job_seeker")
    ),
    case("silent for: outside", [told(), affiliated("outside")], {"2026-01-12": "not_due/silenced"}),
    case(
        "a pupil from the 16th birthday",
        [told("2026-07-20"), PUPIL],
        {"2026-07-31": "not_due/silenced", "2026-08-01": "due"},
        header={"born": "2010-08"},
    ),
    case(
        "cannot tell before it is known", [told()], {"2026-01-12": "cannot_tell"}, missing=("affiliations",)
    ),
    *closing("utdanning", ILL, "2026-01-20", "due", "education"),
    *owners(
        case,
        ILL,
        {"2026-01-12": "due"},
        "hospital_social_worker",
        "hospital_contact_nurse",
        "municipal_cancer_coordinator",
    ),
    *says(
        case,
        [told("2026-01-12")],
        {"2026-01-12": "due"},
        {
            "a student": ((GENERAL,), (STUDENT,)),
            "a student treated for cure": ((GENERAL,), (STUDENT, aim("curative"))),
            "a pupil": ((SCHOOL,), (PUPIL,)),
            "a pupil treated to live longer": ((AIM, SCHOOL), (PUPIL, aim("life_prolonging"))),
            **by_intent(AIM, STUDENT),
        },
    ),
)
