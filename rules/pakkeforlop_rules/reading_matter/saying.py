"""What one can say, each sentence after when it is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pakkeforlop_rules.entries import Prompt
from pakkeforlop_rules.wording import Words

from .judged import when
from .markdown import capital, quote


def sentences(prompts: Sequence[Prompt], words: Words, general: str) -> Iterator[str]:
    """Each sentence with its condition. `general` is the phrase for one without, where others have conditions."""
    for prompt in prompts:
        if prompt.when is not None:
            said_when = capital(when(prompt.when, words))
        else:
            said_when = words.phrase(general if len(prompts) > 1 else "page-to-all")
        said = quote([words.phrase("page-quoted", words=words.text(prompt.say))])
        yield f"{said_when}:\n\n{said}"
