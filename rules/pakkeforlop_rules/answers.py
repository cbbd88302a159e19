"""Answers: one checkpoint seen from one day, of a closed set."""

from __future__ import annotations

from datetime import date
from typing import Any, Final, Literal, NamedTuple, get_args

from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.deadlines import Deadline

from .entries import Entry, Prompt
from .sources import Citation

AnswerCode = Literal[
    "due",
    "upcoming",
    "waiting",
    "resting",
    "held",
    "done_elsewhere",
    "declined",
    "deferred",
    "not_relevant",
    "cannot_tell",
    "lapsed",
    "not_due",
]

AnswerKey = tuple[str, str, str, str, int]
"""Checkpoint, course, first day of the sick leave, event and occurrence: which question an answer is to."""

ANSWERS: Final[frozenset[AnswerCode]] = frozenset(get_args(AnswerCode))

Because = Literal[
    "open",
    "opens_soon",
    "opens_later",
    "no_anchor",
    "silenced",
    "condition_false",
    "condition_unknown",
    "need_not_recorded",
    "closed",
    "closed_unused",
    "closed_unknown",
    "never_opens",
    "conversation",
    "unanswered",
    "unanswered_twice",
    "contacted",
]
"""What decided an answer."""


class Dates(NamedTuple):
    """The window of one checkpoint for one person, as dates. Closed from the start of the day `closes`."""

    opens: date
    over_time_from: date | None
    closes: date | None
    approximate: bool
    """Whether the day counted from is known only roughly: shown with «ca.»."""
    anchor: str
    """The name of the day counted from."""
    counted_from: date
    """That day; the earliest it may be, when it is known only roughly."""
    event: str
    """The event that gives that day."""
    basis: tuple[Citation, ...]


class Owner(NamedTuple):
    """Whose it is. Without a role nobody is: «ingen ansvarlig».

    `to_be_named`: the coordinating unit is asked to name somebody for it. The unit holds no talks itself.
    """

    role: Role | None
    standing: Literal["confirmed", "not_confirmed", "handed_over", "patients_choice", "to_be_named", "none"]
    instead_of: Role | None = None
    """Whom the catalogue names first, when that role is lacking there or the patient has chosen another."""


class Reason(NamedTuple):
    """A node of the explanation: what was looked at, what was found, whether it held, and on which source."""

    kind: str
    truth: bool | None
    values: tuple[tuple[str, Any], ...] = ()
    events: tuple[str, ...] = ()
    sources: tuple[Citation, ...] = ()
    children: tuple[Reason, ...] = ()


class Change(NamedTuple):
    """The next day on which an answer changes, and to what."""

    on: date
    code: AnswerCode
    over_time: bool


class Answer(NamedTuple):
    """One checkpoint for one anchor event and occurrence, seen from one day."""

    entry: Entry
    release: str
    as_of: date
    course: str | None
    episode: date | None
    """The first day of the sick leave it belongs to, for checkpoints that follow sick leave."""
    event: str | None
    """The event that this occurrence follows, for checkpoints that come with each of a kind."""
    occurrence: int
    code: AnswerCode
    because: Because
    over_time: bool
    optional: bool
    """Whether the deployment leaves it to the clinician's judgement: shown, but never over time or missed."""
    dates: Dates | None
    until: date | None
    """The day on which a wait, a rest, a no, a postponement or a silence ends, when that is known."""
    silenced_by: str | None
    closing: tuple[str, ...]
    """The closing themes that there are for this person."""
    remaining: tuple[str, ...]
    """Closing themes that are not covered yet."""
    missing: tuple[str, ...]
    """Facts that are unknown and decide."""
    declined_on: date | None
    """The day of the patient's no, when it is asked again after one: whoever asks must know."""
    owner: Owner
    prompts: tuple[Prompt, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reasons: Reason | None = None
    next_change: Change | None = None

    @property
    def checkpoint(self) -> str:
        """The id of the checkpoint: the name of its file, of its scenarios' tag, and what a card shows."""
        return self.entry.id

    @property
    def key(self) -> AnswerKey:
        """What the answer is about: stable while time passes."""
        episode = self.episode.isoformat() if self.episode else ""
        return (self.entry.id, self.course or "", episode, self.event or "", self.occurrence)


class Span(NamedTuple):
    """A stretch of days, both included, on which an answer stands. `until` is `None` when nothing ends it."""

    first: date
    until: date | None
    answer: Answer
