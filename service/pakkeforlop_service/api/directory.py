"""The directory over HTTP: units with their roles and services, changed one by one or by a file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Header, Path, Query, Request
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory import NoSuchUnit, Places, Unit, Written
from pakkeforlop_service.directory.codes import LocalRole, UnitKind
from pakkeforlop_service.directory.files import MEDIA_TYPES
from pakkeforlop_service.directory.freshness import is_stale, said, stale_records
from pakkeforlop_service.directory.incoming import Format
from pakkeforlop_service.directory.units import dumped
from pakkeforlop_service.given import App, Now, Today
from pakkeforlop_workflow import InvalidDocument, Problem
from pakkeforlop_workflow.envelope import Day, Reference
from pakkeforlop_workflow.errors import shown

from .inputs import Instant, JsonObject, LangQuery, NoQuery, version, version_of
from .outputs import document
from .reference import body

router = APIRouter(prefix="/v1/directory", tags=["Kommune og tilbud"])

UNIT_EXAMPLE: Final[dict[str, Any]] = {
    "id": "eksempel-kommune",
    "kind": "municipality",
    "name": "Eksempel kommune",
    "not_mapped": "Frivillige lag er ikke kartlagt.",
    "synthetic": True,
    "roles": {
        "municipal_cancer_coordinator": {
            "status": "has",
            "position_percent": 50,
            "scope_does": "Samtaler om hverdag og arbeid.",
            "scope_does_not": "Avgjør ikke ytelser.",
            "reach": {"phone": "000 00 000", "web": "https://kreftkoordinator.example.invalid/"},
            "last_verified": "2026-03-01",
            "source": "Oppdiktet.",
        },
        "municipal_appointee": {"status": "lacks", "last_verified": "2026-03-01"},
    },
    "cooperations": [{"status": "none_known", "parties": ["nav_office", "municipality"]}],
}
"""A unit as it is sent; the tests send it."""

UNITS_EXAMPLE: Final[dict[str, Any]] = {"units": [UNIT_EXAMPLE]}
"""A file of units."""
_FILES: Final = body("Units", UNITS_EXAMPLE)
_FILES["requestBody"]["content"]["text/csv"] = {"schema": {"type": "string"}}

UnitName = Annotated[
    Reference, Path(description="Referansen til kommunen, bydelen, samarbeidet eller sykehusenheten.")
]


class UnitQuery(LangQuery):
    """As known when, and fresh or stale on which day."""

    as_of: Annotated[
        Day | None, Field(description="Dagen det spørres om, ÅÅÅÅ-MM-DD. Uten: i dag, i Norge.")
    ] = None
    known_at: Annotated[Instant | None, Field(description="Bare det som var registrert da.")] = None


class UnitsQuery(UnitQuery):
    """Which units. What is not given is not narrowed down."""

    kind: Annotated[UnitKind | None, Field(description="Bare enheter av denne typen.")] = None
    stale: Annotated[
        bool | None, Field(description="Bare dem med noe som ikke er bekreftet det siste året, eller uten.")
    ] = None
    lacks: Annotated[LocalRole | None, Field(description="Bare dem som mangler denne rollen på dagen.")] = (
        None
    )


@router.get("", summary="Kommuner, samarbeid og sykehusenheter")
def units(query: Annotated[UnitsQuery, Query()], app: App, today: Today) -> Response:
    """Alle enhetene med roller, tilbud og samarbeid. Det som ikke er bekreftet det siste året, er merket `stale`."""
    as_of = query.as_of or today
    found = app.directory.units(query.known_at)
    places = Places({name: unit for name, (_, unit) in found.items()})
    writer = _Writer(Words(app.catalogue.vocabulary, query.lang), as_of)
    return document(
        {
            "as_of": as_of,
            "known_at": query.known_at,
            "lang": query.lang,
            "units": [
                writer.unit(unit, number)
                for number, unit in found.values()
                if _wanted(unit, query, places, as_of)
            ],
        }
    )


def _wanted(unit: Unit, query: UnitsQuery, places: Places, as_of: date) -> bool:
    return (
        query.kind in {None, unit.kind}
        and query.stale in {None, bool(stale_records(unit, as_of))}
        and (query.lacks is None or query.lacks in places.on(unit.id, None, as_of).lacks)
    )


@router.get("/export.json", summary="Hele katalogen som JSON")
def export_json(_: Annotated[NoQuery, Query()], app: App) -> Response:
    """Alle enhetene, hver hel, i en fil som kan leses inn igjen. Ingenting om pasienter."""
    return _file(app.directory.export("json"), "json")


@router.get("/export.csv", summary="Hele katalogen som regneark", response_class=Response)
def export_csv(_: Annotated[NoQuery, Query()], app: App) -> Response:
    """Det samme som CSV med semikolon: en rad for hver enhet, og en for hver rolle, hvert tilbud og samarbeid."""
    return _file(app.directory.export("csv"), "csv")


def _file(content: bytes, form: Format) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="kommune-og-tilbud.{form}"'}
    return Response(content, 200, headers, media_type=MEDIA_TYPES[form])


@router.get("/{name}", summary="En enhet")
def unit(name: UnitName, query: Annotated[UnitQuery, Query()], app: App, today: Today) -> Response:
    """`unit` kan endres og sendes tilbake med `PUT`. `ETag` er versjonen."""
    try:
        found = app.directory.version(name, query.known_at)
    except NoSuchUnit:
        raise _not_there(query.known_at) from None
    writer = _Writer(Words(app.catalogue.vocabulary, query.lang), query.as_of or today)
    content = {**writer.unit(found.unit, found.number), "recorded_at": found.recorded_at}
    return document(content, headers={"ETag": f'"{found.number}"'})


@router.get("/{name}/versions", summary="Når en enhet er endret")
def versions(name: UnitName, _: Annotated[NoQuery, Query()], app: App) -> Response:
    """Hver versjon med tidspunktet; `known_at` lik det gir enheten slik den var."""
    try:
        found = app.directory.versions(name)
    except NoSuchUnit:
        raise _not_there(None) from None
    return document(
        {"id": name, "versions": [{"version": one.number, "recorded_at": one.recorded_at} for one in found]}
    )


@router.put("/{name}", summary="Ny eller endret enhet", openapi_extra=body("Unit", UNIT_EXAMPLE))
def put(
    name: UnitName,
    sent: JsonObject,
    _: Annotated[NoQuery, Query()],
    app: App,
    now: Now,
    if_match: Annotated[str | None, version_of("Versjonen enheten må ha, fra `ETag`.")] = None,
    if_none_match: Annotated[
        str | None, Header(description="`*` for en enhet som ikke finnes fra før.")
    ] = None,
) -> Response:
    """Lagrer enheten hel. 201 når den er ny. `places` er enhetene der en rolle er kommet til eller falt fra."""
    expected = _expected(if_match, if_none_match)
    if sent.get("id", name) != name:
        cure = f"Skriv «{name}», eller send til adressen til den andre enheten."
        raise InvalidDocument([Problem("id", shown(sent["id"]), "en annen enhet enn i adressen", cure)])
    written = app.directory.put({**sent, "id": name}, now, expected)
    number = written.versions[name]
    content = {"id": name, "version": number, **_outcome(written)}
    return document(content, 201 if written.new else 200, {"ETag": f'"{number}"'})


def _expected(if_match: str | None, if_none_match: str | None) -> int:
    if if_match is not None:
        return version(if_match)
    if if_none_match is not None and if_none_match.strip() == "*":
        return 0
    raise HTTPException(
        428, "Send If-Match med versjonen fra ETag, eller If-None-Match: * for en enhet som er ny."
    )


@dataclass(frozen=True, slots=True)
class _File:
    content: bytes
    form: Format


async def _file_sent(request: Request) -> _File:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    for form, known in MEDIA_TYPES.items():
        if media_type == known:
            return _File(await request.body(), form)
    raise HTTPException(415, "Send JSON (application/json) eller CSV (text/csv).")


@router.post("/import", summary="Enheter fra en fil", openapi_extra=_FILES)
def import_(
    sent: Annotated[_File, Depends(_file_sent)], _: Annotated[NoQuery, Query()], app: App, now: Now
) -> Response:
    """Alle enhetene i filen eller ingen. Enheter filen ikke nevner, blir stående. Alle feil meldes på én gang."""
    return document(_outcome(app.directory.import_(sent.content, sent.form, now)))


def _outcome(written: Written) -> dict[str, Any]:
    unchanged = len(written.versions) - len(written.new) - len(written.changed)
    return {
        "new": sorted(written.new),
        "changed": sorted(written.changed),
        "unchanged": unchanged,
        "places": sorted(written.places),
    }


def _not_there(known_at: datetime | None) -> HTTPException:
    when = "" if known_at is None else " på det tidspunktet"
    return HTTPException(404, f"Enheten er ikke registrert{when}. Se /v1/directory.")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes units as documents: as they are stored, with what the day says about them beside it."""

    words: Words
    as_of: date

    def unit(self, unit: Unit, number: int) -> dict[str, Any]:
        return {
            "id": unit.id,
            "version": number,
            "open": unit.open_on(self.as_of),
            "stale": bool(stale_records(unit, self.as_of)),
            "unit": dumped(unit),
            "verified": {
                "roles": {role: self._verified(record.last_verified) for role, record in unit.roles.items()},
                "services": [self._verified(service.last_verified) for service in unit.services],
                "cooperations": [self._verified(one.last_verified) for one in unit.cooperations],
            },
        }

    def _verified(self, on: date | None) -> Mapping[str, Any]:
        return {"on": on, "stale": is_stale(on, self.as_of), "text": said(on, self.as_of, self.words)}
