"""«Kommune og tilbud»: units can be found and read whole, with what is missing and what is old said in words."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules.texts import LANGS
from pakkeforlop_service.application import Application
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.codes import CATEGORIES, PARTNERS, ROLES, UNIT_KINDS
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written
from pakkeforlop_service.directory.units import dumped
from pakkeforlop_service.pages.places import directory
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
            "Ingen kreftkoordinator. 0 1 av 6 ikke det siste året",
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


@pytest.mark.parametrize("page", ["/?enhet={}", "/overleveringer?enhet={}", "/rapport?enhet=k-1&enhet={}"])
def test_a_unit_that_is_not(client: TestClient, application: Application, page: str) -> None:
    """Of a unit that nobody knows no list is shown as if all were well; one that is empty is another matter."""
    application.directory.fill([municipality("k-1"), municipality("k-2", name="Vestre")], NOW)
    assert client.get(page.format("k-2")).status_code == 200
    refused = client.get(page.format("k-9") + "&lang=nn")
    assert refused.status_code == 404
    assert "«k-9» er ikkje lagd inn, og ingen høyrer til der." in refused.text
