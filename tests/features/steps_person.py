"""Steps about the person, the illness, the place, and the day it is."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_bdd import given, parsers, when

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_rules.deployment import Asking

from .person import Person
from .words import DAY, ROUGH_DAY, code_of, day_of, month_of, rough_day_of, titled

LONG_AGO = date(2020, 1, 1)
"""Since when somebody is what a scenario says without a day: before any story begins."""
ASKING: dict[str, Asking] = {
    "alle det gjelder, spørres": "everyone",
    "bare den spørres som noe registrert tilsier det for": "recorded_facts",
    "den som møter pasienten, avgjør": "judgement",
}
"""How a deployment reads «ved behov», as the scenarios say it."""
TREATMENT: dict[str, dict[str, bool]] = {"behandlingen": {}, "langvarig behandling": {"long_term": True}}


@pytest.fixture(scope="session")
def shipped() -> Catalogue:
    """The catalogue that comes with the package."""
    return Catalogue.load()


@pytest.fixture
def person(request: pytest.FixtureRequest, shipped: Catalogue) -> Person:
    """Nobody yet. Which conversation it is about is read from the tag of the scenario or its feature."""
    known = {entry.id for entry in shipped.entries}
    tags = sorted(known & {mark.name for mark in request.node.iter_markers()})
    if len(tags) > 1:
        raise ValueError(f"Scenarioet er merket med flere samtaler: {', '.join(tags)}")
    return Person(shipped, tags[0] if tags else None)


@given(parsers.re(r"en pasient født i (?P<month>[a-z]+ \d{4})"))
def _(person: Person, month: str) -> None:
    person.header["born"] = month_of(month)


@given(parsers.re(r"en pasient født i (?P<month>[a-z]+ \d{4}) som er (?P<word>[a-zæøå ]+)"))
def _(person: Person, month: str, word: str) -> None:
    person.header["born"] = month_of(month)
    kind = code_of(person.catalogue, "affiliation", word)
    person.happens("affiliation", LONG_AGO, kind=kind, told_by="patient")


@given(parsers.re(r"at kreftformen er (?P<word>[a-zæøå -]+)"))
def _(person: Person, word: str) -> None:
    person.header["cancer"] = code_of(person.catalogue, "cancer", word)


@given(parsers.re(rf"at (?P<how>{'|'.join(ASKING)})"))
def _(person: Person, how: str) -> None:
    person.policy = Policy(asking=ASKING[how])


@given(parsers.re(r"at det gjelder samtalen «(?P<title>.+)»"))
def _(person: Person, title: str) -> None:
    person.checkpoint = titled(person.catalogue, title)


@given(parsers.re(rf"at pasienten fikk diagnosen (?P<on>{ROUGH_DAY})"))
def _(person: Person, on: str) -> None:
    day, precision = rough_day_of(on)
    person.happens("diagnosis_told", day, precision=precision)


@given(parsers.re(rf"at pasienten fikk diagnosen (?P<word>[a-zæøå -]+) (?P<on>{DAY})"))
def _(person: Person, word: str, on: str) -> None:
    person.happens("diagnosis_told", day_of(on), cancer=code_of(person.catalogue, "cancer", word))


@given(parsers.re(rf"at kreften kom tilbake (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    person.happens("recurrence_found", day_of(on))


@given(parsers.re(rf"at (?P<what>behandlingen|langvarig behandling) begynte (?P<on>{ROUGH_DAY})"))
def _(person: Person, what: str, on: str) -> None:
    day, precision = rough_day_of(on)
    person.happens("treatment", day, kind="systemic", precision=precision, **TREATMENT[what])


@given(
    parsers.re(rf"at (?P<what>behandlingen|langvarig behandling) varte fra (?P<on>{DAY}) til (?P<to>{DAY})")
)
def _(person: Person, what: str, on: str, to: str) -> None:
    person.happens("treatment", day_of(on), kind="systemic", to=day_of(to), **TREATMENT[what])


@given(parsers.re(rf"at behandlingen begynte (?P<on>{DAY}), og etter planen slutter (?P<to>{DAY})"))
def _(person: Person, on: str, to: str) -> None:
    person.happens("treatment", day_of(on), kind="systemic", planned_to=day_of(to))


@given(parsers.re(rf"at målet med behandlingen (?P<on>{DAY}) ble (?P<word>[a-zæøå]+)"))
def _(person: Person, on: str, word: str) -> None:
    person.happens("intent_set", day_of(on), intent=code_of(person.catalogue, "intent", word))


@given(parsers.re(rf"at pasienten var til kontroll (?P<word>på sykehuset|hos fastlegen) (?P<on>{DAY})"))
def _(person: Person, word: str, on: str) -> None:
    person.happens("control_held", day_of(on), held_at=code_of(person.catalogue, "level", word))


@given(parsers.re(rf"at kontrollene på sykehuset sluttet (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    person.happens("hospital_controls_ended", day_of(on))


@given(parsers.re(rf"at pasienten fra (?P<on>{DAY}) er i livets slutt"))
def _(person: Person, on: str) -> None:
    person.happens("end_of_life", day_of(on))


@given(parsers.re(rf"at det (?P<on>{DAY}) ble trukket tilbake at pasienten er i livets slutt"))
def _(person: Person, on: str) -> None:
    person.happens("end_of_life", day_of(on), withdrawn=True)


@given(parsers.re(rf"at pasienten døde (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    person.happens("died", day_of(on))


@given(parsers.re(rf"at pasienten takket nei til Pakkeforløp hjem (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    person.happens("pathway_hjem_declined", day_of(on))


@given(parsers.re(rf"at pasienten (?P<on>{DAY}) valgte (?P<word>.+) som koordinator"))
def _(person: Person, on: str, word: str) -> None:
    person.happens("coordinator_chosen", day_of(on), kind=code_of(person.catalogue, "role", word))


@given(parsers.re(r"at det ikke finnes noen (?P<words>.+)"))
def _(person: Person, words: str) -> None:
    for word in words.split(" eller "):
        person.lacks(code_of(person.catalogue, "role", word))


@given("at sykehuset ikke har pekt ut noen for Pakkeforløp hjem")
def _(person: Person) -> None:
    person.lacks("hospital_unit")


@given("at koordinerende enhet ikke har pekt ut noen")
def _(person: Person) -> None:
    person.lacks("municipal_appointee")


@given(parsers.re(r"at det er bekreftet at det finnes (?P<word>.+)"))
def _(person: Person, word: str) -> None:
    person.has(code_of(person.catalogue, "role", word))


@given(parsers.re(rf"at pasienten (?P<on>{DAY}) flyttet til et sted (?P<how>med|uten) (?P<word>.+)"))
def _(person: Person, on: str, how: str, word: str) -> None:
    person.moves(day_of(on), code_of(person.catalogue, "role", word), there=how == "med")


@when(parsers.re(rf"det er (?P<day>{DAY})"))
def _(person: Person, day: str) -> None:
    person.today = day_of(day)
