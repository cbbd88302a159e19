"""Which checkpoints something new may be about: all others are answered as before, on every day."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given, settings

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.affected import Readings
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.touched import TOUCHES
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.strategies import happenings, pathways, talkative

CATALOGUE = Catalogue.load()
READINGS = Readings(CATALOGUE.entries, CATALOGUE.silences)
EVERYTHING = frozenset(entry.id for entry in CATALOGUE.entries)
TOUCHING = [name for kind in TOUCHES for name in get_args(kind.model_fields["type"].annotation)]
FIRST, LAST = date(2023, 12, 1), date(2031, 1, 1)


def affected(*events: dict[str, Any], new: dict[str, Any]) -> frozenset[str] | None:
    after = pathway(*events, new)
    return READINGS.affected(after, after.events[len(events) :])


@settings(max_examples=300, deadline=None)
@given(pathways() | talkative(), happenings("new", TOUCHING))
def test_the_others_are_answered_as_before(before: Pathway, new: dict[str, Any]) -> None:
    """Their lean spans are the same with the event and without it."""
    after = Pathway.read({**dict(before), "events": [*before.events, new]})
    named = READINGS.affected(after, after.events[len(before.events) :])
    assert named is not None
    others = EVERYTHING - named
    had, has = (
        CATALOGUE.timeline(one, FIRST, LAST, checkpoints=others, lean=True) for one in (before, after)
    )
    assert had == has


def test_a_control_is_about_what_reads_it() -> None:
    named = affected(told(), employee(), sick("2026-02-02"), new=event("control_held", "2026-05-01"))
    assert named is not None
    assert {"oppf-utmattelse-arbeid", "beh-rehab-samtale"} <= named
    assert named.isdisjoint({"ph-1", "nav-kontakt-sykmeldt", "arbeidsgiver-kontakt"})


def test_what_comes_with_each_control_is_about_controls() -> None:
    """Also where its windows count from something else."""
    [entry, *_] = [entry for entry in CATALOGUE.entries if entry.each == "control_held"]
    [other, *_] = [entry for entry in CATALOGUE.entries if entry.id == "ph-1"]
    parts = ("windows", "when", "need", "owner", "themes")
    from_diagnosis = entry.model_copy(update={name: getattr(other, name) for name in parts})
    after = pathway(told(), event("control_held", "2026-05-01"))
    assert Readings([from_diagnosis], ()).affected(after, after.events[1:]) == frozenset({entry.id})


def test_what_silences_is_read_too() -> None:
    """An affiliation silences checkpoints that do not ask for one themselves."""
    named = affected(told(), new=employee("2026-05-01", kind="retired"))
    assert named is not None
    assert "midtveis-arbeid" in named
    assert "ph-1" not in named


def test_what_was_agreed_between_others_is_about_none() -> None:
    goal = event("milestone", "2026-05-01", goal="part_time_back", responsible="patient", due="2026-08-01")
    assert affected(told(), employee(), new=goal) == frozenset()


@pytest.mark.parametrize("outcome", ["offered", "contact_attempted", "declined", "not_relevant"])
def test_what_stands_until_something_new_happens(outcome: str) -> None:
    """A no, a silence or a «not relevant» is looked at again whatever is new, by name or by theme."""
    new = event("fact", "2026-05-01", code="fatigue", value=True, told_by="patient")
    about = affected(told(), employee(), talk("2026-03-01", outcome, "ph-1"), new=new)
    assert about is not None
    assert "ph-1" in about
    assert "ph-2" not in about
    by_theme = affected(told(), employee(), talk("2026-03-01", outcome, themes=["work"]), new=new)
    assert by_theme is not None
    assert {entry.id for entry in CATALOGUE.entries if "work" in entry.themes.set_of_names} <= by_theme


def test_what_was_held_waits_for_nothing() -> None:
    new = event("fact", "2026-05-01", code="fatigue", value=True, told_by="patient")
    about = affected(told(), employee(), talk("2026-03-01", "held", "ph-1"), new=new)
    assert about is not None
    assert "ph-1" not in about


def test_a_correction_may_be_about_any() -> None:
    first = event("control_held", "2026-05-01", id="c")
    taken_back = event("correction", "2026-05-02", corrects="c", withdraws=True)
    assert affected(told(), first, new=taken_back) is None
