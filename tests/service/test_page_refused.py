"""Pages that say no: what happened, what it means, and where to go; and the accessibility statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient
from starlette.exceptions import HTTPException
from starlette.requests import Request

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import LANGS
from pakkeforlop_service.app import Running, create_app
from pakkeforlop_service.application import Application, OtherEngine
from pakkeforlop_service.application.erasing import erase_pathway
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.pages.refused import Kind, refused
from pakkeforlop_service.pages.texts import TEXTS
from pakkeforlop_service.problems import refusal_of
from pakkeforlop_service.store import Erased, NoSuchPathway, Stale, Unavailable
from tests.service.conftest import HOME, NOW, Watch
from tests.service.test_identity import ONE
from tests.service.test_pages import Page, opened
from tests.support.documents import pathway, told
from tests.support.recorded import add


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let the directory's pages meet an error."""

    def fail(error: Exception) -> None:
        def raised(_: Application) -> None:
            raise error

        monkeypatch.setattr(Application, "local", raised)

    return fail


def asked(client: TestClient, method: str, path: str, error: Exception, lang: str = "nb") -> Page:
    """The page that a request comes to when this goes wrong in it."""
    service: Any = client.app
    request = Request(
        {
            "type": "http",
            "method": method,
            "path": path,
            "query_string": f"lang={lang}".encode(),
            "headers": [],
            "app": service.app.app,
        }
    )
    return Page(bytes(refused(request, refusal_of(error), error).body).decode())


@pytest.mark.parametrize("kind", get_args(Kind))
def test_each_kind_has_its_words(kind: str) -> None:
    """A title, what happened and what to do, in Norwegian and in English."""
    for part in ("", "_what", "_do"):
        said = [TEXTS[f"refused_{kind}{part}"].in_(lang) for lang in LANGS]
        assert said[0] != said[2]


class TestPeople:
    def test_nobody(self, client: TestClient) -> None:
        """A person that is not there: see that the reference is right, or go to the worklist."""
        page = opened(client, "/forlop/nobody?lang=en", 404)
        assert "No pathway is recorded with this reference." in page.text
        assert "What you can do" in page.text
        assert "/?lang=en" in page.links
        assert "/forlop/nobody?lang=nn" in page.links, "the same in another language"

    def test_erased(self, client: TestClient, application: Application) -> None:
        """Who is erased is said to be, without when, why or anything about them."""
        add(application, pathway(told("2026-01-12"), subject="p-1"))
        erase_pathway(application.store, "p-1", "test_data", NOW)
        response = client.get("/forlop/p-1")
        assert response.status_code == 410
        main = Page(response.text.split("<main")[1].split("</main>")[0])
        assert "Forløpet er slettet" in main.text
        assert "journalen" in main.text
        for detail in ("p-1", "2026", "mai", "test"):
            assert detail not in main.text.lower(), detail
        assert main.links == ["/"]

    @pytest.mark.parametrize("error", [NoSuchPathway(), Erased(NOW)])
    def test_no_way_to_nobody(self, client: TestClient, error: Exception) -> None:
        """From further in, no link leads to the page of somebody who is not there."""
        assert "/forlop/p-1" not in asked(client, "GET", "/forlop/p-1/form", error).links

    def test_a_form_that_is_opened(self, client: TestClient) -> None:
        """The address of a form, loaded again: back to the person."""
        page = asked(client, "GET", "/forlop/p-1/form", HTTPException(405), "nn")
        assert "/forlop/p-1?lang=nn" in page.links
        assert "Dette er ikkje ei side" in page.text

    def test_a_strangers_form(self, client: TestClient) -> None:
        """No access: it is said that nothing was saved, and the way to the person's own page is shown."""
        stranger = {"origin": "https://example.invalid"}
        response = client.post("/forlop/p-1/form?lang=en", data={}, headers=stranger)
        assert response.status_code == 403
        page = Page(response.text)
        assert "You have no access to this" in page.text
        assert "Nothing has been saved" in page.text
        assert "/forlop/p-1?lang=en" in page.links

    def test_changed(self, client: TestClient) -> None:
        """Somebody was first: nothing is saved, and it is asked to look again."""
        page = asked(client, "POST", "/forlop/p-1/form", Stale(4))
        assert "Endret i mellomtiden" in page.text
        assert "ikke lagret" in page.text
        assert "/forlop/p-1" in page.links

    def test_sent_and_not_known(self, client: TestClient) -> None:
        """What was sent may have been saved: look at the person, and no link that opens the form's address."""
        page = asked(client, "POST", "/forlop/p-1/form", Unavailable())
        assert "ikke bekreftet at det er lagret" in page.text
        assert "/forlop/p-1" in page.links
        assert not [link for link in page.links if "form" in link]

    def test_what_was_said_in_particular(self, client: TestClient) -> None:
        """Who refused may have said more."""
        page = asked(client, "POST", "/forlop/p-1/form", HTTPException(422, "Åpne skjemaet på nytt."))
        assert "Åpne skjemaet på nytt." in page.text

    def test_a_status_without_words_of_its_own(self, client: TestClient) -> None:
        """It still says that it did not work, and where to go."""
        page = asked(client, "GET", "/x", HTTPException(418))
        assert "Dette gikk ikke" in page.text
        assert "/" in page.links


