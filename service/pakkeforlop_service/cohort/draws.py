"""Random choices that are the same in every process and on every version of Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Draws:
    """The choices of one person, by seed and position.

    Only `Random.random` is used, whose numbers for a seed are promised not to change between versions.
    """

    __slots__ = ("_next",)

    def __init__(self, seed: int, position: int) -> None:
        self._next = Random(f"{seed}/{position}").random  # noqa: S311 - people are made up, nothing is kept secret

    def chance(self, share: float) -> bool:
        """True in `share` of the cases."""
        return self._next() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self._next() * (high - low + 1))

    def skewed(self, high: int, power: float) -> int:
        """A whole number from 0 up to `high`, small ones the more often the higher the power is above 1."""
        return int(high * self._next() ** power)

    def one_of(self, choices: Sequence[T]) -> T:
        """One of them, all equally often."""
        return choices[int(self._next() * len(choices))]

    def pick(self, shares: Mapping[T, float]) -> T:
        """One of the keys, each as often as its share says; the last one also takes what rounding leaves."""
        left = self._next()
        picked = None
        for picked, share in shares.items():  # noqa: B007 - the key is the result
            left -= share
            if left < 0:
                break
        assert picked is not None  # noqa: S101 - no shares are empty
        return picked
