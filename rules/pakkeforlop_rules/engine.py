"""The judge: one question seen from one day. The order of the steps is the precedence of the answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.views import View, recalled

from . import outcomes
from .answers import AnswerCode, Because, Dates
from .conditions import All, AnyOf, Condition, FactTest, Not
from .deployment import Policy
from .entries import Entry
from .instances import Instance
from .setting import Setting
from .silences import Silence
from .timing import Timing
from .truth import truth
from .windows import dates_of, next_occurrence_opens

_OPEN_ANSWERS = frozenset({"due", "waiting", "resting"})
"""Answers that leave a question open: when the window closes on one of them, it was not taken. What is postponed
keeps its window open, or goes over to what is asked next."""
_STANDING_ANSWERS = frozenset({"declined", "not_relevant"})
"""Answers that still stand when the window has closed."""


class Judgement(NamedTuple):
    """What was decided, and on what."""

    code: AnswerCode
    because: Because
    dates: Dates | None
    over_time: bool = False
    optional: bool = False
    """Whether it is left to the clinician's judgement."""
    until: date | None = None
    silence: Silence | None = None
    remaining: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    declined_on: date | None = None
    """The day of the patient's no, when it is asked again after one."""


def judge(instance: Instance, view: View, setting: Setting, *, before_closing: bool = False) -> Judgement:
    """The answer to one question in one view.

    `before_closing` says that it is asked what a window closed on; a window that had closed by then too is done.
    """
    entry, as_of = instance.entry, view.as_of
    silence = setting.silence(entry.kind, view)
    if silence is not None:
        return Judgement("not_due", "silenced", dates_of(instance, view), silence=silence)
    found = asked(instance, view, setting)
    if found is None:
        return Judgement("not_due", "no_anchor", None)
    dates, talks = found
    talked = _by_conversation(instance, view, dates, talks, setting.timing) if talks.about else None
    if talked is not None:
        return talked
    if dates.closes is not None and as_of.reached(dates.closes):
        return _after_closing(instance, view, setting, dates, before_closing=before_closing)
    return (
        _unanswered(view, dates, talks, setting.timing)
        or _by_condition(entry, view, dates, talks, setting.policy)
        or _open(entry, view, dates, talks, setting)
    )


def asked(instance: Instance, view: View, setting: Setting) -> tuple[Dates, outcomes.Talks] | None:
    """The window with the talks that count for it; a question that was postponed has its window kept open."""
    return recalled(view.own, instance, view, _asked, instance, setting)


def _asked(view: View, instance: Instance, setting: Setting) -> tuple[Dates, outcomes.Talks] | None:
    timing, dates = setting.timing, dates_of(instance, view)
    if dates is None:
        return None
    following = next_opens(instance, view) if view.history.conversations else None
    talks = outcomes.talks_of(instance, dates, following, view, timing)
    if talks.counted and (instance.superseded is None or not view.as_of.reached(instance.superseded)):
        closes = outcomes.postponed(talks, dates, _occurs_again(instance, view), timing)
        if closes is not None:
            dates = dates._replace(closes=closes)
            talks = outcomes.talks_of(instance, dates, following, view, timing)
    themes = instance.entry.themes
    if not themes.for_everybody and dates.closes is not None and view.as_of.reached(dates.closes):
        # What a closed question is about is what it was about on its last day, whatever holds for the person now.
        last = setting.view(instance, AsOf(dates.closes - timedelta(days=1)))
        talks = talks._replace(closing=outcomes.closing_themes(instance.entry, last))
    return dates, talks


def _unanswered(view: View, dates: Dates, talks: outcomes.Talks, timing: Timing) -> Judgement | None:
    """A wait for an answer, or a rest after two that never came."""
    unanswered = outcomes.unanswered(talks, view, timing)
    if unanswered is None:
        return None
    state, until = unanswered
    if state == "waiting":
        return Judgement("waiting", "unanswered", dates, until=until, remaining=talks.remaining)
    return Judgement("resting", "unanswered_twice", dates, until=until, remaining=talks.remaining)


def _left_to_judgement(entry: Entry, policy: Policy) -> bool:
    """Whether it is the clinician's to judge: then it is never over time, and never missed."""
    return entry.need is not None and policy.asking == "judgement"


def _by_condition(
    entry: Entry, view: View, dates: Dates, talks: outcomes.Talks, policy: Policy
) -> Judgement | None:
    """Why it is not for this person: the condition is unknown or false, or nothing speaks for a need."""
    applies = truth(entry.when, view)
    if applies is None:
        missing = tuple(dict.fromkeys(_missing(entry.when, view)))
        return Judgement("cannot_tell", "condition_unknown", dates, missing=missing)
    if applies is False:
        return Judgement("not_due", "condition_false", dates)
    needed = entry.need if policy.asking == "recorded_facts" and not talks.agreed else None
    if needed is not None and truth(needed, view) is not True:
        return Judgement("not_due", "need_not_recorded", dates)
    return None


