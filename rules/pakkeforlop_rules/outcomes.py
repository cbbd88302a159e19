"""What earlier conversations mean for a question: held, a no, a wait, a rest.

How long to wait and how often to ask again is in the catalogue's `timing.yaml`: no source gives a number.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.cooperation import Cooperation
from pakkeforlop_workflow.dates import add_months, day_after
from pakkeforlop_workflow.events import Conversation
from pakkeforlop_workflow.views import View, recalled

from .answers import Dates
from .entries import Entry
from .instances import Instance
from .timing import Timing
from .truth import truth

_PASSING: Final[frozenset[Outcome]] = frozenset({"offered", "contact_attempted", "interrupted"})
"""Outcomes that leave what was said before as it was."""
CONTACTS: Final[frozenset[Outcome]] = frozenset({"held", "offered", "declined", "deferred", "interrupted"})
"""Outcomes in which the patient was spoken to or approached."""


class Talks(NamedTuple):
    """The conversations about a question, those that count for it, and the themes that must be covered."""

    about: tuple[Conversation, ...]
    counted: tuple[Conversation, ...]
    closing: tuple[str, ...]

    @property
    def remaining(self) -> tuple[str, ...]:
        """The closing themes that no talk held has been about."""
        if not self.counted:
            return self.closing
        said = {theme for talk in self.counted if talk.outcome == "held" for theme in talk.themes}
        return tuple(theme for theme in self.closing if theme not in said)

    @property
    def last(self) -> Conversation | None:
        """The latest one that says something: an interrupted talk changes nothing."""
        for talk in reversed(self.counted):
            if talk.outcome != "interrupted":
                return talk
        return None

    @property
    def word(self) -> Conversation | None:
        """The latest that says something lasting: an offer or attempt that was not answered takes nothing back."""
        for talk in reversed(self.counted):
            if talk.outcome not in _PASSING:
                return talk
        return None

    @property
    def agreed(self) -> bool:
        """Whether the last word is a day agreed with the patient."""
        word = self.word
        return word is not None and word.outcome == "deferred"

    @property
    def covered(self) -> bool:
        """Whether the talks held have covered the closing themes."""
        return not self.remaining

    def elsewhere(self) -> Conversation | None:
        """The talk that was taken somewhere else, if any."""
        return next((talk for talk in self.counted if talk.outcome == "done_elsewhere"), None)


def closing_themes(entry: Entry, view: View) -> tuple[str, ...]:
    """The themes that must be covered for this person; one whose condition is not known is asked about too."""
    themes = entry.themes
    if themes.for_everybody:
        return themes.names
    return tuple(
        one.theme for one in themes.closing if one.when is None or truth(one.when, view) is not False
    )


def talks_of(
    instance: Instance, dates: Dates | None, next_opens: date | None, view: View, timing: Timing
) -> Talks:
    """The conversations that count: from some weeks before the window opens until the next one opens."""
    about, closing = _concerning(instance, view), closing_themes(instance.entry, view)
    if dates is None or not about:
        return Talks(about, (), closing)
    early = 0 if instance.entry.fresh else timing.early_weeks.value
    since = dates.opens - timedelta(weeks=early)
    counted = tuple(
        talk
        for talk in about
        if (talk.on >= since or _carried_over(talk, dates))
        and (next_opens is None or talk.on < next_opens)
        and (talk.checkpoints or dates.closes is None or talk.on < dates.closes)
    )
    return Talks(about, counted, closing)


def _carried_over(talk: Conversation, dates: Dates) -> bool:
    """Whether a question was postponed to a day in this window: what was agreed holds for whoever asks next."""
    return talk.outcome == "deferred" and talk.until is not None and talk.until > dates.opens


def _concerning(instance: Instance, view: View) -> tuple[Conversation, ...]:
    """Conversations about this checkpoint in this course: by name, or by a closing theme when none is named."""
    if not view.history.conversations:
        return ()
    entry, themes = instance.entry, instance.entry.themes.set_of_names
    course = None if instance.course is None else instance.course.id
    told = (
        instance.first if instance.course is None or instance.course.told is None else instance.course.told.on
    )
    return tuple(
        talk
        for talk in view.history.conversations
        if (entry.id in talk.checkpoints or (not talk.checkpoints and not themes.isdisjoint(talk.themes)))
        and (course is None or talk.course == course or (talk.course is None and talk.on >= told))
        and view.as_of.reached(talk.on)
    )


def set_aside(talk: Conversation, view: View) -> tuple[bool, date | None]:
    """Whether a question found not relevant still is, and until when."""
    if talk.until is not None and view.as_of.reached(talk.until):
        return False, None
    if talk.review_on is not None and any(view.as_of.reached(day) for day in _changes(talk, view)):
        return False, None
    return True, talk.until


def declined(instance: Instance, about: Talks, view: View, timing: Timing) -> tuple[bool, date | None]:
    """Whether a no stands, and until when (`None`: until the patient wants, or something new begins)."""
    talks = [
        talk for talk in about.about if talk.outcome not in _PASSING and _in_scope(talk, instance, timing)
    ]
    if not talks or talks[-1].outcome != "declined":
        return False, None
    last = talks[-1].on
    if any(
        wish.code == "talk" and wish.on > last and view.as_of.reached(wish.on) for wish in view.history.wishes
    ):
        return False, None
    again = add_months(last, timing.reask_months.value)
    if _noes(talks, view, timing.reasks.value) <= timing.reasks.value:
        return not view.as_of.reached(again), again
    lifts = [max(day, again) for day in _beginnings(view) if day > last]
    return not any(view.as_of.reached(day) for day in lifts), None


def unanswered(talks: Talks, view: View, timing: Timing) -> tuple[str, date] | None:
    """Whether an offer or attempt is «waiting», or after two of them the question is «resting», and until when."""
    last = talks.last
    if last is None or last.outcome not in {"offered", "contact_attempted"}:
        return None
    weeks = timing.offered_weeks if last.outcome == "offered" else timing.attempted_weeks
    wait = last.on + timedelta(weeks=weeks.value)
    if not view.as_of.reached(wait):
        return "waiting", wait
    if _trailing_unanswered(talks.counted) < timing.unanswered.value:
        return None
    rest = add_months(last.on, timing.unanswered_months.value)
    news = (
        event.on
        for event in view.history.events
        if event.on > last.on and not isinstance(event, Conversation | Cooperation)
    )
    if view.as_of.reached(rest) or any(view.as_of.reached(day) for day in news):
        return None
    return "resting", rest


def reopened(talks: Talks, timing: Timing) -> date | None:
    """The day from which a question is asked again, after a no or a postponement; its time counts from there."""
    word = talks.word
    if word is not None and word.outcome == "declined":
        return add_months(word.on, timing.reask_months.value)
    return word.until if word is not None and word.outcome == "deferred" else None


def postponed(talks: Talks, dates: Dates, later: date | None, timing: Timing) -> date | None:
    """When a window closes after all, because the question was postponed to a day near or past its closing.

    Never past the day on which the next occurrence opens (`later`), which asks anew.
    """
    word = talks.word
    if word is None or word.outcome != "deferred" or word.until is None or dates.closes is None:
        return None
    until = word.until + timedelta(weeks=timing.deferred_weeks.value)
    if later is not None:
        until = min(until, later)
    return until if until > dates.closes else None


def contacted_until(entry: Entry, talks: Talks, view: View, gap_weeks: int) -> date | None:
    """Until when the person rests after a contact about something else, if so.

    Who has asked for a talk, then or since, or has agreed to a day, is not kept waiting.
    """
    if entry.kind == "on_request" or talks.agreed:
        return None
    if not view.history.conversations:
        return None
    own = frozenset(talk.id for talk in talks.counted)
    return recalled(view.person, ("contacted", own, gap_weeks), view, _contacted_until, own, gap_weeks)


def _contacted_until(view: View, own: frozenset[str], gap_weeks: int) -> date | None:
    last = _last_contact(own, view)
    if last is None:
        return None
    until = last + timedelta(weeks=gap_weeks)
    wishes = (wish.on for wish in view.history.wishes if wish.code == "talk" and wish.on > last)
    if any(view.as_of.reached(day) for day in wishes):
        return None
    return None if view.as_of.reached(until) else until


def _last_contact(own: frozenset[str], view: View) -> date | None:
    """The day of the latest contact that is not one of a question's own."""
    for talk in reversed(view.history.conversations):
        if talk.outcome in CONTACTS and talk.id not in own and view.as_of.reached(talk.on):
            return talk.on
    return None


