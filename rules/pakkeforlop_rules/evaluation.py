"""Answers on a day, and the same answers over time as spans, by one and the same judge."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.deadlines import Deadline, deadlines
from pakkeforlop_workflow.history import History
from pakkeforlop_workflow.views import View, recalled

from .answers import Answer, AnswerCode, Change, Owner, Reason, Span
from .engine import Judgement, judge
from .entries import Entry, Prompt
from .explanation import explain
from .instances import Instance
from .outcomes import closing_themes
from .owners import owner_of
from .setting import Setting
from .truth import truth

MAX_STEPS = 60
"""How many turning days the search for an answer's next change looks at."""


def answers_on(
    entries: Iterable[Entry],
    release: str,
    setting: Setting,
    day: date,
    *,
    codes: Collection[AnswerCode],
    reasons: bool,
) -> tuple[Answer, ...]:
    """The answers of a day that have one of the codes, in the order of the catalogue."""
    entries, answers = tuple(entries), []
    for entry in entries:
        for instance in setting.questions(entry) if entry.in_force(day) else ():
            if not instance.exists(day):
                continue
            view = setting.view(instance, AsOf(day))
            judgement = judge(instance, view, setting)
            if judgement.code not in codes:
                continue
            seen = _shown(instance, setting, view, judgement)
            more = _explanation(instance, entries, setting, view, seen) if reasons else _NO_EXPLANATION
            answers.append(_answer(instance, seen, release, day, more))
    return tuple(answers)


def spans_between(
    entries: Iterable[Entry], release: str, setting: Setting, first: date, until: date, *, lean: bool = False
) -> Iterator[Span]:
    """Every question's answers from `first` to `until`, as spans, question by question in order of time.

    When `lean`, those that are not due have no span, the others no prompts, and closing themes where some remain.
    """
    for entry in entries:
        if entry.valid_from > until or (entry.valid_to is not None and entry.valid_to < first):
            continue
        for instance in setting.questions(entry):
            yield from _spans(instance, release, setting, first, until, lean=lean)


def _spans(
    instance: Instance, release: str, setting: Setting, first: date, until: date, *, lean: bool
) -> Iterator[Span]:
    day = begun = max(first, instance.first)
    last = until if instance.gone is None else min(until, instance.gone - timedelta(days=1))
    seen_by: Callable[[Instance, Setting, View], Seen | None] = _stands if lean else _seen
    standing: Seen | None = None
    while day <= last:
        as_of = AsOf(day)
        seen = seen_by(instance, setting, setting.view(instance, as_of))
        if seen != standing:
            if standing is not None:
                yield Span(begun, day - timedelta(days=1), _answer(instance, standing, release, begun))
            begun, standing = day, seen
        if as_of.turns is None or as_of.turns > last:
            break
        day = as_of.turns
    if standing is not None:
        yield Span(begun, last, _answer(instance, standing, release, begun))


def others_deadlines(history: History, day: date) -> tuple[Deadline, ...]:
    """Others' deadlines in the sick leave of a day; none after death."""
    return _others_deadlines(View(history, AsOf(day)))


def _others_deadlines(view: View) -> tuple[Deadline, ...]:
    history, as_of = view.history, view.as_of
    if any(as_of.reached(event.on) for event in history.died):
        return ()
    return deadlines(
        as_of,
        absences=history.absences,
        affiliations=history.affiliations,
        steps=(*history.plans, *history.meetings),
        back_on=history.back_on,
    )


class Explanation(NamedTuple):
    """What an answer has when it is asked for with reasons."""

    deadlines: tuple[Deadline, ...] = ()
    reasons: Reason | None = None
    next_change: Change | None = None


_NO_EXPLANATION: Final = Explanation()


