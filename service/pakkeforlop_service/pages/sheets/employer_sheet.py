"""The sheet that an employee may hand to the employer: the rules and some advice, and nothing about the employee.

It is for somebody who must not learn from it what is wrong: no sender, no name of the service, no reference. Whoever
adds something here keeps it so; a test looks for the words that would tell.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.document import Writer
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_workflow.deadlines import CLOCKS, Clock

router = APIRouter()

ADVICE: Final = ("contact", "ask", "small_steps", "written", "afterwards")
"""Advice by the names of its words. No law says it, and the sheet says so."""


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that the rules say the employer does, in which week, and where it stands."""

    name: str
    clock: str | None = None
    """The clock that says when; none for what holds all the time."""
    law: str | None = None
    """Where it stands in the law, when no clock says so."""
    source: str | None = None
    """By which source, where that is not the clock's own."""


DUTIES: Final = (
    Duty("adjust", law="aml. § 4-6 første ledd"),
    Duty("period", "employer-period"),
    Duty("plan", "employer-plan"),
    Duty("meeting_1", "dialogue-meeting-1"),
    Duty(
        "need", "meeting-need", source="nav-dialogmote-2"
    ),  # the clock's own is a program, which no employer reads
    Duty("update", "employer-plan-update"),
    Duty("meeting_2", "dialogue-meeting-2"),
    Duty("dismissal", "dismissal-protection"),
)
_LAW: Final = "aml-4-6"
_CLOCKS: Final = {clock.code: clock for clock in CLOCKS}


@dataclass(frozen=True, slots=True)
class Row:
    """A duty as the sheet shows it."""

    when: str
    name: str
    text: str
    basis: str
    standing: str


@router.get("/ark")
def show(query: Annotated[PageQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The sheet: the same for everybody, at an address that names nobody."""
    writer = Writer(app.catalogue, query.lang)
    return page(
        "employer_sheet.html",
        "/ark",
        {},
        writer.words,
        today=today,
        rows=[_row(duty, writer) for duty in DUTIES],
        advice=ADVICE,
    )


def _row(duty: Duty, writer: Writer) -> Row:
    lang, words = writer.words.lang, writer.words
    clock = None if duty.clock is None else _CLOCKS[duty.clock]
    counted = {} if clock is None else {"week": clock.week, "after": clock.after}
    return Row(
        when=said(f"employer_when_{duty.name}", lang, **counted),
        name=said(f"employer_name_{duty.name}", lang),
        text=said(f"employer_text_{duty.name}", lang),
        basis=_basis(duty, clock, writer),
        standing=words.word("deadline_standing", "law" if clock is None else clock.standing),
    )


def _basis(duty: Duty, clock: Clock | None, writer: Writer) -> str:
    """The place in the law, and where it was read when that was not in the law itself."""
    law = duty.law if clock is None else clock.law
    source = writer.source(duty.source or (_LAW if clock is None else clock.source))
    read = f"{source['publisher']}, {source['dated']}"
    if law is not None and source["standing"] == "law":
        return f"{law} ({read})"
    title = said("employer_read_in", writer.words.lang, source=source["title"])
    return f"{title} ({read})" if law is None else f"{law}. {title} ({read})"
