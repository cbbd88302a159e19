"""A stored person's answers over time: the same as asking day by day, also where somebody moves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.directory.demo import demo_units
from tests.service.conftest import Watch
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add

YESTERDAY, TODAY = date(2026, 5, 14), date(2026, 5, 15)
FIRST, LAST = date(2026, 3, 25), date(2026, 5, 4)
"""A position is vacant from 31 March in what two municipalities share, and people move on 26 and 27 April."""
COHORT = (14, 18, 29)
"""Two with hand-overs, and one of the cohort's own who moves."""
MOVER = "mover"
KEY = ("checkpoint", "course", "episode", "event", "occurrence")


@pytest.fixture
def people(client: TestClient, application: Application, watch: Watch) -> TestClient:
    """Some of the demo's people, and one who moves to where other roles are."""
    application.directory.fill(demo_units(TODAY), watch())
    everybody = list(cohort(max(COHORT) + 1, 9, YESTERDAY))
    move = event("moved", "2026-04-27", municipality="demo-kommune-2", hospital_unit="demo-sykehus-b")
    events = [told(), employee(), sick("2026-02-02"), move]
    home = {"municipality": "demo-kommune-1", "hospital_unit": "demo-sykehus-a"}
    add(application, *(everybody[number] for number in COHORT), pathway(*events, subject=MOVER, **home))
    return client


def subjects() -> Iterator[str]:
    yield from (f"syntetisk-{number:06}" for number in COHORT)
    yield MOVER


def get(client: TestClient, address: str, **query: Any) -> dict[str, Any]:
    response = client.get(address, params=query)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def timeline(client: TestClient, subject: str, first: date = FIRST, until: date = LAST) -> list[Any]:
    query = {"from": first.isoformat(), "until": until.isoformat()}
    found: list[Any] = get(client, f"/v1/pathways/{subject}/timeline", **query)["spans"]
    return found


def by_span(spans: list[dict[str, Any]], day: str) -> list[tuple[Any, ...]]:
    """What the spans say of a day."""
    return sorted(
        (*_key(one), one["answer"], one["answer_text"], one["owner"], one["owner_text"], str(one["window"]))
        for one in spans
        if one["first"] <= day <= one["until"]
    )


def by_day(answers: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What the answers of a day say."""
    return sorted(
        (
            *(*_key(one), one["answer"], one["answer_text"]),
            *(one["owner"]["role"], one["owner"]["text"], str(one["window"])),
        )
        for one in answers
    )


def _key(one: dict[str, Any]) -> tuple[str, ...]:
    return tuple(str(one[name]) for name in KEY)


@pytest.mark.parametrize("subject", list(subjects()))
def test_the_same_as_day_by_day(people: TestClient, subject: str) -> None:
    """Every question has one answer on every day, and it is the one that due gives, with the same owner."""
    spans = timeline(people, subject)
    for number in range((LAST - FIRST).days + 1):
        day = (FIRST + timedelta(days=number)).isoformat()
        answers = get(people, f"/v1/pathways/{subject}/due", as_of=day)["answers"]
        assert by_span(spans, day) == by_day(answers), day


def test_where_somebody_moves(people: TestClient) -> None:
    """The day before the move the owner is one where they lived; from the day of it, one where they live now."""
    spans = timeline(people, MOVER)
    owners = [
        {one["owner"] for one in spans if one["first"] <= day <= one["until"] and one["checkpoint"] == "ph-2"}
        for day in ("2026-04-26", "2026-04-27")
    ]
    assert owners[0] == {"municipal_cancer_coordinator"}
    assert owners[1] != owners[0]


def test_a_move_ends_only_what_it_changes(people: TestClient) -> None:
    """A question whose answer is the same in both places has one span across the move."""
    spans = timeline(people, MOVER)
    assert [one for one in spans if one["until"] == "2026-04-26"]
    assert [one for one in spans if one["first"] <= "2026-04-26" < one["until"]]


@pytest.mark.parametrize(
    ("query", "first", "until"),
    [
        ({}, "2026-05-15", "2028-05-15"),
        ({"from": "2026-01-31"}, "2026-01-31", "2028-01-31"),
        ({"as_of": "2026-02-01"}, "2026-02-01", "2028-02-01"),
        ({"from": "2026-02-01", "until": "2026-02-01"}, "2026-02-01", "2026-02-01"),
        ({"until": "2026-05-15"}, "2026-05-15", "2026-05-15"),
    ],
)
def test_which_days(people: TestClient, query: dict[str, str], first: str, until: str) -> None:
    """From today in Norway, two years ahead; both days are included, and no span reaches outside."""
    found = get(people, f"/v1/pathways/{MOVER}/timeline", **query)
    assert (found["from"], found["until"]) == (first, until)
    assert {min(one["first"] for one in found["spans"]), max(one["until"] for one in found["spans"])} == {
        first,
        until,
    }


def test_to_the_end_of_days(people: TestClient) -> None:
    """Two years after a day late in the last century that dates can be of is not past its end."""
    found = get(people, f"/v1/pathways/{MOVER}/timeline", **{"from": "2199-06-01"})
    assert found["from"] == "2199-06-01"
    assert max(one["until"] for one in found["spans"]) <= "2199-12-31"


@pytest.mark.parametrize(
    "query",
    [
        {"from": "2026-05-02", "until": "2026-05-01"},
        {"as_of": "2026-05-02", "until": "2026-05-01"},
        {"until": "2026-05-14"},
    ],
)
def test_ends_before_it_begins(people: TestClient, query: dict[str, str]) -> None:
    """Refused, also when it begins today because nothing else was said."""
    response = people.get(f"/v1/pathways/{MOVER}/timeline", params=query)
    assert response.status_code == 422, response.text[:200]
    [error] = response.json()["errors"]
    assert (error["where"], error["value"]) == ("until", f'"{query["until"]}"')
    assert error["cure"]
