"""When a record is shown as stale."""

from __future__ import annotations

from datetime import date

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory.freshness import is_stale, said, stale_records
from tests.directory.making import municipality, role


@pytest.mark.parametrize(
    ("verified", "today", "stale"),
    [
        (date(2025, 5, 15), date(2026, 5, 14), False),
        (date(2025, 5, 15), date(2026, 5, 15), False),
        (date(2025, 5, 15), date(2026, 5, 16), True),
        (date(2024, 2, 29), date(2025, 2, 28), False),
        (date(2024, 2, 29), date(2025, 3, 1), True),
        (date(2023, 2, 28), date(2024, 2, 28), False),
        (date(2023, 2, 28), date(2024, 2, 29), True),
        (date(2199, 12, 31), date(2199, 12, 31), False),
        (None, date(2026, 5, 15), True),
    ],
)
def test_the_day_after_a_year(verified: date | None, today: date, stale: bool) -> None:
    """Fresh through the same day a year later; what was never verified is stale."""
    assert is_stale(verified, today) is stale


@pytest.mark.parametrize(
    ("lang", "verified", "text"),
    [
        ("nb", date(2025, 5, 15), "Bekreftet 15. mai 2025."),
        (
            "nb",
            date(2025, 5, 14),
            "Sist bekreftet 14. mai 2025, for mer enn ett år siden. Kan være utdatert.",
        ),
        ("nn", None, "Ikkje stadfesta. Kan vere feil."),
        ("en", date(2025, 5, 14), "Last verified 14 May 2025, more than a year ago. May be out of date."),
    ],
)
def test_is_said(lang: Lang, verified: date | None, text: str) -> None:
    words = Words(Catalogue.load().vocabulary, lang)
    assert said(verified, date(2026, 5, 15), words) == text


def test_every_record_of_a_unit_counts() -> None:
    """Roles, services and cooperations, each with its way in the document; the fresh ones are left out."""
    unit = municipality(
        **role(last_verified="2025-01-01"),
        services=[
            {"name": "A", "category": "coping", "owner": "hospital", "last_verified": "2026-01-01"},
            {"name": "B", "category": "coping", "owner": "hospital"},
        ],
        cooperations=[{"status": "none_known", "parties": ["gp", "hospital"]}],
    )
    assert stale_records(unit, date(2026, 5, 15)) == [
        ("roles", "municipal_cancer_coordinator"),
        ("services", 1),
        ("cooperations", 0),
    ]


@pytest.mark.parametrize(("today", "stale"), [(date(2026, 5, 14), 1), (date(2026, 5, 15), 0)])
def test_nobody_keeps_a_closed_unit_up_to_date(today: date, stale: int) -> None:
    """From the day it is closed nothing in it is stale."""
    assert len(stale_records(municipality(closed_on="2026-05-15", **role()), today)) == stale
