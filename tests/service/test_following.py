"""The law of the store: what is stored as following is what a fresh working-out gives, however it came there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application, Sent
from pakkeforlop_service.cohort import documents
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written
from pakkeforlop_service.store import Store
from pakkeforlop_service.store.tables import PATHWAYS, SPANS
from pakkeforlop_workflow.history import replayed
from tests.service.conftest import Watch, on_both
from tests.support import strategies
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import (
    changed,
    differences,
    sent,
    stored_of,
    unstamped,
    worked_out,
)

PLACES = ("demo-kommune-1", "demo-kommune-2", "demo-kommune-3")
TODAY = date(2026, 5, 15)


class World:
    """A service to which things happen: people are recorded, and what their answers follow from changes."""

    def __init__(self, application: Application, watch: Watch) -> None:
        self.application = application
        self.watch = watch
        self.subjects = (f"p-{number}" for number in count(1))
        self._catalogues = _releases(application.catalogue)
        self._units = _units()

    def happen(self, what: str) -> None:
        """Something that changes what answers follow from, or that goes over to it."""
        now = self.watch.forward(seconds=1)
        match what:
            case "directory":
                self.application.directory.put(next(self._units), now, None)
            case "release":
                catalogue, policy = next(self._catalogues)
                Application.adopting(self.application.store, catalogue, policy, now)
            case "renewal":
                while self.application.renew_batch():
                    pass

    def record(self, subject: str, events: list[dict[str, Any]]) -> None:
        """Record, and hold the warnings to what they are: the gaps that were not there before."""
        had = set(replayed(self.application.pathway(subject)).gaps)
        recorded = self.application.record_events(subject, events, Sent(self.watch.forward(seconds=1)))
        assert set(recorded.warnings) == set(replayed(self.application.pathway(subject)).gaps) - had

    def differences(self, subject: str) -> list[str]:
        """What is stored against what follows by the rules and the directory as they are."""
        return differences(stored_of(self.application.store, subject), worked_out(self.application, subject))


def _releases(catalogue: Catalogue) -> Iterator[tuple[Catalogue, Policy]]:
    """Other words, another number, another policy, and back."""
    words = changed(catalogue, "entries/ph-2.yaml", "Samhandlingspunkt 2", "Samhandlingspunkt to")
    number = changed(catalogue, "entries/ph-2.yaml", "opens: {months: 3}", "opens: {months: 2}")
    while True:
        yield words, Policy()
        yield number, Policy()
        yield catalogue, Policy(asking="judgement")
        yield catalogue, Policy()


def _units() -> Iterator[dict[str, Any]]:
    """Changes of who is where: a coordinator who is there, who is not, and who has gone for a time."""
    has, lacks = {"status": "has"}, {"status": "lacks"}
    gone = {"status": "vacant", "vacant_from": "2024-09-01", "vacant_until": "2025-02-01"}
    while True:
        for record in (has, lacks, gone):
            for name in PLACES:
                roles = {"municipal_cancer_coordinator": record, "gp": has}
                yield {"id": name, "kind": "municipality", "name": name, "roles": roles}


@pytest.fixture
def world(application: Application, watch: Watch) -> World:
    """With the demo's places, since nobody is handed over to a place that is not there."""
    application.directory.import_(written(demo_units(TODAY), "json"), "json", watch())
    return World(application, watch)


@st.composite
def stories(draw: st.DrawFn) -> tuple[dict[str, Any], list[tuple[list[dict[str, Any]], str]]]:
    """A new person, and batches of events in any order with things that happen between them."""
    document = sent(draw(strategies.documents()))
    events = document["events"]
    late = [
        _corrected(one) for one in events if one["type"] == "correction"
    ]  # what they correct must be there
    rest = [_to_somebody(one) for one in events if one["type"] != "correction"]
    for number in range(draw(st.integers(0, 2))):
        fields = {"municipality": draw(st.sampled_from(PLACES)), "by": "import"}
        rest.append(unstamped(event("moved", draw(strategies.days()), id=f"m{number}", **fields)))
    first = draw(st.integers(0, len(rest)))
    document = {**document, "municipality": draw(st.sampled_from((None, *PLACES))), "events": rest[:first]}
    todo, batches = [*rest[first:], *late], []
    while todo:
        size = draw(st.integers(1, 3))
        what = draw(st.sampled_from(("nothing", "nothing", "directory", "release", "renewal")))
        batches.append((todo[:size], what))
        todo = todo[size:]
    return document, batches


def _corrected(correction: dict[str, Any]) -> dict[str, Any]:
    replaced = correction.get("replaces")
    return correction if replaced is None else {**correction, "replaces": _to_somebody(replaced)}


def _to_somebody(document: dict[str, Any]) -> dict[str, Any]:
    """A hand-over goes to a role that no change of ours takes away."""
    if document["type"] != "handover":
        return document
    return {**document, "to_role": "gp" if document["by"] != "gp" else "hospital_doctor"}


