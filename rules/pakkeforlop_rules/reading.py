"""YAML files as plain data that remembers its lines, and problems that name file and line.

YAML 1.2's idea of booleans is used: only `true` and `false`, so that the words on, no and yes stay words. What
programs read differently, such as 012, is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any, Final

import yaml

from pakkeforlop_workflow.errors import place, shown

Where = tuple[str | int, ...]
"""A place in a document: the keys and numbers that lead there."""

_Loader: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WHOLE = re.compile(r"[-+]?(0|[1-9][0-9]{0,8})")
_AMBIGUOUS = re.compile(
    r"[-+]?(0[0-9_]+|0[xob][0-9a-f_]+|[0-9]+_[0-9_]*|[0-9]+(:[0-5]?[0-9])+)", re.IGNORECASE
)
"""Numbers with zeros in front, of another base, with underscores, or by sixties: programs disagree about them."""
_QUOTED = frozenset("'\"|>")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YAML_TAG: Final = "tag:yaml.org,2002:"


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
    lines: dict[Where, int]
    key: str | int | None = None
    """What it is a member of its file by, when it is only a part of it."""

    @property
    def name(self) -> str:
        """What a problem in it is said to be about: its id, else its key, else the file's."""
        named = self.data.get("id") if isinstance(self.data, dict) else None
        if isinstance(named, str):
            return named
        return self.key if isinstance(self.key, str) else name_of(self.file)

    def line_of(self, where: Where) -> int:
        """The line of a place, or of the nearest place around it."""
        while where not in self.lines and where:
            where = where[:-1]
        return self.lines.get(where, 1)

    def at(self, where: Where) -> Any:
        """The data at a place; `None` when there is no such place."""
        found = self.data
        for part in where:
            try:
                found = found[part]
            except (KeyError, IndexError, TypeError):
                return None
        return found

    def parts(self) -> Iterator[tuple[str | int, Document]]:
        """The members of the document, each as a document of its own with the lines it has in the file."""
        lines: dict[str | int, dict[Where, int]] = {}
        for (key, *rest), line in ((where, line) for where, line in self.lines.items() if where):
            lines.setdefault(key, {})[tuple(rest)] = line
        for key in self.data if isinstance(self.data, dict) else range(len(self.data)):
            yield key, Document(self.file, self.data[key], lines[key], key)

    def problem(self, where: Where, fault: str, cure: str, value: str = "") -> CatalogueProblem:
        """A problem at a place in the document."""
        found = shown(value) if value else ""
        at = place(where) if where else "–"
        return CatalogueProblem(self.file, self.line_of(where), self.name, at, found, fault, cure)


def name_of(file: str) -> str:
    """What a file is about, by its name: `entries/ph-2.yaml` is ph-2."""
    return PurePosixPath(file).stem


def problem_in_file(file: str, fault: str, cure: str, *, line: int = 1) -> CatalogueProblem:
    """A problem with a file as a whole, or with a line of it that cannot be read."""
    return CatalogueProblem(file, line, name_of(file), "filen", "", fault, cure)


def meant(name: object, known: Iterable[str], otherwise: str) -> str:
    """The cure for a name that is not known: the one that was probably meant, else where they stand.

    >>> meant("in_workinglife", ["age", "in_working_life"], "Se listen.")
    'Mente du «in_working_life»?'
    """
    near = get_close_matches(str(name), sorted(known), n=1, cutoff=0.6)
    return f"Mente du «{near[0]}»?" if near else otherwise


def documents(file: str, text: str) -> Iterator[Document]:
    """The documents of one YAML file. Raises `InvalidCatalogue`, at the end, with everything that is not plain YAML.

    Not plain are aliases, keys that stand twice, tags, and numbers that programs read differently.
    """
    reader = _Reader(file)
    try:
        for node in yaml.compose_all(text, Loader=_Loader):
            known = len(reader.problems)
            lines: dict[Where, int] = {}
            data = reader.plain(node, (), lines, node.start_mark.line + 1)
            if len(reader.problems) == known:
                yield Document(file, data, lines)
    except (yaml.YAMLError, UnicodeError) as error:
        reader.problems.append(_not_yaml(file, error, text))
    except RecursionError:
        reader.problems.append(problem_in_file(file, "for dypt nøstet", "Gjør den flatere."))
    if reader.problems:
        raise InvalidCatalogue(reader.problems)


