"""The demo's made-up units."""

from __future__ import annotations

from datetime import date

import pytest

from pakkeforlop_service.cohort.people import HOSPITALS, MUNICIPALITIES
from pakkeforlop_service.directory import Places
from pakkeforlop_service.directory.codes import LocalRole
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import read, usable, written
from pakkeforlop_service.directory.freshness import stale_records
from tests.directory.making import by_name

TODAY = date(2026, 5, 15)
UNITS = by_name(*demo_units(TODAY))


def test_are_where_the_cohort_lives() -> None:
    assert {*MUNICIPALITIES, *HOSPITALS} <= set(UNITS)


def test_are_plainly_made_up() -> None:
    """Marked as synthetic, named as a demo, and with no telephone or address that could be somebody's."""
    text = written(UNITS.values(), "csv").decode()
    assert all(unit.synthetic and unit.name.startswith("Demo ") for unit in UNITS.values())
    for unit in UNITS.values():
        for record in [*unit.roles.values(), *unit.services]:
            assert record.reach.phone in {None, "000 00 000"}
            assert record.reach.web is None or record.reach.web.endswith(".example.invalid/")
    assert "@" not in text


@pytest.mark.parametrize("today", [TODAY, date(2028, 2, 29), date(2027, 1, 1)])
def test_can_be_taken_in_on_any_day(today: date) -> None:
    units = by_name(*demo_units(today))
    assert usable(read(written(units.values(), "json"), "json"), {}, today) == units


def test_show_what_there_is_to_show() -> None:
    """A coordinator, none, and one that two share, with a deputy; a bydel; work; stale; never verified."""
    coordinator: LocalRole = "municipal_cancer_coordinator"
    assert UNITS["demo-kommune-1"].roles[coordinator].position_percent == 100
    places = Places(UNITS)
    has = {name for name in UNITS if coordinator in places.on(name, None, TODAY).has}
    assert has == {"demo-kommune-1", "demo-bydel-1", "demo-kommune-3", "demo-kommune-4", "demo-samarbeid-3-4"}
    assert places.on("demo-kommune-2", None, TODAY).lacks == {coordinator}
    assert "municipal_coordinating_unit" in places.on("demo-kommune-2", None, TODAY).has
    assert UNITS["demo-samarbeid-3-4"].roles[coordinator].status == "vacant"
    assert any(service.work_related for service in UNITS["demo-kommune-1"].services)
    assert stale_records(UNITS["demo-kommune-4"], TODAY) == [("roles", "municipal_coordinating_unit")]
    assert stale_records(UNITS["demo-kommune-2"], TODAY) == [("roles", "municipal_appointee")]
    assert {unit.kind for unit in UNITS.values()} == {
        "municipality",
        "district",
        "intermunicipal",
        "hospital_unit",
    }
