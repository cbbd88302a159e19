"""What has been done with one person, by whom, and what is agreed: newest first, and no free text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person
from pakkeforlop_service.handover_documents import handover_titles
from pakkeforlop_service.pages.conversation.journal import journal_lines
from pakkeforlop_workflow.dates import AsOf


def talks(person: Person, today: date, writer: Writer) -> Iterator[dict[str, Any]]:
    """Conversations and attempts at them, the latest first."""
    words = writer.words
    titles = {entry.id: words.text(entry.title) for entry in writer.catalogue.entries}
    for talk in reversed(person.history.conversations):
        if talk.on <= today:
            yield {
                "event": talk.id,
                "on": talk.on,
                "circa": talk.precision != "day",
                "outcome": words.word("outcome", talk.outcome),
                "by": words.word("role", talk.by),
                "titles": [titles.get(name, name) for name in talk.checkpoints],
                "themes": words.words("theme", talk.themes),
                "until": talk.until,
                "journal": journal_lines(talk, writer),
            }


def handovers(person: Person, today: date, writer: Writer, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Hand-overs, each with whether it was acknowledged and, if not, for how long it has waited."""
    words, view = writer.words, AsOf(today)
    for one in reversed(person.history.handovers):
        state = one.state.at(view)
        if state is not None:
            yield {
                "event": one.id,
                "on": one.sent_on,
                "handover": one,
                "waits": state == "sent",
                "from": words.word("role", one.by),
                "to": words.word("role", one.to_role),
                "place": names.get(one.to_place, one.to_place),
                "titles": handover_titles(one, writer.catalogue, words),
                "state": words.word("handover_status", state),
                "settled_on": None if state == "sent" else one.settled_on,
                "age": one.age(view),
            }


def meetings(person: Person, today: date, writer: Writer) -> Iterator[dict[str, Any]]:
    """Network meetings, planned, held and cancelled."""
    words, view = writer.words, AsOf(today)
    for one in reversed(person.history.network_meetings):
        state = one.state.at(view)
        known = one.planned if state == "planned" else one.settled or one.planned
        if state is not None and known is not None:
            yield {
                "event": one.id,
                "open": state == "planned",
                "on": known.meets_on or known.on,
                "state": words.word("network_meeting_status", state),
                "by": words.word("role", known.by),
                "participants": words.words("role", known.participants),
                "themes": words.words("theme", known.themes),
            }


def milestones(person: Person, today: date, writer: Writer) -> Iterator[dict[str, Any]]:
    """The patient's own goals, each with its day and who is responsible for it."""
    words, view = writer.words, AsOf(today)
    for one in person.history.milestones:
        state = one.state.at(view)
        if state is not None:
            yield {
                "event": one.id,
                "open": state == "open",
                "overdue": one.overdue(view),
                "settled_on": one.settled_on,
                "due": one.due.at(view),
                "goal": words.word("milestone_goal", one.goal),
                "by": words.word("role", one.responsible),
                "state": words.word("milestone_status", "overdue" if one.overdue(view) else state),
            }
