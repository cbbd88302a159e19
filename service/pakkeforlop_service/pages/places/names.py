"""What places are called, and in what order they stand."""

from __future__ import annotations

from typing import Final

from pakkeforlop_service.application import Application
from pakkeforlop_service.directory import Places

_ALPHABET: Final = str.maketrans("æøå", "{|}")
"""Where the last letters stand in the Norwegian alphabet, in signs that a computer sorts after z."""


def in_order(name: str) -> str:
    """What to sort a name by, as the Norwegian alphabet has it."""
    return name.casefold().translate(_ALPHABET)


def place_name(local: Places, place: str) -> str:
    """What the directory calls a place; its reference when it does not know it."""
    unit = local.unit(place)
    return place if unit is None else unit.name


def unit_choices(app: Application) -> list[tuple[str, str]]:
    """Every unit by reference and name: those of the directory, and those that people belong to."""
    local = app.local()
    found = {name: place_name(local, name) for name in {*local.known(), *app.places()}}
    return sorted(found.items(), key=lambda item: (in_order(item[1]), item[0]))
