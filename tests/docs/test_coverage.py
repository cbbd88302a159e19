"""Every item of the review has a home that is there, and docs/coverage.md says so."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pakkeforlop_rules import Catalogue
from tests.docs.coverage import DATA, KINDS, PAGE, items_of, page_of
from tests.docs.homes import LISTS, House, Item, kind_of, problems

HOUSE = House.of(Catalogue.load())
ITEMS = items_of(DATA.read_text(encoding="utf-8"))


def with_homes(name: str, *homes: dict[str, Any]) -> dict[str, Item]:
    """The coverage with other homes for one item."""
    return {**ITEMS, name: Item(item=ITEMS[name].item, homes=list(homes), how=ITEMS[name].how)}


def test_every_item_has_a_home() -> None:
    """All of the lists, each mapped to something that exists, and back again."""
    assert list(problems(ITEMS, HOUSE)) == []


def test_the_lists_are_whole() -> None:
    """40, 37, 40, 70 and 28 items."""
    assert {letter: sum(name[0] == letter for name in ITEMS) for letter in LISTS} == LISTS


def test_the_page_is_up_to_date() -> None:
    """What is written is what the generator makes. «make docs» writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == page_of(ITEMS, HOUSE)


@pytest.mark.parametrize("name", ["C01", "F37", "S40", "P70", "A28"])
def test_an_item_without_a_home_is_noticed(name: str) -> None:
    """Left out, or mapped to nothing."""
    rest = {other: item for other, item in ITEMS.items() if other != name}
    assert f"{name}: has no home" in problems(rest, HOUSE)
    assert f"{name}: is mapped to nothing" in problems(with_homes(name), HOUSE)


@pytest.mark.parametrize("name", ["C41", "C00", "F38", "X01", "C1"])
def test_an_item_that_the_review_does_not_have_is_noticed(name: str) -> None:
    """A slip in an id."""
    assert f"{name}: is no item of the review" in problems({**ITEMS, name: ITEMS["C01"]}, HOUSE)


@pytest.mark.parametrize(
    ("home", "fault"),
    [
        *(({kind: "no-such"}, f"no such {kind}: no-such") for kind in HOUSE.codes),
        ({"theme": "no-such", "in": "ph-2"}, "ph-2 has no theme no-such"),
        ({"theme": "nav", "in": "ph-2"}, "ph-2 has no theme nav"),
        ({"theme": "work", "in": "ph-9"}, "no such checkpoint: ph-9"),
        ({"theme": "work"}, "no such checkpoint: None"),
        ({"role": "gp", "in": "ph-2"}, "ph-2 has no role gp"),
        ({"role": "no-such", "in": "ph-2"}, "ph-2 has no role no-such"),
        ({"conflict": "behandlingsdager-arbeid"}, "no such conflict: behandlingsdager-arbeid"),
        ({"house": "ph-2"}, "no such kind of home: house"),
        ({}, "no such kind of home: "),
        ({"fact": "age", "in": "ph-2"}, "fact has no «in»"),
        ({"route": "POST /v1/handovers/sent"}, "no such route: POST /v1/handovers/sent"),
        ({"route": "GET /v1/experiences"}, "no such route: GET /v1/experiences"),
        ({"page": "/ingenting"}, "no such page: /ingenting"),
        ({"directory": "role.name"}, "no such directory: role.name"),
        ({"directory": "service.category.gp"}, "no such directory: service.category.gp"),
        ({"measure": "first_talk.held"}, "no such measure: first_talk.held"),
        ({"measure": "held"}, "no such measure: held"),
        ({"handover": "lost"}, "no such handover: lost"),
        ({"later": "tilgang"}, "a later part without what it will do"),
        ({"later": "tilgang", "what": " "}, "a later part without what it will do"),
        ({"later": "en gang", "what": "noe"}, "nothing later is called en gang"),
        ({"not_a_rule": None}, "not a rule, but for no reason"),
        ({"not_a_rule": "nei"}, "not a rule, but for no reason"),
    ],
    ids=str,
)
def test_a_home_that_is_not_there_is_noticed(home: dict[str, Any], fault: str) -> None:
    """Of each kind."""
    assert f"P01: {fault}" in problems(with_homes("P01", home), HOUSE)


def test_a_source_that_nothing_rests_on_is_no_home() -> None:
    """To stand in the register is not to be used."""
    catalogue = HOUSE.catalogue
    spare = replace(catalogue, sources={**catalogue.sources, "spare": catalogue.sources["fagrad-2021"]})
    faults = problems(with_homes("P01", {"source": "spare"}), House.of(spare))
    assert "P01: no such source: spare" in faults