def _open(entry: Entry, view: View, dates: Dates, talks: outcomes.Talks, setting: Setting) -> Judgement:
    """Where in the window the day is: before it, in a rest after another contact, or due.

    Nobody is late while the patient's no or an agreed day stands: what is asked again has its time anew.
    """
    as_of, policy = view.as_of, setting.policy
    optional = _left_to_judgement(entry, policy)
    again = outcomes.reopened(talks, setting.timing)
    if optional:
        dates = dates._replace(over_time_from=None)
    elif again is not None and dates.over_time_from is not None:
        anew = again + (dates.over_time_from - dates.opens)
        dates = dates._replace(over_time_from=max(dates.over_time_from, anew))
    if not as_of.reached(dates.opens):
        if as_of.reached(dates.opens - timedelta(weeks=policy.horizon_weeks)):
            return Judgement("upcoming", "opens_soon", dates, optional=optional)
        return Judgement("not_due", "opens_later", dates, optional=optional)
    rest = outcomes.contacted_until(entry, talks, view, policy.contact_gap_weeks)
    if rest is not None:
        return Judgement(
            "resting", "contacted", dates, optional=optional, until=rest, remaining=talks.remaining
        )
    over_time = dates.over_time_from is not None and as_of.reached(dates.over_time_from)
    word = talks.word
    declined_on = word.on if word is not None and word.outcome == "declined" else None
    return Judgement(
        "due", "open", dates, over_time, optional, remaining=talks.remaining, declined_on=declined_on
    )


def _by_conversation(
    instance: Instance, view: View, dates: Dates, talks: outcomes.Talks, timing: Timing
) -> Judgement | None:
    """What earlier conversations settle: held, done elsewhere, not relevant, a no, a postponement."""
    if talks.covered:
        return Judgement("held", "conversation", dates)
    if talks.elsewhere() is not None:
        return Judgement("done_elsewhere", "conversation", dates)
    last = talks.word
    if last is not None and last.outcome == "not_relevant":
        stands, until = outcomes.set_aside(last, view)
        if stands:
            return Judgement("not_relevant", "conversation", dates, until=until)
    stands, until = outcomes.declined(instance, talks, view, timing)
    if stands:
        return Judgement("declined", "conversation", dates, until=until, remaining=talks.remaining)
    if (
        last is not None
        and last.outcome == "deferred"
        and last.until is not None
        and not view.as_of.reached(last.until)
    ):
        return Judgement("deferred", "conversation", dates, until=last.until, remaining=talks.remaining)
    return None


def _after_closing(
    instance: Instance, view: View, setting: Setting, dates: Dates, *, before_closing: bool
) -> Judgement:
    """The window has closed: what it closed on decides whether the question was left untaken."""
    closes = dates.closes
    assert closes is not None  # noqa: S101 - the caller has looked
    if closes <= dates.opens:
        return Judgement("not_due", "never_opens", dates)
    if before_closing or not instance.was_asked(closes - timedelta(days=1)):
        return Judgement("not_due", "closed_unused", dates)
    before = recalled(view.own, (instance, closes), view, _closed_on, instance, closes, setting)
    if before.code in _STANDING_ANSWERS:
        return Judgement(before.code, "closed", dates, remaining=before.remaining)
    if before.code in _OPEN_ANSWERS and not _left_to_judgement(instance.entry, setting.policy):
        return Judgement("lapsed", "closed", dates, remaining=before.remaining)
    if before.code == "cannot_tell":
        return Judgement("not_due", "closed_unknown", dates)
    return Judgement("not_due", "closed_unused", dates)


def _closed_on(_: View, instance: Instance, closes: date, setting: Setting) -> Judgement:
    """The answer on the last day of a window."""
    last_day = AsOf(closes - timedelta(days=1))
    return judge(instance, setting.view(instance, last_day), setting, before_closing=True)


def next_opens(instance: Instance, view: View) -> date | None:
    """When the next occurrence, or the next episode or control, takes over the conversations."""
    again, superseded = _occurs_again(instance, view), instance.superseded
    if again is None or superseded is None:
        return again or superseded
    return min(again, superseded)


def _occurs_again(instance: Instance, view: View) -> date | None:
    """When the next occurrence opens."""
    if instance.occurrence == instance.entry.occurrences[-1]:
        return None
    return next_occurrence_opens(instance, view)


def _missing(condition: Condition, view: View) -> list[str]:
    """The unknown facts that keep a condition from being decided."""
    if truth(condition, view) is not None:
        return []
    match condition:
        case FactTest():
            return [condition.fact]
        case Not():
            return _missing(condition.not_, view)
        case All():
            return [fact for part in condition.all for fact in _missing(part, view)]
        case AnyOf():
            return [fact for part in condition.any for fact in _missing(part, view)]
        case _:
            return []
