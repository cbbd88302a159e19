"""Which roles there are where somebody lives and is treated, day by day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings

from pakkeforlop_rules import Place
from pakkeforlop_service.directory import Places, Unit
from pakkeforlop_service.directory.places import changed
from pakkeforlop_workflow.codes import Role
from tests.directory.making import SPAN, START, by_name, directories, municipality, role

COORDINATOR: Role = "municipal_cancer_coordinator"
TODAY = date(2026, 5, 15)


def coordinator(*units: Unit, at: str = "k-1", day: date = TODAY) -> bool | None:
    """Whether a municipality has a coordinator; `None` when that is not known."""
    place = Places(by_name(*units)).on(at, None, day)
    return True if COORDINATOR in place.has else False if COORDINATOR in place.lacks else None


def district(**fields: Any) -> Unit:
    return Unit.model_validate({"id": "b-1", "kind": "district", "name": "B", "part_of": "k-1", **fields})


def shared(*members: str, **fields: Any) -> Unit:
    own = {"id": "s-1", "kind": "intermunicipal", "name": "S", "host": members[0], "members": members}
    return Unit.model_validate({**own, **fields})


class TestOneUnit:
    @pytest.mark.parametrize(
        ("status", "held"), [("has", True), ("lacks", False), ("unknown", None), ("vacant", False)]
    )
    def test_by_status(self, status: str, held: bool | None) -> None:
        assert coordinator(municipality(**role(status=status))) is held

    def test_says_nothing_of_what_is_not_listed(self) -> None:
        """Neither of a role that is not mapped, nor of a unit that is not in the directory."""
        assert coordinator(municipality()) is None
        assert coordinator() is None

    def test_stale_takes_no_role_away(self) -> None:
        assert coordinator(municipality(**role(last_verified="2010-01-01"))) is True

    @pytest.mark.parametrize(
        ("day", "held"),
        [
            ("2026-05-09", True),
            ("2026-05-10", False),
            ("2026-05-14", False),
            ("2026-05-15", True),
            ("2026-05-17", True),
            ("2026-05-18", False),
            ("2026-05-20", False),
            ("2026-05-21", True),
        ],
    )
    def test_vacancy_and_deputy(self, day: str, held: bool) -> None:
        """Vacant through the 20th, with a deputy from the 15th through the 17th."""
        vacancy = role(
            status="vacant",
            vacant_from="2026-05-10",
            vacant_until="2026-05-20",
            deputy={"on": "2026-05-15", "until": "2026-05-17"},
        )
        assert coordinator(municipality(**vacancy), day=date.fromisoformat(day)) is held

    @pytest.mark.parametrize(("day", "held"), [("2026-05-14", True), ("2026-05-15", None)])
    def test_closed(self, day: str, held: bool | None) -> None:
        """From the day it is closed it says nothing."""
        assert (
            coordinator(municipality(closed_on="2026-05-15", **role()), day=date.fromisoformat(day)) is held
        )

    def test_hospital_and_municipality_together(self) -> None:
        ward: dict[str, Any] = {"id": "h-1", "kind": "hospital_unit", "name": "H", "hospital": "H"}
        ward["roles"] = {"hospital_social_worker": {"status": "lacks"}, "hospital_unit": {"status": "has"}}
        places = Places(by_name(municipality(**role()), Unit.model_validate(ward)))
        assert places.on("k-1", "h-1", TODAY) == Place(
            has=frozenset({COORDINATOR, "hospital_unit"}), lacks=frozenset({"hospital_social_worker"})
        )
        assert places.on(None, "h-1", TODAY).has == {"hospital_unit"}


class TestBelonging:
    def test_a_district_has_its_municipalitys(self) -> None:
        assert coordinator(municipality(**role()), district(), at="b-1") is True
        assert coordinator(municipality(**role(status="lacks")), district(), at="b-1") is False

    def test_a_municipality_has_not_its_districts(self) -> None:
        assert coordinator(municipality(), district(**role())) is None

    @pytest.mark.parametrize("own", ["lacks", "unknown", "vacant", None])
    def test_a_member_without_its_own_has_the_shared_one(self, own: str | None) -> None:
        members = (
            municipality("k-1"),
            municipality("k-2", **({} if own is None else role(status=own))),
        )
        assert coordinator(*members, shared("k-1", "k-2", **role()), at="k-2") is True

    def test_one_that_is_no_member_has_not(self) -> None:
        assert (
            coordinator(municipality("k-1"), municipality("k-2"), shared("k-1", **role()), at="k-2") is None
        )

    def test_a_district_has_what_its_municipality_shares(self) -> None:
        assert coordinator(municipality(), district(), shared("k-1", **role()), at="b-1") is True

    def test_not_the_hosts_own(self) -> None:
        """What the host has for itself is not shared."""
        members = (municipality("k-1", **role()), municipality("k-2"))
        assert coordinator(*members, shared("k-1", "k-2"), at="k-2") is None

    def test_its_own_stays_when_the_shared_one_is_vacant(self) -> None:
        vacant = shared("k-1", **role(status="vacant"))
        assert coordinator(municipality(**role()), vacant) is True
        assert coordinator(municipality(), vacant) is False

    @pytest.mark.parametrize(("day", "held"), [("2026-05-14", True), ("2026-05-15", None)])
    def test_a_cooperation_that_is_closed(self, day: str, held: bool | None) -> None:
        over = shared("k-1", closed_on="2026-05-15", **role())
        assert coordinator(municipality(), over, day=date.fromisoformat(day)) is held


def plainly(units: dict[str, Unit], here: tuple[str | None, ...], day: date) -> Place:
    """The same by its definition: a role at a time, all units at a time, and nothing remembered."""
    found: dict[bool, set[Any]] = {True: set(), False: set()}
    for name in here:
        unit = units.get(name or "")
        if unit is None or (unit.closed_on is not None and unit.closed_on <= day):
            continue
        own = {unit.id, unit.part_of}
        for other in units.values():
            open_ = other.closed_on is None or other.closed_on > day
            if open_ and (other.id in own or own & set(other.members)):
                for code, record in other.roles.items():
                    if (held := record.held_on(day)) is not None:
                        found[held].add(code)
    return Place(has=frozenset(found[True]), lacks=frozenset(found[False] - found[True]))


class TestLaws:
    @given(units=directories())
    @settings(max_examples=50)
    def test_every_day_is_as_the_definition_says(self, units: dict[str, Unit]) -> None:
        """So also the days between two steps are all alike, and no turning day is forgotten."""
        places = Places(units)
        for here in [*((name, "h-1") for name in (*units, None, "nowhere")), ("h-1", None)]:
            for number in range(-2, SPAN + 3):
                day = START + timedelta(days=number)
                assert places.on(*here, day) == plainly(units, here, day)

    @given(units=directories())
    def test_steps_are_in_order_and_each_changes_something(self, units: dict[str, Unit]) -> None:
        for name in units:
            steps = Places(units).steps(name, "h-1")
            assert [day for day, _ in steps] == sorted({day for day, _ in steps})
            assert all(before[1] != after[1] for before, after in pairwise(steps))

    @given(before=directories(), after=directories())
    @settings(max_examples=50)
    def test_changed_are_those_with_another_place_on_some_day(
        self, before: dict[str, Unit], after: dict[str, Unit]
    ) -> None:
        days = [START + timedelta(days=number) for number in range(-2, SPAN + 3)]
        expected = {
            name
            for name in {*before, *after}
            if any(plainly(before, (name,), day) != plainly(after, (name,), day) for day in days)
        }
        assert changed(before, after) == expected


def test_changed_names_members_and_districts() -> None:
    """A shared role matters where it is shared; a new telephone matters to nobody's answers."""
    units = [municipality("k-1"), municipality("k-2"), municipality("k-3"), district(), shared("k-1", "k-2")]
    before = by_name(*units)
    after = {**before, "s-1": shared("k-1", "k-2", **role())}
    assert changed(before, after) == {"s-1", "k-1", "k-2", "b-1"}
    renumbered = {**after, "s-1": shared("k-1", "k-2", **role(reach={"phone": "000 00 000"}))}
    assert changed(after, renumbered) == frozenset()


def test_the_units_that_serve_somebody() -> None:
    """A district, its municipality, what is shared and the hospital; nobody else, and none that is closed."""
    ward = Unit.model_validate({"id": "h-1", "kind": "hospital_unit", "name": "H", "hospital": "S"})
    old = shared("k-1", "k-2", id="s-2", closed_on="2026-05-15")
    units = by_name(district(), municipality("k-1"), municipality("k-2"), shared("k-1", "k-2"), old, ward)

    def serving(municipality: str | None, ward: str | None, day: date = TODAY) -> list[str]:
        return [unit.id for unit in Places(units).serving(municipality, ward, day)]

    assert serving("b-1", "h-1") == ["b-1", "k-1", "s-1", "h-1"]
    assert serving("k-2", None) == ["k-2", "s-1"]
    assert serving("k-2", None, day=TODAY - timedelta(days=1)) == ["k-2", "s-1", "s-2"]
    assert serving("nowhere", None) == []
    assert serving(None, None) == []
