"""Whose a conversation is, where examples say it best; the chains are in the grids."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pakkeforlop_rules import Answer, Catalogue, Place
from tests.support.documents import employee, event, pathway, sick, told

CATALOGUE = Catalogue.load()


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
