"""What silences checkpoints: a fact about the person that goes before what would be due."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.facts import FACTS

from .conditions import Condition, leaves
from .models import Kind, Model, Slug
from .sources import Basis
from .texts import Text


class Silence(Model):
    """A fact about the person that silences checkpoints of some kinds."""

    id: Slug
    title: Text
    when: Condition
    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    until: Text
    basis: Basis

    @model_validator(mode="after")
    def _about_the_person(self) -> Self:
        narrow = sorted({test.fact for test in leaves(self.when) if FACTS[test.fact].scope != "pathway"})
        if narrow:
            raise PydanticCustomError(
                "silence_too_narrow", "not about the person", {"facts": ", ".join(narrow)}
            )
        return self
