"""The tables: what is told (pathways, events, the directory, releases), and what follows from it.

Migrations make them; a test holds the migrated database and these definitions together.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.dialects.postgresql import JSONB

METADATA: Final = MetaData()
DOCUMENT: Final = JSON().with_variant(JSONB(), "postgresql")
INSTANT: Final = DateTime(timezone=True)
REFERENCE: Final = String(64)

RELEASES: Final = Table(
    "release",
    METADATA,
    Column("id", String(16), primary_key=True),
    Column("engine", String(16), nullable=False),
    Column("files", DOCUMENT, nullable=False),
    Column("stored_at", INSTANT, nullable=False),
)
"""Every catalogue that answers were given by: its files by name, so that an old answer can be replayed."""

ADOPTIONS: Final = Table(
    "adoption",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("release", ForeignKey(RELEASES.c.id), nullable=False),
    Column("policy", DOCUMENT, nullable=False),
    Column("adopted_at", INSTANT, nullable=False),
)
"""The deployment's decisions: from when which release and which policy hold. The highest number is the one in use."""

STATE: Final = Table(
    "state",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("adoption", Integer),
    Column("directory", Integer, nullable=False),
    CheckConstraint("id = 1"),
)
"""One row: the adoption in use, and a number that grows with each change of the directory.

Read along with a pathway and looked at again when its spans are written, so that no copy of the program works them
out by rules or a directory that another has replaced.
"""

PATHWAYS: Final = Table(
    "pathway",
    METADATA,
    Column("id", REFERENCE, primary_key=True),
    Column("header", DOCUMENT, nullable=False),
    Column("created_at", INSTANT, nullable=False),
    Column("version", Integer, nullable=False, server_default=text("0")),
    Column("adoption", ForeignKey(ADOPTIONS.c.id)),
    Column("waits", Boolean, nullable=False, server_default=true()),
    Column("municipality", REFERENCE),
    Column("hospital_unit", REFERENCE),
    Column("told_on", Date),
    Column("first_talk_on", Date),
    Column("synthetic", Boolean, nullable=False, server_default=false()),
    Index("ix_pathway_adoption", "adoption"),
    Index("ix_pathway_waits", "waits"),
    Index("ix_pathway_municipality", "municipality"),
    Index("ix_pathway_hospital_unit", "hospital_unit"),
)
"""`id` is the opaque subject reference, `header` the document without its events, `version` the number of its events.

`adoption` is the one its spans were worked out by, null before any were; `waits` says that something else they follow
from has changed, and that they are to be worked out anew. The two places are the latest known. `told_on` is the day
of the first diagnosis, `first_talk_on` of the first talk about work held after it.
"""

