"""Whole lives of people in working life on sick leave: every combination of how work, illness and leave can go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, product
from typing import Final

from pakkeforlop_rules.conditions import leaves
from pakkeforlop_rules.entries import Entry
from pakkeforlop_workflow.codes import CancerGroup
from pakkeforlop_workflow.dates import add_months

from . import work_aspects as aspects
from .looking import deciding, told_apart
from .people import SETTLED_MONTHS, Sort, cancer_for
from .ways import Thing, Way, at, on_course, on_leave

MONTHS: Final = 24
"""How long a life is followed, from the first day of absence."""

SOME: Final = 53
"""Of the lives of one cancer, or across a change of versions, every so-many-th is followed."""
HALF_A_YEAR: Final = timedelta(weeks=26)

WORK: Final = tuple(
    Way(kind, (on_course("affiliation", -730, kind=kind, affiliation=kind),))
    for kind in ("employee", "apprentice", "self_employed", "freelancer", "job_seeker")
)
LEAVE_FROM: Final = (56, 0, -42)
"""The first day of absence, in days from the diagnosis: after it, with it, before it."""


def _controls(first: int) -> tuple[Thing, ...]:
    return tuple(on_course("control_held", first + 91 * number, held_at="hospital") for number in range(4))


TREATMENT: Final = (
    Way("none told"),
    Way("surgery", (on_course("treatment", 14, kind="surgery", to=at(14)), *_controls(104))),
    Way(
        "chemotherapy",
        (on_course("treatment", 14, kind="systemic", planned_to=at(154), to=at(154)), *_controls(245)),
    ),
    Way("radiotherapy", (on_course("treatment", 21, kind="radiotherapy", to=at(55)), *_controls(146))),
    Way(
        "surgery, then chemotherapy",
        (
            on_course("treatment", 14, kind="surgery", to=at(14)),
            on_course("treatment_planned", 14, kind="systemic", starts_on=at(49)),
            on_course("treatment", 49, kind="systemic", to=at(189)),
            *_controls(280),
        ),
    ),
    Way(
        "goes on for years",
        (on_course("treatment", 14, kind="systemic"), on_course("intent_set", 14, intent="life_prolonging")),
    ),
)
LEAVE: Final = (
    Way("full, with no end", (on_leave("absence", 0, form="full"),)),
    Way(
        "full, then planned and step by step back",
        (
            on_leave("absence", 0, form="full", to=at(167)),
            on_leave("return_planned", 120, return_on=at(168), percent=50),
            on_leave("return_started", 168, percent=50),
            on_leave("absence", 168, form="graded", grade=50, to=at(237)),
            on_leave("return_started", 238, percent=100),
        ),
    ),
    Way(
        "full, then back at once",
        (on_leave("absence", 0, form="full", to=at(199)), on_leave("return_started", 200, percent=100)),
    ),
    Way(
        "planned, and put off",
        (on_leave("absence", 0, form="full"), on_leave("return_planned", 90, return_on=at(150), percent=50)),
    ),
    Way("graded, with no end", (on_leave("absence", 0, form="graded", grade=50),)),
    Way(
        "treatment days, then full",
        (on_leave("absence", 0, form="treatment_days", to=at(139)), on_leave("absence", 140, form="full")),
    ),
    Way(
        "back, and away again",
        (
            on_leave("absence", 0, form="full", to=at(69)),
            on_leave("return_started", 70, percent=100),
            on_leave("absence", 182, form="full"),
        ),
    ),
    Way(
        "full for a year, then on aap",
        (on_leave("absence", 0, form="full", to=at(364)), on_leave("benefit", 365, kind="aap")),
    ),
)
SOON_BACK: Final = LEAVE[1:3]
"""Leaves that end before the sick pay does."""
SICK_PAY: Final = (
    Way("end not told"),
    Way("end told", (on_leave("sick_pay_end_told", 120, ends_on=at(364)),)),
)


def lives(entries: Sequence[Entry]) -> Iterator[Sort]:
    """Every life, some time after the versions in force came to be so; then some for each cancer, and across changes.

    Ways of work that no entry tells apart count as one.
    """
    tests = [test for entry in entries for condition in deciding(entry) for test in leaves(condition)]
    work = told_apart(replace(aspects.WORK, ways=WORK), tests, ()).ways
    first = add_months(max(entry.valid_from for entry in entries), SETTLED_MONTHS)
    yield from _lives(work, first, None)
    cancers = sorted({cancer for entry in entries for cancer in entry.cancers})
    starts: list[tuple[date, CancerGroup | None]] = [(first, cancer) for cancer in cancers]
    starts += [(day - HALF_A_YEAR, cancer) for day, cancer in _changes(entries)]
    for start, cancer in starts:
        yield from islice(_lives(work, start, cancer), 0, None, SOME)


def _lives(work: Sequence[Way], first: date, cancer: CancerGroup | None) -> Iterator[Sort]:
    for kind, leave_from, treatment, leave, sick_pay in product(work, LEAVE_FROM, TREATMENT, LEAVE, SICK_PAY):
        if sick_pay.things and leave in SOON_BACK:
            continue  # whoever is back by then, is told no last day of it
        ways = (("work", kind), ("treatment", treatment), ("absence", leave), ("sick pay", sick_pay))
        yield Sort(first, ways, cancer, leave_from)


def _changes(entries: Sequence[Entry]) -> list[tuple[date, CancerGroup | None]]:
    """The days on which one version takes over from another, with a cancer that it is for."""
    earliest = {entry.id: min(one.valid_from for one in entries if one.id == entry.id) for entry in entries}
    found = {
        (entry.valid_from, cancer_for(entry)) for entry in entries if entry.valid_from > earliest[entry.id]
    }
    return sorted(found, key=lambda pair: (pair[0], pair[1] or ""))
