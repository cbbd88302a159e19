"""One word for each thing: the terms that a catalogue uses, and the words it does not use for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from .models import Model
from .texts import LANGS, Lang, Text


class Term(Model):
    """A term, and what must not stand in its place: the beginnings of words, in each language.

    `exact` tells capitals from small letters: «NAV» is not «Nav».
    """

    term: Text
    instead_of: dict[Lang, tuple[str, ...]]
    exact: bool = False

    def slips(self, words: str, lang: Lang) -> Iterator[str]:
        """The words in a text that should have been this term."""
        for stem in self.instead_of.get(lang, ()):
            found = re.search(rf"(?<!\w){re.escape(stem)}\w*", words, 0 if self.exact else re.IGNORECASE)
            if found is not None:
                yield found[0]


def slips_in(
    data: Any, terms: Iterable[Term], where: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Where our own words in plain data use another word than the term: the place, the word, and the term.

    Our own words are the texts by language; quotes are left as they are.
    """
    terms = tuple(terms)
    if isinstance(data, dict):
        for key, value in data.items():
            if key in LANGS and isinstance(value, str):
                for term in terms:
                    yield from (((*where, key), slip, term.term.in_(key)) for slip in term.slips(value, key))
            else:
                yield from slips_in(value, terms, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from slips_in(value, terms, (*where, index))
