"""A row of the worklist in words: who, what about, why, when, whose it is, and who followed up last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pakkeforlop_rules import Answer
from pakkeforlop_rules.answers import Dates
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Line
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_service.store.commitments import HandoverRow
from pakkeforlop_service.store.touches import Touch

IN_WEEKS: Final = 28
"""From so many days on, how long somebody has waited is said in weeks."""


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in a row."""

    subject: str
    title: str
    also: Sequence[str]
    """What else is on the same agenda."""
    why: str
    status: str
    """The answer in a word, where the heading does not say it."""
    over_time: bool
    when: str
    note: str
    """About the day: when it will be over time, or how long somebody has waited."""
    owner: str
    touched: tuple[str, str] | None
    """Who followed up last, and the day."""
    synthetic: bool


def conversation_row(
    line: Line, others: Sequence[Entry], touches: Mapping[str, Touch], words: Words, *, mixed: bool
) -> Row:
    """A conversation, and the others on the agenda that it leads; `mixed` when rows of other kinds stand by it."""
    answer = line.answer
    when, note = ("", "") if answer.dates is None else _when(answer, answer.dates, words)
    return Row(
        subject=line.subject,
        title=words.text(answer.entry.title),
        also=[words.text(other.title) for other in others],
        why=words.why(answer),
        status=words.stands(answer) if mixed or answer.optional else "",
        over_time=answer.over_time,
        when=when,
        note=note,
        owner=words.phrase("nobody") if line.asker is None else words.word("role", line.asker),
        touched=_touched(touches.get(line.subject), words),
        synthetic=line.synthetic,
    )


def handover_row(
    row: HandoverRow, names: Mapping[str, str], touches: Mapping[str, Touch], today: date, words: Words
) -> Row:
    """A hand-over that nobody has acknowledged: to whom it was sent, and how long it has waited."""
    told, lang = row["message_on"], words.lang
    if told is None or told > today:
        message = said("worklist_not_told", lang)
    else:
        message = said("worklist_told", lang, day=words.day(told))
    return Row(
        subject=row["pathway"],
        title=f"{words.word('role', row['to_role'])}, {names.get(row['to_place'], row['to_place'])}",
        also=(),
        why=message,
        status="",
        over_time=False,
        when=said("worklist_sent", lang, day=words.day(row["sent_on"])),
        note=_waited((today - row["sent_on"]).days, lang),
        owner=words.word("role", row["from_role"]),
        touched=_touched(touches.get(row["pathway"]), words),
        synthetic=row["synthetic"],
    )


def _when(answer: Answer, dates: Dates, words: Words) -> tuple[str, str]:
    lang, circa, late = words.lang, dates.approximate, dates.over_time_from
    if answer.over_time:
        return said("worklist_since", lang, day=words.day(late, circa=circa)), ""
    opens = words.day(dates.opens, circa=circa)
    if answer.code == "upcoming":
        return said("worklist_opens", lang, day=opens), ""
    if late is None:
        return said("worklist_since", lang, day=opens), words.phrase("no-date")
    over = said("worklist_over_from", lang, day=words.day(late, circa=circa))
    return said("worklist_since", lang, day=opens), over


def _waited(days: int, lang: Lang) -> str:
    if days < IN_WEEKS:
        return said("worklist_waited", lang, n=days)
    return said("worklist_waited_weeks", lang, weeks=days // 7)


def _touched(touch: Touch | None, words: Words) -> tuple[str, str] | None:
    return None if touch is None else (words.word("role", touch.by), words.day(touch.on))
