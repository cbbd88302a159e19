"""Texts in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

Lang = Literal["nb", "nn", "en"]
LANGS: tuple[Lang, ...] = ("nb", "nn", "en")
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Text(BaseModel):
    """One text in all three languages. Bokmål is the original; none may be missing."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    nb: Words
    nn: Words
    en: Words

    def in_(self, lang: Lang) -> str:
        """The text in a language."""
        words: str = getattr(self, lang)
        return words
