"""What the source says is «ved behov»: asked of everyone, of those something recorded speaks for, or by judgement."""

from __future__ import annotations

from collections.abc import Iterator

from pakkeforlop_rules import Policy
from tests.grids.people import WORKER, control, edges, obstacle, treatment, wish
from tests.grids.runner import Case, cases_of
from tests.support.documents import event, sick, talk, told

adjust = cases_of("beh-rehab-samtale")
late = cases_of("oppf-utmattelse-arbeid")
ph_1 = cases_of("ph-1")
EVERYONE, RECORDED, JUDGED = (Policy(asking=it) for it in ("everyone", "recorded_facts", "judgement"))
UNSPOKEN = "not_due/need_not_recorded"
TREATED = (told("2026-01-12"), WORKER, treatment("2026-02-02", "2026-06-30"))
SEEN = (told("2026-01-12"), WORKER, control("2026-09-01"))


def _spoken_for() -> Iterator[Case]:
    """From the day on which something is recorded that speaks for it, and no longer than it does."""
    tired = obstacle("2026-03-16", "fatigue")
    better = event("fact", "2026-03-30", code="fatigue", value=False, told_by="patient")
    yield adjust(
        "from the day an obstacle is told, until it is taken back",
        [*TREATED, tired, better],
        {
            "2026-02-20": UNSPOKEN,
            "2026-03-15": UNSPOKEN,
            "2026-03-16": "due",
            "2026-03-29": "due",
            "2026-03-30": UNSPOKEN,
        },
        policy=RECORDED,
    )
    yield adjust(
        "during a sick leave, until it is over",
        [*TREATED, sick("2026-03-09", "2026-03-13")],
        {"2026-03-08": UNSPOKEN, "2026-03-09": "due", "2026-03-28": "due", "2026-03-29": UNSPOKEN},
        policy=RECORDED,
    )
    yield adjust(
        "from the day the patient asks for a talk, until there has been one",
        [
            *TREATED,
            wish("2026-03-09", "talk"),
            talk("2026-03-20", "held", "beh-rehab-samtale", themes=["accommodation"]),
        ],
        {"2026-03-08": UNSPOKEN, "2026-03-09": "due", "2026-03-19": "due", "2026-03-20": UNSPOKEN},
        policy=RECORDED,
    )
    yield adjust(
        "over time as for everyone, once something speaks for it",
        [*TREATED, obstacle("2026-02-16", "fatigue")],
        edges("2026-03-02", "2026-04-13", "2026-07-29"),
        policy=RECORDED,
    )
    yield adjust(
        "coming, once something speaks for it",
        [*TREATED, obstacle("2026-02-16", "fatigue")],
        {"2026-02-15": UNSPOKEN, "2026-02-16": "upcoming"},
        policy=RECORDED,
    )
    yield adjust(
        "not missed when nothing ever spoke for it",
        TREATED,
        {"2026-07-28": UNSPOKEN, "2026-07-29": "not_due/closed_unused"},
        policy=RECORDED,
    )
    yield adjust(
        "missed when something spoke for it on the last day",
        [*TREATED, obstacle("2026-07-28", "pain")],
        {"2026-07-27": UNSPOKEN, "2026-07-28": "over_time", "2026-07-29": "lapsed"},
        policy=RECORDED,
    )
    yield late(
        "what was agreed with the patient is asked, whatever is recorded then",
        [*SEEN, talk("2026-09-07", "deferred", "oppf-utmattelse-arbeid", until="2026-10-01")],
        {"2026-09-06": UNSPOKEN, "2026-09-30": "deferred", "2026-10-01": "due"},
        policy=RECORDED,
    )
    yield late(
        "left to judgement: not missed when it closes on an offer",
        [*SEEN, talk("2026-10-20", "offered", "oppf-utmattelse-arbeid")],
        {"2026-10-26": "waiting", "2026-10-27": "not_due/closed_unused"},
        policy=JUDGED,
    )
    yield late(
        "from the day an obstacle is told",
        [*SEEN, obstacle("2026-09-14", "adaptations_missing")],
        {"2026-09-13": UNSPOKEN, "2026-09-14": "due", "2026-10-26": "due", "2026-10-27": "lapsed"},
        policy=RECORDED,
    )
    yield late(
        "not missed when nothing ever spoke for it",
        SEEN,
        {"2026-09-01": UNSPOKEN, "2026-10-26": UNSPOKEN, "2026-10-27": "not_due/closed_unused"},
        policy=RECORDED,
    )


