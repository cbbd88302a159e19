"""Whom one reaches: whoever has the role, and the deputy only while the position is vacant."""

from __future__ import annotations

from datetime import date

import pytest

from pakkeforlop_service.directory.records import Deputy, Reach, RoleRecord

OWN, DEPUTYS = Reach(phone="000 00 001"), Reach(phone="000 00 002")


@pytest.mark.parametrize(
    ("day", "reach"),
    [
        ("2026-04-30", OWN),  # not vacant yet
        ("2026-05-01", OWN),  # vacant, and nobody stands in
        ("2026-05-02", DEPUTYS),
        ("2026-05-30", DEPUTYS),
        ("2026-05-31", OWN),  # filled again, though the deputy is there still
    ],
)
def test_deputy_only_while_vacant(day: str, reach: Reach) -> None:
    record = RoleRecord(
        status="vacant",
        reach=OWN,
        vacant_from=date(2026, 5, 1),
        vacant_until=date(2026, 5, 30),
        deputy=Deputy(reach=DEPUTYS, on=date(2026, 5, 2)),
    )
    assert record.reach_on(date.fromisoformat(day)) == reach
