"""Where a page of a worklist begins, as an opaque word in an address."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date
from typing import Annotated, Final

from fastapi.exceptions import RequestValidationError
from pydantic import Field, TypeAdapter, ValidationError

from pakkeforlop_workflow.envelope import Code, Reference

from .store.spans import Key

Cursor = Annotated[str, Field(max_length=800, description="Fra «next» i forrige side.")]
_Flag = Annotated[int, Field(ge=0, le=1)]
_Question = Annotated[str, Field(pattern=r"^[!-~]{1,330}$")]
_KEY: Final[TypeAdapter[Key]] = TypeAdapter(tuple[_Flag, _Flag, date, Code, Reference, _Question])
"""As strict as what can stand in a key: it goes to the database as it is."""


def cursor(key: Key) -> str:
    """The word for a key."""
    return urlsafe_b64encode(_KEY.dump_json(key)).decode()


def read_cursor(word: str) -> Key:
    """The key of a word of ours. Raises `RequestValidationError` for any other word."""
    try:
        return _KEY.validate_json(urlsafe_b64decode(word))
    except (ValidationError, binascii.Error, ValueError):
        fault = {
            "type": "cursor",
            "loc": ("query", "after"),
            "msg": "er ikke fra en tidligere side",
            "input": "",
            "ctx": {"cure": "Bruk «next» fra svaret på den forrige siden, eller begynn uten «after»."},
        }
        raise RequestValidationError([fault]) from None
