"""The page that says why something was not done, and where to go from there."""

from __future__ import annotations

from typing import get_args

from fastapi import Request
from starlette.responses import HTMLResponse

from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.problems import Refusal

from .rendering import page


def refused(request: Request, refusal: Refusal) -> HTMLResponse:
    """The refusal as a page, in the language of the address if that is one."""
    application: Application = request.app.state.application
    asked = request.query_params.get("lang")
    lang: Lang = next((code for code in get_args(Lang) if code == asked), "nb")
    words = Words(application.catalogue.vocabulary, lang)
    response = page(
        "refused.html", "/", {}, words, refusal.status, refusal=refusal, release=application.catalogue.release
    )
    response.headers.update(refusal.headers)
    return response
