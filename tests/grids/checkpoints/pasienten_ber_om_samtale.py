"""The patient's own question: due from the day it is asked, over time at two weeks, until a talk is held."""

from __future__ import annotations

from pakkeforlop_rules import Place
from tests.grids.people import WORKER, edges, treatment, wish
from tests.grids.runner import ABSENT, cases_of
from tests.support.documents import event, talk, told

case = cases_of("pasienten-ber-om-samtale")
ASKED = (told("2026-01-12"), wish("2026-03-02", "talk"))
PLACE = {"2026-03-02": "due"}

CASES = (
    case(
        "opens on the day of the wish, over time at two weeks",
        ASKED,
        edges("2026-03-02", "2026-03-16", before="not_due/no_anchor") | {"2027-03-02": "over_time"},
        window=None,
    ),
    case(
        "stands until it is held",
        ASKED,
        {"2027-03-02": "over_time"},
        window=("2026-03-02", "2026-03-16", None),
    ),
    case(
        "asked some day in March",
        [told("2026-01-12"), wish("2026-03-15", "talk", precision="month")],
        {"2026-03-15": "due", "2026-04-13": "due", "2026-04-14": "over_time"},
    ),
    case(
        "a talk before the question is no answer to it",
        [*ASKED, talk("2026-03-01", "held", "pasienten-ber-om-samtale", themes=["patients-question"])],
        {"2026-03-02": "due"},
    ),
    case(
        "a talk about something else is no answer",
        [*ASKED, talk("2026-03-09", "held", "ph-1", themes=["work", "economy"])],
        {"2026-03-08": "due", "2026-03-09": "due"},
    ),
    case(
        "a talk about it answers it, whatever it was called",
        [*ASKED, talk("2026-03-09", "held", themes=["patients-question"])],
        {"2026-03-08": "due", "2026-03-09": "held"},
    ),
    case(
        "asked and answered on one day",
        [*ASKED, talk("2026-03-02", "held", "pasienten-ber-om-samtale", themes=["patients-question"])],
        {"2026-03-02": "held"},
    ),
    case(
        "a wish about work does not take the question back",
        [*ASKED, wish("2026-03-09", "return_to_work"), wish("2026-03-10", "not_possible")],
        {"2026-03-09": "due", "2026-03-10": "due"},
    ),
    case(
        "asked again, due again",
        [
            *ASKED,
            talk("2026-03-09", "held", "pasienten-ber-om-samtale", themes=["patients-question"]),
            wish("2026-03-16", "talk"),
        ],
        {"2026-03-15": "held", "2026-03-16": "due", "2026-03-29": "due", "2026-03-30": "over_time"},
    ),
    case(
        "no rest after a contact before the question",
        [*ASKED, talk("2026-02-23", "held", "ph-1", themes=["work"])],
        {"2026-03-02": "due"},
    ),
    case(
        "nor after a contact about something else on the day, or later",
        [*ASKED, talk("2026-03-02", "offered", "ph-1"), talk("2026-03-05", "interrupted", "ph-1")],
        {"2026-03-02": "due", "2026-03-05": "due", "2026-03-16": "over_time"},
    ),
    case(
        "«not now» takes the question back",
        [*ASKED, wish("2026-03-09", "not_now")],
        {"2026-03-08": "due", "2026-03-09": "not_due/condition_false"},
    ),
    case(
        "from the day it comes into force",
        [told("2021-10-11"), wish("2022-01-17", "talk")],
        {"2022-01-23": ABSENT, "2022-01-24": "due"},
    ),
    case("at any age", ASKED, {"2026-03-02": "due"}, header={"born": "1940-01"}),
    case("for a child", ASKED, {"2026-03-02": "due"}, header={"born": "2016-01"}),
    case("at the end of life", [*ASKED, event("end_of_life", "2026-02-02")], {"2026-03-02": "due"}),
    case(
        "not after death",
        [*ASKED, event("died", "2026-03-04")],
        {"2026-03-03": "due", "2026-03-04": "not_due/silenced"},
    ),
    case(
        "settled: the question lifts it",
        [*ASKED, WORKER, event("work_settled", "2026-02-02")],
        {"2026-03-02": "due"},
    ),
    case(
        "in treatment it is the nurse's",
        [*ASKED, treatment("2026-02-02")],
        PLACE,
        owner="hospital_contact_nurse/not_confirmed",
    ),
    case("before treatment too", ASKED, PLACE, owner="hospital_contact_nurse/not_confirmed"),
    case(
        "after treatment it is the coordinator's",
        [*ASKED, treatment("2026-02-02", "2026-02-20")],
        PLACE,
        owner="municipal_cancer_coordinator/not_confirmed",
    ),
    case(
        "closed by its theme",
        [*ASKED, talk("2026-03-09", "held", "pasienten-ber-om-samtale", themes=["patients-question"])],
        {"2026-03-09": "held"},
        remaining=(),
    ),
    case(
        "after treatment it is the GP's where there is no coordinator",
        [*ASKED, treatment("2026-02-02", "2026-02-20")],
        PLACE,
        owner="gp/not_confirmed",
        place=Place(lacks=frozenset({"municipal_cancer_coordinator"})),
    ),
)
