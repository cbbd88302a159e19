"""National identity numbers in what is sent to us: found however they are written, so that they can be refused.

A number is eleven digits that stand alone, whole or parted after the date by one sign: a date of birth, with the
shifts that D-numbers, help numbers and synthetic numbers have, and two check digits. Check digits are read by
today's rule and by the one from 2032, which Skatteetaten has published («Nytt fødselsnummer fra 2032»).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from operator import mul
from typing import Any, Final
from urllib.parse import unquote

from pydantic_core import from_json

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import place

_NUMBER: Final = re.compile(r"(?<!\d)\d{6}[ \t.+-]?\d{5}(?!\d)")
"""A «+» is a space in an address."""
_SHAPE: Final = str.maketrans("123456789 \t.+", "000000000----")
_SHAPES: Final = ("0" * 11, "000000-00000")
"""What every number looks like; a document without these needs no closer look."""
_ZERO_LOST: Final = "0" * 10
"""A whole number has lost the zero that a number of the first nine days of a month begins with."""
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2212"
_ESCAPES: Final = re.compile(r"(?:\\u[0-9a-fA-F]{4})+")
_BEFORE: Final = re.compile(r"[0-9A-Za-z-]{0,64}")
_AFTER: Final = re.compile(r"[0-9A-Za-z]{0,64}")
_HEXADECIMAL: Final = re.compile(
    r"(?:.*-)?(?=[0-9]*[A-Fa-f])(?:[0-9A-Fa-f]{16,}|(?<=[0-9A-Fa-f]{4}-)[0-9A-Fa-f]{12})"
)
"""The end of a UUID, or a word as long as a trace id; all digits is no such word."""

_FIRST: Final = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1, 0)
_SECOND: Final = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_REMAINDERS: Final = (0, 1, 2, 3)
"""Of the first check: 0 in numbers given so far, any of these in numbers given from 2032."""
_LENGTHS: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ON_DAY: Final = (0, 40)
"""40 in D-numbers."""
_ON_MONTH: Final = (0, 20, 40, 60, 80)
"""40 in help numbers and Nav's synthetic ones, 80 in Skatteetaten's synthetic ones, 20 and 60 in Nav's own."""
_DATES: Final = frozenset(
    f"{day + on_day:02}{month + on_month:02}"
    for month, days in enumerate(_LENGTHS, 1)
    for day in range(1, days + 1)
    for on_day in _ON_DAY
    for on_month in _ON_MONTH
)
_ELSEWHERE: Final = "innholdet"


def problem(where: str) -> Problem:
    """The refusal of a number that stands at a place. The number itself is never repeated."""
    return Problem(
        where,
        "",
        "ser ut som et fødselsnummer, D-nummer eller hjelpenummer",
        "Ta det bort. Personen omtales med en referanse som ikke er et slikt nummer.",
    )


def holds(text: str) -> bool:
    """Whether a text holds a national identity number, as it stands or under escapes."""
    return any(_first(reading) is not None for reading in _readings(text))


def in_address(path: bytes, query: bytes) -> str | None:
    """Where in an address, as it was sent, a number stands."""
    if holds(path.decode("utf-8", "replace")):
        return "stien i adressen"
    if holds(query.decode("utf-8", "replace")):
        return "parametrene i adressen"
    return None


def in_headers(headers: Iterable[tuple[bytes, bytes]]) -> str | None:
    """Which header a number stands in."""
    headers = list(headers)
    if not holds(b"\n".join(part for header in headers for part in header).decode("utf-8", "replace")):
        return None
    for name, value in headers:
        if holds(value.decode("utf-8", "replace")):
            return f"hodet {name.decode('latin-1')}"
        if holds(name.decode("latin-1")):
            return "navnet på et hode"
    return None


def in_body(body: bytes, media_type: str) -> str | None:
    """Where in a body a number stands: its place in JSON, the line of a CSV file, else «innholdet»."""
    text = body.decode("utf-8", "replace")
    if media_type == "application/json" or media_type.endswith("+json"):
        found = holds(text)
        if found or _ZERO_LOST in text.translate(_SHAPE):
            return _in_json(body) or (_ELSEWHERE if found else None)
        return None
    if media_type == "text/csv" and (at := _first(text)) is not None:
        return f"linje {text.count(chr(10), 0, at) + 1}"
    return _ELSEWHERE if holds(text) else None


def _readings(text: str) -> Iterator[str]:
    """The text, and what it becomes when it is read: JSON's escapes, and an address's, also doubled."""
    yield text
    if "\\u" in text:
        yield _ESCAPES.sub(lambda match: str(json.loads(f'"{match[0]}"')), text)
    for _ in range(2):
        if "%" in text:
            text = unquote(text)
            yield text


def _first(text: str) -> int | None:
    """Where in a text the first number begins."""
    if not text.isascii():
        text = _FOREIGN.sub(_plain, text)
    shape = text.translate(_SHAPE)
    if not any(known in shape for known in _SHAPES):
        return None
    for match in _NUMBER.finditer(text):
        if _is_identity(match[0][:6] + match[0][-5:]) and not _in_token(text, match):
            return match.start()
    return None


def _plain(match: re.Match[str]) -> str:
    """The ASCII sign for one of any other script: its digits, spaces and dashes count as ours."""
    sign = match[0]
    if sign.isdecimal():
        return str(int(sign))
    return " " if sign.isspace() or sign in _DASHES else "?"


def _in_token(text: str, match: re.Match[str]) -> bool:
    """Whether the digits are a stretch of a longer hexadecimal word: a UUID, a hash, a trace id."""
    before = _BEFORE.match(text[max(0, match.start() - 64) : match.start()][::-1])
    after = _AFTER.match(text, match.end())
    word = f"{before[0][::-1] if before else ''}{match[0]}{after[0] if after else ''}"
    return _HEXADECIMAL.fullmatch(word) is not None


def _is_identity(number: str) -> bool:
    """Whether eleven digits are an identity number."""
    dated = number[:4] in _DATES
    if not dated and number[0] not in "89":  # «felles hjelpenummer» begins so, and has no date
        return False
    digits = [int(digit) for digit in number]
    first = sum(map(mul, _FIRST, digits)) % 11
    second = sum(map(mul, _SECOND, digits)) % 11
    return second == 0 and (first in _REMAINDERS if dated else first == 0)


def _in_json(body: bytes) -> str | None:
    try:
        document = from_json(body)
    except ValueError:
        return None
    return next(_places(document, ()), None)


def _places(value: Any, path: tuple[str | int, ...]) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if holds(key):
                yield f"et feltnavn i {place(path)}"
            else:
                yield from _places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _places(inner, (*path, index))
    elif holds(str(value).zfill(11) if isinstance(value, int) else str(value)):
        yield place(path)
