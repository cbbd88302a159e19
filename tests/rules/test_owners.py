"""Whose a conversation is, where examples say it best; the chains are in the grids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakkeforlop_rules import Answer, Catalogue, Place
from pakkeforlop_rules.answers import Owner
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.cooperation import Cooperation, HandoverSent, HandoverUpdate
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.strategies import DAYS, START, handed_over, pathways, talkative

CATALOGUE = Catalogue.load()
OWNED = ("beh-rehab-samtale", "beh-rehab-info", "tidlig-arbeid-arbeidsgiver", "ph-2")
"""Questions of the contact nurse's, the social worker's and the coordinator's."""
FEW = replace(CATALOGUE, entries=tuple(entry for entry in CATALOGUE.entries if entry.id in OWNED))
some_day = st.integers(-60, DAYS + 400).map(lambda number: START + timedelta(days=number))


def answers(
    day: str, *events: dict[str, Any], place: Place | None = None
) -> dict[tuple[str, str | None], Answer]:
    found = CATALOGUE.evaluate(pathway(*events), date.fromisoformat(day), place=place or Place())
    return {(answer.checkpoint, answer.event): answer for answer in found}


CHOSEN = event("coordinator_chosen", "2026-02-01", kind="gp", until="2026-06-30")


@pytest.mark.parametrize(
    ("day", "role", "standing"),
    [
        ("2026-05-15", "gp", "patients_choice"),
        ("2026-06-30", "gp", "patients_choice"),
        ("2026-07-01", "municipal_cancer_coordinator", "not_confirmed"),
    ],
)
def test_the_patients_choice_goes_above_catalogue_and_place(day: str, role: str, standing: str) -> None:
    """Through its last day, and for what a coordinator has."""
    place = Place(lacks=frozenset({"gp"}))
    owner = answers(day, told(), CHOSEN, place=place)["ph-2", None].owner
    assert (owner.role, owner.standing) == (role, standing)


def test_the_patients_choice_does_not_move_what_is_anothers() -> None:
    """The certifying doctor keeps the contact with the employer, whoever coordinates."""
    owner = answers("2026-05-15", told(), employee(), sick("2026-02-01"), CHOSEN)[
        "arbeidsgiver-kontakt", None
    ].owner
    assert owner.role == "certifying_doctor"


def test_each_control_has_the_owner_who_held_it() -> None:
    """A later control at the GP's does not move the hospital's own question."""
    hospital = event("control_held", "2026-03-01", held_at="hospital", id="h")
    gp = event("control_held", "2026-05-01", held_at="gp", id="g")
    found = answers("2026-05-02", told(), employee(), hospital, gp)
    roles = {control: found["oppf-utmattelse-arbeid", control].owner.role for control in ("h", "g")}
    assert roles == {"h": "hospital_contact_nurse", "g": "gp"}


def test_what_was_not_known_when_the_window_closed_is_told_as_that() -> None:
    """Never known whether in working life: not «ble ikke tatt», and not «gjaldt ikke»."""
    events = (told(), event("treatment", "2026-02-01", kind="surgery", to="2026-04-01"))
    answer = answers("2026-05-15", *events)["tidlig-arbeid-arbeidsgiver", None]
    assert (answer.code, answer.because) == ("not_due", "closed_unknown")


@pytest.mark.parametrize(
    ("has", "lacks", "role", "standing"),
    [
        ((), (), "municipal_cancer_coordinator", "not_confirmed"),
        ((), ("municipal_cancer_coordinator",), "municipal_appointee", "to_be_named"),
        (("municipal_appointee",), ("municipal_cancer_coordinator",), "municipal_appointee", "confirmed"),
        (
            ("municipal_appointee",),
            ("municipal_cancer_coordinator", "municipal_coordinating_unit"),
            "municipal_appointee",
            "confirmed",
        ),
        ((), ("municipal_cancer_coordinator", "municipal_coordinating_unit"), None, "none"),
        ((), ("municipal_cancer_coordinator", "municipal_appointee"), None, "none"),
    ],
)
def test_without_a_cancer_coordinator_the_coordinating_unit_is_asked_to_name_somebody(
    has: tuple[str, ...], lacks: tuple[str, ...], role: str | None, standing: str
) -> None:
    """It never holds the talk itself; where there is no unit either, nobody has it, and that shows."""
    place = Place.model_validate({"has": has, "lacks": lacks})
    owner = answers("2026-05-15", told(), place=place)["ph-2", None].owner
    assert (owner.role, owner.standing) == (role, standing)


