"""What pages take in their addresses, and where a form has to come from."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Request
from pydantic import BaseModel, ConfigDict
from starlette.exceptions import HTTPException

from pakkeforlop_rules.texts import Lang
from pakkeforlop_workflow.envelope import Reference

Subject = Annotated[Reference, Path()]
"""Whom a page is about."""


class PageQuery(BaseModel):
    """What every page takes in its address."""

    model_config = ConfigDict(extra="forbid")

    lang: Lang = "nb"


async def from_our_page(request: Request) -> None:
    """Refuse a form that does not say where it comes from; that it comes from here, the guard has seen."""
    if "origin" not in request.headers:
        raise HTTPException(403)
