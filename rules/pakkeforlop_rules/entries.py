"""What a catalogue holds: checkpoints, silences and sources, as frozen models read from YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Final, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.anchors import AnchorName
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.deadlines import CLOCKS
from pakkeforlop_workflow.facts import FACTS

from .conditions import All, Condition, leaves
from .texts import Text

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
_CLOCKS = {clock.code for clock in CLOCKS}


def _known_deadline(code: str) -> str:
    if code not in _CLOCKS:
        raise PydanticCustomError(
            "unknown_deadline", "unknown deadline", {"known": ", ".join(sorted(_CLOCKS))}
        )
    return code


DeadlineCode = Annotated[str, AfterValidator(_known_deadline)]
"""The code of another's deadline, to be shown as background."""
Standing = Literal["law", "guideline", "national_strategy", "council_draft", "practice", "product_advice"]
Kind = Literal["pathway_hjem", "work_situation", "return_to_work", "economy_and_rights"]
"""What a checkpoint is about, as far as silencing is concerned."""


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Source(_Model):
    """A document that wordings and numbers come from."""

    title: Text
    publisher: str
    dated: str
    standing: Standing
    url: str | None = None


class Citation(_Model):
    """Where something stands: a source, the place in it, and its words. Only product advice has no words."""

    source: Slug
    place: str | None = None
    quote: str | None = None
    note: Text | None = None


class Offset(_Model):
    """A span of time: calendar months first, then weeks and days. Negative is before."""

    months: Annotated[int, Field(ge=-240, le=240)] = 0
    weeks: Annotated[int, Field(ge=-1040, le=1040)] = 0
    days: Annotated[int, Field(ge=-3650, le=3650)] = 0


class Bound(Offset):
    """A day reckoned from an anchor, the window's own unless `from` names another.

    `not_before` is reckoned from the window's own anchor: an event that comes sooner counts from there.
    `as_opening` reckons an end from the earliest day a rough date may mean, where the next checkpoint opens.
    """

    from_: AnchorName | None = Field(default=None, alias="from")
    not_before: Offset | None = None
    as_opening: bool = False


def _listed(value: object) -> object:
    return value if isinstance(value, list | tuple) else [value]


Bounds = Annotated[tuple[Bound, ...], BeforeValidator(_listed), Field(min_length=1)]
"""Several bounds mean whichever comes first."""


