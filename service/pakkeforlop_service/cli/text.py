"""Answers as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from textwrap import fill
from typing import Any

from pakkeforlop_rules.shapes import AnswerDocument, DueDocument, ReasonDocument
from pakkeforlop_rules.wording import Words

WIDTH = 100
_ORDER = (
    "due",
    "upcoming",
    "waiting",
    "resting",
    "cannot_tell",
    "deferred",
    "lapsed",
    "declined",
    "not_relevant",
    "held",
    "done_elsewhere",
)


@dataclass(frozen=True, slots=True)
class Printer:
    """Sets answers as text, in the language of its words."""

    words: Words

    def due(self, document: DueDocument) -> str:
        """The answers of a day: agendas first, then everything else that is not simply «not now»."""
        release = self.words.phrase("release", release=document["release"])
        lines = [f"{document['subject']}  {document['as_of']}  ({release})"]
        by_checkpoint: dict[str, AnswerDocument] = {}
        for answer in document["answers"]:
            if answer["answer"] == "due":
                by_checkpoint.setdefault(answer["checkpoint"], answer)
        for agenda in document["agendas"]:
            lines += ["", f"{agenda['owner_text'].upper()} ({agenda['standing_text']})"]
            for checkpoint in agenda["checkpoints"]:
                answer = by_checkpoint[checkpoint]
                lines += self._due_lines(answer)
                if answer["owner"]["role"] != agenda["owner"]:
                    joint = self.words.phrase("joint", owner=answer["owner"]["text"])
                    lines.append(_wrapped(joint, 4))
            for name, checkpoints in (("waits-for-it", "waiting_for_this"), ("not-taken", "lapsed")):
                if agenda[checkpoints]:
                    lines.append(f"    {self.words.phrase(name, checkpoints=', '.join(agenda[checkpoints]))}")
        if not document["agendas"]:
            lines += ["", self.words.phrase("nothing-due")]
        rest = [answer for answer in document["answers"] if answer["answer"] in _ORDER[1:]]
        if rest:
            lines.append("")
            lines += [_line(answer) for answer in sorted(rest, key=lambda item: _ORDER.index(item["answer"]))]
        lines += [f"! {gap['text']}" for gap in document["gaps"]]
        return "\n".join(lines)

    def explanation(self, answer: AnswerDocument) -> str:
        """One answer with its whole tree of reasons, its words and their sources."""
        lines = [f"{answer['checkpoint']}: {answer['title']}", f"  {answer['answer_text']} – {answer['why']}"]
        change = answer["next_change"]
        if change is not None:
            lines.append(f"  {change['text']}")
        for missing in answer["missing"]:
            suppliers = ", ".join(role["text"] for role in missing["supplied_by"])
            lines.append("  " + self.words.phrase("missing", fact=missing["text"], suppliers=suppliers))
        if answer["reasons"] is not None:
            lines += [line for part in answer["reasons"]["parts"] for line in _reason_lines(part, 1)]
        lines += [self._said(prompt["say"], 2) for prompt in answer["prompts"]]
        lines += [_wrapped(_quoted(citation), 2) for citation in answer["wording"]]
        lines += [_wrapped(f"{part['text']} {_quoted(part['basis'])}", 2) for part in answer["background"]]
        lines += [_wrapped(conflict["text"], 2) for conflict in answer["conflicts"]]
        lines += ["  " + self._deadline(deadline) for deadline in answer["deadlines"]]
        return "\n".join(lines)

    def timeline(self, spans: Iterable[dict[str, Any]], first: date, last: date) -> str:
        """The stretches in which something is coming, due or waiting, in order of time."""
        shown = sorted(
            (span for span in spans if span["answer"] in _ORDER),
            key=lambda span: (span["first"], span["until"] or "", span["checkpoint"]),
        )
        lines = [f"{first.isoformat()} – {last.isoformat()}"]
        for span in shown:
            owner = span["owner_text"] if span["answer"] in {"due", "upcoming"} else ""
            row = f"{span['first']} – {span['until']}  {span['answer_text']:<18} {span['checkpoint']:<30} {owner}"
            lines.append(row.rstrip())
        return "\n".join(lines)

    def _due_lines(self, answer: AnswerDocument) -> list[str]:
        lines = [f"  {'●' if answer['over_time'] else '○'} {answer['title']} [{answer['checkpoint']}]"]
        lines.append(_wrapped(answer["why"], 4))
        lines += [self._said(prompt["say"], 4) for prompt in answer["prompts"][:1]]
        lines += [_wrapped(_quoted(citation), 4) for citation in answer["wording"]]
        change = answer["next_change"]
        if change is not None:
            lines.append(f"    {change['text']}")
        return lines

    def _said(self, sentence: str, indent: int) -> str:
        return _wrapped(self.words.phrase("say", sentence=sentence), indent)

    def _deadline(self, deadline: dict[str, Any]) -> str:
        basis = deadline["law"] or self.words.word("deadline_standing", "service")
        week = self.words.phrase("week", week=deadline["week"])
        return f"{deadline['text']}: {week} ({basis}), {deadline['status_text']}"


def _line(answer: AnswerDocument) -> str:
    return f"  {answer['answer_text']:<20} {answer['checkpoint']:<30} {answer['why']}"


def _reason_lines(reason: ReasonDocument, depth: int) -> list[str]:
    mark = {True: "✓", False: "✗", None: "·"}[reason["holds"]]
    lines = [f"{'  ' * depth}{mark} {reason['text']}"]
    lines += [_wrapped(_quoted(citation), 2 * depth + 4) for citation in reason["sources"]]
    for part in reason["parts"]:
        lines += _reason_lines(part, depth + 1)
    return lines


def _quoted(citation: Any) -> str:
    words = f"«{citation['quote']}» " if citation["quote"] else ""
    note = f"{citation['note']} " if citation["note"] else ""
    where = f", {citation['place']}" if citation["place"] else ""
    return f"{words}{note}– {citation['title']}{where} ({citation['dated']}; {citation['standing_text']})"


def _wrapped(text: str, indent: int) -> str:
    return fill(text, WIDTH, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2))
