"""The same answer at every door: the library, a document that is sent, a stored person, lists, pages and commands."""

from __future__ import annotations

import html
import json
import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Answer, Catalogue, Place
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.cli import main
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.directory import Places
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.history import replayed
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, pathway, sick, told
from tests.support.recorded import add

TODAY = date(2026, 5, 15)
KEY = ("checkpoint", "course", "episode", "event", "occurrence")
COHORT = (1, 14, 18, 19, 29, 30, 32, 42, 50, 53)
"""Among them they have every kind of answer; some have hand-overs, and 29 has moved."""


@dataclass(frozen=True)
class Known:
    """A stored person, the roles there are where they belong, and what the library answers from these."""

    pathway: Pathway
    place: Place
    answers: tuple[Answer, ...]
    document: dict[str, Any]

    @property
    def subject(self) -> str:
        return self.pathway.subject

    @property
    def by_key(self) -> dict[tuple[Any, ...], dict[str, Any]]:
        return {_key(one): one for one in self.document["answers"]}


@pytest.fixture
def people(application: Application, catalogue: Catalogue, watch: Watch) -> list[Known]:
    """Some of the demo's people in its municipalities, and one who moved to where other roles are."""
    application.directory.fill(demo_units(TODAY), watch())
    everybody = list(cohort(max(COHORT) + 1, 9, TODAY - timedelta(days=1)))
    events = (
        told(),
        employee(),
        sick("2026-02-02"),
        event("moved", "2026-05-01", municipality="demo-kommune-2"),
    )
    mover = pathway(*events, subject="mover", municipality="demo-kommune-1", hospital_unit="demo-sykehus-b")
    found = [*(everybody[number] for number in COHORT), mover]
    add(application, *found)
    places = Places({unit.id: unit for unit in demo_units(TODAY)})
    return [_known(one, places, catalogue) for one in found]


def _known(pathway: Pathway, places: Places, catalogue: Catalogue) -> Known:
    home, hospital = pathway.municipality, pathway.hospital_unit
    for move in replayed(pathway).moves:
        if move.on <= TODAY:
            home, hospital = move.municipality or home, move.hospital_unit or hospital
    place = places.on(home, hospital, TODAY)
    answers = catalogue.evaluate(pathway, TODAY, place=place)
    document: Any = Writer(catalogue, "nb").due(pathway, answers, TODAY)
    return Known(pathway, place, answers, json.loads(json.dumps(document)))


def _key(one: dict[str, Any]) -> tuple[Any, ...]:
    return tuple(one[name] for name in KEY)


def get(client: TestClient, address: str) -> dict[str, Any]:
    response = client.get(address)
    assert response.status_code == 200, response.text
    found: dict[str, Any] = response.json()
    return found


