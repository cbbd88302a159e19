"""Nothing is due before the diagnosis is told, whatever else has happened."""

from __future__ import annotations

from collections.abc import Iterator

from tests.grids.people import (
    WORKER,
    back,
    control,
    planned_return,
    sick_pay_ends,
    treatment,
    treatment_days,
)
from tests.grids.runner import Case, cases_of
from tests.support.documents import event, sick, told

REFERRED = event("referred", "2026-01-05")
LATE = (
    REFERRED,
    WORKER,
    sick("2026-01-12"),
    treatment_days("2026-01-13"),
    treatment("2026-01-19", planned_to="2026-05-25"),
    sick_pay_ends("2026-02-02", "2026-07-27"),
    planned_return("2026-02-02", "2026-05-25"),
    control("2026-04-27"),
    told("2026-05-11"),
)
"""Told four months after everything else began."""
ON_THE_DAY = {
    "ph-1": "due",
    "tidlig-arbeid-arbeidsgiver": "due",
    "beh-rehab-samtale": "over_time",
    "behandlingsdager-arbeid": "over_time",
    "arbeidsgiver-kontakt": "over_time",
    "nav-kontakt-sykmeldt": "due",
    "etter-sykepengene": "due",
    "forberede-overgang": "due",
    "plan-for-retur": "due",
    "oppf-utmattelse-arbeid": "due",
}


def _cases() -> Iterator[Case]:
    for checkpoint, answer in ON_THE_DAY.items():
        case = cases_of(checkpoint)
        yield case(
            "not due before, due on the day by what came before",
            LATE,
            {"2026-03-02": "not_due", "2026-05-10": "not_due", "2026-05-11": answer},
        )
        yield case(
            "never due without a diagnosis",
            [*LATE[:-1], event("suspicion_refuted", "2026-05-04")],
            {"2026-05-03": "not_due", "2026-05-04": "not_due", "2026-05-11": "not_due"},
        )
    yield cases_of("tilrettelegging-etter-retur")(
        "not due before, due on the day by what came before",
        [REFERRED, WORKER, sick("2026-01-12"), back("2026-04-06", 50), told("2026-05-11")],
        {"2026-05-10": "not_due", "2026-05-11": "due"},
    )


CASES = tuple(_cases())