class TestAddresses:
    def test_no_such_page(self, client: TestClient) -> None:
        """Where to begin instead; the page is had in the other languages at the same address."""
        page = opened(client, "/nothing/her%C3%A5?x=1", 404)
        assert "Det er ingen side på denne adressen." in page.text
        assert {"/", "/kommuner", "/nothing/her%C3%A5?lang=nn"} <= set(page.links)

    def test_faulty_choices(self, client: TestClient) -> None:
        """What is wrong by name, each once, and the page without the choices."""
        page = opened(client, "/kommuner?slag=wizard&x=1&lang=nn", 422)
        assert "«slag» kan ikkje vere slik det er skrive. «x» kan ikkje" in page.text
        assert page.text.count("«slag»") == 1
        assert "literal" not in page.text
        assert "/kommuner?lang=nn" in page.links

    @pytest.mark.parametrize("path", ["//example.invalid/x", "/\\example.invalid", "///x"])
    def test_no_way_leads_to_another_host(self, client: TestClient, path: str) -> None:
        """An address that begins like another host's never becomes a link there."""
        page = Page(client.get(f"{HOME}{path}").text)
        assert page.links
        for link in page.links:
            assert link.startswith(("/", "#")), link
            assert not link.startswith(("//", "/\\")), link

    @pytest.mark.parametrize("address", [f"/forlop/{ONE}", f"/?enhet={ONE}", f"/{ONE}/x?lang={ONE}"])
    def test_an_identity_number_is_not_repeated(self, client: TestClient, address: str) -> None:
        """Not in words, and not in a link either."""
        response = client.get(address)
        assert response.status_code == 422
        assert ONE not in response.text
        assert "ser ut som et fødselsnummer" in response.text


class TestOurs:
    @pytest.mark.parametrize(
        ("error", "status", "words"),
        [
            (Unavailable(), 503, "Tenesta er ikkje tilgjengeleg no"),
            (RuntimeError("secret"), 500, "Feil i tenesta"),
            (OtherEngine("x"), 409, "Tenesta er under oppgradering"),
        ],
    )
    def test_may_pass(
        self, client: TestClient, fails: Any, error: Exception, status: int, words: str
    ) -> None:
        """Try the same again, with all the choices; the code in the log stands there, and nothing of the fault."""
        fails(error)
        response = client.get("/kommuner?navn=a&lang=nn", headers={"X-Request-Id": "kode-7"})
        assert response.status_code == status
        page = Page(response.text)
        assert words in page.text
        assert "/kommuner?navn=a&lang=nn" in page.links
        assert "kode-7" in page.text
        assert "secret" not in response.text
        assert ("Retry-After" in response.headers) == (status == 503)


@pytest.fixture
def reachable(url: str, catalogue: Catalogue, watch: Watch, contact: str) -> Iterator[TestClient]:
    """A service whose operator has said where to report."""
    app = create_app(url, catalogue, Clock(watch), running=Running(accessibility_contact=contact))
    with TestClient(app, base_url=HOME) as client:
        yield client


class TestStatement:
    def test_honest(self, client: TestClient) -> None:
        """What is tried and what is not, and that it is not the public body's own statement."""
        text = opened(client, "/tilgjengelighet").text
        for words in (
            "Reglene i axe",
            "400 % forstørring",
            "Ingen med nedsatt funksjonsevne har prøvd sidene for oss.",
            "sier derfor ikke at de er oppfylt",
            "uustatus.no",
            "PAKKEFORLOP_ACCESSIBILITY_CONTACT",
        ):
            assert words in text, words

    @pytest.mark.parametrize("lang", LANGS)
    def test_from_every_page(self, client: TestClient, lang: str) -> None:
        """Its link stands at the foot, in the language of the page."""
        link = "/tilgjengelighet" if lang == "nb" else f"/tilgjengelighet?lang={lang}"
        assert link in opened(client, f"/?lang={lang}").links
        opened(client, link)

    @pytest.mark.parametrize(
        ("contact", "link"),
        [
            ("hjelp@example.invalid", "mailto:hjelp@example.invalid"),
            ("https://example.invalid/meld", "https://example.invalid/meld"),
            ('https://x/"><script>', 'https://x/"><script>'),
        ],
    )
    def test_the_operators_contact(self, reachable: TestClient, link: str) -> None:
        """Where it is said, there it leads."""
        response = reachable.get("/tilgjengelighet")
        assert link in Page(response.text).links
        assert "PAKKEFORLOP_ACCESSIBILITY_CONTACT" not in response.text
        assert "<script>" not in response.text
