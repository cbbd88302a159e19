"""How often the patient is contacted at most, and how far ahead a deployment looks."""

from __future__ import annotations

from pakkeforlop_rules import Policy
from tests.grids.people import WORKER, control
from tests.grids.runner import cases_of
from tests.support.documents import talk, told

early = cases_of("tidlig-arbeid-arbeidsgiver")
ph_2 = cases_of("ph-2")
fatigue = cases_of("oppf-utmattelse-arbeid")
OPEN = (told("2026-01-12"), WORKER)
"""The early talk is open from 12 January and over time from 23 February, with nothing that closes it."""

CONTACT = (
    *(
        early(
            f"four weeks after another talk: {outcome}",
            [*OPEN, talk("2026-01-14", outcome, "ph-1", **more)],
            {
                "2026-01-13": "due",
                "2026-01-14": "resting/contacted",
                "2026-02-10": "resting",
                "2026-02-11": "due",
                "2026-02-12": "due",
            },
        )
        for outcome, more in (
            ("held", {"themes": ["economy"]}),
            ("offered", {}),
            ("declined", {}),
            ("deferred", {"until": "2026-06-01"}),
            ("interrupted", {}),
        )
    ),
    *(
        early(
            f"not after: {outcome}",
            [*OPEN, talk("2026-01-14", outcome, "ph-1")],
            {"2026-01-14": "due"},
        )
        for outcome in ("contact_attempted", "not_relevant", "done_elsewhere")
    ),
    early(
        "the latest contact counts",
        [*OPEN, talk("2026-01-14", "held", "ph-1"), talk("2026-02-05", "held", "ph-1")],
        {"2026-02-11": "resting", "2026-03-04": "resting", "2026-03-05": "over_time"},
    ),
    early(
        "a contact before the question opened",
        [*OPEN, talk("2025-12-30", "held", "oppf-utmattelse-arbeid")],
        {"2026-01-12": "resting", "2026-01-26": "resting", "2026-01-27": "due"},
    ),
    early(
        "the deployment may choose six weeks",
        [*OPEN, talk("2026-01-14", "held", "ph-1")],
        {"2026-02-24": "resting", "2026-02-25": "over_time"},
        policy=Policy(contact_gap_weeks=6),
    ),
    early(
        "the deployment may choose none",
        [*OPEN, talk("2026-01-14", "held", "ph-1")],
        {"2026-01-14": "due"},
        policy=Policy(contact_gap_weeks=0),
    ),
    fatigue(
        "waits with what a control asks for",
        [*OPEN, talk("2026-08-20", "held", "ph-2"), control("2026-09-01")],
        {"2026-09-01": "resting", "2026-09-16": "resting", "2026-09-17": "due"},
    ),
)

HORIZON = (
    ph_2(
        "the deployment may look twelve weeks ahead",
        [told("2026-01-12")],
        {"2026-01-17": "not_due/opens_later", "2026-01-18": "upcoming"},
        policy=Policy(horizon_weeks=12),
    ),
    ph_2(
        "the deployment may look no way ahead",
        [told("2026-01-12")],
        {"2026-04-11": "not_due/opens_later", "2026-04-12": "due"},
        policy=Policy(horizon_weeks=0),
    ),
)

CASES = (*CONTACT, *HORIZON)
