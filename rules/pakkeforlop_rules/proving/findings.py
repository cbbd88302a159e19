"""What a proof finds: how much it looked at, and the failures, each with the person in whom it shows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from pakkeforlop_rules.answers import Owner
from pakkeforlop_rules.deployment import Place
from pakkeforlop_workflow import Pathway

from .watching import Moment, Watched

Law = Literal["closes", "asks-once", "owner", "silence", "contact", "no", "left-alone"]
LAWS: Final[dict[Law, str]] = {
    "closes": "Hvert sjekkpunkt kan bli aktuelt, og kan lukkes.",
    "asks-once": "Ikke to spør om det samme samtidig.",
    "owner": "Alt har én ansvarlig, eller synlig ingen.",
    "silence": "Død, livets slutt, «avklart» og det andre som stilner, holder; behandlingens mål stilner ingenting.",
    "contact": "Ingen kontaktes oftere enn det som er sagt.",
    "no": "Et nei spørres det ikke om igjen før tiden, og ikke flere ganger enn det som er sagt.",
    "left-alone": "Ingen sykmeldt i arbeidslivet blir stående for lenge uten en samtale.",
}
"""The laws, in the order of the report, as people read them."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What one question was answered on the day."""

    checkpoint: str
    course: str | None
    episode: date | None
    occurrence: int
    code: str
    over_time: bool
    remaining: tuple[str, ...]

    @classmethod
    def of(cls, moment: Moment) -> Seen:
        """What a moment showed."""
        one, judged = moment.instance, moment.judgement
        return cls(
            one.entry.id,
            None if one.course is None else one.course.id,
            None if one.sick_leave is None else one.sick_leave.episode.start,
            one.occurrence,
            judged.code,
            judged.over_time,
            judged.remaining,
        )


@dataclass(frozen=True, slots=True)
class Failure:
    """A law that did not hold: for whom, on which day, what was answered, and what is wrong with that."""

    law: Law
    fault: str
    checkpoints: tuple[str, ...]
    pathway: Pathway
    day: date
    seen: tuple[Seen, ...] = ()
    place: Place | None = None
    owner: Owner | None = None

    @property
    def kind(self) -> tuple[str, ...]:
        """Failures of one kind are shown once, with their number: whatever days and numbers they speak of."""
        return (self.law, *self.checkpoints, re.sub(r"\d+", "", self.fault))


KEPT: Final = 3
"""How many failures of a kind are kept to be shown; all are counted."""


@dataclass(slots=True)
class Tally:
    """How much was looked at, and what was found."""

    people: int = 0
    days: int = 0
    answers: int = 0
    checks: Counter[str] = field(default_factory=Counter)
    found: Counter[tuple[str, ...]] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)
    alone: dict[int, tuple[int, Failure]] = field(default_factory=dict)
    """By the weeks that are allowed: the longest that somebody was left alone, in days, and in whom that shows."""

    def watched(self, watched: Watched) -> None:
        """Count a person that was looked at."""
        self.people += 1
        self.days += len(watched.days)
        self.answers += watched.answers

    def fails(self, failure: Failure) -> None:
        """Take note of a failure."""
        if self.found[failure.kind] < KEPT:
            self.failures.append(failure)
        self.found[failure.kind] += 1

    def add(self, other: Tally) -> None:
        """Take over what another part of the proof found, which comes after this one."""
        self.people += other.people
        self.days += other.days
        self.answers += other.answers
        self.checks.update(other.checks)
        for failure in other.failures:
            if sum(one.kind == failure.kind for one in self.failures) < KEPT:
                self.failures.append(failure)
        self.found.update(other.found)
        for weeks, (days, found) in other.alone.items():
            if weeks not in self.alone or days > self.alone[weeks][0]:
                self.alone[weeks] = (days, found)
