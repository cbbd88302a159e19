"""The directory as a JSON file: `{"units": [ … ]}`, each unit whole."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from pydantic import ValidationError
from pydantic_core import from_json

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import place, shown

from .faults import faults_of
from .incoming import Incoming, Place
from .units import Unit, Where, dumped

_SHAPE: Final = 'Skriv {"units": [ … ]}, med en enhet for hvert objekt i listen.'


def written(units: Iterable[Unit]) -> bytes:
    """The file: units by their references, so that the same directory is the same file."""
    ordered = sorted(units, key=lambda unit: unit.id)
    text = json.dumps({"units": [dumped(unit) for unit in ordered]}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def read(content: bytes) -> Incoming:
    """The units in a file, with all that is wrong."""
    incoming = Incoming()
    try:
        document = from_json(content, allow_inf_nan=False)
    except ValueError as error:
        incoming.problems.append(Problem("filen", "", f"ikke gyldig JSON ({error})", "Rett filen."))
        return incoming
    sent = document.get("units") if isinstance(document, dict) else None
    if not isinstance(sent, list):
        incoming.problems.append(Problem("filen", "", "ingen liste med enheter", _SHAPE))
        return incoming
    incoming.problems += [
        Problem(shown(name), "", "ukjent felt", _SHAPE) for name in document if name != "units"
    ]
    for index, unit in enumerate(sent):
        _add(incoming, unit, ("units", index))
    return incoming


def read_one(document: dict[str, Any]) -> Incoming:
    """One unit that is sent by itself."""
    incoming = Incoming()
    _add(incoming, document, ())
    return incoming


def _add(incoming: Incoming, document: Any, where: Where) -> None:
    name = document.get("id") if isinstance(document, dict) else None
    if isinstance(name, str):
        if name in incoming.places:
            told = Problem(place((*where, "id")), shown(name), "enheten står to ganger", "Ta den ene bort.")
            incoming.problems.append(told)
            return
        incoming.places[name] = _place(where)
    try:
        unit = Unit.model_validate(document)
    except ValidationError as error:
        incoming.problems += [fault.problem(place((*where, *fault.where))) for fault in faults_of(error)]
    else:
        incoming.units[unit.id] = unit


def _place(beginning: Where) -> Place:
    return lambda where: place((*beginning, *where))
