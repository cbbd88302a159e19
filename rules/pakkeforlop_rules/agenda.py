"""One conversation, not ten: what is due at once for one owner is one agenda, closed by its themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.facts import FACTS

from .answers import Answer, AnswerCode, AnswerKey, Owner

ASKING = "spor-om-arbeid"
"""The checkpoint that asks for what is not known about work, for all the others at once."""
CODES: Final[frozenset[AnswerCode]] = frozenset({"due", "lapsed", "cannot_tell"})
"""The answers that agendas are made of."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing on an agenda: an answer that is due, and the checkpoints that wait for what it finds out."""

    answer: Answer
    waiting: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agenda:
    """What one owner has to talk about with one person now, most pressing first."""

    owner: Owner
    items: tuple[Item, ...]
    themes: tuple[str, ...]
    """The themes that close this agenda, each once, and each on one agenda only."""
    lapsed: tuple[Answer, ...]
    """What was not taken in its time, to be seen with the rest."""

    @property
    def over_time(self) -> bool:
        """Whether anything on it is over time."""
        return any(item.answer.over_time for item in self.items)


def agendas(answers: Iterable[Answer]) -> tuple[Agenda, ...]:
    """The agendas of a day's answers, over time first.

    The same checkpoint for two courses is asked once. So is what two owners would both ask about: it is on the
    agenda of the one for whom it presses most, and one talk closes it for both.
    """
    answers = tuple(answers)
    waiting = tuple(
        dict.fromkeys(
            answer.checkpoint
            for answer in answers
            if answer.code == "cannot_tell" and any(FACTS[fact].about_work for fact in answer.missing)
        )
    )
    due: dict[Role | None, dict[str, Answer]] = {}
    asked: dict[str, Role | None] = {}
    # Where somebody can ask, nobody's question is that somebody's: the ownerless come last.
    found = sorted((item for item in answers if item.code == "due"), key=pressing)
    for answer in sorted(found, key=lambda item: item.owner.role is None):
        elsewhere = {asked.get(theme, answer.owner.role) for theme in answer.remaining}
        role = next(iter(elsewhere)) if len(elsewhere) == 1 else answer.owner.role
        due.setdefault(role, {}).setdefault(answer.checkpoint, answer)
        for theme in answer.remaining:
            asked.setdefault(theme, role)
    laid = {role: sorted(items.values(), key=pressing) for role, items in due.items()}
    roles = sorted(laid, key=lambda role: pressing(laid[role][0]))
    now = {answer.checkpoint for answer in answers if answer.code == "due"}
    # The latest of each checkpoint that was not taken, unless it is due again anyway.
    lapsed = {answer.checkpoint: answer for answer in answers if answer.code == "lapsed"}
    missed = [answer for name, answer in lapsed.items() if name not in now]
    return tuple(
        Agenda(
            next(_asked_by(item.owner) for item in laid[role] if item.owner.role == role),
            tuple(Item(answer, waiting if answer.checkpoint == ASKING else ()) for answer in laid[role]),
            tuple(theme for theme, asker in asked.items() if asker == role),
            tuple(answer for answer in missed if _belongs(answer, role, roles)),
        )
        for role in roles
    )


def pressing(answer: Answer) -> tuple[bool, bool, date, AnswerKey]:
    """Sorts answers that are due: over time first, then by the day they run or ran over time, or opened.

    What is left to the clinician's judgement comes last. No two answers are alike in it: the same checkpoint for two
    courses is asked for one and the same of them, in whatever order they come.
    """
    dates = answer.dates
    day = date.max if dates is None else dates.over_time_from or dates.opens
    return (answer.optional, not answer.over_time, day, answer.key)


def _asked_by(owner: Owner) -> Owner:
    """The owner as a person or role, whatever path led to it."""
    return Owner(owner.role, owner.standing)


def _belongs(lapsed: Answer, role: Role | None, roles: Sequence[Role | None]) -> bool:
    own = lapsed.owner.role
    return own == role or (own not in roles and role == roles[0])
