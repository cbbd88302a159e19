"""What has been done with one person, by whom, and what is next: one page that need not be asked around for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from pakkeforlop_rules.agenda import CODES as AGENDA_CODES
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.handover_documents import handover_words
from pakkeforlop_workflow.commitments import Handover, Meeting, Milestone
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.events import Conversation

from .inputs import StoredQuery, Subject
from .outputs import document
from .shapes import pathways as shapes

router = APIRouter(prefix="/v1/pathways", tags=["Forløp"])


@router.get("/{subject}/status", summary="Hva er gjort, hvem har hva, og hva er neste")
def status(subject: Subject, query: Annotated[StoredQuery, Query()], app: App, today: Today) -> Response:
    """Det som er tilbudt, gjennomført, utsatt og takket nei til, av hvilken rolle, og det som er neste.

    Med overleveringer, nettverksmøter og milepæler. Ingen fritekst.
    """
    as_of = query.day(today)
    person = app.person(
        subject, as_of, replace(query.asked, codes=AGENDA_CODES | {"upcoming"}, reasons=False)
    )
    writer = Writer(person.catalogue, query.lang)
    upcoming = [one for one in person.answers if one.code == "upcoming" and one.dates is not None]
    upcoming.sort(key=lambda one: (one.dates.opens if one.dates else date.max, one.checkpoint))
    return document(
        {
            "subject": subject,
            "as_of": as_of,
            "known_at": person.known_at.isoformat(),
            "release": person.catalogue.release,
            "version": person.version,
            "lang": query.lang,
            "now": [writer.agenda(agenda) for agenda in agendas(person.answers)],
            "next": [
                {
                    "checkpoint": one.checkpoint,
                    "title": writer.words.text(one.entry.title),
                    "opens": None if one.dates is None else one.dates.opens,
                    "owner": one.owner.role,
                    "owner_text": writer.words.owner(one.owner),
                }
                for one in upcoming
            ],
            "conversations": [
                _conversation(talk, writer) for talk in person.history.conversations if talk.on <= as_of
            ],
            "handovers": [
                _handover(one, person, writer, as_of)
                for one in person.history.handovers
                if one.sent_on <= as_of
            ],
            "network_meetings": [
                _meeting(one, writer, as_of)
                for one in person.history.network_meetings
                if one.state.at(AsOf(as_of)) is not None
            ],
            "milestones": [
                _milestone(one, writer, as_of) for one in person.history.milestones if one.set_on <= as_of
            ],
        }
    )


def _conversation(talk: Conversation, writer: Writer) -> shapes.ConversationDocument:
    words = writer.words
    return {
        "event": talk.id,
        "on": talk.on,
        "outcome": talk.outcome,
        "outcome_text": words.word("outcome", talk.outcome),
        "by": talk.by,
        "by_text": words.word("role", talk.by),
        "checkpoints": talk.checkpoints,
        "themes": [{"theme": theme, "text": words.word("theme", theme)} for theme in talk.themes],
        "until": talk.until,
    }


def _handover(handover: Handover, person: Person, writer: Writer, as_of: date) -> shapes.HandoverDocument:
    view, words = AsOf(as_of), writer.words
    state, told = handover.state.at(view), handover.message.at(view)
    settled = state not in {None, "sent"}
    values = handover_words(handover, person.catalogue, words)
    return {
        "event": handover.id,
        "sent_on": handover.sent_on,
        "from_role": handover.by,
        "from_role_text": values["from_role"],
        "to_role": handover.to_role,
        "to_role_text": values["to_role"],
        "to_place": handover.to_place,
        "checkpoints": handover.checkpoints,
        "titles": values["titles"],
        "state": state,
        "state_text": words.word("handover_status", state),
        "settled_on": handover.settled_on if settled else None,
        "age_days": handover.age(view),
        "message": None if told is None else {"channel": told.channel, "on": told.on},
    }


def _meeting(meeting: Meeting, writer: Writer, as_of: date) -> shapes.MeetingDocument:
    words, state = writer.words, meeting.state.at(AsOf(as_of))
    known = meeting.settled if state != "planned" and meeting.settled is not None else meeting.planned
    assert known is not None  # noqa: S101 - a meeting was planned, or held without a plan
    return {
        "event": meeting.id,
        "state": state,
        "state_text": words.word("network_meeting_status", state),
        "convened_by": known.by,
        "convened_by_text": words.word("role", known.by),
        "on": known.meets_on or known.on,
        "participants": [{"role": role, "text": words.word("role", role)} for role in known.participants],
        "purposes": [
            {"purpose": purpose, "text": words.word("meeting_purpose", purpose)} for purpose in known.purposes
        ],
        "themes": [{"theme": theme, "text": words.word("theme", theme)} for theme in known.themes],
    }


def _milestone(milestone: Milestone, writer: Writer, as_of: date) -> shapes.MilestoneDocument:
    view, words = AsOf(as_of), writer.words
    state = milestone.state.at(view)
    return {
        "event": milestone.id,
        "set_on": milestone.set_on,
        "goal": milestone.goal,
        "goal_text": words.word("milestone_goal", milestone.goal),
        "responsible": milestone.responsible,
        "responsible_text": words.word("role", milestone.responsible),
        "due": milestone.due.at(view),
        "state": state,
        "state_text": words.word("milestone_status", state),
        "overdue": milestone.overdue(view),
    }
