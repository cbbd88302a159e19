"""Good times for conversations: those that fit a life, whether or not somebody takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from .illness import Illness
from .people import Person
from .return_to_work import Afterwards
from .sick_leave import SickLeave
from .working_life import Work

_PERHAPS_FROM_WORK: Final = {"lung": 20, "head_and_neck": 70, "urological": 70}
"""Cancers that may come from work, and within how many days that is usually asked (assumed)."""


class Opening(NamedTuple):
    """A good time for a conversation about one checkpoint, or several at once: from `on`, within so many days."""

    on: int
    within: int
    checkpoints: tuple[str, ...]


def openings(
    person: Person, ill: Illness, work: Work, leave: SickLeave | None, after: Afterwards
) -> list[Opening]:
    """The conversations that fit this life, in order of time."""
    found = [*_of_everybody(person, ill, work), *_of_the_young(person, ill, work)]
    if work.kind and person.age >= 16:
        found.append(Opening(work.asked, 0, ("spor-om-arbeid",)))
    if work.working:
        found += _of_courses(person.told, ill)
    if leave is not None:
        found += [*_of_leaves(work, leave), *_of_returns(ill, work, leave, after)]
    found += _of_aap(person.told, work, leave)
    return sorted(found)


def _of_everybody(person: Person, ill: Illness, work: Work) -> Iterator[Opening]:
    told = person.told
    yield Opening(told, 38, ("ph-1", "informert-om-kreftkoordinator"))
    yield Opening(told + 92, 32, ("ph-2",))
    yield Opening(told + 366, 175, ("ph-3",))
    if person.age < 16:
        return
    adjustments = ("beh-rehab-samtale",) if work.working else ()
    yield Opening(ill.began + 28, 42, (*adjustments, "beh-rehab-info"))
    if ill.ended is None or ill.ended > ill.began + 90:
        yield Opening(ill.began + 90, 60, ("beh-rehab-info",))
    if person.cancer in _PERHAPS_FROM_WORK:
        yield Opening(told + 5, _PERHAPS_FROM_WORK[person.cancer], ("yrkessykdom",))


def _of_the_young(person: Person, ill: Illness, work: Work) -> Iterator[Opening]:
    told = person.told
    if person.age < 18:
        school = ("skole",) if person.age < 16 else ()
        yield Opening(told + 4, 22, (*school, "foreldres-arbeid"))
    if work.kind in {"pupil", "student"} and person.age >= 16:
        yield Opening(told + 5, 35, ("utdanning",))
        if ill.ended is not None:
            yield Opening(ill.ended - 18, 40, ("utdanning",))


def _of_courses(told: int, ill: Illness) -> Iterator[Opening]:
    yield Opening(told + 3, 38, ("tidlig-arbeid-arbeidsgiver",))
    yield Opening(told + 190, 80, ("midtveis-arbeid",))
    if ill.ended is not None:
        yield Opening(ill.ended - 21, 20, ("forberede-overgang",))
    for on, _ in ill.controls:
        yield Opening(on, 0, ("oppf-utmattelse-arbeid",))


def _of_leaves(work: Work, leave: SickLeave) -> Iterator[Opening]:
    start, until = leave.start, leave.until
    if leave.form == "treatment_days":
        yield Opening(start + 28, 42, ("behandlingsdager-arbeid",))
    if leave.counts:
        if work.employed:
            yield Opening(start + 14, 35, ("arbeidsgiver-kontakt",))
        if work.alone:
            yield Opening(start + 21, 28, ("selvstendig",))
        if work.employed and leave.recurrent:
            yield Opening(start + 21, 28, ("fritak-arbeidsgiverperiode",))
        if until > start + 98:
            yield Opening(start + 98, 60, ("nav-kontakt-sykmeldt",))
        if until > start + 290:
            yield Opening(start + 275, 40, ("etter-sykepengene",))
        if until > start + 400:
            yield Opening(start + 394, 60, ("etter-maksdato",))


def _of_returns(ill: Illness, work: Work, leave: SickLeave, after: Afterwards) -> Iterator[Opening]:
    back = leave.back
    if back is not None:
        yield Opening(back - 28, 27, ("plan-for-retur" if work.employed else "retur-uten-arbeidsgiver",))
        for on in (28, 182, 365):
            yield Opening(back + on, 40, ("tilrettelegging-etter-retur",))
    elif ill.ended is not None and not work.employed and leave.until > ill.ended + 14:
        yield Opening(ill.ended + 14, 42, ("retur-uten-arbeidsgiver",))
    if after.again is not None and (work.employed or work.alone):
        checkpoint = "fritak-arbeidsgiverperiode" if work.employed else "selvstendig"
        yield Opening(after.again + 14, 35, (checkpoint,))
    if after.left is not None:
        yield Opening(after.left + 7, 60, ("spor-om-arbeid",))


def _of_aap(told: int, work: Work, leave: SickLeave | None) -> Iterator[Opening]:
    """Some months into AAP, and once a year for as long as it lasts."""
    if work.aap:
        yield Opening(told + 95, 50, ("paa-aap",))
    if leave is None or not leave.aap:
        return
    for days in (95, 370, 735):
        on = leave.sick_pay_end + days
        if leave.back is None or on + 50 < leave.back:
            yield Opening(on, 50, ("paa-aap",))
