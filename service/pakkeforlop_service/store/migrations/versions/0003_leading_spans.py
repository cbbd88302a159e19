"""Indexes for the worklist that everybody opens with: what is first on each agenda of a unit, read off them alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

INCLUDED = (
    *("first", "code", "asker", "optional", "opens", "over_time_from", "checkpoint"),
    *("pathway", "question"),
)


def upgrade() -> None:
    """Make the two indexes."""
    for place, other in (("municipality", "hospital_unit"), ("hospital_unit", "municipality")):
        op.create_index(
            f"ix_span_leading_{place}",
            "span",
            [place, "until"],
            postgresql_include=[other, *INCLUDED],
            postgresql_where=sa.text("position = 0"),
            sqlite_where=sa.text("position = 0"),
        )
