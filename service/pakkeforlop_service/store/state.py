"""What is in use in this database: which adoption, and how far the directory has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select, update

from .tables import PATHWAYS, SPANS, STATE


@dataclass(frozen=True, slots=True)
class State:
    """The number of the adoption in use (`None` before the first), and of the directory's latest change."""

    adoption: int | None
    directory: int


STATE_COLUMNS: Final = (
    STATE.c.adoption.label("state_adoption"),
    STATE.c.directory.label("state_directory"),
)


def read(connection: Connection) -> State:
    """What is in use now."""
    row = connection.execute(select(STATE)).one()
    return State(row.adoption, row.directory)


def held(connection: Connection) -> State:
    """What is in use, which nobody changes until the transaction ends."""
    row = connection.execute(select(STATE).with_for_update(read=True)).one()
    return State(row.adoption, row.directory)


def hold(connection: Connection) -> None:
    """Let nobody else read it to write by it, or change it, until the transaction ends."""
    connection.execute(select(STATE).with_for_update())


def adopted(connection: Connection, adoption: int) -> None:
    """From now on this adoption is in use."""
    connection.execute(update(STATE).values(adoption=adoption))


def directory_changed(connection: Connection, places: set[str]) -> int:
    """The directory has changed for these places: who belongs or belonged there waits; how many that are."""
    connection.execute(update(STATE).values(directory=STATE.c.directory + 1))
    stored = select(SPANS.c.pathway).where(
        SPANS.c.municipality.in_(places) | SPANS.c.hospital_unit.in_(places)
    )
    here = (
        PATHWAYS.c.municipality.in_(places)
        | PATHWAYS.c.hospital_unit.in_(places)
        | PATHWAYS.c.id.in_(stored)  # who has moved away since
    )
    return connection.execute(update(PATHWAYS).where(here).values(waits=True)).rowcount
