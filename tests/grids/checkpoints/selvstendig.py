"""Those who work for themselves: two weeks into sick leave, over time at seven, until the return or 36 weeks."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, back, closing, edges, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim, by_intent, says
from tests.support.documents import sick, talk, told

case = cases_of("selvstendig")
FREELANCER = affiliated("freelancer")
AWAY = (told("2026-01-12"), sick("2026-02-02"))
OWN = (*AWAY, SELF_EMPLOYED)
DAY = {"2026-02-16": "due"}
GENERAL = "Hvem tar seg av arbeidet og regningene"
FREELANCE = "Som frilanser må man ofte si nei"
AIM = "Det du har bygget opp"

CASES = (
    case(
        "opens at 2 weeks, over time at 7, closes at 36",
        OWN,
        edges("2026-02-16", "2026-03-23", "2026-10-12"),
    ),
    case("coming eight weeks ahead", OWN, {"2026-02-02": "upcoming", "2026-02-15": "upcoming"}),
    case(
        "29 February",
        [told("2024-01-12"), SELF_EMPLOYED, sick("2024-02-29")],
        edges("2024-03-14", "2024-04-18", "2024-11-07"),
    ),
    case(
        "away since some day in February",
        [told(), SELF_EMPLOYED, sick("2026-02-02", precision="month")],
        edges("2026-02-15", "2026-04-18", "2026-11-07"),
    ),
    case(
        "closes when the person is partly back",
        [*OWN, back("2026-04-13", 50)],
        edges(None, None, "2026-04-13", before="over_time"),
    ),
    case(
        "its window, once the person is partly back",
        [*OWN, back("2026-04-13", 50)],
        {"2026-04-13": "lapsed"},
        window=("2026-02-16", "2026-03-23", "2026-04-13"),
    ),
    case(
        "not when the sick leave is over, though no return is told",
        [told(), SELF_EMPLOYED, sick("2026-02-02", "2026-03-31")],
        {"2026-04-15": "over_time", "2026-04-16": "not_due/condition_false"},
    ),
    case("for a freelancer", [*AWAY, FREELANCER], DAY),
    *(
        case(f"not for: {kind}", [*AWAY, affiliated(kind)], {"2026-02-16": "not_due/condition_false"})
        for kind in ("employee", "apprentice", "laid_off", "job_seeker", "student")
    ),
    case(
        "not for the self-employed who also have a job: then there is an employer to talk with",
        [*OWN, WORKER],
        {"2026-02-16": "not_due/condition_false"},
    ),
    case(
        "cannot tell before work is known",
        AWAY,
        {"2026-02-16": "cannot_tell"},
        missing=("affiliations", "has_employer"),
    ),
    case(
        "not when the business was talked about in the last six months",
        [*OWN, talk("2026-01-20", "held", "tidlig-arbeid-arbeidsgiver", themes=["own-business"])],
        {
            "2026-02-16": "not_due/condition_false",
            "2026-07-19": "not_due/condition_false",
            "2026-07-20": "over_time",
        },
    ),
    case(
        "also when something else was talked about",
        [*OWN, talk("2026-01-19", "held", "tidlig-arbeid-arbeidsgiver", themes=["employer-contact"])],
        DAY,
    ),
    *closing("selvstendig", OWN, "2026-02-20", "due", "own-business"),
    *owners(case, OWN, DAY, "hospital_social_worker", "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        AWAY,
        DAY,
        {
            "the self-employed": ((GENERAL,), (SELF_EMPLOYED,)),
            "the self-employed, treated for cure": ((GENERAL,), (SELF_EMPLOYED, aim("curative"))),
            "a freelancer": ((FREELANCE,), (FREELANCER,)),
            "a freelancer treated for relief": ((AIM, FREELANCE), (FREELANCER, aim("palliative"))),
            **by_intent(AIM, SELF_EMPLOYED),
        },
    ),
)
