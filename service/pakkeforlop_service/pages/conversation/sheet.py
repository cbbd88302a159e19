"""The sheet for one conversation: what to say, what to ask, and where it can lead. It prints on one page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Answer, Catalogue
from pakkeforlop_rules.agenda import Item, agendas
from pakkeforlop_rules.document import Writer
from pakkeforlop_service.application import Person
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.asked import PageQuery, Subject
from pakkeforlop_service.pages.places.offers import offers
from pakkeforlop_service.pages.rendering import page, said
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.envelope import Code
from pakkeforlop_workflow.facts import FACTS, View, value_of

from .foremost import foremost

router = APIRouter()

Checkpoint = Annotated[Code, Path()]


@router.get("/forlop/{subject}/samtale/{checkpoint}")
def show(
    subject: Subject, checkpoint: Checkpoint, query: Annotated[PageQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """The sheet for one checkpoint of one person."""
    person = app.person(subject, today)
    answer = foremost(person.answers).get(checkpoint)
    if answer is None:
        raise HTTPException(404, said("sheet_no_such", query.lang))
    writer = Writer(person.catalogue, query.lang)
    document = writer.answer(answer)
    others = _same_talk(person.answers, answer)
    units = app.units_serving(person, today)
    return page(
        "sheet.html",
        f"/forlop/{subject}/samtale/{checkpoint}",
        {},
        writer.words,
        subject=subject,
        synthetic=person.pathway.synthetic,
        interpreter=person.pathway.interpreter,
        today=today,
        answer=document,
        silenced=answer.because == "silenced",
        missing=_missing(person.answers, writer) if answer.code in {"due", "cannot_tell"} else (),
        others=[writer.answer(item.answer) for item in others],
        deadlines=document["deadlines"] if _away(person, today) else [],
        offers=offers(units, _themes(answer, others), today, writer.words),
        not_mapped=dict.fromkeys(unit.not_mapped for unit in units if unit.not_mapped is not None),
        mapped=bool(units),
        no=_after_a_no(person.catalogue, writer),
        release=person.catalogue.release,
    )


def _same_talk(answers: Iterable[Answer], answer: Answer) -> tuple[Item, ...]:
    """What else is on the agenda that the answer is on; else on its owner's."""
    found = agendas(answers)
    own = [one for one in found if any(item.answer.checkpoint == answer.checkpoint for item in one.items)]
    own += [one for one in found if one.owner.role == answer.owner.role]
    items = own[0].items if own else ()
    return tuple(item for item in items if item.answer.checkpoint != answer.checkpoint)


def _themes(answer: Answer, others: Iterable[Item]) -> frozenset[str]:
    taken = (answer, *(item.answer for item in others))
    return frozenset(theme for one in taken for theme in (*one.closing, *one.entry.themes.also))


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that is not known, who can tell, and the conversations that it decides."""

    fact: str
    who: str
    decides: tuple[str, ...]


def _missing(answers: Iterable[Answer], writer: Writer) -> tuple[Missing, ...]:
    """What is not known, with why it matters."""
    words = writer.words
    waiting: dict[str, dict[str, None]] = {}
    for answer in answers:
        for fact in answer.missing:
            waiting.setdefault(fact, {})[words.text(answer.entry.title)] = None
    return tuple(
        Missing(words.word("fact", fact), words.words("role", FACTS[fact].supplied_by), tuple(titles))
        for fact, titles in waiting.items()
    )


def _away(person: Person, today: date) -> bool:
    """Whether there may be a sick leave for others' deadlines to be about."""
    return value_of(FACTS["absent"], View(person.history, AsOf(today))) is not False


def _after_a_no(catalogue: Catalogue, writer: Writer) -> list[dict[str, Any]]:
    """What a patient's no means, as the catalogue says it, with what that rests on."""
    timing = catalogue.timing
    return [
        dict(writer.citation(citation))
        for number in (timing.reask_months, timing.reasks)
        for citation in number.basis
    ]
