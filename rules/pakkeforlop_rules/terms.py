"""One word for each thing: the terms that a catalogue uses, and the words it does not use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from pydantic import StrictBool

from .models import Model
from .texts import LANGS, Lang, Text


class Term(Model):
    """A term, and what must not stand in its place: the beginnings of words, in each language.

    `exact` tells capitals from small letters: «NAV» is not «Nav».
    """

    term: Text
    instead_of: dict[Lang, tuple[str, ...]]
    exact: StrictBool = False


class Slips:
    """Finds the words in texts that should have been a term."""

    def __init__(self, terms: Iterable[Term]) -> None:
        terms = tuple(terms)
        self._found_by: Mapping[Lang, tuple[_Finder, ...]] = {
            lang: tuple(
                _finder([term for term in terms if term.exact == exact], lang, exact=exact)
                for exact in (True, False)
            )
            for lang in LANGS
        }

    def in_text(self, words: str, lang: Lang) -> Iterator[tuple[str, str]]:
        """The words in a text that should have been a term, each with that term."""
        lowered = words.lower()
        for finder in self._found_by[lang]:
            # Nearly no text holds any: a look for the bare letters is much faster than the pattern.
            if not any(letters in lowered for letters in finder.letters):
                continue
            for found in finder.pattern.finditer(words):
                stem = found["stem"]
                yield found[0].strip(), finder.terms.get(stem) or finder.terms[stem.lower()]

    def in_data(
        self, data: Any, where: tuple[str | int, ...] = ()
    ) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
        """The slips in our own words in plain data: the place, the word and the term.

        Our own words are the texts by language; quotes are left as they are.
        """
        if isinstance(data, dict):
            for key, value in data.items():
                if key in LANGS and isinstance(value, str):
                    yield from (((*where, key), slip, term) for slip, term in self.in_text(value, key))
                else:
                    yield from self.in_data(value, (*where, key))
        elif isinstance(data, list):
            for index, value in enumerate(data):
                yield from self.in_data(value, (*where, index))


class _Finder(NamedTuple):
    """One pattern for all the words of a language, the bare letters of each, and the term for it."""

    pattern: re.Pattern[str]
    letters: tuple[str, ...]
    terms: Mapping[str, str]


def _finder(terms: Iterable[Term], lang: Lang, *, exact: bool) -> _Finder:
    stems = {
        stem if exact else stem.lower(): term.term.in_(lang)
        for term in terms
        for stem in term.instead_of.get(lang, ())
    }
    longest_first = sorted(stems, key=len, reverse=True)
    either = "|".join(map(re.escape, longest_first)) or r"(?!)"
    pattern = re.compile(rf"(?<!\w)(?P<stem>{either})\w*", 0 if exact else re.IGNORECASE)
    return _Finder(pattern, tuple(stem.lower() for stem in stems), stems)