def _judged() -> Iterator[Case]:
    """Shown as optional in its whole window; never over time, and nothing that was left untaken."""
    yield adjust(
        "left to judgement: never over time, never missed",
        TREATED,
        {
            "2026-03-01": "upcoming",
            "2026-03-02": "due",
            "2026-04-12": "due",
            "2026-04-13": "due",
            "2026-07-28": "due",
        },
        policy=JUDGED,
        optional=True,
    )
    yield adjust(
        "left to judgement: its window, without a day to be over time",
        TREATED,
        {"2026-07-01": "due"},
        policy=JUDGED,
        window=("2026-03-02", None, "2026-07-29"),
    )
    yield adjust(
        "left to judgement: the window closed, and nothing was missed",
        TREATED,
        {"2026-07-29": "not_due/closed_unused", "2027-07-29": "not_due/closed_unused"},
        policy=JUDGED,
    )
    yield adjust(
        "left to judgement: a talk closes it all the same",
        [*TREATED, talk("2026-03-10", "held", "beh-rehab-samtale", themes=["accommodation", "barriers"])],
        {"2026-03-09": "due", "2026-03-10": "held", "2026-07-29": "held"},
        policy=JUDGED,
    )
    yield adjust(
        "left to judgement: a no is a no",
        [*TREATED, talk("2026-05-10", "declined", "beh-rehab-samtale")],
        {"2026-05-10": "declined", "2026-07-29": "declined"},
        policy=JUDGED,
    )
    yield adjust(
        "left to judgement, though much speaks for it",
        [*TREATED, sick("2026-02-02"), obstacle("2026-02-16", "fatigue")],
        {"2026-04-13": "due"},
        policy=JUDGED,
        optional=True,
    )
    yield late(
        "left to judgement: in its window, and nothing missed after it",
        SEEN,
        {"2026-09-01": "due", "2026-10-26": "due", "2026-10-27": "not_due/closed_unused"},
        policy=JUDGED,
    )
    yield late("left to judgement: optional", SEEN, {"2026-09-01": "due"}, policy=JUDGED, optional=True)


CASES = (
    adjust(
        "asked of everyone, whatever is recorded",
        TREATED,
        edges("2026-03-02", "2026-04-13", "2026-07-29"),
        policy=EVERYONE,
    ),
    adjust("asked of everyone: not optional", TREATED, {"2026-04-13": "over_time"}, optional=False),
    late(
        "asked of everyone, whatever is recorded",
        SEEN,
        edges("2026-09-01", None, "2026-10-27", before="not_due/no_anchor"),
        policy=EVERYONE,
    ),
    *_spoken_for(),
    *_judged(),
    *(
        ph_1(
            f"what is for everyone is due all the same: {policy.asking}",
            [told()],
            {"2026-01-12": "due"},
            policy=policy,
        )
        for policy in (EVERYONE, RECORDED, JUDGED)
    ),
    *(
        adjust(
            f"whether it applies comes first, however it is asked: {policy.asking}",
            [told("2026-01-12"), treatment("2026-02-02"), obstacle("2026-02-16", "fatigue")],
            {"2026-03-02": "cannot_tell"},
            policy=policy,
            missing=("in_working_life",),
        )
        for policy in (EVERYONE, RECORDED, JUDGED)
    ),
)
