"""Texts in bokmål, nynorsk and English."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Lang = Literal["nb", "nn", "en"]
LANGS: tuple[Lang, ...] = ("nb", "nn", "en")


class Text(BaseModel):
    """One text. Bokmål is the original; where another language is missing, bokmål stands in for it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    nb: str
    nn: str | None = None
    en: str | None = None

    def in_(self, lang: Lang) -> str:
        """The text in a language, or in bokmål where it has not been written in that one."""
        return getattr(self, lang) or self.nb
