"""Halfway: work in the time ahead, from six months, over time at nine, until point 3 opens at twelve."""

from __future__ import annotations

from tests.grids.people import WORKER, closing, edges, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, STUDENT, aim, by_business, says
from tests.support.documents import talk, told

case = cases_of("midtveis-arbeid")
AT_WORK = (told("2026-01-12"), WORKER)
DAY = {"2026-07-12": "due"}
GENERAL = "Nå er det en stund siden diagnosen. Hvordan ser du selv"
OWN = "Nå er det en stund siden diagnosen. Hvordan ser du for deg å drive"
LIFE = "Noen vil ha jobben som en del av hverdagen"
RELIEF = "Hva er viktig for deg i tiden framover"
WORK_THEMES = (
    *("work", "work-situation", "employer-contact", "accommodation", "barriers", "work-between-treatments"),
    *("nav", "dialogue-meeting", "expectations", "pace", "nav-measures", "accommodation-agreed"),
    *("accommodation-done", "late-effects-at-work", "own-business", "job-search", "change-of-work"),
)
OTHER_THEMES = ("economy", "rights", "aap", "employer-period", "rehab-programmes", "informed-coordinator")

CASES = (
    case(
        "opens at 6 months, over time at 9, closes at 12",
        AT_WORK,
        edges("2026-07-12", "2026-10-12", "2027-01-12"),
    ),
    case(
        "coming eight weeks ahead", AT_WORK, {"2026-05-16": "not_due/opens_later", "2026-05-17": "upcoming"}
    ),
    case(
        "months without the day: 31 August, to a leap day",
        [told("2023-08-31"), WORKER],
        edges("2024-02-29", "2024-05-31", "2024-08-31"),
    ),
    case(
        "told some day in January: closes where point 3 may open",
        [told("2026-01-12", precision="month"), WORKER],
        edges("2026-07-01", "2026-10-31", "2027-01-01"),
    ),
    case(
        "cannot tell before work is known",
        [told("2026-01-12")],
        {"2026-07-12": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case("not for a student", [told("2026-01-12"), STUDENT], {"2026-07-12": "not_due/condition_false"}),
    *(
        case(
            f"not when talked about a month ago: {theme}",
            [*AT_WORK, talk("2026-06-12", "held", "ph-2", themes=[theme])],
            {"2026-07-12": "not_due/condition_false"},
        )
        for theme in WORK_THEMES
    ),
    *(
        case(
            f"also when only this was talked about a month ago: {theme}",
            [*AT_WORK, talk("2026-06-12", "held", "ph-2", themes=[theme])],
            DAY,
        )
        for theme in OTHER_THEMES
    ),
    case(
        "three months after work was talked about",
        [*AT_WORK, talk("2026-06-01", "held", "ph-2", themes=["work"])],
        {"2026-08-31": "not_due/condition_false", "2026-09-01": "due"},
    ),
    case(
        "six months after a plan was talked about",
        [*AT_WORK, talk("2026-03-01", "held", "plan-for-retur", themes=["return-plan"])],
        {"2026-08-31": "not_due/condition_false", "2026-09-01": "due"},
    ),
    case(
        "an offer is no talk",
        [*AT_WORK, talk("2026-06-12", "offered", "ph-2", themes=["work"])],
        DAY,
    ),
    *(case(f"not silent: {aim_}", [*AT_WORK, aim(aim_)], DAY) for aim_ in ("life_prolonging", "palliative")),
    *closing("midtveis-arbeid", AT_WORK, "2026-07-20", "due", "expectations"),
    *owners(case, AT_WORK, DAY, "municipal_cancer_coordinator", "gp"),
    *says(
        case,
        [told("2026-01-12")],
        DAY,
        {
            **by_business(GENERAL, OWN),
            "the self-employed, treated for cure": ((OWN,), (SELF_EMPLOYED, aim("curative"))),
        },
    ),
    *says(
        case,
        [told("2026-01-12")],
        DAY,
        {
            "a worker treated to live longer": ((LIFE,), (WORKER, aim("life_prolonging"))),
            "a worker treated for relief": ((RELIEF,), (WORKER, aim("palliative"))),
            "the self-employed, treated to live longer": ((LIFE,), (SELF_EMPLOYED, aim("life_prolonging"))),
            "the self-employed, treated for relief": ((RELIEF,), (SELF_EMPLOYED, aim("palliative"))),
        },
    ),
)