@pytest.mark.parametrize(("database", "examples"), [("sqlite", 25), ("postgresql", 6)], indirect=["database"])
def test_recording_in_any_way(world: World, examples: int) -> None:
    """Whatever is recorded, in whatever order and batches, while rules and directory change in between."""

    @settings(max_examples=examples, deadline=None)
    @given(stories())
    def holds(story: tuple[dict[str, Any], list[tuple[list[dict[str, Any]], str]]]) -> None:
        document, batches = story
        subject = next(world.subjects)
        world.application.create_pathway(
            {**document, "subject": subject}, Sent(world.watch.forward(seconds=1))
        )
        assert world.differences(subject) == []
        for events, what in batches:
            world.happen(what)
            world.record(subject, events)
            assert world.differences(subject) == []

    holds()


def test_the_cohort_event_by_event(application: Application, watch: Watch) -> None:
    """Ordinary lives, recorded as they go, half of them in disorder."""
    world = World(application, watch)
    draws = random.Random(4)  # noqa: S311 - which person, not a secret
    for document in documents(10, 11, TODAY):
        events = [unstamped(one) for one in document["events"]]
        if all(one["type"] != "correction" for one in events) and draws.random() < 0.5:
            draws.shuffle(events)
        first = draws.randint(0, len(events))
        world.application.create_pathway({**document, "events": events[:first]}, Sent(world.watch()))
        for one in events[first:]:
            world.record(document["subject"], [one])
            assert world.differences(document["subject"]) == [], one


@on_both
@pytest.mark.parametrize("what", ["directory", "release"])
def test_those_who_wait_go_over(world: World, what: str) -> None:
    """After each of many changes, everybody who waited is as if worked out by it from the beginning."""
    people = [sent(document) for document in documents(5, 3, TODAY)]
    for document in people:
        world.application.create_pathway(document, Sent(world.watch()))
    for _ in range(4):
        world.happen(what)
        world.happen("renewal")
        for document in people:
            assert world.differences(document["subject"]) == []


@pytest.mark.parametrize(
    "on", ["2026-02-20", "2026-09-01"], ids=["who has moved away", "who is about to move away"]
)
def test_a_change_where_somebody_lived(world: World, on: str) -> None:
    """The directory of a place is about the days people belong there, also when they belong elsewhere later."""
    moved = event("moved", on, municipality="demo-kommune-2")
    document = sent({"subject": "p", "municipality": "demo-kommune-1", "events": [told(), employee(), moved]})
    world.application.create_pathway(document, Sent(world.watch()))
    for status in ("has", "lacks"):
        roles = {"municipal_cancer_coordinator": {"status": status}, "gp": {"status": status}}
        unit = {"id": "demo-kommune-1", "kind": "municipality", "name": "Demo kommune 1", "roles": roles}
        world.application.directory.put(unit, world.watch.forward(seconds=1), None)
        world.happen("renewal")
        assert world.differences("p") == []


def test_two_courses_told_on_the_same_day(world: World) -> None:
    """Which of them is asked about is the same whoever works it out, and whatever was kept as it was."""
    courses = [told(id="e1", course="venstre"), told(id="e2", course="hoyre")]
    world.application.create_pathway(sent({"subject": "p", "events": courses}), Sent(world.watch()))
    world.record("p", [unstamped(employee("2026-01-20"))])
    assert world.differences("p") == []


def test_places_on_an_agenda_are_worked_out_with_the_rest(world: World, store: Store) -> None:
    """Who waits for everything gets it, also where only the place on an agenda is another than what is stored."""
    document = sent({"subject": "p", "events": [told(), employee(), sick("2026-02-02")]})
    world.application.create_pathway(document, Sent(world.watch()))
    with store.writing() as connection:
        connection.execute(update(SPANS).where(SPANS.c.code == "due").values(position=7))
        connection.execute(update(PATHWAYS).values(waits=True))
    assert world.differences("p")
    world.happen("renewal")
    assert world.differences("p") == []


@on_both
def test_only_what_changed_is_written(world: World, store: Store) -> None:
    """A new event leaves the spans of days before it, and of questions it does not touch, as they are."""
    document = sent({"subject": "p", "events": [told(), employee(), sick("2026-02-02")]})
    world.application.create_pathway(document, Sent(world.watch()))
    before = _identities(store)
    world.record("p", [unstamped(event("control_held", "2026-05-01"))])
    after = _identities(store)
    assert len(before.items() & after.items()) > len(before) / 2
    world.record("p", [unstamped(event("fact", "2026-05-14", code="fatigue", value=True, told_by="patient"))])
    assert world.differences("p") == []


def _identities(store: Store) -> dict[tuple[str, date], Any]:
    """Which stored row each span is: a row that was written anew has another number."""
    number = "ctid::text" if not store.embedded else "rowid"
    with store.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT question, first, {number} FROM span").all()  # noqa: S608 - our own names
    return {(question, first): place for question, first, place in rows}


def test_the_instant_plays_no_part(world: World) -> None:
    """Spans follow from days; when an event was recorded moves none of them."""
    document = sent({"subject": "a", "events": [told(), employee(), sick("2026-02-02")]})
    world.application.create_pathway(document, Sent(datetime(2026, 1, 1, tzinfo=UTC)))
    world.application.create_pathway({**document, "subject": "b"}, Sent(datetime(2026, 9, 1, tzinfo=UTC)))
    assert differences(stored_of(world.application.store, "a"), stored_of(world.application.store, "b")) == []
