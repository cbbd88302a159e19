"""What was known when: late recording, corrections, incomplete sources."""

from __future__ import annotations

from typing import Any

from tests.grids.people import WORKER
from tests.grids.runner import cases_of
from tests.support.documents import event, sick, talk, told

ph_1 = cases_of("ph-1")
ph_2 = cases_of("ph-2")
early = cases_of("tidlig-arbeid-arbeidsgiver")
employer = cases_of("arbeidsgiver-kontakt")

LATE = told("2026-01-12", recorded_at="2026-03-02T08:00:00+01:00")
MOVED = event(
    "correction",
    "2026-03-02",
    recorded_at="2026-03-02T08:00:00+01:00",
    corrects="diagnosis_told-2026-01-12",
    replaces=told("2026-02-12", id="diagnosis_told-2026-01-12"),
)


def _ended(absence: dict[str, Any], to: str, on: str) -> dict[str, Any]:
    return event("correction", on, corrects=absence["id"], replaces={**absence, "to": to})


CASES = (
    ph_2(
        "recorded late, seen with all that is known now",
        [LATE],
        {"2026-02-14": "not_due/opens_later", "2026-02-15": "upcoming", "2026-04-12": "due"},
    ),
    ph_2(
        "recorded late, seen with what was known the second before",
        [LATE],
        {"2026-02-15": "not_due/no_anchor", "2026-04-12": "not_due/no_anchor"},
        known_at="2026-03-02T07:59:59+01:00",
    ),
    ph_2(
        "recorded late, seen with what was known that second",
        [LATE],
        {"2026-02-15": "upcoming", "2026-04-12": "due"},
        known_at="2026-03-02T08:00:00+01:00",
    ),
    ph_2(
        "recorded late, known in another time zone",
        [LATE],
        {"2026-04-12": "due"},
        known_at="2026-03-02T07:00:00+00:00",
    ),
    ph_2(
        "corrected by a month",
        [told("2026-01-12"), MOVED],
        {"2026-04-12": "upcoming", "2026-05-11": "upcoming", "2026-05-12": "due", "2026-06-13": "over_time"},
    ),
    ph_2(
        "before the correction was known",
        [told("2026-01-12"), MOVED],
        {"2026-04-11": "upcoming", "2026-04-12": "due", "2026-05-13": "over_time"},
        known_at="2026-03-01T12:00:00+01:00",
    ),
    ph_2(
        "withdrawn",
        [
            told("2026-01-12"),
            event("correction", "2026-03-02", corrects="diagnosis_told-2026-01-12", withdraws=True),
        ],
        {"2026-04-12": "not_due/no_anchor"},
    ),
    ph_2(
        "a correction taken back",
        [
            told("2026-01-12"),
            MOVED,
            event("correction", "2026-03-09", corrects=MOVED["id"], withdraws=True),
        ],
        {"2026-04-11": "upcoming", "2026-04-12": "due"},
    ),
    ph_1(
        "a no that was recorded by mistake",
        [
            told("2026-01-12"),
            talk("2026-01-20", "declined", "ph-1"),
            event("correction", "2026-01-27", corrects="conversation-2026-01-20", withdraws=True),
        ],
        {"2026-01-20": "due"},
    ),
    ph_1(
        "a no that was recorded by mistake, as known then",
        [
            told("2026-01-12"),
            talk("2026-01-20", "declined", "ph-1"),
            event("correction", "2026-01-27", corrects="conversation-2026-01-20", withdraws=True),
        ],
        {"2026-01-20": "declined"},
        known_at="2026-01-26T12:00:00+01:00",
    ),
    employer(
        "a sick leave that was ended later",
        [told(), WORKER, sick("2026-02-02"), _ended(sick("2026-02-02"), "2026-03-01", "2026-03-02")],
        {"2026-03-16": "due", "2026-03-17": "not_due/condition_false"},
    ),
    employer(
        "a sick leave that was ended later, as known before",
        [told(), WORKER, sick("2026-02-02"), _ended(sick("2026-02-02"), "2026-03-01", "2026-03-02")],
        {"2026-03-17": "due", "2026-03-23": "over_time"},
        known_at="2026-03-01T23:00:00+01:00",
    ),
    employer(
        "an incomplete source does not know of a wish against it",
        [told(), WORKER, sick("2026-02-02")],
        {"2026-02-16": "cannot_tell"},
        missing=("employer_contact_declined",),
        header={"sources_complete": False},
    ),
    early(
        "an incomplete source changes nothing that is known",
        [told(), WORKER],
        {"2026-01-12": "due"},
        header={"sources_complete": False},
    ),
    *(
        case(
            "not before the catalogue was in force",
            [told("2022-01-10"), WORKER, sick("2022-01-03")],
            {"2022-01-23": "no question"},
        )
        for case in (ph_1, early, employer)
    ),
    *(
        case(
            "from the day the catalogue was in force",
            [told("2022-01-10"), WORKER, sick("2022-01-10")],
            {"2022-01-24": "due"},
        )
        for case in (ph_1, early, employer)
    ),
)
