"""What one can say, each sentence after when it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pakkeforlop_rules.entries import Prompt
from pakkeforlop_rules.wording import Words

from .judged import when
from .markdown import capital, quote


def sentences(prompts: Sequence[Prompt], words: Words, general: str) -> Iterator[str]:
    """Each sentence with its condition, in Markdown; see `said_when`."""
    for prompt in prompts:
        said = quote([words.phrase("page-quoted", words=words.text(prompt.say))])
        yield f"{said_when(prompt, prompts, words, general)}:\n\n{said}"


def said_when(prompt: Prompt, prompts: Sequence[Prompt], words: Words, general: str) -> str:
    """When one of some sentences is said; `general` is the phrase for the one that has no condition."""
    if prompt.when is not None:
        return capital(when(prompt.when, words))
    return words.phrase(general if len(prompts) > 1 else "page-to-all")
