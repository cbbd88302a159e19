"""From one catalogue to another: which checkpoints may be answered differently."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from .catalogue import Catalogue
from .entries import Entry
from .timing import Number

_SAID: Final = frozenset(
    {
        *("seeds", "title", "summary", "norm", "owner_basis", "participants", "prompts"),
        *("wording", "background", "conflicts", "patient", "deadlines"),
    }
)
"""Fields that only say something of a checkpoint. All others decide, also those that are added later."""


def changed_checkpoints(before: Catalogue, after: Catalogue) -> frozenset[str] | None:
    """The checkpoints whose lean spans may differ between two catalogues of one engine; `None` for all of them.

    Those that are added or taken away, or have a version that is judged differently: for whom, when, whose, and what
    closes it. Words, prompts and quotes change no span. General numbers and silences are about every checkpoint.
    """
    if _general(before) != _general(after):
        return None
    one, other = _deciding(before.entries), _deciding(after.entries)
    return frozenset(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


def _general(catalogue: Catalogue) -> tuple[Any, ...]:
    """What is about every checkpoint: the general numbers, and what silences."""
    numbers: list[Number] = [number for _, number in catalogue.timing]
    silences = [(silence.id, silence.when, silence.kinds) for silence in catalogue.silences]
    return (*(number.value for number in numbers), *silences)


def _deciding(entries: Iterable[Entry]) -> dict[str, list[Any]]:
    """By checkpoint, what decides its answers: version by version."""
    found: dict[str, list[Any]] = {}
    for entry in entries:
        decides = {name: getattr(entry, name) for name in Entry.model_fields if name not in _SAID}
        found.setdefault(entry.id, []).append({**decides, "themes": entry.themes.closing})
    return found
