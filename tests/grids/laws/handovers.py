"""Whose it is after a hand-over: nothing moves until it is acknowledged, and only who has it can give it away."""

from __future__ import annotations

from typing import Any

from pakkeforlop_rules import Place
from tests.grids.people import WORKER, treatment
from tests.grids.runner import cases_of
from tests.support.documents import event, sick, talk, told

NURSE, COORDINATOR = "hospital_contact_nurse", "municipal_cancer_coordinator"
rehab = cases_of("beh-rehab-samtale")
ph_2 = cases_of("ph-2")
employer = cases_of("arbeidsgiver-kontakt")
BASE = [told("2026-01-12"), WORKER, treatment("2026-02-02")]


def sent(on: str, by: str = NURSE, to: str = COORDINATOR, **fields: Any) -> dict[str, Any]:
    named = {"id": f"{by}-{to}", "by": by, "to_role": to, "to_place": "demo-kommune"}
    return event("handover", on, **{**named, **fields})


def update(on: str, status: str, by: str = NURSE, to: str = COORDINATOR, **fields: Any) -> dict[str, Any]:
    named = {"id": f"{status}-{by}-{on}", "by": to, "handover": f"{by}-{to}"}
    return event("handover_update", on, **{**named, "status": status, **fields})


SENT = sent("2026-03-09")
TAKEN = update("2026-03-16", "acknowledged")
ON = sent("2026-03-20", COORDINATOR, "gp")
ON_TAKEN = update("2026-03-25", "acknowledged", COORDINATOR, "gp")
BACK = [sent("2026-03-20", COORDINATOR, NURSE), update("2026-03-25", "acknowledged", COORDINATOR, NURSE)]

TO_GP = (sent("2026-03-09", to="gp"), update("2026-03-16", "acknowledged", to="gp"))
SOCIAL_WORKER = "hospital_social_worker"
WITHIN = (
    sent("2026-03-09", to=SOCIAL_WORKER, to_place="demo-sykehus"),
    update("2026-03-16", "acknowledged", to=SOCIAL_WORKER),
    event("moved", "2026-03-20", municipality="another"),
    event("moved", "2026-03-24", hospital_unit="another"),
)

