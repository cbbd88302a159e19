"""Short ways to write what happens to people in the grids, and days around the edges of a window."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from pakkeforlop_rules import Place, Policy
from tests.support.documents import employee, event, sick, talk

from .runner import Case, CaseOf, cases_of

WORKER = employee("2020-01-01")


def affiliated(kind: str, on: str = "2020-01-01", **fields: Any) -> dict[str, Any]:
    named = {"id": f"{kind}-{on}", "affiliation": kind}
    return event("affiliation", on, **named, kind=kind, told_by="patient", **fields)


def treatment(on: str, to: str | None = None, **fields: Any) -> dict[str, Any]:
    ends = {} if to is None else {"to": to}
    return event("treatment", on, **{"kind": "systemic", **ends, **fields})


def treatment_days(on: str, to: str | None = None, **fields: Any) -> dict[str, Any]:
    return sick(on, to, form="treatment_days", **fields)


def control(on: str, held_at: str = "hospital", **fields: Any) -> dict[str, Any]:
    return event("control_held", on, held_at=held_at, **fields)


def planned_return(told: str, on: str, **fields: Any) -> dict[str, Any]:
    return event("return_planned", told, return_on=on, percent=50, **fields)


def back(on: str, percent: int = 100, **fields: Any) -> dict[str, Any]:
    return event("return_started", on, percent=percent, **fields)


def sick_pay_ends(told: str, on: str, **fields: Any) -> dict[str, Any]:
    return event("sick_pay_end_told", told, ends_on=on, told_by="patient", **fields)


def exempted(on: str) -> dict[str, Any]:
    return event("dialogue_meeting", on, number=2, status="exempted", reason="medical")


def wish(on: str, code: str, **fields: Any) -> dict[str, Any]:
    return event("wish", on, code=code, told_by="patient", **fields)


def obstacle(on: str, code: str) -> dict[str, Any]:
    return event("fact", on, code=code, value=True, told_by="patient")


def edges(
    opens: str | None = None,
    over_time: str | None = None,
    closes: str | None = None,
    *,
    before: str | None = None,
    after: str = "lapsed",
) -> dict[str, str]:
    """The answers on the day before, on and after each edge of a window.

    `before` is the answer ahead of the first edge given: coming ahead of the opening, else due.
    """
    days: dict[str, str] = {}
    state = before or ("upcoming" if opens else "due")
    for edge, then in ((opens, "due"), (over_time, "over_time"), (closes, after)):
        if edge is not None:
            day = date.fromisoformat(edge)
            days[(day - timedelta(days=1)).isoformat()] = state
            days[edge] = days[(day + timedelta(days=1)).isoformat()] = state = then
    return days


def owners(
    case: CaseOf, events: Sequence[dict[str, Any]], days: Mapping[str, str], *roles: str
) -> Iterable[Case]:
    """Whose it is where nothing is known, where the first is there, and where one after the other is lacking."""
    yield case(f"owner, nothing known: {roles[0]}", events, days, owner=f"{roles[0]}/not_confirmed")
    for number, role in enumerate(roles):
        there = Place.model_validate({"has": {role}, "lacks": set(roles[:number])})
        yield case(f"owner, {number} lacking: {role}", events, days, owner=f"{role}/confirmed", place=there)
    nowhere = Place.model_validate({"lacks": set(roles)})
    yield case(f"owner, all lacking: nobody for {roles[0]}", events, days, owner="nobody/none", place=nowhere)


def needed(
    case: CaseOf,
    events: Sequence[dict[str, Any]],
    day: str,
    *,
    speaking: Mapping[str, dict[str, Any]],
    silent: Mapping[str, dict[str, Any]],
) -> Iterable[Case]:
    """What is for those who need it, by how the deployment asks: everyone, those it speaks for, or by judgement.

    `speaking` is what speaks for asking somebody, `silent` what does not.
    """
    yield case("asked of everyone", events, {day: "due"}, optional=False)
    judged = Policy(asking="judgement")
    yield case("left to judgement", events, {day: "due"}, optional=True, policy=judged)
    recorded = Policy(asking="recorded_facts")
    unspoken = {day: "not_due/need_not_recorded"}
    yield case("nothing speaks for it", events, unspoken, policy=recorded)
    for what, happened in speaking.items():
        yield case(f"speaks for it: {what}", [*events, happened], {day: "due"}, policy=recorded)
    for what, happened in silent.items():
        yield case(f"does not speak for it: {what}", [*events, happened], unspoken, policy=recorded)


def closing(
    checkpoint: str, events: Sequence[dict[str, Any]], day: str, was: str, *themes: str
) -> Iterable[Case]:
    """A talk held on a day closes the question when it covers all of these themes, and not with one left."""
    case = cases_of(checkpoint)
    held = talk(day, "held", checkpoint, themes=list(themes))
    yield case("closed by its themes", [*events, held], {day: "held"}, remaining=())
    for left in themes:
        covered = [theme for theme in themes if theme != left]
        part = talk(day, "held", checkpoint, themes=covered)
        yield case(f"not closed without: {left}", [*events, part], {day: was}, remaining=(left,))
