"""Hand-overs and milestones over HTTP: who waits for a receipt, who can be handed over to, whose day has passed."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import Lang
from tests.service.conftest import on_both
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import sent, unstamped

HOSPITAL, MUNICIPALITY = "sykehus-a", "kommune-1"
EARLY = "tidlig-arbeid-arbeidsgiver"
SENDER, RECEIVER = "hospital_social_worker", "municipal_cancer_coordinator"
NARROW = event(
    "handover", "2026-03-10", id="h", by=SENDER, to_role=RECEIVER, to_place=MUNICIPALITY, checkpoints=[EARLY]
)
WHOLE = event("handover", "2026-03-01", id="w", by="hospital_doctor", to_role="gp", to_place=MUNICIPALITY)
GOAL = event("milestone", "2026-03-10", id="m", goal="hours_tried", responsible="patient", due="2026-05-14")


def update(status: str, on: str, **fields: Any) -> dict[str, Any]:
    """What came of the narrow hand-over."""
    by = RECEIVER if status in {"acknowledged", "refused"} else SENDER
    return event("handover_update", on, by=by, handover="h", status=status, **fields)


def create(client: TestClient, *events: dict[str, Any]) -> Any:
    start = [told(), employee(), sick("2026-02-02")]
    places = {"municipality": MUNICIPALITY, "hospital_unit": HOSPITAL}
    return client.post("/v1/pathways", json=sent({"subject": "p", **places, "events": [*start, *events]}))


def record(client: TestClient, *events: dict[str, Any]) -> Any:
    return client.post("/v1/pathways/p/events", json={"events": [unstamped(one) for one in events]})


def rows(client: TestClient, door: str, **query: Any) -> list[dict[str, Any]]:
    response = client.get(f"/v1/{door}", params=query)
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["rows"]
    return found


def waiting(client: TestClient, **query: Any) -> tuple[list[str], list[str]]:
    """Which are on the sender's list, and which on the receiver's."""
    lists = {"sent": HOSPITAL, "received": MUNICIPALITY}
    one, other = (
        [row["handover"] for row in rows(client, f"handovers/{door}", unit=unit, **query)]
        for door, unit in lists.items()
    )
    return one, other


@pytest.fixture
def person(client: TestClient) -> TestClient:
    """Two hand-overs from the hospital to the municipality, and a milestone; nothing has come of them."""
    assert create(client, WHOLE, NARROW, GOAL).status_code == 201
    return client


class TestWaiting:
    @on_both
    def test_a_row(self, person: TestClient) -> None:
        """The same hand-over at both ends: who asks whom, since when."""
        for door, unit in (("sent", HOSPITAL), ("received", MUNICIPALITY)):
            [row] = rows(person, f"handovers/{door}", unit=unit, as_of="2026-03-12", limit=2)[1:]
            assert row == {
                "subject": "p",
                "handover": "h",
                "sent_on": "2026-03-10",
                "from_role": SENDER,
                "from_role_text": row["from_role_text"],
                "from_place": HOSPITAL,
                "to_role": RECEIVER,
                "to_role_text": row["to_role_text"],
                "to_place": MUNICIPALITY,
                "status": "sent",
                "status_text": "ikke bekreftet",
                "message_on": None,
                "settled_on": None,
                "age_days": 2,
                "synthetic": False,
            }
            assert "sosionom" in row["from_role_text"]
            assert "kreftkoordinator" in row["to_role_text"]
        assert rows(person, "handovers/sent", unit=MUNICIPALITY) == []
        assert rows(person, "handovers/received", unit=HOSPITAL) == []

    def test_ages_day_by_day(self, person: TestClient) -> None:
        """It is not there the day before it is sent; then a day older every day, oldest first."""
        ages = [
            [row["age_days"] for row in rows(person, "handovers/sent", unit=HOSPITAL, as_of=day)]
            for day in ("2026-02-28", "2026-03-01", "2026-03-09", "2026-03-10", "2026-03-11")
        ]
        assert ages == [[], [0], [8], [9, 0], [10, 1]]
        oldest = rows(person, "handovers/sent", unit=HOSPITAL, limit=1)
        assert [row["handover"] for row in oldest] == ["w"]
        assert oldest[0]["age_days"] == 75  # today is 15 May in Norway

    def test_by_role(self, person: TestClient) -> None:
        """The sender's role on the sent list, the receiver's on the other."""
        assert waiting(person) == (["w", "h"], ["w", "h"])
        assert waiting(person, role=SENDER) == (["h"], [])
        assert waiting(person, role="gp") == ([], ["w"])

    def test_a_message_is_no_receipt(self, person: TestClient) -> None:
        """It shows from the day it was sent, and the hand-over waits on."""
        assert record(person, update("message_sent", "2026-03-12", channel="plo")).status_code == 200
        told_on = [
            rows(person, "handovers/sent", unit=HOSPITAL, as_of=day, role=SENDER)[0]["message_on"]
            for day in ("2026-03-11", "2026-03-12", "2026-03-13")
        ]
        assert told_on == [None, "2026-03-12", "2026-03-12"]


@on_both
@pytest.mark.parametrize("status", ["acknowledged", "refused", "withdrawn"])
def test_settled(person: TestClient, status: str) -> None:
    """It leaves both lists the day it is settled, and `settled` shows it still; the day before, it waited."""
    assert record(person, update(status, "2026-03-20")).status_code == 200
    left = [waiting(person, as_of=day) for day in ("2026-03-19", "2026-03-20", "2026-03-21")]
    assert left == [(["w", "h"], ["w", "h"]), (["w"], ["w"]), (["w"], ["w"])]
    shown = [
        rows(person, "handovers/sent", unit=HOSPITAL, role=SENDER, settled=True, as_of=day)[0]
        for day in ("2026-03-19", "2026-03-20", "2026-03-21")
    ]
    assert [(one["status"], one["settled_on"], one["age_days"]) for one in shown] == [
        ("sent", None, 9),
        (status, "2026-03-20", None),
        (status, "2026-03-20", None),
    ]


@on_both
@pytest.mark.parametrize(
    ("status", "after"), [("acknowledged", RECEIVER), ("refused", SENDER), ("withdrawn", SENDER)]
)
def test_only_a_receipt_moves_the_worklist(person: TestClient, status: str, after: str) -> None:
    """Until it is acknowledged the question is the sender's; refused or withdrawn it never left."""

    def owners(day: str) -> list[str]:
        found = rows(person, "worklist", unit=MUNICIPALITY, checkpoint=EARLY, as_of=day)
        assert found == [
            one
            for owner in (SENDER, RECEIVER)
            for one in rows(person, "worklist", unit=MUNICIPALITY, checkpoint=EARLY, as_of=day, role=owner)
        ]
        return [row["owner"] for row in found]

    assert owners("2026-03-20") == [SENDER]
    assert record(person, update(status, "2026-03-20")).status_code == 200
    assert [owners(day) for day in ("2026-03-19", "2026-03-20")] == [[SENDER], [after]]


