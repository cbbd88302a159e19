"""Which checkpoints may be answered otherwise when something is recorded: those that read what it touches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.codes import Outcome
from pakkeforlop_workflow.events import Conversation, Correction, Event
from pakkeforlop_workflow.touched import touched_by

from .conditions import Condition, leaves
from .entries import Entry
from .silences import Silence

_STANDING: Final[frozenset[Outcome]] = frozenset({"offered", "contact_attempted", "declined", "not_relevant"})
"""Outcomes that stand until something new happens to the person, of whatever kind: `outcomes` looks for it."""


class Readings:
    """What the checkpoints of a catalogue read, worked out once."""

    def __init__(self, entries: Iterable[Entry], silences: Sequence[Silence]) -> None:
        self._facts: dict[str, frozenset[str]] = {}
        self._themes: dict[str, frozenset[str]] = {}
        for entry in entries:
            facts, themes = self._facts.get(entry.id, _NONE), self._themes.get(entry.id, _NONE)
            self._facts[entry.id] = facts.union(_reads(entry, silences))
            self._themes[entry.id] = themes | entry.themes.set_of_names

    def affected(self, pathway: Pathway, new: Sequence[Event]) -> frozenset[str] | None:
        """The checkpoints whose lean spans new events of a pathway may change; `None` when that may be any.

        `pathway` is the one with the new events in it. Prompts are not looked at: no span ends with them.
        """
        touched = touched_by(new)
        if touched is None:
            return None
        reading = (name for name, facts in self._facts.items() if not facts.isdisjoint(touched))
        return frozenset(reading).union(*(self._about(talk) for talk in _standing(pathway.events)))

    def _about(self, talk: Conversation) -> Iterable[str]:
        """The checkpoints that a talk may be about: by name, or by a closing theme when none is named."""
        if talk.checkpoints:
            return talk.checkpoints
        return (name for name, themes in self._themes.items() if not themes.isdisjoint(talk.themes))


_NONE: Final[frozenset[str]] = frozenset()


def _standing(events: Iterable[Event]) -> Iterator[Conversation]:
    for event in events:
        talk = event.replaces if isinstance(event, Correction) else event
        if isinstance(talk, Conversation) and talk.outcome in _STANDING:
            yield talk


def _reads(entry: Entry, silences: Sequence[Silence]) -> Iterator[str]:
    """The names of the facts and named days that the answers to a checkpoint can hang on."""
    # What it is asked for: courses, episodes of sick leave after a diagnosis, and who has it since.
    yield "diagnosis_told"
    if entry.per == "episode":
        yield "absence_started"
    if entry.each is not None:
        yield entry.each
    for window in entry.windows:
        yield window.anchor
        for bounds in (window.opens, window.over_time or (), window.closes or ()):
            yield from (bound.from_ for bound in bounds if bound.from_ is not None)
    for condition in _conditions(entry, silences):
        yield from (test.fact for test in leaves(condition))


def _conditions(entry: Entry, silences: Sequence[Silence]) -> Iterator[Condition]:
    yield from entry.deciding_conditions()
    yield from (silence.when for silence in silences if entry.kind in silence.kinds)
