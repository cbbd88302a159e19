"""Ordinary patients whose pathways once went wrong."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from pakkeforlop_rules import Answer, Catalogue
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_workflow import Pathway
from tests.support.documents import employee, event, pathway, sick, talk, told

CATALOGUE = Catalogue.load()


def evaluated(day: str, *events: dict[str, Any], **header: Any) -> tuple[Answer, ...]:
    return CATALOGUE.evaluate(pathway(*events, **header), date.fromisoformat(day))


def code(day: str, checkpoint: str, *events: dict[str, Any], course: str | None = None, **header: Any) -> str:
    """The answer of the newest question of a checkpoint."""
    found = [
        answer
        for answer in evaluated(day, *events, **header)
        if answer.checkpoint == checkpoint and (course is None or answer.course == course)
    ]
    return found[-1].code


def treated(on: str, to: str | None = None, kind: str = "systemic", **fields: Any) -> dict[str, Any]:
    return event(
        "treatment", on, kind=kind, **({} if to is None else {"to": to}), **{"id": f"{kind}-{on}", **fields}
    )


def test_treatments_that_end_together_end_the_treatment() -> None:
    """Chemotherapy and radiotherapy with the same last day, and hormones afterwards."""
    events = (
        told("2026-01-10"),
        employee("2026-01-10"),
        treated("2026-01-20", "2026-03-01"),
        treated("2026-01-25", "2026-03-01", "radiotherapy"),
        treated("2026-04-01", long_term=True),
    )
    answer = next(item for item in evaluated("2026-06-01", *events) if item.checkpoint == "beh-rehab-samtale")
    assert answer.dates is not None
    assert answer.dates.closes == date(2026, 3, 31)


@pytest.mark.parametrize("told_on", ["2026-01-20", "2026-03-20"])
def test_surgery_may_come_before_the_diagnosis(told_on: str) -> None:
    """Diagnostic surgery first: the course is in or after treatment when the diagnosis is told, and it ends."""
    events = (treated("2026-01-10", "2026-03-10", "surgery"), told(told_on), employee(told_on))
    assert code("2028-01-01", "beh-rehab-samtale", *events) == "lapsed"


def test_an_event_may_name_a_course_that_opens_later() -> None:
    """Late registration: the treatment of course c1, told ten days after it began."""
    events = (treated("2026-01-10", course="c1"), told("2026-01-20", course="c1"), employee())
    assert code("2026-03-01", "beh-rehab-samtale", *events) == "due"


def test_the_end_of_surgery_is_not_the_end_while_chemotherapy_goes_on() -> None:
    """Nobody prepares for the transition in the middle of treatment."""
    events = (told(), employee(), treated("2026-01-20", "2026-01-20", "surgery"), treated("2026-02-20"))
    assert code("2026-02-25", "forberede-overgang", *events) == "not_due"


@pytest.mark.parametrize(
    "recorded",
    [event("wish", "2026-02-02", code="employer_contact"), event("wish", "2026-02-02", code="talk")],
)
def test_a_recorded_no_is_known_also_in_an_incomplete_source(recorded: dict[str, Any]) -> None:
    """That the patient welcomes contact with the employer is known; that nothing was said is not."""
    events = (told(), employee(), sick("2026-01-20"), recorded)
    expected = "due" if recorded["code"] == "employer_contact" else "cannot_tell"
    assert code("2026-05-15", "arbeidsgiver-kontakt", *events, sources_complete=False) == expected


def test_an_unanswered_attempt_takes_no_no_back() -> None:
    """Three noes, then an attempt: the last no stands."""
    noes = [talk(day, "declined", "ph-3", id=day) for day in ("2027-01-20", "2027-04-25", "2027-07-30")]
    attempt = talk("2027-08-10", "contact_attempted", "ph-3")
    assert code("2027-12-15", "ph-3", told("2026-01-12"), *noes, attempt) == "declined"


def test_a_talk_before_the_recurrence_is_not_about_the_recurrence() -> None:
    """Held in May; told in June: the new course asks for itself."""
    held = talk("2026-05-25", "held", "ph-1", themes=["work", "economy"])
    again = event("recurrence_found", "2026-06-10", id="r")
    assert code("2026-06-11", "ph-1", told("2025-06-01"), held, again, course="r") in {"due", "resting"}


def test_one_owner_has_one_agenda_and_each_lapsed_checkpoint_once() -> None:
    """By whatever path the GP came to own them."""
    chosen = event("coordinator_chosen", "2026-02-01", kind="gp")
    events = (told("2025-03-01"), employee("2025-03-01"), sick("2025-06-01"), chosen)
    found = agendas(evaluated("2026-04-01", *events))
    roles = [agenda.owner.role for agenda in found]
    assert "gp" in roles
    assert len(roles) == len(set(roles))
    lapsed = [answer.checkpoint for agenda in found for answer in agenda.lapsed]
    assert len(lapsed) == len(set(lapsed))


def test_a_window_that_keeps_moving_does_not_exhaust_the_stack() -> None:
    """Hundreds of plans, each overtaken by the next."""
    first = date(2024, 1, 1)
    plans = [
        event(
            "return_planned",
            first + timedelta(days=2 * n),
            return_on=first + timedelta(days=2 * n - 29),
            percent=50,
        )
        for n in range(490)
    ]
    document = pathway(told(first), employee(first), sick(first), *plans)
    assert CATALOGUE.evaluate(document, date(2026, 9, 1))


@pytest.mark.parametrize("born", ["9950-01", "0001-01", "1980-13", "1980-1"])
def test_an_impossible_birth_month_is_refused(born: str) -> None:
    """Outside the years a document may hold."""
    with pytest.raises(ValueError, match="fødselsmåned"):
        Pathway.read({"subject": "x", "born": born})


def test_the_library_says_what_a_day_and_an_instant_are() -> None:
    """A datetime is no day; an instant without a zone is none."""
    document = pathway(told())
    with pytest.raises(TypeError, match=r"datetime\.date"):
        CATALOGUE.evaluate(document, datetime(2026, 5, 15))  # noqa: DTZ001 - the mistake itself
    with pytest.raises(ValueError, match="time zone"):
        CATALOGUE.evaluate(document, date(2026, 5, 15), known_at=datetime(2026, 5, 15))  # noqa: DTZ001 - likewise


def test_a_rest_is_explained_only_where_it_holds() -> None:
    """On a day agreed with the patient an offer about something else keeps no question waiting, nor says so."""
    offered = talk("2026-04-28", "offered", "ph-2")
    agreed = talk("2026-01-20", "deferred", "tidlig-arbeid-arbeidsgiver", until="2026-05-01")

    def contacts(*events: dict[str, Any]) -> list[str]:
        answers = evaluated("2026-05-01", told("2026-01-12"), employee("2026-01-12"), *events)
        answer = next(item for item in answers if item.checkpoint == "tidlig-arbeid-arbeidsgiver")
        assert answer.reasons is not None
        return [reason.kind for reason in answer.reasons.children if reason.kind == "contacted"]

    assert contacts(offered) == ["contacted"]
    assert contacts(agreed, offered) == []
