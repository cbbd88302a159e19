"""Boundary cases as data, and the one function that judges them; pytest is not needed here.

    for case in CASES:
        print(check(case, Catalogue.load()) or "ok")

Expected days are written out in full, never worked out by the engine that they test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any, Protocol

from pakkeforlop_rules import Answer, Catalogue, Place, Policy
from pakkeforlop_rules.deployment import ANYWHERE, DEFAULT_POLICY
from pakkeforlop_workflow import Pathway

ABSENT = "no question"
"""Expected where the question is not even asked: no such course, episode, control or occurrence."""


@dataclass(frozen=True)
class Case:
    """One pathway, one question, and the answer on each of some days.

    An answer is written as its code; `over_time` is due and over time. After a slash stands what decided it:
    `not_due/condition_false`. The other expectations, where given, hold on every one of the days.
    """

    checkpoint: str
    name: str
    document: Mapping[str, Any]
    days: Mapping[str, str]
    occurrence: int = 1
    course: str | None = None
    episode: str | None = None
    control: str | None = None
    place: Place = ANYWHERE
    policy: Policy = DEFAULT_POLICY
    known_at: str | None = None
    owner: str | None = None
    window: tuple[str, str | None, str | None] | None = None
    """The days it opens, is over time from, and closes."""
    missing: Sequence[str] | None = None
    remaining: Sequence[str] | None = None
    silence: str | None = None
    says: str | tuple[str, ...] | None = None
    """How the first sentence to say begins, in bokmål; or how each of them does, and that there are no more."""
    optional: bool | None = None
    words: tuple[str, ...] | None = None
    """How each of the sources' own wordings begins, and that there are no more."""
    overlay: str | None = None
    """Which overlay it is of; `generic` when of none."""
    background: tuple[str, ...] | None = None
    """How the last of the background begins, one by one, in bokmål: where an overlay adds its own."""

    @cached_property
    def pathway(self) -> Pathway:
        """The pathway, read once."""
        return Pathway.read(dict(self.document))

    @property
    def label(self) -> str:
        """What the case is called in a report."""
        return f"{self.checkpoint}: {self.name}"

    def narrowed(self, catalogue: Catalogue) -> Catalogue:
        """The catalogue with only the versions of the checkpoint asked about, which is all a case looks at."""
        own = tuple(entry for entry in catalogue.entries if entry.id == self.checkpoint)
        return replace(catalogue, entries=own)


class CaseOf(Protocol):
    """How the cases of one checkpoint are written: a name, events, the answers by day, and the rest."""

    def __call__(
        self,
        name: str,
        events: Sequence[dict[str, Any]],
        days: Mapping[str, str],
        /,
        *,
        header: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> Case: ...


def cases_of(checkpoint: str) -> CaseOf:
    """A short way to write cases of one checkpoint: about somebody born in June 1980, unless `header` differs."""

    def case(
        name: str,
        events: Sequence[dict[str, Any]],
        days: Mapping[str, str],
        /,
        *,
        header: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> Case:
        document = {"subject": "grid", "born": "1980-06", **(header or {}), "events": list(events)}
        return Case(checkpoint, name, document, days, **rest)

    return case


def check(case: Case, catalogue: Catalogue) -> str | None:
    """What is wrong with a case under a catalogue, a line for each day; `None` when nothing is."""
    faults = list(_found(case, catalogue))
    return "\n".join([case.label, *faults]) if faults else None


def notices(case: Case, catalogue: Catalogue) -> bool:
    """Whether a case finds anything wrong; it stops at the first thing."""
    return next(_found(case, catalogue), None) is not None


def _found(case: Case, catalogue: Catalogue) -> Iterator[str]:
    own = case.narrowed(catalogue)
    for day, expected in case.days.items():
        answers = _answers(case, own, case.pathway, date.fromisoformat(day))
        yield from (f"{day}: {fault}" for fault in _faults(case, expected, answers))


def _answers(case: Case, catalogue: Catalogue, pathway: Pathway, day: date) -> list[Answer]:
    """The answers to the question that the case asks; more than one when it does not say which."""
    return [
        answer
        for answer in catalogue.evaluate(
            pathway,
            day,
            place=case.place,
            policy=case.policy,
            known_at=None if case.known_at is None else datetime.fromisoformat(case.known_at),
            reasons=False,
        )
        if answer.occurrence == case.occurrence
        and case.course in {None, answer.course}
        and (case.episode is None or _iso(answer.episode) == case.episode)
        and case.control in {None, answer.event}
    ]


def _faults(case: Case, expected: str, answers: list[Answer]) -> Iterator[str]:
    if expected == ABSENT:
        if answers:
            yield f"expected {ABSENT}, found {_seen(answers[0])}"
        return
    if len(answers) != 1:
        yield f"expected one answer, found {len(answers)}"
        return
    answer = answers[0]
    if expected not in {_seen(answer), _seen(answer).partition("/")[0]}:
        yield f"expected {expected}, found {_seen(answer)}"
    if case.says is not None:
        yield from _said(case.says, [prompt.say.nb for prompt in answer.prompts])
    if case.words is not None:
        yield from _said(case.words, [citation.quote or "" for citation in answer.entry.wording])
    if case.background is not None:
        last = answer.entry.background[-len(case.background) :]
        yield from _said(case.background, [item.text.nb for item in last])
    for name, read in _MORE.items():
        wanted = getattr(case, name)
        if wanted is not None and wanted != (found := read(answer)):
            yield f"expected {name} {wanted}, found {found}"


def _seen(answer: Answer) -> str:
    return f"{'over_time' if answer.over_time else answer.code}/{answer.because}"


def _said(expected: str | tuple[str, ...], found: list[str]) -> Iterator[str]:
    if isinstance(expected, str):
        expected, found = (expected,), found[:1]
    same = len(expected) == len(found)
    if not same or not all(map(str.startswith, found, expected)):
        yield f"expected to say {' | '.join(expected)}, found {' | '.join(found)}"


def _window(answer: Answer) -> tuple[str | None, ...] | None:
    dates = answer.dates
    return None if dates is None else (_iso(dates.opens), _iso(dates.over_time_from), _iso(dates.closes))


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


_MORE: Mapping[str, Callable[[Answer], Any]] = {
    "owner": lambda answer: f"{answer.owner.role or 'nobody'}/{answer.owner.standing}",
    "window": _window,
    "missing": lambda answer: answer.missing,
    "remaining": lambda answer: answer.remaining,
    "silence": lambda answer: answer.silenced_by,
    "optional": lambda answer: answer.optional,
    "overlay": lambda answer: answer.entry.overlay or "generic",
}
