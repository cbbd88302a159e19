"""YAML files as plain data that remembers its lines, and errors that name file and line.

YAML 1.2's idea of booleans is used: only `true` and `false`, so that the words on, no and yes stay words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml
from pydantic import ValidationError

from pakkeforlop_workflow.errors import filled, place, shown

from .conditions import CONDITION_TAGS

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})")
_QUOTED = frozenset("'\"|>")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class CatalogueProblem:
    """One thing wrong in a catalogue: file, line, entry, place, value, fault and cure."""

    file: str
    line: int
    entry: str
    where: str
    value: str
    fault: str
    cure: str

    def __str__(self) -> str:
        found = f" (fant {self.value})" if self.value else ""
        return f"{self.file}:{self.line}: {self.entry}: {self.where}: {self.fault}{found}. {self.cure}"


class InvalidCatalogue(ValueError):
    """A catalogue that cannot be used, with every problem found in it."""

    def __init__(self, problems: Iterable[CatalogueProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML document: its data, and the line (from 1) of every place in it."""

    file: str
    data: Any
    lines: dict[tuple[str | int, ...], int]

    def line_of(self, where: tuple[str | int, ...]) -> int:
        """The line of a place, or of the nearest place around it."""
        while where not in self.lines and where:
            where = where[:-1]
        return self.lines.get(where, 1)

    def parts(self) -> Iterator[tuple[str | int, Document]]:
        """The members of the document, each as a document of its own with the lines it has in the file."""
        lines: dict[str | int, dict[tuple[str | int, ...], int]] = {}
        for (key, *rest), line in ((where, line) for where, line in self.lines.items() if where):
            lines.setdefault(key, {})[tuple(rest)] = line
        for key in self.data if isinstance(self.data, dict) else range(len(self.data)):
            yield key, Document(self.file, self.data[key], lines.get(key, {}))


def documents(file: str, text: str) -> Iterator[Document]:
    """The documents of one YAML file. Raises `InvalidCatalogue` when it is not YAML, or a key stands twice."""
    try:
        for node in yaml.compose_all(text, Loader=_Loader):
            _refuse_aliases(node, file, set())
            lines: dict[tuple[str | int, ...], int] = {}
            yield Document(file, _plain(node, (), lines, file), lines)
    except (yaml.YAMLError, UnicodeError) as error:
        mark = getattr(error, "problem_mark", None)
        fault = f"ikke gyldig YAML: {getattr(error, 'problem', None) or type(error).__name__}"
        raise InvalidCatalogue(
            [_in_file(file, 1 if mark is None else mark.line + 1, fault, "Rett filen.")]
        ) from None
    except RecursionError:
        raise InvalidCatalogue([_in_file(file, 1, "for dypt nøstet", "Gjør den flatere.")]) from None


def _in_file(file: str, line: int, fault: str, cure: str) -> CatalogueProblem:
    return CatalogueProblem(file, line, "–", "filen", "", fault, cure)


def catalogue_problems(error: ValidationError, document: Document, entry: str) -> list[CatalogueProblem]:
    """The problems in a pydantic error, with their lines."""
    details = error.errors(include_url=False)
    within = {detail["loc"][:size] for detail in details for size in range(len(detail["loc"]))}
    # A list whose only item is faulty is reported as too short as well: the item's own fault is enough.
    return [
        _problem(detail, document, entry)
        for detail in details
        if not (detail["type"] == "too_short" and detail["loc"] in within)
    ]


def _plain(
    node: Any, where: tuple[str | int, ...], lines: dict[tuple[str | int, ...], int], file: str
) -> Any:
    lines[where] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            if key in result:
                line = key_node.start_mark.line + 1
                fault, cure = "nøkkelen står to ganger", "Ta bort den ene."
                raise InvalidCatalogue(
                    [CatalogueProblem(file, line, "–", place((*where, key)), "", fault, cure)]
                )
            result[key] = _plain(value_node, (*where, key), lines, file)
            lines[(*where, key)] = key_node.start_mark.line + 1
        return result
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, (*where, index), lines, file) for index, item in enumerate(node.value)]
    return _scalar(node)


def _refuse_aliases(node: Any, file: str, seen: set[int]) -> None:
    """Refuse a node that is used twice: an entry should be read where it stands, and aliases can grow without end."""
    if id(node) in seen:
        cure = "Skriv innholdet der det hører hjemme."
        raise InvalidCatalogue(
            [_in_file(file, node.start_mark.line + 1, "alias («*») er ikke tillatt", cure)]
        )
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                _refuse_aliases(part, file, seen)
    elif isinstance(node, yaml.SequenceNode):
        for part in node.value:
            _refuse_aliases(part, file, seen)


