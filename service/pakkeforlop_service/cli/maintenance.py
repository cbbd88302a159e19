"""`pakkeforlop store` and `pakkeforlop release`: what whoever runs the service does to its database now and then."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from .inputs import Mistake, catalogue_in, policy_in
from .storing import store_of

if TYPE_CHECKING:
    from pakkeforlop_service.application import Application

TOLD_EVERY = 2.0
"""Seconds between two lines of progress."""


def about_the_store(parser: argparse.ArgumentParser) -> None:
    """Declare the commands that change the database itself."""
    commands = parser.add_subparsers(metavar="kommando", required=True)
    upgrading = commands.add_parser("upgrade", help="gi databasen det skjemaet programmet trenger")
    upgrading.set_defaults(command=upgrade)
    erasing = commands.add_parser("erase", help="slett ett forløp for godt; det kan ikke gjøres om")
    erasing.add_argument("subject", metavar="REFERANSE")
    erasing.add_argument("--reason", required=True, metavar="KODE", help="hvorfor")
    erasing.set_defaults(command=erase)
    for made in (upgrading, erasing):
        made.add_argument("--store", metavar="URL", help="databasen (som for «serve»)")


def about_releases(parser: argparse.ArgumentParser) -> None:
    """Declare the commands about which rules are in use."""
    commands = parser.add_subparsers(metavar="kommando", required=True)
    adopting = commands.add_parser("adopt", help="ta i bruk en katalog, og regn ut forløpene på nytt")
    adopting.add_argument("--catalogue", type=Path, metavar="MAPPE", help="katalogen (den som følger med)")
    adopting.add_argument("--policy", type=Path, metavar="FIL", help="hva den som drifter, har valgt")
    adopting.add_argument(
        "--no-wait", action="store_true", help="la tjenesten regne ut forløpene; vent ikke på det"
    )
    adopting.set_defaults(command=adopt)
    asking = commands.add_parser("status", help="utgaven i bruk, og hvor mange forløp som venter")
    asking.set_defaults(command=status)
    for made in (adopting, asking):
        made.add_argument("--store", metavar="URL", help="databasen (som for «serve»)")


def upgrade(options: argparse.Namespace) -> None:
    """Bring the schema up to date."""
    with store_of(options.store, migrated=False) as store:
        store.migrate()
        store.check()
    print("Skjemaet er som det skal være.")


def erase(options: argparse.Namespace) -> None:
    """Erase one pathway, and say so."""
    from pakkeforlop_workflow.codes import ErasureReason

    if options.reason not in get_args(ErasureReason):
        raise Mistake(f"--reason: må være en av {', '.join(get_args(ErasureReason))}.")
    with store_of(options.store) as store:
        from pakkeforlop_service.application import erase_pathway
        from pakkeforlop_service.clock import SYSTEM_CLOCK
        from pakkeforlop_service.store import Erased, NoSuchPathway

        try:
            erase_pathway(store, options.subject, options.reason, SYSTEM_CLOCK.now())
        except NoSuchPathway:
            raise Mistake("Det er ikke registrert noe forløp med denne referansen.") from None
        except Erased as error:
            raise Mistake(f"Forløpet ble slettet {error.erased_at:%Y-%m-%d}.") from None
    print("Slettet. Referansen brukes ikke igjen.")


def adopt(options: argparse.Namespace) -> None:
    """Take a release and a policy into use, and follow the people until all have gone over to it."""
    from pakkeforlop_service.application import Application
    from pakkeforlop_service.clock import SYSTEM_CLOCK

    catalogue, policy = catalogue_in(options.catalogue), policy_in(options.policy)
    with store_of(options.store) as store:
        application = Application.adopting(store, catalogue, policy, SYSTEM_CLOCK.now())
        print(f"Utgave {catalogue.release} er i bruk.", flush=True)
        if not options.no_wait:
            _renew(application)


def status(options: argparse.Namespace) -> None:
    """Print which release is in use and how many people wait."""
    from pakkeforlop_service.application import progress

    with store_of(options.store) as store:
        now = progress(store)
    if now is None:
        print("Ingen utgave er tatt i bruk ennå.")
        return
    print(f"Utgave {now.release} er i bruk. {now.done} forløp besvares etter den, {now.waiting} venter.")


def _renew(application: Application) -> None:
    """Work out anew whoever waits, beside the service if it runs, and say how far it has come."""
    began = told = time.monotonic()
    done = 0
    while number := application.renew_batch():
        done += number
        if time.monotonic() - told >= TOLD_EVERY:
            told = time.monotonic()
            print(f"{done} regnet ut, {application.progress().waiting} venter.", file=sys.stderr, flush=True)
    while application.progress().waiting:
        time.sleep(0.2)  # those that another copy of the program has in hand
    print(f"Alle forløp besvares etter den ({done} regnet ut her på {time.monotonic() - began:.1f} s).")
