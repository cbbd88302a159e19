"""The text of a PDF that the browser has printed: every glyph by the font's own table of letters, in order."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

_OBJECT = re.compile(rb"(\d+) 0 obj\b(.*?)\bendobj", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_FONT = re.compile(rb"/(F\d+) (\d+) 0 R")
_TABLE = re.compile(rb"/ToUnicode (\d+) 0 R")
_CHAR = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4,})>$", re.MULTILINE)
_RANGE = re.compile(rb"^<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>$", re.MULTILINE)
_SHOWN = re.compile(rb"/(F\d+) [\d.]+ Tf|<([0-9A-F]+)>(?= Tj)|(ET)\b")


def text_of(pdf: bytes) -> str:
    """All that is written on the pages, a line for each stretch of text."""
    objects = {int(number): body for number, body in _OBJECT.findall(pdf)}
    fonts = {
        name: _letters(_content(objects[int(table[1])]))
        for body in objects.values()
        for name, font in _FONT.findall(body)
        if (table := _TABLE.search(objects[int(font)])) is not None
    }
    shown = (_content(body) for body in objects.values())
    return "".join(piece for content in shown if b" Tj" in content for piece in _read(content, fonts))


def pages_of(pdf: bytes) -> int:
    """How many pages it has."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def _content(body: bytes) -> bytes:
    stream = _STREAM.search(body)
    if stream is None:
        return b""
    return zlib.decompress(stream[1]) if b"/FlateDecode" in body else stream[1]


def _letters(table: bytes) -> dict[int, str]:
    """Which letters each glyph stands for."""
    letters: dict[int, str] = {}
    for part in re.findall(rb"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for glyph, letter in _CHAR.findall(part):
            letters[int(glyph, 16)] = bytes.fromhex(letter.decode()).decode("utf-16-be")
    for part in re.findall(rb"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, letter in _RANGE.findall(part):
            for offset in range(int(last, 16) - int(first, 16) + 1):
                letters[int(first, 16) + offset] = chr(int(letter, 16) + offset)
    return letters


def _read(content: bytes, fonts: dict[bytes, dict[int, str]]) -> Iterator[str]:
    letters: dict[int, str] = {}
    for font, glyphs, end in _SHOWN.findall(content):
        if font:
            letters = fonts[font]
        elif end:
            yield "\n"
        else:
            yield "".join(
                letters.get(int(glyphs[at : at + 4], 16), "\ufffd") for at in range(0, len(glyphs), 4)
            )
