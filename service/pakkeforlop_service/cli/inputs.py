"""What the command line is given: days, instants and files, read with errors for people."""

from __future__ import annotations

import argparse
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from pakkeforlop_rules import Catalogue, Place, Policy
    from pakkeforlop_workflow import Pathway


class Mistake(Exception):
    """Something the user gave that cannot be used; its text says what, where and what to do."""


def oslo_today() -> date:
    """Today in Norway: the only clock of the command line."""
    return datetime.now(ZoneInfo("Europe/Oslo")).date()


def day(text: str) -> date:
    """A day given as YYYY-MM-DD, for argparse."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) != 10 or not 1900 <= found.year <= 2199:
        raise argparse.ArgumentTypeError(
            f"«{text}» er ikke en dato. Skriv ÅÅÅÅ-MM-DD, for eksempel 2026-05-15."
        )
    return found


def instant(text: str) -> datetime:
    """An instant with its time zone, for argparse."""
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        fault = f"«{text}» er ikke et tidspunkt med tidssone. Skriv for eksempel 2026-05-15T12:00:00+02:00."
        raise argparse.ArgumentTypeError(fault)
    return found


def pathway_in(name: str) -> Pathway:
    """The pathway document in a file, or on standard input for «-»."""
    from pakkeforlop_workflow import InvalidDocument, Pathway

    content = sys.stdin.buffer.read() if name == "-" else bytes_of(Path(name))
    try:
        return Pathway.read(content)
    except InvalidDocument as invalid:
        raise Mistake("\n".join(f"{name}: {problem}" for problem in invalid.problems)) from None


def place_in(path: Path | None) -> Place:
    """The roles of a place, from a JSON file with `has` and `lacks`."""
    from pydantic import ValidationError

    from pakkeforlop_rules import Place

    if path is None:
        return Place()
    try:
        return Place.model_validate_json(bytes_of(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "filen"
        shape = 'Skriv {"has": ["gp"], "lacks": ["municipal_cancer_coordinator"]}, med rollekoder.'
        raise Mistake(f"{path}: {where}: {first['msg']}. {shape}") from None


def policy_in(path: Path | None) -> Policy:
    """The deployment's choices, from a JSON file."""
    from pydantic import ValidationError

    from pakkeforlop_rules import Policy

    if path is None:
        return Policy()
    try:
        return Policy.model_validate_json(bytes_of(path))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "filen"
        shape = 'Skriv {"asking": "everyone"}; «asking» er everyone, recorded_facts eller judgement.'
        raise Mistake(f"{path}: {where}: {first['msg']}. {shape}") from None


def catalogue_in(folder: Path | None) -> Catalogue:
    """The catalogue that comes with the package, or the one in a folder."""
    from pakkeforlop_rules import Catalogue, InvalidCatalogue

    require_catalogue_folder(folder)
    try:
        return Catalogue.load(folder)
    except InvalidCatalogue as invalid:
        root = "" if folder is None else f"{folder}/"
        raise Mistake("\n".join(f"{root}{problem}" for problem in invalid.problems)) from None


def require_catalogue_folder(folder: Path | None) -> None:
    """Refuse a folder that is laid out as something else than a catalogue."""
    if folder is not None and not folder.joinpath("entries").is_dir():
        raise Mistake(f"{folder}: ikke en katalog. Mappen må ha «entries/» med en YAML-fil per sjekkpunkt.")


def bytes_of(path: Path) -> bytes:
    """A file's content."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Mistake(
            f"{path}: kan ikke leses ({error.strerror}). Se etter at filen finnes og kan åpnes."
        ) from None
