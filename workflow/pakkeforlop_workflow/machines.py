"""The two state machines of a pathway: the medical stage of a course, and the work track of a person.

States, triggers and what leads where are declared here once and handed to `transitions`, the machine of
record: the diagrams are drawn from it, and replay reads it once into a table, since a machine for every
patient would cost a thousand times as much.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final, get_args

from transitions import Machine

from .codes import Stage, WorkState

Table = Mapping[tuple[str, str], str]
"""What a machine does: (state, trigger) → state. A pair that is not there does not fit."""


@dataclass(frozen=True, slots=True)
class Step:
    """One trigger: the states it may come in, and the state it leads to (`None`: stays where it is)."""

    trigger: str
    sources: tuple[str, ...]
    dest: str | None


@dataclass(frozen=True, slots=True)
class Design:
    """A machine as declared: its states, where it starts, its steps, and what a misfit makes unknown."""

    name: str
    states: tuple[str, ...]
    initial: str
    steps: tuple[Step, ...]
    voids: Mapping[str, tuple[str, ...]]
    """Facts that cannot be trusted after a trigger that did not fit, until one fits again."""


_TOLD: Final = ("diagnosed", "treatment", "after_treatment", "follow_up", "controls_ended")
_SICK: Final = ("absent_full", "absent_partial", "treatment_days")
_OPEN: Final = ("unknown", "in_work", *_SICK, "returning", "on_benefit", "outside")

MEDICAL: Final = Design(
    name="medical",
    states=get_args(Stage),
    initial="investigation",
    steps=(
        Step("told", ("investigation", "refuted"), "diagnosed"),
        Step("told_during_treatment", ("investigation", "refuted"), "treatment"),
        Step("told_after_treatment", ("investigation", "refuted"), "after_treatment"),
        Step("refuted", ("investigation",), "refuted"),
        Step("referred", ("investigation", "refuted"), "investigation"),
        Step("treatment_began", _TOLD, "treatment"),
        Step("treatment_began", ("investigation",), None),
        Step("long_term_treatment_began", ("investigation",), None),
        Step("long_term_treatment_began", ("diagnosed",), "treatment"),
        Step(
            "long_term_treatment_began", ("treatment", "after_treatment", "follow_up", "controls_ended"), None
        ),
        Step("treatments_ended", ("treatment", "diagnosed"), "after_treatment"),
        Step("treatments_ended", ("investigation",), None),
        Step("treatment_planned", ("after_treatment", "follow_up", "controls_ended"), "treatment"),
        Step("treatment_planned", ("investigation", "refuted", "diagnosed", "treatment"), None),
        Step("treatment_plan_lapsed", ("treatment",), "after_treatment"),
        Step(
            "treatment_plan_lapsed",
            ("investigation", "refuted", "diagnosed", "after_treatment", "follow_up", "controls_ended"),
            None,
        ),
        Step("control", ("diagnosed", "after_treatment", "follow_up"), "follow_up"),
        Step("control", ("treatment", "controls_ended"), None),
        Step("progressed", _TOLD, "diagnosed"),
        Step("controls_over", ("diagnosed", "after_treatment", "follow_up"), "controls_ended"),
        Step("controls_over", ("controls_ended",), None),
    ),
    voids=MappingProxyType(
        {
            "told": (),
            "told_during_treatment": (),
            "told_after_treatment": (),
            "refuted": ("stage",),
            "referred": (),
            "treatment_began": ("stage",),
            "long_term_treatment_began": ("stage",),
            "treatments_ended": ("stage",),
            "treatment_planned": (),
            "treatment_plan_lapsed": (),
            "control": ("stage",),
            "progressed": ("stage",),
            "controls_over": ("stage",),
        }
    ),
)
"""One cancer course, from suspicion to the end of the hospital's controls."""

WORK: Final = Design(
    name="work",
    states=get_args(WorkState),
    initial="unknown",
    steps=(
        Step("working", ("unknown", "on_benefit", "outside", "settled"), "in_work"),
        Step("working", ("in_work", *_SICK, "returning"), None),
        Step("not_working", (*_OPEN, "settled"), "outside"),
        Step("fully_absent", (*_OPEN, "settled"), "absent_full"),
        Step("partly_absent", (*_OPEN, "settled"), "absent_partial"),
        Step("treatment_days", (*_OPEN, "settled"), "treatment_days"),
        Step("absence_ran_out", _SICK, "in_work"),
        Step("absence_ran_out", ("in_work", "returning", "on_benefit", "outside", "settled"), None),
        Step("returned_partly", (*_SICK, "on_benefit", "returning", "in_work"), "returning"),
        Step("returned_fully", (*_SICK, "on_benefit", "returning", "in_work"), "in_work"),
        Step("benefit", (*_OPEN, "settled"), "on_benefit"),
        Step("settled", _OPEN, "settled"),
        Step("settled", ("settled",), None),
    ),
    voids=MappingProxyType(
        {
            "working": (),
            "not_working": (),
            "fully_absent": (),
            "partly_absent": (),
            "treatment_days": (),
            "absence_ran_out": (),
            "returned_partly": ("work_state", "absent", "still_absent"),
            "returned_fully": ("work_state", "absent", "still_absent"),
            "benefit": (),
            "settled": (),
        }
    ),
)
"""One person's work, across all cancers."""

DESIGNS: Final = (MEDICAL, WORK)


def machine(design: Design) -> Machine:
    """The `transitions` machine of a design, with itself as its model: the record that the rest is held to."""
    built = Machine(
        states=list(design.states),
        initial=design.initial,
        auto_transitions=False,
        ignore_invalid_triggers=False,
    )
    for step in design.steps:
        built.add_transition(step.trigger, list(step.sources), step.dest)
    return built


@cache
def table(design_name: str) -> Table:
    """The machine called `design_name`, read once into a table of (state, trigger) → state."""
    design = next(item for item in DESIGNS if item.name == design_name)
    rows: dict[tuple[str, str], str] = {}
    for trigger, event in machine(design).events.items():
        for source, ways in event.transitions.items():
            rows[source, trigger] = source if ways[0].dest is None else ways[0].dest
    return MappingProxyType(rows)
