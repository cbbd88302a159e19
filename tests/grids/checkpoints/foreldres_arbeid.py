"""The parents' work: from the diagnosis of somebody under 18, over time at four weeks, for six months."""

from __future__ import annotations

from functools import partial

from tests.grids.people import edges, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import aim, says
from tests.support.documents import talk, told

case = cases_of("foreldres-arbeid")
child = partial(case, header={"born": "2016-05"})
youth = partial(case, header={"born": "2009-05"})
ILL = (told("2026-01-12"),)
DAY = {"2026-01-12": "due"}
GENERAL = "Hvordan er det med jobbene deres nå som barnet er sykt?"
YOUTH = "Er det greit for deg at vi også snakker med foreldrene dine"
AIM = "Mange vil helst være hos barnet nå."

CASES = (
    child(
        "opens with the diagnosis, over time at four weeks, closes at six months",
        ILL,
        edges("2026-01-12", "2026-02-09", "2026-07-12", before="not_due/no_anchor"),
    ),
    child("its window", ILL, DAY, window=("2026-01-12", "2026-02-09", "2026-07-12")),
    child(
        "told on 31 August: closes on the last of February",
        [told("2025-08-31")],
        edges(None, "2025-09-28", "2026-02-28"),
    ),
    child("told on 29 February", [told("2024-02-29")], edges(None, "2024-03-28", "2024-08-29")),
    child(
        "told some day in January",
        [told("2026-01-12", precision="month")],
        edges(None, "2026-02-28", "2026-07-31"),
    ),
    case(
        "until the 18th birthday",
        ILL,
        {"2026-02-28": "over_time", "2026-03-01": "not_due/condition_false"},
        header={"born": "2008-03"},
    ),
    case("not for an adult", ILL, {"2026-01-12": "not_due/condition_false"}),
    case(
        "not when the age is not known",
        ILL,
        {"2026-01-12": "not_due/condition_false"},
        header={"born": None},
    ),
    *(
        child(
            f"a talk about {' and '.join(themes)}",
            [*ILL, talk("2026-01-20", "held", "foreldres-arbeid", themes=themes)],
            {"2026-01-20": answer},
            remaining=left,
        )
        for themes, answer, left in (
            (["parents-work", "care-benefits"], "held", ()),
            (["parents-work"], "due", ("care-benefits",)),
            (["care-benefits"], "due", ("parents-work",)),
        )
    ),
    *owners(child, ILL, DAY, "hospital_social_worker", "hospital_contact_nurse"),
    *says(
        child,
        ILL,
        DAY,
        {
            "the parents": ((GENERAL,), ()),
            "the parents of one treated for cure": ((GENERAL,), (aim("curative"),)),
            "the parents of one treated to live longer": ((AIM,), (aim("life_prolonging"),)),
            "the parents of one treated for relief": ((AIM,), (aim("palliative"),)),
        },
    ),
    youth("what is said to somebody of 16", ILL, DAY, says=(YOUTH,)),
    youth(
        "what is said to somebody of 16 treated for relief", [*ILL, aim("palliative")], DAY, says=(YOUTH, AIM)
    ),
    *(
        case(
            f"what is said {when} the 16th birthday",
            ILL,
            {day: "over_time"},
            header={"born": "2010-03"},
            says=said,
        )
        for when, day, said in (
            ("before", "2026-02-28", (GENERAL,)),
            ("from", "2026-03-01", (YOUTH,)),
        )
    ),
)
