"""Reports as they are asked for: over HTTP, as CSV, and from the command line."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import date
from io import StringIO
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import LANGS
from pakkeforlop_service.application import Application
from pakkeforlop_service.cli import main
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.report_texts import QUOTE
from tests.service.conftest import NOW
from tests.support.documents import pathway, talk, told

TODAY = date(2026, 5, 15)
HELD = talk("2026-01-20", "held", "ph-1", themes=["work", "economy"])
FIGURES = (
    *("people", "offered", "held", "done_elsewhere", "declined", "deferred", "lapsed"),
    *("over_time", "unowned", "share_held"),
)
PARTS = ("first_talk", "handovers_sent", "handovers_received")


@pytest.fixture
def filled(application: Application) -> Application:
    """Forty with whom it was held and eleven with whom it was not in one municipality, two in another."""
    application.fill(
        [
            *(pathway(told("2026-01-12"), HELD, subject=f"h-{n}", municipality="k-1") for n in range(40)),
            *(pathway(told("2026-01-12"), subject=f"n-{n}", municipality="k-1") for n in range(11)),
            *(pathway(told("2026-01-12"), subject=f"few-{n}", municipality="k-2") for n in range(2)),
        ],
        NOW,
    )
    return application


@pytest.fixture
def asked(filled: Application, client: TestClient) -> Callable[[str], Any]:
    def ask(query: str) -> Any:
        response = client.get(f"/v1/{query}")
        assert response.status_code == 200, response.text
        return response.json()

    return ask


def line(document: dict[str, Any], checkpoint: str) -> dict[str, Any]:
    [found] = [line for line in document["checkpoints"] if line["checkpoint"] == checkpoint]
    figures: dict[str, Any] = found["figures"]
    return figures


class TestReport:
    def test_says_what_it_is_of(self, asked: Callable[[str], Any], catalogue: Catalogue) -> None:
        """Units, year, days and release; every figure of every checkpoint has a word."""
        found = asked("reports?unit=k-1&unit=k-2&year=2026")
        assert {name: found[name] for name in ("units", "year", "from", "until", "as_of", "release")} == {
            "units": ["k-1", "k-2"],
            "year": 2026,
            "from": "2026-01-01",
            "until": "2026-05-15",
            "as_of": "2026-05-15",
            "release": catalogue.release,
        }
        assert found["synthetic"] is False
        for part in (*found["checkpoints"], *(found[name] for name in PARTS)):
            assert part["figures"].keys() <= found["measures"].keys()
        assert list(line(found, "ph-1")) == list(FIGURES)

    def test_shows_numbers_and_hides_small_ones(self, asked: Callable[[str], Any]) -> None:
        """A number as it is, or between which it is."""
        shown = line(asked("reports?unit=k-1&year=2026"), "ph-1")
        assert shown["people"] == {"value": 51, "hidden": False, "text": "51"}
        assert shown["held"] == {"value": 40, "hidden": False, "text": "40"}
        assert shown["share_held"] == {"value": 78, "hidden": False, "text": "78"}
        hidden = line(asked("reports?unit=k-2&year=2026"), "ph-1")
        assert hidden["people"] == {"value": None, "hidden": True, "least": 1, "most": 4, "text": "<5"}
        assert hidden["held"] == {"value": 0, "hidden": False, "text": "0"}
        assert hidden["share_held"] is None

    def test_as_of_an_earlier_day(self, asked: Callable[[str], Any]) -> None:
        """The day before the talks, none was held."""
        found = asked("reports?unit=k-1&year=2026&as_of=2026-01-19")
        assert (found["until"], line(found, "ph-1")["held"]["value"]) == ("2026-01-19", 0)
        assert asked("reports?unit=k-1&year=2025")["until"] == "2025-12-31"

    @pytest.mark.parametrize("lang", LANGS)
    def test_says_what_it_does_not(self, asked: Callable[[str], Any], lang: str) -> None:
        """That a count is no outcome, with its source; and what cannot be promised of small numbers."""
        found = asked(f"reports?unit=k-1&year=2026&lang={lang}")
        notes = {note["code"]: note for note in found["notes"]}
        assert notes["outcome"]["source"]["quote"] == QUOTE
        assert notes["outcome"]["source"]["title"]
        assert list(notes) == [
            *("outcome", "people", "offered", "small", "differences", "place", "waiting", "known")
        ]
        assert found["measures"]["held"] == {"nb": "gjennomført", "nn": "gjennomført", "en": "held"}[lang]

    def test_nobody_is_said(self, asked: Callable[[str], Any]) -> None:
        """A mistyped unit has no numbers but 0, and the report says to look."""
        assert asked("reports?unit=k-11&year=2026")["notes"][0]["code"] == "nobody"
        assert asked("reports?unit=k-1&year=2026")["notes"][0]["code"] == "outcome"

    @pytest.mark.parametrize(
        ("query", "where", "says"),
        [
            ("unit=k-1&year=2027", "year", "høyst 2026"),
            ("unit=k-1&year=2014", "year", "minst 2015"),
            ("unit=k-1&year=2026&as_of=2026-05-16", "as_of", "høyst 2026-05-15"),
            ("unit=k-1&year=2026&as_of=2025-12-31", "year", "høyst 2025"),
            ("unit=k-1", "year", "mangler"),
            ("year=2026", "unit", "mangler"),
            ("unit=k-1&year=2026&known_at=2026-01-01T00:00:00Z", "known_at", "ukjent parameter"),
            ("unit=k-1&year=2026&role=gp", "role", "ukjent parameter"),
        ],
    )
    def test_refuses(self, client: TestClient, query: str, where: str, says: str) -> None:
        """What there is no report of, and what there is no way to ask for."""
        for path in ("reports", "reports.csv"):
            response = client.get(f"/v1/{path}?{query}")
            assert response.status_code == 422
            [error] = response.json()["errors"]
            assert (error["where"], says in error["fault"]) == (where, True)


class TestCsv:
    def test_holds_every_figure_of_the_document(self, client: TestClient, filled: Application) -> None:
        """A line each, in Excel's own way, and the notes go with them."""
        query = "unit=k-1&unit=k-2&year=2026"
        document = client.get(f"/v1/reports?{query}").json()
        response = client.get(f"/v1/reports.csv?{query}")
        assert response.headers["content-disposition"] == 'attachment; filename="rapport-2026.csv"'
        assert response.content.startswith(b"\xef\xbb\xbfpart;code;")
        rows = list(csv.DictReader(StringIO(response.text.removeprefix("\ufeff")), delimiter=";"))
        parts = [("checkpoint", part["checkpoint"], part) for part in document["checkpoints"]]
        parts += [(name, "", document[name]) for name in PARTS]
        expected = [
            (part, code, name, "" if figure is None else figure["text"])
            for part, code, of in parts
            for name, figure in of["figures"].items()
        ]
        found = [(row["part"], row["code"], row["measure"], row["value"]) for row in rows]
        assert [row for row in found if row[0] not in {"report", "note"}] == expected
        assert ("report", "", "unit", "k-2") in found
        assert [row["title"] for row in rows if row["part"] == "note"] == [
            note["text"] for note in document["notes"]
        ]

    def test_a_hidden_number_is_written_as_one(self, client: TestClient, filled: Application) -> None:
        """«<5», and nowhere the number."""
        text = client.get("/v1/reports.csv?unit=k-2&year=2026").text
        assert ";people;personer det gjaldt;<5\r\n" in text
        assert ";2\r\n" not in text


