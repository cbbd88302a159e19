"""An event in a line: its type, and what it says."""

from __future__ import annotations

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow import events as types
from pakkeforlop_workflow.envelope import Envelope


def event_text(event: Envelope, writer: Writer) -> str:
    """One event in a line: its type, and what it says."""
    words = writer.words
    name = words.word("event", event.type)
    if isinstance(event, types.Conversation):
        titles = {entry.id: words.text(entry.title) for entry in writer.catalogue.entries}
        about = "; ".join(titles.get(one, one) for one in event.checkpoints)
        line = f"{name}: {words.word('outcome', event.outcome)}, {words.word('role', event.by)}"
        return f"{line} ({about})" if about else line
    detail = _detail(event, words)
    return f"{name}: {detail}" if detail else name


def _detail(event: Envelope, words: Words) -> str:  # noqa: C901, PLR0911, PLR0912 - one for each type that says more
    match event:
        case types.Treatment(kind=kind) | types.TreatmentPlanned(kind=kind):
            return words.word("treatment", kind)
        case types.IntentSet(intent=intent):
            return words.word("intent", intent)
        case types.ControlHeld(held_at=level):
            return words.word("level", level)
        case types.Affiliation(kind=kind, percent=percent):
            return words.word("affiliation", kind) + _percent(percent)
        case types.Absence(form=form, grade=grade):
            return words.word("absence_form", form) + _percent(grade)
        case types.Benefit(kind=kind, percent=percent):
            return words.word("benefit", kind) + _percent(percent)
        case types.ReturnPlanned(percent=percent) | types.ReturnStarted(percent=percent):
            return _percent(percent).strip()
        case types.EmployerPlan(status=status):
            return words.word("plan_status", status)
        case types.DialogueMeeting(number=number, status=status):
            return f"{number}, {words.word('meeting_status', status)}"
        case types.Wish(code=code):
            return words.word("wish", code)
        case types.FactTold(code=code, value=value):
            said = words.word("obstacle", code)
            return said if value else f"{said} – {words.word('value', 'false')}"
        case types.CoordinatorChosen(kind=kind):
            return words.word("role", kind)
        case types.EndOfLife(withdrawn=True) | types.PathwayHjemDeclined(withdrawn=True):
            return words.word("handover_status", "withdrawn")
        case _:
            return ""


def _percent(share: int | None) -> str:
    return "" if share is None else f" {share} %"
