"""Which sentences fit whom: people who differ in what is known of them, and how each sentence begins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tests.support.documents import event

from .people import WORKER, affiliated
from .runner import Case, CaseOf

Events = tuple[dict[str, Any], ...]
Told = tuple[tuple[str, ...], Events]
"""How each sentence that fits begins, in their order; and what is known of the person."""

SELF_EMPLOYED = affiliated("self_employed")
STUDENT = affiliated("student")


def aim(intent: str) -> dict[str, Any]:
    """What treatment is meant to do, set on the first day of 2021."""
    return event("intent_set", "2021-01-01", intent=intent)


def says(
    case: CaseOf, events: Sequence[dict[str, Any]], days: Mapping[str, str], people: Mapping[str, Told]
) -> Iterable[Case]:
    """What each of these people is told, all of it."""
    for who, (sentences, known) in people.items():
        yield case(f"what is said to {who}", [*events, *known], days, says=sentences)


def by_intent(sentence: str, *known: dict[str, Any]) -> dict[str, Told]:
    """Those who are treated to live longer or with less trouble; `known` is what else is known of them."""
    return {
        "one treated to live longer": ((sentence,), (*known, aim("life_prolonging"))),
        "one treated for relief": ((sentence,), (*known, aim("palliative"))),
    }


def by_business(general: str, own: str) -> dict[str, Told]:
    """Those who work for themselves, with nobody to employ them."""
    return {
        "an employee": ((general,), (WORKER,)),
        "an employee treated for cure": ((general,), (WORKER, aim("curative"))),
        "the self-employed": ((own,), (SELF_EMPLOYED,)),
        "a freelancer": ((own,), (affiliated("freelancer"),)),
        "the self-employed with a job as well": ((general,), (SELF_EMPLOYED, WORKER)),
        "a job seeker": ((general,), (affiliated("job_seeker"),)),
    }


def by_school(general: str, school: str) -> dict[str, Told]:
    """Those who go to school or study, and do not work."""
    return {
        "one of whom nothing is known": ((general,), ()),
        "an employee": ((general,), (WORKER,)),
        "a student": ((school,), (STUDENT,)),
        "a pupil": ((school,), (affiliated("pupil"),)),
        "a student with a job": ((general,), (STUDENT, WORKER)),
        "a pensioner": ((general,), (affiliated("retired"),)),
    }
