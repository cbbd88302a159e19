"""«Rapport»: what the figures say, what they hide, and that the drawing says no more than they do."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.pages.reports.charts import Bar, parts, shares
from tests.directory.making import municipality
from tests.service.conftest import NOW
from tests.service.test_pages import opened
from tests.support.documents import talk, told
from tests.support.recorded import add
from tests.support.reported import people

TOLD = "2025-08-01"
"""Point 2 is due from 1 November and over time from 2 December."""
HELD = talk("2025-11-10", "held", "ph-2", themes=["work", "economy"])


def filled(application: Application, held: int, others: int, unit: str = "k-1") -> None:
    """So many who had point 2 in November, and so many who had not."""
    add(
        application,
        *people(held, told(TOLD), HELD, name=f"{unit}-held", municipality=unit),
        *people(others, told(TOLD), name=f"{unit}-rest", municipality=unit),
    )


def chart_of(text: str, title: str) -> list[dict[str, str]]:
    """The bars of the drawing with this title: the name, the number, and the widths that are filled and hatched."""
    drawing = re.search(rf'<svg class="chart"[^>]*aria-label="[^"]*{title}[^>]*>(.*?)</svg>', text, re.DOTALL)
    assert drawing is not None
    found = []
    for bar in drawing[1].split('<text class="name"')[1:]:
        given = {"name": _first(r">([^<]*)</text>", bar), "text": _first(r'end">([^<]*)</text>', bar)}
        for part in ("filled", "hatched"):
            given[part] = _first(rf'<rect class="{part}[^>]*width="([\d.]+)"', bar)
        found.append(given)
    return found


def _first(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return "" if found is None else found[1]


class TestReport:
    def test_choose_first(self, client: TestClient, application: Application) -> None:
        """Without a unit there is the form, with the units that people belong to under their names."""
        application.directory.fill([municipality("k-1", name="Østre kommune")], NOW)
        filled(application, 1, 0)
        text = client.get("/rapport").text
        assert '<option value="k-1">Østre kommune</option>' in text
        assert '<option value="2026" selected>2026</option>' in text
        assert '<option value="2015">2015</option>' in text
        assert "Samtalene" not in text

    def test_no_units(self, client: TestClient) -> None:
        """Where nobody belongs anywhere yet, it says so."""
        page = opened(client, "/rapport")
        assert "Det er ingen enheter å velge ennå." in page.text
        assert page.forms == []

    def test_figures(self, client: TestClient, application: Application) -> None:
        """Whom each conversation concerned and what came of it, drawn and in a table; what is small is hidden."""
        filled(application, 12, 8)
        text = client.get("/rapport?enhet=k-1&aar=2025").text
        bars = chart_of(text, "Samhandlingspunkt 2")
        assert {"name": "gjennomført", "text": "12", "filled": "179.4", "hatched": ""} in bars
        assert {"name": "over tiden", "text": "8", "filled": "119.6", "hatched": ""} in bars
        row = re.search(r"<tr><th scope=\"row\">Samhandlingspunkt 2.*?</tr>", text)
        assert row is not None
        assert re.findall(r"<td>(\d*)</td>", row[0]) == ["20", "0", "12", "0", "0", "0", "0", "8", "0", "60"]
        page = opened(client, "/rapport?enhet=k-1&aar=2025")
        for words in (
            "1. januar 2025 til 31. desember 2025, slik det er registrert 15. mai 2026.",
            "Gjaldt 20 personer",
            "Antall samtaler viser ikke hvor sammensatt arbeidet er",
            "Grupper på 1 til 4 personer vises ikke",
            "fikk diagnosen 20",
        ):
            assert words in page.text, words

    def test_hidden(self, client: TestClient, application: Application) -> None:
        """A small part is drawn as the interval that it is given as."""
        filled(application, 3, 17)
        bars = chart_of(client.get("/rapport?enhet=k-1&aar=2025").text, "Samhandlingspunkt 2")
        assert bars[0] == {"name": "gjennomført", "text": "&lt;5", "filled": "14.9", "hatched": "44.9"}

    @pytest.mark.parametrize(("one", "another"), [((3, 17), (2, 18)), ((2, 0), (4, 0)), ((2, 4), (4, 2))])
    def test_nothing_hidden_can_be_read_off(
        self, client: TestClient, application: Application, one: tuple[int, int], another: tuple[int, int]
    ) -> None:
        """Two units that only differ in hidden numbers have the same page, to the last pixel of the drawing."""
        filled(application, *one, unit="k-1")
        filled(application, *another, unit="k-2")
        first, second = (
            client.get(f"/rapport?enhet={unit}&aar=2025").text.split("</form>")[1] for unit in ("k-1", "k-2")
        )
        assert first.replace("k-1", "k-2") == second

    def test_too_few_to_draw(self, client: TestClient, application: Application) -> None:
        """A conversation that concerned fewer than five is named, without a drawing."""
        filled(application, 2, 1)
        text = client.get("/rapport?enhet=k-1&aar=2025").text
        assert "Gjaldt færre enn fem personer" in text
        assert "<figure" not in text

    def test_several_units(self, client: TestClient, application: Application) -> None:
        """They are taken together; each can be taken away, and another added, with the year kept."""
        filled(application, 3, 0)
        filled(application, 0, 3, unit="k-2")
        page = opened(client, "/rapport?enhet=k-1&enhet=k-2&aar=2025&lang=nn")
        assert "2 einingar til saman" in page.text
        assert "Galdt 6 personar" in page.text
        away = {given.get("aria-label"): given["href"] for tag, given in page.tags if tag == "a"}
        assert away["Ta bort k-1"] == "/rapport?enhet=k-2&aar=2025&lang=nn"
        assert away["Ta bort k-2"] == "/rapport?enhet=k-1&aar=2025&lang=nn"
        assert "/rapport?enhet=k-1&enhet=k-2&aar=2025&lang=en" in page.links
        assert page.forms[0]["fields"]["enhet"] == ["k-1", "k-2"]

    def test_csv(self, client: TestClient, application: Application) -> None:
        """The same figures as a spreadsheet."""
        filled(application, 6, 0)
        filled(application, 6, 0, unit="k-2")
        page = opened(client, "/rapport?enhet=k-1&enhet=k-2&aar=2025&lang=en")
        [address] = [link for link in page.links if link.startswith("/v1/reports.csv")]
        assert parse_qs(urlsplit(address).query) == {"unit": ["k-1", "k-2"], "year": ["2025"], "lang": ["en"]}
        assert client.get(address).status_code == 200

    def test_an_empty_choice(self, client: TestClient, application: Application) -> None:
        """The form sent with nothing added keeps those that are there, each once."""
        filled(application, 6, 0)
        page = opened(client, "/rapport?enhet=k-1&enhet=k-1&enhet=&aar=2025")
        assert "Rapport: k-1, 2025" in page.text

    @pytest.mark.parametrize(
        ("query", "words"),
        [("aar=2027", "året er ikke begynt"), ("aar=2014", "aar"), ("enhet=%3Cb%3E", "enhet"), ("x=1", "x")],
    )
    def test_refused(self, client: TestClient, query: str, words: str) -> None:
        """A year to come, one too long ago, and what is no choice: said, with a way on."""
        page = opened(client, f"/rapport?{query}", 422)
        assert words in page.text
        assert "/" in page.links

    def test_synthetic(self, client: TestClient, application: Application) -> None:
        """Figures of nobody say so."""
        add(application, *people(6, told(TOLD), synthetic=True))
        assert "Syntetiske data" in opened(client, "/rapport?enhet=k-1&aar=2025").text

    def test_nobody(self, client: TestClient, application: Application) -> None:
        """A unit that nobody belongs to has no figures, and it is said why that may be."""
        application.directory.fill([municipality("nowhere", name="Nord")], NOW)
        text = opened(client, "/rapport?enhet=nowhere").text
        assert "Ingen samtale gjaldt noen her i perioden." in text
        assert "Se etter at referansen til enheten er rett." in text


class TestComparison:
    def test_units(self, client: TestClient, application: Application) -> None:
        """Each unit with how many of how many, in the order of the references; few are said to be few."""
        application.directory.fill(
            [municipality("k-1", name="Østre"), municipality("k-2", name="Vestre")], NOW
        )
        filled(application, 6, 6, unit="k-1")
        filled(application, 0, 3, unit="k-2")
        text = client.get("/rapport/sammenligning?samtale=ph-2&aar=2025").text
        assert chart_of(text, "Samhandlingspunkt 2") == [
            {"name": "Østre", "text": "6 av 12 (50 %)", "filled": "239.5", "hatched": ""}
        ]
        assert text.index(">Østre</a>") < text.index(">Vestre</a>")
        assert '<td colspan="3">færre enn fem</td>' in text
        assert "/rapport?enhet=k-1&amp;aar=2025" in text

    def test_choose_first(self, client: TestClient) -> None:
        """Without a conversation there is the form with all of them."""
        page = opened(client, "/rapport/sammenligning?lang=en")
        assert "One conversation in all the units" in page.text
        assert "How to read" not in page.text

    def test_nobody(self, client: TestClient) -> None:
        """A conversation that concerned nobody says so."""
        page = opened(client, "/rapport/sammenligning?samtale=ph-2&slag=hospital_unit")
        assert "Samtalen gjaldt ingen i noen enhet" in page.text

    def test_only_few(self, client: TestClient, application: Application) -> None:
        """Where all are few there is nothing to draw."""
        filled(application, 1, 1)
        text = client.get("/rapport/sammenligning?samtale=ph-2&aar=2025").text
        assert "færre enn fem" in text
        assert "<figure" not in text

    def test_unknown(self, client: TestClient) -> None:
        """A conversation that is not in the catalogue."""
        page = opened(client, "/rapport/sammenligning?samtale=ph-9&lang=nn", 404)
        assert "Denne samtalen finst ikkje i katalogen." in page.text


def figure(value: int | None, least: int = 0, most: int = 0) -> dict[str, Any]:
    hidden = value is None
    return {"value": value, "hidden": hidden, "least": least, "most": most, "text": str(value)}


NAMES = {"held": "held", "declined": "declined", "over_time": "over time"}


class TestCharts:
    def test_parts(self) -> None:
        """Each part of the whole; nobody is left out, but for what it is all about."""
        figures = {
            "people": figure(40),
            "held": figure(0),
            "declined": figure(0),
            "over_time": figure(None, 1, 4),
        }
        drawn = parts(figures, "people", NAMES)
        assert drawn is not None
        assert drawn.bars == [
            Bar("held", "0", "done", 0.0, 0.0),
            Bar("over time", "None", "over", 2.5, 7.5),
        ]
        assert drawn.height == 68

    @pytest.mark.parametrize("whole", [None, figure(0), figure(None, 1, 4)])
    def test_no_whole(self, whole: dict[str, Any] | None) -> None:
        """What is a part of nobody, or of a hidden number, is not drawn."""
        assert parts({"people": whole, "held": figure(1)}, "people", {"held": "held"}) is None

    def test_left_out(self) -> None:
        """A number that is left out has no bar."""
        drawn = parts({"people": figure(9), "held": None}, "people", {"held": "held"})
        assert drawn is not None
        assert drawn.bars == []

    def test_long_names(self) -> None:
        """A name that has no room is cut."""
        drawn = shares([("x" * 37, {"people": figure(8), "held": figure(2)}, "2 of 8")])
        assert drawn.bars == [Bar("x" * 35 + "…", "2 of 8", "done", 25.0, 0.0)]
