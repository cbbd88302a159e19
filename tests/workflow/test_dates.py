"""Adding months, rough dates, and the day one looks from."""

from __future__ import annotations

from datetime import date

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from pakkeforlop_workflow.codes import Precision
from pakkeforlop_workflow.dates import AsOf, Interval, add_months, interval


@given(st.dates(date(1900, 1, 1), date(2190, 12, 31)), st.integers(-120, 100))
def test_months_are_added_as_dateutil_adds_them(day: date, months: int) -> None:
    """Our own month arithmetic agrees with the library everybody knows."""
    assert add_months(day, months) == day + relativedelta(months=months)


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        (date(2024, 2, 29), "day", Interval(date(2024, 2, 29), date(2024, 2, 29))),
        (date(2024, 2, 10), "month", Interval(date(2024, 2, 1), date(2024, 2, 29))),
        (date(2026, 12, 31), "month", Interval(date(2026, 12, 1), date(2026, 12, 31))),
        (date(2026, 3, 31), "about", Interval(date(2026, 2, 28), date(2026, 4, 30))),
    ],
)
def test_a_rough_date_is_an_interval(day: date, precision: Precision, expected: Interval) -> None:
    """A month is all its days; «about» is a month to each side."""
    assert interval(day, precision) == expected


def test_as_of_remembers_the_first_later_day() -> None:
    """What has been reached turns nothing; of what has not, the nearest day is kept."""
    view = AsOf(date(2026, 5, 15))
    assert view.reached(date(2026, 5, 15))
    assert view.turns is None
    assert not view.reached(date(2026, 6, 1))
    assert not view.reached(date(2026, 5, 16))
    assert not view.reached(date(2026, 7, 1))
    assert view.turns == date(2026, 5, 16)
