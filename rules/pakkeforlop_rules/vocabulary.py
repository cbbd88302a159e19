"""The words that people see for codes: roles, themes, answers, stages, facts, and the phrases of an explanation."""

from __future__ import annotations

from pydantic import RootModel

from .texts import Lang, Text


class Vocabulary(RootModel[dict[str, dict[str, Text]]]):
    """Words by kind and code."""

    def word(self, kind: str, code: str, lang: Lang) -> str:
        """The word for a code; the code itself when it has none (an event type from a later version, say)."""
        text = self.root.get(kind, {}).get(code)
        return code if text is None else text.in_(lang)

    def codes(self, kind: str) -> frozenset[str]:
        """The codes of a kind that have words."""
        return frozenset(self.root.get(kind, {}))
