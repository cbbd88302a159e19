"""The words of the pages themselves, a file for each page; those of the catalogue come with the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from pakkeforlop_rules.texts import Lang, Text

LANGUAGES: Final[dict[Lang, str]] = {"nb": "Bokmål", "nn": "Nynorsk", "en": "English"}
NUMBERS: Final = frozenset({"one", "other"})


class Phrase:
    """A text, or two: one for the number 1 and one for all others (bokmål, nynorsk and English have no more)."""

    __slots__ = ("_one", "_other")

    def __init__(self, other: Text, one: Text | None = None) -> None:
        self._other = other
        self._one = one or other

    def in_(self, lang: Lang, n: int | None = None) -> str:
        """The text in a language, for a number of something when it is about one."""
        return (self._one if n == 1 else self._other).in_(lang)


def _read() -> Iterator[tuple[str, Phrase]]:
    seen: set[str] = set()
    for path in sorted(Path(__file__).parent.glob("*.yaml")):
        for name, value in yaml.safe_load(path.read_text(encoding="utf-8")).items():
            if not isinstance(name, str):
                raise TypeError(f"{path.name}: the name {name} is no text; set it in quotes")
            if name in seen:
                raise ValueError(f"{path.name}: «{name}» has its words in another file already")
            seen.add(name)
            yield name, _phrase(value)


def _phrase(value: dict[str, Any]) -> Phrase:
    if set(value) == NUMBERS:
        return Phrase(Text(**value["other"]), Text(**value["one"]))
    return Phrase(Text(**value))


TEXTS: Final[dict[str, Phrase]] = dict(_read())
"""By name: names are shared by all files, so that no page can mean something else by one."""
