"""Conditions as data: all, any and not over tests of facts. Whether one holds is `truth`.

The vocabulary is closed. There are no expression strings, and nothing in a catalogue is ever executed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    Tag,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.facts import FACTS, Fact


class _Node(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @cached_property
    def about_the_person(self) -> bool:
        """Whether it is the same whichever course, episode or event of the person is looked at."""
        return _about_the_person(self)

    @cached_property
    def key(self) -> str:
        """Its text, under which its truth is remembered: equal conditions are looked at once."""
        return sys.intern(_text(self))


class All(_Node):
    """Holds when every part holds; an empty list always holds."""

    all: tuple[Condition, ...]


class AnyOf(_Node):
    """Holds when at least one part holds."""

    any: Annotated[tuple[Condition, ...], Field(min_length=1)]


class Not(_Node):
    """Holds when its part does not."""

    not_: Condition = Field(alias="not")


class FactTest(_Node):
    """One test of one fact. Exactly one of `is`, `one_of`, `includes`, `known`, or a range of whole years."""

    fact: str
    is_: bool | str | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = None
    includes: tuple[str, ...] | None = None
    known: StrictBool | None = None
    at_least: Annotated[int, Field(strict=True, ge=0, le=130)] | None = None
    below: Annotated[int, Field(strict=True, ge=0, le=130)] | None = None

    @cached_property
    def wanted(self) -> tuple[tuple[str, Any], ...]:
        """What is asked of the fact, by operator."""
        return tuple(self.model_dump(by_alias=True, exclude_none=True, exclude={"fact"}).items())

    @field_validator("fact")
    @classmethod
    def _known_fact(cls, name: str) -> str:
        if name not in FACTS:
            raise PydanticCustomError("unknown_fact", "unknown fact", {"known": ", ".join(sorted(FACTS))})
        return name

    @model_validator(mode="after")
    def _one_fitting_operator(self) -> Self:
        fact = FACTS[self.fact]
        given = {name for name in ("is_", "one_of", "includes", "known") if getattr(self, name) is not None}
        if self.at_least is not None or self.below is not None:
            given.add("range")
        allowed = _OPERATORS[fact.kind]
        if len(given) != 1 or not given <= allowed | {"known"}:
            names = ", ".join(sorted(_OPERATOR_WORDS[name] for name in allowed | {"known"}))
            raise PydanticCustomError("test_unfit", "does not fit", {"fact": fact.name, "allowed": names})
        self._check_values(fact)
        return self

    def _check_values(self, fact: Fact) -> None:
        wanted = (*(self.one_of or ()), *(self.includes or ()))
        if fact.kind == "bool" and self.is_ is not None and not isinstance(self.is_, bool):
            raise PydanticCustomError(
                "value_unknown", "not a value", {"value": self.is_, "known": "true, false"}
            )
        if fact.kind == "code" and self.is_ is not None:
            wanted = (*wanted, str(self.is_))
        for value in wanted:
            if value not in fact.values:
                known = ", ".join(fact.values)
                raise PydanticCustomError("value_unknown", "not a value", {"value": value, "known": known})


class Talked(_Node):
    """Whether one of these themes has been talked about since the course (or the episode) began.

    With `within_months`, only a talk counts that is not so many months old yet.
    """

    talked_about: Annotated[tuple[str, ...], Field(min_length=1)]
    within_months: Annotated[int, Field(strict=True, ge=1, le=120)] | None = None


_KEYS = {"all": "all", "any": "any", "not": "not", "fact": "test", "talked_about": "talked"}


def _which(value: Any) -> str | None:
    if not isinstance(value, dict | _Node):
        return None
    keys = value.keys() if isinstance(value, dict) else type(value).model_fields
    return next((tag for key, tag in _KEYS.items() if key in keys or f"{key}_" in keys), None)


_OPERATORS = {"bool": {"is_"}, "code": {"is_", "one_of"}, "codes": {"includes"}, "years": {"range"}}
_OPERATOR_WORDS = {
    "is_": "is",
    "one_of": "one_of",
    "includes": "includes",
    "known": "known",
    "range": "at_least/below",
}

Condition = Annotated[
    Annotated[All, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[Not, Tag("not")]
    | Annotated[FactTest, Tag("test")]
    | Annotated[Talked, Tag("talked")],
    Discriminator(_which, custom_error_type="condition_unknown", custom_error_message="not a condition"),
]
CONDITION_TAGS = frozenset(_KEYS.values())


def leaves(condition: Condition) -> Iterator[FactTest]:
    """Every test of a fact in a condition."""
    match condition:
        case FactTest():
            yield condition
        case Not():
            yield from leaves(condition.not_)
        case All():
            for part in condition.all:
                yield from leaves(part)
        case AnyOf():
            for part in condition.any:
                yield from leaves(part)


def _about_the_person(node: _Node) -> bool:
    match node:
        case Talked():
            return False  # counts from the beginning of the course or the episode
        case FactTest():
            return FACTS[node.fact].scope == "pathway"
        case Not():
            return node.not_.about_the_person
        case All():
            return all(part.about_the_person for part in node.all)
        case AnyOf():
            return all(part.about_the_person for part in node.any)
        case _:
            raise TypeError(node)


def _text(node: _Node) -> str:
    match node:
        case Not():
            return f"not ({node.not_.key})"
        case All():
            return f"all ({', '.join(part.key for part in node.all)})"
        case AnyOf():
            return f"any ({', '.join(part.key for part in node.any)})"
        case _:
            return repr(node)
