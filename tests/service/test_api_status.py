"""What has been done with one person over HTTP: as of a day, and as it was known at an instant."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from tests.service.conftest import on_both
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add

SENDER, RECEIVER = "hospital_social_worker", "municipal_cancer_coordinator"
EVENTS = (
    told("2026-01-12"),
    employee("2026-01-12"),
    sick("2026-02-02"),
    talk("2026-03-01", "held", "ph-1", id="talk", by=SENDER, themes=["work", "economy"]),
    event("handover", "2026-03-10", id="h", by=SENDER, to_role=RECEIVER, to_place="k"),
    event(
        "handover_update",
        "2026-03-12",
        id="plo",
        by=SENDER,
        handover="h",
        status="message_sent",
        channel="plo",
    ),
    event("handover_update", "2026-03-20", id="receipt", by=RECEIVER, handover="h", status="acknowledged"),
    event(
        "network_meeting",
        "2026-03-15",
        id="meeting",
        by=RECEIVER,
        status="planned",
        meets_on="2026-04-01",
        participants=[RECEIVER, "gp"],
        purposes=["mapping"],
    ),
    event(
        "network_meeting",
        "2026-04-02",
        id="meeting-held",
        by="gp",
        status="held",
        meeting="meeting",
        participants=["gp"],
        purposes=["information"],
        themes=["work"],
    ),
    event("milestone", "2026-04-02", id="m", goal="hours_tried", responsible="patient", due="2026-04-20"),
    event("milestone_update", "2026-04-24", id="later", milestone="m", status="moved", due="2026-05-10"),
    event("milestone_update", "2026-05-08", id="reached", milestone="m", status="done"),
)


@pytest.fixture
def person(client: TestClient, application: Application) -> TestClient:
    """Each event was recorded at noon of its day."""
    add(application, pathway(*EVENTS, subject="p", municipality="k", hospital_unit="s"))
    return client


def status(client: TestClient, as_of: str, **query: Any) -> dict[str, Any]:
    response = client.get("/v1/pathways/p/status", params={"as_of": as_of, **query})
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def picked(one: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(one[name] for name in names)


@on_both
def test_talks(person: TestClient) -> None:
    """From the day of the talk: what came of it, by whom, about what."""
    assert status(person, "2026-02-28")["conversations"] == []
    [found] = status(person, "2026-03-01")["conversations"]
    assert picked(found, "event", "on", "outcome", "by", "checkpoints") == (
        *("talk", "2026-03-01", "held", SENDER),
        ["ph-1"],
    )
    assert [one["theme"] for one in found["themes"]] == ["work", "economy"]


def test_handovers(person: TestClient) -> None:
    """Sent and ageing, told of by a message, and acknowledged: each from its day, and never before."""
    names = ("state", "settled_on", "age_days", "message")
    days = ("2026-03-10", "2026-03-11", "2026-03-12", "2026-03-19", "2026-03-20")
    message = {"channel": "plo", "on": "2026-03-12"}
    assert status(person, "2026-03-09")["handovers"] == []
    assert [picked(status(person, day)["handovers"][0], *names) for day in days] == [
        ("sent", None, 0, None),
        ("sent", None, 1, None),
        ("sent", None, 2, message),
        ("sent", None, 9, message),
        ("acknowledged", "2026-03-20", None, message),
    ]
    [found] = status(person, "2026-03-10", lang="nn")["handovers"]
    assert picked(found, "event", "from_role", "to_role", "to_place", "checkpoints", "titles") == (
        *("h", SENDER, RECEIVER, "k"),
        *([], "alle samtalar avsendaren har ansvaret for"),
    )


def test_meetings(person: TestClient) -> None:
    """As it was planned until the day it was held, and then as it was held."""
    names = ("event", "state", "convened_by", "on")
    assert status(person, "2026-03-14")["network_meetings"] == []
    for day in ("2026-03-15", "2026-04-01"):
        [planned] = status(person, day)["network_meetings"]
        assert picked(planned, *names) == ("meeting", "planned", RECEIVER, "2026-04-01")
        assert [one["role"] for one in planned["participants"]] == [RECEIVER, "gp"]
        assert [one["purpose"] for one in planned["purposes"]] == ["mapping"]
    [held] = status(person, "2026-04-02")["network_meetings"]
    assert picked(held, *names) == ("meeting", "held", "gp", "2026-04-02")
    assert [one["role"] for one in held["participants"]] == ["gp"]
    assert [one["theme"] for one in held["themes"]] == ["work"]


def test_milestones(person: TestClient) -> None:
    """With the day as it was agreed then; overdue the day after it, until it is moved or reached."""
    names = ("due", "state", "overdue")
    days = ("2026-04-20", "2026-04-21", "2026-04-24", "2026-05-07", "2026-05-08", "2026-05-11")
    assert status(person, "2026-04-01")["milestones"] == []
    assert [picked(status(person, day)["milestones"][0], *names) for day in days] == [
        ("2026-04-20", "open", False),
        ("2026-04-20", "open", True),
        ("2026-05-10", "open", False),
        ("2026-05-10", "open", False),
        ("2026-05-10", "done", False),
        ("2026-05-10", "done", False),
    ]


@on_both
def test_as_known(person: TestClient) -> None:
    """What was recorded later is not known yet, though it is dated before the day asked about."""
    then = status(person, "2026-05-15", known_at="2026-03-20T11:59:59+01:00")
    assert (then["as_of"], then["known_at"]) == ("2026-05-15", "2026-03-20T11:59:59+01:00")
    [handover] = then["handovers"]
    assert picked(handover, "state", "age_days") == ("sent", 66)
    assert [one["state"] for one in then["network_meetings"]] == ["planned"]
    assert then["milestones"] == []
    [settled] = status(person, "2026-05-15", known_at="2026-03-20T12:00:00+01:00")["handovers"]
    assert settled["state"] == "acknowledged"
    assert status(person, "2026-05-15", known_at="2026-01-01T00:00:00Z")["conversations"] == []


def test_now_and_next_are_those_of_due(person: TestClient) -> None:
    """The same agendas as due, and all that comes, the nearest first."""
    for day in ("2026-01-12", "2026-04-01", "2026-05-15"):
        found = status(person, day)
        due = person.get(f"/v1/pathways/p/due?as_of={day}").json()
        coming = [one for one in due["answers"] if one["answer"] == "upcoming" and one["window"]]
        expected = [(one["window"]["opens"], one["checkpoint"], one["owner"]["role"]) for one in coming]
        assert found["now"] == due["agendas"]
        assert [picked(one, "opens", "checkpoint", "owner") for one in found["next"]] == sorted(
            expected, key=lambda one: one[:2]
        )
        assert picked(found, "release", "version") == (due["release"], len(EVENTS))
    assert len(status(person, "2026-04-01")["next"]) > 1


def test_nobody(client: TestClient) -> None:
    """Who is not registered has no status."""
    assert client.get("/v1/pathways/nobody/status").status_code == 404
