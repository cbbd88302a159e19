"""On work assessment allowance: three months after it began, and every year after that, three times in all."""

from __future__ import annotations

from typing import Any

from tests.grids.people import WORKER, affiliated, closing, edges, owners, wish
from tests.grids.runner import cases_of
from tests.grids.sentences import aim, says
from tests.support.documents import event, sick, told

case = cases_of("paa-aap")
GENERAL = "Mange har arbeidsavklaringspenger en tid."
JOB = "Hvordan går det, og hva ønsker du selv nå?"
CHANGE = "Du har tenkt på å gjøre noe annet enn før."
AIM = "Noen har lyst til å jobbe litt"


def aap(on: str, to: str | None = None) -> dict[str, Any]:
    return event("benefit", on, kind="aap", **({} if to is None else {"to": to}))


ILL = (told("2026-01-12"), WORKER, sick("2026-02-02", "2027-01-31"))
ON_AAP = (*ILL, aap("2027-02-01"))
BEFORE = (told("2026-01-12"), WORKER, aap("2025-06-01"))
DAY = {"2027-05-01": "due"}

CASES = (
    case(
        "first: opens at 3 months, over time at 5, closes at 12",
        ON_AAP,
        edges("2027-05-01", "2027-07-01", "2028-02-01"),
    ),
    case(
        "second: opens at 12 months, over time at 14, closes at 24",
        ON_AAP,
        edges("2028-02-01", "2028-04-01", "2029-02-01"),
        occurrence=2,
    ),
    case(
        "third: opens at 24 months, over time at 26, closes at 36",
        ON_AAP,
        edges("2029-02-01", "2029-04-01", "2030-02-01"),
        occurrence=3,
    ),
    case("there is no fourth", ON_AAP, {"2030-02-01": "no question"}, occurrence=4),
    case("first: coming eight weeks ahead", ON_AAP, {"2027-03-05": "not_due", "2027-03-06": "upcoming"}),
    case(
        "from 30 November: opens on the last of February",
        [*ILL[:2], aap("2026-11-30")],
        edges("2027-02-28", "2027-04-30", "2027-11-30"),
    ),
    case(
        "from 30 November before a leap year: opens on 29 February",
        [told("2023-01-12"), WORKER, aap("2023-11-30")],
        edges("2024-02-29", "2024-04-30", "2024-11-30"),
    ),
    case(
        "second, from 29 February: a year is to 28 February",
        [told("2023-01-12"), WORKER, aap("2024-02-29")],
        edges("2025-02-28", "2025-04-29", "2026-02-28"),
        occurrence=2,
    ),
    case(
        "from some day in November",
        [*ILL[:2], event("benefit", "2026-11-10", kind="aap", precision="month")],
        edges("2027-02-01", "2027-04-30", "2027-11-30"),
    ),
    case(
        "on AAP before the cancer: counted from the diagnosis",
        BEFORE,
        edges("2026-04-12", "2026-06-12", "2027-01-12"),
    ),
    case("on AAP before the cancer: once only", BEFORE, {"2027-01-12": "not_due/no_anchor"}, occurrence=2),
    case(
        "not before AAP begins",
        ON_AAP,
        {"2026-06-12": "not_due/condition_false", "2027-01-31": "not_due/closed_unused"},
    ),
    case("not without AAP", ILL, {"2026-06-12": "not_due/condition_false"}),
    case(
        "not when it is not known whether there is AAP",
        ILL,
        {"2026-06-12": "not_due/condition_false"},
        header={"sources_complete": False},
    ),
    case(
        "not with another benefit",
        [told("2026-01-12"), WORKER, event("benefit", "2025-06-01", kind="disability")],
        {"2026-06-12": "not_due/condition_false"},
    ),
    case(
        "until AAP ends",
        [*ILL, aap("2027-02-01", "2027-06-15")],
        {"2027-06-15": "due", "2027-06-16": "not_due/condition_false"},
    ),
    case(
        "also for somebody recorded as outside working life: on AAP one is on one's way somewhere",
        [told("2026-01-12"), affiliated("outside"), aap("2027-02-01", "2027-06-15")],
        {"2027-05-01": "due", "2027-06-15": "due", "2027-06-16": "not_due/silenced"},
    ),
    case(
        "outside working life without AAP: silent",
        [told("2026-01-12"), affiliated("outside")],
        {"2026-06-12": "not_due/silenced"},
        silence="outside-working-life",
    ),
    case(
        "outside working life, and not known whether there is AAP: silent",
        [told("2026-01-12"), affiliated("outside")],
        {"2026-06-12": "not_due/silenced"},
        silence="outside-working-life",
        header={"sources_complete": False},
    ),
    case(
        "not when work is not possible, says the patient",
        [*ON_AAP, wish("2027-04-01", "not_possible")],
        {"2027-05-01": "not_due/silenced"},
        silence="not-possible",
    ),
    *closing("paa-aap", ON_AAP, "2027-05-10", "due", "aap"),
    *owners(case, ON_AAP, DAY, "municipal_cancer_coordinator", "gp"),
    *says(
        case,
        [told("2026-01-12"), aap("2027-02-01")],
        DAY,
        {
            "one of whom nothing is known": ((GENERAL,), ()),
            "a job seeker": ((GENERAL,), (affiliated("job_seeker"),)),
            "a job seeker treated for cure": ((GENERAL,), (affiliated("job_seeker"), aim("curative"))),
            "an employee": ((JOB,), (WORKER,)),
            "an employee who wants to return": ((JOB,), (WORKER, wish("2027-04-01", "return_to_work"))),
            "a job seeker who wants other work": (
                (CHANGE,),
                (affiliated("job_seeker"), wish("2027-04-01", "change_work")),
            ),
            "an employee treated to live longer who wants other work": (
                (AIM, CHANGE, JOB),
                (WORKER, aim("life_prolonging"), wish("2027-04-01", "change_work")),
            ),
            "one treated for relief": ((AIM,), (aim("palliative"),)),
        },
    ),
)
