"""What a model does not take, as problems in Norwegian on the line where the fault stands."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from pydantic import ValidationError

from pakkeforlop_workflow.errors import filled, place, shown

from .conditions import CONDITION_TAGS
from .reading import CatalogueProblem, Document, Where, meant
from .texts import LANGS

_UNION_TAGS: Final = CONDITION_TAGS | {"bool", "str"}
_LANGUAGES: Final = {"nb": "bokmål", "nn": "nynorsk", "en": "engelsk"}


def problems_of(error: ValidationError, document: Document) -> list[CatalogueProblem]:
    """The problems in a pydantic error, with their lines."""
    details = error.errors(include_url=False)
    within = {detail["loc"][:size] for detail in details for size in range(len(detail["loc"]))}
    # A list whose only item is faulty is reported as too short as well: the item's own fault is enough.
    found = (
        _problem(detail, document)
        for detail in details
        if not (detail["type"] == "too_short" and detail["loc"] in within)
    )
    return list(dict.fromkeys(found))


def _problem(detail: Any, document: Document) -> CatalogueProblem:
    kind, context = detail["type"], detail.get("ctx", {})
    where = _exactly(kind, context, document, _without_tags(document, detail["loc"]))
    fault, cure = _words(kind, context, detail, where)
    given = document.at(where) if where in document.lines else detail["input"]
    value = "" if kind in _NAMED else shown(given.isoformat() if isinstance(given, date) else given)
    at = place(where) if where else "–"
    return CatalogueProblem(document.file, document.line_of(where), document.name, at, value, fault, cure)


def _words(kind: str, context: dict[str, Any], detail: Any, where: Where) -> tuple[str, str]:
    if kind == "missing" and where[-1] in LANGS:
        language = _LANGUAGES[str(where[-1])]
        return f"mangler på {language}", f"Skriv teksten på {language} også."
    if where[-1:] == ("is",) and kind in {"bool_type", "bool_parsing", "string_type"}:
        return "ikke en verdi av opplysningen", "Skriv true, false eller en av verdiene den kan ha."
    if kind == "literal_error":
        expected = str(context["expected"])
        known = [name.strip("' ") for name in expected.replace(" or ", ", ").split(",")]
        some = "en av " if len(known) > 2 else ""
        cure = f"Bruk {some}{', '.join(known[:-1])} eller {known[-1]}."
        return "ukjent verdi", meant(detail["input"], known, cure)
    if kind == "value_unknown" and context["known"] == "true, false":
        return _WORDS[kind][0], "Skriv true eller false, uten anførselstegn."
    if kind in {"unknown_fact", "unknown_deadline", "value_unknown"}:
        fault, cure = _WORDS[kind]
        wrong = context.get("value", detail["input"])
        return filled(fault, context), meant(wrong, str(context["known"]).split(", "), filled(cure, context))
    fault, cure = _WORDS.get(kind, ("kan ikke brukes", f"Rett verdien ({detail['msg']})."))
    return filled(fault, context), filled(cure, context)


def _without_tags(document: Document, loc: Where) -> Where:
    """A pydantic location as it is written.

    Left out are the names that pydantic put in for the members of a union, and what may be left out where there
    is only one thing: the list around one bound, the key of a role or a theme.
    """
    where: Where = ()
    for part in loc:
        around = document.at(where)
        left_out = (part == 0 and not isinstance(around, list)) or isinstance(around, str)
        if (*where, part) in document.lines or not (part in _UNION_TAGS or left_out):
            where = (*where, part)
    return where


def _exactly(kind: str, context: dict[str, Any], document: Document, where: Where) -> Where:
    """The place of a fault that a model as a whole has found: the field that one has to change."""
    if kind == "value_unknown":
        return _value_in(document, where, context["value"])
    if kind == "test_unfit":
        allowed = str(context["allowed"]).replace("/", ", ").split(", ")
        given = [key for key in document.at(where) if key != "fact"]
        wrong = [key for key in given if key not in allowed] or given[1:] or given
        return (*where, wrong[0]) if wrong else where
    if kind == "summary_too_long":
        return (*where, "summary", str(context["lang"]))
    if kind == "prompt_may_fail":
        return (*where, "prompts", len(document.at((*where, "prompts"))) - 1, "when")
    for field in _FIELDS.get(kind, ()):
        if (*where, field) in document.lines:
            return (*where, field)
    return where


def _value_in(document: Document, where: Where, value: object) -> Where:
    for key in ("is", "one_of", "includes"):
        given = document.at((*where, key))
        if given == value:
            return (*where, key)
        if isinstance(given, list) and value in given:
            return (*where, key, given.index(value))
    return where


_FIELDS: Final = {
    "need_and_norm": ("need", "norm"),
    "ends_before_start": ("valid_to",),
    "each_per_course": ("each",),
    "occurrences_gap": ("windows",),
    "over_time_first": ("over_time",),
    "themes_may_fail": ("closing",),
    "silence_too_narrow": ("when",),
}
"""What to change, first that stands there, for faults that a model as a whole has found."""
_NAMED: Final = frozenset({"missing", "condition_unknown", "summary_too_long", "silence_too_narrow"})
"""Faults that say themselves what was found."""

_WORDS: Final[dict[str, tuple[str, str]]] = {
    "missing": ("mangler", "Legg det til."),
    "extra_forbidden": ("ukjent felt", "Ta det bort, eller rett navnet."),
    "unknown_fact": ("ukjent opplysning", "Opplysningene er: {known}."),
    "unknown_deadline": ("ukjent frist", "Andres frister er: {known}."),
    "value_unknown": ("ikke en verdi av opplysningen", "Verdiene er: {known}."),
    "test_unfit": ("passer ikke for opplysningen «{fact}»", "Bruk nøyaktig én av: {allowed}."),
    "condition_unknown": ("ikke et vilkår", "Bruk all, any, not, fact eller talked_about."),
    "silence_too_narrow": (
        "leser opplysninger om ett forløp eller fravær: {facts}",
        "Det som stanser, må gjelde hele personen.",
    ),
    "over_time_first": (
        "over tiden før den åpner",
        "La «over_time» være samme dag som «opens» eller senere.",
    ),
    "occurrences_gap": (
        "gangene er ikke nummerert fra 1 uten hull",
        "Gi «occurrence» verdiene 1, 2, 3 og så videre.",
    ),
    "ends_before_start": ("«valid_to» er før «valid_from»", "Rett en av dem."),
    "each_per_course": ("«each» gjelder kontroller i et kreftforløp", "Bruk per: course."),
    "need_and_norm": (
        "«need» hører til det kilden sier er «ved behov»",
        "Skriv «need» når norm er as_needed, og bare da.",
    ),
    "summary_too_long": ("for lang: {length} tegn", "Høyst {max} tegn: et kort tar ikke flere."),
    "themes_may_fail": (
        "alle temaene har vilkår",
        "La minst ett tema gjelde alle, ellers kan samtalen ikke lukkes.",
    ),
    "prompt_may_fail": ("det siste forslaget har et vilkår", "La det siste forslaget gjelde alltid."),
    "too_short": ("mangler innhold", "Minst {min_length}."),
    "string_too_short": ("tom tekst", "Skriv teksten."),
    "string_too_long": ("for lang", "Høyst {max_length} tegn."),
    "string_pattern_mismatch": ("ugyldig id", "Bare små bokstaver a–z, tall og bindestrek."),
    "greater_than_equal": ("for lite tall", "Minst {ge}."),
    "less_than_equal": ("for stort tall", "Høyst {le}."),
    **dict.fromkeys(("tuple_type", "list_type"), ("ikke en liste", "Skriv en liste: [ … ].")),
    **dict.fromkeys(
        ("model_type", "model_attributes_type", "dict_type"),
        ("ikke et oppslag", "Skriv feltene som nøkkel: verdi."),
    ),
    **dict.fromkeys(("bool_type", "bool_parsing"), ("ikke sant eller usant", "Skriv true eller false.")),
    **dict.fromkeys(
        (
            "date_type",
            "date_parsing",
            "date_from_datetime_parsing",
            "date_from_datetime_inexact",
            "datetime_type",
        ),
        ("ikke en dato", "Skriv ÅÅÅÅ-MM-DD."),
    ),
    **dict.fromkeys(
        ("int_type", "int_parsing", "int_parsing_size", "int_from_float"),
        ("ikke et helt tall", "Skriv et helt tall."),
    ),
    "string_type": ("ikke en tekst", "Skriv en tekst, i anførselstegn om den ligner et tall."),
    "recursion_loop": ("for dypt nøstet", "Gjør den flatere."),
}
