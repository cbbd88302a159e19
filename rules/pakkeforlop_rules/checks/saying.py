"""Checks of conditions, and of the sentences to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.entries import Prompt
from pakkeforlop_rules.reach import never_true
from pakkeforlop_rules.reading import CatalogueProblem, Document, Where
from pakkeforlop_rules.texts import LANGS

_NEVER_FIRST: Final = "barrier"
"""What, in all three languages, no sentence to say may open with: it names the trouble before the patient has."""


def saying_problems(
    document: Document, where: Where, prompts: Iterable[Prompt]
) -> Iterator[CatalogueProblem]:
    """What is wrong with sentences to say, whose list stands at a place."""
    for index, prompt in enumerate(prompts):
        for lang in LANGS:
            if prompt.say.in_(lang).lower().startswith(_NEVER_FIRST):
                fault, cure = "åpner med «barrierer»", "Åpne med det pasienten kan kjenne igjen."
                yield document.problem((*where, index, "say", lang), fault, cure)
        yield from unreachable(document, (*where, index, "when"), prompt.when)


def unreachable(document: Document, where: Where, condition: Condition | None) -> Iterator[CatalogueProblem]:
    """A condition that nothing makes true."""
    if condition is not None and never_true(condition):
        cure = "Rett vilkåret: delene motsier hverandre."
        yield document.problem(where, "kan aldri være sant", cure)
