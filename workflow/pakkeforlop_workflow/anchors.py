"""Named days that windows count from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

from .dates import Interval
from .envelope import Envelope
from .steps import Steps


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day that windows count from: the event behind it, and the days it may mean."""

    event: str
    when: Interval

    @classmethod
    def of(cls, event: Envelope) -> Anchor:
        """The day of an event."""
        return cls(event.id, event.interval)


Anchors = Mapping[str, Steps[Anchor | None]]
"""By name, which day an anchor is, from the day on which that was known; `None` while there is none."""

CourseAnchor = Literal[
    "diagnosis_told",
    "treatment_started",
    "treatment_end_expected",
    "treatment_ended",
    "control_held",
    "treatment_days_started",
    "treatment_days_ended",
    "aap_started",
    "affiliations_ended",
    "talk_asked",
]
EpisodeAnchor = Literal[
    "absence_started", "return_planned", "return_started", "sick_pay_end", "dialogue_meeting_exempted"
]
AnchorName = Literal[CourseAnchor, EpisodeAnchor]

COURSE_ANCHORS: Final[frozenset[str]] = frozenset(get_args(CourseAnchor))
EPISODE_ANCHORS: Final[frozenset[str]] = frozenset(get_args(EpisodeAnchor))
