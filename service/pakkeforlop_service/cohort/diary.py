"""What has been recorded about one person by a day: events as plain documents, in their order."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any, Final

from pakkeforlop_workflow.events import ORDER

from .draws import Draws

Document = dict[str, Any]

_DELAYS: Final = (0, 0, 0, 0, 0, 1, 1, 2, 4, 9)
"""Days from a happening until it is recorded (assumed)."""
_POINTERS: Final = frozenset({"handover", "meeting", "milestone"})
"""Fields in which an event points to another."""
_PLACES: Final = {name: f"{place:02}" for place, name in enumerate((*ORDER, "correction"))}


@cache
def iso(day: int) -> str:
    """The day with this ordinal, as YYYY-MM-DD."""
    return date.fromordinal(day).isoformat()


def workday(day: int) -> int:
    """The day itself, or the Friday before it: people are given appointments from Monday to Friday."""
    return day - max(0, (day - 1) % 7 - 4)


class Diary:
    """Takes down what happens to a person, and leaves out what has not happened by `today`.

    Days are ordinals. A life is told from beginning to end, also the part that still lies ahead; so what a
    person has today follows from where in that life today falls.
    """

    __slots__ = ("_draws", "_events", "carried_over", "last", "today")

    def __init__(self, draws: Draws, today: int) -> None:
        self._draws = draws
        self._events: list[Document] = []
        self.today = today
        self.last = today
        """Nothing happens after this day: today, or the day of death."""
        self.carried_over = 0
        """Until this day everything was recorded elsewhere; on it, a system carried it over."""

    def note(
        self,
        kind: str,
        on: int,
        by: str,
        /,
        *,
        told_by: str = "journal",
        heard: int | None = None,
        precision: str = "day",
        **said: Any,
    ) -> Document | None:
        """Record an event, and return it; nothing when it has not happened, or not been `heard`, by today.

        What is said as `None` is left out.
        """
        if on > self.last or (heard is not None and heard > self.today):
            return None
        event: Document = {"id": "", "type": kind, "on": iso(on)}
        if precision != "day":
            event["precision"] = precision
        recorded = on + self._draws.one_of(_DELAYS) if heard is None else heard
        if recorded < self.carried_over:
            recorded, by = self.carried_over, "import"
        event["recorded_at"] = self._instant(recorded)
        event["by"] = by
        event["told_by"] = told_by
        for name, value in said.items():
            if value is not None:
                event[name] = value
        self._events.append(event)
        return event

    def correct(self, event: Document | None, on: int, by: str, /, **changed: Any) -> None:
        """Put another event in the place of one, or withdraw it when nothing is changed."""
        if event is None or on > self.last:
            return
        recorded_at = max(self._instant(on), event["recorded_at"])
        correction: Document = {
            "id": "",
            "type": "correction",
            "on": iso(on),
            "recorded_at": recorded_at,
            "by": by,
            "corrects": event,
        }
        if changed:
            correction["replaces"] = {**event, "recorded_at": recorded_at, **changed}
        else:
            correction["withdraws"] = True
        self._events.append(correction)

    def told(self, kind: str, by: int) -> list[Document]:
        """The events of a kind up to a day, as corrected since, in order of time."""
        corrected = {
            id(event["corrects"]): event.get("replaces")
            for event in self._events
            if event["type"] == "correction"
        }
        events = (corrected.get(id(event), event) for event in self._events if event["type"] == kind)
        standing = [event for event in events if event is not None and event["on"] <= iso(by)]
        return sorted(standing, key=lambda event: (event["on"], event["recorded_at"]))

    def events(self) -> list[Document]:
        """The events in order of time, numbered; what points to another does so by its number."""
        events = sorted(
            self._events, key=lambda event: event["on"] + _PLACES[event["type"]] + event["recorded_at"]
        )
        for number, event in enumerate(events, start=1):
            event["id"] = f"e{number}"
        for event in events:
            for field in _POINTERS & event.keys():
                event[field] = event[field]["id"]
            if event["type"] == "correction":
                event["corrects"] = event["corrects"]["id"]
                if "replaces" in event:
                    event["replaces"]["id"] = event["corrects"]
        return events

    def _instant(self, day: int) -> str:
        """A moment of that day's working hours; today's at the latest before noon, UTC."""
        hours = 10 if day < self.today else 6
        hour, minute = divmod(self._draws.between(0, 60 * hours - 1), 60)
        return f"{iso(min(day, self.today))}T{hour + 6:02}:{minute:02}:00Z"