def test_the_patients_choice_stands_where_the_coordinator_is_lacking() -> None:
    """The chosen one takes the coordinator's place, and it does not go on to the GP."""
    chosen = event("coordinator_chosen", "2026-02-01", kind="hospital_social_worker")
    place = Place(lacks=frozenset({"municipal_cancer_coordinator"}))
    found = answers("2026-07-20", told(), employee(), chosen, place=place)
    for checkpoint in ("midtveis-arbeid", "ph-2"):
        owner = found[checkpoint, None].owner
        assert (owner.role, owner.standing) == ("hospital_social_worker", "patients_choice")


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pathways() | talkative() | handed_over(), some_day)
def test_what_goes_on_between_the_helpers_changes_only_whose_it_is(document: Pathway, day: date) -> None:
    """A hand-over, a meeting or a milestone is no contact with the patient, and nothing new about the patient."""
    without = tuple(event for event in document.known() if not isinstance(event, Cooperation))
    bare = document.model_copy(update={"events": without})
    assert [but_for_the_owner(it) for it in CATALOGUE.evaluate(document, day)] == [
        but_for_the_owner(it) for it in CATALOGUE.evaluate(bare, day)
    ]


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(handed_over())
def test_whose_it_is_turns_only_on_days_that_are_told(document: Pathway) -> None:
    """The timeline has the owner that each of its days has, from hand to hand."""
    first, last = START + timedelta(days=39), START + timedelta(days=102)
    spans = FEW.timeline(document, first, last)
    for day in (first + timedelta(days=number) for number in range(64)):
        told = {
            span.answer.key: span.answer.owner for span in spans if span.first <= day <= (span.until or last)
        }
        answers = FEW.evaluate(document, day, reasons=False)
        assert told == {answer.key: answer.owner for answer in answers}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(handed_over(), st.integers(39, 102).map(lambda number: START + timedelta(days=number)))
def test_only_a_receipt_moves_anything_and_only_to_who_gave_it(document: Pathway, day: date) -> None:
    """What is taken over is with somebody a receipt names, from somebody who had it; all else is as without."""
    told = [event for event in document.known() if event.on <= day]
    receipts = {
        event.handover
        for event in told
        if isinstance(event, HandoverUpdate) and event.status == "acknowledged"
    }
    taken = {(it.by, it.to_role) for it in told if isinstance(it, HandoverSent) and it.id in receipts}
    unsent = tuple(event for event in document.known() if not isinstance(event, Cooperation))
    before = {it.key: it.owner for it in FEW.evaluate(document.model_copy(update={"events": unsent}), day)}
    for answer in FEW.evaluate(document, day, reasons=False):
        if answer.owner.standing == "handed_over":
            assert (answer.owner.instead_of, answer.owner.role) in taken
            assert answer.owner.role != before[answer.key].role
        elif answer.owner.standing != "patients_choice":
            assert answer.owner == before[answer.key]


def but_for_the_owner(answer: Answer) -> Answer:
    """An answer without whose it is, there and in its reasons."""
    reasons = answer.reasons
    assert reasons is not None
    parts = tuple(part for part in reasons.children if part.kind != "owner")
    return answer._replace(owner=Owner(None, "none"), reasons=reasons._replace(children=parts))


def test_who_took_it_over_is_told_with_whom_it_came_from() -> None:
    """In the explanation, in words."""
    hand = {
        "by": "hospital_contact_nurse",
        "to_role": "municipal_cancer_coordinator",
        "to_place": "demo-kommune",
    }
    sent = event("handover", "2026-03-09", **{"id": "h", **hand})
    update = event("handover_update", "2026-03-16", handover="h", status="acknowledged")
    events = (told(), employee(), event("treatment", "2026-02-02", kind="systemic"), sent, update)
    answer = answers("2026-03-16", *events)["beh-rehab-samtale", None]
    assert answer.reasons is not None
    (owner,) = (part for part in answer.reasons.children if part.kind == "owner")
    assert Words(CATALOGUE.vocabulary, "nb").reason(owner) == (
        "Ansvarlig: kreftkoordinator i kommunen (overtatt), i stedet for kontaktsykepleier på sykehuset"
    )
