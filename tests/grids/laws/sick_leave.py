"""What counts as sick leave, seen through the checkpoint that opens 14 weeks into it."""

from __future__ import annotations

from tests.grids.people import WORKER, back
from tests.grids.runner import ABSENT, cases_of
from tests.support.documents import sick, told

nav = cases_of("nav-kontakt-sykmeldt")
BASE = (told("2026-01-12"), WORKER)
FIRST = sick("2026-02-02", "2026-04-30")

CASES = (
    nav(
        "15 days between join: counted from the first",
        [*BASE, FIRST, sick("2026-05-16")],
        {"2026-05-10": "upcoming", "2026-05-11": "due", "2026-05-16": "due", "2026-07-20": "over_time"},
        episode="2026-02-02",
    ),
    nav(
        "15 days between: nothing new begins",
        [*BASE, FIRST, sick("2026-05-16")],
        {"2026-08-22": ABSENT},
        episode="2026-05-16",
    ),
    nav(
        "16 days between part: the first is over",
        [*BASE, FIRST, sick("2026-05-17")],
        {"2026-05-15": "due", "2026-05-16": "not_due/condition_false", "2026-05-17": "not_due"},
        episode="2026-02-02",
    ),
    nav(
        "16 days between part: counted from the second",
        [*BASE, FIRST, sick("2026-05-17")],
        {
            "2026-05-16": ABSENT,
            "2026-05-17": "not_due/opens_later",
            "2026-08-22": "upcoming",
            "2026-08-23": "due",
        },
        episode="2026-05-17",
    ),
    nav(
        "vacation right after sickness bridges",
        [*BASE, FIRST, sick("2026-05-01", "2026-05-24", form="vacation"), sick("2026-05-25")],
        {"2026-05-10": "upcoming", "2026-05-11": "due", "2026-06-01": "due"},
        episode="2026-02-02",
    ),
    nav(
        "leave bridges too",
        [*BASE, FIRST, sick("2026-05-01", "2026-05-24", form="leave"), sick("2026-05-25")],
        {"2026-06-01": "due"},
        episode="2026-02-02",
    ),
    nav(
        "vacation after a working day does not bridge",
        [*BASE, FIRST, sick("2026-05-02", "2026-05-24", form="vacation"), sick("2026-05-25")],
        {"2026-05-25": "not_due/opens_later"},
        episode="2026-05-25",
    ),
    nav(
        "self-certified days are the first days",
        [*BASE, sick("2026-01-30", "2026-02-01", form="self_certified"), sick("2026-02-02")],
        {"2026-05-07": "upcoming", "2026-05-08": "due"},
        episode="2026-01-30",
    ),
    nav(
        "from full to graded is one sick leave",
        [*BASE, FIRST, sick("2026-05-01", form="graded", grade=50)],
        {"2026-05-11": "due", "2026-06-01": "due"},
        episode="2026-02-02",
    ),
    nav(
        "treatment days after it do not prolong it",
        [*BASE, FIRST, sick("2026-05-01", form="treatment_days")],
        {"2026-05-15": "due", "2026-05-16": "not_due/condition_false"},
        episode="2026-02-02",
    ),
    nav(
        "a full return ends an open one at once",
        [*BASE, sick("2026-02-02"), back("2026-05-18")],
        {"2026-05-17": "due", "2026-05-18": "not_due/condition_false"},
    ),
)
