"""That an open item is one role's, or visibly nobody's, wherever the person lives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import Final, get_args

from pakkeforlop_rules.answers import Owner
from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.deployment import Place
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.owners import COORDINATING, owner_of
from pakkeforlop_workflow.codes import CoordinatorRole, Role

from .findings import Failure, Seen, Tally
from .making import event
from .trying import Case
from .watching import Moment, Watched

UNIT: Final = "municipal_coordinating_unit"
APPOINTEE: Final = "municipal_appointee"
_CHOICES: Final[tuple[CoordinatorRole | None, ...]] = (None, *get_args(CoordinatorRole))


def owns(catalogue: Catalogue, entry: Entry, case: Case, tally: Tally) -> None:
    """Under every combination of roles that a place can have, lack or not be known to have, and every choice."""
    for choice in _CHOICES:
        person = case.person
        if choice is not None:
            person = person.with_(event("coordinator_chosen", case.first, kind=choice))
        watched = Watched(catalogue, person)
        one = case.question(watched, entry)
        if one is None:
            continue
        moment = watched.at(one, case.first)
        for place in _places(tuple(sorted({*_roles(entry), UNIT, APPOINTEE}))):
            owner = owner_of(entry, moment.view, place)
            tally.checks["owner"] += 1
            fault = _fault(entry, owner, place, choice)
            if fault is not None:
                tally.fails(_failure(fault, watched, moment, place, owner))
        tally.watched(watched)


def _roles(entry: Entry) -> tuple[Role, ...]:
    return tuple(candidate.role for candidate in entry.owner)


@cache
def _places(roles: tuple[Role, ...]) -> tuple[Place, ...]:
    return tuple(_all_places(roles))


def _all_places(roles: tuple[Role, ...]) -> Iterator[Place]:
    for known in product((True, False, None), repeat=len(roles)):
        told = tuple(zip(roles, known, strict=True))
        yield Place(
            has=frozenset(role for role, there in told if there is True),
            lacks=frozenset(role for role, there in told if there is False),
        )


def _fault(entry: Entry, owner: Owner, place: Place, choice: Role | None) -> str | None:
    """What is wrong with an owner, seen from the place, the patient's choice and the roles of the entry."""
    roles = _roles(entry)
    if (owner.role is None) != (owner.standing == "none"):
        return "Enten en rolle eller «ingen ansvarlig», ikke begge deler."
    if owner.standing == "patients_choice":
        return None if owner.role == choice else "Pasientens valg følges ikke."
    if owner.role is None:
        here = [role for role in roles if role not in place.lacks]
        usable = [role for role in here if role != APPOINTEE or role in place.has or UNIT not in place.lacks]
        always = {item.role for item in entry.owner if item.when is None}
        somebody = usable == list(roles) or not always.isdisjoint(usable)
        return "Ingen ansvarlig, enda det er noen å spørre." if somebody else None
    if owner.role not in roles:
        return "Den ansvarlige er ingen av dem sjekkpunktet nevner."
    if owner.role in place.lacks:
        return "Den ansvarlige finnes ikke på stedet."
    if choice is not None and owner.role in COORDINATING:
        return "Pasienten har valgt koordinator, og valget går foran."
    return _standing_fault(owner, place)


def _standing_fault(owner: Owner, place: Place) -> str | None:
    there = owner.role in place.has
    match owner.standing:
        case "confirmed":
            return None if there else "«Bekreftet lokalt», enda stedet ikke har rollen."
        case "not_confirmed":
            return "«Ikke bekreftet lokalt», enda stedet har rollen." if there else None
        case "to_be_named":
            named = owner.role == APPOINTEE and not there and UNIT not in place.lacks
            return None if named else "«Bes om å peke ut noen», enda ingen kan pekes ut."
        case _:
            return "Ukjent grunnlag for hvem som er ansvarlig."


def _failure(fault: str, watched: Watched, moment: Moment, place: Place, owner: Owner) -> Failure:
    name = moment.instance.entry.id
    seen = (Seen.of(moment),)
    return Failure("owner", fault, (name,), watched.person.pathway(), moment.day, seen, place, owner)
