"""Roles with the level they belong to: hospital or municipality."""

from __future__ import annotations

from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.codes import Role


def role_at_its_level(role: Role, words: Words) -> str:
    """The word for a role, with its level where the role has one."""
    level = level_of(role)
    return words.word("role", role) + ("" if level is None else f" ({words.word('level_of_role', level)})")


def level_of(role: Role) -> str | None:
    """The level of a role; none for the certifying doctor, who may be at either."""
    if role.startswith("hospital_"):
        return "hospital"
    return "municipality" if role == "gp" or role.startswith("municipal_") else None
