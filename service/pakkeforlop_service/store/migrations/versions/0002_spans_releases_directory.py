"""What follows from events, releases, the directory, and the guards around what is told.

The spans of pathways that were there before are worked out by the service: they wait for it.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
INSTANT = sa.DateTime(timezone=True)
REFERENCE = sa.String(64)
APPEND_ONLY = ("event", "directory", "release", "adoption", "tombstone")


def upgrade() -> None:
    """Make the tables, and the triggers that refuse to change what is told."""
    _releases()
    _pathways()
    _spans()
    _commitments()
    _receipts_tombstones_directory()
    if op.get_bind().dialect.name == "sqlite":
        _guard_sqlite()
    else:
        _guard_postgresql()


def _releases() -> None:
    op.create_table(
        "release",
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("engine", sa.String(16), nullable=False),
        sa.Column("files", DOCUMENT, nullable=False),
        sa.Column("stored_at", INSTANT, nullable=False),
    )
    op.create_table(
        "adoption",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("release", sa.String(16), sa.ForeignKey("release.id"), nullable=False),
        sa.Column("policy", DOCUMENT, nullable=False),
        sa.Column("adopted_at", INSTANT, nullable=False),
    )
    state = op.create_table(
        "state",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("adoption", sa.Integer),
        sa.Column("directory", sa.Integer, nullable=False),
        sa.CheckConstraint("id = 1"),
    )
    op.bulk_insert(state, [{"id": 1, "adoption": None, "directory": 0}])


def _pathways() -> None:
    op.add_column("pathway", sa.Column("version", sa.Integer, nullable=False, server_default=sa.text("0")))
    # Written out: Alembic's own way makes SQLite copy the table, and dropping the old one would empty it.
    op.execute("ALTER TABLE pathway ADD COLUMN adoption INTEGER REFERENCES adoption (id)")
    for column in (
        sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.true()),
        sa.Column("municipality", REFERENCE),
        sa.Column("hospital_unit", REFERENCE),
        sa.Column("told_on", sa.Date),
        sa.Column("first_talk_on", sa.Date),
        sa.Column("synthetic", sa.Boolean, nullable=False, server_default=sa.false()),
    ):
        op.add_column("pathway", column)
    for name in ("adoption", "waits", "municipality", "hospital_unit"):
        op.create_index(f"ix_pathway_{name}", "pathway", [name])
    op.execute("UPDATE pathway SET version = (SELECT count(*) FROM event WHERE event.pathway = pathway.id)")


def _spans() -> None:
    op.create_table(
        "span",
        sa.Column("pathway", REFERENCE, sa.ForeignKey("pathway.id"), primary_key=True),
        sa.Column("question", sa.String(330), primary_key=True),
        sa.Column("first", sa.Date, primary_key=True),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("checkpoint", REFERENCE, nullable=False),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("optional", sa.Boolean, nullable=False),
        sa.Column("opens", sa.Date),
        sa.Column("over_time_from", sa.Date),
        sa.Column("owner", sa.String(32)),
        sa.Column("asker", sa.String(32)),
        sa.Column("position", sa.Integer),
        sa.Column("municipality", REFERENCE),
        sa.Column("hospital_unit", REFERENCE),
        sa.Column("detail", DOCUMENT, nullable=False),
    )
    for place in ("municipality", "hospital_unit"):
        op.create_index(f"ix_span_{place}", "span", [place, "code", "asker", "until", "first", "position"])
    op.create_index("ix_span_checkpoint", "span", ["checkpoint", "code", "first", "until"])


def _commitments() -> None:
    op.create_table(
        "handover",
        sa.Column("pathway", REFERENCE, sa.ForeignKey("pathway.id"), primary_key=True),
        sa.Column("event", REFERENCE, primary_key=True),
        sa.Column("sent_on", sa.Date, nullable=False),
        sa.Column("from_role", sa.String(32), nullable=False),
        sa.Column("from_place", REFERENCE),
        sa.Column("to_role", sa.String(32), nullable=False),
        sa.Column("to_place", REFERENCE, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("message_on", sa.Date),
        sa.Column("settled_on", sa.Date),
    )
    op.create_index("ix_handover_from", "handover", ["from_place", "status", "from_role"])
    op.create_index("ix_handover_to", "handover", ["to_place", "status", "to_role"])
    op.create_table(
        "milestone",
        sa.Column("pathway", REFERENCE, sa.ForeignKey("pathway.id"), primary_key=True),
        sa.Column("event", REFERENCE, primary_key=True),
        sa.Column("goal", REFERENCE, nullable=False),
        sa.Column("responsible", sa.String(32), nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("municipality", REFERENCE),
        sa.Column("hospital_unit", REFERENCE),
    )
    for place in ("municipality", "hospital_unit"):
        op.create_index(f"ix_milestone_{place}", "milestone", [place, "status", "due"])


def _receipts_tombstones_directory() -> None:
    op.create_table(
        "receipt",
        sa.Column("pathway", REFERENCE, primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("recorded", sa.Integer, nullable=False),
        sa.Column("release", sa.String(16), nullable=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
    )
    op.create_index("ix_receipt_recorded_at", "receipt", ["recorded_at"])
    op.create_table(
        "tombstone",
        sa.Column("pathway", REFERENCE, primary_key=True),
        sa.Column("erased_at", INSTANT, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(32), nullable=False),
    )
    op.create_table(
        "directory",
        sa.Column("unit", REFERENCE, primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("recorded_at", INSTANT, nullable=False),
        sa.Column("body", DOCUMENT, nullable=False),
    )


def _guard_sqlite() -> None:
    for table in APPEND_ONLY:
        for action in ("update", "delete"):
            op.execute(f"DROP TRIGGER IF EXISTS {table}_no_{action}")
        erased = "WHEN NOT EXISTS (SELECT 1 FROM tombstone WHERE tombstone.pathway = OLD.pathway) "
        op.execute(
            f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {erased if table == 'event' else ''}"
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER pathway_not_erased BEFORE INSERT ON pathway "
        "WHEN EXISTS (SELECT 1 FROM tombstone WHERE tombstone.pathway = NEW.id) "
        "BEGIN SELECT RAISE(ABORT, 'the pathway was erased'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF EXISTS (SELECT 1 FROM tombstone WHERE tombstone.pathway = OLD.pathway) THEN RETURN OLD; END IF; "
        "RAISE EXCEPTION 'event is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$"
    )
    op.execute(
        "CREATE FUNCTION refuse_erased() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        "IF EXISTS (SELECT 1 FROM tombstone WHERE tombstone.pathway = NEW.id) THEN "
        "RAISE EXCEPTION 'the pathway was erased' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
        "RETURN NEW; END $$"
    )
    for table in APPEND_ONLY:
        change = "UPDATE" if table == "event" else "UPDATE OR DELETE"
        op.execute(
            f"CREATE TRIGGER {table}_append_only BEFORE {change} ON {table} "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
    op.execute(
        "CREATE TRIGGER event_no_delete BEFORE DELETE ON event "
        "FOR EACH ROW EXECUTE FUNCTION refuse_unless_erased()"
    )
    op.execute(
        "CREATE TRIGGER pathway_not_erased BEFORE INSERT ON pathway "
        "FOR EACH ROW EXECUTE FUNCTION refuse_erased()"
    )
