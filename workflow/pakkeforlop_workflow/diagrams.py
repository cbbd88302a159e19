"""The state machines as mermaid diagrams, drawn by `transitions` from the machines themselves."""

from __future__ import annotations

import re
from collections.abc import Callable

from transitions.extensions import GraphMachine

from .machines import Design


def mermaid(design: Design, title: str, state: Callable[[str], str], trigger: Callable[[str], str]) -> str:
    """A mermaid state diagram of a machine, with words for its states and triggers.

    What changes no state is left out: it would be a loop at almost every state.
    """
    built = GraphMachine(
        states=list(design.states),
        initial=design.initial,
        auto_transitions=False,
        graph_engine="mermaid",
        title=title,
    )
    for step in design.steps:
        if step.dest is not None:
            built.add_transition(step.trigger, list(step.sources), step.dest)
    source: str = built.get_graph().source
    # `transitions` colours the state a machine is in; a drawing of all patients has none.
    source = source.replace(" s_active", " s_default")
    source = re.sub(
        r'state "(\w+)" as (\w+)', lambda found: f'state "{state(found[1])}" as {found[2]}', source
    )
    arrow = re.compile(r"^(\s*\w+ --> \w+: )(.+)$", re.MULTILINE)
    return arrow.sub(lambda found: found[1] + " | ".join(map(trigger, found[2].split(" | "))), source)
