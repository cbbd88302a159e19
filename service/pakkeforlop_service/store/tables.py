"""The tables: one row a pathway with its header, one row an event, numbered without gaps."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

METADATA = MetaData()

PATHWAYS = Table(
    "pathway",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("header", JSON, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)
"""`id` is the opaque subject reference; `header` the document without its events."""

EVENTS = Table(
    "event",
    METADATA,
    Column("pathway", ForeignKey(PATHWAYS.c.id), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False),
    Column("type", String(64), nullable=False),
    Column("on", Date, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("body", JSON, nullable=False),
    UniqueConstraint("pathway", "id"),
    CheckConstraint("version >= 1"),
)
"""Append-only. `body` is the event as it stands in the document; the other columns are what can be looked up.
A pathway's version is the number of its events."""
