"""Roles as the pages let one choose between them."""

from __future__ import annotations

from typing import Final, Literal, get_args

from pakkeforlop_workflow.codes import HandoverRole, Party, Role

from .last_list import last_list

OWNERS: Final[tuple[Role, ...]] = tuple(
    role for role in get_args(Role) if role not in {"patient", "relative", "employer", "import"}
)
"""Roles that hold conversations with patients."""
HOLDERS: Final[tuple[HandoverRole, ...]] = get_args(HandoverRole)
"""Roles that can hand over, and be handed over to."""


def likely_role(responsible: Party | None = None) -> Role | Literal[""]:
    """Who it probably is that records something: whose list was looked at last, else who is responsible for it."""
    wished = (last_list().get("ansvarlig"), responsible)
    return next((role for wish in wished for role in OWNERS if role == wish), "")
