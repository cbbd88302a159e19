"""Why an answer is what it is: a tree of what was looked at, with values, events and sources.

The same conditions are folded here as in the judge, without stopping early, so that everything shows.
"""

from __future__ import annotations

from datetime import date, timedelta

from pakkeforlop_workflow.events import Conversation
from pakkeforlop_workflow.facts import FACTS, value_of
from pakkeforlop_workflow.views import View, recalled

from . import outcomes
from .answers import Dates, Owner, Reason
from .conditions import All, AnyOf, Condition, FactTest, Not, Talked
from .engine import Judgement, asked, next_opens
from .instances import Instance
from .setting import Setting
from .silences import Silence
from .truth import Truth, all_hold, any_holds, holds_not, talked, tested


def explain(instance: Instance, judgement: Judgement, owner: Owner, setting: Setting, view: View) -> Reason:
    """The explanation of a judgement. Its parts: silence, anchor and window, condition, conversations, owner."""
    dates = judgement.dates
    parts = [
        *_silence(judgement.silence, view),
        *_window(instance, dates, view.as_of.day),
        *_condition(instance, view),
        *_need(instance, view, setting),
        *_talks(instance, judgement, view, setting),
        _owner(instance, owner, view),
    ]
    return Reason(
        "answer", None, (("code", judgement.code), ("because", judgement.because)), children=tuple(parts)
    )


def explained(condition: Condition, view: View) -> Reason:
    """One condition as a tree; the truth of its root is that of `truth.truth`."""
    memory = view.person if condition.about_the_person else view.own
    return recalled(memory, ("why", condition.key), view, _explained, condition)


def _explained(view: View, condition: Condition) -> Reason:
    match condition:
        case FactTest():
            return _test(view, condition, "test", tested(view, condition))
        case All():
            parts = tuple([explained(part, view) for part in condition.all])
            return Reason("all", all_hold([part.truth for part in parts]), (), (), (), parts)
        case AnyOf():
            parts = tuple([explained(part, view) for part in condition.any])
            return Reason("any", any_holds([part.truth for part in parts]), (), (), (), parts)
        case Not(not_=FactTest() as test):
            # «not: yes» as one line that holds, instead of a line that fails inside a «not» that holds.
            return _test(view, test, "test_not", holds_not(tested(view, test)))
        case Not():
            part = explained(condition.not_, view)
            return Reason("not", holds_not(part.truth), (), (), (), (part,))
        case Talked():
            values = (("themes", condition.talked_about), ("months", condition.within_months))
            return Reason("talked_about", talked(view, condition), values)


def _test(view: View, test: FactTest, kind: str, outcome: Truth) -> Reason:
    fact = FACTS[test.fact]
    events = tuple([event.id for event in fact.evidence(view) if view.as_of.reached(event.on)])
    values = (("fact", fact.name), ("value", value_of(fact, view)), ("wanted", test.wanted))
    return Reason(kind, outcome, values, events)


def _silence(silence: Silence | None, view: View) -> list[Reason]:
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
    tree = explained(when, view)
    return [Reason("applies", tree.truth, children=(tree,))]


def _need(instance: Instance, view: View, setting: Setting) -> list[Reason]:
    """How the deployment reads «ved behov», and what is recorded that speaks for it."""
    need = instance.entry.need
    if need is None:
        return []
    asking = setting.policy.asking
    if asking != "recorded_facts":
        return [Reason("need", None, (("asking", asking),))]
    tree = explained(need, view)
    return [Reason("need", tree.truth is True, (("asking", asking),), children=(tree,))]


def _talks(instance: Instance, judgement: Judgement, view: View, setting: Setting) -> list[Reason]:
    if not view.history.conversations:
        return []
    found = asked(instance, view, setting) if judgement.silence is None else None
    if found is None:
        following = next_opens(instance, view)
        talks = outcomes.talks_of(instance, judgement.dates, following, view, setting.timing)
    else:
        talks = found[1]
    reasons = [recalled(view.person, ("told", talk.id), view, _conversation, talk) for talk in talks.about]
    rest = outcomes.contacted_until(instance.entry, talks, view, setting.policy.contact_gap_weeks)
    if rest is not None:
        last = rest - timedelta(weeks=setting.policy.contact_gap_weeks)
        weeks = setting.policy.contact_gap_weeks
        reasons.append(Reason("contacted", None, (("on", last), ("until", rest), ("weeks", weeks))))
    return reasons


def _conversation(_: View, talk: Conversation) -> Reason:
    values = (("on", talk.on), ("outcome", talk.outcome), ("by", talk.by), ("themes", talk.themes))
    return Reason("conversation", None, values, (talk.id,))


def _owner(instance: Instance, owner: Owner, view: View) -> Reason:
    values = (("role", owner.role), ("standing", owner.standing), ("instead_of", owner.instead_of))
    parts = [
        Reason("candidate", tree.truth, (("role", item.role),), children=(tree,))
        for item in instance.entry.owner
        if item.when is not None
        for tree in [explained(item.when, view)]
    ]
    return Reason("owner", owner.role is not None, values, (), instance.entry.owner_basis, tuple(parts))
