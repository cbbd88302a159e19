"""What is wrong with a document, in words a person can act on: where, what, why and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Final

from pydantic import ValidationError

_NATIONAL_ID = re.compile(r"[0-9]{6} ?[0-9]{5}")
"""What may be a national identity number is never repeated back."""
MAX_SHOWN = 80
"""Characters of an offending value that are repeated back."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the place («events[3].grade»), the value found there, the fault and the cure."""

    where: str
    value: str
    fault: str
    cure: str

    def __str__(self) -> str:
        found = f" (fant {self.value})" if self.value else ""
        return f"{self.where}: {self.fault}{found}. {self.cure}"


class InvalidDocument(ValueError):
    """A document that cannot be read, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def problems_of(error: ValidationError, tags: Iterable[str] = ()) -> tuple[Problem, ...]:
    """The problems in a pydantic error, each with a place a person can find.

    `tags` are the names pydantic puts into a place for the members of a union; they are left out.
    """
    hidden = frozenset(tags)
    found = (_problem(detail, hidden) for detail in error.errors(include_url=False))
    return tuple(dict.fromkeys(found))


def place(loc: Iterable[str | int], hidden: frozenset[str] = frozenset()) -> str:
    """A location as people write it.

    >>> place(("events", 3, "absence", "grade"), frozenset({"absence"}))
    'events[3].grade'
    """
    text = ""
    previous: str | int = ""
    for part in loc:
        if isinstance(part, int):
            text += f"[{part}]"
        elif not (part in hidden and (isinstance(previous, int) or previous == "replaces")):
            text += f".{part}" if text else part
        previous = part
    return text or "dokumentet"


def shown(value: object) -> str:
    """A value as it stood in the document, shortened."""
    if isinstance(value, dict | list | tuple):
        return ""
    try:
        text = json.dumps(value, ensure_ascii=False)
        text.encode()
    except (TypeError, ValueError):
        text = type(value).__name__
    text = _NATIONAL_ID.sub("…", text)
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _problem(detail: Any, hidden: frozenset[str]) -> Problem:
    kind: str = detail["type"]
    context: dict[str, Any] = detail.get("ctx", {})
    where = place(detail["loc"], hidden)
    if kind == "union_tag_invalid":
        name = str(context["tag"])
        known = [tag.strip(" '") for tag in str(context["expected_tags"]).split(",")]
        near = get_close_matches(name, known, n=1)
        cure = f"Mente du «{near[0]}»?" if near else f"Typene er: {', '.join(known)}."
        return Problem(f"{where}.type", shown(name), "ukjent type", cure)
    if kind == "union_tag_not_found":
        return Problem(f"{where}.type", "", "typen mangler", "Oppgi hva slags hendelse dette er.")
    if kind == "literal_error":
        expected = str(context["expected"]).replace(" or ", " eller ")
        return Problem(where, shown(detail["input"]), "ukjent verdi", f"Bruk en av {expected}.")
    if kind in {"greater_than_equal", "less_than_equal"}:
        return Problem(where, shown(detail["input"]), *_range_words(where, context))
    # A fault that no event has brings its own words, and in its context its own cure.
    fault, cure = _WORDS.get(kind, (detail["msg"], context.get("cure", _SEE_THE_SCHEMA)))
    # A missing field has no value to show, and what looks like a national identity number is never repeated.
    value = "" if kind in {"missing", "national_id"} else shown(detail["input"])
    return Problem(where, value, filled(fault, context), filled(cure, context))


_SEE_THE_SCHEMA: Final = "Rett verdien; skjemaet vises med «pakkeforlop schema pathway»."


def filled(words: str, context: dict[str, Any]) -> str:
    """A sentence with what pydantic knows of the fault put in for the names in braces."""
    for name, value in context.items():
        words = words.replace(f"{{{name}}}", str(value))
    return words


def _range_words(where: str, context: dict[str, Any]) -> tuple[str, str]:
    low, high = context.get("ge"), context.get("le")
    bound = f"minst {low}" if low is not None else f"høyst {high}"
    if where.endswith("grade"):
        return (
            f"graden må være {bound}",
            "Gradert sykmelding er 20 til 99 prosent; 100 prosent er formen «full».",
        )
    return (f"må være {bound}", "Rett verdien.")


_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("mangler", "Legg til feltet."),
    "extra_forbidden": (
        "ukjent felt",
        "Ta feltet bort, eller rett navnet; feltene vises med «pakkeforlop schema pathway».",
    ),
    "impossible_date": ("ikke en mulig dato", "Skriv dagen som ÅÅÅÅ-MM-DD, mellom 1900 og 2199."),
    "end_before_start": ("slutter før den begynner ({start})", "Rett slutten eller begynnelsen («on»)."),
    "grade_missing": ("gradert sykmelding uten grad", "Oppgi «grade» fra 20 til 99."),
    "grade_unexpected": ("bare gradert sykmelding har grad", "Ta bort «grade», eller bruk formen «graded»."),
    "until_missing": ("utsatt samtale uten dato", "Oppgi «until», dagen den skal tas opp igjen."),
    "until_unexpected": (
        "dette utfallet har ingen dato",
        "Ta bort «until»; bare «deferred» og «not_relevant» har en dag.",
    ),
    "no_not_asked": (
        "«takket nei» registreres bare av en som har spurt pasienten",
        "Sett «told_by» til «patient» når pasienten selv har svart nei.",
    ),
    "fact_not_asked": (
        "hva som gjør arbeidet vanskelig, er det bare pasienten som kan si",
        "Sett «told_by» til «patient» når pasienten selv har sagt det.",
    ),
    "day_before_event": (
        "dagen er før hendelsens egen dag ({on})",
        "Rett dagen, eller hendelsens dag («on»).",
    ),
    "channel_missing": (
        "melding uten at det står hvordan den ble sendt",
        "Oppgi «channel»: plo, dialogmelding, letter, phone eller meeting.",
    ),
    "channel_unexpected": (
        "bare en sendt melding har en kanal",
        "Ta bort «channel»; den hører til «status»: «message_sent».",
    ),
    "reason_unexpected": (
        "bare et nei til en overlevering har en grunn",
        "Ta bort «reason»; den hører til «status»: «refused».",
    ),
    "meets_on_missing": ("planlagt møte uten dag", "Oppgi «meets_on», dagen møtet skal holdes."),
    "meets_on_unexpected": (
        "bare et planlagt møte har en dag som ligger foran",
        "Ta bort «meets_on»; dagen møtet ble holdt eller avlyst, er «on».",
    ),
    "meeting_missing": (
        "avlyst møte uten at det står hvilket",
        "Oppgi «meeting», id-en til hendelsen der møtet ble planlagt.",
    ),
    "meeting_unexpected": (
        "et planlagt møte viser ikke til et annet møte",
        "Ta bort «meeting»; den står på møtet når det er holdt eller avlyst.",
    ),
    "participants_not_agreed": (
        "pårørende, arbeidsgiver eller Nav er med uten at pasienten har sagt ja",
        "Spør pasienten. Sett «consented» til true når pasienten har sagt ja, eller ta dem bort fra «participants».",
    ),
    "due_missing": ("flyttet milepæl uten ny dag", "Oppgi «due», den nye dagen."),
    "due_unexpected": (
        "bare en flyttet milepæl har en ny dag",
        "Ta bort «due»; den hører til «status»: «moved».",
    ),
    "correction_unclear": (
        "en rettelse må enten trekke tilbake eller erstatte",
        "Oppgi enten «withdraws»: true eller «replaces», ikke begge.",
    ),
    "correction_other_id": (
        "erstatningen har en annen id",
        "La «replaces.id» være den samme som «corrects».",
    ),
    "correction_unknown": (
        "viser til en hendelse som ikke finnes",
        "Oppgi id-en til en hendelse i dokumentet.",
    ),
    "correction_of_correction": (
        "en rettelse kan bare trekkes tilbake, ikke erstattes",
        "Sett «withdraws»: true, og registrer en ny rettelse av hendelsen selv.",
    ),
    "duplicate_id": ("id-en er brukt før (events[{first}])", "Gi hver hendelse sin egen id."),
    "before_birth": ("før fødselen ({born})", "Rett datoen eller «born»."),
    "national_id": (
        "ser ut som et fødselsnummer eller D-nummer",
        "Bruk en referanse som ikke er et fødselsnummer.",
    ),
    "born_format": ("ikke en fødselsmåned", "Skriv år og måned som ÅÅÅÅ-MM."),
    "timezone_aware": ("tidspunkt uten tidssone", "Skriv for eksempel 2026-03-01T12:00:00+01:00 eller …Z."),
    "datetime_from_date_parsing": ("ikke et tidspunkt", "Skriv for eksempel 2026-03-01T12:00:00+01:00."),
    "datetime_parsing": ("ikke et tidspunkt", "Skriv for eksempel 2026-03-01T12:00:00+01:00."),
    "datetime_type": ("ikke et tidspunkt", "Skriv for eksempel 2026-03-01T12:00:00+01:00."),
    "datetime_object_invalid": ("ikke et tidspunkt", "Skriv for eksempel 2026-03-01T12:00:00+01:00."),
    "string_pattern_mismatch": ("ugyldig tegn eller lengde", "Bruk bokstaver, tall og -._: (høyst 64 tegn)."),
    "string_type": ("ikke en tekst", "Skriv verdien i anførselstegn."),
    "string_too_long": ("for lang", "Høyst {max_length} tegn."),
    "int_type": ("ikke et helt tall", "Skriv et helt tall uten anførselstegn."),
    "bool_type": ("ikke sant eller usant", "Skriv true eller false."),
    "bool_parsing": ("ikke sant eller usant", "Skriv true eller false."),
    "too_long": ("for mange ({actual_length})", "Høyst {max_length}."),
    "list_type": ("ikke en liste", "Skriv en liste: [ … ]."),
    "tuple_type": ("ikke en liste", "Skriv en liste: [ … ]."),
    "model_type": ("ikke et objekt", "Skriv et objekt: { … }."),
    "model_attributes_type": ("ikke et objekt", "Skriv et objekt: { … }."),
    "dict_type": ("ikke et objekt", "Skriv et objekt: { … }."),
    "json_invalid": ("ikke gyldig JSON: {error}", "Rett filen."),
    "json_type": ("ikke JSON", "Send et JSON-dokument."),
}
