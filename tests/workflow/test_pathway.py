"""The pathway document: order, corrections, what was known when, and errors a person can act on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from pakkeforlop_workflow import InvalidDocument, Pathway
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.strategies import documents


def problems(document: dict[str, Any] | str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidDocument) as raised:
        Pathway.read(document)
    assert all(problem.cure for problem in raised.value.problems)
    return [(problem.where, problem.fault) for problem in raised.value.problems]


def document(*events: dict[str, Any], **header: Any) -> dict[str, Any]:
    return {"subject": "test", "born": "1980-06", "events": list(events), **header}


FILLER = (told(), employee(), sick("2026-01-20"))


@pytest.mark.parametrize(
    ("wrong", "where", "fault"),
    [
        (event("diagnosis_tolld", "2026-02-01"), "events[3].type", "ukjent type"),
        ({**told("2026-02-01"), "on": "2026-02-30"}, "events[3].on", "ikke en mulig dato"),
        ({**told("2026-02-01"), "on": 20260201}, "events[3].on", "ikke en mulig dato"),
        ({**told("2026-02-01"), "on": "2026-02-01T00:00"}, "events[3].on", "ikke en mulig dato"),
        (sick("2026-02-01", "2026-01-31"), "events[3].to", "slutter før den begynner (2026-02-01)"),
        (sick("2026-02-01", form="graded", grade=10), "events[3].grade", "graden må være minst 20"),
        (sick("2026-02-01", form="graded", grade=19), "events[3].grade", "graden må være minst 20"),
        (sick("2026-02-01", form="graded", grade=100), "events[3].grade", "graden må være høyst 99"),
        (sick("2026-02-01", form="graded", grade=120), "events[3].grade", "graden må være høyst 99"),
        (sick("2026-02-01", form="graded", grade=50.5), "events[3].grade", "ikke et helt tall"),
        (sick("2026-02-01", form="graded"), "events[3].grade", "gradert sykmelding uten grad"),
        (sick("2026-02-01", grade=50), "events[3].grade", "bare gradert sykmelding har grad"),
        (told("1980-05-31", id="early"), "events[3].on", "før fødselen (1980-06)"),
        (
            {**told("2026-02-01"), "recorded_at": "2026-02-01T12:00:00"},
            "events[3].recorded_at",
            "tidspunkt uten tidssone",
        ),
        ({**told("2026-02-01"), "on": "2026-W05-1"}, "events[3].on", "ikke en mulig dato"),
        (
            told("2026-02-01", course="01010112345"),
            "events[3].course",
            "ser ut som et fødselsnummer eller D-nummer",
        ),
        (event("coordinator_chosen", "2026-02-01", kind="employer"), "events[3].kind", "ukjent verdi"),
        ({**told("2026-02-01"), "recorded_at": 5}, "events[3].recorded_at", "ikke et tidspunkt"),
        ({**told("2026-02-01"), "note": "fritekst"}, "events[3].note", "ukjent felt"),
        (talk("2026-02-01", "deferred", "ph-1"), "events[3].until", "utsatt samtale uten dato"),
        (
            talk("2026-02-01", "held", "ph-1", until="2026-03-01"),
            "events[3].until",
            "dette utfallet har ingen dato",
        ),
        (told(), "events[3].id", "id-en er brukt før (events[0])"),
        (
            event("correction", "2026-02-01", corrects="nothing", withdraws=True),
            "events[3].corrects",
            "viser til en hendelse som ikke finnes",
        ),
        (
            event("correction", "2026-02-01", corrects=told()["id"]),
            "events[3].replaces",
            "en rettelse må enten trekke tilbake eller erstatte",
        ),
        (
            event("correction", "2026-02-01", corrects=told()["id"], replaces=told("2026-01-13")),
            "events[3].replaces",
            "erstatningen har en annen id",
        ),
        (
            event(
                "correction",
                "2026-02-01",
                corrects=told()["id"],
                replaces=told("1979-01-13", id=told()["id"]),
            ),
            "events[3].replaces.on",
            "før fødselen (1980-06)",
        ),
        (event("end_of_life", "2026-02-01", withdrawn=0), "events[3].withdrawn", "ikke sant eller usant"),
        (event("end_of_life", "2026-02-01", withdrawn="no"), "events[3].withdrawn", "ikke sant eller usant"),
        (
            event("correction", "2026-02-01", corrects=told()["id"], withdraws="yes"),
            "events[3].withdraws",
            "ikke sant eller usant",
        ),
        (7, "events[3]", "ikke et objekt"),
    ],
)
def test_each_fault_is_named_with_its_place(wrong: Any, where: str, fault: str) -> None:
    """One fault gives one problem, at the place a person can find."""
    assert problems(document(*FILLER, wrong)) == [(where, fault)]


def test_the_first_day_of_the_birth_month_is_not_before_birth() -> None:
    """Born in June: an event on 1 June is possible."""
    assert pathway(told("1980-06-01")).known()


@pytest.mark.parametrize("grade", [20, 99])
def test_the_outermost_grades_are_accepted(grade: int) -> None:
    """Graded is 20 to 99 per cent."""
    assert pathway(sick("2026-02-01", form="graded", grade=grade)).known()


def test_every_problem_is_reported_at_once() -> None:
    """Three faults in three events are three problems."""
    faulty = document(
        sick("2026-02-01", grade=50), event("nonsense", "2026-02-02"), sick("2026-02-03", "2026-02-01")
    )
    assert [where for where, _ in problems(faulty)] == ["events[0].grade", "events[1].type", "events[2].to"]


def test_only_somebody_who_asked_the_patient_records_a_no() -> None:
    """A declined conversation must be told by the patient."""
    no = {**talk("2026-02-01", "declined", "ph-1"), "told_by": "journal"}
    assert problems(document(no))[0][0] == "events[0].outcome"


def test_a_national_identity_number_is_refused_and_not_repeated() -> None:
    """The subject is an opaque reference; what looks like a fødselsnummer is not echoed."""
    for subject in ("01010112345", 13019012345, "010101 12345"):
        with pytest.raises(InvalidDocument) as raised:
            Pathway.read(document(subject=subject))
        assert "12345" not in str(raised.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"x"', "{}", '{"subject": 1}', "\x00"])
def test_what_is_not_a_document_is_a_problem_and_never_a_crash(text: str) -> None:
    """Anything but a document gives problems."""
    assert problems(text)


@given(documents(), st.randoms())
def test_the_order_of_the_document_plays_no_part(drawn: dict[str, Any], random: Any) -> None:
    """Shuffled events are known in the same order."""
    shuffled = {**drawn, "events": random.sample(drawn["events"], len(drawn["events"]))}
    assert Pathway.read(drawn).known() == Pathway.read(shuffled).known()


def test_corrections_replace_withdraw_and_can_be_withdrawn() -> None:
    """The last word on an event counts, also when it takes back a correction."""
    absence = sick("2026-02-01", "2026-02-28", id="a")
    longer = sick("2026-02-01", "2026-03-31", id="a")
    replaced = event("correction", "2026-03-01", id="c1", corrects="a", replaces=longer)
    withdrawn = event("correction", "2026-03-02", id="c2", corrects="a", withdraws=True)
    undone = event("correction", "2026-03-03", id="c3", corrects="c2", withdraws=True)
    ends = [
        [getattr(found, "to", None) for found in pathway(*events).known()]
        for events in (
            [absence],
            [absence, replaced],
            [absence, replaced, withdrawn],
            [absence, replaced, withdrawn, undone],
        )
    ]
    assert [[end and end.isoformat() for end in found] for found in ends] == [
        ["2026-02-28"],
        ["2026-03-31"],
        [],
        ["2026-03-31"],
    ]


def test_known_at_shows_what_was_recorded_by_then() -> None:
    """The instant of recording is included; a later correction is not seen before its time."""
    absence = sick("2026-02-01", "2026-02-28", id="a", recorded_at="2026-02-03T08:00:00Z")
    withdrawn = event(
        "correction", "2026-03-02", corrects="a", withdraws=True, recorded_at="2026-03-02T08:00:00Z"
    )
    document = pathway(absence, withdrawn)
    instants = [
        "2026-02-03T07:59:59Z",
        "2026-02-03T08:00:00Z",
        "2026-03-02T07:59:59Z",
        "2026-03-02T08:00:00Z",
    ]
    assert [len(document.known(datetime.fromisoformat(instant))) for instant in instants] == [0, 1, 1, 0]


@given(documents())
def test_the_schema_accepts_what_the_reader_accepts(drawn: dict[str, Any]) -> None:
    """The published JSON Schema is the documents' own."""
    Pathway.read(json.dumps(drawn))
    Draft202012Validator(SCHEMA).validate(drawn)


SCHEMA = Pathway.model_json_schema()
