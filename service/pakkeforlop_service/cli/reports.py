"""`pakkeforlop report`: the year of a unit, or of several taken together, from the database."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from .inputs import Mistake, day, oslo_today
from .storing import store_of


def about_reports(parser: argparse.ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--unit",
        action="append",
        required=True,
        metavar="ENHET",
        help="kommunen eller sykehusenheten (flere --unit: summen av dem)",
    )
    parser.add_argument("--year", type=int, required=True, metavar="ÅR")
    parser.add_argument("--as-of", type=day, metavar="DATO", help="dagen rapporten gjelder (i dag i Oslo)")
    parser.add_argument("--format", choices=("csv", "json"), default="csv")
    parser.add_argument("--lang", choices=("nb", "nn", "en"), default="nb")
    parser.add_argument("--store", metavar="URL", help="databasen (som for «serve»)")
    parser.set_defaults(command=report)


def report(options: argparse.Namespace) -> None:
    """Print the report. Small groups are hidden here too: it is made to be passed on."""
    # Written as it is, with the byte order mark and \r\n, so that it can be sent to a file and opened in Excel.
    sys.stdout.buffer.write(_written(options).encode())


def _written(options: argparse.Namespace) -> str:
    document = _document(options)
    if options.format == "json":
        return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
    from pakkeforlop_service.report_documents import written_csv

    return written_csv(document)


def _document(options: argparse.Namespace) -> dict[str, Any]:
    with store_of(options.store) as store:
        from pakkeforlop_rules import Catalogue
        from pakkeforlop_rules.deployment import DEFAULT_POLICY
        from pakkeforlop_service.application import Application, progress
        from pakkeforlop_service.application.reporting import OutsideReach, period_of
        from pakkeforlop_service.clock import SYSTEM_CLOCK
        from pakkeforlop_service.report_documents import ReportWriter

        today = oslo_today()
        try:
            period = period_of(options.year, options.as_of or today, today)
        except OutsideReach as outside:
            name, bound = outside.field.replace("_", "-"), {"ge": "minst", "le": "høyst"}[outside.bound]
            raise Mistake(f"--{name}: må være {bound} {outside.limit} (fant {outside.value}).") from None
        if progress(store) is None:
            raise Mistake("Databasen er tom: ingen utgave er tatt i bruk ennå.")
        application = Application(store, Catalogue.load(), DEFAULT_POLICY, SYSTEM_CLOCK.now())
        writer = ReportWriter(application.catalogue, options.lang)
        return writer.report(application.report(options.unit, period))
