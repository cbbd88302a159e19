"""What the line of an answer promises is what the rules do."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pakkeforlop_rules import Answer, Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.history import replayed
from tests.support.documents import employee, pathway, sick, talk, told

CATALOGUE = Catalogue.load()
EARLY = "tidlig-arbeid-arbeidsgiver"
PERSON = (told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))


def answer(day: str, *events: dict[str, Any]) -> Answer:
    found = CATALOGUE.evaluate(replayed(pathway(*PERSON, *events)), date.fromisoformat(day))
    return next(one for one in found if one.checkpoint == EARLY)


def closing(given: Answer, closes: date) -> Answer:
    assert given.dates is not None
    return given._replace(dates=given.dates._replace(closes=closes))


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
@pytest.mark.parametrize(
    ("outcome", "waits"), [("declined", False), ("offered", True), ("contact_attempted", True)]
)
def test_nothing_is_promised_after_the_window(lang: Any, outcome: str, waits: bool) -> None:
    """A no, and an offer without an answer: when the window closes before, the line says so."""
    words, given = Words(CATALOGUE.vocabulary, lang), answer("2026-05-15", talk("2026-05-14", outcome, EARLY))
    assert given.until is not None
    until, before = words.day(given.until), given.until - timedelta(days=1)
    open_still = words.why(closing(given, given.until + timedelta(days=1)))
    assert until in open_still
    for closes in (given.until, before):
        line = words.why(closing(given, closes))
        assert words.day(closes) in line
        assert line != open_still
        assert (until in line) == (waits or closes == given.until)


def test_after_a_no_that_outlasts_the_window_it_is_not_asked() -> None:
    """So the rules have it: on the day that the line would have named, the answer still stands."""
    no = talk("2026-12-20", "declined", EARLY)
    given = answer("2026-12-21", no)
    assert given.dates is not None
    assert given.dates.closes is not None
    assert given.until is not None
    assert given.until > given.dates.closes
    assert Words(CATALOGUE.vocabulary, "nb").why(given) == (
        "Pasienten har takket nei. Spørres ikke igjen: vinduet lukker 12. januar 2027"
    )
    later = answer(given.until.isoformat(), no)
    assert (later.code, later.because) == ("declined", "closed")


@pytest.mark.parametrize(
    ("lang", "word", "line"),
    [
        ("nb", "delvis tatt", "Noe av den ble tatt. Vinduet lukket 12. januar 2027 uten resten. Gjenstår: "),
        (
            "nn",
            "delvis teken",
            "Noko av han vart teke. Vindauget lukka 12. januar 2027 utan resten. Står att: ",
        ),
        (
            "en",
            "held in part",
            "Part of it was held. The window closed 12 January 2027 without the rest. Rem",
        ),
    ],
)
def test_a_part_that_was_held_is_not_called_left(lang: Any, word: str, line: str) -> None:
    """When the window closes on some of the themes, what was talked about is not forgotten."""
    words = Words(CATALOGUE.vocabulary, lang)
    closed = answer("2027-01-12", talk("2026-05-14", "held", EARLY, themes=["work-now"]))
    assert closed.code == "lapsed"
    assert words.stands(closed) == word
    assert words.why(closed).startswith(line)
    untouched = answer("2027-01-12")
    assert words.stands(untouched) == words.answer("lapsed")
    assert not words.why(untouched).startswith(line[:10])
