"""Erasing: a pathway and all that follows from it, for good."""

from __future__ import annotations

from datetime import datetime

from pakkeforlop_service.store import Store, pathways
from pakkeforlop_workflow.codes import ErasureReason


def erase_pathway(store: Store, subject: str, reason: ErasureReason, now: datetime) -> None:
    """Erase a pathway; only a tombstone stays, with the reason, and its reference is never used again.

    It needs no rules, so it can be done whatever release is in use. Raises `NoSuchPathway`, `Erased`, `Unavailable`.
    """
    with store.writing() as connection:
        pathways.erase(connection, subject, now, reason)
