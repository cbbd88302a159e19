"""Windows on a scale: what is drawn is what the catalogue says, and stays within the drawing."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.bounds import Window
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.pages.rules.drawing import Drawing, days_until_open, drawings

CATALOGUE = Catalogue.load()
WORDS = Words(CATALOGUE.vocabulary, "nb")
BASIS = [{"source": "produktrad", "note": {"nb": "Valgt.", "nn": "Valt.", "en": "Chosen."}}]
WINDOWS = [
    pytest.param(entry.windows, id=f"{entry.id}-{entry.overlay}-{entry.valid_from}")
    for entry in CATALOGUE.entries
]


def window(**given: Any) -> Window:
    return Window.model_validate({"anchor": "diagnosis_told", "basis": BASIS, **given})


def drawn(*windows: Window) -> Drawing:
    [found] = drawings(windows, WORDS)
    return found


def at(drawing: Drawing, number: int) -> float:
    """Where a number of the scale is."""
    return next(x for x, one in drawing.ticks if one == number)


@pytest.mark.parametrize("windows", WINDOWS)
def test_within_the_drawing(windows: tuple[Window, ...]) -> None:
    """Nothing sticks out, stretches follow each other, rows do not overlap, and the day counted from is on it."""
    found = list(drawings(windows, WORDS))
    assert sum(len(drawing.rows) for drawing in found) == len(windows)
    for drawing in found:
        assert 0 <= drawing.zero <= 100
        assert all(0 <= x <= 100 for x, _ in drawing.ticks)
        assert 1 < len(drawing.ticks) <= 9
        assert all(after.y - before.y >= 60 for before, after in pairwise(drawing.rows))
        assert drawing.rows[-1].y + 60 < drawing.height
        for row in drawing.rows:
            assert all(bar.width >= 0 and 0 <= bar.x <= bar.x + bar.width <= 100 for bar in row.bars)
            stretches = [bar for bar in row.bars if bar.kind in {"due", "over"}]
            assert stretches[0].kind == "due"
            assert all(
                one.x + one.width == pytest.approx(two.x, abs=0.02) for one, two in pairwise(stretches)
            )


def test_opens_runs_over_and_closes() -> None:
    """Each at its number on a scale of months."""
    drawing = drawn(window(opens={"months": 3}, over_time={"months": 4}, closes={"months": 12}))
    assert (drawing.unit, drawing.anchor) == ("months", "diagnosen")
    [row] = drawing.rows
    due, over = row.bars
    assert not row.open_ended
    assert row.opens == due.x == pytest.approx((at(drawing, 2) + at(drawing, 4)) / 2, abs=0.1)
    assert over.x == pytest.approx(at(drawing, 4), abs=0.1)
    assert over.x + over.width == pytest.approx(at(drawing, 12), abs=0.1)
    assert drawing.zero == at(drawing, 0)


def test_weeks_before() -> None:
    """What is counted in weeks is drawn in weeks, and before the day stands to the left of it."""
    drawing = drawn(window(opens={"weeks": -13}, over_time={"weeks": -6}, closes={}))
    assert drawing.unit == "weeks"
    [row] = drawing.rows
    assert row.opens < row.bars[1].x < drawing.zero
    assert row.bars[-1].x + row.bars[-1].width == pytest.approx(drawing.zero, abs=0.02)
    assert min(number for _, number in drawing.ticks) < 0


def test_never_over_time() -> None:
    """«Uten frist» is one stretch until it closes."""
    [row] = drawn(window(opens={}, closes={"months": 3})).rows
    assert [bar.kind for bar in row.bars] == ["due"]


def test_no_end() -> None:
    """What does not close by itself goes on past the scale."""
    drawing = drawn(window(opens={}, over_time={"weeks": 20}))
    [row] = drawing.rows
    assert row.open_ended
    assert row.bars[-1].x + row.bars[-1].width == pytest.approx(94, abs=0.1)
    assert row.bars[-1].kind == "over"
    assert row.bars[-1].width > 20


def test_what_another_event_moves() -> None:
    """Where it may close sooner, or open sooner, is marked from the first day it may."""
    other = {"from": "treatment_ended"}
    [row] = drawn(
        window(
            anchor="treatment_started",
            opens={"weeks": 4},
            over_time={"weeks": 10},
            closes=[{**other, "weeks": 4, "not_before": {"weeks": 10}}, {"months": 12}],
        )
    ).rows
    bars = {bar.kind: bar for bar in row.bars}
    assert (bars["maybe-closed"].x, bars["maybe-closed"].width) == (bars["over"].x, bars["over"].width)
    [row] = drawn(
        window(anchor="absence_started", opens=[{"weeks": 14}, {"weeks": 4, **other}], closes={"weeks": 39})
    ).rows
    assert [bar.kind for bar in row.bars] == ["maybe-open", "due"]
    early, late = ({"from": "treatment_ended", "not_before": {"weeks": weeks}} for weeks in (6, 9))
    drawing = drawn(window(opens={"weeks": 2}, over_time={"weeks": 4}, closes=[late, early, {"weeks": 20}]))
    maybe = drawing.rows[0].bars[-1]
    assert maybe.kind == "maybe-closed"
    assert maybe.x == pytest.approx((at(drawing, 4) + at(drawing, 8)) / 2, abs=0.1)
    [row] = drawn(window(opens={"weeks": 2}, closes=other)).rows
    assert row.open_ended
    assert [bar.kind for bar in row.bars] == ["due", "maybe-closed"]


def test_several_times() -> None:
    """Times that count from the same day stand under each other on one scale, each with its number."""
    first = window(occurrence=1, opens={"months": 3}, closes={"months": 12})
    second = window(occurrence=2, opens={"months": 12}, closes={"months": 24})
    instead = window(occurrence=1, anchor="treatment_started", opens={}, closes={"months": 2})
    both, alone = drawings([first, instead, second], WORDS)
    assert [row.name for row in both.rows] == ["Gang 1", "Gang 2"]
    assert [row.name for row in alone.rows] == ["Gang 1"]
    assert both.rows[0].bars[-1].x + both.rows[0].bars[-1].width == pytest.approx(
        both.rows[1].opens, abs=0.02
    )


def test_days_until_open() -> None:
    """What checkpoints are sorted by."""
    assert days_until_open(window(opens={"weeks": -2})) == -14
    assert days_until_open(window(opens=[{"weeks": 9}, {"days": 3}])) == 3
