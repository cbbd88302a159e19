"""Short ways to write pathway documents in tests."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from pakkeforlop_workflow import Pathway

CET = timezone(timedelta(hours=1))


def event(type_: str, on: str | date, /, **fields: Any) -> dict[str, Any]:
    """An event document, recorded at noon the day it happened unless said otherwise."""
    day = on if isinstance(on, date) else date.fromisoformat(on)
    document: dict[str, Any] = {
        "id": f"{type_}-{day.isoformat()}",
        "type": type_,
        "on": day.isoformat(),
        "recorded_at": datetime.combine(day, time(12), CET).isoformat(),
        "by": "hospital_doctor",
    }
    document.update(
        {name: value.isoformat() if isinstance(value, date) else value for name, value in fields.items()}
    )
    return document


def pathway(*events: dict[str, Any], **header: Any) -> Pathway:
    """A pathway of a person born in 1980, with these events."""
    return Pathway.read({"subject": "test", "born": "1980-06", "events": list(events), **header})


def told(on: str | date = "2026-01-12", **fields: Any) -> dict[str, Any]:
    return event("diagnosis_told", on, **fields)


def employee(on: str | date = "2026-01-12", **fields: Any) -> dict[str, Any]:
    return event("affiliation", on, **{"kind": "employee", "percent": 100, "told_by": "patient", **fields})


def sick(on: str | date, to: str | date | None = None, **fields: Any) -> dict[str, Any]:
    fields = {"form": "full", **fields}
    if to is not None:
        fields["to"] = to
    return event("absence", on, **fields)


def talk(on: str | date, outcome: str, *checkpoints: str, **fields: Any) -> dict[str, Any]:
    asked = {"told_by": "patient"} if outcome == "declined" else {}
    return event(
        "conversation", on, **{"outcome": outcome, "checkpoints": list(checkpoints), **asked, **fields}
    )
