"""One unit of the directory as its page shows it: its own, and what it has through others."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, Literal

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory import Places, Unit
from pakkeforlop_service.directory.codes import ROLES
from pakkeforlop_service.directory.freshness import is_stale, said, stale_records
from pakkeforlop_service.directory.records import NO_WAY, Cooperation, Record, RoleRecord
from pakkeforlop_service.directory.units import HOSPITAL_ROLES

from .names import in_order, place_name

Standing = Literal["has", "lacks", "vacant", "covered", "unknown"]
"""How a role stands on a day; a vacant one may be covered by a deputy."""

PEOPLE_BELONG: Final = frozenset({"municipality", "district", "hospital_unit"})
"""The kinds of units that people belong to: they have a worklist and a report."""


def about(unit: Unit, places: Places, today: date, words: Words) -> dict[str, Any]:
    """What the template needs beside the unit itself."""
    others = [one for one in places.serving(unit.id, None, today) if one.id != unit.id]
    serving = [unit, *others]
    mapped = {role for one in serving for role in one.roles}
    possible = [role for role in ROLES if (role in HOSPITAL_ROLES) == (unit.kind == "hospital_unit")]
    return {
        "open": unit.open_on(today),
        "stale": len(stale_records(unit, today)),
        "names": {
            name: place_name(places, name) for name in (unit.part_of, unit.host, *unit.members) if name
        },
        "shared": [one for one in others if one.id != unit.part_of],
        "parts": sorted(
            (one for one in _all(places) if one.part_of == unit.id and one.open_on(today)),
            key=lambda one: in_order(one.name),
        ),
        "roles": [
            _role(one, role, one.roles[role], today, words)
            for role in possible
            for one in serving
            if role in one.roles
        ],
        "unmapped": [words.word("role", role) for role in possible if role not in mapped],
        "services": sorted(
            (
                {"of": one, "service": service, **_fresh(service, today, words)}
                for one in serving
                for service in one.services
            ),
            key=lambda found: (found["service"].status == "lacks", not found["service"].work_related),
        ),
        "cooperations": [
            {"of": one, "cooperation": cooperation, **_fresh(cooperation, today, words)}
            for one in serving
            for cooperation in one.cooperations
        ],
        "no_way": NO_WAY,
        "people_belong": unit.kind in PEOPLE_BELONG,
    }


def standing(record: RoleRecord, day: date) -> Standing:
    """How a role stands on a day."""
    if record.status != "vacant":
        return record.status
    if not record.held_on(day):
        return "vacant"
    return "covered" if _vacant_on(record, day) else "has"


def _vacant_on(record: RoleRecord, day: date) -> bool:
    return (record.vacant_from is None or record.vacant_from <= day) and not _over(record.vacant_until, day)


def _role(unit: Unit, role: str, record: RoleRecord, today: date, words: Words) -> dict[str, Any]:
    deputy = record.deputy
    return {
        "of": unit,
        "role": role,
        "title": words.word("role", role),
        "record": record,
        "standing": standing(record, today),
        "vacancy": record.status == "vacant" and not _over(record.vacant_until, today),
        "deputy": None if deputy is None or _over(deputy.until, today) else deputy,
        **_fresh(record, today, words),
    }


def _over(last: date | None, day: date) -> bool:
    return last is not None and last < day


def _fresh(record: Record | Cooperation, today: date, words: Words) -> dict[str, Any]:
    return {
        "verified": said(record.last_verified, today, words),
        "stale": is_stale(record.last_verified, today),
    }


def _all(places: Places) -> Iterator[Unit]:
    return (unit for name in sorted(places.known()) if (unit := places.unit(name)) is not None)
