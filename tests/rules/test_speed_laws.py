"""What makes answering fast changes no answer: what is remembered, what is left out, and what is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pakkeforlop_rules import Answer, Catalogue, Place, Policy, Span
from pakkeforlop_rules.agenda import CODES as AGENDA_CODES
from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import ANSWERS, AnswerCode
from pakkeforlop_rules.deployment import ANYWHERE, DEFAULT_POLICY
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.evaluation import answers_on
from pakkeforlop_rules.instances import Instance
from pakkeforlop_rules.setting import Setting
from pakkeforlop_rules.truth import truth
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, value_of
from pakkeforlop_workflow.history import History, replayed
from pakkeforlop_workflow.views import View
from tests.support.strategies import DAYS, documents, pathways, talkative

CATALOGUE = Catalogue.load()
CONDITIONS = [condition for entry in CATALOGUE.entries for condition in entry.conditions()]
DAY = timedelta(days=1)
PLACES = (Place(), Place(lacks=frozenset({"municipal_cancer_coordinator", "hospital_social_worker"})))
POLICIES = (DEFAULT_POLICY, Policy(asking="recorded_facts"), Policy(asking="judgement"))
some_day = st.integers(-60, DAYS + 400).map(lambda number: date(2024, 1, 1) + timedelta(days=number))
laws = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
few = settings(laws, max_examples=40)
"""For laws that look at everything there is in each example."""


def lean(answer: Answer) -> Answer:
    """An answer without what is only for showing it; of those that are not due a lean timeline says nothing."""
    closing = answer.closing if answer.code in {"due", "lapsed"} else ()
    return answer._replace(closing=closing, prompts=())


def merged(spans: Iterable[Span]) -> Iterator[Span]:
    """Spans with equal neighbours made one."""
    last: Span | None = None
    for span in spans:
        ends = None if last is None or last.until is None else last.until + DAY
        if (
            last is not None
            and ends == span.first
            and span.answer._replace(as_of=last.answer.as_of) == last.answer
        ):
            last = last._replace(until=span.until)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


class TestRemembering:
    @few
    @given(pathways() | talkative(), st.lists(some_day, min_size=2, max_size=4))
    def test_what_is_remembered_is_what_would_be_found_anew(self, pathway: Pathway, days: list[date]) -> None:
        """Every fact and condition, in every view, on days in any order: the same value and the same turning day."""
        history = replayed(pathway)
        setting = Setting(history, CATALOGUE.silences, CATALOGUE.timing, DEFAULT_POLICY, ANYWHERE)
        for day in days:
            for instance in _one_of_each_view(setting):
                before = _turning_before(setting, instance, day)
                for name, fact in FACTS.items():
                    seen, fresh = setting.view(instance, AsOf(day)), _fresh(setting, instance, day)
                    assert value_of(fact, seen) == value_of(fact, fresh), name
                    assert seen.as_of.turns == _earlier(fresh, before), name

    @few
    @given(pathways() | talkative(), st.lists(some_day, min_size=2, max_size=3))
    def test_so_is_every_condition(self, pathway: Pathway, days: list[date]) -> None:
        history = replayed(pathway)
        setting = Setting(history, CATALOGUE.silences, CATALOGUE.timing, DEFAULT_POLICY, ANYWHERE)
        for day in days:
            for instance in _one_of_each_view(setting):
                before = _turning_before(setting, instance, day)
                for condition in CONDITIONS:
                    seen, fresh = setting.view(instance, AsOf(day)), _fresh(setting, instance, day)
                    assert truth(condition, seen) == truth(condition, fresh)
                    assert seen.as_of.turns == _earlier(fresh, before)

    @few
    @given(pathways() | talkative(), st.lists(some_day, min_size=2, max_size=4))
    def test_the_order_in_which_days_are_asked_about_does_not_matter(
        self, pathway: Pathway, days: list[date]
    ) -> None:
        """One setting asked about many days says what a setting for each single day says."""
        together = Setting(replayed(pathway), CATALOGUE.silences, CATALOGUE.timing, DEFAULT_POLICY, ANYWHERE)

        for day in days:
            found = answers_on(
                CATALOGUE.entries, CATALOGUE.release, together, day, codes=ANSWERS, reasons=True
            )
            assert found == CATALOGUE.evaluate(pathway, day)


def _one_of_each_view(setting: Setting) -> list[Instance]:
    """A question for each course, episode and event there is."""
    questions = [question for entry in CATALOGUE.entries for question in setting.questions(entry)]
    return list({(id(one.course), id(one.sick_leave), one.fixed): one for one in questions}.values())


def _fresh(setting: Setting, instance: Instance, day: date) -> View:
    """The same view with nothing remembered."""
    view = setting.view(instance, AsOf(day))
    return View(setting.history, AsOf(day), view.course, view.sick_leave, view.event)


def _turning_before(setting: Setting, instance: Instance, day: date) -> date | None:
    """When the course or the episode that is looked at may be another."""
    return setting.view(instance, AsOf(day)).as_of.turns


def _earlier(view: View, other: date | None) -> date | None:
    return min((day for day in (view.as_of.turns, other) if day is not None), default=None)


class TestLeanTimeline:
    @laws
    @given(pathways() | talkative(), some_day, st.sampled_from(PLACES), st.sampled_from(POLICIES))
    def test_it_is_the_full_one_without_words(
        self, pathway: Pathway, first: date, place: Place, policy: Policy
    ) -> None:
        last = first + timedelta(days=400)
        full = CATALOGUE.timeline(pathway, first, last, place=place, policy=policy)
        found = CATALOGUE.timeline(pathway, first, last, place=place, policy=policy, lean=True)
        standing = (span for span in full if span.answer.code != "not_due")
        assert found == tuple(merged(span._replace(answer=lean(span.answer)) for span in standing))

    @few
    @given(pathways() | talkative(), some_day, st.sampled_from(PLACES))
    def test_it_equals_the_answers_of_each_day(self, pathway: Pathway, first: date, place: Place) -> None:
        last = first + timedelta(days=40)
        spans = CATALOGUE.timeline(pathway, first, last, place=place, lean=True)
        for number in range(41):
            day = first + timedelta(days=number)
            standing = [span for span in spans if span.first <= day and (span.until or last) >= day]
            by_day = CATALOGUE.evaluate(pathway, day, place=place, reasons=False)
            assert [span.answer._replace(as_of=day) for span in standing] == [
                lean(answer) for answer in by_day if answer.code != "not_due"
            ]

    @laws
    @given(pathways(), some_day, st.sets(st.sampled_from(sorted({one.id for one in CATALOGUE.entries}))))
    def test_some_checkpoints_are_answered_as_among_all(
        self, pathway: Pathway, first: date, names: set[str]
    ) -> None:
        last = first + timedelta(days=400)
        spans = CATALOGUE.timeline(pathway, first, last, lean=True)
        own = CATALOGUE.timeline(pathway, first, last, lean=True, checkpoints=frozenset(names))
        assert own == tuple(span for span in spans if span.answer.checkpoint in names)


@laws
@given(documents(size=18), some_day)
def test_what_happens_from_a_day_on_changes_nothing_before_it(document: dict[str, Any], day: date) -> None:
    """Nothing looks ahead: a store may keep the spans before the first day of what is appended."""
    on = {event["id"]: event["on"] for event in document["events"]}
    earlier = [
        event for event in document["events"] if on.get(event.get("corrects"), event["on"]) < day.isoformat()
    ]
    first, last = date(2023, 11, 1), day - DAY
    before, after = replayed(Pathway.read({**document, "events": earlier})), replayed(Pathway.read(document))
    assert CATALOGUE.timeline(before, first, last, lean=True) == CATALOGUE.timeline(
        after, first, last, lean=True
    )


@laws
@given(pathways() | talkative(), some_day, st.sampled_from(PLACES), st.sets(st.sampled_from(sorted(ANSWERS))))
def test_some_answers_are_given_as_among_all(
    pathway: Pathway, day: date, place: Place, codes: set[AnswerCode]
) -> None:
    """Whoever asks for less is told the same of it; agendas need no more than they say they do."""
    every = CATALOGUE.evaluate(pathway, day, place=place)
    some = CATALOGUE.evaluate(pathway, day, place=place, codes=codes)
    assert some == tuple(answer for answer in every if answer.code in codes)
    on_agendas = [answer for answer in every if answer.code in AGENDA_CODES]
    assert agendas(on_agendas) == agendas(every)


@laws
@given(pathways() | talkative(), some_day, st.sampled_from(("nb", "nn", "en")))
def test_a_history_is_answered_as_its_pathway(pathway: Pathway, day: date, lang: Any) -> None:
    """Whoever has replayed a pathway need not do it again."""
    history = replayed(pathway)
    answers = CATALOGUE.evaluate(pathway, day)
    assert CATALOGUE.evaluate(history, day) == answers
    assert CATALOGUE.timeline(history, day, day + DAY * 200) == CATALOGUE.timeline(
        pathway, day, day + DAY * 200
    )
    writer = Writer(CATALOGUE, lang)
    assert writer.due(history, answers, day) == writer.due(pathway, answers, day)


@laws
@given(pathways() | talkative(), some_day, st.sampled_from(("nb", "nn", "en")))
def test_what_is_kept_for_writing_is_what_would_be_written_anew(
    pathway: Pathway, day: date, lang: Any
) -> None:
    """A document of a catalogue that has written many is that of one that has written none, key for key."""
    answers = CATALOGUE.evaluate(pathway, day)
    unused = replace(CATALOGUE)
    assert unused.content(lang) is not CATALOGUE.content(lang)
    kept, anew = (Writer(catalogue, lang).due(pathway, answers, day) for catalogue in (CATALOGUE, unused))
    assert repr(kept) == repr(anew)


def test_a_history_known_at_an_instant_is_taken_as_it_is() -> None:
    """`known_at` is not carried out twice."""
    event = {
        "id": "d",
        "type": "diagnosis_told",
        "on": "2026-01-05",
        "recorded_at": "2026-02-01T12:00:00Z",
        "by": "gp",
    }
    pathway = Pathway.read({"subject": "x", "events": [event]})
    history: History = replayed(pathway)
    known_at = pathway.events[0].recorded_at - DAY
    assert CATALOGUE.evaluate(history, date(2026, 3, 1), known_at=known_at) == CATALOGUE.evaluate(
        pathway, date(2026, 3, 1)
    )
