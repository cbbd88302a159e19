"""School and nursery: from the diagnosis of a child under 16, over time at six weeks, for six months."""

from __future__ import annotations

from functools import partial

from tests.grids.people import edges, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import aim, says
from tests.support.documents import talk, told

case = cases_of("skole")
child = partial(case, header={"born": "2016-05"})
small = partial(case, header={"born": "2020-12"})
ILL = (told("2026-01-12"),)
DAY = {"2026-01-12": "due"}
GENERAL = "Hvordan vil dere ha kontakten med skolen"
NURSERY = "Hvordan er det med barnehagen nå?"
AIM = "Hva betyr skolen og vennene for barnet deres nå?"

CASES = (
    child(
        "opens with the diagnosis, over time at six weeks, closes at six months",
        ILL,
        edges("2026-01-12", "2026-02-23", "2026-07-12", before="not_due/no_anchor"),
    ),
    child("its window", ILL, DAY, window=("2026-01-12", "2026-02-23", "2026-07-12")),
    child(
        "told on 31 August: closes on the last of February",
        [told("2025-08-31")],
        edges(None, "2025-10-12", "2026-02-28"),
    ),
    child(
        "told on 31 August before a leap year: closes on 29 February",
        [told("2023-08-31")],
        edges(None, "2023-10-12", "2024-02-29"),
    ),
    child(
        "told some day in January",
        [told("2026-01-12", precision="month")],
        edges(None, "2026-03-14", "2026-07-31"),
    ),
    case(
        "until the 16th birthday",
        ILL,
        {"2026-02-28": "over_time", "2026-03-01": "not_due/condition_false"},
        header={"born": "2010-03"},
    ),
    case("not for an adult", ILL, {"2026-01-12": "not_due/condition_false"}),
    case(
        "not when the age is not known",
        ILL,
        {"2026-01-12": "not_due/condition_false"},
        header={"born": None},
    ),
    child(
        "closed by its theme",
        [*ILL, talk("2026-01-20", "held", "skole", themes=["school"])],
        {"2026-01-20": "held"},
        remaining=(),
    ),
    child(
        "not closed by another theme",
        [*ILL, talk("2026-01-20", "held", "skole", themes=["family"])],
        {"2026-01-20": "due"},
        remaining=("school",),
    ),
    *owners(
        child,
        ILL,
        DAY,
        "hospital_social_worker",
        "hospital_contact_nurse",
        "municipal_cancer_coordinator",
    ),
    *says(
        child,
        ILL,
        DAY,
        {
            "the parents of a pupil": ((GENERAL,), ()),
            "the parents of a pupil treated for cure": ((GENERAL,), (aim("curative"),)),
            "the parents of a pupil treated to live longer": ((AIM,), (aim("life_prolonging"),)),
            "the parents of a pupil treated for relief": ((AIM,), (aim("palliative"),)),
        },
    ),
    small("what is said to the parents of a small child", ILL, DAY, says=(NURSERY,)),
    small(
        "what is said to the parents of a small child treated for relief",
        [*ILL, aim("palliative")],
        DAY,
        says=(NURSERY, AIM),
    ),
    *(
        case(
            f"what is said {when} the sixth birthday",
            ILL,
            {day: "over_time"},
            header={"born": "2020-03"},
            says=says_,
        )
        for when, day, says_ in (
            ("before", "2026-02-28", (NURSERY,)),
            ("from", "2026-03-01", (GENERAL,)),
        )
    ),
)
