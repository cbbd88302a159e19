"""`pakkeforlop`: the commands and their options.

Only what a command needs is imported when it runs, so that `pakkeforlop due` starts in a blink.
Exit codes: 0 done, 1 a check has found faults, 2 something is wrong with what was given (said in plain words,
never as a traceback).
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from .directory import about_the_directory
from .inputs import Mistake, day, instant, policy_in
from .maintenance import about_releases, about_the_store
from .reports import about_reports

Command = Callable[[argparse.Namespace], int | None]
"""What a command does; it returns an exit code when that can be another than 0."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code."""
    options = _parser().parse_args(arguments)
    try:
        code: int | None = options.command(options)
        sys.stdout.flush()
    except Mistake as mistake:
        print(f"pakkeforlop: {mistake}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader has had enough (`pakkeforlop cohort | head`): point stdout away so that Python's own
        # flush at exit does not complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code or 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="pakkeforlop",
        description="Hvilken samtale om arbeid bør tas nå, hvem sin er den, når, med hvilke ord, og hvorfor.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="versjonen, og katalogens utgave")
    commands = parser.add_subparsers(metavar="kommando", required=True)

    due = commands.add_parser("due", help="svarene for ett forløp på en dag")
    _about_a_pathway(due, _due)

    explain = commands.add_parser("explain", help="hvorfor ett sjekkpunkt har det svaret det har")
    _about_a_pathway(explain, _explain, checkpoint=True)

    timeline = commands.add_parser("timeline", help="alle samtaler som kommer")
    _about_a_pathway(timeline, _timeline)
    timeline.add_argument("--months", type=int, default=24, help="hvor mange måneder fram (24)")

    diagram = commands.add_parser("diagram", help="tilstandsmaskinene som mermaid og SVG")
    diagram.add_argument("--machine", choices=("medical", "work"), help="bare denne (ellers begge)")
    diagram.add_argument("--format", choices=("mermaid", "svg"), default="mermaid")
    diagram.add_argument("--lang", choices=("nb", "nn", "en"), default="nb")
    diagram.add_argument("--out", type=Path, help="mappe å skrive filene til (ellers skjermen)")
    diagram.set_defaults(command=_diagram)

    _about_the_catalogue(
        commands.add_parser("catalogue", help="katalogen: sider å lese, og om den kan brukes")
    )

    schema = commands.add_parser("schema", help="JSON Schema for forløpsdokumentet")
    schema.add_argument("what", choices=("pathway",))
    schema.set_defaults(command=_schema)

    cohort = commands.add_parser("cohort", help="syntetiske forløp, ett dokument per linje")
    cohort.add_argument("--people", type=int, default=200, metavar="N")
    cohort.add_argument("--seed", type=int, default=1, metavar="S")
    cohort.add_argument("--as-of", type=day, metavar="DATO", help="dagen de er datert fra (i dag)")
    cohort.set_defaults(command=_cohort)

    serve = commands.add_parser("serve", help="tjenesten, for den som drifter (bare på denne maskinen)")
    serve.add_argument("--host", help="adressen den lytter på (127.0.0.1)")
    serve.add_argument("--port", help="porten den lytter på (8000)")
    serve.add_argument("--workers", metavar="N", help="hvor mange prosesser (1)")
    serve.add_argument("--store", dest="store_url", metavar="URL", help="databasen (var/pakkeforlop.sqlite)")
    serve.set_defaults(command=_serve)

    about_the_store(commands.add_parser("store", help="databasen: oppgrader skjemaet, slett et forløp"))
    about_releases(commands.add_parser("release", help="hvilke regler som er i bruk"))
    about_reports(commands.add_parser("report", help="årsrapporten for en enhet, eller for flere til sammen"))
    about_the_directory(commands.add_parser("directory", help="kommuner, sykehusenheter og tilbud"))

    demo = commands.add_parser("demo", help="tjenesten med en syntetisk kohort, på denne maskinen")
    demo.add_argument("--port", type=int, default=8000)
    demo.add_argument("--people", type=int, default=200, metavar="N")
    demo.add_argument("--seed", type=int, default=1, metavar="S")
    demo.add_argument(
        "--policy", type=Path, metavar="FIL", help="hva den som drifter, har valgt (alle spørres)"
    )
    demo.add_argument("--store", type=Path, default=Path("var/demo.sqlite"), metavar="FIL")
    demo.set_defaults(command=_demo)
    return parser


class _Version(argparse.Action):
    """Prints the version of the product and the release of its catalogue, and stops."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from pakkeforlop_rules import Catalogue

        print(f"pakkeforlop-arbeid {version('pakkeforlop-arbeid')}, utgave {Catalogue.load().release}")
        parser.exit()


def _about_a_pathway(parser: argparse.ArgumentParser, command: Command, *, checkpoint: bool = False) -> None:
    parser.add_argument("document", metavar="DOK", help="forløpsdokumentet, en JSON-fil (– for standard inn)")
    if checkpoint:
        parser.add_argument("checkpoint", metavar="SJEKKPUNKT", help="id-en, for eksempel ph-2")
    parser.add_argument("--as-of", type=day, metavar="DATO", help="dagen det spørres om (i dag i Oslo)")
    parser.add_argument("--known-at", type=instant, metavar="TID", help="bare det som var registrert da")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.add_argument("--lang", choices=("nb", "nn", "en"), default="nb")
    parser.add_argument(
        "--place", type=Path, metavar="FIL", help='roller på stedet: {"has": [...], "lacks": [...]}'
    )
    parser.add_argument(
        "--policy", type=Path, metavar="FIL", help='hva den som drifter, har valgt: {"asking": "judgement"}'
    )
    parser.add_argument(
        "--catalogue", type=Path, metavar="MAPPE", help="en annen katalog enn den som følger med"
    )
    parser.set_defaults(command=command)


def _about_the_catalogue(parser: argparse.ArgumentParser) -> None:
    commands = parser.add_subparsers(metavar="kommando", required=True)

    pages = commands.add_parser("pages", help="en side om hvert sjekkpunkt, og en oversikt (Markdown)")
    pages.add_argument("--lang", choices=("nb", "nn", "en"), default="nb")
    pages.add_argument(
        "--out", type=Path, metavar="MAPPE", help="mappe å skrive filene til (ellers skjermen)"
    )
    pages.add_argument("--only", metavar="SJEKKPUNKT", help="bare denne, for eksempel ph-2")
    pages.add_argument(
        "--catalogue", type=Path, metavar="MAPPE", help="en annen katalog enn den som følger med"
    )
    pages.set_defaults(command=_pages)

    check = commands.add_parser("check", help="alle feil i en katalog, eller at den ikke har noen")
    check.add_argument("folder", type=Path, nargs="?", metavar="MAPPE", help="katalogen (den som følger med)")
    check.set_defaults(command=_check)

    prove = commands.add_parser("prove", help="prøv lovene på alle slags folk, på alle dager som betyr noe")
    prove.add_argument("--only", metavar="SJEKKPUNKT", help="bare denne, for eksempel ph-2")
    prove.add_argument("--format", choices=("text", "json"), default="text")
    prove.add_argument("--jobs", type=int, metavar="N", help="hvor mange prosesser (én per kjerne)")
    prove.add_argument(
        "--catalogue", type=Path, metavar="MAPPE", help="en annen katalog enn den som følger med"
    )
    prove.set_defaults(command=_prove)


def _due(options: argparse.Namespace) -> None:
    from .questions import due

    due(options)


def _explain(options: argparse.Namespace) -> None:
    from .questions import explain

    explain(options)


def _timeline(options: argparse.Namespace) -> None:
    from .questions import timeline

    timeline(options)


def _diagram(options: argparse.Namespace) -> None:
    from .drawings import diagram

    diagram(options)


def _pages(options: argparse.Namespace) -> None:
    from .reading import pages

    pages(options)


def _check(options: argparse.Namespace) -> int:
    from .checking import check

    return check(options)


def _prove(options: argparse.Namespace) -> int:
    from .proving import proof

    return proof(options)


def _schema(_: argparse.Namespace) -> None:
    from .questions import schema

    schema()


def _cohort(options: argparse.Namespace) -> None:
    from pakkeforlop_service.cohort import write_lines

    from .inputs import oslo_today

    if options.people < 0:
        raise Mistake(f"--people: må være 0 eller mer (fant {options.people}).")
    write_lines(options.people, options.seed, options.as_of or oslo_today(), sys.stdout)


def _serve(options: argparse.Namespace) -> None:
    from .serve import serve

    given = {name: getattr(options, name) for name in ("host", "port", "workers", "store_url")}
    serve({name: value for name, value in given.items() if value is not None})


def _demo(options: argparse.Namespace) -> None:
    from .demo import demo

    demo(
        port=options.port,
        people=options.people,
        seed=options.seed,
        store=options.store,
        policy=policy_in(options.policy),
    )