class TestMessage:
    @pytest.mark.parametrize(
        ("lang", "asks", "all_of_it", "not_yet"),
        [
            ("nb", "Vi ber dere overta", "alle samtaler avsenderen har ansvaret for", "Ikke bekreftet ennå"),
            ("nn", "Vi bed dykk overta", "alle samtalar avsendaren har ansvaret for", "Ikkje stadfesta enno"),
            ("en", "We ask you to take over", "all the conversations that are the", "Not acknowledged yet"),
        ],
    )
    def test_in_each_language(
        self, person: TestClient, catalogue: Catalogue, lang: Lang, asks: str, all_of_it: str, not_yet: str
    ) -> None:
        """What is handed over by its title, or all of it; to whom; and a line for the journal."""
        entry = next(one for one in catalogue.entries if one.id == EARLY)
        for handover, what in (("h", entry.title.in_(lang)), ("w", all_of_it)):
            address = f"/v1/pathways/p/handovers/{handover}/message"
            answer = person.get(address, params={"lang": lang}).json()
            assert (answer["subject"], answer["handover"], answer["lang"]) == ("p", handover, lang)
            assert asks in answer["message"]
            assert not_yet in answer["journal"]
            for text in (answer["message"], answer["journal"]):
                assert what in text
                assert MUNICIPALITY in text
                assert "2026" in text
                assert "{" not in text

    @pytest.mark.parametrize("address", ["p/handovers/other", "p/handovers/m", "nobody/handovers/h"])
    def test_unknown(self, person: TestClient, address: str) -> None:
        """A hand-over that the pathway does not have, also when the id is of something else."""
        response = person.get(f"/v1/pathways/{address}/message")
        assert response.status_code == 404
        assert response.json()["detail"]