def words_on(page: str) -> str:
    """What is read on a page, with single spaces."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page))).replace(" :", ":")


def test_the_people_differ(people: list[Known]) -> None:
    """Or the rest would prove little: every kind of answer, on time and over it, and owners found in several ways."""
    answers = [answer for one in people for answer in one.answers]
    assert {answer.code for answer in answers} == set(get_args(AnswerCode))
    assert {answer.over_time for answer in answers if answer.code == "due"} == {True, False}
    assert len({answer.owner.standing for answer in answers}) > 1


@on_both
def test_documents(
    client: TestClient, people: list[Known], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stored person, the same document sent with the place's roles, and the command: all of it, to the letter."""
    for one in people:
        stored = get(client, f"/v1/pathways/{one.subject}/due")
        document = get(client, f"/v1/pathways/{one.subject}")
        roles = {"has": sorted(one.place.has), "lacks": sorted(one.place.lacks)}
        posted = client.post("/v1/due", json=document, params=roles).json()
        doc, place = tmp_path / "doc.json", tmp_path / "place.json"
        doc.write_text(json.dumps(document), encoding="utf-8")
        place.write_text(json.dumps(roles), encoding="utf-8")
        given = ["--place", str(place), "--as-of", TODAY.isoformat(), "--format", "json"]
        assert main(["due", str(doc), *given]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert {**stored, "known_at": None} == one.document, one.subject
        assert posted == one.document, one.subject
        assert printed == one.document, one.subject


def test_timeline_of_the_day(client: TestClient, people: list[Known]) -> None:
    """Each question's span says the same: code, dates and owner."""
    for one in people:
        address = f"/v1/pathways/{one.subject}/timeline?from={TODAY}&until={TODAY}"
        spans = {_key(span): span for span in get(client, address)["spans"]}
        assert spans.keys() == one.by_key.keys()
        for key, answer in one.by_key.items():
            same = ("answer", "answer_text", "over_time", "window", "title", "release", "valid_from")
            assert {name: spans[key][name] for name in same} == {name: answer[name] for name in same}
            owner = answer["owner"]
            assert (spans[key]["owner"], spans[key]["owner_text"]) == (owner["role"], owner["text"])


@on_both
def test_worklist(client: TestClient, people: list[Known]) -> None:
    """A row for everything on an agenda and everything else but «not due»: code, dates, owner, and why."""
    codes = {answer.code for one in people for answer in one.answers} - {"not_due"}
    query = "&".join(f"answer={code}" for code in sorted(codes))
    rows = get(client, f"/v1/worklist?limit=500&{query}")["rows"]
    expected = {
        (one.subject, *_key(answer)): answer
        for one in people
        for answer in one.document["answers"]
        if answer["answer"] not in {"due", "not_due"} or _key(answer) in _on_agenda(one)
    }
    assert {(row["subject"], *_key(row)) for row in rows} == expected.keys()
    assert len(rows) == len(expected)
    for row in rows:
        answer = expected[row["subject"], *_key(row)]
        same = ("title", "answer", "answer_text", "over_time", "optional", "why", "until", "release")
        assert {name: row[name] for name in same} == {name: answer[name] for name in same}
        dates = ("opens", "over_time_from", "closes", "approximate")
        window = answer["window"] or {"approximate": False}
        assert {name: row[name] for name in dates} == {name: window.get(name) for name in dates}
        owner = answer["owner"]
        assert (row["owner"], row["owner_text"], row["owner_standing"]) == (
            *(owner["role"], owner["text"]),
            owner["standing"],
        )


def _on_agenda(one: Known) -> set[tuple[Any, ...]]:
    items = [item.answer for agenda in agendas(one.answers) for item in agenda.items]
    return {
        _key(document)
        for answer, document in zip(one.answers, one.document["answers"], strict=True)
        if any(answer is item for item in items)
    }


def test_person_page(client: TestClient, people: list[Known]) -> None:
    """Each conversation of now under whose it is, and each of the others, in the same words; and no more."""
    for one in people:
        page = client.get(f"/forlop/{one.subject}").text
        text = words_on(page)
        shown = 0
        for agenda, found in zip(agendas(one.answers), one.document["agendas"], strict=True):
            assert f"Samtale for {found['owner_text']} {found['standing_text']}" in text
            for item in agenda.items:
                answer = one.document["answers"][one.answers.index(item.answer)]
                assert f"{answer['title']} {answer['answer_text']} {answer['why']}." in text
                shown += 1
        assert page.count("<article") == shown
        others = [a for a in one.document["answers"] if a["answer"] not in {"due", "cannot_tell", "not_due"}]
        for answer in others:
            said = f"{answer['title']}: {answer['answer_text']}. {answer['why']}."
            assert f"{said} Ansvarlig: {answer['owner']['text']}." in text


def test_first_page(client: TestClient, people: list[Known], catalogue: Catalogue) -> None:
    """A line for each person and owner: the most pressing conversation with its reason, then the others' titles."""
    words = Writer(catalogue, "nb").words
    lines = re.findall(r"<tr[^>]*>\s*<th scope=\"row\">(.*?)</tr>", client.get("/").text, re.DOTALL)
    expected = [
        [
            one.subject,
            _talks(words, [item.answer for item in agenda.items]),
            words.phrase("nobody") if agenda.owner.role is None else words.word("role", agenda.owner.role),
        ]
        for one in people
        for agenda in agendas(one.answers)
    ]
    found = [[words_on(cell).strip() for cell in re.split(r"</t[hd]>", line)[:5]] for line in lines]
    owners = [[*line[:2], line[3].removeprefix("Ansvarlig: ")] for line in found]
    assert sorted(owners) == sorted(expected)


def _talks(words: Words, answers: list[Answer]) -> str:
    first, *others = answers
    said = f"{words.text(first.entry.title)} {words.why(first)}"
    also = " · ".join(words.text(answer.entry.title) for answer in others)
    return f"{said} Også: {also}" if also else said
