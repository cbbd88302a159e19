"""Contact with Nav: 14 weeks into sick leave or 4 after an exempted meeting, over time at 24, until 39."""

from __future__ import annotations

from tests.grids.people import WORKER, back, closing, edges, exempted, owners
from tests.grids.runner import cases_of
from tests.grids.sentences import SELF_EMPLOYED, says
from tests.support.documents import sick, talk, told

case = cases_of("nav-kontakt-sykmeldt")
AWAY = (told("2026-01-12"), WORKER, sick("2026-02-02"))
EMPLOYED = "Har du hatt kontakt med Nav etter at du ble sykmeldt? Er det snakk om et dialogmøte"
EXEMPTED = "Det ble gjort unntak fra dialogmøtet."
ALONE = "Har du hatt kontakt med Nav etter at du ble sykmeldt? Vet du hvem du kan spørre der"

CASES = (
    case(
        "opens at 14 weeks, over time at 24, closes at 39",
        AWAY,
        edges("2026-05-11", "2026-07-20", "2026-11-02"),
    ),
    case("coming eight weeks ahead", AWAY, {"2026-03-15": "not_due/opens_later", "2026-03-16": "upcoming"}),
    case(
        "opens four weeks after an exempted meeting",
        [*AWAY, exempted("2026-03-16")],
        edges("2026-04-13", "2026-07-20", "2026-11-02"),
    ),
    case(
        "an exemption is known from its own day",
        [*AWAY, exempted("2026-03-09")],
        {"2026-03-08": "not_due/opens_later", "2026-03-09": "upcoming", "2026-04-06": "due"},
    ),
    case(
        "the 14 weeks come first when the exemption is late",
        [*AWAY, exempted("2026-04-20")],
        edges("2026-05-11"),
    ),
    case(
        "a day before the 14 weeks, by the exemption",
        [*AWAY, exempted("2026-04-12")],
        edges("2026-05-10"),
    ),
    case(
        "29 February",
        [told("2024-01-12"), WORKER, sick("2024-02-29")],
        edges("2024-06-06", "2024-08-15", "2024-11-28"),
    ),
    case(
        "away since some day in February",
        [told(), WORKER, sick("2026-02-02", precision="month")],
        edges("2026-05-10", "2026-08-15", "2026-11-28"),
    ),
    case(
        "not when back at work",
        [*AWAY, back("2026-06-01")],
        {"2026-05-31": "due", "2026-06-01": "not_due/condition_false"},
    ),
    case(
        "also while partly back",
        [*AWAY, back("2026-06-01", 50)],
        {"2026-05-31": "due", "2026-06-01": "due"},
    ),
    case(
        "also without a known employer",
        [told(), sick("2026-02-02")],
        {"2026-05-11": "due"},
    ),
    case(
        "cannot tell whether the leave has ended when sources are incomplete",
        [told(), WORKER, sick("2026-02-02", "2026-05-31")],
        {"2026-06-15": "due", "2026-06-16": "cannot_tell"},
        header={"sources_complete": False},
    ),
    case(
        "known to have ended when sources are complete",
        [told(), WORKER, sick("2026-02-02", "2026-05-31")],
        {"2026-06-15": "due", "2026-06-16": "not_due/condition_false"},
    ),
    *closing("nav-kontakt-sykmeldt", AWAY, "2026-05-12", "due", "nav", "dialogue-meeting"),
    case(
        "without an employer there is no dialogue meeting to talk about",
        [
            told("2026-01-12"),
            SELF_EMPLOYED,
            sick("2026-02-02"),
            talk("2026-05-12", "held", "nav-kontakt-sykmeldt", themes=["nav"]),
        ],
        {"2026-05-11": "due", "2026-05-12": "held"},
    ),
    *owners(case, AWAY, {"2026-05-11": "due"}, "certifying_doctor", "gp", "municipal_cancer_coordinator"),
    *says(
        case,
        [told("2026-01-12"), sick("2026-02-02")],
        {"2026-05-11": "due"},
        {
            "one of whom nothing is known": ((EMPLOYED,), ()),
            "an employee": ((EMPLOYED,), (WORKER,)),
            "the self-employed": ((ALONE,), (SELF_EMPLOYED,)),
            "the self-employed with a job as well": ((EMPLOYED,), (SELF_EMPLOYED, WORKER)),
            "one whose meeting was exempted": ((EXEMPTED,), (WORKER, exempted("2026-04-20"))),
            "one whose meeting was exempted, without an employer": (
                (ALONE,),
                (SELF_EMPLOYED, exempted("2026-04-20")),
            ),
        },
    ),
)
