"""Looking at a person: one evaluator, on every day on which something turns and on the days next to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.deployment import ANYWHERE, DEFAULT_POLICY, Policy
from pakkeforlop_rules.engine import Judgement, judge
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.instances import Instance
from pakkeforlop_rules.setting import Setting
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.history import replayed
from pakkeforlop_workflow.views import View

from .making import Person

DAY = timedelta(days=1)
Days = list[tuple[date, date]]
"""Stretches of days, both ends included."""


class Moment(NamedTuple):
    """One question seen from one day."""

    instance: Instance
    day: date
    judgement: Judgement
    view: View

    @property
    def code(self) -> str:
        """The answer."""
        return self.judgement.code


class Watched:
    """A person replayed once, to be looked at on many days."""

    __slots__ = ("answers", "days", "history", "person", "setting")

    def __init__(self, catalogue: Catalogue, person: Person, policy: Policy = DEFAULT_POLICY) -> None:
        self.person = person
        self.history = replayed(person.pathway())
        self.setting = Setting(self.history, catalogue.silences, catalogue.timing, policy, ANYWHERE)
        self.answers = 0
        self.days: set[date] = set()

    def questions(self, entry: Entry) -> tuple[Instance, ...]:
        """What the entry asks of the person."""
        return tuple(one for one in self.setting.questions(entry) if one.has_begun)

    def at(self, instance: Instance, day: date) -> Moment:
        """The answer to one question on a day on which it is asked."""
        view = self.setting.view(instance, AsOf(day))
        self.answers += 1
        self.days.add(day)
        return Moment(instance, day, judge(instance, view, self.setting), view)

    def turns(
        self, instance: Instance, first: date, until: date, *, beside: bool = False
    ) -> Iterator[Moment]:
        """The answers on the days on which the question turns; `beside`, on the days before and after them too."""
        day = max(first, instance.first)
        last = until if instance.gone is None else min(until, instance.gone - DAY)
        while day <= last:
            moment = self.at(instance, day)
            yield moment
            turns = moment.view.as_of.turns
            if beside:
                for other in sorted({day + DAY, day if turns is None else turns - DAY}):
                    if day < other <= last and (turns is None or other < turns):
                        yield self.at(instance, other)
            if turns is None:
                return
            day = turns

    def throughout(self, entries: Iterable[Entry], first: date, until: date) -> list[list[Moment]]:
        """The answers to every question that these entries ask, question by question."""
        questions = (one for entry in entries for one in self.questions(entry))
        seen = (list(self.turns(one, first, until)) for one in questions)
        return [moments for moments in seen if moments]


def lasting(moments: Sequence[Moment], until: date) -> Iterator[tuple[Moment, date]]:
    """The answers to one question, each with the last day on which it stands, none after `until`."""
    gone = moments[0].instance.gone
    last = until if gone is None else min(until, gone - DAY)
    ends = [moment.day - DAY for moment in moments[1:]]
    for moment, end in zip(moments, [*ends, last], strict=True):
        if moment.day <= last:
            yield moment, min(end, last)
