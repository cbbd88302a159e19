"""What follows from a pathway's events, as rows: spans with their place on an agenda, hand-overs and milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pakkeforlop_rules.agenda import agendas
from pakkeforlop_rules.answers import Answer
from pakkeforlop_service.store.followings import Commitments, Following, Profile
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.dates import LAST_DAY, AsOf
from pakkeforlop_workflow.history import History

from .rows import Row, answer_of, in_order, merged, row_of
from .rulebook import Rules
from .whereabouts import BEGINNING, Stay, stay_on

HOSPITAL: Final = "hospital_"
"""What the codes of roles at a hospital begin with."""
DAY: Final = timedelta(days=1)

Standing = tuple[Row, Answer]
"""A stretch of days with the answer that stands."""


def following(  # noqa: PLR0913 - what is new, and all that it is compared with; named by every caller
    history: History,
    rules: Rules,
    stays: Sequence[Stay],
    stored: Sequence[Row] = (),
    since: date = BEGINNING,
    checkpoints: frozenset[str] | None = None,
    *,
    commitments: Commitments | None,
) -> Following:
    """What is to be stored for a pathway, given the spans that are.

    Nothing looks ahead: when all that is new is dated from `since` on, the days before it stand as they are stored.
    Given `checkpoints`, the others are answered as they were when `stored` was.
    """
    stored = [row for row in stored if row["until"] + DAY >= since]
    before = list(_from(stored, since))
    kept = [] if checkpoints is None else [row for row in before if row["checkpoint"] not in checkpoints]
    asked_anew = (
        before if checkpoints is None else [row for row in before if row["checkpoint"] in checkpoints]
    )
    anew = list(standing(history, rules, stays, since, checkpoints))
    profile = _profile(history, rules, stays)
    only_in_part = checkpoints is not None or since > BEGINNING
    if only_in_part and list(merged(in_order(row for row, _ in anew))) == asked_anew:
        return Following(rules.adoption, profile, commitments=commitments)
    others = [(row, answer_of(row, rules, row["first"])) for one in kept for row in _by_over_time(one)]
    gone, spans = _differing(stored, placed([*others, *anew]), since)
    return Following(rules.adoption, profile, gone, spans, commitments)


def standing(
    history: History,
    rules: Rules,
    stays: Sequence[Stay],
    since: date = BEGINNING,
    checkpoints: frozenset[str] | None = None,
) -> Iterator[Standing]:
    """Every answer but «not due» from a day on, for each stretch of days on which it stands; of some checkpoints."""
    if checkpoints is not None and not checkpoints:
        return
    begins = min((event.on for event in history.events), default=LAST_DAY)
    for stay in stays:
        first = max(stay.first, since, begins)
        if first > stay.last:
            continue
        spans = rules.catalogue.timeline(
            history,
            first,
            stay.last,
            place=stay.place,
            policy=rules.policy,
            checkpoints=checkpoints,
            lean=True,
        )
        for span in spans:
            yield row_of(span.answer, stay, span.first, span.until or LAST_DAY), span.answer


def placed(found: Sequence[Standing]) -> list[Row]:
    """The rows, each of something due with the agenda it is on and its place there, split where that changes."""
    due = [(row, answer) for row, answer in found if row["code"] == "due"]
    rows = [row for row, _ in found if row["code"] != "due"]
    days = sorted({row["first"] for row, _ in due} | {row["until"] + DAY for row, _ in due})
    for first, after in pairwise(days):
        here = [(row, answer) for row, answer in due if row["first"] <= first < row["until"] + DAY]
        position = {
            id(item.answer): (agenda.owner.role, number)
            for agenda in agendas(answer for _, answer in here)
            for number, item in enumerate(agenda.items)
        }
        for row, answer in here:
            asker, number = position.get(id(answer), (row["owner"], None))
            rows.append({**row, "first": first, "until": after - DAY, "asker": asker, "position": number})
    return list(merged(in_order(rows)))


def commitments_of(history: History, stays: Sequence[Stay]) -> Commitments:
    """The hand-overs and milestones, each with what has come of it and where it belongs."""
    handovers = [
        {
            "event": one.id,
            "sent_on": one.sent_on,
            "from_role": one.by,
            "from_place": _place_of(one.by, stay_on(stays, one.sent_on)),
            "to_role": one.to_role,
            "to_place": one.to_place,
            "status": one.state.changes[-1][1],
            "message_on": one.message.changes[-1][0] if one.message.changes else None,
            "settled_on": one.settled_on,
        }
        for one in history.handovers
    ]
    milestones = [
        {
            "event": goal.id,
            "goal": goal.goal,
            "responsible": goal.responsible,
            "due": goal.due.at(AsOf(LAST_DAY)),
            "status": goal.state.changes[-1][1],
            "municipality": stays[-1].municipality,
            "hospital_unit": stays[-1].hospital_unit,
        }
        for goal in history.milestones
    ]
    return Commitments(handovers, milestones)


def _differing(
    stored: Sequence[Row], fresh: Sequence[Row], since: date
) -> tuple[list[tuple[str, date]], list[Row]]:
    """Which stored rows go and which come, so that there are those from before `since`, and then the fresh."""
    before = [
        row if row["until"] < since else {**row, "until": since - DAY}
        for row in stored
        if row["first"] < since
    ]
    want = {(row["question"], row["first"]): row for row in merged(in_order([*before, *fresh]))}
    had = {(row["question"], row["first"]): row for row in stored}
    gone = [key for key, row in had.items() if want.get(key) != row]
    return gone, [row for key, row in want.items() if had.get(key) != row]


def _profile(history: History, rules: Rules, stays: Sequence[Stay]) -> Profile:
    told_on = min((course.told.on for course in history.courses if course.told is not None), default=None)
    return Profile(
        stays[-1].municipality, stays[-1].hospital_unit, told_on, _first_talk(history, rules, told_on)
    )


def _from(stored: Sequence[Row], since: date) -> Iterator[Row]:
    """What is stored from a day on, as it was before it was known where on an agenda it is."""
    lasting = (row for row in stored if row["until"] >= since)
    return merged(
        in_order(
            {**row, "first": max(row["first"], since), "asker": row["owner"], "position": None}
            for row in lasting
        )
    )


def _by_over_time(row: Row) -> Iterator[Row]:
    """A row as the days before it is over time and those after: its place on an agenda can be another then."""
    late = row["over_time_from"]
    if row["code"] != "due" or late is None or not row["first"] < late <= row["until"]:
        yield row
        return
    yield {**row, "until": late - DAY}
    yield {**row, "first": late}


def _first_talk(history: History, rules: Rules, told_on: date | None) -> date | None:
    """The day of the first talk about work that was held since a diagnosis was told."""
    if told_on is None:
        return None
    held = (talk for talk in history.conversations if talk.outcome == "held" and talk.on >= told_on)
    return min(
        (
            talk.on
            for talk in held
            if not rules.work_checkpoints.isdisjoint(talk.checkpoints)
            or not rules.work_themes.isdisjoint(talk.themes)
        ),
        default=None,
    )


def _place_of(role: Role, stay: Stay) -> str | None:
    """Where somebody in a role sits: at the hospital unit, or in the municipality."""
    return stay.hospital_unit if role.startswith(HOSPITAL) else stay.municipality
