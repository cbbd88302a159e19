"""What Alembic runs for each command: the steps, on the connection it was given, in one transaction."""

from __future__ import annotations

from alembic import context

from pakkeforlop_service.store.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # SQLite too: its driver is told to, see sqlite.py
)
with context.begin_transaction():
    context.run_migrations()