EVENTS: Final = Table(
    "event",
    METADATA,
    Column("pathway", ForeignKey(PATHWAYS.c.id), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("id", REFERENCE, nullable=False),
    Column("type", REFERENCE, nullable=False),
    Column("on", Date, nullable=False),
    Column("recorded_at", INSTANT, nullable=False),
    Column("body", DOCUMENT, nullable=False),
    UniqueConstraint("pathway", "id"),
    CheckConstraint("version >= 1"),
)
"""Append-only. `body` is the event as it stands in the document; the other columns are what can be looked up."""

LEADING: Final = (
    *("first", "code", "asker", "optional", "opens", "over_time_from", "checkpoint"),
    *("pathway", "question"),
)
"""What a worklist asks of the first on an agenda before it is known whether it is shown."""

SPANS: Final = Table(
    "span",
    METADATA,
    Column("pathway", ForeignKey(PATHWAYS.c.id), primary_key=True),
    Column("question", String(330), primary_key=True),
    Column("first", Date, primary_key=True),
    Column("until", Date, nullable=False),
    Column("checkpoint", REFERENCE, nullable=False),
    Column("code", String(16), nullable=False),
    Column("optional", Boolean, nullable=False),
    Column("opens", Date),
    Column("over_time_from", Date),
    Column("owner", String(32)),
    Column("asker", String(32)),
    Column("position", Integer),
    Column("municipality", REFERENCE),
    Column("hospital_unit", REFERENCE),
    Column("detail", DOCUMENT, nullable=False),
    # All that a worklist looks for, so that only the rows it shows are fetched.
    Index("ix_span_municipality", "municipality", "code", "asker", "until", "first", "position"),
    Index("ix_span_checkpoint", "checkpoint", "code", "first", "until"),
    Index("ix_span_hospital_unit", "hospital_unit", "code", "asker", "until", "first", "position"),
    # The worklist that everybody opens with: what comes first on each agenda, with all that it is ordered by.
    *(
        Index(
            f"ix_span_leading_{place}",
            place,
            "until",
            postgresql_include=[other, *LEADING],
            postgresql_where=text("position = 0"),
            sqlite_where=text("position = 0"),
        )
        for place, other in (("municipality", "hospital_unit"), ("hospital_unit", "municipality"))
    ),
)
"""What follows: a stretch of days, both included, on which an answer stands (`not_due` is not kept).

`asker` is the role on whose agenda the question is, `position` its place there: 0 comes first, null is not on it
because another question asks the same. «Over tiden» is read off `over_time_from`. `detail` holds what is only shown.
"""

HANDOVERS: Final = Table(
    "handover",
    METADATA,
    Column("pathway", ForeignKey(PATHWAYS.c.id), primary_key=True),
    Column("event", REFERENCE, primary_key=True),
    Column("sent_on", Date, nullable=False),
    Column("from_role", String(32), nullable=False),
    Column("from_place", REFERENCE),
    Column("to_role", String(32), nullable=False),
    Column("to_place", REFERENCE, nullable=False),
    Column("status", String(16), nullable=False),
    Column("message_on", Date),
    Column("settled_on", Date),
    Index("ix_handover_from", "from_place", "status", "from_role"),
    Index("ix_handover_to", "to_place", "status", "to_role"),
)
"""What follows: each hand-over with what came of it."""

MILESTONES: Final = Table(
    "milestone",
    METADATA,
    Column("pathway", ForeignKey(PATHWAYS.c.id), primary_key=True),
    Column("event", REFERENCE, primary_key=True),
    Column("goal", REFERENCE, nullable=False),
    Column("responsible", String(32), nullable=False),
    Column("due", Date, nullable=False),
    Column("status", String(16), nullable=False),
    Column("municipality", REFERENCE),
    Column("hospital_unit", REFERENCE),
    Index("ix_milestone_municipality", "municipality", "status", "due"),
    Index("ix_milestone_hospital_unit", "hospital_unit", "status", "due"),
)
"""What follows: the milestones that were agreed, with whoever is responsible."""

RECEIPTS: Final = Table(
    "receipt",
    METADATA,
    Column("pathway", REFERENCE, primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("request", String(64), nullable=False),
    Column("version", Integer, nullable=False),
    Column("recorded", Integer, nullable=False),
    Column("release", String(16), nullable=False),
    Column("recorded_at", INSTANT, nullable=False),
    Index("ix_receipt_recorded_at", "recorded_at"),
)
"""What a request with an `Idempotency-Key` came to: the version, how many events, the release.

`request` is a digest of what was asked for: the same key with something else is refused.
"""

TOMBSTONES: Final = Table(
    "tombstone",
    METADATA,
    Column("pathway", REFERENCE, primary_key=True),
    Column("erased_at", INSTANT, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reason", String(32), nullable=False),
)
"""Pathways that were erased. Only behind one of these can events be deleted; its reference is never used again."""

DIRECTORY: Final = Table(
    "directory",
    METADATA,
    Column("unit", REFERENCE, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", INSTANT, nullable=False),
    Column("body", DOCUMENT, nullable=False),
)
"""Append-only: municipalities and hospital units, each version of each."""

APPEND_ONLY: Final = (EVENTS, DIRECTORY, RELEASES, ADOPTIONS, TOMBSTONES)
"""Tables in which nothing is ever changed, and nothing deleted but the events of an erased pathway."""
