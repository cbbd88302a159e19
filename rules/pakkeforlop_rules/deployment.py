"""What a deployment decides for itself: how it asks, and which roles it has."""

from __future__ import annotations

from typing import Annotated, Any, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from pakkeforlop_workflow.codes import Role

from .models import Model

Asking = Literal["everyone", "recorded_facts", "judgement"]
"""How «ved behov» is read: everyone in working life is asked once; only those of whom something is recorded that
speaks for it; or the clinician judges, and it is shown as optional."""


class Policy(Model):
    """The deployment's choices, all produktråd until the council decides otherwise. Units in the names.

    Set by the clinical owner of the deployment, not municipality by municipality.
    """

    asking: Asking = "everyone"
    """How checkpoints are asked that the source says are for those who need them."""
    horizon_weeks: Annotated[int, Field(ge=0, le=104)] = 8
    """How far ahead a checkpoint counts as coming."""
    contact_gap_weeks: Annotated[int, Field(ge=0, le=52)] = 4
    """At most one contact per person in so many weeks."""


class Place(Model):
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
