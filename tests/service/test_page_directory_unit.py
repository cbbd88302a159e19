"""One unit's page: what is there, missing, vacant and old, each said in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.application import Application
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.records import RoleRecord
from pakkeforlop_service.pages.places.unit import standing
from tests.directory.making import municipality
from tests.service.conftest import NOW
from tests.service.test_pages import opened

TODAY = date(2026, 5, 15)
COORDINATOR = "municipal_cancer_coordinator"


@pytest.fixture
def demo(application: Application) -> None:
    """The demo's units, dated from 15 May 2026."""
    application.directory.fill(demo_units(TODAY), NOW)


def put(application: Application, *found: Unit) -> None:
    application.directory.fill(found, NOW)


@pytest.mark.usefixtures("demo")
class TestUnit:
    def test_whole(self, client: TestClient) -> None:
        """Roles, how to reach them, services with scope and referral, cooperation, and when each was verified."""
        page = opened(client, "/kommuner/demo-kommune-1")
        for words in (
            "Samtaler om hverdag og arbeid.",
            "Avgjør ikke ytelser og sykmelder ikke.",
            "100 %",
            "Kan henvise videre Ja",
            "Hverdager 9–15.",
            "Demo-kurset Arbeid og helse",
            "Handler om arbeid",
            "Oppstart hver måned, ti plasser.",
            "Henvisning Trengs Telefon",
            "Henvisning Trengs ikke",
            "Mellom Nav-kontoret, kommunen",
            "Fast møte hver måned",
            "Bekreftet 16. mars 2026.",
            "Frivillige lag og private tilbydere er ikke kartlagt.",
            "Oppdiktet: ingen av stedene",
        ):
            assert words in page.text, words
        assert "tel:00000000" in page.links
        assert "/kommuner/demo-bydel-1" in page.links
        assert "/rapport?enhet=demo-kommune-1" in page.links
        assert "ikke bekreftet" not in page.text

    def test_no_coordinator_is_said(self, client: TestClient) -> None:
        """«Ingen kreftkoordinator» is a value; what is unknown, and what nobody has looked into, are others."""
        text = opened(client, "/kommuner/demo-kommune-2").text
        assert "Mangler Ingen kreftkoordinator." in text
        assert "Det er ukjent om rollen finnes her." in text
        assert "Ikke kartlagt, så det kan finnes eller mangle: sykmelder, Nav-veileder." in text
        assert "Finnes ikke her" in text
        assert "Ingen avtale er kjent" in text

    def test_vacant_with_a_deputy(self, client: TestClient) -> None:
        """For how long, who stands in from when, and how to reach the deputy; at each member too, and from where."""
        texts = [
            opened(client, f"/kommuner/{unit}").text for unit in ("demo-samarbeid-3-4", "demo-kommune-3")
        ]
        for text in texts:
            assert "Ledig nå, vikar på plass" in text
            assert "Ledig fra 31. mars 2026 til og med 29. juli 2026." in text
            assert "Vikar Fra 15. april 2026, inntil videre." in text
            assert "Tirsdager 9–15." in text
        assert "Fra Demo kreftomsorg for kommune 3 og 4" in texts[1]

    def test_a_district_has_its_municipalitys(self, client: TestClient) -> None:
        """Roles and services of the municipality are there, and said to be its."""
        page = opened(client, "/kommuner/demo-bydel-1")
        assert "Demo-kafeen for likepersoner" in page.text
        assert "Demo-kurset Arbeid og helse" in page.text
        assert page.text.index("Demo-kurset") < page.text.index("Demo-kafeen"), (
            "what is about work comes first"
        )
        assert "Fra Demo kommune 1" in page.text
        assert "/kommuner/demo-kommune-1" in page.links

    def test_stale_in_words(self, client: TestClient) -> None:
        """What was verified more than a year ago says so where it stands, and at the top."""
        text = opened(client, "/kommuner/demo-kommune-4").text
        assert "En av opplysningene her er ikke bekreftet det siste året." in text
        assert "Sist bekreftet 31. desember 2024, for mer enn ett år siden. Kan være utdatert." in text

    @pytest.mark.parametrize(
        ("lang", "words"),
        [
            ("nn", ("Ingen kreftkoordinator.", "Ikkje stadfesta. Kan vere feil.", "Tilvising")),
            ("en", ("No cancer coordinator.", "Not verified. May be wrong.", "Referral")),
        ],
    )
    def test_in_other_languages(self, client: TestClient, lang: str, words: tuple[str, ...]) -> None:
        """Our words in the reader's language; what a unit has written is Norwegian, and marked so."""
        response = client.get(f"/kommuner/demo-kommune-2?lang={lang}")
        for one in words:
            assert one in response.text
        marked = '<dd lang="no">Utpeker koordinator' in response.text
        assert marked == (lang == "en")

    def test_where_it_is_maintained(self, client: TestClient) -> None:
        """By a file or the API; and the file is there to be had."""
        page = opened(client, "/kommuner/demo-kommune-1")
        assert "Katalogen holdes ved like av den som har ansvar for den hos dere" in page.text
        assert client.get("/v1/directory/export.csv").status_code == 200
        assert "/v1/directory/export.csv" in page.links

    def test_unknown(self, client: TestClient) -> None:
        """A unit that is not there leads to those that are, in the same language."""
        page = opened(client, "/kommuner/nowhere?lang=en", 404)
        assert "“nowhere” has not been entered." in page.text
        assert "/kommuner/demo-kommune-1?lang=en" in page.links


