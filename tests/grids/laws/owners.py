"""Whose it is when the patient has chosen a coordinator."""

from __future__ import annotations

from pakkeforlop_rules import Place
from tests.grids.people import WORKER, back
from tests.grids.runner import cases_of
from tests.support.documents import event, sick, told

ph_2 = cases_of("ph-2")
employer = cases_of("arbeidsgiver-kontakt")
early = cases_of("tidlig-arbeid-arbeidsgiver")
adjusted = cases_of("tilrettelegging-etter-retur")
CHOSEN = event("coordinator_chosen", "2026-03-02", kind="gp")
UNTIL = event("coordinator_chosen", "2026-03-02", kind="gp", until="2026-05-01")

CASES = (
    ph_2(
        "before the choice",
        [told("2026-01-12"), CHOSEN],
        {"2026-03-01": "upcoming"},
        owner="municipal_cancer_coordinator/not_confirmed",
    ),
    ph_2(
        "from the day of the choice",
        [told("2026-01-12"), CHOSEN],
        {"2026-03-02": "upcoming", "2026-04-12": "due"},
        owner="gp/patients_choice",
    ),
    ph_2(
        "the choice goes above the place",
        [told("2026-01-12"), CHOSEN],
        {"2026-04-12": "due"},
        owner="gp/patients_choice",
        place=Place(has=frozenset({"municipal_cancer_coordinator"}), lacks=frozenset({"gp"})),
    ),
    ph_2(
        "through the last day of the choice",
        [told("2026-01-12"), UNTIL],
        {"2026-05-01": "due"},
        owner="gp/patients_choice",
    ),
    ph_2(
        "not after the last day of the choice",
        [told("2026-01-12"), UNTIL],
        {"2026-05-02": "due"},
        owner="municipal_cancer_coordinator/not_confirmed",
    ),
    adjusted(
        "also after the return",
        [told("2026-01-12"), WORKER, sick("2026-02-02"), CHOSEN, back("2026-09-01")],
        {"2026-09-29": "due"},
        owner="gp/patients_choice",
    ),
    early(
        "not what the hospital's own roles do",
        [told("2026-01-12"), WORKER, CHOSEN],
        {"2026-03-02": "over_time"},
        owner="hospital_social_worker/not_confirmed",
    ),
)
