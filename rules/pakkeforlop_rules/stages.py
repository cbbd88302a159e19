"""Which conversations belong to a stage: what the catalogue says without a patient.

An entry belongs to the stages in which its windows can be open, read off the anchors they count from, as long
as its condition is not false for somebody of whom nothing is known but the stage and, if given, the work
situation. That somebody is a made-up pathway with incomplete sources, judged by the ordinary conditions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal, get_args

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.anchors import AnchorName
from pakkeforlop_workflow.codes import AbsenceForm, AffiliationKind, CancerGroup, Role, Stage
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, UNKNOWN, value_of
from pakkeforlop_workflow.history import replayed
from pakkeforlop_workflow.sick_leave import COUNTING_FORMS

from .bounds import Bound, Window
from .catalogue import Catalogue
from .conditions import leaves
from .deployment import ANYWHERE, DEFAULT_POLICY
from .entries import Entry, Prompt
from .instances import Instance
from .setting import Setting
from .truth import truth

WorkSituation = Literal[AffiliationKind, AbsenceForm]
"""What is known about work: an affiliation, or a form of absence."""

ABSENCE_FORMS: Final[frozenset[str]] = frozenset(get_args(AbsenceForm))


@dataclass(frozen=True, slots=True)
class Belonging:
    """An entry that belongs to a stage: whose it can be, what can be said, and what is still to be known."""

    entry: Entry
    owners: tuple[Role, ...]
    prompts: tuple[Prompt, ...]
    unknown: tuple[str, ...]
    """Facts that decide whether it applies; empty when it does."""


def belonging_to(
    stage: Stage,
    catalogue: Catalogue,
    as_of: date,
    *,
    work_situation: WorkSituation | None = None,
    role: Role | None = None,
    cancer: CancerGroup | None = None,
) -> tuple[Belonging, ...]:
    """The entries that belong to a stage, by the catalogue of a day; only those that `role` can own, if given.

    For a `cancer` with an overlay they are in that overlay's words.
    """
    history = replayed(_somebody(stage, work_situation, as_of))
    setting = Setting(history, catalogue.silences, catalogue.timing, DEFAULT_POLICY, ANYWHERE)
    found = (
        _belonging(entry, setting, as_of)
        for entry in catalogue.in_force(as_of, cancer)
        if can_be_open(entry, stage) and not _at_odds(entry, work_situation)
    )
    return tuple(item for item in found if item is not None and (role is None or role in item.owners))


def can_be_open(entry: Entry, stage: Stage) -> bool:
    """Whether a window of an entry can be open in a stage, whoever it applies to."""
    return any(_open_in(window, stage) for window in entry.windows)


_COURSE: Final[tuple[Stage, ...]] = (
    "diagnosed",
    "treatment",
    "after_treatment",
    "follow_up",
    "controls_ended",
)
"""The stages from the diagnosis on. Before it, and when the suspicion was refuted, nothing belongs."""

_OPEN: Final[Mapping[AnchorName, tuple[Stage, Stage]]] = {
    "diagnosis_told": ("diagnosed", "controls_ended"),
    "treatment_started": ("treatment", "treatment"),
    "treatment_days_started": ("treatment", "treatment"),
    "treatment_end_expected": ("treatment", "after_treatment"),
    "treatment_ended": ("after_treatment", "after_treatment"),
    "treatment_days_ended": ("treatment", "after_treatment"),
    "control_held": ("follow_up", "follow_up"),
    "aap_started": ("diagnosed", "controls_ended"),
    "affiliations_ended": ("diagnosed", "controls_ended"),
    "talk_asked": ("diagnosed", "controls_ended"),
}
"""The first and last stage in which a window counted from an anchor is open, unless it closes by another one.
Sick leave follows its own clock: what counts from it can be open in any stage from the diagnosis on."""

_TREATMENT_DAYS: Final[frozenset[AnchorName]] = frozenset({"treatment_days_started", "treatment_days_ended"})


def _open_in(window: Window, stage: Stage) -> bool:
    if stage not in _COURSE:
        return False
    first, last = (_COURSE.index(name) for name in _OPEN.get(window.anchor, (_COURSE[0], _COURSE[-1])))
    ends = [end for bound in window.closes or () if (end := _last_before(bound, window.anchor)) is not None]
    return first <= _COURSE.index(stage) <= max(first, min(ends, default=last))


def _last_before(bound: Bound, own: AnchorName) -> int | None:
    """The last stage before a closing bound that counts from an anchor other than the window's own."""
    if bound.from_ is None or bound.from_ == own or bound.from_ not in _OPEN:
        return None
    stage = _COURSE.index(_OPEN[bound.from_][0])
    return stage if (bound.months, bound.weeks, bound.days) > (0, 0, 0) else stage - 1


def _at_odds(entry: Entry, work_situation: WorkSituation | None) -> bool:
    """Whether a form of absence rules an entry out: treatment days are no sick leave, nor the other way round."""
    if entry.per == "episode":
        return work_situation in {"treatment_days", "travel_subsidy"}
    only_days = all(window.anchor in _TREATMENT_DAYS for window in entry.windows)
    return only_days and work_situation in COUNTING_FORMS


def _belonging(entry: Entry, setting: Setting, as_of: date) -> Belonging | None:
    view = setting.view(Instance(entry, as_of, None, 1), AsOf(as_of))
    applies = truth(entry.when, view)
    if applies is False or setting.silence(entry.kind, view) is not None:
        return None
    unknown = {test.fact: None for test in leaves(entry.when) if value_of(FACTS[test.fact], view) is UNKNOWN}
    return Belonging(
        entry,
        tuple(
            owner.role for owner in entry.owner if owner.when is None or truth(owner.when, view) is not False
        ),
        tuple(
            prompt for prompt in entry.prompts if prompt.when is None or truth(prompt.when, view) is not False
        ),
        () if applies else tuple(unknown),
    )


def _somebody(stage: Stage, work_situation: WorkSituation | None, as_of: date) -> Pathway:
    """A pathway of which only the stage and the work situation are known."""
    before = as_of - timedelta(days=1)
    events = [*_medical(stage, before, as_of)]
    if work_situation in ABSENCE_FORMS:
        events.append(
            _event(
                "absence",
                before,
                form=work_situation,
                **({"grade": 50} if work_situation == "graded" else {}),
            )
        )
    elif work_situation is not None:
        events.append(_event("affiliation", before, kind=work_situation))
    return Pathway.read({"subject": "somebody", "sources_complete": False, "events": events})


def _medical(stage: Stage, before: date, as_of: date) -> Iterator[dict[str, Any]]:
    yield _event("diagnosis_told", before)
    if stage == "diagnosed":
        return
    ended = {} if stage == "treatment" else {"to": before.isoformat()}
    yield _event("treatment", before, kind="systemic", **ended)
    if stage in {"follow_up", "controls_ended"}:
        yield _event("control_held", as_of)
    if stage == "controls_ended":
        yield _event("hospital_controls_ended", as_of)


def _event(type_: str, on: date, **fields: Any) -> dict[str, Any]:
    known = {"id": type_, "type": type_, "on": on.isoformat(), "recorded_at": f"{on.isoformat()}T00:00:00Z"}
    return {**known, "by": "import", **fields}
