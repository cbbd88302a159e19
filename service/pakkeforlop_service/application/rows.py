"""Answers as rows of stored spans, and back again, so that a worklist says the same words as every other door."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from pakkeforlop_rules.answers import Answer, Dates, Owner
from pakkeforlop_rules.entries import Entry

from .rulebook import Rules
from .whereabouts import Stay

Row = dict[str, Any]
"""A stored span without whose it is: `first` and `until` (both included), what can be looked up, and `detail`."""


def row_of(answer: Answer, stay: Stay, first: date, until: date) -> Row:
    """The row of an answer that stands for some days, before it is known where on an agenda it is."""
    dates = answer.dates
    return {
        "question": "/".join(str(part) for part in answer.key),
        "first": first,
        "until": until,
        "checkpoint": answer.checkpoint,
        "code": answer.code,
        "optional": answer.optional,
        "opens": None if dates is None else dates.opens,
        "over_time_from": None if dates is None else dates.over_time_from,
        "owner": answer.owner.role,
        "asker": answer.owner.role,
        "position": None,
        "municipality": stay.municipality,
        "hospital_unit": stay.hospital_unit,
        "detail": _detail(answer),
    }


def answer_of(row: Mapping[str, Any], rules: Rules, as_of: date) -> Answer:
    """The answer of a row as it is seen on a day: without reasons, prompts and closing themes."""
    detail = row["detail"]
    checkpoint, course, episode, event, occurrence = row["question"].split("/")
    entry = entry_of(checkpoint, detail, rules)
    number, code = int(occurrence), row["code"]
    over_time_from = row["over_time_from"]
    remaining = tuple(detail.get("remaining", ()))
    return Answer(
        entry=entry,
        release=rules.release,
        as_of=as_of,
        course=course or None,
        episode=date.fromisoformat(episode) if episode else None,
        event=event or None,
        occurrence=number,
        code=code,
        because=detail["because"],
        over_time=code == "due" and over_time_from is not None and over_time_from <= as_of,
        optional=row["optional"],
        dates=_dates(row, detail, entry, number),
        until=_day(detail.get("ends_on")),
        silenced_by=None,
        closing=tuple(detail.get("closing", remaining)),
        remaining=remaining,
        missing=tuple(detail.get("missing", ())),
        declined_on=_day(detail.get("declined_on")),
        owner=Owner(row["owner"], detail["standing"], detail.get("instead_of")),
    )


def entry_of(checkpoint: str, detail: Mapping[str, Any], rules: Rules) -> Entry:
    """The version of a checkpoint that a row is about."""
    return rules.entry(checkpoint, detail["valid_from"], tuple(detail.get("cancers", ())))


def merged(rows: Iterable[Row]) -> Iterator[Row]:
    """Neighbours that say the same, as one: `rows` stand question by question in order of time."""
    before: Row | None = None
    for row in rows:
        if before is not None and _goes_on(before, row):
            before = {**before, "until": row["until"]}
            continue
        if before is not None:
            yield before
        before = row
    if before is not None:
        yield before


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Rows question by question in order of time."""
    return sorted(rows, key=lambda row: (row["question"], row["first"]))


def _goes_on(before: Row, row: Row) -> bool:
    return (
        before["question"] == row["question"]
        and before["until"] + timedelta(days=1) == row["first"]
        and all(row[name] == value for name, value in before.items() if name not in {"first", "until"})
    )


def _detail(answer: Answer) -> dict[str, Any]:
    dates, owner = answer.dates, answer.owner
    detail: dict[str, Any] = {
        "valid_from": answer.entry.valid_from.isoformat(),
        "because": answer.because,
        "standing": owner.standing,
    }
    if dates is not None:
        detail |= {
            "anchor": dates.anchor,
            "counted_from": dates.counted_from.isoformat(),
            "event": dates.event,
        }
    when_given = {
        "cancers": list(answer.entry.cancers),
        "closes": None if dates is None else _iso(dates.closes),
        "approximate": dates is not None and dates.approximate,
        "instead_of": owner.instead_of,
        "ends_on": _iso(answer.until),
        "declined_on": _iso(answer.declined_on),
        "remaining": list(answer.remaining),
        "closing": list(answer.closing) if answer.closing != answer.remaining else None,
        "missing": list(answer.missing),
    }
    return detail | {name: value for name, value in when_given.items() if value}


def _dates(row: Mapping[str, Any], detail: Mapping[str, Any], entry: Any, occurrence: int) -> Dates | None:
    if row["opens"] is None:
        return None
    own = (window for window in entry.windows if window.occurrence == occurrence)
    basis = next((window.basis for window in own if window.anchor == detail["anchor"]), ())
    return Dates(
        opens=row["opens"],
        over_time_from=row["over_time_from"],
        closes=_day(detail.get("closes")),
        approximate=detail.get("approximate", False),
        anchor=detail["anchor"],
        counted_from=date.fromisoformat(detail["counted_from"]),
        event=detail["event"],
        basis=basis,
    )


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
