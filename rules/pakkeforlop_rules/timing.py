"""How long answers stand, whatever the checkpoint: the catalogue's general numbers, each with what it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .models import Model
from .sources import Basis


class Number(Model):
    """A number and where it comes from. Its unit is in the name of the field that holds it."""

    value: Annotated[int, Field(strict=True, ge=0, le=104)]
    basis: Basis


class Timing(Model):
    """The general numbers. No source gives any of them; the council can change them as data."""

    early_weeks: Number
    """A talk up to so many weeks before a window opens counts for it."""
    offered_weeks: Number
    """How long an offer waits for an answer."""
    attempted_weeks: Number
    """How long an attempt at contact waits for an answer."""
    unanswered: Number
    """After so many offers and attempts without an answer, the question rests …"""
    unanswered_months: Number
    """… so many months, or until something new happens."""
    reask_months: Number
    """A no is asked about again after so many months …"""
    reasks: Number
    """… and so many times."""
    deferred_weeks: Number
    """A postponed question is open so many weeks from its day, also when the window closes before that."""
