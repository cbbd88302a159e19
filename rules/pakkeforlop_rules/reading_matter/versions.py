"""The versions of a checkpoint, in a line each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.wording import Words


def version_lines(versions: Sequence[Entry], words: Words) -> Iterator[str]:
    """When each version is in force, the newest first: that one is described."""
    *earlier, newest = versions
    yield words.phrase("page-described", version=in_force(newest.valid_from, newest.valid_to, words))
    for entry in reversed(earlier):
        yield in_force(entry.valid_from, entry.valid_to, words)


def in_force(first: date, last: date | None, words: Words) -> str:
    """From which day, and to which."""
    if last is None:
        return words.phrase("page-version", first=words.day(first))
    return words.phrase("page-version-ended", first=words.day(first), last=words.day(last))
