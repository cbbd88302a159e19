"""What is wrong with a unit that somebody has sent, in words a person can act on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from pakkeforlop_workflow import Problem
from pakkeforlop_workflow.errors import filled, place, shown

from .codes import ROLES, UNIT_KINDS
from .units import Where


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the way to the field in the document, the value there, what is wrong, and the cure."""

    where: Where
    kind: str
    value: object
    fault: str
    cure: str

    def problem(self, where: str | None = None) -> Problem:
        """As it is told, at its place in a JSON document unless another is given."""
        value = "" if self.kind in _SAYS_IT_ITSELF else shown(self.value)
        return Problem(place(self.where) if where is None else where, value, self.fault, self.cure)


def faults_of(error: ValidationError) -> list[Fault]:
    """All the faults that pydantic has found."""
    details = error.errors(include_url=False)
    within = {detail["loc"][:size] for detail in details for size in range(len(detail["loc"]))}
    # A list with a faulty item is reported as too short as well: the item's own fault is enough.
    return [
        _fault(detail) for detail in details if detail["type"] != "too_short" or detail["loc"] not in within
    ]


def _fault(detail: Any) -> Fault:
    kind: str = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    where = tuple(part for part in detail["loc"] if part != "[key]")
    if kind == "literal_error":
        words: tuple[str, str] = (
            "ukjent verdi",
            f"Bruk en av {str(context['expected']).replace(' or ', ' eller ')}.",
        )
    elif kind == "string_pattern_mismatch":
        words = _PATTERNS.get(str(where[-1]) if where else "", _PATTERNS[""])
    else:
        words = _WORDS.get(kind, ("kan ikke brukes", f"Rett verdien ({detail['msg']})."))
    if "kind" in context:
        context = {**context, "kind": UNIT_KINDS[context["kind"]]}
    if "roles" in context:
        context = {**context, "roles": ", ".join(ROLES[role] for role in context["roles"])}
    fault, cure = (filled(text, context) for text in words)
    return Fault(where, kind, detail["input"], fault, cure)


_SAYS_IT_ITSELF: Final = frozenset(
    {"missing", "of_kind_missing", "national_id", "role_elsewhere", "vacancy_unexpected", "host_no_member"}
)
"""Faults with no value to show, or that must not be repeated."""

_REFERENCE: Final = (
    "ugyldig tegn eller lengde",
    "Bruk bokstaver a–z, tall og -._: (høyst 64 tegn).",
)
_PATTERNS: Final[Mapping[str, tuple[str, str]]] = {
    "": ("tegn som ikke kan brukes", "Skriv vanlig tekst, på én linje der det er et navn eller en adresse."),
    "id": _REFERENCE,
    "part_of": _REFERENCE,
    "host": _REFERENCE,
    "phone": ("ikke et telefonnummer", "Skriv tall og mellomrom, med + foran landkoden om det trengs."),
    "web": (
        "ikke en nettadresse",
        "Skriv hele adressen, fra https:// og uten mellomrom, æ, ø og å.",
    ),
    "her_id": ("ikke en HER-id", "Skriv bare tallene."),
}
"""By the field's name. A member of a list has a number for a name, and is a reference."""

_NOT_A_LIST: Final = ("ikke en liste", "Skriv en liste: [ … ].")
_NOT_AN_OBJECT: Final = ("ikke et objekt", "Skriv et objekt: { … }.")
_NOT_A_NUMBER: Final = ("ikke et helt tall", "Skriv et helt tall, uten prosenttegn.")
_WORDS: Final[Mapping[str, tuple[str, str]]] = {
    "missing": ("mangler", "Fyll det ut."),
    "extra_forbidden": ("ukjent felt", "Ta det bort, eller rett navnet."),
    "national_id": (
        "ser ut som et fødselsnummer eller D-nummer",
        "Enheter har referanser som ikke er slike nummer. Opplysninger om personer hører ikke hjemme her.",
    ),
    "impossible_date": ("ikke en mulig dato", "Skriv dagen som ÅÅÅÅ-MM-DD, mellom 1900 og 2199."),
    "end_before_start": ("slutter før det begynner ({start})", "Rett slutten eller begynnelsen."),
    "vacancy_unexpected": (
        "bare en ledig rolle har dager den er ledig",
        "Sett status til ledig («vacant»), eller ta dagene bort.",
    ),
    "deputy_unexpected": (
        "stedfortreder for en rolle som ikke finnes",
        "Sett status til har («has») eller ledig («vacant»), eller ta stedfortrederen bort.",
    ),
    "work_unexpected": (
        "står under arbeid, men tilbudet er ikke arbeidsrettet",
        "Si at tilbudet er arbeidsrettet, eller ta teksten bort.",
    ),
    "of_kind_missing": ("mangler, og hører til en enhet som er {kind}", "Fyll det ut."),
    "of_kind_unexpected": ("hører ikke til en enhet som er {kind}", "Ta det bort, eller rett enhetens slag."),
    "role_elsewhere": (
        "roller som ikke finnes i en slik enhet: {roles}",
        "Ta dem bort. Sykehusets roller hører til sykehusenheter, de andre til kommuner og bydeler.",
    ),
    "host_no_member": (
        "vertskommunen {host} er ikke blant medlemmene",
        "Ta den med: verten er en av dem som deler.",
    ),
    "named_twice": ("det samme står to ganger", "Ta den ene bort."),
    "string_type": ("ikke en tekst", "Skriv verdien i anførselstegn."),
    "string_too_short": ("tom tekst", "Skriv teksten, eller ta feltet bort."),
    "string_too_long": ("for lang", "Høyst {max_length} tegn."),
    "too_short": ("for få", "Minst {min_length}."),
    "too_long": ("for mange ({actual_length})", "Høyst {max_length}."),
    "greater_than_equal": ("for lite tall", "Minst {ge}."),
    "less_than_equal": ("for stort tall", "Høyst {le}."),
    "bool_type": ("ikke sant eller usant", "Skriv true eller false, uten anførselstegn."),
    "int_type": _NOT_A_NUMBER,
    "list_type": _NOT_A_LIST,
    "tuple_type": _NOT_A_LIST,
    "model_type": _NOT_AN_OBJECT,
    "model_attributes_type": _NOT_AN_OBJECT,
    "dict_type": _NOT_AN_OBJECT,
    "mapping_type": _NOT_AN_OBJECT,
}
