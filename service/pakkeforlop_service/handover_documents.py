"""Hand-overs in words: what the sentences of a message and of a journal line are filled in with."""

from __future__ import annotations

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.commitments import Handover


def handover_words(handover: Handover, catalogue: Catalogue, words: Words) -> dict[str, str]:
    """What the sentences about a hand-over are filled in with. The place is its reference."""
    named = "; ".join(handover_titles(handover, catalogue, words))
    return {
        "from_role": words.word("role", handover.by),
        "to_role": words.word("role", handover.to_role),
        "place": handover.to_place,
        "on": words.day(handover.sent_on),
        "titles": named or words.phrase("handover-everything"),
    }


def handover_titles(handover: Handover, catalogue: Catalogue, words: Words) -> list[str]:
    """The conversations that are handed over, by their titles; empty when it is everything of the sender's."""
    titles = {entry.id: words.text(entry.title) for entry in catalogue.entries}
    return [titles.get(name, name) for name in handover.checkpoints]
