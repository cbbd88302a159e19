"""What a checkpoint is: one version of one rule, as a frozen model read from YAML."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.codes import CancerGroup, Role
from pakkeforlop_workflow.deadlines import CLOCKS

from .bounds import Window
from .conditions import All, Condition
from .models import Kind, Model, Slug
from .sources import Basis, Citation
from .texts import Text

MAX_SUMMARY = 139
"""Characters of a summary: a CDS card takes fewer than 140."""
_CLOCKS = {clock.code for clock in CLOCKS}


def _known_deadline(code: str) -> str:
    if code not in _CLOCKS:
        raise PydanticCustomError(
            "unknown_deadline", "unknown deadline", {"known": ", ".join(sorted(_CLOCKS))}
        )
    return code


DeadlineCode = Annotated[str, AfterValidator(_known_deadline)]
"""The code of another's deadline, to be shown as background."""

Norm = Literal["must", "should", "as_needed", "none"]
"""The source's own word for it: «skal» or «må», «bør», «ved behov», or none. Shown as the source says it."""


class Candidate(Model):
    """A role that can own a checkpoint, and when it can."""

    role: Role
    when: Condition | None = None


def _candidate(value: object) -> object:
    return {"role": value} if isinstance(value, str) else value


class Theme(Model):
    """A theme that must be covered to close a conversation, and for whom."""

    theme: Slug
    when: Condition | None = None


def _theme(value: object) -> object:
    return {"theme": value} if isinstance(value, str) else value


class Themes(Model):
    """The themes of a conversation: those that must be covered to close it, and those that may come along."""

    closing: Annotated[tuple[Annotated[Theme, BeforeValidator(_theme)], ...], Field(min_length=1)]
    also: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _one_for_everybody(self) -> Self:
        if all(theme.when is not None for theme in self.closing):
            raise PydanticCustomError("themes_may_fail", "every closing theme has a condition")
        return self

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The closing themes, whoever asks."""
        return tuple(theme.theme for theme in self.closing)

    @cached_property
    def for_everybody(self) -> bool:
        """Whether the closing themes are the same whoever is asked."""
        return all(theme.when is None for theme in self.closing)

    @cached_property
    def set_of_names(self) -> frozenset[str]:
        """The same, to look them up in."""
        return frozenset(self.names)


class Prompt(Model):
    """A sentence one can say, product advice until somebody signs it, and when it fits."""

    say: Text
    when: Condition | None = None


class Background(Model):
    """A few words for the one who is unsure, with the source they rest on."""

    text: Text
    basis: Citation


class Conflict(Model):
    """Where sources disagree: about what, which was followed, and against which."""

    about: Text
    followed: Slug
    against: Annotated[tuple[Slug, ...], Field(min_length=1)]


class Entry(Model):
    """A checkpoint: one version of one rule."""

    id: Slug
    seeds: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None
    title: Text
    summary: Text
    """What to do, in one line for a card."""
    kind: Kind
    norm: Norm
    cancers: tuple[CancerGroup, ...] = ()
    """For which cancers it is; for all when none is named."""
    but_for: tuple[CancerGroup, ...] = ()
    """For which cancers another version takes its place."""
    overlay: Slug | None = None
    """The overlay that this version is of."""
    since: date | None = None
    """Since when the checkpoint is in use, in this version or an earlier one; since `valid_from` when not given."""
    per: Literal["course", "episode"]
    each: Literal["control_held"] | None = None
    fresh: bool = False
    """Whether only talks since the window opened count, and not those shortly before."""
    when: Condition = All(all=())
    need: Condition | None = None
    """What speaks for asking somebody in particular, for what the source says is «ved behov»."""
    windows: Annotated[tuple[Window, ...], Field(min_length=1)]
    owner: Annotated[tuple[Annotated[Candidate, BeforeValidator(_candidate)], ...], Field(min_length=1)]
    owner_basis: Basis
    participants: tuple[Role, ...] = ()
    themes: Themes
    prompts: Annotated[tuple[Prompt, ...], Field(min_length=1)]
    wording: tuple[Citation, ...] = ()
    background: tuple[Background, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
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
        if (self.norm == "as_needed") != (self.need is not None):
            raise PydanticCustomError("need_and_norm", "need without as_needed, or the other way round")
        if self.prompts[-1].when is not None:
            raise PydanticCustomError("prompt_may_fail", "the last prompt has a condition")
        return self

    @model_validator(mode="after")
    def _summary_fits_a_card(self) -> Self:
        for lang, words in self.summary.model_dump().items():
            if len(words) > MAX_SUMMARY:
                size = {"lang": lang, "length": len(words), "max": MAX_SUMMARY}
                raise PydanticCustomError("summary_too_long", "too long", size)
        return self

    @cached_property
    def occurrences(self) -> tuple[int, ...]:
        """The numbers of the times it comes, from 1."""
        return tuple(sorted({window.occurrence for window in self.windows}))

    @cached_property
    def prompts_for_some(self) -> tuple[tuple[Condition, Prompt], ...]:
        """The prompts that fit somebody in particular, with when."""
        return tuple((prompt.when, prompt) for prompt in self.prompts if prompt.when is not None)

    @cached_property
    def prompts_for_all(self) -> tuple[Prompt, ...]:
        """The prompts that fit everybody."""
        return tuple(prompt for prompt in self.prompts if prompt.when is None)

    @cached_property
    def after_return(self) -> bool:
        """Whether it is about what follows a return to work."""
        return all(window.anchor == "return_started" for window in self.windows)

    @cached_property
    def scope(self) -> tuple[str, str | None, bool]:
        """What decides, besides what has happened, what it is asked about: each course, control or sick leave."""
        return self.per, self.each, self.after_return

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
        yield from self.deciding_conditions()
        yield from (when for when, _ in self.prompts_for_some)

    def deciding_conditions(self) -> Iterator[Condition]:
        """Those that decide for whom it is, whose, and what closes it; the others only choose the words."""
        yield self.when
        if self.need is not None:
            yield self.need
        for parts in (self.owner, self.themes.closing):
            yield from (part.when for part in parts if part.when is not None)

    def in_force(self, day: date) -> bool:
        """Whether this version is the one that counts on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def is_for(self, cancer: str | None) -> bool:
        """Whether this version is for a cancer; for one that is not known when it is for all."""
        return cancer not in self.but_for and (not self.cancers or cancer in self.cancers)
