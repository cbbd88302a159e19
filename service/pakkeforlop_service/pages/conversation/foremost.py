"""One answer for each checkpoint, where a person has several: the one that a talk now would be about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pakkeforlop_rules import Answer
from pakkeforlop_rules.agenda import pressing
from pakkeforlop_rules.answers import AnswerCode

ORDER: Final[tuple[AnswerCode, ...]] = (
    *("due", "cannot_tell", "waiting", "resting", "upcoming", "deferred"),
    *("declined", "lapsed", "not_relevant", "held", "done_elsewhere", "not_due"),
)
"""What there is most to say about comes first."""


def foremost(answers: Iterable[Answer]) -> dict[str, Answer]:
    """By checkpoint, the most pressing first: of several, the one that there is most to say about."""
    found: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda one: (ORDER.index(one.code), pressing(one))):
        found.setdefault(answer.checkpoint, answer)
    return found
