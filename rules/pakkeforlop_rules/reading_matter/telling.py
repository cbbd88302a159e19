"""What an entry says, in plain lines: how often, whose, which themes, what others do, what goes before it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple, get_args

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.conditions import Condition
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.owners import APPOINTEE, COORDINATING
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.deadlines import CLOCKS, Clock

from .judged import when
from .levels import role_at_its_level

_CLOCKS: Final[dict[str, Clock]] = {clock.code: clock for clock in CLOCKS}
_TALKED: Final[frozenset[Outcome]] = frozenset({"held", "done_elsewhere", "interrupted"})
"""Outcomes whose journal line names themes."""
_AGAIN: Final[frozenset[Outcome]] = frozenset({"deferred", "not_relevant"})
"""Outcomes whose journal line has a day to take it up again."""


class Silencing(NamedTuple):
    """What about a person goes before a checkpoint, and until when."""

    title: str
    until: str


def how_often(entry: Entry, words: Words) -> str:
    """For what it is asked, and how many times."""
    often = [words.phrase(f"page-per-{entry.per}" if entry.each is None else f"page-each-{entry.each}")]
    if len(entry.occurrences) > 1:
        often.append(words.phrase("page-times", number=len(entry.occurrences)))
    if entry.fresh:
        often.append(words.phrase("page-fresh"))
    return " ".join(often)


def candidates(entry: Entry, words: Words) -> Iterator[str]:
    """The roles it can belong to, the first one first, each with its level and when."""
    for item in entry.owner:
        yield _with_condition(role_at_its_level(item.role, words), item.when, words)


def owner_notes(entry: Entry, words: Words) -> str:
    """What holds where a role is lacking, nobody is named, or the patient has chosen; empty where nothing does."""
    roles = {item.role for item in entry.owner}
    notes = [words.phrase("page-fallback")] if len(entry.owner) > 1 else []
    notes += [words.phrase("page-to-be-named")] if APPOINTEE in roles else []
    notes += [words.phrase("page-choice")] if roles & COORDINATING else []
    return " ".join(notes)


def closing_themes(entry: Entry, words: Words) -> Iterator[str]:
    """The themes that must be talked about before the conversation counts as held, each with for whom."""
    for theme in entry.themes.closing:
        yield _with_condition(words.word("theme", theme.theme), theme.when, words)


def journal_lines(entry: Entry, words: Words) -> Iterator[str]:
    """A line for each outcome, to copy into the journal."""
    some_day = words.phrase("page-some-day")
    for outcome in get_args(Outcome):
        themes = entry.themes.names if outcome in _TALKED else ()
        again = some_day if outcome in _AGAIN else None
        yield words.journal(words.text(entry.title), outcome, some_day, themes, again)


def clocks(entry: Entry) -> list[Clock]:
    """What others must do by when, by week."""
    return sorted((_CLOCKS[code] for code in entry.deadlines), key=lambda clock: clock.week)


def deadline_line(clock: Clock, words: Words) -> str:
    """The week, what, whose, and by which law or practice."""
    standing = words.word("deadline_standing", clock.standing)
    return words.phrase(
        "page-deadline",
        week=clock.week,
        deadline=words.word("deadline", clock.code),
        owners=words.words("role", clock.owner),
        standing=standing if clock.law is None else f"{clock.law}, {standing}",
    )


def silencing(entry: Entry, catalogue: Catalogue, words: Words) -> Iterator[Silencing]:
    """What about the person goes before it."""
    for silence in catalogue.silences:
        if entry.kind in silence.kinds:
            yield Silencing(words.text(silence.title), words.text(silence.until))


def _with_condition(name: str, condition: Condition | None, words: Words) -> str:
    return name if condition is None else f"{name} – {when(condition, words)}"
