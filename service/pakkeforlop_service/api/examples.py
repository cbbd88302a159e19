"""Examples that the documentation shows; the tests send each of them."""

from __future__ import annotations

from typing import Any, Final

_TOLD: Final = {"id": "diagnose", "type": "diagnosis_told", "on": "2026-01-12", "by": "hospital_doctor"}
_JOB: Final = {
    "id": "jobb",
    "type": "affiliation",
    "on": "2026-01-12",
    "by": "hospital_contact_nurse",
    "told_by": "patient",
    "kind": "employee",
    "percent": 100,
}
_SICK: Final = {
    "id": "sykmelding-1",
    "type": "absence",
    "on": "2026-01-19",
    "by": "hospital_doctor",
    "told_by": "sykmelding",
    "form": "full",
}
_HEADER: Final = {"subject": "eksempel-1", "born": "1979-04", "cancer": "breast", "synthetic": True}
_EVENTS: Final = (_TOLD, _JOB, _SICK)

PATHWAY: Final[dict[str, Any]] = {
    **_HEADER,
    "events": [{**event, "recorded_at": f"{event['on']}T12:00:00+01:00"} for event in _EVENTS],
}
"""A pathway document as `POST /v1/due` takes it."""

NEW_PATHWAY: Final[dict[str, Any]] = {**_HEADER, "events": list(_EVENTS)}
"""The same one to be stored: when it was recorded is for the service to say."""

EVENTS: Final[dict[str, Any]] = {
    "events": [
        {
            "id": "samtale-1",
            "type": "conversation",
            "on": "2026-02-20",
            "by": "hospital_social_worker",
            "told_by": "patient",
            "outcome": "held",
            "checkpoints": ["tidlig-arbeid-arbeidsgiver"],
            "themes": ["work-now", "employer-contact"],
        }
    ]
}
"""A conversation that was held."""
