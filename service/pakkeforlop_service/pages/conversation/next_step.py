"""The next step that was agreed in a conversation: the patient's own goal, whose it is to act, and by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from pakkeforlop_workflow.codes import MilestoneGoal, Party

from .form import ConversationForm, Fault, Written, day_of, faults


class AfterForm(ConversationForm):
    """What came of a conversation, and the next step if one was agreed."""

    goal: MilestoneGoal | Literal[""] = ""
    responsible: Party | Literal[""] = ""
    due: Written = ""


def all_faults(form: AfterForm, today: date, told: date | None) -> list[Fault]:
    """Everything that is wrong with what was typed, in the order of the form."""
    return [*faults(form, today, told), *(Fault(field, text) for field, text in _faults(form))]


def milestone_of(form: AfterForm, name: str) -> dict[str, Any] | None:
    """The next step that was agreed, if one was."""
    if not form.goal:
        return None
    return {
        "id": name,
        "type": "milestone",
        "on": day_of(form.on),
        "by": form.by,
        "told_by": "patient",
        "goal": form.goal,
        "responsible": form.responsible,
        "due": day_of(form.due),
    }


def _faults(form: AfterForm) -> Iterator[tuple[str, str]]:
    on, due = day_of(form.on), day_of(form.due)
    if not form.goal:
        if form.responsible or form.due:
            yield "goal", "after_no_goal"
        return
    if not form.responsible:
        yield "responsible", "after_no_responsible"
    if due is None:
        yield "due", "after_no_due"
    elif on is not None and due < on:
        yield "due", "after_due_before"
