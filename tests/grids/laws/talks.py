"""What earlier talks mean for a question: waits, rests, a no, a postponement, a talk ahead of time."""

from __future__ import annotations

from tests.grids.people import WORKER, treatment, wish
from tests.grids.runner import cases_of
from tests.support.documents import event, sick, talk, told

EARLY = "tidlig-arbeid-arbeidsgiver"
early = cases_of(EARLY)
ph_1 = cases_of("ph-1")
ph_2 = cases_of("ph-2")
OPEN = (told("2026-01-12"), WORKER)
"""The early talk is open from 12 January and over time from 23 February, with nothing that closes it."""
NO_1 = talk("2026-01-20", "declined", EARLY)
NO_2 = talk("2026-04-25", "declined", EARLY)
NO_3 = talk("2026-07-30", "declined", EARLY)

ANSWERS = (
    early(
        "offered: three weeks",
        [*OPEN, talk("2026-01-20", "offered", EARLY)],
        {
            "2026-01-19": "due",
            "2026-01-20": "waiting",
            "2026-02-09": "waiting",
            "2026-02-10": "due",
            "2026-02-11": "due",
        },
    ),
    early(
        "attempted: two weeks",
        [*OPEN, talk("2026-01-20", "contact_attempted", EARLY)],
        {"2026-01-20": "waiting", "2026-02-02": "waiting", "2026-02-03": "due", "2026-02-04": "due"},
    ),
    early(
        "unanswered twice: six months",
        [*OPEN, talk("2026-01-20", "offered", EARLY), talk("2026-02-12", "contact_attempted", EARLY)],
        {
            "2026-02-11": "due",
            "2026-02-12": "waiting",
            "2026-02-25": "waiting",
            "2026-02-26": "resting/unanswered_twice",
            "2026-08-11": "resting",
            "2026-08-12": "over_time",
            "2026-08-13": "over_time",
        },
    ),
    early(
        "unanswered twice, to the last day of a short month",
        [
            told("2026-06-01"),
            WORKER,
            talk("2026-06-10", "offered", EARLY),
            talk("2026-08-31", "offered", EARLY),
        ],
        {
            "2026-09-20": "waiting",
            "2026-09-21": "resting",
            "2027-02-27": "resting",
            "2027-02-28": "over_time",
        },
    ),
    early(
        "unanswered twice, until something new",
        [
            *OPEN,
            talk("2026-01-20", "offered", EARLY),
            talk("2026-02-12", "contact_attempted", EARLY),
            sick("2026-03-10"),
        ],
        {"2026-03-09": "resting", "2026-03-10": "over_time"},
    ),
    early(
        "an answer in between starts the count again",
        [
            *OPEN,
            talk("2026-01-20", "offered", EARLY),
            talk("2026-01-27", "deferred", EARLY, until="2026-02-09"),
            talk("2026-02-12", "offered", EARLY),
        ],
        {"2026-03-04": "waiting", "2026-03-05": "due"},
    ),
    early(
        "a no: three months",
        [*OPEN, NO_1],
        {
            "2026-01-19": "due",
            "2026-01-20": "declined",
            "2026-04-19": "declined",
            "2026-04-20": "due",
            "2026-04-21": "due",
        },
    ),
    early(
        "a no on 30 November: to the last of February",
        [told("2025-11-10"), WORKER, talk("2025-11-30", "declined", EARLY)],
        {"2026-02-27": "declined", "2026-02-28": "due"},
    ),
    early(
        "a no, asked again: over time six weeks from then, and not for the months of the no",
        [*OPEN, talk("2026-01-20", "declined", EARLY)],
        {"2026-04-20": "due", "2026-05-31": "due", "2026-06-01": "over_time"},
        window=("2026-01-12", "2026-06-01", "2027-01-12"),
    ),
    early(
        "put off to a day: asked on it, whatever else the patient was contacted about",
        [
            *OPEN,
            talk("2026-01-20", "deferred", EARLY, until="2026-05-01"),
            talk("2026-04-28", "offered", "ph-2"),
        ],
        {"2026-04-30": "deferred", "2026-05-01": "due"},
    ),
    early(
        "put off: over time six weeks from the day agreed",
        [*OPEN, talk("2026-01-20", "deferred", EARLY, until="2026-05-01")],
        {"2026-05-01": "due", "2026-06-11": "due", "2026-06-12": "over_time"},
    ),
    early(
        "a second no: three months more",
        [*OPEN, NO_1, NO_2],
        {
            "2026-04-24": "due",
            "2026-04-25": "declined",
            "2026-07-24": "declined",
            "2026-07-25": "due",
        },
    ),
    early(
        "a third no stands",
        [*OPEN, NO_1, NO_2, NO_3],
        {
            "2026-07-29": "due",
            "2026-07-30": "declined",
            "2026-10-29": "declined",
            "2026-10-30": "declined",
            "2029-01-12": "declined",
        },
    ),
    early(
        "a third no, until the patient wants to",
        [*OPEN, NO_1, NO_2, NO_3, wish("2026-08-10", "talk")],
        {"2026-08-09": "declined", "2026-08-10": "due"},
    ),
    early(
        "a third no, until a new sick leave",
        [*OPEN, NO_1, NO_2, NO_3, sick("2026-11-16")],
        {"2026-11-15": "declined", "2026-11-16": "due"},
    ),
    early(
        "a third no, until a new stage",
        [*OPEN, NO_1, NO_2, NO_3, treatment("2026-11-16")],
        {"2026-11-15": "declined", "2026-11-16": "due"},
    ),
    early(
        "a recurrence is asked about on its own",
        [*OPEN, NO_1, NO_2, NO_3, event("recurrence_found", "2026-11-16")],
        {"2026-11-16": "due"},
        course="recurrence_found-2026-11-16",
    ),
    early(
        "a first no, until the patient wants to",
        [*OPEN, NO_1, wish("2026-02-02", "talk")],
        {"2026-02-01": "declined", "2026-02-02": "due"},
    ),
    early(
        "a no to another talk is not a no to this one",
        [*OPEN, talk("2026-01-20", "declined", "ph-1")],
        {"2026-01-20": "resting/contacted", "2026-02-17": "due"},
    ),
    early(
        "put off to a day",
        [*OPEN, talk("2026-01-20", "deferred", EARLY, until="2026-05-01")],
        {
            "2026-01-20": "deferred",
            "2026-04-30": "deferred",
            "2026-05-01": "due",
            "2026-05-02": "due",
        },
    ),
    ph_1(
        "put off past the closing: open from that day for four weeks, then lapsed",
        [told("2026-01-12"), talk("2026-01-20", "deferred", "ph-1", until="2026-06-01")],
        {
            "2026-04-12": "deferred",
            "2026-05-31": "deferred",
            "2026-06-01": "due",
            "2026-06-28": "due",
            "2026-06-29": "lapsed",
        },
    ),
    early(
        "not relevant until a day",
        [*OPEN, talk("2026-01-20", "not_relevant", EARLY, until="2026-05-01")],
        {"2026-01-20": "not_relevant", "2026-04-30": "not_relevant", "2026-05-01": "over_time"},
    ),
    early(
        "not relevant until a new sick leave",
        [*OPEN, talk("2026-01-20", "not_relevant", EARLY, review_on="absence"), sick("2026-03-10")],
        {"2026-03-09": "not_relevant", "2026-03-10": "over_time"},
    ),
    early(
        "taken elsewhere closes it",
        [*OPEN, talk("2026-01-20", "done_elsewhere", EARLY)],
        {"2026-01-19": "due", "2026-01-20": "done_elsewhere", "2027-01-20": "done_elsewhere"},
    ),
    early(
        "interrupted changes nothing",
        [*OPEN, talk("2026-01-20", "interrupted", EARLY, themes=["employer-contact"])],
        {"2026-01-20": "due"},
        remaining=("work-now", "employer-contact"),
    ),
    early(
        "held without its theme: still due",
        [*OPEN, talk("2026-01-20", "held", EARLY, themes=["economy"])],
        {"2026-01-20": "due"},
        remaining=("work-now", "employer-contact"),
    ),
    early(
        "held by its themes alone",
        [*OPEN, talk("2026-01-20", "held", themes=["work-now", "employer-contact"])],
        {"2026-01-19": "due", "2026-01-20": "held"},
    ),
)

AHEAD = (
    ph_2(
        "four weeks ahead counts",
        [told("2026-01-12"), talk("2026-03-15", "held", "ph-2", themes=["work", "economy"])],
        {"2026-03-14": "upcoming", "2026-03-15": "held", "2026-04-12": "held"},
    ),
    ph_2(
        "four weeks and a day ahead does not",
        [told("2026-01-12"), talk("2026-03-14", "held", "ph-2", themes=["work", "economy"])],
        {"2026-03-15": "upcoming", "2026-04-11": "upcoming", "2026-04-12": "due"},
    ),
    ph_1(
        "a late talk still counts, after the closing",
        [told("2026-01-12"), talk("2026-05-04", "held", "ph-1", themes=["work", "economy"])],
        {"2026-05-03": "lapsed", "2026-05-04": "held"},
    ),
    ph_2(
        "the late talk of the point before does not count for the next",
        [told("2026-01-12"), talk("2026-05-04", "held", "ph-1", themes=["work", "economy"])],
        {"2026-05-03": "due", "2026-05-04": "resting/contacted", "2026-06-01": "over_time"},
    ),
)

CASES = (*ANSWERS, *AHEAD)
