"""What is wrong in an overlay is told with file, line, place and cure, and is never a crash."""

from __future__ import annotations

import pytest

from pakkeforlop_rules import Catalogue, CatalogueProblem, InvalidCatalogue
from tests.support.catalogue import TEXTS

PLAIN = {name: text for name, text in TEXTS.items() if not name.startswith("overlays/")}
LAYER = """\
id: lag
cancer: skin
title: {nb: "Lag", nn: "Lag", en: "Layer"}
basis: [{source: produktrad, note: {nb: "Slik.", nn: "Slik.", en: "So."}}]
amends:
  - checkpoint: ph-2
    valid_from: 2023-01-01
"""
SAY = '{say: {nb: "%s", nn: "Ja?", en: "Yes?"}%s}'


def problems(*more: str, layer: str = LAYER, name: str = "overlays/lag.yaml") -> tuple[CatalogueProblem, ...]:
    text = layer + "".join(f"    {line}\n" for line in more)
    with pytest.raises(InvalidCatalogue) as raised:
        Catalogue.of({**PLAIN, name: text})
    assert all(problem.cure and problem.line > 0 for problem in raised.value.problems)
    return raised.value.problems


def test_the_faultless_layer_is_faultless() -> None:
    """What the following tests spoil."""
    catalogue = Catalogue.of({**PLAIN, "overlays/lag.yaml": LAYER})
    assert [it.id for it in catalogue.overlays] == ["lag"]
    assert catalogue.release != Catalogue.of(PLAIN).release


@pytest.mark.parametrize(
    ("more", "where", "fault"),
    [
        ("valid_to: 2022-12-31", "amends[0].valid_to", "«valid_to» er før"),
        ("removes: [work]", "amends[0].removes", "ukjent felt"),
        ("closing: [money]", "amends[0].closing[0]", "ukjent tema"),
        ("also: [money]", "amends[0].also[0]", "ukjent tema"),
        ("closing: [pace, economy]", "amends[0].closing[1]", "temaet er der fra før"),
        (f"prompts: [{SAY % ('Barrierer?', '')}]", "amends[0].prompts[0].say.nb", "åpner med"),
        (
            f"prompts: [{SAY % ('Ja?', ', when: {all: [{fact: dead, is: true}, {fact: dead, is: false}]}')}]",
            "amends[0].prompts[0].when",
            "kan aldri være sant",
        ),
        (
            f"prompts: [{SAY % ('Har du snakket med lederen?', '')}]",
            "amends[0].prompts[0].say.nb",
            "«lederen»",
        ),
        ("wording: [{source: somewhere, quote: Ja}]", "amends[0].wording[0].source", "ukjent kilde"),
        ("wording: [{source: fagrad-2021}]", "amends[0].wording[0].source", "kilden er ikke sitert"),
        (
            "conflicts: [{about: {nb: A, nn: A, en: A}, followed: produktrad, against: [somewhere]}]",
            "amends[0].conflicts[0].against[0]",
            "ukjent kilde",
        ),
        (
            "windows: [{anchor: diagnosis_told, opens: {}, occurrence: 3, basis: [{source: produktrad}]}]",
            "amends[0].windows",
            "gangene er ikke",
        ),
    ],
)
def test_each_fault_is_named_with_its_place(more: str, where: str, fault: str) -> None:
    """One line too many, or one that is wrong."""
    (problem,) = problems(more)
    assert (problem.file, problem.entry, problem.where) == ("overlays/lag.yaml", "lag", where)
    assert problem.fault.startswith(fault)
    assert problem.line >= LAYER.count("\n") - 1


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        ("checkpoint: ph-2", "checkpoint: ph-9", "amends[0].checkpoint", "ukjent sjekkpunkt"),
        ("checkpoint: ph-2", "checkpoint: yrkessykdom", "amends[0].checkpoint", "endrer ingenting"),
        ("id: lag", "id: annet", "id", "id-en er ikke filens navn"),
        ("cancer: skin", "cancer: hud", "cancer", "ukjent verdi"),
    ],
)
def test_a_layer_must_lie_on_something(old: str, new: str, where: str, fault: str) -> None:
    """A checkpoint that does not exist or is for other cancers, a file with another name, a cancer unknown."""
    (problem,) = problems(layer=LAYER.replace(old, new))
    assert problem.where == where
    assert problem.fault.startswith(fault)


def test_a_layer_that_is_never_in_force_is_told() -> None:
    """Over before the checkpoint began."""
    (problem,) = problems("valid_to: 2021-12-31", layer=LAYER.replace("2023-01-01", "2021-01-01"))
    assert (problem.where, problem.fault) == ("amends[0].checkpoint", "endrer ingenting")


def test_a_sick_leave_has_the_same_times_whatever_the_cancer() -> None:
    """What follows sick leave is the person's, and cannot be re-timed; it can be re-worded."""
    leave = LAYER.replace("ph-2", "arbeidsgiver-kontakt")
    Catalogue.of({**PLAIN, "overlays/lag.yaml": leave})
    (problem,) = problems(
        "windows: [{anchor: absence_started, opens: {}, basis: [{source: produktrad}]}]", layer=leave
    )
    assert (problem.where, problem.fault) == ("amends[0].windows", "følger sykefraværet")


@pytest.mark.parametrize("newest_first", [False, True])
@pytest.mark.parametrize(("until", "faults"), [("2023-12-31", 0), ("2024-01-01", 1), (None, 1)])
def test_two_amendments_on_one_day_are_refused(until: str | None, faults: int, newest_first: bool) -> None:
    """In whatever order they stand in the file."""
    head, first = LAYER.split("  - ")
    ends = "" if until is None else f"    valid_to: {until}\n"
    pair = [f"  - {first}{ends}", f"  - {first}".replace("2023-01-01", "2024-01-01")]
    text = head + "".join(reversed(pair) if newest_first else pair)
    if not faults:
        Catalogue.of({**PLAIN, "overlays/lag.yaml": text})
        return
    (problem,) = problems(layer=text)
    assert (problem.fault, problem.value) == ("to endringer gjelder samme dag", '"2024-01-01"')
    assert problem.where == f"amends[{0 if newest_first else 1}].valid_from"


def test_a_cancer_has_one_overlay() -> None:
    """A second file for the same cancer is told to join the first."""
    with pytest.raises(InvalidCatalogue) as raised:
        Catalogue.of(
            {**PLAIN, "overlays/lag.yaml": LAYER, "overlays/to.yaml": LAYER.replace("id: lag", "id: to")}
        )
    (problem,) = raised.value.problems
    assert (problem.file, problem.where) == ("overlays/to.yaml", "cancer")
    assert "overlays/lag.yaml" in problem.cure
