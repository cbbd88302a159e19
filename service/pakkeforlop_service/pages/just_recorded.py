"""What a clinician is shown right after recording: the lines for the journal, and how it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_workflow.cooperation import MilestoneSet
from pakkeforlop_workflow.events import Conversation

from .foremost import foremost
from .journal import journal_lines


def latest_lines(person: Person, writer: Writer) -> list[str]:
    """The lines about what was recorded last: a conversation, and the next step that was agreed in it."""
    last = _last(person)
    steps = (event for event in person.history.events if isinstance(event, MilestoneSet))
    return [
        *(line for talk in _talks(person) for line in journal_lines(talk, writer)),
        *(_milestone_line(step, writer.words) for step in steps if step.recorded_at == last),
    ]


def stands_now(person: Person, writer: Writer) -> list[str]:
    """What each conversation of it is answered with now: when it comes again, or what remains."""
    answers = foremost(person.answers)
    about = dict.fromkeys(name for talk in _talks(person) for name in talk.checkpoints if name in answers)
    found = [writer.answer(answers[name]) for name in about]
    return [f"{one['title']}: {one['answer_text']}. {one['why']}." for one in found]


def _talks(person: Person) -> Iterator[Conversation]:
    last = _last(person)
    return (talk for talk in person.history.conversations if talk.recorded_at == last)


def _last(person: Person) -> datetime | None:
    return max((event.recorded_at for event in person.pathway.events), default=None)


def _milestone_line(step: MilestoneSet, words: Words) -> str:
    return words.phrase(
        "journal-milestone",
        on=words.day(step.on),
        goal=words.word("milestone_goal", step.goal),
        responsible=words.word("role", step.responsible),
        due=words.day(step.due),
    )