def _in_scope(talk: Conversation, instance: Instance, timing: Timing) -> bool:
    leave = instance.sick_leave
    if leave is not None:
        starts = leave.episode.start - timedelta(weeks=timing.early_weeks.value)
        return talk.on >= starts and (instance.superseded is None or talk.on < instance.superseded)
    course = instance.course
    return course is None or course.told is None or talk.on >= course.opened


def _noes(talks: Sequence[Conversation], view: View, reasks: int) -> int:
    """How often the patient has said no since the last talk, or since something new began after a final no."""
    noes: list[date] = []
    for talk in talks:
        if talk.outcome == "held":
            noes = []
        elif talk.outcome == "declined":
            if len(noes) > reasks and any(noes[-1] < day <= talk.on for day in _beginnings(view)):
                noes = []
            noes.append(talk.on)
    return len(noes)


def _beginnings(view: View) -> list[date]:
    """Days on which a course, a stage or an episode of sick leave began."""
    days = [leave.episode.start for leave in view.history.sick_leaves]
    for course in view.history.courses:
        days.append(course.opened)
        days += [day for day, stage in course.stages.changes if stage is not None]
    return days


def _trailing_unanswered(talks: Sequence[Conversation]) -> int:
    count = 0
    for talk in reversed(talks):
        if talk.outcome in {"offered", "contact_attempted"}:
            count += 1
        elif talk.outcome != "interrupted":
            break
    return count


def _changes(talk: Conversation, view: View) -> list[date]:
    """Days after the talk on which the fact it is to be reviewed on changed."""
    history = view.history
    days: list[date]
    match talk.review_on:
        case "affiliation":
            ends = [day_after(event.to) for event in history.affiliations if event.to is not None]
            days = [*(event.on for event in history.affiliations), *ends]
        case "absence":
            over = [leave.episode.over_on for leave in history.sick_leaves]
            starts = (leave.episode.start for leave in history.sick_leaves)
            days = [*starts, *(day for day in over if day is not None)]
        case "wish":
            days = [wish.on for wish in history.wishes]
        case _:
            days = [day for course in history.courses for day, _ in course.stages.changes]
    return [day for day in days if day > talk.on]
