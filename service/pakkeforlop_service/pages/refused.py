"""The page that says why something was not done, what that means, and where to go from there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Final, Literal, get_args
from urllib.parse import quote

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse
from structlog.contextvars import get_contextvars

from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application, OtherEngine
from pakkeforlop_service.problems import Refusal
from pakkeforlop_service.store import Erased, NoSuchPathway, Stale

from .last_list import last_list
from .rendering import address, page

Kind = Literal[
    "busy",
    "changed",
    "engine",
    "erased",
    "forbidden",
    "invalid",
    "large",
    "method",
    "missing",
    "nobody",
    "other",
    "ours",
    "unavailable",
    "unreadable",
]
"""What is told about, by the names of its words: «refused_busy» is the title, and so on."""

_BY_ERROR: Final[Mapping[type[Exception], Kind]] = {
    NoSuchPathway: "nobody",
    Erased: "erased",
    Stale: "changed",
    OtherEngine: "engine",
}
_BY_STATUS: Final[Mapping[int, Kind]] = {
    400: "unreadable",
    403: "forbidden",
    404: "missing",
    405: "method",
    413: "large",
    422: "invalid",
    429: "busy",
    500: "ours",
    503: "unavailable",
}
_PASSING: Final[frozenset[Kind]] = frozenset({"busy", "engine", "ours", "unavailable"})
"""What may have passed when the same is asked again."""
_PERSON: Final = re.compile(r"/forlop/[^/]+")


def refused(request: Request, refusal: Refusal, error: Exception) -> HTMLResponse:
    """The refusal as a page, in the language of the address if that is one."""
    application: Application = request.app.state.application
    asked = request.query_params.get("lang")
    lang: Lang = next((code for code in get_args(Lang) if code == asked), "nb")
    kind = _BY_ERROR.get(type(error)) or _BY_STATUS.get(refusal.status, "other")
    response = page(
        "refused.html",
        _itself(request, refusal, error),
        {},
        Words(application.catalogue.vocabulary, lang),
        refusal.status,
        kind=kind,
        detail=_detail(error),
        faulty=_faulty(error, kind),
        problems=() if isinstance(error, RequestValidationError) else refusal.problems[:20],
        ways=list(_ways(request, kind, error, lang)),
        request_id=get_contextvars().get("request_id") if kind in _PASSING else None,
        release=application.catalogue.release,
    )
    response.headers.update(refusal.headers)
    return response


def _detail(error: Exception) -> str | None:
    """What was said in particular, by whoever refused."""
    if not isinstance(error, HTTPException) or error.detail == HTTPStatus(error.status_code).phrase:
        return None
    return error.detail


def _faulty(error: Exception, kind: Kind) -> list[str]:
    """The parameters and fields that cannot be used, each once; what they may be is for programs to know."""
    if kind != "invalid" or not isinstance(error, RequestValidationError):
        return []
    return list(dict.fromkeys(str(fault["loc"][1]) for fault in error.errors() if len(fault["loc"]) > 1))


def _ways(request: Request, kind: Kind, error: Exception, lang: Lang) -> Iterator[tuple[str, str]]:
    """Where to go from here, most to the point first: the name of a text, and an address."""
    path, asked = _path(request), request.method == "GET"
    if asked and kind in _PASSING:
        yield "refused_again", f"{path}?{request.url.query}" if request.url.query else path
    if asked and kind == "invalid" and isinstance(error, RequestValidationError):
        yield "refused_plainly", address(path, lang)
    person = _person(request)
    known = kind not in {"nobody", "erased"} and not isinstance(error, RequestValidationError)
    if person is not None and known and not (asked and path == person):
        yield "refused_person", address(person, lang)
    yield "refused_worklist", address("/", lang, **last_list())
    if kind == "missing":
        yield "refused_directory", address("/kommuner", lang)


def _itself(request: Request, refusal: Refusal, error: Exception) -> str:
    """The page that the links to other languages lead to: nothing that was sent or refused is repeated in them."""
    person = _person(request)
    if request.method != "GET":
        return "/" if person is None else person
    faulty = refusal.problems and not isinstance(error, RequestValidationError)
    return "/" if faulty else _path(request)


def _person(request: Request) -> str | None:
    found = _PERSON.match(_path(request))
    return None if found is None else found[0]


def _path(request: Request) -> str:
    """The path as an address on this host: two slashes at its beginning would lead to another."""
    return "/" + quote(request.scope["path"].lstrip("/"))
