"""What places are called, and in what order they stand."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from starlette.exceptions import HTTPException

from pakkeforlop_rules.texts import Lang
from pakkeforlop_service.application import Application
from pakkeforlop_service.directory import Places
from pakkeforlop_service.pages.rendering import said

_ALPHABET: Final = str.maketrans("æøå", "{|}")
"""Where the last letters stand in the Norwegian alphabet, in signs that a computer sorts after z."""


def in_order(name: str) -> str:
    """What to sort a name by, as the Norwegian alphabet has it."""
    return name.casefold().translate(_ALPHABET)


def place_name(local: Places, place: str) -> str:
    """What the directory calls a place; its reference when it does not know it."""
    unit = local.unit(place)
    return place if unit is None else unit.name


def refuse_unknown(app: Application, units: Iterable[str], lang: Lang) -> None:
    """Refuse a unit that is not in the directory and that nobody belongs to: its empty list would be no news."""
    known = {*app.local().known(), *app.places()}
    for unit in units:
        if unit not in known:
            raise HTTPException(404, said("unit_unknown", lang, unit=unit))


def unit_choices(app: Application) -> list[tuple[str, str]]:
    """Every unit by reference and name: those of the directory, and those that people belong to."""
    local = app.local()
    found = {name: place_name(local, name) for name in {*local.known(), *app.places()}}
    return sorted(found.items(), key=lambda item: (in_order(item[1]), item[0]))
