"""The rules for reading: every checkpoint and source in three languages, and what is chosen."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.stages import can_be_open
from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_rules.vocabulary import Vocabulary
from pakkeforlop_service.app import create_app
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.pages.rules.citing import named_by
from pakkeforlop_service.scenarios import scenarios_of
from pakkeforlop_workflow.machines import DESIGNS
from tests.service.conftest import HOME, Watch

CATALOGUE = Catalogue.load()
TODAY = date(2026, 5, 15)
IN_FORCE = CATALOGUE.in_force(TODAY)
CHECKPOINTS = [entry.id for entry in IN_FORCE]
CODE = re.compile(r"\b(?:[a-z]+_[a-z_]+|(?:page|reason|why|rules)-[a-z-]+)\b")
"""What a name in the program looks like, and no word does."""


@pytest.fixture(scope="module", autouse=True)
def strict() -> Iterator[None]:
    """A code without words fails, instead of being shown as it is."""

    def word(self: Vocabulary, kind: str, code: str, lang: Lang) -> str:
        return self.root[kind][code].in_(lang)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Vocabulary, "word", word)
        yield


@pytest.fixture(scope="module")
def client(migrated_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One service for all that only read."""
    store = shutil.copy(migrated_file, tmp_path_factory.mktemp("rules") / "store.sqlite")
    with service(f"sqlite:///{store}", CATALOGUE, Watch()) as client:
        yield client


def service(url: str, catalogue: Catalogue, watch: Watch) -> TestClient:
    return TestClient(create_app(url, catalogue, Clock(watch)), base_url=HOME, raise_server_exceptions=False)


