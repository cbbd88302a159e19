"""What is due for a person, over time."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from typing_extensions import TypedDict

from .due import Course, Episode, Event, Known, Occurrence, WindowDocument
from .parts import AnswerCode, Checkpoint, Day, Lang, NobodyOr, Release


class SpanDocument(TypedDict):
    """A stretch of days, both included, on which an answer stands."""

    first: Day
    until: Annotated[Day | None, Field(description="Siste dag. null: ingenting avslutter det.")]
    checkpoint: Checkpoint
    title: str
    release: Release
    valid_from: Day
    course: Course
    episode: Episode
    event: Event
    occurrence: Occurrence
    answer: AnswerCode
    answer_text: str
    over_time: bool
    owner: NobodyOr
    owner_text: str
    window: WindowDocument | None


TimelineDocument = TypedDict(
    "TimelineDocument",
    {
        "subject": str,
        "from": Day,
        "until": Day,
        "known_at": Known,
        "release": Release,
        "lang": Lang,
        "spans": list[SpanDocument],
    },
)
"""The answers of all days from one to another; `from` is a word of Python's."""
