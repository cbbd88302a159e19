"""The form for what came of a conversation: what it sends, what can be wrong with it, and the event it becomes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Final, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.exceptions import HTTPException

from pakkeforlop_workflow.codes import Outcome, OutcomeReason, ReviewOn, Role
from pakkeforlop_workflow.envelope import Code, Day

OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
POSTPONES: Final[frozenset[str]] = frozenset({"deferred", "not_relevant"})
"""Outcomes with a day to take it up again, and a reason."""

Written = Annotated[str, Field(max_length=40)]
"""A day as it was written, possible or not."""
ThemeOf = Annotated[str, Field(pattern=r"^([a-z0-9][a-z0-9-]{0,63})?/[a-z0-9][a-z0-9-]{0,63}$")]
"""A theme, after the checkpoint under which it stands on the form."""

_DAY: Final = TypeAdapter(Day)


class VersionedForm(BaseModel):
    """What a form about somebody sends. `version` is the pathway as the page showed it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    version: Annotated[int, Field(ge=0)]


class ConversationForm(VersionedForm):
    """What the form sends; nothing chosen is empty."""

    outcome: Outcome | Literal[""] = ""
    checkpoint: Annotated[list[Code], Field(max_length=40)] = []
    themes: Annotated[list[ThemeOf], Field(max_length=400)] = []
    on: Written = ""
    by: Role | Literal[""] = ""
    asked: bool = False
    until: Written = ""
    review_on: ReviewOn | Literal[""] = ""
    reason: OutcomeReason | Literal[""] = ""

    def themes_talked_about(self) -> list[str]:
        """The themes of the checkpoints that were chosen, each once; and those that stand under none."""
        parts = (theme.partition("/") for theme in self.themes)
        return list(dict.fromkeys(theme for under, _, theme in parts if under in {"", *self.checkpoint}))


@dataclass(frozen=True, slots=True)
class Item:
    """A checkpoint as the form offers it, with the themes to tick; without a name, themes of no checkpoint."""

    checkpoint: str
    title: str
    state: str
    closing: Sequence[Mapping[str, str]]
    also: Sequence[Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something to put right: in which field, and the name of the text that says what."""

    field: str
    text: str


def faults(form: ConversationForm, today: date, told: date | None) -> list[Fault]:
    """Everything that is wrong with what was typed, in the order of the form."""
    return [Fault(field, text) for field, text in _faults(form, today, told)]


def conversation_of(form: ConversationForm, name: str) -> dict[str, Any]:
    """The event that a form without faults becomes: only what belongs to its outcome is taken."""
    postponed = form.outcome in POSTPONES
    event: dict[str, Any] = {
        "id": name,
        "type": "conversation",
        "on": day_of(form.on),
        "by": form.by,
        "told_by": "patient" if form.outcome == "declined" else "journal",
        "outcome": form.outcome,
        "checkpoints": form.checkpoint,
        "themes": form.themes_talked_about() if form.outcome == "held" or not form.checkpoint else [],
        "until": day_of(form.until) if postponed else None,
        "reason": form.reason if postponed else None,
        "review_on": form.review_on if form.outcome == "not_relevant" else None,
    }
    return {field: value for field, value in event.items() if value not in (None, "")}


def refuse_what_no_form_sends(
    form: ConversationForm, items: Mapping[str, Item], roles: Sequence[Role]
) -> None:
    """Refuse checkpoints, themes and roles that our own form does not have."""
    themes = {
        f"{name}/{theme['theme']}" for name, item in items.items() for theme in (*item.closing, *item.also)
    }
    own = items.keys() >= set(form.checkpoint) and themes.issuperset(form.themes)
    if not own or (form.by and form.by not in roles):
        raise HTTPException(422, "Skjemaet passer ikke med katalogen. Åpne personens side på nytt.")


def day_of(written: str) -> date | None:
    """The day, when it is one."""
    try:
        return _DAY.validate_python(written)
    except ValidationError:
        return None


def _faults(form: ConversationForm, today: date, told: date | None) -> Iterator[tuple[str, str]]:
    on, until = day_of(form.on), day_of(form.until)
    if not form.outcome:
        yield "outcome", "after_no_outcome"
    if form.outcome == "declined" and not form.asked:
        yield "asked", "after_not_asked"
    if form.outcome in POSTPONES and (form.until or form.outcome == "deferred"):
        if until is None:
            yield "until", "after_no_until"
        elif on is not None and until <= on:
            yield "until", "after_until_before"
    if not form.checkpoint and not form.themes_talked_about():
        yield "checkpoints", "after_no_checkpoint"
    if not form.by:
        yield "by", "after_no_by"
    if on is None:
        yield "on", "after_no_day"
    elif on > today:
        yield "on", "after_in_future"
    elif told is not None and on < told:
        yield "on", "after_before_diagnosis"
