"""A unit of the directory: a municipality, a bydel, municipalities that share something, or a unit of a hospital."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Final, get_args

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.envelope import Day, Reference

from .codes import ROLES, HospitalRole, LocalRole, UnitKind
from .records import Cooperation, Line, Part, RoleRecord, Service, Text, YesNo

Where = tuple[str | int, ...]
"""The way to a part of a unit's document: names of fields, and numbers in lists."""

HOSPITAL_ROLES: Final[frozenset[str]] = frozenset(get_args(HospitalRole))

_NEEDS: Final[Mapping[UnitKind, frozenset[str]]] = {
    "municipality": frozenset(),
    "district": frozenset({"part_of"}),
    "intermunicipal": frozenset({"host", "members"}),
    "hospital_unit": frozenset({"hospital"}),
}
"""Which unit or hospital a unit of each kind belongs to; it has these fields and not the others."""


class Unit(Part):
    """What is known about one unit. What is known of people who belong there is no part of it."""

    id: Reference
    kind: UnitKind
    name: Line
    part_of: Annotated[Reference | None, Field(validate_default=True)] = None
    """The municipality of a district."""
    hospital: Annotated[Line | None, Field(validate_default=True)] = None
    """The hospital or helseforetak of a hospital unit, by name."""
    host: Annotated[Reference | None, Field(validate_default=True)] = None
    """The municipality where the shared roles are employed; one of the members."""
    members: Annotated[tuple[Reference, ...], Field(max_length=60, validate_default=True)] = ()
    """The municipalities that share the roles of an intermunicipal unit."""
    not_mapped: Text | None = None
    """The limits of what is recorded here: what nobody has looked into."""
    closed_on: Day | None = None
    """The first day on which the unit is no more."""
    synthetic: YesNo = False
    roles: Mapping[LocalRole, RoleRecord] = {}
    """Always in the same order, whatever order they are told in."""
    services: Annotated[tuple[Service, ...], Field(max_length=200)] = ()
    cooperations: Annotated[tuple[Cooperation, ...], Field(max_length=50)] = ()

    @field_validator("part_of", "hospital", "host", "members")
    @classmethod
    def _as_its_kind(cls, value: Any, info: ValidationInfo) -> Any:
        kind: UnitKind | None = info.data.get("kind")
        if kind is not None and bool(value) != (info.field_name in _NEEDS[kind]):
            fault = "of_kind_unexpected" if value else "of_kind_missing"
            raise PydanticCustomError(fault, "not as its kind", {"kind": kind})
        return value

    @field_validator("members")
    @classmethod
    def _host_among_them(cls, members: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if len(set(members)) < len(members):
            raise PydanticCustomError("named_twice", "named twice")
        host = info.data.get("host")
        if members and host is not None and host not in members:
            raise PydanticCustomError("host_no_member", "the host is no member", {"host": host})
        return members

    @field_validator("roles")
    @classmethod
    def _that_exist_there(cls, roles: Mapping[LocalRole, RoleRecord], info: ValidationInfo) -> Any:
        kind: UnitKind | None = info.data.get("kind")
        unfit = sorted(role for role in roles if (role in HOSPITAL_ROLES) != (kind == "hospital_unit"))
        if kind is not None and unfit:
            raise PydanticCustomError("role_elsewhere", "not here", {"roles": unfit})
        return {role: roles[role] for role in ROLES if role in roles}

    def open_on(self, day: date) -> bool:
        """Whether the unit is there on a day, and not closed yet."""
        return self.closed_on is None or day < self.closed_on


def dumped(unit: Unit) -> dict[str, Any]:
    """A unit as a JSON document: what is not recorded is left out."""
    document: dict[str, Any] = unit.model_dump(mode="json", exclude_none=True)
    return document
