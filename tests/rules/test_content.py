"""The catalogue that is shipped: words for every code, quotes where they are owed, no sentence amiss."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.answers import AnswerCode, Because
from pakkeforlop_workflow import codes
from pakkeforlop_workflow.anchors import AnchorName
from pakkeforlop_workflow.deadlines import CLOCKS
from pakkeforlop_workflow.events import ORDER
from pakkeforlop_workflow.facts import FACTS
from pakkeforlop_workflow.machines import DESIGNS

CATALOGUE = Catalogue.load()
WORK_WISHES = get_args(codes.WorkWish)


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("role", get_args(codes.Role)),
        ("stage", get_args(codes.Stage)),
        ("work_state", get_args(codes.WorkState)),
        ("affiliation", get_args(codes.AffiliationKind)),
        ("absence_form", get_args(codes.AbsenceForm)),
        ("benefit", get_args(codes.BenefitKind)),
        ("treatment", get_args(codes.TreatmentKind)),
        ("cancer", get_args(codes.CancerGroup)),
        ("intent", get_args(codes.Intent)),
        ("level", get_args(codes.Level)),
        ("outcome", get_args(codes.Outcome)),
        ("outcome_reason", get_args(codes.OutcomeReason)),
        ("told_by", get_args(codes.ToldBy)),
        ("precision", get_args(codes.Precision)),
        ("wish", WORK_WISHES),
        ("event", (*ORDER, "correction")),
        ("answer", (*get_args(AnswerCode), "over_time")),
        ("because", get_args(Because)),
        ("anchor", [name for part in get_args(AnchorName) for name in (get_args(part) or (part,))]),
        ("fact", tuple(FACTS)),
        ("deadline", [clock.code for clock in CLOCKS]),
        ("trigger", [step.trigger for design in DESIGNS for step in design.steps]),
        ("machine", [design.name for design in DESIGNS]),
        ("owner_standing", ("confirmed", "not_confirmed", "patients_choice", "none")),
        ("deadline_status", ("coming", "open", "passed", "met", "exempted", "not_applicable")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_code_has_words_in_three_languages(kind: str, wanted: Any) -> None:
    """No code ever reaches a reader, in any language."""
    words = CATALOGUE.vocabulary.root[kind]
    assert set(wanted) <= set(words)
    assert all(text.nb and text.nn and text.en for text in words.values())


def test_every_source_that_is_quoted_is_in_the_register_and_every_standing_has_a_word() -> None:
    """The register is complete, and so are the words for what a source weighs."""
    cited = {citation.source for entry in CATALOGUE.entries for citation in entry.citations()}
    assert cited <= set(CATALOGUE.sources)
    standings = {source.standing for source in CATALOGUE.sources.values()}
    assert standings <= CATALOGUE.vocabulary.codes("standing")


def test_no_source_stands_in_the_register_for_nothing() -> None:
    """Somebody cites each of them: a text, a choice between sources, a general number, or another's deadline."""
    cited = {citation.source for entry in CATALOGUE.entries for citation in entry.citations()}
    cited |= {
        name
        for entry in CATALOGUE.entries
        for conflict in entry.conflicts
        for name in (conflict.followed, *conflict.against)
    }
    numbers = (getattr(CATALOGUE.timing, name) for name in type(CATALOGUE.timing).model_fields)
    bases = (part.basis for part in (*CATALOGUE.silences, *CATALOGUE.overlays, *numbers))
    cited |= {citation.source for basis in bases for citation in basis}
    cited |= {clock.source for clock in CLOCKS}
    assert cited == set(CATALOGUE.sources)


def test_the_councils_statement_is_shown_as_the_draft_it_is() -> None:
    """Its date and its standing say draft."""
    source = CATALOGUE.sources["fagrad-2021"]
    assert source.standing == "council_draft"
    assert source.dated == "utkast 21.2.2021"


@pytest.mark.parametrize(
    "entry",
    CATALOGUE.entries,
    ids=lambda entry: f"{entry.id}, {entry.overlay or 'generic'}, {entry.valid_from.isoformat()}",
)
def test_an_entry_reads_well(entry: Any) -> None:
    """Titles fit a card; no sentence opens with barriers; Nav is written as Nav writes itself."""
    assert all(title and len(title) <= 139 for title in (entry.title.nb, entry.title.nn, entry.title.en))
    for prompt in entry.prompts:
        assert not prompt.say.nb.lower().startswith("barrierer")
        assert prompt.say.nb.rstrip().endswith(("?", "."))
        assert "NAV" not in prompt.say.nb
    assert "NAV" not in entry.patient.nb
    assert entry.deadlines == tuple(dict.fromkeys(entry.deadlines))
