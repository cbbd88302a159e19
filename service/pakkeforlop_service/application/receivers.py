"""Who a hand-over can be sent to: somebody who is there. A message to nobody in particular is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from pakkeforlop_service.directory import Places
from pakkeforlop_workflow import InvalidDocument, Problem
from pakkeforlop_workflow.cooperation import HandoverSent
from pakkeforlop_workflow.events import Event


def refuse_absent_receivers(events: Sequence[Event], places: Places, known: int = 0) -> None:
    """Refuse hand-overs to a unit that the directory does not have, or to a role that it says is lacking there.

    A directory without units refuses nobody. `known` is how many events come before these in the document. Raises
    `InvalidDocument`.
    """
    problems = [
        problem for index, event in enumerate(events, known) for problem in _problems(index, event, places)
    ]
    if problems:
        raise InvalidDocument(problems)


def _problems(index: int, event: Event, places: Places) -> Iterator[Problem]:
    units = places.known()
    if not isinstance(event, HandoverSent) or not units:
        return
    where = f"events[{index}]"
    if event.to_place not in units:
        near = get_close_matches(event.to_place, units, n=1, cutoff=0.6)
        cure = f"Mente du «{near[0]}»?" if near else "Se /v1/directory."
        yield Problem(
            f"{where}.to_place", f'"{event.to_place}"', "finnes ikke blant kommuner og enheter", cure
        )
        return
    there = places.on(event.to_place, None, event.on)
    if event.to_role in there.lacks:
        others = ", ".join(sorted(there.has))
        cure = f"Disse finnes der: {others}." if others else "Se /v1/directory om hvem som finnes der."
        yield Problem(f"{where}.to_role", f'"{event.to_role}"', "finnes ikke på stedet", cure)