def test_closed(client: TestClient, application: Application) -> None:
    """A unit that is no more says so, in the list too; one that will close says when."""
    put(
        application,
        municipality("k-1", closed_on="2026-05-15"),
        municipality("k-2", closed_on="2026-05-16"),
    )
    assert "Enheten er nedlagt fra 15. mai 2026." in opened(client, "/kommuner/k-1").text
    assert "Enheten legges ned 16. mai 2026." in opened(client, "/kommuner/k-2").text
    assert opened(client, "/kommuner").text.count("Nedlagt fra 15. mai 2026") == 1


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        ({"status": "has"}, "has"),
        ({"status": "lacks"}, "lacks"),
        ({"status": "unknown"}, "unknown"),
        ({"status": "vacant"}, "vacant"),
        ({"status": "vacant", "vacant_from": "2026-05-16"}, "has"),
        ({"status": "vacant", "vacant_from": "2026-05-15"}, "vacant"),
        ({"status": "vacant", "vacant_until": "2026-05-15"}, "vacant"),
        ({"status": "vacant", "vacant_until": "2026-05-14"}, "has"),
        ({"status": "vacant", "deputy": {"on": "2026-05-15"}}, "covered"),
        ({"status": "vacant", "vacant_from": "2026-05-15", "deputy": {"on": "2026-05-15"}}, "covered"),
        ({"status": "vacant", "deputy": {"on": "2026-05-16"}}, "vacant"),
        ({"status": "vacant", "deputy": {"on": "2026-01-01", "until": "2026-05-14"}}, "vacant"),
        ({"status": "vacant", "vacant_from": "2026-05-16", "deputy": {"on": "2026-01-01"}}, "has"),
    ],
)
def test_how_a_role_stands(record: dict[str, Any], expected: str) -> None:
    """On the day asked about: a vacancy to come or gone by is none, and a deputy covers only while in place."""
    assert standing(RoleRecord.model_validate(record), TODAY) == expected


@pytest.mark.parametrize(
    ("vacancy", "words"),
    [
        ({}, "Ledig. Det er ikke oppgitt hvor lenge."),
        ({"vacant_from": "2026-01-01"}, "Ledig fra 1. januar 2026, uten kjent slutt."),
        ({"vacant_until": "2026-06-01"}, "Ledig til og med 1. juni 2026."),
        ({"deputy": {"on": "2026-05-01", "until": "2026-06-01"}}, "Fra 1. mai 2026 til og med 1. juni 2026."),
        ({"deputy": {"on": "2026-04-01", "until": "2026-05-14"}}, "Vikar Ingen er lagt inn."),
    ],
)
def test_how_long_it_is_vacant(
    client: TestClient, application: Application, vacancy: dict[str, Any], words: str
) -> None:
    """As far as it is told; a deputy who has left is none."""
    put(application, municipality("k-1", roles={COORDINATOR: {"status": "vacant", **vacancy}}))
    assert words in opened(client, "/kommuner/k-1").text


def test_a_vacancy_gone_by_is_not_told(client: TestClient, application: Application) -> None:
    """It is history: the role is there."""
    gone = {"status": "vacant", "vacant_until": str(TODAY - timedelta(days=1))}
    put(application, municipality("k-1", roles={COORDINATOR: gone}))
    assert "Ledig" not in opened(client, "/kommuner/k-1").text