class _Reader:
    """From nodes to plain data, noting what is not plain."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[CatalogueProblem] = []
        self._seen: set[int] = set()

    def plain(self, node: Any, where: Where, lines: dict[Where, int], line: int) -> Any:
        """The data of a node that stands on a line: an alias remembers only the line of what it repeats."""
        lines[where] = line
        if id(node) in self._seen:
            # An entry should be read where it stands, and aliases can grow without end.
            self._note(line, where, "alias («*») er ikke tillatt", "Skriv innholdet der det hører hjemme.")
            return None
        self._seen.add(id(node))
        if not node.tag.startswith(_YAML_TAG):
            self._note(line, where, f"merket «{node.tag}» er ikke tillatt", "Ta det bort.")
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, where, lines)
        if isinstance(node, yaml.SequenceNode):
            items = []
            for index, item in enumerate(node.value):
                line = max(line, item.start_mark.line + 1)
                items.append(self.plain(item, (*where, index), lines, line))
            return items
        return self._scalar(node, where)

    def _mapping(self, node: Any, where: Where, lines: dict[Where, int]) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key, line = str(key_node.value), key_node.start_mark.line + 1
            value = self.plain(value_node, (*where, key), lines, line)
            if key in result:
                self._note(line, (*where, key), "nøkkelen står to ganger", "Ta bort den ene.")
            result.setdefault(key, value)
        return result

    def _scalar(self, node: Any, where: Where) -> Any:
        text: str = node.value
        if node.style in _QUOTED:
            return text
        if text in {"", "null", "~"}:
            return None
        if text in {"true", "false"}:
            return text == "true"
        if _WHOLE.fullmatch(text):
            return int(text)
        if _AMBIGUOUS.fullmatch(text):
            cure = "Skriv tallet uten nuller foran, eller sett teksten i anførselstegn."
            self._note(node.start_mark.line + 1, where, f"«{text}» leses ulikt av ulike programmer", cure)
        if _DAY.fullmatch(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                return text
        return text

    def _note(self, line: int, where: Where, fault: str, cure: str) -> None:
        self.problems.append(
            CatalogueProblem(self.file, line, name_of(self.file), place(where), "", fault, cure)
        )


def _not_yaml(file: str, error: Exception, text: str) -> CatalogueProblem:
    """What the parser stopped at, in Norwegian for what people do most."""
    rows = text.splitlines()
    if isinstance(error, UnicodeError):
        unreadable = (number for number, row in enumerate(rows, 1) if any(map(_is_surrogate, row)))
        return problem_in_file(file, "ikke UTF-8", "Lagre filen som UTF-8.", line=next(unreadable, 1))
    said = str(getattr(error, "problem", None) or type(error).__name__)
    opened = "expected ',' or" in said or "unexpected end of stream" in said
    mark = getattr(error, "context_mark" if opened else "problem_mark", None)
    line = 1 if mark is None else mark.line + 1
    if "cannot start any token" in said and "\t" in "".join(rows[line - 1 : line]):
        return problem_in_file(file, "tabulator i innrykket", "Rykk inn med mellomrom.", line=line)
    for parts, fault, cure in _SAID:
        if any(part in said for part in parts):
            return problem_in_file(file, f"ikke gyldig YAML: {fault}", cure, line=line)
    return problem_in_file(file, f"ikke gyldig YAML ({said})", "Rett filen.", line=line)


def _is_surrogate(sign: str) -> bool:
    return "\ud800" <= sign <= "\udfff"


_SAID: Final = (
    (("mapping values are not allowed",), "kolon der det ikke kan stå", "Sett teksten i anførselstegn."),
    (
        ("expected key", "expected '-'", "block sequence entries", "expected ':'", "<document start>"),
        "linjen passer ikke inn her",
        "Se etter feil innrykk, og etter anførselstegn som ikke er lukket.",
    ),
    (("expected ',' or",), "en parentes eller et komma mangler", "Lukk «[» med «]» og «{» med «}»."),
    (("cannot start any token",), "et tegn som ikke kan stå først", "Sett teksten i anførselstegn."),
    (
        ("unexpected end of stream",),
        "et anførselstegn mangler",
        "Lukk teksten med samme tegn som den begynner med.",
    ),
    (("expected the node content",), "innhold mangler", "Skriv innholdet, eller ta bort tegnet."),
    (("undefined alias",), "alias («*») er ikke tillatt", "Skriv innholdet der det hører hjemme."),
    (("control characters",), "et tegn som ikke kan skrives", "Ta det bort."),
)
"""What the parser says, by a part of it, and how that is said here."""
