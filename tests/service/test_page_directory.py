"""«Kommune og tilbud»: units can be found and read whole, with what is missing and what is old said in words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules.texts import LANGS
from pakkeforlop_service.application import Application
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.codes import CATEGORIES, PARTNERS, ROLES, UNIT_KINDS
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written
from pakkeforlop_service.directory.records import RoleRecord
from pakkeforlop_service.directory.units import dumped
from pakkeforlop_service.pages import directory
from pakkeforlop_service.pages.directory_unit import standing
from pakkeforlop_service.pages.texts import TEXTS
from tests.directory.making import municipality
from tests.service.conftest import NOW
from tests.service.test_pages import Page, opened

TODAY = date(2026, 5, 15)
COORDINATOR = "municipal_cancer_coordinator"


@pytest.fixture
def demo(application: Application) -> None:
    """The demo's units, dated from 15 May 2026."""
    application.directory.fill(demo_units(TODAY), NOW)


def units(page: Page) -> list[str]:
    """The units that a list shows, in order."""
    return [link.removeprefix("/kommuner/") for link in page.links if link.startswith("/kommuner/")]


def put(application: Application, *found: Unit) -> None:
    application.directory.fill(found, NOW)


@pytest.mark.usefixtures("demo")
class TestList:
    def test_says_what_there_is_and_what_is_missing(self, client: TestClient) -> None:
        """Each unit with its kind, what it lacks in plain words, and whether it is verified."""
        page = opened(client, "/kommuner")
        assert len(units(page)) == len(demo_units(TODAY))
        for words in (
            "8 enheter",
            "Ingen kreftkoordinator.",
            "Ingen sosionom.",
            "interkommunalt samarbeid",
            "1 av 2 ikke det siste året",
            "Alt det siste året",
        ):
            assert words in page.text

    def test_what_others_give_counts(self, client: TestClient) -> None:
        """A municipality has what it shares, and a district what its municipality has."""
        page = opened(client, "/kommuner?navn=kommune+3")
        assert units(page) == ["demo-kommune-3", "demo-samarbeid-3-4"]
        assert page.text.count("kreftkoordinator i kommunen") == 2
        district = opened(client, "/kommuner?slag=district").text
        assert "Nav-veileder" in district
        assert "Tilbud Bekreftet Demo bydel 1 bydel" in district
        assert " – 3 Alt det siste året" in district

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("slag=hospital_unit", ["demo-sykehus-a", "demo-sykehus-b"]),
            ("navn=KOMMUNE+2", ["demo-kommune-2"]),
            ("navn=sykehus-b", ["demo-sykehus-b"]),
            ("navn=+demo+sykehus+a+", ["demo-sykehus-a"]),
            ("slag=municipality&navn=poliklinikk", []),
            ("navn=&slag=&side=1&slag=district", ["demo-bydel-1"]),
        ],
    )
    def test_filters(self, client: TestClient, query: str, found: list[str]) -> None:
        """By kind, and by a part of the name, of the hospital's or of the reference."""
        page = opened(client, f"/kommuner?{query}")
        assert units(page) == found
        assert ("Ingen enhet passer" in page.text) == (not found)

    def test_the_choice_stays_in_the_address(self, client: TestClient) -> None:
        """In the form, and in the links to other languages."""
        page = opened(client, "/kommuner?navn=demo+k&slag=municipality")
        assert page.forms[0]["fields"] == {"navn": ["demo k"], "slag": ["municipality"]}
        assert "/kommuner?navn=demo+k&slag=municipality&lang=nn" in page.links

    def test_pages(self, client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
        """A long list comes in pages, each with the same choice, and leads on and back."""
        whole = units(opened(client, "/kommuner?navn=demo"))
        monkeypatch.setattr(directory, "ROWS", 3)
        addresses = [f"/kommuner?navn=demo{side}" for side in ("", "&side=2", "&side=3")]
        pages = [opened(client, address) for address in addresses]
        assert [unit for page in pages for unit in units(page)] == whole
        assert all("8 enheter" in page.text for page in pages)
        first, second, third = (f"/kommuner?navn=demo&side={side}" for side in (1, 2, 3))
        onward = [
            [link for link in page.links if link in {first, second, third} - {address}]
            for page, address in zip(pages, addresses, strict=True)
        ]
        assert onward == [[second], [first, third], [second]]
        assert not [link for link in pages[2].links if "side=4" in link]

    @pytest.mark.parametrize("query", ["slag=wizard", "side=0", "q=x", f"navn={'x' * 121}"])
    def test_bad_address(self, client: TestClient, query: str) -> None:
        """What cannot be understood is named."""
        assert query.split("=", maxsplit=1)[0] in opened(client, f"/kommuner?{query}", 422).text


def test_nothing_entered(client: TestClient) -> None:
    """An empty directory says how it is filled, and has nothing to search in."""
    page = opened(client, "/kommuner")
    assert "Ingen kommuner eller sykehusenheter er lagt inn ennå" in page.text
    assert page.forms == []


def test_norwegian_order(client: TestClient, application: Application) -> None:
    """Å comes last."""
    names = ("Ås", "Ørsta", "Ærlig", "Zulu", "ål", "Bø")
    put(application, *(municipality(f"k-{place}", name=name) for place, name in enumerate(names)))
    text = opened(client, "/kommuner").text
    shown = sorted(names, key=lambda name: text.index(f" {name} "))
    assert shown == ["Bø", "Zulu", "Ærlig", "Ørsta", "ål", "Ås"]


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
            "Henvisning Trengs ",
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


EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_hostile_values_are_words(client: TestClient) -> None:
    """Files are imported from elsewhere: markup in any field is shown as it stands, in the list and on the page."""
    record = {"last_verified": "2026-01-01", "source": EVIL}
    reach = {"web": 'https://x/"><script>1</script>', "electronic_address": EVIL, "opening_hours": EVIL}
    texts = dict.fromkeys(("scope_does", "scope_does_not", "target_groups", "competence"), EVIL)
    unit = municipality(
        "k-1",
        name=EVIL,
        not_mapped=EVIL,
        roles={COORDINATOR: {"status": "has", **record, "reach": reach, **texts}},
        services=[
            {
                "name": EVIL,
                "category": "other",
                "owner": "voluntary",
                "work_related": True,
                **dict.fromkeys(("work", "capacity"), EVIL),
                **record,
                **texts,
            }
        ],
        cooperations=[{"status": "established", "parties": ["gp", "hospital"], "scope": EVIL, **record}],
    )
    hospital = {"id": "h-1", "kind": "hospital_unit", "name": "H", "hospital": EVIL}
    assert client.post("/v1/directory/import", json={"units": [dumped(unit), hospital]}).status_code == 200
    for address in (
        "/kommuner",
        "/kommuner/k-1",
        "/kommuner/h-1",
        "/rapport?enhet=k-1",
        "/kommuner?navn=%3Cscript%3E",
    ):
        text = client.get(address).text
        assert "&lt;script&gt;" in text, address
        assert "<script>" not in text, address
        assert "<img" not in text, address
        assert "onerror" not in text.replace("onerror=alert(1)&gt;", ""), address


def test_hostile_csv(client: TestClient) -> None:
    """The same from a spreadsheet."""
    content = written([municipality("k-1", name=EVIL)], "csv")
    sent = client.post("/v1/directory/import", content=content, headers={"Content-Type": "text/csv"})
    assert sent.status_code == 200, sent.text
    assert "<script>" not in client.get("/kommuner/k-1").text
    assert "&lt;script&gt;" in client.get("/kommuner/k-1").text


@pytest.mark.parametrize(
    ("prefix", "words"),
    [("kind", UNIT_KINDS), ("category", CATEGORIES), ("party", PARTNERS)],
)
def test_words_are_the_files(prefix: str, words: dict[str, str]) -> None:
    """The page says in bokmål what the file says, and has every code in every language."""
    for code, word in words.items():
        assert TEXTS[f"directory_{prefix}_{code}"].in_("nb") == word
        assert all(TEXTS[f"directory_{prefix}_{code}"].in_(lang) for lang in LANGS)


def test_every_role_can_be_missing() -> None:
    """Each has its plain words."""
    assert all(f"directory_lacks_{role}" in TEXTS for role in ROLES)
