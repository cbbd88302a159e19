"""Where a conversation can lead: whom to reach and what there is locally, as the directory says."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.directory.codes import Category, LocalRole
from pakkeforlop_service.directory.freshness import is_stale
from pakkeforlop_service.directory.freshness import said as verified
from pakkeforlop_service.directory.records import NO_WAY, Reach, Record, Service
from pakkeforlop_service.pages.rendering import said

WORK: Final[frozenset[Category]] = frozenset({"work_rehabilitation", "nav_measures"})
"""Services that are about work whatever the conversation is."""
FITS: Final[Mapping[Category, frozenset[str]]] = {
    "rehabilitation": frozenset({"rehabilitation", "rehab-programmes"}),
    "coping": frozenset({"coping", "own-health", "low-threshold"}),
    "physical_activity": frozenset({"physical", "low-threshold"}),
    "mental_health": frozenset({"mental-health"}),
    "peer_support": frozenset({"coping", "leisure", "low-threshold"}),
    "cancer_society": frozenset({"low-threshold"}),
    "resource_person": frozenset({"home", "who-follows-up"}),
}
"""The themes that a category of services fits. Produktråd: the directory does not say which talk a service is for."""
COORDINATOR: Final[LocalRole] = "municipal_cancer_coordinator"
CONTACTS: Final[Mapping[LocalRole, frozenset[str]]] = {
    "nav_advisor": frozenset(
        {"nav", "nav-measures", "dialogue-meeting", "rights", "aap", "employer-period", "job-search"}
    ),
    "hospital_social_worker": frozenset({"economy", "rights", "income-now", "care-benefits"}),
}
"""Whom a talk with one of these themes can lead to, besides the coordinator. Produktråd, as above."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A role or a service: whether it is there, what it is, how to reach it, and how sure that is."""

    name: str
    there: bool
    about: tuple[tuple[str, str], ...]
    """What it does, for whom, and what it does not, each with its label; the directory's own words are Norwegian."""
    reach: Reach
    terms: str
    """What it takes to get there, and whether it is there at all."""
    verified: str
    stale: bool


def offers(units: Sequence[Unit], themes: Collection[str], day: date, words: Words) -> tuple[Offer, ...]:
    """Whom to reach first, then services about work, then those that fit a theme."""
    roles = [COORDINATOR, *(role for role, fitting in CONTACTS.items() if not fitting.isdisjoint(themes))]
    found = [*_contacts(units, roles, day, words)]
    services = [service for unit in units for service in unit.services]
    about_work = [service for service in services if _about_work(service)]
    fitting = [service for service in services if service not in about_work and _fits(service, themes)]
    return (*found, *(_service(service, day, words) for service in (*about_work, *fitting)))


def coordinator(units: Sequence[Unit], day: date, words: Words) -> Offer | None:
    """The cancer coordinator where there is one, and how to reach her or him."""
    found = _contact(units, COORDINATOR, day, words)
    return found if found is not None and found.there else None


def _about_work(service: Service) -> bool:
    return service.work_related is True or service.category in WORK


def _fits(service: Service, themes: Collection[str]) -> bool:
    return not FITS.get(service.category, frozenset()).isdisjoint(themes)


def _contacts(units: Sequence[Unit], roles: Sequence[LocalRole], day: date, words: Words) -> Iterator[Offer]:
    for role in roles:
        found = _contact(units, role, day, words)
        if found is not None:
            yield found
        if role == COORDINATOR and found is not None and not found.there:
            unit = _contact(units, "municipal_coordinating_unit", day, words)
            if unit is not None:
                yield unit


def _contact(units: Sequence[Unit], role: LocalRole, day: date, words: Words) -> Offer | None:
    """Who has the role nearby; else that it is lacking there; nothing when that is not known."""
    known = [unit.roles[role] for unit in units if role in unit.roles]
    told = [record for record in known if record.held_on(day) is not None]
    if not told:
        return None
    record = next((one for one in told if one.held_on(day)), told[0])
    there = record.held_on(day) is True
    terms = _referral(record, words) if there else said("sheet_lacks", words.lang)
    return Offer(
        name=words.word("role", role),
        there=there,
        about=_about(record, words) if there else (),
        reach=record.reach_on(day) if there else NO_WAY,
        terms=terms,
        verified=verified(record.last_verified, day, words),
        stale=is_stale(record.last_verified, day),
    )


def _service(service: Service, day: date, words: Words) -> Offer:
    there = service.status == "has"
    return Offer(
        name=service.name,
        there=there,
        about=_about(service, words, work=service.work, capacity=service.capacity) if there else (),
        reach=service.reach if there else NO_WAY,
        terms=_referral(service, words) if there else said("sheet_lacks", words.lang),
        verified=verified(service.last_verified, day, words),
        stale=is_stale(service.last_verified, day),
    )


def _about(
    record: Record, words: Words, *, work: str | None = None, capacity: str | None = None
) -> tuple[tuple[str, str], ...]:
    lines = (
        ("sheet_work", work),
        ("sheet_does", record.scope_does),
        ("sheet_does_not", record.scope_does_not),
        ("sheet_for_whom", record.target_groups),
        ("sheet_capacity", capacity),
    )
    return tuple((said(label, words.lang), text) for label, text in lines if text is not None)


def _referral(record: Record, words: Words) -> str:
    return said(f"sheet_referral_{record.referral}", words.lang)
