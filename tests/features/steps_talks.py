"""Steps about conversations: held, offered, declined, put off, handed over. Without a title, the scenario's own."""

from __future__ import annotations

from pytest_bdd import given, parsers

from .person import Person
from .words import DAY, code_of, codes_of, day_of, titled

OF = r"(?:samtalen|«(?P<title>[^»]+)»)"
"""The conversation asked about, or another one by its title."""
REPLIES = {"bekreftet": "acknowledged", "avslo": "refused"}
"""What a receiver answers to a hand-over."""


@given(parsers.re(rf"at {OF} ble gjennomført (?P<on>{DAY})"))
def _(person: Person, title: str | None, on: str) -> None:
    checkpoint = _which(person, title)
    closing = next(entry.themes.names for entry in person.catalogue.entries if entry.id == checkpoint)
    _talk(person, "held", on, checkpoint, themes=list(closing))


@given(parsers.re(rf"at {OF} ble gjennomført (?P<on>{DAY}), om (?P<themes>«.+»)"))
def _(person: Person, title: str | None, on: str, themes: str) -> None:
    codes = codes_of(person.catalogue, "theme", themes)
    _talk(person, "held", on, _which(person, title), themes=codes)


@given(parsers.re(rf"at {OF} ble (?P<word>tilbudt|avbrutt|tatt et annet sted) (?P<on>{DAY})"))
def _(person: Person, title: str | None, word: str, on: str) -> None:
    _talk(person, code_of(person.catalogue, "outcome", word), on, _which(person, title))


@given(parsers.re(rf"at pasienten ble (?P<word>forsøkt kontaktet) (?P<on>{DAY})"))
def _(person: Person, word: str, on: str) -> None:
    _talk(person, code_of(person.catalogue, "outcome", word), on, person.entry.id)


@given(parsers.re(rf"at pasienten takket nei (?:til «(?P<title>[^»]+)» )?(?P<on>{DAY})"))
def _(person: Person, title: str | None, on: str) -> None:
    _talk(person, "declined", on, _which(person, title), told_by="patient")


@given(parsers.re(rf"at {OF} ble utsatt (?P<on>{DAY}) til (?P<until>{DAY})"))
def _(person: Person, title: str | None, on: str, until: str) -> None:
    _talk(person, "deferred", on, _which(person, title), until=day_of(until))


@given(parsers.re(rf"at {OF} (?P<on>{DAY}) ble satt til side som ikke aktuell til (?P<until>{DAY})"))
def _(person: Person, title: str | None, on: str, until: str) -> None:
    _talk(person, "not_relevant", on, _which(person, title), until=day_of(until))


@given(
    parsers.re(
        rf"at (?P<by>.+) (?P<on>{DAY}) overleverte (?:alle samtalene sine|«(?P<title>[^»]+)») til (?P<to>.+)"
    )
)
def _(person: Person, by: str, on: str, title: str | None, to: str) -> None:
    roles = {name: code_of(person.catalogue, "role", word) for name, word in (("by", by), ("to_role", to))}
    named = [] if title is None else [titled(person.catalogue, title)]
    person.happens("handover", day_of(on), **roles, to_place="demo-kommune", checkpoints=named)


@given(parsers.re(rf"at (?P<word>.+) (?P<on>{DAY}) (?P<how>bekreftet|avslo) overleveringen"))
def _(person: Person, word: str, on: str, how: str) -> None:
    role = code_of(person.catalogue, "role", word)
    _of_handover(person, on, REPLIES[how], by=role, to_role=role)


@given(parsers.re(rf"at overleveringen ble trukket tilbake (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    _of_handover(person, on, "withdrawn")


@given(parsers.re(rf"at melding om overleveringen ble sendt (?P<on>{DAY})"))
def _(person: Person, on: str) -> None:
    _of_handover(person, on, "message_sent", channel="plo")


def _of_handover(person: Person, on: str, status: str, /, *, to_role: str = "", **fields: str) -> None:
    """What is told of the latest hand-over, or of the latest to a role."""
    sent = [event for event in person.events if event["type"] == "handover"]
    handover = next(event["id"] for event in reversed(sent) if to_role in {"", event["to_role"]})
    person.happens("handover_update", day_of(on), handover=handover, status=status, **fields)


def _which(person: Person, title: str | None) -> str:
    return person.entry.id if title is None else titled(person.catalogue, title)


def _talk(person: Person, outcome: str, on: str, checkpoint: str, **fields: object) -> None:
    person.happens("conversation", day_of(on), outcome=outcome, checkpoints=[checkpoint], **fields)
