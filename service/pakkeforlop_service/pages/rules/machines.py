"""The two tracks of a pathway, drawn: a row for each state, and a lane for each thing that leads to another."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.reading_matter.markdown import capital
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow.machines import DESIGNS, Design

from .shown import RulesQuery, shown

router = APIRouter()

_KINDS: Final = {"medical": "stage", "work": "work_state"}
_ROW, _TOP = 56, 34
"""Pixels: of a row, and above the first."""
_FIRST, _LAST = 42.0, 96.0
"""Where the lanes begin and end, in per cent of the width."""
_LETTERS: Final = 19
"""So many letters of a name have room on a line, on a phone."""


@dataclass(frozen=True, slots=True)
class State:
    """A state: its name, in lines, and the middle of its row."""

    name: str
    lines: tuple[str, ...]
    y: int
    begins: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """What leads from some states to another: the number it has in the list, and where its signs are."""

    number: int
    trigger: str
    sources: tuple[str, ...]
    dest: str
    everywhere: bool
    """Whether it leads there from every other state."""
    x: float
    source_ys: tuple[int, ...]
    dest_y: int

    @property
    def top(self) -> int:
        """Where it begins."""
        return min(*self.source_ys, self.dest_y)

    @property
    def bottom(self) -> int:
        """Where it ends."""
        return max(*self.source_ys, self.dest_y)


@dataclass(frozen=True, slots=True)
class Track:
    """A machine as drawn."""

    code: str
    name: str
    states: tuple[State, ...]
    lanes: tuple[Lane, ...]
    height: int


@router.get("/regelverk/maskiner")
def machines(query: Annotated[RulesQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """Both machines: where a person can be, and what moves them."""
    page = shown(app, query, today)
    tracks = [track(design, page.words) for design in DESIGNS]
    return page.page("rules_machines.html", "/regelverk/maskiner", query, tracks=tracks)


def track(design: Design, words: Words) -> Track:
    """A machine in words and places. What changes no state is left out."""
    kind = _KINDS[design.name]
    names = {state: capital(words.word(kind, state)) for state in design.states}
    ys = {state: _TOP + _ROW * row + _ROW // 2 for row, state in enumerate(design.states)}
    moves = list(_moves(design))
    step = (_LAST - _FIRST) / max(len(moves) - 1, 1)
    return Track(
        code=design.name,
        name=capital(words.word("machine", design.name)),
        states=tuple(
            State(name, tuple(textwrap.wrap(name, _LETTERS)), ys[state], state == design.initial)
            for state, name in names.items()
        ),
        lanes=tuple(
            Lane(
                number=number,
                trigger=capital(words.word("trigger", trigger)),
                sources=tuple(names[state] for state in sources),
                dest=names[dest],
                everywhere=len(sources) == len(design.states) - 1,
                x=round(_FIRST + step * (number - 1), 2),
                source_ys=tuple(ys[state] for state in sources),
                dest_y=ys[dest],
            )
            for number, (trigger, sources, dest) in enumerate(moves, 1)
        ),
        height=_TOP + _ROW * len(design.states),
    )


def _moves(design: Design) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What leads from some states to another one."""
    for step in design.steps:
        sources = tuple(state for state in design.states if state in step.sources and state != step.dest)
        if step.dest is not None and sources:
            yield step.trigger, sources, step.dest
