"""Who last did something with a person: the latest conversation or hand-over that stands, in one question."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from pakkeforlop_service.application import Application
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.store.touches import TOUCHES, Touch
from tests.service.conftest import Watch, on_both
from tests.service.test_worklist import PEOPLE, TODAY
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add, append

FIRST = talk("2026-02-01", "held", "ph-1", id="first", by="hospital_unit")
SECOND = talk("2026-04-01", "offered", "ph-2", id="second", by="gp")
SENT = event("handover", "2026-03-01", id="h", by="hospital_doctor", to_role="gp", to_place="k")
TAKEN = event("handover_update", "2026-03-05", handover="h", status="acknowledged", by="certifying_doctor")
OTHERS = (told(), employee(), sick("2026-05-02"), event("control_held", "2026-05-03"))


def correction(of: dict[str, Any], on: str, **fields: Any) -> dict[str, Any]:
    return event("correction", on, **{"corrects": of["id"], "id": f"c-{on}", **fields})


MISDATED = correction(SECOND, "2026-04-30", replaces={**SECOND, "on": "2026-04-20"})
WITHDRAWN = correction(SECOND, "2026-05-01", withdraws=True)
REDATED = correction(SECOND, "2026-05-02", replaces={**SECOND, "on": "2026-01-20"})


@on_both
@pytest.mark.parametrize(
    ("events", "by", "on"),
    [
        ((FIRST, SECOND), "gp", "2026-04-01"),
        ((SECOND, FIRST), "gp", "2026-04-01"),
        ((FIRST, SENT), "hospital_doctor", "2026-03-01"),
        ((FIRST, SENT, TAKEN), "certifying_doctor", "2026-03-05"),
        ((FIRST, SECOND, WITHDRAWN), "hospital_unit", "2026-02-01"),
        ((FIRST, SECOND, REDATED), "hospital_unit", "2026-02-01"),
        ((SECOND, REDATED), "gp", "2026-01-20"),
        ((FIRST, SECOND, MISDATED, REDATED), "hospital_unit", "2026-02-01"),
        ((FIRST, SECOND, REDATED, WITHDRAWN), "hospital_unit", "2026-02-01"),
        ((FIRST, SECOND, WITHDRAWN, correction(WITHDRAWN, "2026-05-03", withdraws=True)), "gp", "2026-04-01"),
        ((FIRST, correction(OTHERS[0], "2026-05-04", replaces=OTHERS[0])), "hospital_unit", "2026-02-01"),
    ],
)
def test_the_latest_that_stands(
    application: Application, events: tuple[dict[str, Any], ...], by: str, on: str
) -> None:
    """By the day it happened; what was corrected counts as it was corrected, and only talks and hand-overs do."""
    add(application, pathway(*OTHERS, subject="p"))
    for one in events:
        append(application, "p", one)
    assert application.last_touches(["p", "nobody"], TODAY) == {"p": Touch(by, date.fromisoformat(on))}  # type: ignore[arg-type]


def test_on_an_earlier_day(application: Application) -> None:
    """What happened later does not count, what happened on the day does, and nothing at all is left out."""
    add(application, pathway(*OTHERS, FIRST, SECOND, subject="p"))
    assert application.last_touches(["p"], date(2026, 4, 1))["p"].by == "gp"
    assert application.last_touches(["p"], date(2026, 3, 31))["p"].by == "hospital_unit"
    assert application.last_touches(["p"], date(2026, 1, 31)) == {}


@on_both
def test_as_replayed(application: Application, watch: Watch) -> None:
    """For everybody the same as reading the whole pathway."""
    application.fill(cohort(PEOPLE, 9, TODAY - timedelta(days=1)), watch())
    people = [f"syntetisk-{number:06}" for number in range(PEOPLE)]
    found = application.last_touches(people, TODAY)
    assert len(found) > PEOPLE / 2
    for subject in people:
        stands = [one for one in application.pathway(subject).known() if one.type in TOUCHES]
        days = [one.on for one in stands if one.on <= TODAY]
        touch = found.get(subject)
        assert (touch is None) == (not days)
        if touch is not None:
            assert touch.on == max(days)
            assert touch.by in {one.by for one in stands if one.on == touch.on}
