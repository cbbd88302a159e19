"""Roles with the level they belong to: hospital or municipality."""

from __future__ import annotations

from typing import Final

from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.codes import Role

_STEM: Final = 7
"""As many letters of «sykehus», «kommune» and «municipality» as their other forms begin with too."""


def role_at_its_level(role: Role, words: Words) -> str:
    """The word for a role, with its level where it has one that the word does not tell of."""
    named, level = words.word("role", role), level_of(role)
    if level is None:
        return named
    told = words.word("level_of_role", level)
    return named if told[:_STEM] in named else f"{named} ({told})"


def level_of(role: Role) -> str | None:
    """The level of a role; none for the certifying doctor, who may be at either."""
    if role.startswith("hospital_"):
        return "hospital"
    return "municipality" if role == "gp" or role.startswith("municipal_") else None
