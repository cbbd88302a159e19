"""The judge: one question seen from one day. The order of the steps is the precedence of the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import View
from pakkeforlop_workflow.history import History
from pakkeforlop_workflow.sick_leave_anchors import SickLeave

from . import outcomes
from .answers import AnswerCode, Because, Dates
from .conditions import All, AnyOf, Condition, FactTest, Not, truth
from .deployment import Place, Policy
from .entries import Entry
from .instances import Instance
from .models import Kind
from .silences import Silence
from .timing import Timing
from .windows import dates_of

_OPEN_ANSWERS = frozenset({"due", "waiting", "resting"})
"""Answers that leave a question open: when the window closes on one of them, it was not taken. What is postponed
keeps its window open, or goes over to what is asked next."""
_STANDING_ANSWERS = frozenset({"declined", "not_relevant"})
"""Answers that still stand when the window has closed."""


class Setting:
    """What an evaluation is of, besides the day and the question. One for each call: it remembers silences."""

    __slots__ = ("_silences", "_silent", "history", "place", "policy", "timing")

    def __init__(
        self,
        history: History,
        silences: Sequence[Silence],
        timing: Timing,
        policy: Policy,
        place: Place,
    ) -> None:
        self.history = history
        self.timing = timing
        self.policy = policy
        self.place = place
        self._silences = silences
        self._silent: dict[tuple[Kind, date], tuple[Silence | None, date | None]] = {}

    def silence(self, kind: Kind, as_of: AsOf) -> Silence | None:
        """The first silence that holds for checkpoints of a kind; death comes first in the catalogue.

        Silences read only facts of the person, so that one answer serves every question of that kind and day.
        """
        key = (kind, as_of.day)
        if key not in self._silent:
            view = View(self.history, AsOf(as_of.day))
            holding = (it for it in self._silences if kind in it.kinds and truth(it.when, view) is True)
            self._silent[key] = (next(holding, None), view.as_of.turns)
        silence, turns = self._silent[key]
        if turns is not None:
            as_of.reached(turns)
        return silence


@dataclass(frozen=True, slots=True)
class Judgement:
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


def view_of(instance: Instance, history: History, as_of: AsOf) -> View:
    """The view a question is seen in: its own course and episode, else the latest there is that day."""
    course = instance.course or _latest_course(history, as_of)
    sick_leave = instance.sick_leave or _latest_sick_leave(history, as_of)
    return View(history, as_of, course, sick_leave, None if instance.fixed is None else instance.fixed.event)


def judge(instance: Instance, view: View, setting: Setting, *, before_closing: bool = False) -> Judgement:
    """The answer to one question in one view.

    `before_closing` says that it is asked what a window closed on; a window that had closed by then too is done.
    """
    entry, as_of = instance.entry, view.as_of
    dates = dates_of(instance, view)
    silence = setting.silence(entry.kind, as_of)
    if silence is not None:
        return Judgement("not_due", "silenced", dates, silence=silence)
    if dates is None:
        return Judgement("not_due", "no_anchor", None)
    dates, talks = _with_talks(instance, view, dates, setting.timing)
    talked = _by_conversation(instance, view, dates, talks, setting.timing)
    if talked is not None:
        return talked
    if dates.closes is not None and as_of.reached(dates.closes):
        return _after_closing(instance, setting, dates, before_closing=before_closing)
    return (
        _unanswered(view, dates, talks, setting.timing)
        or _by_condition(entry, view, dates, talks, setting.policy)
        or _open(entry, view, dates, talks, setting)
    )


def _with_talks(instance: Instance, view: View, dates: Dates, timing: Timing) -> tuple[Dates, outcomes.Talks]:
    """The window with the talks that count for it; a question that was postponed has its window kept open."""
    following = next_opens(instance, view)
    talks = outcomes.talks_of(instance, dates, following, view, timing)
    if instance.superseded is None or not view.as_of.reached(instance.superseded):
        closes = outcomes.postponed(talks, dates, _occurs_again(instance, view), timing)
        if closes is not None:
            dates = replace(dates, closes=closes)
            talks = outcomes.talks_of(instance, dates, following, view, timing)
    if dates.closes is not None and view.as_of.reached(dates.closes):
        # What a closed question is about is what it was about on its last day, whatever holds for the person now.
        last = view_of(instance, view.history, AsOf(dates.closes - timedelta(days=1)))
        talks = replace(talks, closing=outcomes.closing_themes(instance.entry, last))
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
        dates = replace(dates, over_time_from=None)
    elif again is not None and dates.over_time_from is not None:
        anew = again + (dates.over_time_from - dates.opens)
        dates = replace(dates, over_time_from=max(dates.over_time_from, anew))
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
    stands, until = outcomes.declined(instance, view, timing)
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


def _after_closing(instance: Instance, setting: Setting, dates: Dates, *, before_closing: bool) -> Judgement:
    """The window has closed: what it closed on decides whether the question was left untaken."""
    assert dates.closes is not None  # noqa: S101 - the caller has looked
    if dates.closes <= dates.opens:
        return Judgement("not_due", "never_opens", dates)
    last_day = AsOf(dates.closes - timedelta(days=1))
    if before_closing or not instance.was_asked(last_day.day):
        return Judgement("not_due", "closed_unused", dates)
    before = judge(instance, view_of(instance, setting.history, last_day), setting, before_closing=True)
    if before.code in _STANDING_ANSWERS:
        return Judgement(before.code, "closed", dates, remaining=before.remaining)
    if before.code in _OPEN_ANSWERS and not _left_to_judgement(instance.entry, setting.policy):
        return Judgement("lapsed", "closed", dates, remaining=before.remaining)
    if before.code == "cannot_tell":
        return Judgement("not_due", "closed_unknown", dates)
    return Judgement("not_due", "closed_unused", dates)


def next_opens(instance: Instance, view: View) -> date | None:
    """When the next occurrence, or the next episode or control, takes over the conversations."""
    days = (_occurs_again(instance, view), instance.superseded)
    return min((day for day in days if day is not None), default=None)


def _occurs_again(instance: Instance, view: View) -> date | None:
    """When the next occurrence opens."""
    following = instance.entry.occurrences[instance.entry.occurrences.index(instance.occurrence) + 1 :]
    later = dates_of(instance, view, following[0]) if following else None
    return None if later is None else later.opens


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


def _latest_course(history: History, as_of: AsOf) -> Course | None:
    """The latest course told; before any is, the latest opened. A suspicion is not a course of anything yet."""
    told = [course for course in history.courses if course.told is not None and as_of.reached(course.told.on)]
    begun = told or [course for course in history.courses if as_of.reached(course.opened)]
    return begun[-1] if begun else None


def _latest_sick_leave(history: History, as_of: AsOf) -> SickLeave | None:
    begun = [leave for leave in history.sick_leaves if as_of.reached(leave.episode.start)]
    return begun[-1] if begun else None
