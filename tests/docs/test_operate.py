"""What the operator reads is what the program has: its settings, its figures, its ways to start."""

from __future__ import annotations

import re
from pathlib import Path

from prometheus_client import Counter, Gauge, Histogram

from pakkeforlop_service.operation import metrics
from pakkeforlop_service.settings import Settings, variable

PAGE = (Path(__file__).parents[2] / "docs" / "operate.md").read_text(encoding="utf-8")


def test_settings() -> None:
    """The table is the model's, line by line."""
    rows = [
        f"| `{variable(name)}` | {'–' if field.default is None else f'`{field.default}`'} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    assert re.findall(r"^\| `(?:PAKKEFORLOP|OTEL)_.*$", PAGE, re.MULTILINE) == rows


def test_figures() -> None:
    """Every figure is explained, and none that is not there."""
    ours = [value for value in vars(metrics).values() if isinstance(value, Counter | Gauge | Histogram)]
    names = {
        f"{family.name}_total" if family.type == "counter" else family.name
        for figure in ours
        for family in figure.describe()
    }
    assert set(re.findall(r"^\| `(pakkeforlop_\w+)`", PAGE, re.MULTILINE)) == names
