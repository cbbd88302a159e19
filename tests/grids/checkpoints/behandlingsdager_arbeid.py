"""Work between treatment days: four weeks in, over time at ten, until four weeks after the last stretch."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, edges, owners, treatment_days
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_business, by_intent, says
from tests.support.documents import sick, talk, told

case = cases_of("behandlingsdager-arbeid")
WORKS = (told("2026-01-12"), WORKER, treatment_days("2026-02-09", "2026-06-28"))
GENERAL = "Du jobber mellom behandlingene. Hvordan går det"
OWN = "Du arbeider mellom behandlingene. Hvordan får du det til å gå rundt"
AIM = "Du jobber mellom behandlingene. Er det slik du ønsker å ha det"
ABOUT_WORK = (
    "accommodation",
    "accommodation-agreed",
    "accommodation-done",
    "barriers",
    "dialogue-meeting",
    "employer-contact",
    "expectations",
    "late-effects-at-work",
    "nav",
    "nav-measures",
    "pace",
    "return-plan",
    "work",
    "work-between-treatments",
)

CASES = (
    case(
        "opens at 4 weeks, over time at 10, closes 4 weeks after",
        WORKS,
        edges("2026-03-09", "2026-04-20", "2026-07-27"),
    ),
    case(
        "nothing to count from before",
        WORKS,
        {"2026-02-08": "not_due/no_anchor", "2026-02-09": "upcoming"},
    ),
    case(
        "since some day in February",
        [told("2026-01-12"), WORKER, treatment_days("2026-02-09", precision="month")],
        edges("2026-03-01", "2026-05-09"),
    ),
    case(
        "another stretch goes on from the first",
        [*WORKS, treatment_days("2026-07-06", "2026-08-30")],
        edges("2026-03-09", "2026-04-20", "2026-09-28") | {"2026-07-27": "over_time"},
    ),
    case(
        "stays open while it has no end",
        [told(), WORKER, treatment_days("2026-02-09")],
        {"2027-02-09": "over_time"},
        window=("2026-03-09", "2026-04-20", None),
    ),
    *(
        case(
            f"not with another form of absence: {form}",
            [told(), WORKER, sick("2026-02-09", form=form)],
            {"2026-03-09": "not_due/no_anchor"},
        )
        for form in ("full", "travel_subsidy", "admitted")
    ),
    case(
        "not when work has been talked about",
        [*WORKS, talk("2026-02-01", "held", "ph-1", themes=["work"])],
        {"2026-03-09": "not_due/condition_false"},
    ),
    case(
        "until work is talked about",
        [*WORKS, talk("2026-03-23", "held", "tidlig-arbeid-arbeidsgiver", themes=["employer-contact"])],
        {"2026-03-22": "due", "2026-03-23": "not_due/condition_false"},
    ),
    case(
        "also when only the work situation was asked about",
        [*WORKS, talk("2026-01-20", "held", "spor-om-arbeid", themes=["work-situation"])],
        {"2026-03-09": "due"},
    ),
    case(
        "also when work was talked about before the cancer",
        [*WORKS, talk("2026-01-11", "held", themes=["work"])],
        {"2026-03-09": "due"},
    ),
    case(
        "also when work was offered and not talked about",
        [*WORKS, talk("2026-01-20", "offered", "ph-1", themes=["work"])],
        {"2026-03-09": "due"},
    ),
    case(
        "cannot tell before work is known",
        [told(), treatment_days("2026-02-09")],
        {"2026-03-09": "cannot_tell"},
        missing=("in_working_life",),
    ),
    case(
        "not for a student",
        [told(), affiliated("student"), treatment_days("2026-02-09")],
        {"2026-03-09": "not_due/condition_false"},
    ),
    case(
        "is held with its own theme",
        [*WORKS, talk("2026-03-16", "held", "behandlingsdager-arbeid", themes=["work-between-treatments"])],
        {"2026-03-15": "due", "2026-03-16": "held"},
    ),
    *owners(case, WORKS, {"2026-03-09": "due"}, "hospital_contact_nurse", "gp"),
    *says(
        case,
        [told("2026-01-12"), treatment_days("2026-02-09", "2026-06-28")],
        {"2026-03-09": "due"},
        {
            **by_business(GENERAL, OWN),
            **by_intent(AIM, WORKER),
            "the self-employed, treated to live longer": (
                (AIM, OWN),
                (SELF_EMPLOYED, aim("life_prolonging")),
            ),
        },
    ),
    *(
        case(
            f"not when this has been talked about: {theme}",
            [*WORKS, talk("2026-02-01", "held", "ph-1", themes=[theme])],
            {"2026-03-09": "not_due/condition_false"},
        )
        for theme in ABOUT_WORK
    ),
    *(
        case(
            f"also when this has been talked about: {theme}",
            [*WORKS, talk("2026-02-01", "held", "ph-1", themes=[theme])],
            {"2026-03-09": "due"},
        )
        for theme in ("economy", "rights", "family", "rehabilitation")
    ),
)
