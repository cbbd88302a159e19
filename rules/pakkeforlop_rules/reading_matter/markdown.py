"""Markdown, as far as the pages need it: paragraphs, lists, quotes and tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence


def page(parts: Iterable[str]) -> str:
    """Blocks with an empty line between them, and one newline at the end."""
    return "\n\n".join(part for part in parts if part) + "\n"


def heading(level: int, words: str) -> str:
    """A heading."""
    return f"{'#' * level} {words}"


def bullets(items: Iterable[str]) -> str:
    """A list; an item that goes on over several lines keeps them below itself."""
    written = ["- " + re.sub(r"\n(?=[^\n])", "\n  ", item) for item in items]
    return ("\n\n" if any("\n\n" in item for item in written) else "\n").join(written)


def numbered(items: Iterable[str]) -> str:
    """A list by number."""
    return "\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))


def quote(paragraphs: Iterable[str]) -> str:
    """A block quote of one or more paragraphs."""
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def drawn(lines: Iterable[str]) -> str:
    """Lines kept as they are, letter under letter."""
    return "\n".join(["```text", *(line.rstrip() for line in lines), "```"])


def link(words: str, address: str) -> str:
    """A link; brackets in its words are escaped."""
    escaped = re.sub(r"([\[\]])", r"\\\1", words)
    return f"[{escaped}]({address})"


def capital(words: str) -> str:
    """With a capital first letter."""
    return words[:1].upper() + words[1:]
