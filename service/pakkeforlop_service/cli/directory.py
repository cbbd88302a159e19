"""`pakkeforlop directory`: the directory in and out of files, and what in it is out of date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .inputs import Mistake, bytes_of, day, oslo_today
from .storing import store_of

if TYPE_CHECKING:
    from pakkeforlop_service.directory import Directory
    from pakkeforlop_service.directory.incoming import Format
    from pakkeforlop_workflow import InvalidDocument


def about_the_directory(parser: argparse.ArgumentParser) -> None:
    """Declare the commands and their options."""
    commands = parser.add_subparsers(metavar="kommando", required=True)

    def command(name: str, does: Callable[[argparse.Namespace], int | None], words: str) -> Any:
        made = commands.add_parser(name, help=words)
        made.add_argument("--store", metavar="URL", help="databasen (som for «serve»)")
        made.set_defaults(command=does)
        return made

    taken_in = command("import", import_, "ta inn enheter fra en fil: alle eller ingen")
    taken_in.add_argument("file", type=Path, metavar="FIL", help="en fil som slutter på .json eller .csv")
    given_out = command("export", export, "alle enhetene, som kan tas inn igjen")
    given_out.add_argument("--format", choices=("json", "csv"), default="json")
    given_out.add_argument("--out", type=Path, metavar="FIL", help="fil å skrive til (ellers skjermen)")
    checked = command("check", check, "alle feil i en fil, sett sammen med databasen")
    checked.add_argument("file", type=Path, metavar="FIL", help="en fil som slutter på .json eller .csv")
    old = command("stale", stale, "det som ikke er bekreftet det siste året, eller aldri")
    old.add_argument("--as-of", type=day, metavar="DATO", help="dagen det spørres om (i dag i Oslo)")


def import_(options: argparse.Namespace) -> int:
    """Take in the units of a file, and say which are new or changed. Returns the exit code."""
    from pakkeforlop_service.clock import SYSTEM_CLOCK
    from pakkeforlop_workflow import InvalidDocument

    content, form = bytes_of(options.file), _form(options.file)
    with _opened(options) as directory:
        try:
            written = directory.import_(content, form, SYSTEM_CLOCK.now())
        except InvalidDocument as invalid:
            return _faults(invalid, options.file)
    for word, names in (("ny", written.new), ("endret", written.changed)):
        for name in sorted(names):
            print(f"{word}: {name}")
    unchanged = len(written.versions) - len(written.new) - len(written.changed)
    print(f"{len(written.new)} nye, {len(written.changed)} endret, {unchanged} som før")
    return 0


def export(options: argparse.Namespace) -> None:
    """Give out every unit."""
    with _opened(options) as directory:
        content = directory.export(options.format)
    if options.out is None:
        sys.stdout.buffer.write(content)
        return
    try:
        options.out.write_bytes(content)
    except OSError as error:
        raise Mistake(f"{options.out}: kan ikke skrives ({error.strerror}).") from None


def check(options: argparse.Namespace) -> int:
    """Print every problem in a file, or that there is none. Returns the exit code."""
    from pakkeforlop_service.clock import SYSTEM_CLOCK
    from pakkeforlop_workflow import InvalidDocument

    content, form = bytes_of(options.file), _form(options.file)
    with _opened(options) as directory:
        try:
            directory.check(content, form, SYSTEM_CLOCK.now())
        except InvalidDocument as invalid:
            return _faults(invalid, options.file)
    print("ingen feil")
    return 0


def stale(options: argparse.Namespace) -> None:
    """Print each record that is out of date, with the day it was last verified."""
    from pakkeforlop_service.directory.freshness import records_of, stale_records
    from pakkeforlop_workflow.errors import place

    as_of = options.as_of or oslo_today()
    with _opened(options) as directory:
        units = [unit for _, unit in directory.units().values()]
    for unit in units:
        records = dict(records_of(unit))
        for where in stale_records(unit, as_of):
            verified = records[where].last_verified
            print(f"{unit.id}  {place(where)}  {'aldri bekreftet' if verified is None else verified}")


def _faults(invalid: InvalidDocument, file: Path) -> int:
    for problem in invalid.problems:
        print(f"{file}: {problem}")
    print(f"{len(invalid.problems)} feil. Ingenting er tatt inn.")
    return 1


def _form(file: Path) -> Format:
    match file.suffix.lower():
        case ".json":
            return "json"
        case ".csv":
            return "csv"
    raise Mistake(f"{file}: må slutte på .json eller .csv.")


@contextmanager
def _opened(options: argparse.Namespace) -> Iterator[Directory]:
    with store_of(options.store) as store:
        from pakkeforlop_service.directory import Directory

        yield Directory(store)
