"""Pathways, and events that are only ever added.

The first version of the program made these tables itself, with no word of a version: where they are, they stay.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0001"
down_revision = None

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Make them, unless they are there."""
    if sa.inspect(op.get_bind()).has_table("event"):
        return
    op.create_table(
        "pathway",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("header", DOCUMENT, nullable=False),
        sa.Column("created_at", INSTANT, nullable=False),
    )
    op.create_table(
        "event",
        sa.Column("pathway", sa.String(64), sa.ForeignKey("pathway.id"), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("type", sa.String(64), nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("body", DOCUMENT, nullable=False),
        sa.UniqueConstraint("pathway", "id"),
        sa.CheckConstraint("version >= 1"),
    )
