"""The work situation: asked from the diagnosis until the answer is known, over time at six weeks."""

from __future__ import annotations

from tests.grids.people import WORKER, affiliated, closing, edges, owners
from tests.grids.runner import cases_of
from tests.support.documents import talk, told

case = cases_of("spor-om-arbeid")

CASES = (
    case(
        "opens with the diagnosis, over time at six weeks",
        [told("2026-01-12")],
        edges("2026-01-12", "2026-02-23", before="not_due/no_anchor"),
    ),
    case(
        "stays open until it is known",
        [told("2026-01-12")],
        {"2029-01-12": "over_time"},
        window=("2026-01-12", "2026-02-23", None),
    ),
    case("29 February", [told("2024-02-29")], edges(None, "2024-04-11")),
    case("some day in January", [told("2026-01-12", precision="month")], edges(None, "2026-03-14")),
    case("about 12 January", [told("2026-01-12", precision="about")], edges(None, "2026-03-26")),
    case(
        "ends on the day that it is known",
        [told(), affiliated("employee", "2026-03-02")],
        {"2026-03-01": "over_time", "2026-03-02": "not_due/condition_false"},
    ),
    case(
        "never for somebody whose work is known",
        [told(), WORKER],
        {"2026-01-12": "not_due/condition_false"},
    ),
    case(
        "asked again when the only affiliation has ended",
        [told(), affiliated("employee", to="2026-05-31")],
        {"2026-06-01": "due"},
        occurrence=2,
        window=("2026-06-01", "2026-07-13", None),
    ),
    case(
        "the second time: from the day after the last day of the job",
        [told(), affiliated("employee", to="2026-05-31")],
        {
            "2026-05-31": "not_due/no_anchor",
            "2026-06-01": "due",
            "2026-07-12": "due",
            "2026-07-13": "over_time",
        },
        occurrence=2,
    ),
    case(
        "the first time is over when the job has ended",
        [told(), affiliated("employee", to="2026-05-31")],
        {"2026-05-31": "not_due/condition_false", "2026-06-01": "not_due/closed_unused"},
    ),
    case(
        "the first time: its window, when the job has ended",
        [told("2026-01-12"), affiliated("employee", to="2026-05-31")],
        {"2026-06-01": "not_due/closed_unused"},
        window=("2026-01-12", "2026-02-23", "2026-06-01"),
    ),
    case(
        "asked again also when the answer was known from a talk",
        [
            told(),
            affiliated("employee", to="2026-05-31"),
            talk("2026-01-20", "held", "spor-om-arbeid", themes=["work-situation"]),
        ],
        {"2026-06-01": "due"},
        occurrence=2,
    ),
    case(
        "not the second time while another job goes on",
        [told(), affiliated("employee", to="2026-05-31"), affiliated("freelancer")],
        {"2026-06-01": "not_due/no_anchor"},
        occurrence=2,
    ),
    case(
        "the second time ends when a new job is told",
        [told(), affiliated("employee", to="2026-05-31"), affiliated("freelancer", "2026-08-03")],
        {"2026-08-02": "over_time", "2026-08-03": "not_due"},
        occurrence=2,
    ),
    case(
        "not for somebody outside working life",
        [told(), affiliated("outside", "2026-03-02")],
        {"2026-03-02": "not_due/silenced"},
        silence="outside-working-life",
    ),
    case(
        "not before the month of the 16th birthday",
        [told()],
        {"2026-05-31": "not_due/silenced", "2026-06-01": "over_time"},
        header={"born": "2010-06"},
    ),
    case(
        "not from the month of the 67th birthday",
        [told()],
        {"2026-05-31": "over_time", "2026-06-01": "not_due/silenced"},
        header={"born": "1959-06"},
    ),
    case("at 16 and at 66", [told()], {"2026-01-12": "due"}, header={"born": "2010-01"}),
    case("at 66, the last year", [told()], {"2026-01-12": "due"}, header={"born": "1959-02"}),
    case("with an unknown age", [told()], {"2026-01-12": "due"}, header={"born": None}),
    case(
        "is held by asking, also when the answer did not come",
        [told(), talk("2026-01-20", "held", "spor-om-arbeid", themes=["work-situation"])],
        {"2026-01-19": "due", "2026-01-20": "held"},
    ),
    *closing("spor-om-arbeid", [told()], "2026-01-20", "due", "work-situation"),
    *owners(case, [told()], {"2026-01-12": "due"}, "hospital_unit", "municipal_cancer_coordinator", "gp"),
)
