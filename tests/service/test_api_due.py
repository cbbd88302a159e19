"""POST /v1/due and its errors: a document in, answers or a list of what is wrong out, nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.api.examples import PATHWAY
from pakkeforlop_service.store import Store, pathways
from tests.support.documents import employee, event, sick, talk, told

JSON = {"content-type": "application/json"}


def document(*events: dict[str, Any], **header: Any) -> dict[str, Any]:
    return {"subject": "p-1", "born": "1980-06", "events": list(events), **header}


def refused(response: Any, status: int) -> dict[str, Any]:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


class TestAnswers:
    def test_names_release_and_day(self, client: TestClient, catalogue: Catalogue) -> None:
        """Every answer says by which release and for which day it was given."""
        answer = client.post("/v1/due?as_of=2026-05-01", json=PATHWAY).json()
        assert answer["release"] == catalogue.release
        assert answer["as_of"] == "2026-05-01"
        assert {item["release"] for item in answer["answers"]} == {catalogue.release}

    def test_today_is_norways(self, client: TestClient) -> None:
        """Without as_of it is today in Oslo, also when UTC is still at yesterday."""
        assert client.post("/v1/due", json=PATHWAY).json()["as_of"] == "2026-05-15"

    def test_letters_are_written_as_they_are(self, client: TestClient) -> None:
        """Norwegian letters are UTF-8, not escapes."""
        body = client.post("/v1/due", json=PATHWAY).content.decode()
        assert "på" in body
        assert "\\u00" not in body

    def test_language(self, client: TestClient) -> None:
        """The words come in the language asked for."""
        said = {lang: client.post(f"/v1/due?lang={lang}", json=PATHWAY).json() for lang in ("nb", "en")}
        assert said["nb"]["answers"][0]["answer"] == said["en"]["answers"][0]["answer"]
        assert said["nb"]["answers"][0]["why"] != said["en"]["answers"][0]["why"]

    def test_only_some_answers(self, client: TestClient) -> None:
        """Those asked for are written as among all, and the agendas are whole whichever they are."""
        every = client.post("/v1/due?as_of=2026-05-01", json=PATHWAY).json()
        some = client.post("/v1/due?as_of=2026-05-01&answer=lapsed&answer=not_due", json=PATHWAY).json()
        wanted = [item for item in every["answers"] if item["answer"] in {"lapsed", "not_due"}]
        assert 0 < len(wanted) < len(every["answers"])
        assert some == {**every, "answers": wanted}
        assert every["agendas"]

    def test_known_at(self, client: TestClient) -> None:
        """What was recorded later does not count; a plus sign in the address may be written plainly."""
        later = document(told(), employee("2026-01-12", recorded_at="2026-04-01T00:00:00Z"))
        before = client.post("/v1/due?known_at=2026-03-01T00:00:00+01:00", json=later).json()
        after = client.post("/v1/due", json=later).json()
        unknown = [item["answers"] for item in (before, after)]
        assert [any(answer["answer"] == "cannot_tell" for answer in answers) for answers in unknown] == [
            True,
            False,
        ]

    def test_place(self, client: TestClient) -> None:
        """A role that is lacking is passed over, and one that is there is confirmed."""
        query = "as_of=2026-05-01&lacks=municipal_cancer_coordinator&has=municipal_appointee"
        answers = client.post(f"/v1/due?{query}", json=PATHWAY).json()["answers"]
        owner = next(answer["owner"] for answer in answers if answer["checkpoint"] == "ph-2")
        assert (owner["role"], owner["standing"]) == ("municipal_appointee", "confirmed")

    def test_stores_nothing(self, client: TestClient, store: Store) -> None:
        """A document that is judged is not kept."""
        assert client.post("/v1/due", json=PATHWAY).status_code == 200
        with store.reading() as connection:
            assert pathways.is_empty(connection)


class TestInvalidDocument:
    @pytest.mark.parametrize(
        ("events", "where", "value"),
        [
            ([told(), employee(), event("hospitalised", "2026-02-01")], "events[2].type", '"hospitalised"'),
            ([told("2026-01-12"), {**employee(), "on": "2026-02-30"}], "events[1].on", '"2026-02-30"'),
            ([told(), employee(), sick("2026-02-01", "2026-01-01")], "events[2].to", '"2026-01-01"'),
            (
                [told(), employee(), told("2026-03-01"), sick("2026-02-01", form="graded", grade=10)],
                "events[3].grade",
                "10",
            ),
            ([told(), sick("2026-02-01", form="graded", grade=120)], "events[1].grade", "120"),
            ([told("1979-12-31")], "events[0].on", '"1979-12-31"'),
        ],
    )
    def test_names_the_place(self, client: TestClient, events: list[Any], where: str, value: str) -> None:
        """Place, value, fault and cure, one for each fault."""
        [error] = refused(client.post("/v1/due", json=document(*events)), 422)["errors"]
        assert (error["where"], error["value"]) == (where, value)
        assert error["fault"]
        assert error["cure"]

    def test_lists_every_fault_up_to_a_hundred(self, client: TestClient) -> None:
        """All faults at once, but never an answer without end."""
        problem = refused(client.post("/v1/due", json=document(*[{}] * 300)), 422)
        assert len(problem["errors"]) == 100
        assert "300" in problem["detail"]

    def test_never_repeats_a_national_id(self, client: TestClient) -> None:
        """What looks like a national identity number is refused and not said again."""
        response = client.post("/v1/due", json=document(subject="12345678901"))
        assert refused(response, 422)["errors"][0]["where"] == "subject"
        assert "12345678901" not in response.text


class TestBadBody:
    @pytest.mark.parametrize(
        "body",
        [
            b"",
            b"{",
            b'{"subject": "a",}',
            b'{"a": "\xff"}',
            b'{"a": NaN}',
            b"[" * 100_000,
            b'{"a":' * 50_000,
            b"9" * 9999,
        ],
    )
    def test_malformed(self, client: TestClient, body: bytes) -> None:
        """What is not JSON, or too deep to be a document, is malformed: 400."""
        refused(client.post("/v1/due", content=body, headers=JSON), 400)

    def test_deep_where_a_document_is_shallow(self, client: TestClient) -> None:
        """Nesting that JSON allows but a document does not is an ordinary fault."""
        deep: Any = 1
        for _ in range(150):
            deep = [deep]
        refused(client.post("/v1/due", json=document(deep)), 422)

    @pytest.mark.parametrize("body", ["[]", "null", '"text"', "3"])
    def test_not_an_object(self, client: TestClient, body: str) -> None:
        """A document is an object."""
        assert (
            refused(client.post("/v1/due", content=body, headers=JSON), 422)["errors"][0]["where"]
            == "dokumentet"
        )

    @pytest.mark.parametrize("length", ["declared", "streamed"])
    def test_too_large(self, client: TestClient, length: str) -> None:
        """More than a million bytes are refused, whether or not the length was told."""

        def pieces() -> Iterator[bytes]:
            for _ in range(11):
                yield b" " * 100_000

        body: Any = pieces() if length == "streamed" else b" " * 1_000_001
        refused(client.post("/v1/due", content=body, headers=JSON), 413)

    def test_a_million_bytes_are_read(self, client: TestClient) -> None:
        """The limit itself is allowed."""
        body = json.dumps(document(told())).encode()
        assert client.post("/v1/due", content=body.ljust(1_000_000), headers=JSON).status_code == 200

    @pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
    def test_other_media_type(self, client: TestClient, kind: str) -> None:
        """Only JSON, since a page on another site can send the other types unasked."""
        refused(client.post("/v1/due", content=b"{}", headers={"content-type": kind}), 415)


class TestBadQuery:
    @pytest.mark.parametrize(
        ("query", "where"),
        [
            ("as_of=2026-02-30", "as_of"),
            ("as_of=", "as_of"),
            ("as_of=1700000000", "as_of"),
            ("lang=sv", "lang"),
            ("known_at=2026-05-15T12:00:00", "known_at"),
            ("known_at=2026-05-15", "known_at"),
            ("known_at=1700000000", "known_at"),
            ("has=gp&has=wizard", "has[1]"),
            ("has=gp&lacks=gp", "lacks"),
            ("answer=due&answer=overdue", "answer[1]"),
            ("as_off=2026-05-15", "as_off"),
        ],
    )
    def test_names_the_parameter(self, client: TestClient, query: str, where: str) -> None:
        """A parameter that is wrong or unknown is refused, never ignored."""
        [error] = refused(client.post(f"/v1/due?{query}", json=PATHWAY), 422)["errors"]
        assert error["where"] == where
        assert error["cure"]

    @pytest.mark.parametrize(
        ("address", "cure"),
        [
            ("/v1/pathways/p/due?has=gp&lacks=gp", "La hver rolle stå ett sted."),
            ("/v1/pathways/p/timeline?from=2026-05-15&until=2026-05-14", "Rett «from» eller «until»."),
            (
                "/v1/worklist?after=x",
                "Bruk «next» fra svaret på den forrige siden, eller begynn uten «after».",
            ),
            ("/v1/worklist?known_at=2026-05-15T12:00:00Z", "Oppgi unit, eller ta bort known_at."),
        ],
    )
    def test_the_cure_is_for_a_query(self, client: TestClient, address: str, cure: str) -> None:
        """Who asks has no document to mend."""
        [error] = refused(client.get(address), 422)["errors"]
        assert error["cure"] == cure


class TestOtherErrors:
    def test_unknown_address(self, client: TestClient) -> None:
        """An address that is not there answers as a problem too."""
        refused(client.get("/v1/nothing"), 404)

    def test_wrong_method(self, client: TestClient) -> None:
        """A method that is not taken says which are."""
        response = client.get("/v1/due")
        refused(response, 405)
        assert response.headers["allow"] == "POST"
        several = client.delete("/v1/directory/nobody")
        refused(several, 405)
        assert several.headers["allow"] == "GET, PUT"

    def test_our_own_mistake(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        """A mistake of ours is 500 without details, with the same headers as everything else."""

        def broken(*_: object, **__: object) -> None:
            raise RuntimeError("secret")

        monkeypatch.setattr(Catalogue, "evaluate", broken)
        response = client.post("/v1/due", json=PATHWAY)
        refused(response, 500)
        assert "secret" not in response.text
        assert response.headers["x-content-type-options"] == "nosniff"


def test_a_slip_in_a_checkpoint_or_theme_is_refused_with_a_suggestion(client: TestClient) -> None:
    """A talk about a checkpoint that does not exist would only make the real one rest."""
    held = talk("2026-02-01", "held", "ph1", themes=["wrok"])
    response = client.post("/v1/due?as_of=2026-05-01", json=document(told(), employee(), held))
    assert response.status_code == 422
    faults = {error["where"]: error["cure"] for error in response.json()["errors"]}
    assert faults == {
        "events[2].checkpoints[0]": "Mente du «ph-1»?",
        "events[2].themes[0]": "Mente du «work»?",
    }
