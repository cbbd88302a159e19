"""Answers as JSON documents, in one language: the same at every door."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, cast

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.deadlines import Deadline
from pakkeforlop_workflow.facts import FACTS
from pakkeforlop_workflow.history import History, replayed

from .agenda import Agenda, agendas
from .answers import ANSWERS, Answer, AnswerCode, Dates, Reason, Span
from .catalogue import Catalogue
from .entries import Entry
from .evaluation import others_deadlines
from .shapes import AnswerDocument, CitationDocument, DueDocument, ReasonDocument, SourceDocument
from .sources import Citation
from .texts import Lang


class Writer:
    """Writes answers of one catalogue in one language. Parts of what it writes are kept: not to be changed."""

    def __init__(self, catalogue: Catalogue, lang: Lang) -> None:
        self.catalogue = catalogue
        self._content = catalogue.content(lang)
        self.words = self._content.words

    def due(
        self,
        pathway: Pathway | History,
        answers: Sequence[Answer],
        as_of: date,
        known_at: datetime | None = None,
        *,
        codes: Collection[AnswerCode] = ANSWERS,
    ) -> DueDocument:
        """Everything about a pathway on a day: agendas first, then the answers with one of `codes`, then the gaps.

        Agendas are made of those `agenda.CODES` among the answers, whichever are written out. A history is taken as
        it was replayed, and `known_at` then only says what was known.
        """
        history = pathway if isinstance(pathway, History) else replayed(pathway, known_at)
        gaps = [gap for gap in history.gaps if gap.on <= as_of]
        return DueDocument(
            subject=history.pathway.subject,
            as_of=as_of.isoformat(),
            known_at=None if known_at is None else known_at.isoformat(),
            release=self.catalogue.release,
            lang=self.words.lang,
            agendas=[self.agenda(agenda) for agenda in agendas(answers)],
            answers=[self.answer(answer) for answer in answers if answer.code in codes],
            deadlines=[self.deadline(deadline) for deadline in others_deadlines(history, as_of)],
            gaps=[
                {
                    "event": gap.event,
                    "on": gap.on.isoformat(),
                    "text": self.words.gap(gap),
                    "unknown": list(gap.voids),
                }
                for gap in gaps
            ],
        )

    def agenda(self, agenda: Agenda) -> dict[str, Any]:
        """What one owner has to talk about now, by checkpoint ids into the answers."""
        words = self.words
        return {
            "owner": agenda.owner.role,
            "owner_text": words.owner(agenda.owner),
            "standing": agenda.owner.standing,
            "standing_text": words.word("owner_standing", agenda.owner.standing),
            "over_time": agenda.over_time,
            "checkpoints": [item.answer.checkpoint for item in agenda.items],
            "waiting_for_this": sorted({name for item in agenda.items for name in item.waiting}),
            "themes": self._content.themes(agenda.themes),
            "lapsed": [answer.checkpoint for answer in agenda.lapsed],
        }

    def answer(self, answer: Answer) -> AnswerDocument:
        """One answer with everything a door needs to show it."""
        words, content, owner = self.words, self._content.entry(answer.entry), answer.owner
        document: dict[str, Any] = {
            **self._identity(answer),
            "answer": answer.code,
            "answer_text": words.stands(answer),
            "over_time": answer.over_time,
            "optional": answer.optional,
            "why": words.why(answer),
            "because": answer.because,
            "window": self._window(answer.dates),
            "until": _iso(answer.until),
            "declined_on": _iso(answer.declined_on),
            "owner": {
                "role": owner.role,
                "text": words.owner(owner),
                "standing": owner.standing,
                "standing_text": words.word("owner_standing", owner.standing),
                "instead_of": owner.instead_of,
            },
            "missing": [self._missing(name) for name in answer.missing],
            "next_change": self._change(answer),
            "deadlines": [self.deadline(deadline) for deadline in answer.deadlines],
            "reasons": None if answer.reasons is None else self.reason(answer.reasons),
            **content,
            "themes": {
                "closing": self._content.themes(answer.closing),
                "also": content["themes"]["also"],
                "remaining": list(answer.remaining),
            },
            "prompts": [self._content.prompt(prompt) for prompt in answer.prompts],
        }
        return cast("AnswerDocument", document)

    def content(self, entry: Entry) -> dict[str, Any]:
        """What belongs to a checkpoint whoever asks: words, themes, participants and their sources."""
        return self._content.entry(entry)

    def journal(
        self,
        entry: Entry,
        outcome: Outcome,
        on: date,
        themes: Iterable[str] = (),
        until: date | None = None,
    ) -> str:
        """A line to copy into the journal about one conversation."""
        words = self.words
        again = None if until is None else words.day(until)
        return words.journal(words.text(entry.title), outcome, words.day(on), themes, again)

    def span(self, span: Span) -> dict[str, Any]:
        """A stretch of days on which an answer stands."""
        answer = span.answer
        return {
            "first": span.first.isoformat(),
            "until": _iso(span.until),
            **self._identity(answer),
            "answer": answer.code,
            "answer_text": self.words.stands(answer),
            "over_time": answer.over_time,
            "owner": answer.owner.role,
            "owner_text": self.words.owner(answer.owner),
            "window": self._window(answer.dates),
        }

    def reason(self, reason: Reason) -> ReasonDocument:
        """A node of an explanation with everything below it."""
        return ReasonDocument(
            kind=reason.kind,
            text=self.words.reason(reason),
            holds=reason.truth,
            events=list(reason.events),
            sources=self._content.citations(reason.sources) if reason.sources else [],
            parts=[self.reason(child) for child in reason.children],
        )

    def source(self, name: str) -> SourceDocument:
        """What the register says of a source."""
        return self._content.source(name)

    def citation(self, citation: Citation) -> CitationDocument:
        """A citation with what the register says of its source."""
        return self._content.citation(citation)

    def deadline(self, deadline: Deadline) -> dict[str, Any]:
        """Another's deadline, in weeks for people and as a date for programs."""
        words = self.words
        return {
            "code": deadline.code,
            "text": words.word("deadline", deadline.code),
            "on": deadline.on.isoformat(),
            "week": deadline.week,
            "owners": self._content.roles(deadline.owner),
            "law": deadline.law,
            "standing": deadline.standing,
            "source": self._content.source(deadline.source),
            "exact": deadline.exact,
            "employment": deadline.employment,
            "status": deadline.status,
            "status_text": words.word("deadline_status", deadline.status),
            "reason": deadline.reason,
            "reason_text": None
            if deadline.reason is None
            else words.word("deadline_reason", deadline.reason),
        }

    def _identity(self, answer: Answer) -> dict[str, Any]:
        return {
            "checkpoint": answer.checkpoint,
            "title": self.words.text(answer.entry.title),
            "release": answer.release,
            "valid_from": answer.entry.valid_from.isoformat(),
            "course": answer.course,
            "episode": _iso(answer.episode),
            "event": answer.event,
            "occurrence": answer.occurrence,
        }

    def _window(self, dates: Dates | None) -> dict[str, Any] | None:
        if dates is None:
            return None
        return {
            "anchor": dates.anchor,
            "anchor_text": self.words.word("anchor", dates.anchor),
            "counted_from": dates.counted_from.isoformat(),
            "opens": dates.opens.isoformat(),
            "over_time_from": _iso(dates.over_time_from),
            "closes": _iso(dates.closes),
            "approximate": dates.approximate,
            "standing": self._content.standings(dates.basis),
        }

    def _missing(self, name: str) -> dict[str, Any]:
        fact = FACTS[name]
        suppliers = self._content.roles(fact.supplied_by)
        return {"fact": name, "text": self.words.word("fact", name), "supplied_by": suppliers}

    def _change(self, answer: Answer) -> dict[str, Any] | None:
        change = answer.next_change
        if change is None:
            return None
        text = self.words.answer(change.code, over_time=change.over_time)
        line = self.words.phrase("next-change", on=self.words.day(change.on), answer=text)
        return {
            "on": change.on.isoformat(),
            "answer": change.code,
            "over_time": change.over_time,
            "text": line,
        }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
