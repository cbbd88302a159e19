"""Who has what: each role with the conversations that are its own, now and later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from pakkeforlop_rules import Answer
from pakkeforlop_rules.answers import AnswerCode
from pakkeforlop_rules.wording import Words

NOW: Final[frozenset[AnswerCode]] = frozenset({"due"})
LATER: Final[frozenset[AnswerCode]] = frozenset({"upcoming", "waiting", "resting", "deferred"})


def holders(answers: Iterable[Answer], words: Words) -> Iterator[dict[str, Any]]:
    """A role a time, whoever has most to do now first; what nobody owns stands last, under «ingen ansvarlig»."""
    found: dict[tuple[bool, str, str], tuple[dict[str, None], dict[str, None]]] = {}
    for answer in answers:
        place = 0 if answer.code in NOW else 1 if answer.code in LATER else None
        if place is not None:
            owner = answer.owner
            standing = words.word("owner_standing", owner.standing)
            lists = found.setdefault((owner.role is None, words.owner(owner), standing), ({}, {}))
            lists[place][words.text(answer.entry.title)] = None
    for (_, owner_text, standing), (now, later) in sorted(
        found.items(), key=lambda one: (one[0][0], -len(one[1][0]), one[0])
    ):
        yield {"owner": owner_text, "standing": standing, "now": list(now), "later": list(later)}
