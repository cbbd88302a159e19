"""Answers on a day, and the same answers over time as spans, by one and the same judge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.deadlines import Deadline, deadlines
from pakkeforlop_workflow.facts import View
from pakkeforlop_workflow.history import History

from .answers import Answer, Change, Span
from .conditions import truth
from .engine import Judgement, Setting, judge, view_of
from .entries import Entry, Prompt
from .explanation import explain
from .instances import Instance, instances_of
from .outcomes import closing_themes
from .owners import owner_of

MAX_STEPS = 60
"""How many turning days the search for an answer's next change looks at."""


def answers_on(
    entries: Iterable[Entry], release: str, setting: Setting, day: date, *, reasons: bool
) -> tuple[Answer, ...]:
    """Every question's answer on a day, in the order of the catalogue."""
    entries = tuple(entries)
    background = others_deadlines(setting.history, day) if reasons else ()
    return tuple(
        _explained(instance, entries, release, setting, day, background)
        if reasons
        else _bare(instance, release, setting, day)[0]
        for entry in entries
        if entry.in_force(day)
        for instance in instances_of(entry, setting.history)
        if instance.exists(day)
    )


def spans_between(
    entries: Iterable[Entry], release: str, setting: Setting, first: date, until: date
) -> Iterator[Span]:
    """Every question's answers from `first` to `until`, as spans, question by question in order of time."""
    for entry in entries:
        for instance in instances_of(entry, setting.history):
            yield from _spans(instance, release, setting, first, until)


def _spans(instance: Instance, release: str, setting: Setting, first: date, until: date) -> Iterator[Span]:
    day = max(first, instance.first)
    last = until if instance.gone is None else min(until, instance.gone - timedelta(days=1))
    open_span: Span | None = None
    while day <= last:
        answer, _, as_of = _bare(instance, release, setting, day)
        ends = as_of.turns if as_of.turns is not None and as_of.turns <= last else None
        span_until = last if ends is None else ends - timedelta(days=1)
        if open_span is not None and _same(open_span.answer, answer):
            open_span = replace(open_span, until=span_until)
        else:
            if open_span is not None:
                yield open_span
            open_span = Span(day, span_until, answer)
        if ends is None:
            break
        day = ends
    if open_span is not None:
        yield open_span


def others_deadlines(history: History, day: date) -> tuple[Deadline, ...]:
    """Others' deadlines in the sick leave of a day; none after death."""
    if any(event.on <= day for event in history.died):
        return ()
    return deadlines(
        AsOf(day),
        absences=history.absences,
        affiliations=history.affiliations,
        steps=(*history.plans, *history.meetings),
        back_on=history.back_on,
    )


def _explained(
    instance: Instance,
    entries: Sequence[Entry],
    release: str,
    setting: Setting,
    day: date,
    background: tuple[Deadline, ...],
) -> Answer:
    answer, judgement, as_of = _bare(instance, release, setting, day)
    return replace(
        answer,
        deadlines=tuple(item for item in background if item.code in instance.entry.deadlines),
        reasons=explain(instance, judgement, answer.owner, setting, day),
        next_change=_next_change(instance, entries, setting, judgement, as_of.turns),
    )


def _judged(instance: Instance, setting: Setting, day: date) -> tuple[Judgement, View]:
    view = view_of(instance, setting.history, AsOf(day))
    return judge(instance, view, setting), view


def _bare(instance: Instance, release: str, setting: Setting, day: date) -> tuple[Answer, Judgement, AsOf]:
    """The answer without explanation, and the day it was seen from with the next turning day.

    Owner and prompts are read through the same `AsOf` as the judgement, so that they turn with it.
    """
    judgement, view = _judged(instance, setting, day)
    entry = instance.entry
    leave = instance.sick_leave
    answer = Answer(
        entry=entry,
        release=release,
        as_of=day,
        course=None if instance.course is None else instance.course.id,
        episode=None if leave is None else leave.episode.start,
        event=None if instance.fixed is None else instance.fixed.event,
        occurrence=instance.occurrence,
        code=judgement.code,
        because=judgement.because,
        over_time=judgement.over_time,
        optional=judgement.optional,
        dates=judgement.dates,
        until=judgement.until,
        silenced_by=None if judgement.silence is None else judgement.silence.id,
        closing=closing_themes(entry, view),
        remaining=judgement.remaining,
        missing=judgement.missing,
        declined_on=judgement.declined_on,
        owner=owner_of(entry, view, setting.place),
        prompts=tuple(_fitting(entry, view)),
    )
    return answer, judgement, view.as_of


def _fitting(entry: Entry, view: View) -> Iterator[Prompt]:
    """The prompts whose conditions hold; without any such, the general ones."""
    special = [
        prompt for prompt in entry.prompts if prompt.when is not None and truth(prompt.when, view) is True
    ]
    yield from special or [prompt for prompt in entry.prompts if prompt.when is None]


def _next_change(
    instance: Instance, entries: Sequence[Entry], setting: Setting, now: Judgement, turns: date | None
) -> Change | None:
    """The next day on which the answer is another, in this version of the checkpoint or in those that follow."""
    asked: Instance | None = instance
    for _ in range(MAX_STEPS):
        if asked is not None and asked.gone is not None and (turns is None or turns >= asked.gone):
            turns = asked.gone
            asked = _following(asked, turns, entries, setting.history)
        if turns is None or asked is None:
            return None
        later, view = _judged(asked, setting, turns)
        if (later.code, later.over_time) != (now.code, now.over_time):
            return Change(turns, later.code, later.over_time)
        turns = view.as_of.turns
    return None


def _following(instance: Instance, day: date, entries: Sequence[Entry], history: History) -> Instance | None:
    """The same question in the version of the checkpoint that takes over on a day, if one does."""
    versions = (entry for entry in entries if entry.id == instance.entry.id and entry.in_force(day))
    candidates = (other for entry in versions for other in instances_of(entry, history))
    return next((it for it in candidates if it.exists(day) and it.same_question(instance)), None)


def _same(one: Answer, other: Answer) -> bool:
    return replace(one, as_of=other.as_of) == other
