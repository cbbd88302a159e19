"""The worklist as it was chosen last: where the way back leads, from every page and without a script.

It is kept by the browser until it is closed, and holds a unit, a role and an order: nothing about any patient.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from typing import Final
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from starlette.responses import Response

COOKIE: Final = "arbeidsliste"
NAMES: Final = frozenset({"enhet", "ansvarlig", "vis", "sorter"})
"""What is kept of the worklist's address; anything else in a cookie is not from us."""

_LAST: ContextVar[Mapping[str, str]] = ContextVar("last_list")


async def recall(request: Request) -> None:
    """Take up what the browser kept; the worklist itself needs none, and is reached bare from itself."""
    kept = "" if request.url.path == "/" else request.cookies.get(COOKIE, "")
    _LAST.set({name: value for name, value in parse_qsl(kept) if name in NAMES})


def last_list() -> Mapping[str, str]:
    """What was chosen last, as it stands in the address of the worklist."""
    return _LAST.get({})


def keep(response: Response, chosen: Mapping[str, str]) -> None:
    """Have the browser keep what is chosen now, or forget what it kept when all is shown."""
    given = {name: value for name, value in chosen.items() if value}
    if given:
        response.set_cookie(COOKIE, urlencode(given), httponly=True, samesite="lax")
    else:
        response.delete_cookie(COOKIE, httponly=True, samesite="lax")
