"""Copies with one thing changed, and names for what was: the alphabet of the mutants."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

Change = tuple[str, T]
"""What was changed, and the thing with that change."""


def changed(model: M, **fields: Any) -> M:
    """A copy of a model with some fields changed, not validated, and with nothing remembered from the original."""
    copy = model.model_copy(update=fields)
    for name in [name for name in vars(copy) if name not in type(model).model_fields]:
        del vars(copy)[name]
    return copy


def replaced(items: tuple[T, ...], index: int, item: T) -> tuple[T, ...]:
    """The items with another one at an index."""
    return (*items[:index], item, *items[index + 1 :])


def without(items: tuple[T, ...], index: int) -> tuple[T, ...]:
    """The items but for one."""
    return (*items[:index], *items[index + 1 :])


def swapped(items: tuple[T, ...], one: int, other: int) -> tuple[T, ...]:
    """The items with two of them in each other's place."""
    return replaced(replaced(items, one, items[other]), other, items[one])


def each_dropped(name: str, items: tuple[T, ...], *, least: int = 1) -> Iterator[Change[tuple[T, ...]]]:
    """The items but for each of them in turn, as long as so many are left."""
    for index, item in enumerate(items):
        if len(items) > least:
            called = f"[{item}]" if isinstance(item, str) else f"[{index}]"
            yield f"{name}{called} dropped", without(items, index)


def each_swapped(name: str, items: tuple[T, ...]) -> Iterator[Change[tuple[T, ...]]]:
    """The items with each two neighbours in each other's place."""
    for index in range(len(items) - 1):
        yield f"{name}[{index}] ↔ [{index + 1}]", swapped(items, index, index + 1)


def one_off(name: str, value: int, *, least: int | None = None) -> Iterator[Change[int]]:
    """A number one less and one more."""
    for other in (value - 1, value + 1):
        if least is None or other >= least:
            yield f"{name} {value} → {other}", other
