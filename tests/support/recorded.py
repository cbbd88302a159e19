"""What is stored of a person, what should follow from it, and documents as programs send them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Table, select

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.application import Application, Sent, recording
from pakkeforlop_service.application.following import commitments_of, following
from pakkeforlop_service.application.governing import places_of
from pakkeforlop_service.application.whereabouts import stays_of
from pakkeforlop_service.store import Store, pathways, spans
from pakkeforlop_service.store.tables import HANDOVERS, MILESTONES, PATHWAYS
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.history import replayed

Row = dict[str, Any]


def unstamped(event: Row) -> Row:
    """An event as a program sends it: the service says when it was recorded."""
    sent = {name: value for name, value in event.items() if name != "recorded_at"}
    if isinstance(sent.get("replaces"), dict):
        sent["replaces"] = unstamped(sent["replaces"])
    return sent


def sent(document: Row) -> Row:
    """A whole document as a program sends it."""
    return {**document, "events": [unstamped(event) for event in document["events"]]}


def add(application: Application, *people: Pathway) -> None:
    """Store people as they are, recorded when their events say."""
    with application.store.writing() as connection:
        in_use = application.governing.in_use(connection)
        found = [(one, recording._follows(one, in_use)) for one in people]
        pathways.add(connection, found, datetime(2026, 5, 1, tzinfo=UTC))


def append(application: Application, subject: str, *events: Row) -> None:
    """Record events on somebody, after everything that is there."""
    application.record_events(
        subject, [unstamped(one) for one in events], Sent(datetime(2026, 5, 14, tzinfo=UTC))
    )


def stored_of(store: Store, subject: str) -> dict[str, Any]:
    """Everything that is stored of what follows for one person."""
    with store.reading() as connection:
        return {
            "spans": spans.of_pathways(connection, [subject]).get(subject, []),
            "handovers": _rows(store, HANDOVERS, subject),
            "milestones": _rows(store, MILESTONES, subject),
            **{name: value for name, value in _rows(store, PATHWAYS, subject)[0].items() if name in PROFILE},
        }


PROFILE = ("version", "municipality", "hospital_unit", "told_on", "first_talk_on")


def worked_out(application: Application, subject: str) -> dict[str, Any]:
    """The same worked out from nothing but the events, the rules and the directory as they are now."""
    with application.store.reading() as connection:
        pathway = pathways.read(connection, subject).pathway
        rules = application.governing.in_use(connection).rules
        places = places_of(connection)
    history = replayed(pathway)
    stays = stays_of(history, places)
    commitments = commitments_of(history, stays)
    fresh = following(history, rules, stays, commitments=commitments)
    return {
        "spans": list(fresh.spans),
        "handovers": sorted(commitments.handovers, key=lambda row: str(row["event"])),
        "milestones": sorted(commitments.milestones, key=lambda row: str(row["event"])),
        "version": len(pathway.events),
        **asdict(fresh.profile),
    }


def differences(stored: dict[str, Any], fresh: dict[str, Any]) -> list[str]:
    """What differs between the two, row by row; empty when nothing does."""
    found = []
    for name in sorted({*stored, *fresh}):
        before, after = _listed(stored[name]), _listed(fresh[name])
        found += [f"{name}: only stored: {row}" for row in before if row not in after]
        found += [f"{name}: should be there: {row}" for row in after if row not in before]
        if not found and before != after:
            found.append(f"{name}: another order, or twice: {before}")
    return found


def changed(catalogue: Catalogue, file: str, before: str, after: str) -> Catalogue:
    """A catalogue with one text changed in one of its files."""
    text = catalogue.files[file]
    assert before in text, f"{file} does not say «{before}»"
    return Catalogue.of({**catalogue.files, file: text.replace(before, after)})


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _rows(store: Store, table: Table, subject: str) -> list[Row]:
    key = table.c.id if table is PATHWAYS else table.c.pathway
    order = table.c.id if table is PATHWAYS else table.c.event
    with store.reading() as connection:
        rows: Iterable[Any] = connection.execute(select(table).where(key == subject).order_by(order)).all()
    return [{name: value for name, value in row._mapping.items() if name != "pathway"} for row in rows]
