"""Examples that the documentation shows; the tests send each of them."""

from __future__ import annotations

from collections.abc import Mapping
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
_HEADER: Final = {
    "subject": "eksempel-1",
    "born": "1979-04",
    "municipality": "eksempel-kommune",
    "hospital_unit": "eksempel-sykehus",
    "cancer": "breast",
    "synthetic": True,
}
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

_HANDOVER: Final[dict[str, Any]] = {
    "events": [
        {
            "id": "overlevering-1",
            "type": "handover",
            "on": "2026-05-08",
            "by": "certifying_doctor",
            "to_role": "municipal_cancer_coordinator",
            "to_place": "eksempel-kommune",
            "checkpoints": ["arbeidsgiver-kontakt", "nav-kontakt-sykmeldt"],
        },
        {
            "id": "melding-1",
            "type": "handover_update",
            "on": "2026-05-08",
            "by": "certifying_doctor",
            "handover": "overlevering-1",
            "status": "message_sent",
            "channel": "plo",
        },
    ]
}
_RECEIPT: Final[dict[str, Any]] = {
    "events": [
        {
            "id": "kvittering-1",
            "type": "handover_update",
            "on": "2026-05-12",
            "by": "municipal_cancer_coordinator",
            "handover": "overlevering-1",
            "status": "acknowledged",
        }
    ]
}
_MEETING: Final[dict[str, Any]] = {
    "events": [
        {
            "id": "mote-1",
            "type": "network_meeting",
            "on": "2026-05-12",
            "by": "municipal_cancer_coordinator",
            "status": "held",
            "participants": ["patient", "municipal_cancer_coordinator", "employer"],
            "purposes": ["mapping"],
            "themes": ["employer-contact"],
            "consented": True,
        },
        {
            "id": "milepael-1",
            "type": "milestone",
            "on": "2026-05-12",
            "by": "municipal_cancer_coordinator",
            "told_by": "patient",
            "goal": "return_plan_made",
            "responsible": "municipal_cancer_coordinator",
            "due": "2026-06-12",
            "meeting": "mote-1",
        },
    ]
}
NAMED_EVENTS: Final[Mapping[str, dict[str, Any]]] = {
    "conversation": EVENTS,
    "handover": _HANDOVER,
    "receipt": _RECEIPT,
    "milestone": _MEETING,
}
"""What can be recorded after that, in the order it happened."""
