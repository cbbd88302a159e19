"""People made up for the proof: what happens to them, day by day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Any, Final, get_args

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.codes import CancerGroup, Outcome
from pakkeforlop_workflow.envelope import Envelope
from pakkeforlop_workflow.events import Happening

_CLASSES: Final[dict[str, type[Envelope]]] = {
    get_args(member.model_fields["type"].annotation)[0]: member for member in get_args(get_args(Happening)[0])
}
_TELLING: Final = ("code", "kind", "form", "status", "intent", "outcome", "held_at")
"""Fields that tell events of one type and day apart in their ids."""


@cache
def event(type_: str, on: date, **fields: Any) -> Envelope:
    """An event, recorded at noon of its day; told by the patient, who may tell anything."""
    told = [str(fields[name]).replace("_", "-") for name in _TELLING if name in fields]
    name = ":".join((type_.replace("_", "-"), on.isoformat(), *told, *fields.get("checkpoints", ())[:1]))[:64]
    said = {"type": type_, "id": name, "on": on, "recorded_at": datetime.combine(on, time(12), UTC)}
    return _CLASSES[type_].model_validate({**said, "by": "gp", "told_by": "patient", **fields})


def talk(
    on: date,
    outcome: Outcome,
    *checkpoints: str,
    themes: tuple[str, ...] = (),
    until: date | None = None,
    course: str | None = None,
) -> Envelope:
    """A conversation, or an attempt at one; a postponement is to four weeks later unless said otherwise."""
    fields: dict[str, Any] = {"themes": themes} if themes else {}
    if course is not None:
        fields["course"] = course
    if outcome == "deferred":
        fields["until"] = until or on + timedelta(weeks=4)
    return event("conversation", on, outcome=outcome, checkpoints=checkpoints, **fields)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up person: the header that matters, and the events."""

    events: tuple[Envelope, ...] = ()
    born: str | None = "1980-06"
    cancer: CancerGroup | None = None
    sources_complete: bool = True

    def with_(self, *events: Envelope) -> Person:
        """The same person, to whom this happens too."""
        return replace(self, events=(*self.events, *events))

    def pathway(self) -> Pathway:
        """The document. It is put together without validating it anew: its events are valid, and ids differ."""
        events = {item.id: item for item in self.events}
        return Pathway.model_construct(
            subject="bevis",
            born=self.born,
            cancer=self.cancer,
            sources_complete=self.sources_complete,
            synthetic=True,
            events=tuple(events.values()),  # type: ignore[arg-type] # each is of one of the types
        )