def _scalar(node: Any) -> Any:
    text: str = node.value
    if node.style in _QUOTED:
        return text
    if text in {"", "null", "~"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text


def _problem(detail: Any, document: Document, entry: str) -> CatalogueProblem:
    kind, context = detail["type"], detail.get("ctx", {})
    where = _place_in(document, detail["loc"])
    fault, cure = _WORDS.get(kind, (detail["msg"], "Rett verdien."))
    fault, cure = filled(fault, context), filled(cure, context)
    value = "" if kind == "missing" else shown(detail["input"])
    return CatalogueProblem(document.file, document.line_of(where), entry, place(where), value, fault, cure)


def _place_in(document: Document, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A pydantic location without the names that pydantic put in for the members of a union."""
    where: tuple[str | int, ...] = ()
    for part in loc:
        if (*where, part) in document.lines or part not in CONDITION_TAGS:
            where = (*where, part)
    return where


_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("mangler", "Legg det til."),
    "extra_forbidden": ("ukjent felt", "Ta det bort, eller rett navnet."),
    "unknown_fact": ("ukjent opplysning", "Opplysningene er: {known}."),
    "silence_too_narrow": (
        "leser opplysninger om ett forløp eller fravær: {facts}",
        "Det som stanser, må gjelde hele personen.",
    ),
    "unknown_deadline": ("ukjent frist", "Andres frister er: {known}."),
    "test_unfit": ("passer ikke for opplysningen «{fact}»", "Bruk nøyaktig én av: {allowed}."),
    "value_unknown": ("«{value}» er ikke en verdi av opplysningen", "Verdiene er: {known}."),
    "condition_unknown": ("ikke et vilkår", "Bruk all, any, not, fact eller talked_about."),
    "literal_error": ("ukjent verdi", "Bruk en av {expected}."),
    "too_short": ("mangler innhold", "Minst {min_length}."),
    "string_pattern_mismatch": ("ugyldig id", "Bare små bokstaver a–z, tall og bindestrek."),
    "over_time_first": (
        "over tiden før den åpner",
        "La «over_time» være samme dag som «opens» eller senere.",
    ),
    "occurrences_gap": ("gangene er ikke 1, 2, 3, …", "Nummerer «occurrence» fra 1 uten hull."),
    "ends_before_start": ("«valid_to» er før «valid_from»", "Rett en av dem."),
    "each_per_course": ("«each» gjelder kontroller i et kreftforløp", "Bruk per: course."),
    "greater_than_equal": ("for lite tall", "Minst {ge}."),
    "less_than_equal": ("for stort tall", "Høyst {le}."),
    "tuple_type": ("ikke en liste", "Skriv en liste: [ … ]."),
    "list_type": ("ikke en liste", "Skriv en liste: [ … ]."),
    "model_type": ("ikke et oppslag", "Skriv feltene som nøkkel: verdi."),
    "model_attributes_type": ("ikke et oppslag", "Skriv feltene som nøkkel: verdi."),
    "dict_type": ("ikke et oppslag", "Skriv feltene som nøkkel: verdi."),
    "bool_type": ("ikke sant eller usant", "Skriv true eller false."),
    "bool_parsing": ("ikke sant eller usant", "Skriv true eller false."),
    "themes_may_fail": (
        "alle temaene har vilkår",
        "La minst ett tema gjelde alle, ellers kan samtalen ikke lukkes.",
    ),
    "need_and_norm": (
        "«need» hører til det kilden sier er «ved behov»",
        "Skriv «need» når norm er as_needed, og bare da.",
    ),
    "summary_too_long": ("for lang på {lang}: {length} tegn", "Høyst {max} tegn: et kort tar ikke flere."),
    "string_too_short": ("tom tekst", "Skriv teksten."),
    "prompt_may_fail": ("det siste forslaget har et vilkår", "La det siste forslaget gjelde alltid."),
    "date_type": ("ikke en dato", "Skriv ÅÅÅÅ-MM-DD."),
    "date_from_datetime_parsing": ("ikke en dato", "Skriv ÅÅÅÅ-MM-DD."),
    "int_type": ("ikke et helt tall", "Skriv et helt tall."),
    "int_parsing": ("ikke et helt tall", "Skriv et helt tall."),
    "string_type": ("ikke en tekst", "Skriv en tekst."),
}
