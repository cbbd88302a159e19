"""Every aspect of a life: a way to make each fact that rules may read take each value, and each anchor happen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, get_args

from pakkeforlop_workflow.codes import Intent, Obstacle, WorkWish

from .ways import Aspect, Way, at, on_course
from .work_aspects import ABSENCE, BENEFIT, MEETING, RETURN, SICK_PAY, WORK

DIAGNOSIS: Final = Aspect(
    "diagnosis",
    (
        Way("known to the day", (on_course("diagnosis_told", 0),)),
        Way("known to the month", (on_course("diagnosis_told", 0, precision="month"),)),
        Way("known roughly", (on_course("diagnosis_told", 0, precision="about"),)),
    ),
    anchors=("diagnosis_told",),
    stirs=(on_course("recurrence_found", 0),),
    alone=False,
)
TREATMENT: Final = Aspect(
    "treatment",
    (
        Way("goes on", (on_course("treatment", 7, kind="systemic"),)),
        Way("none told"),
        Way("planned to a day", (on_course("treatment", 7, kind="systemic", planned_to=at(146)),)),
        Way("ended", (on_course("treatment", 7, kind="systemic", to=at(146)),)),
        Way(
            "ended, with controls",
            (
                on_course("treatment", 7, kind="systemic", to=at(146)),
                on_course("control_held", 175, held_at="hospital"),
                on_course("control_held", 266, held_at="gp"),
            ),
        ),
        Way(
            "controls ended",
            (
                on_course("treatment", 7, kind="radiotherapy", to=at(40)),
                on_course("control_held", 70, held_at="hospital"),
                on_course("hospital_controls_ended", 200),
            ),
        ),
        Way("surgery before the diagnosis", (on_course("treatment", -14, kind="surgery", to=at(-14)),)),
        Way(
            "surgery, then more",
            (
                on_course("treatment", 7, kind="surgery", to=at(7)),
                on_course("treatment_planned", 7, kind="systemic", starts_on=at(42)),
                on_course("treatment", 42, kind="systemic", to=at(182)),
            ),
        ),
        Way(
            "controls ended while it goes on",
            (on_course("treatment", 7, kind="systemic"), on_course("hospital_controls_ended", 60)),
        ),
        Way("long-term only", (on_course("treatment", 7, kind="systemic", long_term=True),)),
        Way(
            "advanced, and treated again",
            (
                on_course("treatment", 7, kind="systemic", to=at(90)),
                on_course("progression_found", 200),
                on_course("treatment", 210, kind="systemic"),
            ),
        ),
    ),
    ("stage", "control_held_at"),
    ("treatment_started", "treatment_end_expected", "treatment_ended", "control_held"),
    stirs=(on_course("treatment", 0, kind="surgery", to=at(0)), on_course("control_held", 0, held_at="gp")),
)
_TOLD: Final[tuple[Obstacle, ...]] = get_args(Obstacle)
_WISHES: Final[tuple[WorkWish, ...]] = get_args(WorkWish)
_INTENTS: Final[tuple[Intent, ...]] = get_args(Intent)
OWN: Final = (
    Aspect(
        "obstacles",
        (
            Way("nothing told"),
            *(Way(code, (on_course("fact", 1, code=code),)) for code in _TOLD),
            Way(
                "taken back",
                (on_course("fact", 1, code="pain"), on_course("fact", 40, code="pain", value=False)),
            ),
        ),
        ("obstacles",),
        stirs=(on_course("fact", 0, code="fatigue"),),
    ),
    Aspect(
        "wish",
        (
            Way("none"),
            *(Way(code, (on_course("wish", 1, code=code),)) for code in _WISHES),
            Way("talk", (on_course("wish", 1, code="talk"),)),
            Way("talk, and again", (on_course("wish", 1, code="talk"), on_course("wish", 120, code="talk"))),
        ),
        ("wish", "asked_for_talk", "talk_requested"),
        ("talk_asked",),
        stirs=(on_course("wish", 0, code="talk"),),
    ),
    Aspect(
        "contact with the employer",
        (
            Way("nothing said"),
            Way("no", (on_course("wish", 1, code="no_employer_contact"),)),
            Way(
                "no, then yes",
                (
                    on_course("wish", 1, code="no_employer_contact"),
                    on_course("wish", 80, code="employer_contact"),
                ),
            ),
        ),
        ("employer_contact_declined",),
        stirs=(on_course("wish", 0, code="no_employer_contact"),),
    ),
    Aspect(
        "pathway hjem",
        (Way("not declined"), Way("declined", (on_course("pathway_hjem_declined", 1),))),
        ("pathway_hjem_declined",),
    ),
    Aspect("settled", (Way("not"), Way("settled", (on_course("work_settled", 1),))), ("work_settled",)),
    Aspect(
        "intent",
        (Way("not set"), *(Way(intent, (on_course("intent_set", 1, intent=intent),)) for intent in _INTENTS)),
        ("intent",),
    ),
    Aspect(
        "life",
        (
            Way("goes on"),
            Way("end of life", (on_course("end_of_life", 40),)),
            Way("died", (on_course("died", 40),)),
        ),
        ("dead", "end_of_life"),
    ),
    Aspect(
        "age",
        (Way("adult"), Way("not known", born=False), Way("child", turns=10), Way("old", turns=70)),
        ("age",),
    ),
    Aspect("sources", (Way("complete"), Way("incomplete", complete=False))),
)
"""Aspects that decide a fact of their own and nothing else."""

ASPECTS: Final = (DIAGNOSIS, WORK, ABSENCE, RETURN, SICK_PAY, MEETING, BENEFIT, TREATMENT, *OWN)
DECIDED_TOGETHER: Final[Mapping[str, tuple[Aspect, ...]]] = {"work_state": (WORK, ABSENCE, RETURN, BENEFIT)}
"""Facts that several aspects decide together."""
SOURCES: Final = OWN[-1]
AGE: Final = OWN[-2]
