"""The table that replay runs on, held to the `transitions` machines it was read from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from transitions import MachineError

from pakkeforlop_workflow.machines import DESIGNS, Design, machine, table


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
@given(data=st.data())
def test_table_equals_machine(design: Design, data: st.DataObject) -> None:
    """Over random triggers, the table leads where the machine leads, and lacks what the machine refuses."""
    names = sorted({step.trigger for step in design.steps})
    model, rows, state = machine(design), table(design.name), design.initial
    for trigger in data.draw(st.lists(st.sampled_from(names), max_size=40)):
        try:
            model.trigger(trigger)
            accepted = True
        except MachineError:
            accepted = False
        assert accepted == ((state, trigger) in rows)
        state = rows.get((state, trigger), state)
        assert model.state == state


@pytest.mark.parametrize("design", DESIGNS, ids=lambda design: design.name)
def test_every_state_can_be_reached_and_every_misfit_is_declared(design: Design) -> None:
    """No state stands apart, and each trigger says what it makes unknown when it does not fit."""
    reached, frontier = {design.initial}, [design.initial]
    while frontier:
        state = frontier.pop()
        for (source, _), dest in table(design.name).items():
            if source == state and dest not in reached:
                reached.add(dest)
                frontier.append(dest)
    assert reached == set(design.states)
    assert set(design.voids) == {step.trigger for step in design.steps}
