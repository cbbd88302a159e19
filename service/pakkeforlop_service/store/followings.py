"""What follows from pathways, as the rows that change: for one that is written to, and for many that are renewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Table, bindparam, delete, insert, tuple_, update

from .tables import HANDOVERS, MILESTONES, PATHWAYS, SPANS


@dataclass(frozen=True, slots=True)
class Profile:
    """What a pathway's row says besides its document: the latest places, and two days for reports."""

    municipality: str | None = None
    hospital_unit: str | None = None
    told_on: date | None = None
    first_talk_on: date | None = None


@dataclass(frozen=True, slots=True)
class Commitments:
    """A pathway's hand-overs and milestones, as rows to store."""

    handovers: Sequence[dict[str, Any]] = ()
    milestones: Sequence[dict[str, Any]] = ()


@dataclass(frozen=True, slots=True)
class Following:
    """What follows from a pathway's events, as the rows that change."""

    adoption: int
    profile: Profile
    gone: Sequence[tuple[str, date]] = ()
    """The question and first day of each stored span that no longer stands as it is."""
    spans: Sequence[dict[str, Any]] = ()
    """The spans to be stored, without whose they are."""
    commitments: Commitments | None = None
    """All of the hand-overs and milestones; `None` when they stand as they are stored."""


def renew(connection: Connection, followings: Mapping[str, Following]) -> None:
    """Put what follows now in the place of what followed before, for pathways that the transaction has locked."""
    if not followings:
        return
    rows = [
        {"subject": subject, "adoption": following.adoption, "waits": False, **columns(following.profile)}
        for subject, following in followings.items()
    ]
    connection.execute(update(PATHWAYS).where(PATHWAYS.c.id == bindparam("subject")), rows)
    gone = [
        {"of": subject, "about": question, "from": first}
        for subject, following in followings.items()
        for question, first in following.gone
    ]
    if gone:
        connection.execute(_ONE_SPAN, gone)
    added = [
        {**row, "pathway": subject} for subject, following in followings.items() for row in following.spans
    ]
    if added:
        connection.execute(insert(SPANS), added)
    for subject, following in followings.items():
        if following.commitments is not None:
            replace_commitments(connection, subject, following.commitments)


def replace_spans(connection: Connection, subject: str, following: Following) -> None:
    """Put the spans that stand now in the place of those that did, for one pathway."""
    if following.gone:
        connection.execute(_SPANS_OF_ONE, {"of": subject, "gone": following.gone})
    insert_rows(connection, SPANS, subject, following.spans)


def replace_commitments(connection: Connection, subject: str, commitments: Commitments) -> None:
    """Put the hand-overs and milestones as they are now in the place of those stored, for one pathway."""
    for table, rows in ((HANDOVERS, commitments.handovers), (MILESTONES, commitments.milestones)):
        connection.execute(delete(table).where(table.c.pathway == subject))
        insert_rows(connection, table, subject, rows)


def columns(profile: Profile) -> dict[str, Any]:
    """The columns of a pathway's row that say it."""
    return {
        "municipality": profile.municipality,
        "hospital_unit": profile.hospital_unit,
        "told_on": profile.told_on,
        "first_talk_on": profile.first_talk_on,
    }


def insert_rows(connection: Connection, table: Table, subject: str, rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows of a pathway, if there are any."""
    values = [{**row, "pathway": subject} for row in rows]
    if values:
        # One row by itself: a driver makes several journeys of a list, also of a list of one.
        connection.execute(insert(table), values[0] if len(values) == 1 else values)


_SPANS_OF_ONE: Final = delete(SPANS).where(
    SPANS.c.pathway == bindparam("of"),
    tuple_(SPANS.c.question, SPANS.c.first).in_(bindparam("gone", expanding=True)),
)
_ONE_SPAN: Final = delete(SPANS).where(
    SPANS.c.pathway == bindparam("of"),
    SPANS.c.question == bindparam("about"),
    SPANS.c.first == bindparam("from"),
)