def opened(client: TestClient, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.text
    return response.text


def words_of(html: str) -> str:
    """What is read on a page: its text, and the names that are only heard."""
    heard = " ".join(re.findall(r'aria-label="([^"]*)"', html))
    text = re.sub(r"<[^>]+>", " ", html.split("<body>")[1])
    return re.sub(r"\s+", " ", unescape(f"{text} {heard}"))


def links(html: str, start: str) -> list[str]:
    return [unescape(found) for found in re.findall(rf'href="({re.escape(start)}[^"]*)"', html)]


class TestEveryPage:
    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize("checkpoint", CHECKPOINTS)
    def test_checkpoint(self, client: TestClient, checkpoint: str, lang: Lang) -> None:
        """No word is missing, and title, summary, sentences, quotes and the line to the patient are all there."""
        [entry] = [entry for entry in IN_FORCE if entry.id == checkpoint]
        html = opened(client, f"/regelverk/{checkpoint}?lang={lang}")
        text = words_of(html)
        without_wanted = text.replace(checkpoint, "")
        assert not CODE.findall(without_wanted)
        assert "{" not in without_wanted
        assert "None" not in without_wanted
        writer = Writer(CATALOGUE, lang)
        expected = [entry.title, entry.summary, entry.patient, *(prompt.say for prompt in entry.prompts)]
        for said in expected:
            assert writer.words.text(said) in text
        for citation in entry.citations():
            quote = citation.quote or ""
            assert quote in text
            assert citation.source in CATALOGUE.sources
            assert links(html, f"/regelverk/kilder/{citation.source}")

    @pytest.mark.parametrize("lang", LANGS)
    @pytest.mark.parametrize(
        "path",
        [
            "/regelverk",
            "/regelverk/kilder",
            "/regelverk/maskiner",
            *(f"/regelverk/kilder/{name}" for name in CATALOGUE.sources),
        ],
    )
    def test_the_others(self, client: TestClient, path: str, lang: Lang) -> None:
        """No word is missing on the others either; what stands in addresses is no word."""
        text = re.sub(r"https?://\S+", "", words_of(opened(client, f"{path}?lang={lang}")))
        assert not CODE.findall(text)
        assert "{" not in text
        assert "None" not in text

    @pytest.mark.parametrize(
        "path", ["/regelverk", "/regelverk/ph-2", "/regelverk/kilder/fagrad-2021", "/regelverk/maskiner"]
    )
    def test_no_inline_style_or_script(self, client: TestClient, path: str) -> None:
        """Drawings too are styled by classes only."""
        html = opened(client, path)
        assert "style=" not in html
        assert not re.search(r"<(style|script)(?![^>]*src=)|\son\w+=", html)

    @pytest.mark.parametrize("path", ["/regelverk/nothing-here", "/regelverk/kilder/nothing-here"])
    def test_not_there(self, client: TestClient, path: str) -> None:
        """The page that says so says what."""
        assert "denne utgaven av regelverket" in opened(client, path, 404)

    @pytest.mark.parametrize(
        "address",
        [
            "/regelverk?fase=wizard",
            "/regelverk?utgave=<script>",
            "/regelverk?page=2",
            "/regelverk/ph-2?fra=i-fjor",
        ],
    )
    def test_bad_address(self, client: TestClient, address: str) -> None:
        """What cannot be understood is refused, and never shown as it was sent."""
        assert "<script>" not in opened(client, address, 422)


class TestIndex:
    def chosen(self, client: TestClient, query: str) -> set[str]:
        html = opened(client, f"/regelverk?{query}")
        pages = {link.removeprefix("/regelverk/") for link in links(html, "/regelverk/")}
        found = pages & set(CHECKPOINTS)
        assert f"{len(found)} samtale" in words_of(html)
        return found

    def test_all(self, client: TestClient) -> None:
        """Every checkpoint in force stands there once, with its title, owner and window."""
        html = opened(client, "/regelverk")
        assert self.chosen(client, "") == set(CHECKPOINTS)
        assert html.count("<h3>") == len(CHECKPOINTS)
        text = words_of(html)
        at = text.index("Samhandlingspunkt 2")
        row = text[at : at + 400]
        assert "Åpner 3 måneder etter diagnosen" in row
        assert "Over tiden 4 måneder og 1 dag etter diagnosen" in row
        assert "Ansvarlig kreftkoordinator i kommunen" in row
        assert "nasjonal føring" in row

    def test_without_a_day(self, client: TestClient) -> None:
        """What has no day to be over time from is «uten frist»."""
        text = words_of(opened(client, "/regelverk"))
        at = text.index("Samhandlingspunkt 1")
        assert "Over tiden uten frist" in text[at : at + 400]

    def test_by_stage(self, client: TestClient) -> None:
        """What can be open in it, whatever it is listed under; and the clock of the sick leave by itself."""
        expected = {entry.id for entry in IN_FORCE if can_be_open(entry, "follow_up")}
        assert self.chosen(client, "fase=follow_up") == expected
        assert expected != set(CHECKPOINTS)
        episodes = {entry.id for entry in IN_FORCE if entry.per == "episode"}
        assert self.chosen(client, "fase=sick_leave") == episodes

    def test_by_role(self, client: TestClient) -> None:
        """What can be the role's, also when another one comes first."""
        expected = {entry.id for entry in IN_FORCE if "gp" in {item.role for item in entry.owner}}
        assert self.chosen(client, "rolle=gp") == expected

    def test_by_source(self, client: TestClient) -> None:
        """What names the source, also for one cancer only."""
        expected = {
            entry.id for entry in IN_FORCE if "handlingsprogram-brystkreft" in named_by(entry, CATALOGUE)
        }
        assert expected
        assert self.chosen(client, "kilde=handlingsprogram-brystkreft") == expected

    def test_all_three_at_once(self, client: TestClient) -> None:
        """Each choice narrows the others, and all stay chosen in the form and in the other languages."""
        query = "fase=treatment&rolle=gp&kilde=fagrad-2021"
        by_each = [self.chosen(client, part) for part in query.split("&")]
        assert self.chosen(client, query) == set.intersection(*by_each)
        html = opened(client, f"/regelverk?{query}")
        assert re.findall(r'<option value="([^"]+)" selected', html) == ["treatment", "gp", "fagrad-2021"]
        assert f"/regelverk?{query}&lang=nn" in links(html, "/regelverk?")

    def test_none(self, client: TestClient) -> None:
        """Nothing to show is said, with a way back."""
        html = opened(client, "/regelverk?fase=refuted")
        assert "Ingen samtale passer" in html
        assert "/regelverk" in links(html, "/regelverk")


class TestSources:
    def test_leads_to_those_that_quote(self, client: TestClient) -> None:
        """A source's page leads to every checkpoint that names it, and the list says how many they are."""
        listed = opened(client, "/regelverk/kilder")
        for name in CATALOGUE.sources:
            expected = {entry.id for entry in IN_FORCE if name in named_by(entry, CATALOGUE)}
            html = opened(client, f"/regelverk/kilder/{name}")
            found = set(re.findall(r'<h2 id="([^"]+)"><a href="/regelverk/\1">', html))
            assert found == expected
            row = words_of("<body>" + listed[listed.index(f'/regelverk/kilder/{name}"') :])
            assert re.search(r"\b(\d+) samtale", row)[1] == str(len(expected))  # type: ignore[index] # it is there

    def test_draft_is_shown_as_a_draft(self, client: TestClient) -> None:
        """On its own page, and beside each quote."""
        assert "Det er ikke vedtatt" in opened(client, "/regelverk/kilder/fagrad-2021")
        assert "Det er ikke vedtatt" not in opened(client, "/regelverk/kilder/pakkeforlop-hjem")
        html = opened(client, "/regelverk/tidlig-arbeid-arbeidsgiver")
        for figure in re.findall(r"<figure.*?</figure>", html, re.DOTALL):
            assert ("/kilder/fagrad-2021" in figure) <= ("utkast fra fagrådet" in figure)

    def test_others_deadlines(self, client: TestClient) -> None:
        """A law that only others' deadlines rest on says which."""
        assert "Uke 53" in opened(client, "/regelverk/kilder/aml-15-8")


class TestMachines:
    def test_every_move(self, client: TestClient) -> None:
        """Each row of the table is a step of the machine that leads to another state, in words."""
        words = Writer(CATALOGUE, "nb").words
        html = opened(client, "/regelverk/maskiner")
        for machine in DESIGNS:
            kind = {"medical": "stage", "work": "work_state"}[machine.name]
            name = re.escape(words.word("machine", machine.name).capitalize())
            section = re.search(rf"<h2[^>]*>{name}</h2>.*?</section>", html, re.DOTALL)
            assert section is not None
            rows = re.findall(r"<tr>\s*<td>\d+.*?</tr>", section[0], re.DOTALL)
            moving = [
                step for step in machine.steps if step.dest is not None and set(step.sources) - {step.dest}
            ]
            assert len(rows) == len(moving) == section[0].count("rules-lane")
            for row, step in zip(rows, moving, strict=True):
                said = words_of(f"<body>{row}").lower()
                assert words.word("trigger", step.trigger) in said
                assert words.word(kind, step.dest) in said
                others = set(step.sources) - {step.dest}
                if len(others) == len(machine.states) - 1:
                    assert "alle de andre" in said
                else:
                    assert all(words.word(kind, state) in said for state in others)
            drawn = sum(len(set(step.sources) - {step.dest}) for step in moving)
            assert section[0].count("<circle") == drawn


class TestScenarios:
    def test_shown_with_the_checkpoint(self, client: TestClient) -> None:
        """Every scenario, with its steps and tables, and that they are in Norwegian."""
        feature = scenarios_of("ph-2")
        assert feature is not None
        html = opened(client, "/regelverk/ph-2?lang=en")
        shown = html[html.index('class="rules-scenarios" lang="nb"') :]
        assert shown.count("<details>") == len(feature.scenarios) > 3
        assert "14. februar 2026" in shown
        assert "They are written in Norwegian" in html
