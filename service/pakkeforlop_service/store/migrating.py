"""The schema's version: what a database has, what this program needs, and the way from one to the other."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection

NEEDED: Final = "0003"
"""The last step under `migrations/`."""


def current(connection: Connection) -> str | None:
    """The version a database has; `None` for an empty one, or one from before there were versions."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(connection: Connection) -> None:
    """Take the steps that are missing, in the connection's transaction: all of them or none."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.attributes["connection"] = connection
    command.upgrade(config, NEEDED)
