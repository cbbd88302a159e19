"""Why an answer is what it is: a tree of what was looked at, with values, events and sources.

The same conditions are folded here as in the judge, without stopping early, so that everything shows.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View, value_of

from . import outcomes
from .answers import Dates, Owner, Reason
from .conditions import All, AnyOf, Condition, FactTest, Not, Talked, truth
from .engine import Judgement, Setting, next_opens, view_of
from .instances import Instance


def explain(instance: Instance, judgement: Judgement, owner: Owner, setting: Setting, day: date) -> Reason:
    """The explanation of a judgement. Its parts: silence, anchor and window, condition, conversations, owner."""
    view = view_of(instance, setting.history, AsOf(day))
    dates = judgement.dates
    parts = [
        *_silence(instance, view, setting),
        *_window(instance, dates, day),
        *_condition(instance, view),
        *_need(instance, view, setting),
        *_talks(instance, dates, view, setting),
        _owner(instance, owner, view),
    ]
    return Reason(
        "answer", None, (("code", judgement.code), ("because", judgement.because)), children=tuple(parts)
    )


def explained(condition: Condition, view: View) -> Reason:
    """One condition as a tree; the truth of its root is that of `conditions.truth`."""
    outcome = truth(condition, view)
    match condition:
        case All():
            return Reason("all", outcome, children=tuple(explained(part, view) for part in condition.all))
        case AnyOf():
            return Reason("any", outcome, children=tuple(explained(part, view) for part in condition.any))
        case Not(not_=FactTest() as test):
            # «not: yes» as one line that holds, instead of a line that fails inside a «not» that holds.
            return replace(_test(test, view), kind="test_not", truth=outcome)
        case Not():
            return Reason("not", outcome, children=(explained(condition.not_, view),))
        case Talked():
            values = (("themes", condition.talked_about), ("months", condition.within_months))
            return Reason("talked_about", outcome, values)
        case FactTest():
            return _test(condition, view)


def _test(test: FactTest, view: View) -> Reason:
    fact = FACTS[test.fact]
    value = value_of(fact, view)
    wanted = test.model_dump(by_alias=True, exclude_none=True, exclude={"fact"})
    events = tuple(event.id for event in fact.evidence(view) if event.on <= view.as_of.day)
    values = (("fact", fact.name), ("value", value), ("wanted", tuple(wanted.items())))
    return Reason("test", truth(test, view), values, events)


def _silence(instance: Instance, view: View, setting: Setting) -> list[Reason]:
    silence = setting.silence(instance.entry.kind, view.as_of)
    if silence is None:
        return []
    values = (("silence", silence.id), ("title", silence.title), ("until", silence.until))
    return [
        Reason(
            "silence",
            truth=True,
            values=values,
            sources=silence.basis,
            children=(explained(silence.when, view),),
        )
    ]


def _window(instance: Instance, dates: Dates | None, day: date) -> list[Reason]:
    entry = instance.entry
    if dates is None:
        own = (window for window in entry.windows if window.occurrence == instance.occurrence)
        names = tuple(dict.fromkeys(window.anchor for window in own))
        return [Reason("no_anchor", truth=False, values=(("anchors", names),))]
    is_open = dates.opens <= day and (dates.closes is None or day < dates.closes)
    return [Reason("window", is_open, (("dates", dates),), (dates.event,), dates.basis)]


def _condition(instance: Instance, view: View) -> list[Reason]:
    when = instance.entry.when
    if isinstance(when, All) and not when.all:
        return [Reason("everyone", truth=True)]
    return [Reason("applies", truth(when, view), children=(explained(when, view),))]


def _need(instance: Instance, view: View, setting: Setting) -> list[Reason]:
    """How the deployment reads «ved behov», and what is recorded that speaks for it."""
    need = instance.entry.need
    if need is None:
        return []
    asking = setting.policy.asking
    found = truth(need, view)
    children = () if asking != "recorded_facts" else (explained(need, view),)
    holds = found is True if asking == "recorded_facts" else None
    return [Reason("need", holds, (("asking", asking),), children=children)]


def _talks(instance: Instance, dates: Dates | None, view: View, setting: Setting) -> list[Reason]:
    talks = outcomes.talks_of(instance, dates, next_opens(instance, view), view, setting.timing)
    about = {talk.id for talk in outcomes.concerning(instance, view)}
    reasons = [
        Reason(
            "conversation",
            None,
            (("on", talk.on), ("outcome", talk.outcome), ("by", talk.by), ("themes", talk.themes)),
            (talk.id,),
        )
        for talk in view.history.conversations
        if talk.id in about
    ]
    rest = outcomes.contacted_until(instance.entry, talks, view, setting.policy.contact_gap_weeks)
    if rest is not None:
        last = rest - timedelta(weeks=setting.policy.contact_gap_weeks)
        weeks = setting.policy.contact_gap_weeks
        reasons.append(Reason("contacted", None, (("on", last), ("until", rest), ("weeks", weeks))))
    return reasons


def _owner(instance: Instance, owner: Owner, view: View) -> Reason:
    values = (("role", owner.role), ("standing", owner.standing), ("instead_of", owner.instead_of))
    parts = tuple(
        Reason(
            "candidate",
            truth(item.when, view),
            (("role", item.role),),
            children=(explained(item.when, view),),
        )
        for item in instance.entry.owner
        if item.when is not None
    )
    return Reason("owner", owner.role is not None, values, sources=instance.entry.owner_basis, children=parts)
