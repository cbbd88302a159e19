"""Rehabilitation: four weeks into treatment, over time at ten, until four weeks after it; for all but children."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, closing, edges, owners, treatment, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import STUDENT, aim, says
from tests.support.documents import talk, told

case = cases_of("beh-rehab-info")
TREATED = (told("2026-01-12"), treatment("2026-02-02", "2026-06-30"))
AT_WORK = (*TREATED, WORKER)
DAY = {"2026-03-02": "due"}
WORK = "Det finnes rehabilitering for både kropp og hode"
GENERAL = "Det finnes rehabilitering, kurs og folk"
AIM = "Det finnes tilbud som kan gi mer overskudd til det"
AIM_AT_WORK = "Det finnes tilbud som kan gi mer overskudd, og hjelp til å arbeide"
TOLD = talk("2026-03-10", "held", "beh-rehab-info", themes=["rehab-programmes"])

CASES = (
    case(
        "opens at 4 weeks, over time at 10, closes 4 weeks after treatment",
        TREATED,
        edges("2026-03-02", "2026-04-13", "2026-07-29"),
    ),
    case(
        "nothing to count from before treatment",
        TREATED,
        {"2026-02-01": "not_due/no_anchor", "2026-02-02": "upcoming"},
    ),
    case(
        "short treatment: open until ten weeks from its start all the same",
        [told("2026-01-12"), treatment("2026-02-02", "2026-02-20", kind="surgery")],
        edges("2026-03-02", None, "2026-04-13"),
    ),
    case(
        "treatment of just six weeks",
        [told("2026-01-12"), treatment("2026-02-02", "2026-03-16", kind="radiotherapy")],
        edges("2026-03-02", "2026-04-13", "2026-04-14"),
    ),
    case(
        "open for a year while treatment has no end",
        [told(), treatment("2026-02-02")],
        edges(None, None, "2027-02-02", before="over_time"),
        window=("2026-03-02", "2026-04-13", "2027-02-02"),
    ),
    case(
        "29 February",
        [told("2024-01-12"), treatment("2024-02-01", "2024-08-30")],
        edges("2024-02-29", "2024-04-11", "2024-09-28"),
    ),
    case(
        "treatment began some day in February",
        [told(), treatment("2026-02-02", precision="month")],
        edges("2026-03-01", "2026-05-09"),
    ),
    case(
        "treatment began about 2 February",
        [told(), treatment("2026-02-02", precision="about")],
        {"2026-02-02": "due", "2026-05-10": "due", "2026-05-11": "over_time"},
    ),
    case(
        "whatever the work: a pensioner", [*TREATED, affiliated("retired")], DAY, header={"born": "1944-03"}
    ),
    case("whatever the work: outside", [*TREATED, affiliated("outside")], DAY),
    case("with an unknown age", TREATED, DAY, header={"born": None}),
    case(
        "not under 16",
        TREATED,
        {"2026-05-31": "not_due/condition_false", "2026-06-01": "over_time"},
        header={"born": "2010-06"},
    ),
    *closing("beh-rehab-info", AT_WORK, "2026-03-10", "due", "rehab-programmes", "work-rehabilitation"),
    *(
        case(f"work rehabilitation is not asked for: {who}", [*TREATED, *known, TOLD], {"2026-03-10": "held"})
        for who, known in {
            "nothing known of work": (),
            "a student": (STUDENT,),
            "not now": (WORKER, wish("2026-03-01", "not_now")),
            "not possible": (WORKER, wish("2026-03-01", "not_possible")),
        }.items()
    ),
    case(
        "work rehabilitation is asked for when the patient wants to return",
        [*AT_WORK, wish("2026-03-01", "return_to_work"), TOLD],
        {"2026-03-10": "due"},
        remaining=("work-rehabilitation",),
    ),
    case(
        "work rehabilitation is asked for again when «not now» has ended",
        [*AT_WORK, wish("2026-03-01", "not_now", until="2026-05-01"), TOLD],
        {"2026-04-30": "held", "2026-05-01": "over_time"},
    ),
    *owners(case, TREATED, DAY, "hospital_contact_nurse", "hospital_pathway_coordinator"),
    *says(
        case,
        TREATED,
        DAY,
        {
            "one of whom nothing is known": ((GENERAL,), ()),
            "a student": ((GENERAL,), (STUDENT,)),
            "a worker": ((WORK,), (WORKER,)),
            "a worker treated for cure": ((WORK,), (WORKER, aim("curative"))),
            "a worker who wants back": ((WORK,), (WORKER, wish("2026-02-09", "return_to_work"))),
            "a worker, not now": ((GENERAL,), (WORKER, wish("2026-02-09", "not_now"))),
            "a worker who cannot": ((GENERAL,), (WORKER, wish("2026-02-09", "not_possible"))),
            "one treated to live longer": ((AIM,), (aim("life_prolonging"),)),
            "one treated for relief": ((AIM,), (aim("palliative"),)),
            "a student treated for relief": ((AIM,), (STUDENT, aim("palliative"))),
            "a worker treated to live longer": ((AIM_AT_WORK, AIM), (WORKER, aim("life_prolonging"))),
            "a worker treated for relief": ((AIM_AT_WORK, AIM), (WORKER, aim("palliative"))),
            "a worker treated for relief who wants to go on": (
                (AIM_AT_WORK, AIM),
                (WORKER, aim("palliative"), wish("2026-02-09", "continue_working")),
            ),
            "a worker treated for relief, not now": (
                (AIM,),
                (WORKER, aim("palliative"), wish("2026-02-09", "not_now")),
            ),
            "a worker treated for relief who cannot": (
                (AIM,),
                (WORKER, aim("palliative"), wish("2026-02-09", "not_possible")),
            ),
        },
    ),
)
