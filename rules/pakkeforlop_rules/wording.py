"""Answers and explanations in words, in one language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.facts import FACTS
from pakkeforlop_workflow.replay import Gap

from .answers import Answer, Dates, Owner, Reason
from .texts import Lang, Text
from .vocabulary import Vocabulary

_FIELD = re.compile(r"\{(\w+)\}")
_NORWEGIAN = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTHS: dict[Lang, tuple[str, ...]] = {"nb": _NORWEGIAN, "nn": _NORWEGIAN, "en": _ENGLISH}


_MOST = 4096
"""So many days and explanations are kept in words."""


class Words:
    """The words of a catalogue in one language."""

    def __init__(self, vocabulary: Vocabulary, lang: Lang) -> None:
        self.vocabulary = vocabulary
        self.lang = lang
        self.day = lru_cache(_MOST)(self._day)
        self._told = lru_cache(_MOST)(self._reason)
        self._parts = lru_cache(_MOST)(self._split)

    def text(self, text: Text) -> str:
        """A text of the catalogue."""
        return text.in_(self.lang)

    def word(self, kind: str, code: str | None) -> str:
        """The word for a code of a kind; «ukjent» for none."""
        return self.phrase("unknown") if code is None else self.vocabulary.word(kind, code, self.lang)

    def words(self, kind: str, codes: Iterable[str]) -> str:
        """The words for several codes, as a list in a sentence."""
        return ", ".join(self.word(kind, code) for code in codes)

    def phrase(self, name: str, **values: Any) -> str:
        """A sentence from `phrases.yaml` with its values filled in."""
        # Not str.format: a phrase is content, and must not reach into the values.
        texts, fields = self._parts(name)
        said = [
            text + str(values.get(field, f"{{{field}}}")) for text, field in zip(texts, fields, strict=False)
        ]
        return "".join(said) + texts[-1]

    def fields(self, name: str) -> tuple[str, ...]:
        """The values that a phrase has place for."""
        return self._parts(name)[1]

    def _split(self, name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The texts of a phrase and the fields between them."""
        parts = _FIELD.split(self.vocabulary.word("phrase", name, self.lang))
        return tuple(parts[::2]), tuple(parts[1::2])

    def _day(self, day: date | None, *, circa: bool = False) -> str:
        """A date as people write it, with «ca.» when it is rough; «ikke bestemt» for none."""
        if day is None:
            return self.phrase("stays-open")
        point = "" if self.lang == "en" else "."
        written = f"{day.day}{point} {_MONTHS[self.lang][day.month - 1]} {day.year}"
        return f"{self.phrase('circa')} {written}" if circa else written

    def answer(self, code: str, *, over_time: bool = False, optional: bool = False) -> str:
        """The word for an answer, such as «bør tas nå», «over tiden» or «kan tas»."""
        if code == "due" and (over_time or optional):
            return self.word("answer", "over_time" if over_time else "optional")
        return self.word("answer", code)

    def stands(self, answer: Answer) -> str:
        """The word for how an answer stands; a question of which a part was talked about in time, was not left."""
        if answer.code == "lapsed" and _partly(answer):
            return self.word("answer", "lapsed_partly")
        return self.answer(answer.code, over_time=answer.over_time, optional=answer.optional)

    def owner(self, owner: Owner) -> str:
        """The owner's role, or «ingen ansvarlig»."""
        return self.phrase("nobody") if owner.role is None else self.word("role", owner.role)

    def journal(
        self, title: str, outcome: Outcome, on: str, themes: Iterable[str] = (), until: str | None = None
    ) -> str:
        """A line to copy into the journal: which conversation, what came of it, and the themes. Days as written."""
        line = [self.phrase(f"journal-{outcome}", title=title, on=on)]
        if named := "; ".join(self.word("theme", theme) for theme in themes):
            line.append(self.phrase("journal-themes", themes=named))
        if until is not None:
            line.append(self.phrase("journal-until", until=until))
        return " ".join(line)

    def gap(self, gap: Gap) -> str:
        """A gap in the pathway as a sentence."""
        kind = "stage" if gap.machine == "medical" else "work_state"
        state = self.word(kind, gap.state)
        return self.phrase("gap", event=self.word("trigger", gap.trigger), on=self.day(gap.on), state=state)

    def why(self, answer: Answer) -> str:
        """In one line: why the answer is what it is."""
        phrase = _why_phrase(answer)
        line = self.phrase(phrase, **{field: self._why_value(field, answer) for field in self.fields(phrase)})
        if answer.code in {"waiting", "resting"} and _closes_first(answer):
            line += ". " + self.phrase("closes-first", closes=self._why_value("closes", answer))
        if answer.code in {"due", "lapsed"} and _partly(answer):
            line += ". " + self.phrase("remaining", themes=self.words("theme", answer.remaining))
        if answer.declined_on is not None:
            line += ". " + self.phrase("asked-again", declined=self.day(answer.declined_on))
        return line

    def reason(self, reason: Reason) -> str:
        """One node of an explanation."""
        if reason.kind == "window":
            return self._window(dict(reason.values))
        return self._told(reason.kind, reason.values)

    def _reason(self, kind: str, about: tuple[tuple[str, Any], ...]) -> str:
        values = dict(about)
        match kind:
            case "answer":
                return self.answer(values["code"])
            case "silence":
                return self.phrase(
                    "reason-silence", title=self.text(values["title"]), until=self.text(values["until"])
                )
            case "no_anchor":
                return self.phrase("reason-no_anchor", anchors=self.words("anchor", values["anchors"]))
            case "test" | "test_not":
                return self._test(values, f"reason-{kind}")
            case "talked_about":
                name = "reason-talked_about" if values["months"] is None else "reason-talked_about-within"
                themes = self.words("theme", values["themes"])
                return self.phrase(name, themes=themes, months=values["months"])
            case "need":
                return self.phrase(f"reason-need-{values['asking']}")
            case "conversation":
                themes = self.words("theme", values["themes"]) or self.phrase("no-themes")
                outcome, by = self.word("outcome", values["outcome"]), self.word("role", values["by"])
                return self.phrase(
                    "reason-conversation", on=self.day(values["on"]), outcome=outcome, by=by, themes=themes
                )
            case "contacted":
                return self.phrase("reason-contacted", on=self.day(values["on"]), weeks=values["weeks"])
            case "owner":
                return self._owner(values)
            case "candidate":
                return self.phrase("reason-candidate", role=self.word("role", values["role"]))
            case _:
                return self.phrase(f"reason-{kind}")

    def value(self, fact: str, value: Any) -> str:
        """A fact's value in words."""
        if value is None:
            return self.phrase("unknown")
        if isinstance(value, bool):
            return self.word("value", "true" if value else "false")
        if isinstance(value, int):
            return self.phrase("years", years=value)
        kind = _VALUE_KINDS.get(fact, "value")
        if isinstance(value, frozenset):
            return ", ".join(sorted(self.word(kind, code) for code in value))
        return self.word(kind, str(value))

    def _why_value(self, field: str, answer: Answer) -> str:
        """What stands in one place of the line that says why."""
        match field:
            case "until":
                return self.day(answer.until)
            case "missing":
                return self.words("fact", answer.missing)
            case "anchors":
                own = (window for window in answer.entry.windows if window.occurrence == answer.occurrence)
                return self.words("anchor", dict.fromkeys(window.anchor for window in own))
            case "failing":
                tests = () if answer.reasons is None else failing(answer.reasons)
                return "; ".join(self.reason(leaf) for leaf in tests)
            case "silence" | "ends":
                return self._silence(field, answer)
            case _:
                return f"{{{field}}}" if answer.dates is None else self._date(field, answer.dates)

    def _silence(self, field: str, answer: Answer) -> str:
        parts = () if answer.reasons is None else answer.reasons.children
        values = next((dict(part.values) for part in parts if part.kind == "silence"), None)
        if values is None:
            return answer.silenced_by or "" if field == "silence" else ""
        return self.text(values["title" if field == "silence" else "until"])

    def _date(self, field: str, dates: Dates) -> str:
        circa = dates.approximate
        match field:
            case "anchor":
                return self.word("anchor", dates.anchor)
            case "counted_from":
                return self.day(dates.counted_from, circa=circa)
            case "opens":
                return self.day(dates.opens, circa=circa)
            case "over_time_from" if dates.over_time_from is None:
                return self.phrase("no-date")
            case "over_time_from":
                return self.day(dates.over_time_from, circa=circa)
            case "closes":
                return self.day(dates.closes, circa=circa and dates.closes is not None)
            case _:
                return f"{{{field}}}"

    def _window(self, values: dict[str, Any]) -> str:
        dates, fields = values["dates"], self.fields("reason-window")
        return self.phrase("reason-window", **{field: self._date(field, dates) for field in fields})

    def _test(self, values: dict[str, Any], phrase: str) -> str:
        fact = FACTS[values["fact"]]
        value = self.value(fact.name, values["value"])
        return self.phrase(
            phrase,
            fact=self.word("fact", fact.name),
            value=value,
            wanted=self.wanted(fact.name, dict(values["wanted"])),
        )

    def wanted(self, fact: str, wanted: Mapping[str, Any]) -> str:
        """What a test asks of a fact: the value, one of several, known or not, or a range of years."""
        if "known" in wanted:
            return self.phrase("known-true" if wanted["known"] else "known-false")
        if "is" in wanted:
            return self.value(fact, wanted["is"])
        choices = wanted.get("one_of") or wanted.get("includes")
        if choices:
            *others, last = [self.value(fact, choice) for choice in choices]
            return f"{', '.join(others)} {self.phrase('or')} {last}" if others else last
        limits = (("at-least", wanted.get("at_least")), ("below", wanted.get("below")))
        return ", ".join(self.phrase(name, years=limit) for name, limit in limits if limit is not None)

    def _owner(self, values: dict[str, Any]) -> str:
        role = self.phrase("nobody") if values["role"] is None else self.word("role", values["role"])
        standing = self.word("owner_standing", values["standing"])
        if values["instead_of"] is None:
            return self.phrase("reason-owner", role=role, standing=standing)
        instead = self.word("role", values["instead_of"])
        return self.phrase("reason-owner-instead", role=role, standing=standing, instead_of=instead)