class TestComparison:
    def test_units_side_by_side(self, asked: Callable[[str], Any]) -> None:
        """The share held in each, and nothing of one where it concerned fewer than five; no sum of them."""
        found = asked("reports/units?year=2026&checkpoint=ph-1")
        assert [unit["unit"] for unit in found["units"]] == ["k-1", "k-2"]
        shown, hidden = found["units"]
        assert {name: figure["value"] for name, figure in shown["figures"].items()} == {
            "people": 51,
            "held": 40,
            "share_held": 78,
        }
        assert (shown["hidden"], hidden["hidden"]) == (False, True)
        assert list(hidden["figures"]) == ["people"]
        assert hidden["figures"]["people"]["text"] == "<5"
        assert found["title"].startswith("Samhandlingspunkt 1")
        assert asked("reports/units?year=2026&checkpoint=ph-1&kind=hospital_unit")["units"] == []

    def test_refuses_what_is_no_checkpoint(self, client: TestClient) -> None:
        """404, and where to look."""
        response = client.get("/v1/reports/units?year=2026&checkpoint=ph-9")
        assert response.status_code == 404
        assert "/v1/catalogue" in response.json()["detail"]


class TestNobodyIsSingledOut:
    def test_no_person_and_no_role(self, application: Application, client: TestClient) -> None:
        """Made-up people are said to be, and no reference of theirs, and no role, is anywhere in a report."""
        people = list(cohort(80, seed=2, today=TODAY))
        application.fill(people, NOW)
        words = {
            word
            for path in (
                "reports?unit=demo-kommune-1&year=2026",
                "reports/units?year=2026&checkpoint=ph-2",
            )
            for word in strings(client.get(f"/v1/{path}").json())
        }
        assert client.get("/v1/reports?unit=demo-kommune-1&year=2026").json()["synthetic"] is True
        assert "Syntetiske data: ingen av personene finnes." in words
        assert words.isdisjoint(one.subject for one in people)
        assert words.isdisjoint(event.by for one in people for event in one.events)


