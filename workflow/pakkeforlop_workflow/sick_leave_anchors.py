"""Episodes of sick leave with the named days that windows count from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from .anchors import Anchor, Anchors
from .dates import interval
from .envelope import Envelope
from .events import Absence, DialogueMeeting, ReturnPlanned, ReturnStarted, SickPayEndTold
from .sick_leave import COUNTING_FORMS, Episode
from .steps import Steps


@dataclass(frozen=True, slots=True)
class SickLeave:
    """One episode of sick leave in a pathway."""

    episode: Episode
    following: date | None
    """The first day of the next episode, which takes over what this one asked for."""
    back: Steps[bool]
    """Whether the person is fully back at work, as recorded: until a new absence from illness begins."""
    anchors: Anchors


def sick_leaves_of(
    events: Sequence[Envelope], episodes: Sequence[Episode], back_on: Iterable[date]
) -> tuple[SickLeave, ...]:
    """The episodes, oldest first; what happens from one episode's start to the next one's belongs to it."""
    back_on = list(back_on)
    following = [episode.start for episode in episodes[1:]]
    return tuple(
        _sick_leave(events, episode, after, back_on) for episode, after in zip_longest(episodes, following)
    )


def _sick_leave(
    events: Sequence[Envelope], episode: Episode, following: date | None, back_on: Sequence[date]
) -> SickLeave:
    own = [
        event for event in events if event.on >= episode.start and (following is None or event.on < following)
    ]
    falls_ill = [
        (event.on, False) for event in own if isinstance(event, Absence) and event.form in COUNTING_FORMS
    ]
    comes_back = [
        (day, True) for day in back_on if episode.start < day and (following is None or day < following)
    ]
    back = Steps(first=False, changes=sorted([*falls_ill, *comes_back]))
    returned = next((event for event in own if isinstance(event, ReturnStarted)), None)
    anchors: dict[str, Steps[Anchor | None]] = {
        "absence_started": Steps(None, [(episode.start, Anchor(_first(own, episode), episode.began))]),
        "return_planned": Steps(None, list(_planned(own))),
        "return_started": Steps(None, [] if returned is None else [(returned.on, Anchor.of(returned))]),
        "sick_pay_end": Steps(None, list(_sick_pay_ends(own))),
        "dialogue_meeting_exempted": Steps(None, list(_exemptions(own))),
    }
    return SickLeave(episode, following, back, anchors)


def _first(own: Sequence[Envelope], episode: Episode) -> str:
    """The event that the episode began with."""
    return next(
        event.id
        for event in own
        if isinstance(event, Absence) and event.on == episode.start and event.form in COUNTING_FORMS
    )


def _planned(own: Sequence[Envelope]) -> Iterable[tuple[date, Anchor | None]]:
    for event in own:
        if isinstance(event, ReturnPlanned):
            yield event.on, Anchor(event.id, interval(event.return_on, event.precision))


def _sick_pay_ends(own: Sequence[Envelope]) -> Iterable[tuple[date, Anchor | None]]:
    for event in own:
        if isinstance(event, SickPayEndTold):
            yield event.on, Anchor(event.id, interval(event.ends_on, event.precision))


def _exemptions(own: Sequence[Envelope]) -> Iterable[tuple[date, Anchor | None]]:
    """The exemption that stands; a meeting planned or held lifts it."""
    for event in own:
        if isinstance(event, DialogueMeeting):
            yield event.on, Anchor.of(event) if event.status == "exempted" else None
