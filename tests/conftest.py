"""The tags of the scenarios as markers, so that a mistyped one fails; the steps of the scenarios; and PostgreSQL."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest_plugins = [
    "tests.features.steps_person",
    "tests.features.steps_work",
    "tests.features.steps_talks",
    "tests.features.steps_answers",
    "tests.support.postgres_fixtures",
]

ENTRIES = Path(__file__).parents[1] / "rules" / "pakkeforlop_rules" / "catalogue" / "entries"
COMMON_TAGS = {"felles": "what holds across checkpoints"}
"""Tags that are not the id of a checkpoint."""


def pytest_configure(config: pytest.Config) -> None:
    """Register each checkpoint's id, and the other tags."""
    tags = {path.stem: "scenarios of this checkpoint" for path in sorted(ENTRIES.glob("*.yaml"))}
    for tag, meaning in {**tags, **COMMON_TAGS}.items():
        config.addinivalue_line("markers", f"{tag}: {meaning}")
