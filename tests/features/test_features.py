"""The scenarios of `features/`, and what every feature must be like for those who read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_bdd import scenarios
from pytest_bdd.feature import get_feature
from pytest_bdd.parser import Feature

from pakkeforlop_rules import Catalogue
from pakkeforlop_workflow.events import ORDER
from pakkeforlop_workflow.facts import FACTS
from tests.conftest import COMMON_TAGS

scenarios(".")

FEATURES = Path(__file__).parents[2] / "features"
FILES = tuple(sorted(FEATURES.glob("*.feature")))
CATALOGUE = Catalogue.load()
CHECKPOINTS = tuple(dict.fromkeys(entry.id for entry in CATALOGUE.entries))
ALSO_NORWEGIAN = {"full"}
"""Codes that are Norwegian words, though not in the vocabulary: «i full jobb»."""


WORD = re.compile(r"[^\W\d_]+(?:[-_][^\W_]+)*")


def feature_of(path: Path) -> Feature:
    return get_feature(str(FEATURES), path.name)


@pytest.mark.parametrize("checkpoint", CHECKPOINTS)
def test_every_checkpoint_has_its_scenarios(checkpoint: str) -> None:
    """A file by its name, tagged with it and nothing else, with one to five scenarios."""
    feature = feature_of(FEATURES / f"{checkpoint}.feature")
    assert feature.tags == {checkpoint}
    assert 1 <= len(feature.scenarios) <= 5


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_feature_says_what_it_is_and_where_it_comes_from(path: Path) -> None:
    """Norwegian, few scenarios, tags that exist, and a description that says where the times come from."""
    feature = feature_of(path)
    assert feature.language == "no"
    assert 1 <= len(feature.scenarios) <= 5
    assert feature.tags <= {*CHECKPOINTS, *COMMON_TAGS}
    assert all(not scenario.tags for scenario in feature.scenarios.values())
    assert "produktråd" in feature.description
    assert path.stem not in CHECKPOINTS or "Kilde: " in feature.description


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_feature_is_plain_norwegian(path: Path) -> None:
    """No ids, no codes, no dates in figures: what stands outside the tags is for people."""
    text = "\n".join(
        line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(("#", "@"))
    )
    codes = {*ORDER, *FACTS, *CHECKPOINTS}
    norwegian = set(ALSO_NORWEGIAN)
    for texts in CATALOGUE.vocabulary.root.values():
        codes |= texts.keys()
        norwegian |= {word for one in texts.values() for word in WORD.findall(one.nb)}
    assert set(WORD.findall(text)) & (codes - norwegian) == set()
    assert re.findall(r"\w*_\w*|\d{4}-\d\d|\d\d?\.\d\d?\.\d{2,4}", text) == []
