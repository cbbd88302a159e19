"""Whether the service can do its work: each part that it needs, asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal

from anyio import fail_after, to_thread

from pakkeforlop_service.store.errors import NotMigrated, Unavailable

PATIENCE: Final = 2.0
"""Seconds that the store has to answer in."""

Name = Literal["store", "schema", "catalogue"]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing the service needs: whether it is there, and in words for the operator."""

    name: Name
    ok: bool
    says: str


async def readiness(check: Callable[[], None], release: str) -> tuple[Part, ...]:
    """Every part, asked now. `check` is the store's own; it may block."""
    try:
        with fail_after(PATIENCE):
            await to_thread.run_sync(check, abandon_on_cancel=True)
    except (Unavailable, TimeoutError):
        store = Part("store", ok=False, says="databasen svarer ikke")
        schema = Part("schema", ok=False, says="ukjent så lenge databasen ikke svarer")
    except NotMigrated as error:
        store = Part("store", ok=True, says="svarer")
        found = error.found or "ingen"
        wanted = f"skjema {found}, trenger {error.needed}: kjør «pakkeforlop store upgrade»"
        schema = Part("schema", ok=False, says=wanted)
    else:
        store = Part("store", ok=True, says="svarer")
        schema = Part("schema", ok=True, says="som det skal være")
    return store, schema, Part("catalogue", ok=True, says=f"utgave {release}")
