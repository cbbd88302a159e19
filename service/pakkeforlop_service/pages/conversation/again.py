"""A form that comes back: what was typed, what is wrong with it, and what has happened since it was opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person
from pakkeforlop_service.pages.telling import event_text
from pakkeforlop_workflow.events import Correction, Event

from .form import Fault, VersionedForm


def status_of(wrong: Sequence[Fault], *, stale: bool) -> int:
    """The HTTP status of a form: new, not to be stored as it is, or about what has changed in between."""
    return 409 if stale else 422 if wrong else 200


def shown_again(
    form: VersionedForm, person: Person, wrong: Sequence[Fault], writer: Writer, *, stale: bool
) -> dict[str, Any]:
    """What the template of every such form needs of it; it is sent next with the version as it is now."""
    return {
        "form": form.model_copy(update={"version": person.version}),
        "faults": wrong,
        "wrong": {fault.field: fault.text for fault in reversed(wrong)},
        "since": _since(person, form.version, writer) if stale else None,
    }


def _since(person: Person, version: int, writer: Writer) -> list[str]:
    """What has been recorded since a version, each event in a line."""
    return [
        f"{writer.words.day(event.on)}: {_line(event, writer)}" for event in person.pathway.events[version:]
    ]


def _line(event: Event, writer: Writer) -> str:
    if not isinstance(event, Correction):
        return event_text(event, writer)
    name = writer.words.word("event", event.type)
    return name if event.replaces is None else f"{name}: {event_text(event.replaces, writer)}"
