"""The line to copy into the journal: which conversation, what came of it, and nothing else about the person."""

from __future__ import annotations

import re
from datetime import date
from typing import get_args

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.texts import LANGS, Lang
from pakkeforlop_workflow.codes import Outcome

CATALOGUE = Catalogue.load()
ENTRY = next(entry for entry in CATALOGUE.entries if entry.id == "tidlig-arbeid-arbeidsgiver")
ON, UNTIL = date(2026, 5, 15), date(2026, 8, 17)


def line(
    outcome: Outcome, *, lang: Lang = "nb", themes: tuple[str, ...] = (), until: date | None = None
) -> str:
    return Writer(CATALOGUE, lang).journal(ENTRY, outcome, ON, themes, until)


def test_what_was_held() -> None:
    """The day, the conversation by its title, and the themes in words."""
    assert line("held", themes=("employer-contact", "economy")) == (
        "15. mai 2026: Samtale gjennomført: «Tidlig samtale om arbeid og kontakt med arbeidsgiver». "
        "Tema: Kontakt med arbeidsgiver; Økonomi og boforhold."
    )


def test_what_was_put_off() -> None:
    """With the day it is taken up again, in the language asked for."""
    assert line("deferred", lang="nn", until=UNTIL) == (
        "15. mai 2026: Samtalen «Tidleg samtale om arbeid og kontakt med arbeidsgivar» er utsett. "
        "Blir teken opp att 17. august 2026."
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_outcome_has_its_own_line(lang: Lang) -> None:
    """In each language: no outcome without a line, no two alike, nothing left to fill in, no code."""
    lines = [line(outcome, lang=lang, themes=("economy",), until=UNTIL) for outcome in get_args(Outcome)]
    assert len(set(lines)) == len(lines) == 8
    for text in lines:
        assert ENTRY.title.in_(lang) in text
        assert "2026" in text
        assert not re.search(r"[{}_]|journal-", text)


def test_without_themes_or_day_nothing_is_said_of_them() -> None:
    """A line names only what there is."""
    assert line("declined") == (
        "15. mai 2026: Tilbud om samtale gitt: «Tidlig samtale om arbeid og kontakt med arbeidsgiver». "
        "Pasienten takket nei."
    )
