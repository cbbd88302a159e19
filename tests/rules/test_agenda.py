"""Agendas: what is due at once is one conversation, and nothing is asked by two."""

from __future__ import annotations

from datetime import date
from typing import Any

from pakkeforlop_rules import Catalogue, Place
from pakkeforlop_rules.agenda import Agenda, agendas
from tests.support.documents import employee, pathway, sick, talk, told

CATALOGUE = Catalogue.load()
WORKER = (told("2026-01-12"), employee("2020-01-01"), sick("2026-02-02"))


def of(day: str, *events: dict[str, Any], lacks: tuple[str, ...] = ()) -> dict[str | None, Agenda]:
    place = Place.model_validate({"lacks": lacks})
    found = agendas(CATALOGUE.evaluate(pathway(*events), date.fromisoformat(day), place=place, reasons=False))
    return {agenda.owner.role: agenda for agenda in found}


def items(agenda: Agenda) -> set[str]:
    return {item.answer.checkpoint for item in agenda.items}


def test_what_two_would_ask_about_is_on_the_agenda_where_it_presses_most() -> None:
    """Contact with the employer: the social worker's since January, the certifying doctor's since February."""
    found = of("2026-03-09", *WORKER)
    assert {"tidlig-arbeid-arbeidsgiver", "arbeidsgiver-kontakt"} <= items(found["hospital_social_worker"])
    assert all(
        "arbeidsgiver-kontakt" not in items(found[role]) for role in found if role != "hospital_social_worker"
    )
    assert found["hospital_social_worker"].themes.count("employer-contact") == 1


def test_the_other_asks_when_the_first_has_asked() -> None:
    """The early talk is held, by name: what the doctor has left is the doctor's own."""
    held = talk("2026-01-20", "held", "tidlig-arbeid-arbeidsgiver", themes=["employer-contact"])
    assert "arbeidsgiver-kontakt" in items(of("2026-03-09", *WORKER, held)["certifying_doctor"])


def test_what_nobody_has_is_one_agenda() -> None:
    """No social worker, coordinator or nurse, and nobody who can name one: once, as nobody's."""
    lacking = (
        *(
            "hospital_social_worker",
            "hospital_pathway_coordinator",
            "hospital_contact_nurse",
            "hospital_unit",
        ),
        *(
            "municipal_cancer_coordinator",
            "municipal_appointee",
            "gp",
            "certifying_doctor",
            "hospital_doctor",
        ),
    )
    found = of("2026-04-13", *WORKER, lacks=lacking)
    assert set(found) == {None}
    assert {"ph-2", "tidlig-arbeid-arbeidsgiver", "arbeidsgiver-kontakt"} <= items(found[None])


def test_what_somebody_has_is_never_nobodys() -> None:
    """Nobody at the hospital has the early talk; the certifying doctor asks about the employer for both."""
    early = talk("2026-01-20", "held", "tidlig-arbeid-arbeidsgiver", themes=["work-now"])
    hospital = ("hospital_social_worker", "hospital_pathway_coordinator", "hospital_contact_nurse")
    found = of("2026-03-09", *WORKER, early, lacks=hospital)
    assert {"tidlig-arbeid-arbeidsgiver", "arbeidsgiver-kontakt"} <= items(found["certifying_doctor"])
    assert "arbeidsgiver-kontakt" not in items(found[None]) if None in found else True