def _explanation(
    instance: Instance, entries: Sequence[Entry], setting: Setting, view: View, seen: Seen
) -> Explanation:
    turns, named = (
        view.as_of.turns,
        instance.entry.deadlines,
    )  # the turning day of the answer, not of its explanation
    background = recalled(view.person, "others' deadlines", view, _others_deadlines) if named else ()
    return Explanation(
        tuple(item for item in background if item.code in named),
        explain(instance, seen.judgement, seen.owner, setting, view),
        _next_change(instance, entries, setting, seen.judgement, turns),
    )


_SAYS_WHAT_REMAINS: Final = frozenset({"due", "lapsed"})


class Seen(NamedTuple):
    """What an answer says, besides the day it is seen from."""

    judgement: Judgement
    owner: Owner
    closing: tuple[str, ...]
    prompts: tuple[Prompt, ...]


def _seen(instance: Instance, setting: Setting, view: View) -> Seen:
    """A question in a view, whose `AsOf` remembers the next day on which it may look otherwise."""
    return _shown(instance, setting, view, judge(instance, view, setting))


def _shown(instance: Instance, setting: Setting, view: View, judgement: Judgement) -> Seen:
    """A judgement with whose it is and what to say, read through the same `AsOf`, so that they turn with it."""
    entry = instance.entry
    return Seen(judgement, owner_of(entry, view, setting.place), *_words(view, entry))


def _stands(instance: Instance, setting: Setting, view: View) -> Seen | None:
    """The same without prompts, and nothing for what is not due: neither is its owner asked for.

    The closing themes stand beside those that remain, for whoever says what does.
    """
    judgement = judge(instance, view, setting)
    if judgement.code == "not_due":
        return None
    closing = closing_themes(instance.entry, view) if judgement.code in _SAYS_WHAT_REMAINS else ()
    return Seen(judgement, owner_of(instance.entry, view, setting.place), closing, ())


def _words(view: View, entry: Entry) -> tuple[tuple[str, ...], tuple[Prompt, ...]]:
    """The closing themes and the prompts that there are for the person; without special ones, the general ones."""
    special = [prompt for when, prompt in entry.prompts_for_some if truth(when, view) is True]
    return closing_themes(entry, view), tuple(special) or entry.prompts_for_all


def _answer(
    instance: Instance, seen: Seen, release: str, day: date, more: Explanation = _NO_EXPLANATION
) -> Answer:
    judgement, owner, closing, prompts = seen
    code, because, dates, over_time, optional, until, silence, remaining, missing, declined_on = judgement
    leave = instance.sick_leave
    return Answer(
        instance.entry,
        release,
        day,
        None if instance.course is None else instance.course.id,
        None if leave is None else leave.episode.start,
        None if instance.fixed is None else instance.fixed.event,
        instance.occurrence,
        code,
        because,
        over_time,
        optional,
        dates,
        until,
        None if silence is None else silence.id,
        closing,
        remaining,
        missing,
        declined_on,
        owner,
        prompts,
        *more,
    )


def _next_change(
    instance: Instance, entries: Sequence[Entry], setting: Setting, now: Judgement, turns: date | None
) -> Change | None:
    """The next day on which the answer is another, in this version of the checkpoint or in those that follow."""
    asked: Instance | None = instance
    for _ in range(MAX_STEPS):
        if asked is not None and asked.gone is not None and (turns is None or turns >= asked.gone):
            turns = asked.gone
            asked = _following(asked, turns, entries, setting)
        if turns is None or asked is None:
            return None
        as_of = AsOf(turns)
        later = judge(asked, setting.view(asked, as_of), setting)
        if (later.code, later.over_time) != (now.code, now.over_time):
            return Change(turns, later.code, later.over_time)
        turns = as_of.turns
    return None


def _following(instance: Instance, day: date, entries: Sequence[Entry], setting: Setting) -> Instance | None:
    """The same question in the version of the checkpoint that takes over on a day, if one does."""
    versions = (entry for entry in entries if entry.id == instance.entry.id and entry.in_force(day))
    candidates = (other for entry in versions for other in setting.questions(entry))
    return next((it for it in candidates if it.exists(day) and it.same_question(instance)), None)
