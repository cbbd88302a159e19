"""Laws that hold for every pathway, whatever is in it."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakkeforlop_rules import Answer, Catalogue, Place
from pakkeforlop_rules.conditions import leaves
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.explanation import explained
from pakkeforlop_rules.truth import truth
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, UNKNOWN, View, value_of
from pakkeforlop_workflow.history import replayed
from tests.support.strategies import DAYS, documents, pathways, talkative

CATALOGUE = Catalogue.load()
NOWHERE = Place(lacks=frozenset({"municipal_cancer_coordinator", "hospital_social_worker"}))
some_day = st.integers(-60, DAYS + 400).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
laws = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@settings(laws, max_examples=50)  # of sixty days each
@given(pathways() | talkative(), some_day, st.sampled_from((Place(), NOWHERE)))
def test_the_timeline_equals_the_answers_of_each_day(pathway: Pathway, first: date, place: Place) -> None:
    """Spans found by jumping from turning day to turning day say what an evaluation of each single day says."""
    last = first + timedelta(days=60)
    by_day: dict[date, dict[Any, Answer]] = {}
    for span in CATALOGUE.timeline(pathway, first, last, place=place):
        day = span.first
        while day <= (span.until or last):
            known = by_day.setdefault(day, {})
            assert span.answer.key not in known, "two spans of one question overlap"
            known[span.answer.key] = span.answer._replace(as_of=day)
            day += timedelta(days=1)
    for number in range(61):
        day = first + timedelta(days=number)
        answers = CATALOGUE.evaluate(pathway, day, place=place, reasons=False)
        assert by_day.get(day, {}) == {answer.key: answer for answer in answers}


@laws
@given(pathways() | talkative(), some_day)
def test_the_next_change_is_the_next_change(pathway: Pathway, day: date) -> None:
    """Nothing changes before the day told, and on that day the answer is the one told."""
    spans = CATALOGUE.timeline(pathway, day, day + timedelta(days=3650))
    for answer in CATALOGUE.evaluate(pathway, day):
        own = [span for span in spans if span.answer.key == answer.key]
        states = [(span.first, span.answer.code, span.answer.over_time) for span in own]
        later = [state for state in states if state[1:] != (answer.code, answer.over_time)]
        change = answer.next_change
        if change is None:
            assert not later
        elif change.on <= day + timedelta(days=3650):
            assert later[0] == (change.on, change.code, change.over_time)


@laws
@given(pathways(), some_day)
def test_the_explanation_says_what_the_judge_found(pathway: Pathway, day: date) -> None:
    """Both folds of a condition agree, and a «cannot tell» names at least one unknown fact."""
    history = replayed(pathway)
    view = View(history, AsOf(day), *history.courses[-1:] or [None], *history.sick_leaves[-1:] or [None])
    for entry in CATALOGUE.entries:
        for condition in entry.conditions():
            assert explained(condition, view).truth == truth(condition, view)
    for answer in CATALOGUE.evaluate(pathway, day):
        if answer.code == "cannot_tell":
            assert answer.missing
            assert set(answer.missing) <= {test.fact for test in leaves(answer.entry.when)}


@laws
@given(documents(), some_day, st.randoms(use_true_random=False))
def test_the_order_of_events_in_the_document_does_not_matter(
    document: dict[str, Any], day: date, shuffler: random.Random
) -> None:
    """A shuffled document has the same answers."""
    events = list(document["events"])
    shuffler.shuffle(events)
    one, other = Pathway.read(document), Pathway.read({**document, "events": events})
    assert CATALOGUE.evaluate(one, day) == CATALOGUE.evaluate(other, day)


@laws
@given(pathways(), some_day)
def test_what_happens_later_does_not_change_todays_answer(pathway: Pathway, day: date) -> None:
    """Events dated after the day play no part: nothing looks ahead."""
    until_then = tuple(event for event in pathway.known() if event.on <= day)
    past = pathway.model_copy(update={"events": until_then})
    now = [
        bare(answer)
        for answer in CATALOGUE.evaluate(pathway.model_copy(update={"events": pathway.known()}), day)
    ]
    then = [bare(answer) for answer in CATALOGUE.evaluate(past, day)]
    assert now == then


def bare(answer: Answer) -> Answer:
    """An answer without what looks ahead."""
    return answer._replace(next_change=None)


@laws
@given(pathways(), some_day, st.sampled_from(("nb", "nn", "en")))
def test_every_answer_can_be_written(pathway: Pathway, day: date, lang: Any) -> None:
    """No answer lacks words, in any language: no brace left open, nothing empty, no code where a word belongs."""
    document = Writer(CATALOGUE, lang).due(pathway, CATALOGUE.evaluate(pathway, day), day)
    for answer in document["answers"]:
        assert answer["why"]
        assert "{" not in answer["why"]
        assert answer["title"]


@laws
@given(pathways(), some_day)
def test_death_silences_everything(pathway: Pathway, day: date) -> None:
    """From the day of death on, nothing is due, coming or waiting."""
    died = [event.on for event in pathway.known() if event.type == "died"]
    if died and min(died) <= day and pathway.sources_complete:
        assert {answer.code for answer in CATALOGUE.evaluate(pathway, day)} <= {"not_due"}


@laws
@given(pathways(), some_day)
def test_facts_are_read_without_error_and_with_values_of_their_kind(pathway: Pathway, day: date) -> None:
    """Replay never raises, whatever the events; each fact has a declared value or is unknown."""
    history = replayed(pathway)
    for course in (None, *history.courses):
        for leave in (None, *history.sick_leaves):
            view = View(history, AsOf(day), course, leave)
            for fact in FACTS.values():
                value = value_of(fact, view)
                if value is not UNKNOWN:
                    assert isinstance(
                        value, {"bool": bool, "years": int, "code": str, "codes": frozenset}[fact.kind]
                    )
                if isinstance(value, str):
                    assert value in fact.values


def test_the_same_question_gives_the_same_bytes() -> None:
    """Twice the same input, twice the same document."""
    pathway = Pathway.read({"subject": "x", "events": []})
    writer = Writer(CATALOGUE, "nb")
    texts = {
        repr(writer.due(pathway, CATALOGUE.evaluate(pathway, date(2026, 5, 15)), date(2026, 5, 15)))
        for _ in "ab"
    }
    assert len(texts) == 1


def test_as_of_is_required() -> None:
    """The library has no clock: without a day there is no answer."""
    with pytest.raises(TypeError):
        CATALOGUE.evaluate(Pathway.read({"subject": "x", "events": []}))  # type: ignore[call-arg] # the mistake itself
