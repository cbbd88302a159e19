"""Norwegian words of the scenarios as dates and codes. What is not known fails at once, with what is."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from pakkeforlop_rules import Catalogue
from pakkeforlop_workflow.codes import Precision

MONTHS: Final = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
DAY: Final = r"\d{1,2}\. [a-z]+ \d{4}"
"""A date as people write it: «12. januar 2026»."""
ROUGH_DAY: Final = rf"(?:(?:omtrent )?{DAY}|en gang i [a-z]+ \d{{4}})"
"""A date that may be rough: «12. januar 2026», «omtrent 12. januar 2026», «en gang i januar 2026»."""

_DAY = re.compile(r"(\d{1,2})\. ([a-z]+) (\d{4})")


def day_of(text: str) -> date:
    """A date written as «12. januar 2026»."""
    found = _DAY.fullmatch(text)
    if found is None or found[2] not in MONTHS:
        raise ValueError(f"«{text}» er ikke en dato som «12. januar 2026»")
    return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))


def rough_day_of(text: str) -> tuple[date, Precision]:
    """A date that may be rough, and how exactly it is known."""
    if text.startswith("en gang i "):
        return day_of(f"15. {text.removeprefix('en gang i ')}"), "month"
    if text.startswith("omtrent "):
        return day_of(text.removeprefix("omtrent ")), "about"
    return day_of(text), "day"


def month_of(text: str) -> str:
    """A month written as «juni 1980», as the document has it."""
    return f"{day_of(f'1. {text}'):%Y-%m}"


def code_of(catalogue: Catalogue, kind: str, word: str) -> str:
    """The code that a word of the catalogue's vocabulary stands for."""
    words = {catalogue.vocabulary.word(kind, code, "nb"): code for code in catalogue.vocabulary.codes(kind)}
    if word not in words:
        raise ValueError(f"«{word}» er ikke blant: {', '.join(sorted(words))}")
    return words[word]


def codes_of(catalogue: Catalogue, kind: str, text: str) -> list[str]:
    """The codes of several words, each in «guillemets»."""
    words = re.findall(r"«([^»]+)»", text)
    if not words or re.sub(r"«[^»]+»|, | og ", "", text):
        raise ValueError(f"{text} er ikke ord i «anførselstegn» med komma og «og» imellom")
    return [code_of(catalogue, kind, word) for word in words]


def titled(catalogue: Catalogue, title: str) -> str:
    """The id of the checkpoint with this title."""
    titles = {entry.title.nb: entry.id for entry in catalogue.entries}
    if title not in titles:
        raise ValueError(f"«{title}» er ikke blant: {', '.join(sorted(titles))}")
    return titles[title]