def strings(document: Any) -> Iterator[str]:
    """Every word and name of a field in a document."""
    if isinstance(document, dict):
        for name, value in document.items():
            yield name
            yield from strings(value)
    elif isinstance(document, list):
        for value in document:
            yield from strings(value)
    elif isinstance(document, str):
        yield document


class TestCommand:
    @pytest.fixture
    def run(
        self, url: str, filled: Application, capfdbinary: pytest.CaptureFixture[bytes]
    ) -> Callable[..., tuple[int, bytes, str]]:
        def run(*arguments: str) -> tuple[int, bytes, str]:
            code = main(["report", *arguments, "--store", url])
            printed = capfdbinary.readouterr()
            return code, printed.out, printed.err.decode()

        return run

    def test_says_the_same_as_the_service(
        self, run: Callable[..., tuple[int, bytes, str]], client: TestClient
    ) -> None:
        """The same bytes of CSV, and the same document."""
        query = ("--unit", "k-1", "--unit", "k-2", "--year", "2026", "--as-of", "2026-05-15")
        over_http = "unit=k-1&unit=k-2&year=2026&as_of=2026-05-15"
        assert run(*query) == (0, client.get(f"/v1/reports.csv?{over_http}").content, "")
        code, out, _ = run(*query, "--format", "json", "--lang", "en")
        assert (code, json.loads(out)) == (0, client.get(f"/v1/reports?{over_http}&lang=en").json())

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("--year", "2014"), "--year: må være minst 2015 (fant 2014)."),
            (("--year", "2026", "--as-of", "2198-01-01"), "--as-of: må være høyst "),
        ],
    )
    def test_refuses(
        self, run: Callable[..., tuple[int, bytes, str]], arguments: tuple[str, ...], says: str
    ) -> None:
        """In plain words."""
        code, out, error = run("--unit", "k-1", *arguments)
        assert (code, out, says in error) == (2, b"", True)

    def test_an_empty_database(self, url: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is taken into use because somebody asked for a report."""
        for _ in range(2):
            assert main(["report", "--unit", "k-1", "--year", "2026", "--store", url]) == 2
            assert "ingen utgave" in capsys.readouterr().err