class Window(_Model):
    """When a checkpoint opens, runs over time and closes, reckoned from an anchor.

    `occurrence` numbers the times a checkpoint comes again. Among windows of one occurrence, the first whose
    anchor is known is used. A window closes at the start of the day given; without `closes` it stays open.
    """

    anchor: AnchorName
    opens: Bounds
    over_time: Bounds | None = None
    closes: Bounds | None = None
    occurrence: Annotated[int, Field(ge=1)] = 1
    basis: Annotated[tuple[Citation, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _over_time_is_not_before_opening(self) -> Self:
        own = [bound for bound in self.over_time or () if bound.from_ is None]
        first = [bound for bound in self.opens if bound.from_ is None]
        if own and first and min(map(_days, own)) < min(map(_days, first)):
            raise PydanticCustomError("over_time_first", "over time before it opens")
        return self


def _days(offset: Offset) -> float:
    """About how many days an offset is."""
    return offset.months * 30.44 + offset.weeks * 7 + offset.days


class Candidate(_Model):
    """A role that can own a checkpoint, and when it can."""

    role: Role
    when: Condition | None = None


def _candidate(value: object) -> object:
    return {"role": value} if isinstance(value, str) else value


class Themes(_Model):
    """The themes of a conversation: those that must be covered to close it, and those that may come along."""

    closing: Annotated[tuple[Slug, ...], Field(min_length=1)]
    also: tuple[Slug, ...] = ()


class Prompt(_Model):
    """A sentence one can say, product advice until somebody signs it, and when it fits."""

    say: Text
    when: Condition | None = None


class Background(_Model):
    """A few words for the one who is unsure, with the source they rest on."""

    text: Text
    basis: Citation


class Entry(_Model):
    """A checkpoint: one version of one rule."""

    id: Slug
    seeds: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    title: Text
    kind: Kind
    per: Literal["course", "episode"]
    each: Literal["control_held"] | None = None
    when: Condition = All(all=())
    windows: Annotated[tuple[Window, ...], Field(min_length=1)]
    owner: Annotated[tuple[Annotated[Candidate, BeforeValidator(_candidate)], ...], Field(min_length=1)]
    owner_basis: Annotated[tuple[Citation, ...], Field(min_length=1)]
    participants: tuple[Role, ...] = ()
    themes: Themes
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]
    wording: tuple[Citation, ...] = ()
    background: tuple[Background, ...] = ()
    patient: Text
    deadlines: tuple[DeadlineCode, ...] = ()

    @model_validator(mode="after")
    def _makes_sense(self) -> Self:
        if self.occurrences != tuple(range(1, len(self.occurrences) + 1)):
            raise PydanticCustomError("occurrences_gap", "occurrences are not 1, 2, 3, …")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise PydanticCustomError("ends_before_start", "valid_to before valid_from")
        if self.each is not None and self.per != "course":
            raise PydanticCustomError("each_per_course", "controls belong to a course")
        return self

    @model_validator(mode="after")
    def _last_prompt_always_fits(self) -> Self:
        if self.prompts[-1].when is not None:
            raise PydanticCustomError("prompt_may_fail", "the last prompt has a condition")
        return self

    @cached_property
    def occurrences(self) -> tuple[int, ...]:
        """The numbers of the times it comes, from 1."""
        return tuple(sorted({window.occurrence for window in self.windows}))

    def citations(self) -> Iterator[Citation]:
        """Every citation of the entry."""
        for window in self.windows:
            yield from window.basis
        yield from self.owner_basis
        yield from self.wording
        for background in self.background:
            yield background.basis

    def conditions(self) -> Iterator[Condition]:
        """Every condition of the entry."""
        yield self.when
        yield from (candidate.when for candidate in self.owner if candidate.when is not None)
        yield from (prompt.when for prompt in self.prompts if prompt.when is not None)

    def in_force(self, day: date) -> bool:
        """Whether this version is the one that counts on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Silence(_Model):
    """A fact about the person that silences checkpoints of some kinds."""

    id: Slug
    title: Text
    when: Condition
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    until: Text
    basis: Annotated[tuple[Citation, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _about_the_person(self) -> Self:
        narrow = sorted({test.fact for test in leaves(self.when) if FACTS[test.fact].scope != "pathway"})
        if narrow:
            raise PydanticCustomError(
                "silence_too_narrow", "not about the person", {"facts": ", ".join(narrow)}
            )
        return self


class Policy(_Model):
    """The deployment's choices, all produktråd until the council decides otherwise. Units in the names."""

    horizon_weeks: Annotated[int, Field(ge=0, le=104)] = 8
    """How far ahead a checkpoint counts as coming."""
    contact_gap_weeks: Annotated[int, Field(ge=0, le=52)] = 4
    """At most one contact per person in so many weeks."""


class Place(_Model):
    """Which roles exist where the person lives and is treated. A role in neither list is not confirmed."""

    has: frozenset[Role] = frozenset()
    lacks: frozenset[Role] = frozenset()

    @model_validator(mode="before")
    @classmethod
    def _not_both(cls, value: Any) -> Any:
        if isinstance(value, dict):
            both = set(value.get("has") or ()) & set(value.get("lacks") or ())
            if both:
                raise PydanticCustomError(
                    "place_both", "both has and lacks", {"roles": ", ".join(sorted(both))}
                )
        return value


ANYWHERE: Final = Place()
"""A place about which nothing is known: owners by the catalogue, not confirmed."""
DEFAULT_POLICY: Final = Policy()
"""Everyone in working life is asked once."""