class TestReceivers:
    """A directory that has units says who can be handed over to."""

    @pytest.fixture
    def directory(self, client: TestClient) -> None:
        roles = {RECEIVER: {"status": "lacks"}, "gp": {"status": "has"}}
        unit = {"id": MUNICIPALITY, "kind": "municipality", "name": "En kommune", "roles": roles}
        answer = client.put(f"/v1/directory/{MUNICIPALITY}", json=unit, headers={"If-None-Match": "*"})
        assert answer.status_code == 201

    @pytest.mark.parametrize(
        ("changed", "where", "cure"),
        [
            ({"to_place": "kommune-11"}, "to_place", f"Mente du «{MUNICIPALITY}»?"),
            ({"to_place": "x"}, "to_place", "Se /v1/directory."),
            ({}, "to_role", "Disse finnes der: gp."),
        ],
    )
    def test_absent(
        self, client: TestClient, directory: None, changed: dict[str, str], where: str, cure: str
    ) -> None:
        """Refused with a cure, in a new pathway and in one that is there; nothing is stored of it."""
        handover = {**NARROW, **changed}
        assert create(client).status_code == 201
        response = record(client, GOAL, handover)
        [error] = response.json()["errors"]
        assert (response.status_code, error["where"], error["cure"]) == (422, f"events[1].{where}", cure)
        assert len(client.get("/v1/pathways/p").json()["events"]) == 3
        new = client.post("/v1/pathways", json=sent({"subject": "q", "events": [told(), handover]}))
        [error] = new.json()["errors"]
        assert (new.status_code, error["where"], error["cure"]) == (422, f"events[1].{where}", cure)
        assert client.get("/v1/pathways/q").status_code == 404

    def test_there_or_not_told(self, client: TestClient, directory: None) -> None:
        """A role that is there, and one that the unit says nothing about, are handed over to."""
        assert create(client, WHOLE).status_code == 201
        assert record(client, {**NARROW, "to_role": "municipal_coordinating_unit"}).status_code == 200

    def test_an_empty_directory_refuses_nobody(self, client: TestClient) -> None:
        """Without units nothing is known of who is there."""
        assert create(client, {**NARROW, "to_place": "nowhere"}).status_code == 201


class TestMilestones:
    @on_both
    def test_overdue_the_day_after(self, person: TestClient) -> None:
        """Not the day before, nor on the day agreed; shown to both units, and one's role narrows."""
        for unit in (HOSPITAL, MUNICIPALITY):
            found = {
                day: rows(person, "milestones", unit=unit, as_of=day)[0]["overdue"]
                for day in ("2026-05-13", "2026-05-14", "2026-05-15")
            }
            assert found == {"2026-05-13": False, "2026-05-14": False, "2026-05-15": True}
            only = [
                len(rows(person, "milestones", unit=unit, as_of=day, overdue=True))
                for day in ("2026-05-14", "2026-05-15")
            ]
            assert only == [0, 1]
        assert len(rows(person, "milestones", unit=HOSPITAL, role="patient")) == 1
        assert rows(person, "milestones", unit=HOSPITAL, role="gp") == []
        assert rows(person, "milestones", unit="nowhere") == []

    @on_both
    def test_moved(self, person: TestClient) -> None:
        """It has its new day, and is overdue after that one."""
        moved = event("milestone_update", "2026-05-01", milestone="m", status="moved", due="2026-06-01")
        assert record(person, moved).status_code == 200
        [row] = rows(person, "milestones", unit=HOSPITAL, as_of="2026-06-01")
        assert (row["due"], row["status"], row["overdue"]) == ("2026-06-01", "open", False)
        assert rows(person, "milestones", unit=HOSPITAL, as_of="2026-06-02", overdue=True) != []

    @on_both
    @pytest.mark.parametrize("status", ["done", "dropped"])
    def test_settled(self, person: TestClient, status: str) -> None:
        """It leaves the list, is never overdue, and `settled` shows it still."""
        settled = event("milestone_update", "2026-05-10", milestone="m", status=status)
        assert record(person, settled).status_code == 200
        assert rows(person, "milestones", unit=HOSPITAL) == []
        assert rows(person, "milestones", unit=HOSPITAL, settled=True, overdue=True) == []
        [row] = rows(person, "milestones", unit=HOSPITAL, settled=True)
        assert (row["status"], row["overdue"]) == (status, False)

    def test_in_words(self, person: TestClient) -> None:
        """The goal, who is responsible, and how it stands, in the language asked for."""
        goals = {
            lang: rows(person, "milestones", unit=HOSPITAL, lang=lang)[0]["goal_text"]
            for lang in ("nb", "nn", "en")
        }
        assert goals == {
            "nb": "ha prøvd å jobbe noen timer",
            "nn": "ha prøvd å jobbe nokre timar",
            "en": "to have tried working some hours",
        }
