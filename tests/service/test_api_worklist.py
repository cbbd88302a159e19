"""The worklist over HTTP: rows in words, filters, pages, and the same as a spreadsheet."""

from __future__ import annotations

import csv
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.api.worklist import _cell, row
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.store.spans import Wanted
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import sent, unstamped

TODAY = date(2026, 5, 15)
EARLY = "tidlig-arbeid-arbeidsgiver"


@pytest.fixture
def person(application: Application, watch: Watch) -> Application:
    """Told in January, an employee, on sick leave since February: over time in May."""
    events = [told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02")]
    places = {"municipality": "k", "hospital_unit": "s", "synthetic": True}
    application.create_pathway(sent({"subject": "p", **places, "events": events}), Sent(watch()))
    return application


@pytest.fixture
def filled(application: Application, watch: Watch) -> Application:
    application.fill(cohort(25, 1, TODAY), watch())
    return application


def rows(client: TestClient, query: str = "") -> list[dict[str, Any]]:
    response = client.get(f"/v1/worklist?{query}")
    assert response.status_code == 200, response.text
    found: list[dict[str, Any]] = response.json()["rows"]
    return found


class TestRow:
    @on_both
    def test_says_what_when_and_whose(
        self, client: TestClient, person: Application, catalogue: Catalogue
    ) -> None:
        """Everything that is needed to choose whom to call first, and no more."""
        [early] = rows(client, f"checkpoint={EARLY}")
        assert early == {
            "subject": "p",
            "checkpoint": EARLY,
            "title": "Tidlig samtale om arbeid og kontakt med arbeidsgiver",
            "answer": "due",
            "answer_text": "over tiden",
            "over_time": True,
            "optional": False,
            "why": early["why"],
            "opens": "2026-01-12",
            "over_time_from": "2026-02-23",
            "closes": early["closes"],
            "until": None,
            "approximate": False,
            "owner": "hospital_social_worker",
            "owner_text": early["owner_text"],
            "owner_standing": "not_confirmed",
            "asker": "hospital_social_worker",
            "leading": True,
            "course": "diagnosis_told-2026-01-12",
            "episode": None,
            "event": None,
            "occurrence": 1,
            "municipality": "k",
            "hospital_unit": "s",
            "synthetic": True,
            "release": catalogue.release,
        }
        assert early["why"].startswith("Over tiden siden 23. februar 2026")
        assert "sosionom" in early["owner_text"]

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_language(self, client: TestClient, person: Application, catalogue: Catalogue, lang: Any) -> None:
        """The words come in the language asked for."""
        entry = next(one for one in catalogue.entries if one.id == EARLY)
        assert rows(client, f"checkpoint={EARLY}&lang={lang}")[0]["title"] == entry.title.in_(lang)

    def test_same_words_as_the_person(self, client: TestClient, filled: Application) -> None:
        """What a row says is what the person's own answer says."""
        found = rows(client, "limit=500&answer=due&answer=upcoming&answer=cannot_tell&answer=resting")
        assert {"due", "upcoming", "resting"} <= {one["answer"] for one in found}
        for one in found:
            answers = client.get(f"/v1/pathways/{one['subject']}/due").json()["answers"]
            key = ("checkpoint", "course", "episode", "event", "occurrence")
            [own] = [answer for answer in answers if all(answer[name] == one[name] for name in key)]
            same = ("title", "answer", "answer_text", "over_time", "optional", "why", "until", "release")
            assert {name: one[name] for name in same} == {name: own[name] for name in same}
            assert (one["owner"], one["owner_text"], one["owner_standing"]) == (
                own["owner"]["role"],
                own["owner"]["text"],
                own["owner"]["standing"],
            )

    def test_today_is_norways(self, client: TestClient, person: Application) -> None:
        """Without as_of it is today in Oslo, also when UTC is still at yesterday."""
        assert client.get("/v1/worklist").json()["as_of"] == "2026-05-15"


class TestFilters:
    def test_each_narrows(self, client: TestClient, filled: Application) -> None:
        """Each filter gives the rows of all that fit it, and none but those."""
        everything = rows(client, "limit=500&answer=due&answer=lapsed&answer=upcoming")
        fits: dict[str, Any] = {
            "answer=due": lambda one: one["answer"] == "due",
            "answer=lapsed": lambda one: one["answer"] == "lapsed",
            "unit=demo-kommune-1": lambda one: one["municipality"] == "demo-kommune-1",
            "unit=demo-sykehus-a": lambda one: one["hospital_unit"] == "demo-sykehus-a",
            "role=municipal_cancer_coordinator": lambda one: one["asker"] == "municipal_cancer_coordinator",
            "unowned=true": lambda one: one["asker"] is None,
            "checkpoint=ph-2": lambda one: one["checkpoint"] == "ph-2",
            "over_time=true": lambda one: one["over_time"],
            "over_time=false": lambda one: not one["over_time"],
            "leading=true": lambda one: one["leading"] or one["answer"] != "due",
        }
        for query, fit in fits.items():
            answers = "" if query.startswith("answer") else "&answer=due&answer=lapsed&answer=upcoming"
            assert rows(client, f"limit=500&{query}{answers}") == [one for one in everything if fit(one)], (
                query
            )

    @pytest.mark.parametrize(
        ("query", "where"),
        [
            ("as_of=2026-02-30", "as_of"),
            ("role=wizard", "role"),
            ("answer=perhaps", "answer[0]"),
            ("unit=a%20b", "unit"),
            ("unit=01017012345", "unit"),
            ("checkpoint=PH-2", "checkpoint"),
            ("limit=0", "limit"),
            ("limit=501", "limit"),
            ("over_time=maybe", "over_time"),
            ("unit=k&known_at=2026-05-15", "known_at"),
            ("known_at=2026-05-15T12:00:00Z", "known_at"),
            ("owner=gp", "owner"),
        ],
    )
    @pytest.mark.parametrize("door", ["worklist", "worklist.csv"])
    def test_what_cannot_be_used(self, client: TestClient, door: str, query: str, where: str) -> None:
        """A parameter that is wrong or unknown is refused with its name, never ignored."""
        response = client.get(f"/v1/{door}?{query}")
        assert response.status_code == 422, response.text
        [error] = response.json()["errors"]
        assert error["where"] == where
        assert error["fault"]
        assert error["cure"]


class TestPages:
    @on_both
    @pytest.mark.parametrize(
        "known", ["", "&unit=demo-sykehus-a&known_at=2026-05-15T20:00:00Z"], ids=["now", "known"]
    )
    def test_one_after_the_other(self, client: TestClient, filled: Application, known: str) -> None:
        """All pages together are the list, and the last one says that it is."""
        known += "&answer=due&answer=lapsed"
        whole = rows(client, f"limit=500{known}")
        found: list[dict[str, Any]] = []
        after = ""
        while True:
            page = client.get(f"/v1/worklist?limit=4{after}{known}").json()
            found += page["rows"]
            if page["next"] is None:
                break
            assert len(page["rows"]) == 4
            after = f"&after={page['next']}"
        assert len(whole) > 4
        assert found == whole

    @on_both
    def test_a_word_that_is_not_ours(self, client: TestClient, filled: Application) -> None:
        """What was tampered with is refused, and never reaches the database as it is."""
        for word in ("x", "æ", "W10=", "!!!!", *map(_word, NOT_OURS)):
            response = client.get("/v1/worklist", params={"after": word})
            assert response.status_code == 422, (urlsafe_b64decode(word), response.text)
            assert response.json()["errors"][0]["where"] == "after"
            assert client.get("/", params={"fra": word}).status_code == 422

    def test_a_word_of_ours_that_was_changed(self, client: TestClient, filled: Application) -> None:
        """Cut short, or with a letter too many, it is none of ours."""
        word = client.get("/v1/worklist?limit=2").json()["next"]
        for changed in (word[:-6], word[4:], f"{word[:10]}{word[14:]}"):
            assert client.get("/v1/worklist", params={"after": changed}).status_code == 422


NOT_OURS = (
    [0, 0, "2026-05-15", "ph-2", "p"],
    [0, 0, "2026-05-15", "ph-2", "p", "q", "r"],
    [0, 0, "today", "ph-2", "p", "q"],
    [0, 0, 20260515.5, "ph-2", "p", "q"],
    [2**70, 0, "2026-05-15", "ph-2", "p", "q"],
    [0, -(2**70), "2026-05-15", "ph-2", "p", "q"],
    [0, 0, "2026-05-15", "ph\0", "p", "q"],
    [0, 0, "2026-05-15", "ph-2", "p", "\ud800"],
)


def _word(key: list[Any]) -> str:
    return urlsafe_b64encode(json.dumps(key).encode()).decode()


class TestCsv:
    def read(self, client: TestClient, query: str = "") -> tuple[Any, list[list[str]]]:
        response = client.get(f"/v1/worklist.csv?{query}")
        assert response.status_code == 200, response.text
        return response, list(csv.reader(StringIO(response.content.decode("utf-8-sig")), delimiter=";"))

    def test_holds_the_same_rows(self, client: TestClient, filled: Application) -> None:
        """A header with the names of the fields, and the rows of the list in its order."""
        response, (header, *lines) = self.read(client, "limit=20")
        found = rows(client, "limit=20")
        assert header == list(found[0])
        assert [dict(zip(header, line, strict=True)) for line in lines] == [
            {name: _written(value) for name, value in one.items()} for one in found
        ]
        assert response.headers["content-type"] == "text/csv; charset=utf-8"
        assert response.headers["content-disposition"] == 'attachment; filename="arbeidsliste-2026-05-15.csv"'

    def test_a_spreadsheet_reads_its_letters(self, client: TestClient, person: Application) -> None:
        """It begins with what tells a spreadsheet that it is UTF-8."""
        response, _ = self.read(client)
        assert response.content.startswith("\ufeffsubject;".encode())
        assert "på sykehuset" in response.content.decode()

    def test_nobody(self, client: TestClient) -> None:
        """A list of nobody has its header all the same."""
        _, found = self.read(client)
        assert found[0][:2] == ["subject", "checkpoint"]
        assert len(found) == 1

    def test_next(self, client: TestClient, filled: Application) -> None:
        """The link leads to the next page of the same list."""
        response, (_, *first) = self.read(client, "limit=3&unit=demo-sykehus-a&answer=lapsed")
        link = response.headers["link"]
        assert link.endswith('>; rel="next"')
        following = client.get(response.url.join(link[1:].partition(">")[0]))
        expected = [one["subject"] for one in rows(client, "limit=6&unit=demo-sykehus-a&answer=lapsed")]
        _, *second = csv.reader(StringIO(following.content.decode("utf-8-sig")), delimiter=";")
        assert [line[0] for line in [*first, *second]] == expected
        whole, _ = self.read(client, "limit=500")
        assert "link" not in whole.headers

    @pytest.mark.parametrize(
        ("value", "cell"),
        [
            ("=1+1", "'=1+1"),
            ("+47", "'+47"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("p-1", "p-1"),
            (None, ""),
            (True, "true"),
            (date(2026, 5, 15), "2026-05-15"),
        ],
    )
    def test_a_cell_is_never_run(self, value: Any, cell: str) -> None:
        """What a spreadsheet would take for a formula is defused."""
        assert _cell(value) == cell

    def test_separators_are_kept_apart(
        self, person: Application, catalogue: Catalogue, client: TestClient
    ) -> None:
        """A cell with a semicolon, a quote or a line break is still one cell."""
        [line] = person.worklist(Wanted(TODAY, checkpoint=EARLY)).lines
        written = row(line, Writer(catalogue, "nb"))
        assert ";" not in "".join(written)
        _, (header, *found) = self.read(client, f"checkpoint={EARLY}")
        assert {len(one) for one in found} == {len(header)}


def _written(value: Any) -> str:
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


class TestKnownAt:
    @on_both
    def test_the_list_as_it_was(self, client: TestClient, person: Application, watch: Watch) -> None:
        """What one saw then, though the person has died since."""
        known_at = watch().isoformat()
        before = client.get("/v1/worklist?unit=k").json()["rows"]
        assert before
        gone = [unstamped(event("died", "2026-05-10"))]
        person.record_events("p", gone, Sent(watch.forward(minutes=1)))
        assert rows(client, "unit=k") == []
        again = client.get("/v1/worklist", params={"unit": "k", "known_at": known_at}).json()
        assert again["rows"] == before
        assert again["known_at"] == known_at
        assert client.get("/v1/worklist.csv", params={"unit": "k", "known_at": known_at}).text.count(
            "\n"
        ) == 1 + len(before)
