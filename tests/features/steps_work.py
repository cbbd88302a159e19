"""Steps about work: what the person does, absence and return, money, and what the person wants."""

from __future__ import annotations

from pytest_bdd import given, parsers

from .person import Person
from .words import DAY, ROUGH_DAY, code_of, day_of, rough_day_of

UNTIL = rf"(?: til (?P<to>{DAY}))?"


@given(parsers.re(rf"at pasienten fortalte (?P<on>{DAY}) å være (?P<word>[a-zæøå ]+)"))
def _(person: Person, on: str, word: str) -> None:
    kind = code_of(person.catalogue, "affiliation", word)
    person.happens("affiliation", day_of(on), kind=kind, told_by="patient")


@given(parsers.re(rf"at pasienten fortalte (?P<on>{DAY}) også å være (?P<word>[a-zæøå ]+)"))
def _(person: Person, on: str, word: str) -> None:
    kind = code_of(person.catalogue, "affiliation", word)
    person.happens("affiliation", day_of(on), affiliation=kind, kind=kind, told_by="patient")


@given(parsers.re(rf"at pasienten hadde (?P<word>.+) fra (?P<on>{ROUGH_DAY}){UNTIL}"))
def _(person: Person, word: str, on: str, to: str | None) -> None:
    _absent(person, code_of(person.catalogue, "absence_form", word), on, to)


@given(parsers.re(rf"at pasienten var (?P<word>[a-zæøå]+ sykmeldt|innlagt) fra (?P<on>{ROUGH_DAY}){UNTIL}"))
def _(person: Person, word: str, on: str, to: str | None) -> None:
    _absent(person, code_of(person.catalogue, "absence_form", word), on, to)


@given(parsers.re(rf"at pasienten var (?P<grade>\d+) prosent sykmeldt fra (?P<on>{ROUGH_DAY}){UNTIL}"))
def _(person: Person, grade: str, on: str, to: str | None) -> None:
    _absent(person, "graded", on, to, grade=int(grade))


@given(parsers.re(rf"at Nav (?P<on>{DAY}) gjorde unntak fra dialogmøtet"))
def _(person: Person, on: str) -> None:
    person.happens("dialogue_meeting", day_of(on), number=2, status="exempted", reason="medical")


@given(parsers.re(rf"at pasienten (?P<on>{DAY}) fortalte at sykepengene tar slutt (?P<ends>{DAY})"))
def _(person: Person, on: str, ends: str) -> None:
    person.happens("sick_pay_end_told", day_of(on), ends_on=day_of(ends), told_by="patient")


@given(
    parsers.re(rf"at pasienten mottok (?:(?P<percent>\d+) prosent )?(?P<word>.+) fra (?P<on>{DAY}){UNTIL}")
)
def _(person: Person, percent: str | None, word: str, on: str, to: str | None) -> None:
    share = {} if percent is None else {"percent": int(percent)}
    ends = {} if to is None else {"to": day_of(to)}
    kind = code_of(person.catalogue, "benefit", word)
    person.happens("benefit", day_of(on), kind=kind, told_by="patient", **share, **ends)


@given(parsers.re(rf"at det (?P<on>{DAY}) ble avtalt at pasienten skal tilbake i arbeid (?P<back>{DAY})"))
def _(person: Person, on: str, back: str) -> None:
    person.happens("return_planned", day_of(on), return_on=day_of(back), percent=50, told_by="patient")


@given(parsers.re(rf"at pasienten var (?P<how>helt|delvis) tilbake i arbeid fra (?P<on>{DAY})"))
def _(person: Person, how: str, on: str) -> None:
    person.happens("return_started", day_of(on), percent={"helt": 100, "delvis": 50}[how])


@given(parsers.re(rf"at pasienten (?P<on>{DAY}) fortalte at «(?P<word>[^»]+)» gjør arbeidet vanskelig"))
def _(person: Person, on: str, word: str) -> None:
    code = code_of(person.catalogue, "obstacle", word)
    person.happens("fact", day_of(on), code=code, value=True, told_by="patient")


@given(parsers.re(rf"at arbeid ble avklart (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    person.happens("work_settled", day_of(on))


@given(parsers.re(rf"at pasientens ønske (?P<on>{DAY}) var «(?P<word>[^»]+)»(?: fram til (?P<to>{DAY}))?"))
def _(person: Person, on: str, word: str, to: str | None) -> None:
    until = {} if to is None else {"until": day_of(to)}
    person.happens(
        "wish", day_of(on), code=code_of(person.catalogue, "wish", word), told_by="patient", **until
    )


def _absent(person: Person, form: str, on: str, to: str | None, **grade: int) -> None:
    day, precision = rough_day_of(on)
    ends = {} if to is None else {"to": day_of(to)}
    person.happens("absence", day, form=form, precision=precision, told_by="sykmelding", **ends, **grade)
