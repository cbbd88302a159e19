"""Hand-overs that wait, with what is handed over: what a list of them shows beyond the stored row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pakkeforlop_service.store import Store, pathways
from pakkeforlop_service.store.commitments import HandoverRow
from pakkeforlop_workflow.commitments import Handover
from pakkeforlop_workflow.history import replayed


@dataclass(frozen=True, slots=True)
class Waiting:
    """A hand-over of somebody's, and the version of their pathway that it was read in."""

    subject: str
    version: int
    handover: Handover
    from_place: str | None
    synthetic: bool


def waiting(store: Store, rows: Sequence[HandoverRow]) -> list[Waiting]:
    """The hand-overs of some rows, in their order; what went away in between is left out."""
    with store.reading() as connection:
        people = pathways.read_many(connection, sorted({row["pathway"] for row in rows}))
    found = {
        (subject, handover.id): (stored.version, handover)
        for subject, stored in people.items()
        for handover in replayed(stored.pathway).handovers
    }
    return [
        Waiting(row["pathway"], *found[row["pathway"], row["event"]], row["from_place"], row["synthetic"])
        for row in rows
        if (row["pathway"], row["event"]) in found
    ]
