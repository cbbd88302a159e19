"""What a new event can change: the facts and named days that may be read otherwise once it is recorded.

Whoever keeps answers need only look again at those that read one of them. What is not named here touches everything:
a diagnosis begins a course, a conversation gives everybody a rest, a correction may be about any of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from .anchors import EPISODE_ANCHORS
from .cooperation import MilestoneSet, MilestoneUpdate, NetworkMeeting
from .envelope import Envelope
from .events import (
    Absence,
    Affiliation,
    Benefit,
    ControlHeld,
    Correction,
    DialogueMeeting,
    EmployerPlan,
    Event,
    FactTold,
    HospitalControlsEnded,
    IntentSet,
    PathwayHjemDeclined,
    ProgressionFound,
    ReturnPlanned,
    ReturnStarted,
    SickPayEndTold,
    Treatment,
    TreatmentPlanned,
    WorkSettled,
)
from .facts import FACTS

_STAGES: Final = frozenset({"stage", "treatment_ended"})
_WORK_TRACK: Final = frozenset({"work_state", "absent", "still_absent"})
"""A step that does not fit leaves it unknown whether somebody is absent."""
_EPISODES: Final = (
    _WORK_TRACK
    | {"work_settled"}
    | {fact.name for fact in FACTS.values() if fact.scope == "episode"}
    | EPISODE_ANCHORS
)
_TIES: Final = frozenset(
    {"affiliations", "in_working_life", "has_employer", "outside_working_life", "affiliations_ended"}
)

TOUCHES: Final[Mapping[type[Envelope], frozenset[str]]] = MappingProxyType(
    {
        ProgressionFound: _STAGES,
        IntentSet: frozenset({"intent"}),
        Treatment: _STAGES | {"treatment_started", "treatment_end_expected"},
        TreatmentPlanned: _STAGES | {"treatment_end_expected"},
        ControlHeld: _STAGES | {"control_held", "control_held_at"},
        HospitalControlsEnded: _STAGES,
        Affiliation: _TIES | _WORK_TRACK,
        Absence: _EPISODES | {"treatment_days_started", "treatment_days_ended"},
        Benefit: _WORK_TRACK | {"receives_aap", "receives_disability_pension", "aap_started"},
        SickPayEndTold: frozenset({"sick_pay_end", "sick_pay_end_known"}),
        ReturnPlanned: frozenset({"return_planned"}),
        ReturnStarted: _EPISODES,
        WorkSettled: _WORK_TRACK | {"work_settled"},
        EmployerPlan: frozenset(),
        DialogueMeeting: frozenset({"dialogue_meeting_exempted"}),
        FactTold: frozenset({"obstacles"}),
        PathwayHjemDeclined: frozenset({"pathway_hjem_declined"}),
        NetworkMeeting: frozenset(),
        MilestoneSet: frozenset(),
        MilestoneUpdate: frozenset(),
    }
)
"""By kind of event, the names of the facts (`FACTS`) and of the named days (`anchors`) that it can change.

Courses and episodes of sick leave begin with `diagnosis_told` and `absence_started`: what is asked for each of them
reads those.
"""


def touched_by(events: Iterable[Event]) -> frozenset[str] | None:
    """The names of what some new events can change; `None` when that may be anything."""
    names: frozenset[str] = frozenset()
    for event in events:
        touches = None if isinstance(event, Correction) else TOUCHES.get(type(event))
        if touches is None:
            return None
        names |= touches
    return names