CASES = (
    rehab(
        "sent is not taken",
        [*BASE, SENT],
        {"2026-03-09": "due", "2026-04-12": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "a message is no receipt",
        [*BASE, SENT, update("2026-03-10", "message_sent", channel="plo")],
        {"2026-03-10": "due", "2026-04-12": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "the sender's until the day before the receipt",
        [*BASE, SENT, TAKEN],
        {"2026-03-08": "due", "2026-03-09": "due", "2026-03-15": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "the receiver's from the day of the receipt",
        [*BASE, SENT, TAKEN],
        {"2026-03-16": "due", "2026-03-17": "due", "2026-04-13": "over_time"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "a receipt dated before the hand-over counts from its day",
        [*BASE, SENT, update("2026-03-05", "acknowledged")],
        {"2026-03-09": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "and not before it",
        [*BASE, SENT, update("2026-03-05", "acknowledged")],
        {"2026-03-08": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    *(
        rehab(
            f"{status} before the receipt stands",
            [*BASE, SENT, update("2026-03-15", status), TAKEN],
            {"2026-03-15": "due", "2026-03-16": "due"},
            owner=f"{NURSE}/not_confirmed",
        )
        for status in ("refused", "withdrawn")
    ),
    *(
        rehab(
            f"{status} after the receipt changes nothing",
            [*BASE, SENT, TAKEN, update("2026-03-17", status)],
            {"2026-03-17": "due", "2026-03-18": "due"},
            owner=f"{COORDINATOR}/handed_over",
        )
        for status in ("refused", "withdrawn")
    ),
    rehab(
        "taken back by a correction",
        [*BASE, SENT, TAKEN, event("correction", "2026-03-18", corrects=TAKEN["id"], withdraws=True)],
        {"2026-03-17": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "an update of what is not known is of nothing",
        [*BASE, TAKEN],
        {"2026-03-16": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "on to a third, the day before",
        [*BASE, SENT, TAKEN, ON, ON_TAKEN],
        {"2026-03-24": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "on to a third",
        [*BASE, SENT, TAKEN, ON, ON_TAKEN],
        {"2026-03-25": "due", "2026-03-26": "due"},
        owner="gp/handed_over",
    ),
    rehab(
        "on to a third on the same day, as they were sent",
        [*BASE, SENT, update("2026-03-25", "acknowledged"), ON, ON_TAKEN],
        {"2026-03-25": "due"},
        owner="gp/handed_over",
    ),
    rehab(
        "what one does not have yet, one cannot hand on",
        [*BASE, SENT, update("2026-03-26", "acknowledged"), ON, ON_TAKEN],
        {"2026-03-26": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "the first who takes it has it",
        [*BASE, SENT, TAKEN, sent("2026-03-09", to="gp"), update("2026-03-17", "acknowledged", to="gp")],
        {"2026-03-17": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "given back, it is as before",
        [*BASE, SENT, TAKEN, *BACK],
        {"2026-03-25": "due", "2026-03-26": "due"},
        owner=f"{NURSE}/confirmed",
        place=Place(has=frozenset({"hospital_contact_nurse"})),
    ),
    rehab(
        "given back, not before the receipt",
        [*BASE, SENT, TAKEN, *BACK],
        {"2026-03-24": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "the receipt goes above the place",
        [*BASE, SENT, TAKEN],
        {"2026-03-16": "due"},
        owner=f"{COORDINATOR}/handed_over",
        place=Place(lacks=frozenset({"municipal_cancer_coordinator"})),
    ),
    rehab(
        "only what is the sender's here",
        [*BASE, SENT, TAKEN],
        {"2026-03-16": "due"},
        owner="hospital_pathway_coordinator/not_confirmed",
        place=Place(lacks=frozenset({"hospital_contact_nurse"})),
    ),
    employer(
        "what is another's stays there",
        [*BASE, sick("2026-02-02"), SENT, TAKEN],
        {"2026-03-16": "due"},
        owner="certifying_doctor/not_confirmed",
    ),
    rehab(
        "named among others",
        [*BASE, {**SENT, "checkpoints": ["ph-2", "beh-rehab-samtale"]}, TAKEN],
        {"2026-03-16": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "others named",
        [*BASE, {**SENT, "checkpoints": ["ph-2"]}, TAKEN],
        {"2026-03-16": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    ph_2(
        "the patient's choice goes above a hand-over",
        [
            told("2026-01-12"),
            event("coordinator_chosen", "2026-03-02", kind=SOCIAL_WORKER),
            sent("2026-03-09", SOCIAL_WORKER, "gp"),
            update("2026-03-16", "acknowledged", SOCIAL_WORKER, "gp"),
        ],
        {"2026-03-16": "upcoming", "2026-04-12": "due"},
        owner=f"{SOCIAL_WORKER}/patients_choice",
    ),
    rehab(
        "what a coordinator took over is the chosen one's",
        [*BASE, SENT, TAKEN, event("coordinator_chosen", "2026-03-20", kind="gp", until="2026-03-31")],
        {"2026-03-20": "due", "2026-03-31": "due"},
        owner="gp/patients_choice",
    ),
    rehab(
        "before and after the choice it is the coordinator's",
        [*BASE, SENT, TAKEN, event("coordinator_chosen", "2026-03-20", kind="gp", until="2026-03-31")],
        {"2026-03-19": "due", "2026-04-01": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "not what another took over",
        [*BASE, *TO_GP, event("coordinator_chosen", "2026-03-20", kind=SOCIAL_WORKER)],
        {"2026-03-20": "due"},
        owner="gp/handed_over",
    ),
    rehab(
        "until a new cancer is told",
        [*BASE, SENT, TAKEN, event("recurrence_found", "2026-03-20")],
        {"2026-03-19": "due"},
        course="diagnosis_told-2026-01-12",
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "not from the day a new cancer is told",
        [*BASE, SENT, TAKEN, event("recurrence_found", "2026-03-20")],
        {"2026-03-20": "due", "2026-03-21": "due"},
        course="diagnosis_told-2026-01-12",
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "a cancer told after it was sent, before the receipt",
        [*BASE, SENT, TAKEN, event("recurrence_found", "2026-03-10")],
        {"2026-03-16": "due"},
        course="diagnosis_told-2026-01-12",
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "sent on the day the cancer is told",
        [*BASE, SENT, TAKEN, event("recurrence_found", "2026-03-09")],
        {"2026-03-16": "due"},
        course="diagnosis_told-2026-01-12",
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "until the patient moves from the receiver",
        [*BASE, SENT, TAKEN, event("moved", "2026-03-20", municipality="another")],
        {"2026-03-19": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "not after the patient has moved from the receiver",
        [*BASE, SENT, TAKEN, event("moved", "2026-03-20", municipality="another")],
        {"2026-03-20": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "also when the patient moves to the receiver",
        [*BASE, SENT, TAKEN, event("moved", "2026-03-20", municipality="demo-kommune")],
        {"2026-03-20": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "also when only the hospital is another",
        [*BASE, SENT, TAKEN, event("moved", "2026-03-20", hospital_unit="another")],
        {"2026-03-20": "due"},
        owner=f"{COORDINATOR}/handed_over",
    ),
    rehab(
        "within the hospital, until the hospital is another",
        [*BASE, *WITHIN],
        {"2026-03-20": "due", "2026-03-23": "due"},
        owner=f"{SOCIAL_WORKER}/handed_over",
    ),
    rehab(
        "within the hospital, not in another hospital",
        [*BASE, *WITHIN],
        {"2026-03-24": "due"},
        owner=f"{NURSE}/not_confirmed",
    ),
    rehab(
        "no contact with the patient: the rest after two offers goes on",
        [
            *BASE,
            talk("2026-03-02", "offered", "beh-rehab-samtale"),
            talk("2026-03-23", "offered", "beh-rehab-samtale"),
            sent("2026-04-20"),
            update("2026-04-21", "acknowledged"),
            event("network_meeting", "2026-04-22", status="held"),
            event("milestone", "2026-04-22", goal="nav_meeting", responsible="gp", due="2026-05-04"),
            event("milestone_update", "2026-04-23", milestone="milestone-2026-04-22", status="done"),
        ],
        {"2026-04-13": "resting", "2026-04-20": "resting", "2026-04-24": "resting"},
    ),
)
