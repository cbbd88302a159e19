"""Receipts: what a request that carried an `Idempotency-Key` came to, so that sending it again does nothing twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from .errors import KeyUsed
from .tables import RECEIPTS


@dataclass(frozen=True, slots=True)
class Receipt:
    """A request that was carried out: the version it led to, and how many events it recorded."""

    version: int
    count: int
    release: str
    """By which the warnings were given."""


def find(connection: Connection, subject: str, key: str, request: str) -> Receipt | None:
    """The receipt of a request that came before. Raises `KeyUsed` when the key came with another one."""
    query = select(RECEIPTS).where(RECEIPTS.c.pathway == subject, RECEIPTS.c.key == key)
    row = connection.execute(query).first()
    if row is None:
        return None
    if row.request != request:
        raise KeyUsed
    return Receipt(row.version, row.recorded, row.release)


def keep(
    connection: Connection, subject: str, key: str, request: str, receipt: Receipt, now: datetime
) -> None:
    """Keep the receipt of a request, in the transaction that carries it out. Raises `KeyUsed`."""
    row = {
        "pathway": subject,
        "key": key,
        "request": request,
        "version": receipt.version,
        "recorded": receipt.count,
        "release": receipt.release,
        "recorded_at": now.astimezone(UTC),
    }
    try:
        connection.execute(insert(RECEIPTS), row)
    except IntegrityError:
        raise KeyUsed from None


def forget(connection: Connection, before: datetime) -> int:
    """Let go of receipts from before an instant; how many there were."""
    return connection.execute(delete(RECEIPTS).where(RECEIPTS.c.recorded_at < before)).rowcount
