"""Everything that can be wrong with a request, as RFC 9457 problems in words a person can act on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, Final

from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from pakkeforlop_workflow import InvalidDocument, Problem
from pakkeforlop_workflow.errors import problems_of

from .application import OtherEngine
from .store import AlreadyThere, Erased, KeyUsed, NoSuchPathway, NoSuchRelease, Stale, Unavailable

MAX_SHOWN: Final = 100
"""Most faults that one answer lists."""


class MalformedJson(Exception):
    """A body that is not JSON."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that was not carried out: which HTTP status, what is wrong, and what to do about it."""

    status: int
    title: str
    detail: str
    problems: tuple[Problem, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """As a problem document. `type` is left out, so it is «about:blank»: the status says what kind it is."""
        document: dict[str, Any] = {
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.more,
        }
        if self.problems:
            document["errors"] = [
                {"where": problem.where, "value": problem.value, "fault": problem.fault, "cure": problem.cure}
                for problem in self.problems[:MAX_SHOWN]
            ]
        return document

    def response(self) -> JSONResponse:
        """The document as an answer over HTTP."""
        return JSONResponse(
            self.document(), self.status, dict(self.headers), media_type="application/problem+json"
        )


REFUSED: Final[tuple[type[Exception], ...]] = (
    InvalidDocument,
    MalformedJson,
    RequestValidationError,
    NoSuchPathway,
    NoSuchRelease,
    AlreadyThere,
    Erased,
    Stale,
    KeyUsed,
    OtherEngine,
    Unavailable,
    HTTPException,
    Exception,
)
"""What doors raise that is answered with a refusal; an `Exception` of another kind is our own mistake."""


def refusal_of(error: Exception) -> Refusal:
    """The refusal that an error means."""
    match error:
        case InvalidDocument():
            return _invalid(error.problems, "Dokumentet kan ikke brukes", "Ingenting er lagret.")
        case MalformedJson():
            return Refusal(400, "Ikke gyldig JSON", f"{error} Ingenting er lagret.")
        case RequestValidationError():
            return _invalid_request(error)
        case Erased():
            day = error.erased_at.date().isoformat()
            return Refusal(410, "Slettet", f"Forløpet ble slettet {day}. Referansen brukes ikke igjen.")
        case Stale():
            detail = f"Det er endret siden det ble lest, og er nå i versjon {error.current}. Les det på nytt."
            more = {"current_version": error.current}
            return Refusal(
                409, "Endret i mellomtiden", detail, more=more, headers={"ETag": f'"{error.current}"'}
            )
        case OtherEngine():
            detail = (
                f"Svaret ble gitt av motor {error.engine}, og dette programmet har en annen. "
                "Spør uten release, eller bruk den versjonen av programmet."
            )
            return Refusal(409, "Annen motor", detail)
        case HTTPException():
            return _http(error)
        case _:
            return Refusal(*_SAID.get(type(error), _OURS))


_SAID: Final[Mapping[type[Exception], tuple[int, str, str]]] = {
    NoSuchPathway: (404, "Finnes ikke", "Det er ikke registrert noe forløp med denne referansen."),
    NoSuchRelease: (404, "Finnes ikke", "Denne utgaven har ikke vært i bruk her. Se /v1/releases."),
    AlreadyThere: (
        409,
        "Finnes fra før",
        "Det er registrert et forløp med denne referansen. Legg til hendelser i det i stedet.",
    ),
    KeyUsed: (
        422,
        "Nøkkelen er brukt",
        "Denne Idempotency-Key er brukt om noe annet. Lag en ny nøkkel for hver ny forespørsel.",
    ),
    Unavailable: (
        503,
        "Ikke tilgjengelig",
        "Databasen svarer ikke nå. Det er ikke bekreftet at noe er lagret. Send det samme på nytt om litt.",
    ),
}
_OURS: Final = (
    500,
    "Feil i tjenesten",
    "Noe gikk galt hos oss. Det er skrevet i tjenestens logg. Prøv igjen om litt.",
)


def _invalid(problems: Sequence[Problem], title: str, consequence: str, status: int = 422) -> Refusal:
    count = "1 feil" if len(problems) == 1 else f"{len(problems)} feil"
    cut = f", de første {MAX_SHOWN} vises" if len(problems) > MAX_SHOWN else ""
    return Refusal(status, title, f"{count}{cut}. {consequence}", tuple(problems))


def _invalid_request(error: RequestValidationError) -> Refusal:
    """Parameters and form fields that cannot be used, in the same words as for documents."""
    found = error.errors()
    details = [
        InitErrorDetails(
            type=PydanticCustomError(item["type"], "{why}", {"why": item["msg"], **item.get("ctx", {})}),
            loc=item["loc"][1:],
            input=item.get("input"),
        )
        for item in found
        if item["type"] != "extra_forbidden"
    ]
    unknown = [
        Problem(str(item["loc"][-1]), "", "ukjent parameter", "Ta den bort, eller rett navnet. Se /docs.")
        for item in found
        if item["type"] == "extra_forbidden"
    ]
    known = problems_of(ValidationError.from_exception_data("request", details)) if details else ()
    in_path = any(item["loc"][0] == "path" for item in found)
    title = "Finnes ikke" if in_path else "Forespørselen kan ikke brukes"
    return _invalid((*known, *unknown), title, "Ingenting er gjort.", 404 if in_path else 422)


def _http(error: HTTPException) -> Refusal:
    title, detail = _TITLES.get(error.status_code, (HTTPStatus(error.status_code).phrase, ""))
    said = error.detail if error.detail != HTTPStatus(error.status_code).phrase else ""
    return Refusal(error.status_code, title, said or detail, headers=error.headers or {})


_TITLES: Final[dict[int, tuple[str, str]]] = {
    400: ("Forespørselen kan ikke leses", "Rett forespørselen og prøv igjen."),
    403: ("Ikke tillatt", "Forespørselen kom ikke fra tjenestens egne sider."),
    404: ("Finnes ikke", "Det er ingenting på denne adressen. Se /docs."),
    405: ("Kan ikke gjøres her", "Adressen tar ikke imot denne metoden. Se /docs."),
    413: ("For stort", "Forespørselen er for stor."),
    428: ("Versjonen mangler", "Send If-Match eller If-None-Match."),
    415: ("Ukjent format", "Send JSON, med Content-Type: application/json."),
}
