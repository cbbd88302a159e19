"""The index: the checkpoints by stage and by owner, what silences them, and the numbers that hold for all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, get_args

from pakkeforlop_rules.deployment import DEFAULT_POLICY
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.sources import Citation
from pakkeforlop_rules.stages import can_be_open
from pakkeforlop_rules.timing import Number, Timing
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.codes import Role, Stage

from .citing import sources_in_short
from .levels import role_at_its_level
from .markdown import bullets, capital, heading, link, page, table
from .windows import opening


class GeneralNumber(NamedTuple):
    """A number that holds for every checkpoint: what it is of, what is said of it, and its sources if it has any."""

    value: int
    what: str
    notes: tuple[str, ...]
    basis: tuple[Citation, ...]


def general_numbers(writer: Writer) -> Iterator[GeneralNumber]:
    """The catalogue's own, and those a service can choose otherwise."""
    words, timing = writer.words, writer.catalogue.timing
    for name in Timing.model_fields:
        number: Number = getattr(timing, name)
        notes = tuple(words.text(item.note) for item in number.basis if item.note is not None)
        yield GeneralNumber(number.value, words.word("timing", name), notes, number.basis)
    for name in ("contact_gap_weeks", "horizon_weeks"):
        value: int = getattr(DEFAULT_POLICY, name)
        yield GeneralNumber(value, words.word("timing", name), (words.phrase("page-policy"),), ())


def index_page(writer: Writer, entries: Sequence[Entry]) -> str:
    """The page that leads to all the others. `entries` are the versions that are described."""
    words = writer.words
    return page(
        [
            f"<!-- {words.phrase('page-generated')} -->",
            heading(1, words.word("heading", "catalogue")),
            words.phrase("page-index-lead"),
            heading(2, words.word("heading", "by_stage")),
            words.phrase("page-by-stage-lead"),
            *_by_stage(words, entries),
            heading(2, words.word("heading", "by_role")),
            *_by_role(words, entries),
            heading(2, words.word("heading", "all_silences")),
            _silences(writer),
            heading(2, words.word("heading", "timing")),
            words.phrase("page-timing-lead"),
            _timing(writer),
        ]
    )


def _by_stage(words: Words, entries: Sequence[Entry]) -> Iterator[str]:
    """A table for each stage in which something can be open, and one for what follows sick leave."""
    head = [words.phrase("page-title"), words.word("heading", "whose"), capital(words.phrase("page-opens"))]
    for stage in get_args(Stage):
        found = [entry for entry in entries if entry.per == "course" and can_be_open(entry, stage)]
        if found:
            yield heading(3, capital(words.word("stage", stage)))
            yield table(head, [_row(entry, words) for entry in found])
    found = [entry for entry in entries if entry.per == "episode"]
    if found:
        yield heading(3, words.word("heading", "by_sick_leave"))
        yield table(head, [_row(entry, words) for entry in found])


def _row(entry: Entry, words: Words) -> tuple[str, str, str]:
    return _linked(entry, words), words.word("role", entry.owner[0].role), opening(entry.windows[0], words)


def _linked(entry: Entry, words: Words) -> str:
    return link(words.text(entry.title), f"{entry.id}.md")


def _by_role(words: Words, entries: Sequence[Entry]) -> Iterator[str]:
    """For each role: what is its own, and what comes to it when others are lacking."""
    for role in get_args(Role):
        first = [entry for entry in entries if entry.owner[0].role == role]
        later = [entry for entry in entries if role in {item.role for item in entry.owner[1:]}]
        if not first and not later:
            continue
        yield heading(3, capital(role_at_its_level(role, words)))
        for phrase, found in (("page-first", first), ("page-fallback-for", later)):
            if found:
                yield f"{words.phrase(phrase)}:"
                yield bullets(_linked(entry, words) for entry in found)


def _silences(writer: Writer) -> str:
    words = writer.words
    names = ("page-silenced-by", "page-concerns", "page-until", "page-rests-on")
    rows = [
        (
            words.text(silence.title),
            words.words("kind", silence.kinds),
            words.text(silence.until),
            sources_in_short(silence.basis, writer),
        )
        for silence in writer.catalogue.silences
    ]
    return table([words.phrase(name) for name in names], rows)


def _timing(writer: Writer) -> str:
    words = writer.words
    rows = []
    for number in general_numbers(writer):
        rests = (
            [*number.notes, f"({sources_in_short(number.basis, writer)})"] if number.basis else number.notes
        )
        rows.append((str(number.value), capital(number.what), " ".join(rests)))
    return table([words.phrase("page-number"), "", words.phrase("page-rests-on")], rows)
