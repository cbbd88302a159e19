"""What all models of a catalogue have in common."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""An id: never reused, the same in file names, scenarios and on cards."""

Kind = Literal[
    "pathway_hjem",
    "work_situation",
    "return_to_work",
    "economy_and_rights",
    "information",
    "family",
    "on_request",
]
"""What a checkpoint is about, as far as silencing is concerned."""


class Model(BaseModel):
    """A frozen part of a catalogue. A field that is not declared is a mistake."""

    # Built when it is first used, as a part of what holds it.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False, defer_build=True)
