"""Roles as the pages let one choose between them."""

from __future__ import annotations

from typing import Final, get_args

from pakkeforlop_workflow.codes import HandoverRole, Role

OWNERS: Final[tuple[Role, ...]] = tuple(
    role for role in get_args(Role) if role not in {"patient", "relative", "employer", "import"}
)
"""Roles that hold conversations with patients."""
HOLDERS: Final[tuple[HandoverRole, ...]] = get_args(HandoverRole)
"""Roles that can hand over, and be handed over to."""