def test_what_a_checkpoint_says_that_it_comes_from_must_agree() -> None:
    """A home that does not name the item, and an item that does not name the home."""
    assert "C01: ph-2 does not say that it comes from it" in problems(
        with_homes("C01", {"checkpoint": "ph-2"}), HOUSE
    )
    assert "C01: beh-rehab-info says that it comes from it, but is no home of it" in problems(
        with_homes("C01", {"policy": "asking"}), HOUSE
    )


@pytest.mark.parametrize(
    "slip",
    [
        {"how": ""},
        {"item": "x"},
        {"homes": None},
        {"houses": []},
    ],
    ids=str,
)
def test_an_item_says_what_it_is_and_how(slip: dict[str, Any]) -> None:
    """No empty line, no field that nobody reads."""
    with pytest.raises(ValidationError):
        Item.model_validate({**ITEMS["C01"].model_dump(), **slip})


class TestPage:
    def test_opens_with_the_counts(self) -> None:
        """How many items each list has, and how many have a home."""
        text = page_of(ITEMS, HOUSE)
        assert "| Samtaler og krav i kildene (C) | 40 | 40 |" in text
        assert "| Det som ikke virker i dag (P) | 70 | 70 |" in text
        assert text.index("| 70 | 70 |") < text.index("## Prøvd med") < text.index("| C01 |")
        less = page_of(with_homes("C01"), HOUSE)
        assert "| Samtaler og krav i kildene (C) | 40 | 39 |" in less

    def test_says_what_still_waits(self) -> None:
        """A later part is a home, and counted for what it is: of one item some, of another all."""
        some, later = {"answer": "due"}, {"later": "tilgang", "what": "noe"}
        homes: dict[str, list[dict[str, Any]]] = {
            "C01": [some],
            "C02": [some, later],
            "C03": [later],
            "C04": [],
        }
        items = {name: with_homes(name, *found)[name] for name, found in homes.items()}
        assert "| Samtaler og krav i kildene (C) | 40 | 3 | 2 | 1 |" in page_of(items, HOUSE)

    def test_nothing_waits_altogether(self) -> None:
        """Each item has something that is there now."""
        kinds = {name: {kind_of(home) for home in item.homes} for name, item in ITEMS.items()}
        assert [name for name, found in kinds.items() if found == {"later"}] == []

    def test_every_kind_of_home_has_words(self) -> None:
        """So that no code reaches a reader."""
        assert set(HOUSE.codes) | {"theme", "role", "later", "not_a_rule"} == set(KINDS)

    def test_figures_that_others_have_made(self, tmp_path: Path) -> None:
        """Read where they are; where they are not, there is no such section."""
        assert "Endringer som må bli oppdaget" not in page_of(ITEMS, HOUSE, tmp_path)
        figures = {"mutants": 12, "killed": 11, "equivalent": 1, "parts": {"ph-1": {"mutants": 12}}}
        tmp_path.joinpath("mutation.json").write_text(json.dumps(figures), encoding="utf-8")
        text = page_of(ITEMS, HOUSE, tmp_path)
        assert "## Endringer som må bli oppdaget" in text
        assert "| endringer prøvd i katalogen | 12 |" in text
        assert "parts" not in text

    def test_a_home_is_told_in_words_and_leads_on(self) -> None:
        """Checkpoints and scenarios are links; parts that come say which."""
        text = page_of(ITEMS, HOUSE)
        assert "](katalog/ph-2.md): sjekkpunkt" in text
        assert (
            "](katalog/beh-rehab-info.md): sjekkpunkt; tema «Rehabiliteringstilbud»; kildens ordlyd" in text
        )
        assert "scenario: [felles-ansvar](../features/felles-ansvar.feature)" in text
        assert "i grensesnittet: Overleveringer som er sendt (`GET /v1/handovers/sent`)" in text
        assert "kommune og tilbud: rolle – Gjør ikke" in text
        assert "kommune og tilbud: tilbud – Kategori: tiltak fra Nav" in text
        assert "tall i rapporten: Per samtale: ble ikke tatt" in text
        assert "overlevering: bekreftet mottatt og overtatt" in text
        assert "side: Samtaleark (`/forlop/{subject}/samtale/{checkpoint}`)" in text
        assert "senere del (fagrådets bord): " in text
