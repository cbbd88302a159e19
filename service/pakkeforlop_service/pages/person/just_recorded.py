"""What a clinician is shown right after recording: the lines for the journal, and how it stands now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pakkeforlop_rules import Answer
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Person
from pakkeforlop_service.pages.conversation.foremost import foremost
from pakkeforlop_service.pages.conversation.journal import journal_lines
from pakkeforlop_workflow.cooperation import MilestoneSet, MilestoneUpdate, NetworkMeeting
from pakkeforlop_workflow.envelope import Envelope
from pakkeforlop_workflow.events import Conversation


def latest_lines(person: Person, writer: Writer) -> list[str]:
    """The lines about what was recorded last: a conversation, a goal and what came of it, or a network meeting."""
    return [line for event in _latest(person) for line in _lines(event, person, writer)]


def stands_now(person: Person, writer: Writer) -> list[str]:
    """What each conversation of it is answered with now: when it comes again, or what remains."""
    talks = [event for event in _latest(person) if isinstance(event, Conversation)]
    about = {(name, talk.on): None for talk in talks for name in talk.checkpoints}
    found = [writer.answer(answer) for name, on in about for answer in _asked_on(person, name, on)]
    return [f"{one['title']}: {one['answer_text']}. {one['why']}." for one in found]


def _asked_on(person: Person, checkpoint: str, on: date) -> Iterator[Answer]:
    """The answer that a conversation on a day counts for: of several, the one whose window opened last before it."""
    answers = [answer for answer in person.answers if answer.checkpoint == checkpoint]
    opened = [(answer.dates.opens, n) for n, answer in enumerate(answers) if answer.dates is not None]
    begun = [(opens, n) for opens, n in opened if opens <= on]
    if begun:
        yield answers[max(begun)[1]]
    else:
        yield from foremost(answers).values()


def _latest(person: Person) -> Iterator[Envelope]:
    """The events that count of those that were recorded last."""
    last = max((event.recorded_at for event in person.pathway.events), default=None)
    return (event for event in person.history.events if event.recorded_at == last)


def _lines(event: Envelope, person: Person, writer: Writer) -> list[str]:
    words = writer.words
    match event:
        case Conversation():
            return journal_lines(event, writer)
        case MilestoneSet():
            responsible = words.word("role", event.responsible)
            goal = words.word("milestone_goal", event.goal)
            due, on = words.day(event.due), words.day(event.on)
            return [words.phrase("journal-milestone", on=on, goal=goal, responsible=responsible, due=due)]
        case MilestoneUpdate():
            return list(_came_of(event, person, words))
        case NetworkMeeting():
            values = {
                "on": words.day(event.on),
                "by": words.word("role", event.by),
                "meets_on": words.day(event.meets_on),
                "participants": words.words("role", event.participants),
            }
            return [words.phrase(f"journal-network_meeting-{event.status}", **values)]
        case _:
            return []


def _came_of(update: MilestoneUpdate, person: Person, words: Words) -> Iterator[str]:
    goal = next((one for one in person.history.milestones if one.id == update.milestone), None)
    if goal is not None:
        values = {"on": words.day(update.on), "goal": words.word("milestone_goal", goal.goal)}
        yield words.phrase(f"journal-milestone-{update.status}", **values, due=words.day(update.due))
