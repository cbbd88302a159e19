"""Which checkpoints may be answered differently after a change of the catalogue's texts, and which may not."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakkeforlop_rules import Catalogue, Span
from pakkeforlop_rules.changes import changed_checkpoints
from pakkeforlop_workflow import Pathway
from tests.support.strategies import pathways, talkative

BEFORE = Catalogue.load()
AAP = "entries/paa-aap.yaml"
OVERLAY = "overlays/brystkreft.yaml"


@cache
def after(name: str, old: str, new: str) -> Catalogue:
    """The catalogue with one thing in one of its texts changed."""
    text = BEFORE.files[name]
    assert old in text, f"{name} no longer says {old!r}"
    return Catalogue.of({**BEFORE.files, name: text.replace(old, new, 1)})


WORDS = {
    "title": (AAP, "Underveis med arbeidsavklaringspenger:", "Midt i arbeidsavklaringspenger:"),
    "summary": (AAP, "Spør hvordan det går med", "Hør hvordan det går med"),
    "prompt": (AAP, "Mange har arbeidsavklaringspenger en tid.", "Mange har det en tid."),
    "when a prompt fits": (AAP, "{fact: wish, is: change_work}", "{fact: wish, is: return_to_work}"),
    "theme that may come along": (AAP, "also: [expectations, pace,", "also: [expectations,"),
    "background": (AAP, "Det går an å prøve seg i arbeid ved siden av.", "Det går an å prøve seg."),
    "patient": (AAP, "Har du arbeidsavklaringspenger, kan du få", "Da kan du få"),
    "why the owner": (AAP, "Kreftkoordinator er valgt først", "Kreftkoordinatoren er valgt først"),
    "why a number": ("timing.yaml", "Et tilbud venter tre uker på svar.", "Et tilbud venter i tre uker."),
    "what silences": ("silences.yaml", 'nb: "Pasienten er død"', 'nb: "Pasienten er gått bort"'),
}
DECIDING = {
    "for whom": (AAP, "{fact: receives_aap, is: true}", "{fact: receives_aap, is: false}"),
    "when": (AAP, "opens: {months: 3}", "opens: {months: 2}"),
    "from when": (AAP, "valid_from: 2022-01-24", "valid_from: 2022-01-25"),
    "whose": (AAP, "owner: [", "owner: [hospital_social_worker, "),
    "what closes it": (AAP, "closing: [aap]", "closing: [aap, barriers]"),
    "what silences it": (AAP, "kind: return_to_work", "kind: information"),
}
GENERAL = {
    "number": ("timing.yaml", "early_weeks:\n  value: 4", "early_weeks:\n  value: 5"),
    "silence": (
        "silences.yaml",
        "kinds: [pathway_hjem, work_situation, return_to_work, information, family]",
        "kinds: [pathway_hjem, work_situation, return_to_work, information]",
    ),
}


def test_nothing_changes_from_a_catalogue_to_the_same_one() -> None:
    assert changed_checkpoints(BEFORE, Catalogue.load()) == frozenset()


@pytest.mark.parametrize("what", WORDS)
def test_words_change_no_answer(what: str) -> None:
    """It is another release, and there is nothing to work out anew."""
    changed = after(*WORDS[what])
    assert changed.release != BEFORE.release
    assert changed_checkpoints(BEFORE, changed) == frozenset()


@pytest.mark.parametrize("what", DECIDING)
def test_what_decides_changes_its_own_checkpoint(what: str) -> None:
    changed = after(*DECIDING[what])
    assert changed_checkpoints(BEFORE, changed) == frozenset({"paa-aap"})
    assert changed_checkpoints(changed, BEFORE) == frozenset({"paa-aap"})


@pytest.mark.parametrize("what", GENERAL)
def test_what_is_general_changes_all(what: str) -> None:
    assert changed_checkpoints(BEFORE, after(*GENERAL[what])) is None


def test_a_checkpoint_that_comes_or_goes_is_changed() -> None:
    fewer = Catalogue.of({name: text for name, text in BEFORE.files.items() if name != AAP})
    assert changed_checkpoints(BEFORE, fewer) == frozenset({"paa-aap"})
    assert changed_checkpoints(fewer, BEFORE) == frozenset({"paa-aap"})


def test_an_overlay_that_goes_changes_what_it_amends() -> None:
    without = Catalogue.of({name: text for name, text in BEFORE.files.items() if name != OVERLAY})
    (overlay,) = (one for one in BEFORE.overlays if one.id == "brystkreft")
    assert changed_checkpoints(BEFORE, without) == frozenset(one.checkpoint for one in overlay.amends)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
@given(pathways() | talkative(), st.sampled_from([*WORDS.values(), *DECIDING.values()]))
def test_no_other_checkpoint_is_answered_differently(pathway: Pathway, change: tuple[str, str, str]) -> None:
    """A store that works out only these anew has what it would have from working out all."""
    changed = after(*change)
    named = changed_checkpoints(BEFORE, changed)
    assert named is not None
    first, last = date(2023, 11, 1), date(2028, 1, 1)
    before, now = (
        [_said(span) for span in catalogue.timeline(pathway, first, last, lean=True)]
        for catalogue in (BEFORE, changed)
    )
    assert [one for one in before if one[0] not in named] == [one for one in now if one[0] not in named]


def _said(span: Span) -> tuple[Any, ...]:
    """A span without the entry's words and the release."""
    answer = span.answer
    said = (value for name, value in answer._asdict().items() if name not in {"entry", "release"})
    return (answer.checkpoint, span.first, span.until, *said)
