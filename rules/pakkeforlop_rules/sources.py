"""Where everything in a catalogue comes from: the register of sources, and citations of them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .models import Model, Slug
from .texts import Text

Standing = Literal[
    "law", "guideline", "national_strategy", "council_draft", "practice", "study", "product_advice"
]
"""What a source weighs. Only law gives a «frist»; a draft is shown as a draft."""


class Source(Model):
    """A document that wordings and numbers come from."""

    title: Text
    publisher: str
    dated: str
    standing: Standing
    url: str | None = None


class Citation(Model):
    """Where something stands: a source, the place in it, and its words. Only product advice has no words."""

    source: Slug
    place: str | None = None
    quote: str | None = None
    note: Text | None = None


Basis = Annotated[tuple[Citation, ...], Field(min_length=1)]
"""What something rests on: at least one citation."""
