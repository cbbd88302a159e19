"""What holds for all checkpoints, with one thing changed: what silences, and the general numbers."""

from __future__ import annotations

from collections.abc import Iterator

from pakkeforlop_rules.conditions import All
from pakkeforlop_rules.reach import never_true
from pakkeforlop_rules.silences import Silence
from pakkeforlop_rules.timing import Number, Timing

from . import conditions
from .changes import Change, changed, each_dropped, one_off, replaced, without

Silences = tuple[Silence, ...]
Kinds = frozenset[str]


def silences(all_of_them: Silences) -> Iterator[tuple[str, Kinds, Change[Silences]]]:
    """Every list of silences that differs in one thing: the silence, the kinds it is felt by, and the change.

    Each is also moved past the next that silences something in common and can hold at the same time: the others
    have no order.
    """
    for index, silence in enumerate(all_of_them):
        kinds = frozenset(silence.kinds)
        yield silence.id, kinds, ("dropped", without(all_of_them, index))
        for what, fewer in each_dropped("kinds", silence.kinds, least=0):
            others = replaced(all_of_them, index, changed(silence, kinds=fewer))
            yield silence.id, kinds - set(fewer), (what, others)
        for what, when in conditions.mutated(silence.when):
            others = replaced(all_of_them, index, changed(silence, when=when))
            yield silence.id, kinds, (f"when.{what}", others)
        for number, following in enumerate(all_of_them[index + 1 :], index + 1):
            together = All(all=(silence.when, following.when))
            if kinds & set(following.kinds) and not never_true(together):
                others = _moved(all_of_them, index, number)
                yield silence.id, kinds | set(following.kinds), (f"↔ {following.id}", others)
                break


def _moved(items: Silences, index: int, past: int) -> Silences:
    return (*items[:index], *items[index + 1 : past + 1], items[index], *items[past + 1 :])


def timing(numbers: Timing) -> Iterator[Change[Timing]]:
    """Every set of general numbers in which one is one less or one more."""
    for name in Timing.model_fields:
        number: Number = getattr(numbers, name)
        for what, value in one_off(name, number.value, least=0):
            yield what, changed(numbers, **{name: changed(number, value=value)})
