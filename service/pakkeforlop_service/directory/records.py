"""What the directory records about a place: its roles, its services, and who works together.

The directory is about functions. How to reach somebody is the function's telephone, address or opening hours; it
holds no names of people who work there, and nothing about patients.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationInfo
from pydantic import field_validator as validates
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.envelope import Day, Percent

from .codes import (
    Category,
    CooperationStatus,
    Partner,
    Referral,
    RoleStatus,
    Sector,
    ServiceStatus,
)

_LINE_ENDS: Final = re.compile(r"\r\n?")


def _plain_line_ends(value: object) -> object:
    return _LINE_ENDS.sub("\n", value) if isinstance(value, str) else value


# No control characters: a database or a spreadsheet would refuse them or lose them.
_TEXT: Final = r"^[^\x00-\x08\x0b-\x1f\x7f]*$"
_LINE: Final = r"^[^\x00-\x1f\x7f]*$"

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=500, pattern=_TEXT),
    BeforeValidator(_plain_line_ends, json_schema_input_type=str),
]
"""A short text in Norwegian."""
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=_LINE)]
"""A name or an address, on one line."""
Phone = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\+?[0-9][0-9 ]{1,19}$")]
Web = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^https?://[!-~]+$", max_length=300)]
HerId = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[0-9]{1,10}$")]
YesNo = Annotated[bool, Field(strict=True)]


class Part(BaseModel):
    """A frozen part of a unit. A field that is not declared is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Reach(Part):
    """How to reach a function, never a named person."""

    phone: Annotated[Phone | None, Field(description="Funksjonens telefon, ikke en persons.")] = None
    web: Annotated[Web | None, Field(description="Nettadresse som begynner med https:// eller http://.")] = (
        None
    )
    electronic_address: Annotated[
        Line | None, Field(description="Adressaten i elektroniske meldinger; en funksjon, ikke en person.")
    ] = None
    her_id: Annotated[HerId | None, Field(description="HER-id i adresseregisteret.")] = None
    opening_hours: Text | None = None


NO_WAY: Final = Reach()
"""Nothing is recorded about how to reach them."""


def _not_before(first: date | None, last: date | None) -> date | None:
    if first is not None and last is not None and last < first:
        raise PydanticCustomError("end_before_start", "before {start}", {"start": first.isoformat()})
    return last


class Deputy(Part):
    """Who stands in for a role, from and through which day; without `until`, until further notice."""

    reach: Reach = NO_WAY
    on: Day
    until: Day | None = None

    @validates("until")
    @classmethod
    def _in_order(cls, until: date | None, info: ValidationInfo) -> date | None:
        return _not_before(info.data.get("on"), until)

    def stands_in(self, day: date) -> bool:
        """Whether the deputy is in place on a day."""
        return self.on <= day and (self.until is None or day <= self.until)


class Record(Part):
    """What a role and a service have in common."""

    scope_does: Text | None = None
    scope_does_not: Text | None = None
    target_groups: Text | None = None
    competence: Text | None = None
    reach: Reach = NO_WAY
    referral: Referral = "none"
    last_verified: Day | None = None
    source: Text | None = None


class RoleRecord(Record):
    """A role at a place: whether it is there, and what it does.

    `vacant` means unfilled from `vacant_from` through `vacant_until`: before and after those days the role is there.
    """

    status: RoleStatus
    position_percent: Percent | None = None
    referral_power: YesNo | None = None
    """Whether the role can refer on; it differs from place to place."""
    vacant_from: Day | None = None
    vacant_until: Day | None = None
    deputy: Deputy | None = None

    @validates("vacant_from", "vacant_until")
    @classmethod
    def _only_when_vacant(cls, day: date | None, info: ValidationInfo) -> date | None:
        if day is not None and info.data.get("status", "vacant") != "vacant":
            raise PydanticCustomError("vacancy_unexpected", "not vacant")
        return _not_before(info.data.get("vacant_from"), day)

    @validates("deputy")
    @classmethod
    def _for_somebody(cls, deputy: Deputy | None, info: ValidationInfo) -> Deputy | None:
        if deputy is not None and info.data.get("status") in {"lacks", "unknown"}:
            raise PydanticCustomError("deputy_unexpected", "nobody to stand in for")
        return deputy

    def held_on(self, day: date) -> bool | None:
        """Whether somebody has the role on a day, or stands in for it; `None` when that is not known."""
        if self.status != "vacant":
            return {"has": True, "lacks": False, "unknown": None}[self.status]
        return not self._vacant_on(day) or (self.deputy is not None and self.deputy.stands_in(day))

    def reach_on(self, day: date) -> Reach:
        """How to reach whoever has the role on a day: the deputy while the position is vacant."""
        if self.deputy is not None and self._vacant_on(day) and self.deputy.stands_in(day):
            return self.deputy.reach
        return self.reach

    def _vacant_on(self, day: date) -> bool:
        return (
            self.status == "vacant"
            and (self.vacant_from is None or day >= self.vacant_from)
            and (self.vacant_until is None or day <= self.vacant_until)
        )


class Service(Record):
    """An offer that people can be shown; one that is known not to exist (`lacks`) is worth knowing too."""

    name: Line
    status: ServiceStatus = "has"
    category: Category
    owner: Sector
    work_related: YesNo | None = None
    work: Text | None = None
    """What about it concerns work."""
    capacity: Text | None = None

    @validates("work")
    @classmethod
    def _about_work(cls, work: str | None, info: ValidationInfo) -> str | None:
        if work is not None and info.data.get("work_related", True) is not True:
            raise PydanticCustomError("work_unexpected", "not about work")
        return work


class Cooperation(Part):
    """An established arrangement between parties, or that none is known between them."""

    status: CooperationStatus
    parties: Annotated[tuple[Partner, ...], Field(min_length=2, max_length=7)]
    scope: Text | None = None
    last_verified: Day | None = None
    source: Text | None = None

    @validates("parties")
    @classmethod
    def _each_once(cls, parties: tuple[Partner, ...]) -> tuple[Partner, ...]:
        if len(set(parties)) < len(parties):
            raise PydanticCustomError("named_twice", "named twice")
        return parties
