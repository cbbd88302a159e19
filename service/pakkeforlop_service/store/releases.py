"""Releases and adoptions: by which catalogue and which choices answers are given, and from when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select

from pakkeforlop_rules import Policy

from . import state
from .errors import NoSuchRelease
from .tables import ADOPTIONS, PATHWAYS, RELEASES


@dataclass(frozen=True, slots=True)
class Adoption:
    """A decision of the deployment's: from an instant on, this release and this policy."""

    id: int
    release: str
    policy: Policy
    adopted_at: datetime


@dataclass(frozen=True, slots=True)
class Release:
    """A kept catalogue: the version of the engine it was used with, and its files by name."""

    id: str
    engine: str
    files: Mapping[str, str]


def adoptions(connection: Connection) -> list[Adoption]:
    """All of them, the first one first."""
    return [_adoption(row) for row in connection.execute(select(ADOPTIONS).order_by(ADOPTIONS.c.id))]


def latest(connection: Connection) -> Adoption | None:
    """The one in use; `None` in a database that nothing was adopted in yet."""
    row = connection.execute(select(ADOPTIONS).order_by(ADOPTIONS.c.id.desc()).limit(1)).first()
    return None if row is None else _adoption(row)


def adoption(connection: Connection, number: int) -> Adoption:
    """One of them, by its number. Raises `NoSuchRelease`."""
    row = connection.execute(select(ADOPTIONS).where(ADOPTIONS.c.id == number)).first()
    if row is None:
        raise NoSuchRelease
    return _adoption(row)


def release(connection: Connection, name: str) -> Release:
    """A release that was kept. Raises `NoSuchRelease`."""
    row = connection.execute(select(RELEASES).where(RELEASES.c.id == name)).first()
    if row is None:
        raise NoSuchRelease
    return Release(row.id, row.engine, row.files)


def adopt(connection: Connection, kept: Release, policy: Policy, now: datetime) -> Adoption:
    """Make a release and a policy the ones in use, unless they are; the release is kept for good."""
    state.hold(connection)  # one decision at a time
    before = latest(connection)
    if before is not None and (before.release, before.policy) == (kept.id, policy):
        return before
    if connection.scalar(select(RELEASES.c.id).where(RELEASES.c.id == kept.id)) is None:
        connection.execute(
            insert(RELEASES),
            {
                "id": kept.id,
                "engine": kept.engine,
                "files": dict(kept.files),
                "stored_at": now.astimezone(UTC),
            },
        )
    decided = Adoption(1 if before is None else before.id + 1, kept.id, policy, now.astimezone(UTC))
    connection.execute(
        insert(ADOPTIONS),
        {
            "id": decided.id,
            "release": kept.id,
            "policy": policy.model_dump(mode="json"),
            "adopted_at": decided.adopted_at,
        },
    )
    state.adopted(connection, decided.id)
    return decided


def waiting(connection: Connection, adoption: int) -> int:
    """How many pathways are not answered by an adoption yet."""
    query = select(func.count()).select_from(PATHWAYS).where(_behind(adoption))
    return connection.scalar(query) or 0


def anybody_waits(connection: Connection, adoption: int) -> bool:
    """Whether any pathway is not answered by an adoption yet."""
    return connection.scalar(select(PATHWAYS.c.id).where(_behind(adoption)).limit(1)) is not None


def next_waiting(connection: Connection, adoption: int, limit: int) -> list[str]:
    """Some pathways that are not answered by an adoption yet, locked where the database can: others skip them."""
    query = select(PATHWAYS.c.id).where(_behind(adoption)).limit(limit).with_for_update(skip_locked=True)
    return list(connection.scalars(query))


def _behind(adoption: int) -> Any:
    return or_(PATHWAYS.c.waits, PATHWAYS.c.adoption < adoption)


def _adoption(row: Any) -> Adoption:
    at = row.adopted_at
    return Adoption(
        row.id, row.release, Policy.model_validate(row.policy), at.replace(tzinfo=at.tzinfo or UTC)
    )
