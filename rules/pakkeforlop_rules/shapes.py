"""The shapes of the JSON documents that doors answer with."""

from __future__ import annotations

from typing import Any, TypedDict

from .texts import Lang


class SourceDocument(TypedDict):
    """A source with its standing."""

    source: str
    title: str
    publisher: str
    dated: str
    standing: str
    standing_text: str


class CitationDocument(SourceDocument):
    """A place in a source, with its words."""

    place: str | None
    quote: str | None
    note: str | None


class ReasonDocument(TypedDict):
    """A node of an explanation; `holds` is null where there is nothing to hold, or it is unknown."""

    kind: str
    text: str
    holds: bool | None
    events: list[str]
    sources: list[CitationDocument]
    parts: list[ReasonDocument]


class AnswerDocument(TypedDict):
    """One checkpoint for one person, seen from one day."""

    checkpoint: str
    title: str
    summary: str
    norm: str
    norm_text: str
    overlay: str | None
    release: str
    valid_from: str
    course: str | None
    episode: str | None
    event: str | None
    occurrence: int
    answer: str
    answer_text: str
    over_time: bool
    optional: bool
    why: str
    because: str
    window: dict[str, Any] | None
    until: str | None
    declined_on: str | None
    owner: dict[str, Any]
    participants: list[dict[str, str]]
    themes: dict[str, Any]
    missing: list[dict[str, Any]]
    next_change: dict[str, Any] | None
    prompts: list[dict[str, str]]
    wording: list[CitationDocument]
    background: list[dict[str, Any]]
    conflicts: list[dict[str, Any]]
    patient: str
    deadlines: list[dict[str, Any]]
    reasons: ReasonDocument | None


class DueDocument(TypedDict):
    """Everything about one person on a day."""

    subject: str
    as_of: str
    known_at: str | None
    release: str
    lang: Lang
    agendas: list[dict[str, Any]]
    answers: list[AnswerDocument]
    deadlines: list[dict[str, Any]]
    gaps: list[dict[str, Any]]
