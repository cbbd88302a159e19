"""Working out anew what follows, after a new release, a new policy or a change of the directory: batch by batch.

Each pathway goes over whole, in one transaction with its spans; until then it is answered by what it was before.
Several copies of the program share the work, and whoever stops leaves the rest to the others, or to the next start.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pakkeforlop_service.store import Store, pathways, releases, spans, state
from pakkeforlop_service.store.followings import Following, renew
from pakkeforlop_service.store.pathways import Stored
from pakkeforlop_workflow.history import replayed

from .following import commitments_of, following
from .governing import Governing, InUse
from .rows import Row
from .rulebook import Rules
from .whereabouts import BEGINNING, stays_of

BATCH: Final = 50
"""How many pathways go over in one transaction."""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the pathways have come: how many are answered by the adoption in use, and how many wait."""

    release: str
    done: int
    waiting: int


def progress(store: Store) -> Progress | None:
    """How far it has come; `None` in a store that nothing was adopted in. Raises `Unavailable`."""
    with store.reading() as connection:
        adoption = releases.latest(connection)
        if adoption is None:
            return None
        waiting = releases.waiting(connection, adoption.id)
        return Progress(adoption.release, pathways.count(connection) - waiting, waiting)


def renew_batch(store: Store, governing: Governing, limit: int = BATCH) -> int:
    """Let the next pathways that wait go over to what is in use; how many there were, 0 when none waits.

    Raises `Unavailable`, and then all of the batch waits as before.
    """
    with store.reading() as connection:
        if not releases.anybody_waits(connection, governing.in_use(connection).rules.adoption):
            return 0
    with store.writing() as connection:
        in_use = governing.of(connection, state.held(connection))
        waiting = releases.next_waiting(connection, in_use.rules.adoption, limit)
        found = pathways.read_many(connection, waiting)
        rows = spans.of_pathways(connection, waiting)
        followings: dict[str, Following] = {}
        for subject, stored in found.items():
            before = None if stored.waits else governing.rules_before(connection, stored)
            followings[subject] = _follows(stored, in_use, before, rows.get(subject, []))
        renew(connection, followings)
    return len(waiting)


def _follows(stored: Stored, in_use: InUse, before: Rules | None, rows: list[Row]) -> Following:
    """Only what is asked otherwise by the new rules is worked out; everything when it is not known what that is."""
    history = replayed(stored.pathway)
    stays = stays_of(history, in_use.places)
    rules = in_use.rules
    changed = None if before is None else rules.changed_since(before)
    commitments = commitments_of(history, stays) if changed is None else None
    return following(history, rules, stays, rows, BEGINNING, changed, commitments=commitments)
