"""The laws that one answer must keep, whatever happened: a function a law, which says what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Final

from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.events import Conversation

from .findings import Failure, Law, Seen, Tally
from .numbers import REASK_MONTHS, REASKS
from .silencing import OPEN, silenced_by
from .watching import Moment, Watched

CONTACTS: Final[frozenset[Outcome]] = frozenset({"held", "offered", "declined", "deferred", "interrupted"})
"""Outcomes in which the patient was spoken to or approached."""
_PASSING: Final[frozenset[Outcome]] = frozenset({"offered", "contact_attempted", "interrupted"})


def stays_silent(_: Watched, moment: Moment) -> str | None:
    """What is silent is on nobody's list."""
    if moment.code not in OPEN:
        return None
    entry = moment.instance.entry
    silent = silenced_by(entry.kind, moment.view)
    return None if silent is None else f"Skulle vært stille: {silent}."


def keeps_the_gap(watched: Watched, moment: Moment) -> str | None:
    """After a contact about something else nothing is due for the stated weeks, unless the patient asks for it."""
    if moment.code != "due" or moment.instance.entry.kind == "on_request":
        return None
    words = [talk for talk in _about(watched, moment) if talk.outcome not in _PASSING]
    if words and words[-1].outcome == "deferred":
        return None  # a day agreed with the patient
    weeks = watched.setting.policy.contact_gap_weeks
    since = moment.day - timedelta(weeks=weeks)
    contacts = [
        talk.on
        for talk in watched.history.conversations
        if talk.outcome in CONTACTS and since < talk.on <= moment.day and _elsewhere(talk, moment)
    ]
    if not contacts or asked_since(watched, max(contacts), moment.day):
        return None
    return f"Pasienten ble kontaktet om noe annet {contacts[-1]}, for under {weeks} uker siden."


def respects_a_no(watched: Watched, moment: Moment) -> str | None:
    """A no stands for its months, and after the last re-ask until the patient wants or something new begins."""
    if moment.code != "due":
        return None
    words = [talk for talk in _about(watched, moment) if talk.outcome not in _PASSING]
    if not words or words[-1].outcome != "declined":
        return None
    last, day = words[-1].on, moment.day
    if asked_since(watched, last, day):
        return None
    if day < add_months(last, REASK_MONTHS):
        return f"Pasienten takket nei {last}, for under {REASK_MONTHS} måneder siden."
    news = [begun for begun in _beginnings(watched) if begun <= day]
    if any(begun > last for begun in news):
        return None
    held = [talk.on for talk in words if talk.outcome == "held"]
    wishes = [wish.on for wish in watched.history.wishes if wish.code == "talk"]
    since = max((then for then in (*held, *wishes, *news) if then <= last), default=date.min)
    noes = sum(talk.outcome == "declined" and talk.on >= since for talk in words)
    if noes <= REASKS:
        return None
    return f"Pasienten har takket nei {noes} ganger; det skal spørres igjen høyst {REASKS} ganger."


OF_A_MOMENT: Final[tuple[tuple[Law, Callable[[Watched, Moment], str | None]], ...]] = (
    ("silence", stays_silent),
    ("contact", keeps_the_gap),
    ("no", respects_a_no),
)
"""The laws of a single answer."""


def check(tally: Tally, watched: Watched, moment: Moment) -> None:
    """Hold one answer to the laws, and take note of those that it breaks."""
    for law, holds in OF_A_MOMENT:
        tally.checks[law] += 1
        fault = holds(watched, moment)
        if fault is not None:
            tally.fails(failure(law, fault, watched, moment))


def failure(law: Law, fault: str, watched: Watched, *moments: Moment) -> Failure:
    """A failure that these moments of a person show."""
    names = tuple(dict.fromkeys(moment.instance.entry.id for moment in moments))
    seen = tuple(Seen.of(moment) for moment in moments)
    return Failure(law, fault, names, watched.person.pathway(), moments[-1].day, seen)


def asked_since(watched: Watched, since: date, day: date) -> bool:
    """Whether the patient has asked for a talk after a day, and by another."""
    return any(wish.code == "talk" and since < wish.on <= day for wish in watched.history.wishes)


def _elsewhere(talk: Conversation, moment: Moment) -> bool:
    """Whether a conversation was about something else: it names others only, or none of the closing themes."""
    entry = moment.instance.entry
    if talk.checkpoints:
        return entry.id not in talk.checkpoints
    return set(entry.themes.names).isdisjoint(talk.themes)


def _about(watched: Watched, moment: Moment) -> Iterator[Conversation]:
    """Conversations that name the checkpoint, in the course or the sick leave of the moment, up to its day."""
    one = moment.instance
    leave = one.sick_leave
    for talk in watched.history.conversations:
        if one.entry.id not in talk.checkpoints or talk.on > moment.day:
            continue
        if leave is not None:
            if talk.on >= leave.episode.start and (leave.following is None or talk.on < leave.following):
                yield talk
        elif one.course is not None and talk.course in {None, one.course.id} and talk.on >= one.first:
            yield talk


def _beginnings(watched: Watched) -> Iterator[date]:
    """Days on which a course, a stage or an episode of sick leave began."""
    for leave in watched.history.sick_leaves:
        yield leave.episode.start
    for course in watched.history.courses:
        yield course.opened
        yield from (day for day, stage in course.stages.changes if stage is not None)
