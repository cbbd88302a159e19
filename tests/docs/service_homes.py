"""What of the service an item can live in: routes, the directory and a report, with the words that people see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pakkeforlop_rules import Catalogue
from pakkeforlop_service import api, pages
from pakkeforlop_service.application.reporting import period_of, report
from pakkeforlop_service.directory import codes
from pakkeforlop_service.directory.columns import COLUMNS, RowKind
from pakkeforlop_service.report_documents import ReportWriter
from pakkeforlop_service.store import Store

_RECORDS: Final[Mapping[str, RowKind]] = {
    "unit": "enhet",
    "role": "rolle",
    "service": "tilbud",
    "cooperation": "samarbeid",
}
_CLOSED: Final[Mapping[str, Mapping[Any, str]]] = {
    "unit.kind": codes.UNIT_KINDS,
    "role.role": codes.ROLES,
    "role.status": codes.ROLE_STATUSES,
    "role.referral": codes.REFERRALS,
    "service.status": codes.SERVICE_STATUSES,
    "service.category": codes.CATEGORIES,
    "service.owner": codes.SECTORS,
    "service.referral": codes.REFERRALS,
    "cooperation.status": codes.COOPERATION_STATUSES,
    "cooperation.parties": codes.PARTNERS,
}
"""The closed lists of the directory, by the field that takes one of them."""
_PAGES: Final = {
    "/": "Arbeidsliste",
    "/forlop/{subject}": "Forløpet",
    "/forlop/{subject}/samtale/{checkpoint}": "Samtaleark",
    "/forlop/{subject}/etter": "Etter samtalen",
    "/forlop/{subject}/hvem-gjor-hva": "Hvem gjør hva",
    "/ark": "Ark til arbeidsgiver",
    "/forlop/{subject}/mote": "Nettverksmøte",
    "/forlop/{subject}/maal/{event}": "Pasientens eget mål",
    "/overleveringer": "Overleveringer",
    "/kommuner/{unit}": "Kommune og tilbud",
    "/rapport": "Rapport",
}
"""Pages that something lives on, and what they are called."""
_PARTS: Final = ("first_talk", "handovers_sent", "handovers_received")
"""The parts of a report that have a title of their own."""


@cache
def service() -> Mapping[str, Mapping[str, str]]:
    """By kind of home: what there is of it, and what it is called in bokmål."""
    document = _report()
    return {
        "route": _routes(),
        "page": _pages(),
        "directory": _directory(),
        "measure": _measures(document),
        "note": {note["code"]: note["text"].partition(". ")[0] for note in document["notes"]},
    }


def _routes() -> dict[str, str]:
    """What can be asked of the service: `GET /v1/worklist`. Only what is mounted counts."""
    app = FastAPI()
    api.mount(app)
    paths = get_openapi(title="-", version="-", routes=app.routes)["paths"]
    return {
        f"{method.upper()} {path}": route["summary"]
        for path, methods in paths.items()
        for method, route in methods.items()
    }


def _pages() -> dict[str, str]:
    """What can be opened in a browser, by its address. Only what is mounted counts."""
    app = FastAPI()
    pages.mount(app)
    mounted = set(_addresses(app.routes))
    return {path: title for path, title in _PAGES.items() if path in mounted}


def _addresses(routes: Iterable[Any]) -> Iterator[str]:
    """Those of routes, and of the routers among them."""
    for route in routes:
        below = getattr(route, "original_router", None)
        if below is None:
            yield getattr(route, "path", "")
        else:
            yield from _addresses(below.routes)


def _directory() -> dict[str, str]:
    """Fields (`role.scope_does`), and codes (`service.category.coping`), as its spreadsheet has them.

    Its columns are those of its models: a test of the directory's own holds them together.
    """
    fields = {
        f"{record}.{'.'.join(column.path)}": f"{row} – {column.header}"
        for record, row in _RECORDS.items()
        for column in COLUMNS[row]
    }
    coded = {
        f"{field}.{code}": f"{fields[field]}: {word}"
        for field, words in _CLOSED.items()
        for code, word in words.items()
    }
    return fields | coded


def _report() -> dict[str, Any]:
    """A report of nobody: it has every measure and every note that one with people has."""
    day = date(2026, 1, 1)
    catalogue = Catalogue.load()
    with TemporaryDirectory() as folder:
        store = Store(f"sqlite:///{Path(folder) / 'empty.sqlite'}")
        store.migrate()
        found = report(store, ["nowhere"], period_of(day.year, day, day), [catalogue.entries[0].id])
        store.close()
    return ReportWriter(catalogue, "nb").report(found)


def _measures(document: Mapping[str, Any]) -> dict[str, str]:
    """Figures by where they stand: `checkpoint.held` for each conversation, `first_talk.median_days`."""
    parts = {"checkpoint": {**document["checkpoints"][0], "title": "Per samtale"}}
    parts |= {name: document[name] for name in _PARTS}
    return {
        f"{name}.{measure}": f"{part['title']}: {document['measures'][measure]}"
        for name, part in parts.items()
        for measure in part["figures"]
    }