def failing(reason: Reason) -> list[Reason]:
    """The tests that make a condition false: the leaves that decided it."""
    if reason.kind in {"answer", "applies"}:
        return [
            leaf
            for part in reason.children
            if part.kind == "applies" or reason.kind == "applies"
            for leaf in failing(part)
        ]
    if reason.truth is not False:
        return []
    if reason.kind in {"all", "any"}:
        return [leaf for part in reason.children for leaf in failing(part)]
    if reason.kind == "not":
        return list(reason.children)
    return [reason]


_VALUE_KINDS = {
    "affiliations": "affiliation",
    "stage": "stage",
    "intent": "intent",
    "work_state": "work_state",
    "wish": "wish",
    "control_held_at": "level",
    "obstacles": "obstacle",
}


def _partly(answer: Answer) -> bool:
    """Whether some of its themes have been talked about and some have not."""
    return bool(answer.remaining) and answer.remaining != answer.closing


def _closes_first(answer: Answer) -> bool:
    """Whether the window closes before what the answer waits for."""
    closes = None if answer.dates is None else answer.dates.closes
    return closes is not None and answer.until is not None and answer.until >= closes


def _why_phrase(answer: Answer) -> str:
    if answer.code == "due":
        if answer.optional:
            return "why-optional"
        return "why-over-time" if answer.over_time else "why-due"
    if answer.code == "lapsed":
        return "why-lapsed-partly" if _partly(answer) else "why-lapsed"
    if answer.because == "closed":
        return "why-closed"
    if answer.code == "declined":
        if answer.until is None:
            return "why-declined-final"
        return "why-declined-closes" if _closes_first(answer) else "why-declined"
    if answer.code == "not_relevant":
        return "why-not_relevant" if answer.until else "why-not_relevant-open"
    if answer.because == "conversation":
        return f"why-{answer.code}"
    return f"why-{answer.because}"
