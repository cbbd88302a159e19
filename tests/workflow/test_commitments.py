"""Hand-overs, network meetings and milestones: what is refused, what settles one, and what stands on a day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pakkeforlop_workflow import InvalidDocument, Pathway, codes
from pakkeforlop_workflow.commitments import Handover, Meeting, Message, Milestone
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.events import ORDER
from pakkeforlop_workflow.history import replayed
from tests.support.documents import event, pathway
from tests.support.strategies import DAYS, START, pathways

SENT = event(
    "handover",
    "2026-03-09",
    id="h",
    by="hospital_contact_nurse",
    to_role="municipal_cancer_coordinator",
    to_place="demo-kommune",
)
PLANNED = event("network_meeting", "2026-03-09", id="m", status="planned", meets_on="2026-03-25")
GOAL = event("milestone", "2026-03-09", id="g", goal="hours_tried", responsible="patient", due="2026-05-04")


def update(on: str, status: str, **fields: Any) -> dict[str, Any]:
    named = {"id": f"{status}-{on}", "handover": "h", "status": status, "by": "municipal_cancer_coordinator"}
    return event("handover_update", on, **{**named, **fields})


def reached(on: str, status: str, **fields: Any) -> dict[str, Any]:
    named = {"id": f"{status}-{on}", "milestone": "g", "status": status}
    return event("milestone_update", on, **{**named, **fields})


def handover(*events: dict[str, Any]) -> Handover:
    (found,) = replayed(pathway(*events)).handovers
    return found


def milestone(*events: dict[str, Any]) -> Milestone:
    (found,) = replayed(pathway(*events)).milestones
    return found


def on(day: str) -> AsOf:
    return AsOf(date.fromisoformat(day))


CONSENT = "pårørende, arbeidsgiver eller Nav er med uten at pasienten har sagt ja"


@pytest.mark.parametrize(
    ("wrong", "where", "fault"),
    [
        ({**SENT, "to_place": None}, "to_place", "ikke en tekst"),
        ({name: value for name, value in SENT.items() if name != "to_place"}, "to_place", "mangler"),
        *(
            ({**SENT, "to_role": role}, "to_role", "ukjent verdi")
            for role in ("patient", "relative", "employer", "nav_advisor", "import")
        ),
        ({**SENT, "by": "import"}, "by", "ukjent verdi"),
        ({**SENT, "checkpoints": ["Fri tekst om pasienten"]}, "checkpoints[0]", "ugyldig tegn eller lengde"),
        (
            update("2026-03-16", "message_sent"),
            "channel",
            "melding uten at det står hvordan den ble sendt",
        ),
        (
            update("2026-03-16", "acknowledged", channel="plo"),
            "channel",
            "bare en sendt melding har en kanal",
        ),
        (
            update("2026-03-16", "withdrawn", reason="no_capacity"),
            "reason",
            "bare et nei til en overlevering har en grunn",
        ),
        ({**PLANNED, "meets_on": None}, "meets_on", "planlagt møte uten dag"),
        (
            {**PLANNED, "meets_on": "2026-03-08"},
            "meets_on",
            "dagen er før hendelsens egen dag (2026-03-09)",
        ),
        ({**PLANNED, "meeting": "other"}, "meeting", "et planlagt møte viser ikke til et annet møte"),
        (
            {**PLANNED, "status": "held"},
            "meets_on",
            "bare et planlagt møte har en dag som ligger foran",
        ),
        (
            event("network_meeting", "2026-03-09", status="cancelled"),
            "meeting",
            "avlyst møte uten at det står hvilket",
        ),
        *(
            ({**PLANNED, "participants": ["patient", role]}, "consented", CONSENT)
            for role in ("relative", "employer", "nav_advisor")
        ),
        ({**PLANNED, "participants": ["import"]}, "participants[0]", "ukjent verdi"),
        ({**GOAL, "due": "2026-03-08"}, "due", "dagen er før hendelsens egen dag (2026-03-09)"),
        ({**GOAL, "responsible": "import"}, "responsible", "ukjent verdi"),
        ({**GOAL, "goal": "feel_better"}, "goal", "ukjent verdi"),
        (reached("2026-03-16", "moved"), "due", "flyttet milepæl uten ny dag"),
        (
            reached("2026-03-16", "done", due="2026-05-05"),
            "due",
            "bare en flyttet milepæl har en ny dag",
        ),
        (
            reached("2026-03-16", "moved", due="2026-03-15"),
            "due",
            "dagen er før hendelsens egen dag (2026-03-16)",
        ),
    ],
)
def test_only_what_is_malformed_is_refused(wrong: dict[str, Any], where: str, fault: str) -> None:
    """One fault gives one problem, in the field that a person must mend, with what to do."""
    with pytest.raises(InvalidDocument) as raised:
        Pathway.read({"subject": "test", "events": [wrong]})
    assert [(it.where, it.fault) for it in raised.value.problems] == [(f"events[0].{where}", fault)]
    assert raised.value.problems[0].cure


@pytest.mark.parametrize(
    "right",
    [
        {**SENT, "by": "gp", "to_role": "gp"},
        {**SENT, "checkpoints": ["ph-2"]},
        update("2026-03-16", "refused", reason="no_capacity"),
        update("2026-03-16", "refused"),
        update("2026-03-16", "acknowledged", handover="not-known-yet"),
        {**PLANNED, "meets_on": "2026-03-09"},
        {**PLANNED, "participants": ["patient", "gp"]},
        {**PLANNED, "participants": ["employer", "nav_advisor", "relative"], "consented": True},
        event("network_meeting", "2026-03-09", status="held"),
        event("network_meeting", "2026-03-09", status="cancelled", meeting="not-known-yet"),
        {**GOAL, "due": "2026-03-09", "meeting": "not-known-yet"},
        reached("2026-03-16", "done", milestone="not-known-yet"),
    ],
)
def test_real_life_is_not_refused(right: dict[str, Any]) -> None:
    """Also not what refers to something that is not known, or not yet: it is left out, and nothing breaks."""
    replayed(Pathway.read({"subject": "test", "events": [right]}))


def test_what_was_agreed_comes_after_the_talks_of_a_day_and_the_update_after_what_it_is_about() -> None:
    """The order of the types on one day."""
    places = [
        ORDER.index(name)
        for name in ("conversation", "network_meeting", "milestone", "milestone_update", "handover")
    ]
    assert places == sorted(places)
    assert ORDER.index("handover") < ORDER.index("handover_update") < ORDER.index("died")


@pytest.mark.parametrize(
    ("status", "by"),
    [("acknowledged", "municipal_cancer_coordinator"), ("refused", None), ("withdrawn", None)],
)
def test_a_hand_over_waits_until_it_is_settled(status: codes.HandoverState, by: codes.Role | None) -> None:
    """Its age is counted in calendar days while it waits, and not before it is sent or after it is settled."""
    found = handover(SENT, update("2026-03-16", status))
    days = ("2026-03-08", "2026-03-09", "2026-03-15", "2026-03-16")
    assert [found.state.at(on(day)) for day in days] == [None, "sent", "sent", status]
    assert [found.age(on(day)) for day in days] == [None, 0, 6, None]
    assert (found.settled_on, found.acknowledged_by) == (date(2026, 3, 16), by)


def test_a_hand_over_says_from_whom_to_whom_and_about_what() -> None:
    """As it was sent."""
    found = handover({**SENT, "checkpoints": ["ph-2", "ph-3"]})
    assert (found.id, found.sent_on, found.by) == ("h", date(2026, 3, 9), "hospital_contact_nurse")
    assert (found.to_role, found.to_place) == ("municipal_cancer_coordinator", "demo-kommune")
    assert [found.concerns(name) for name in ("ph-1", "ph-2", "ph-3")] == [False, True, True]
    assert handover(SENT).concerns("ph-1")


def test_a_message_settles_nothing_and_the_latest_is_shown() -> None:
    """How the receiver was told, and when."""
    first = update("2026-03-10", "message_sent", channel="plo")
    found = handover(SENT, first, update("2026-03-20", "message_sent", channel="phone"))
    assert found.state.at(on("2026-03-21")) == "sent"
    assert found.settled_on is None
    assert [found.message.at(on(day)) for day in ("2026-03-09", "2026-03-10", "2026-03-20")] == [
        None,
        Message("plo", date(2026, 3, 10)),
        Message("phone", date(2026, 3, 20)),
    ]


def test_the_first_that_settles_it_counts() -> None:
    """A no with its reason stands; who wants to take it after all is asked anew, or the no is corrected."""
    refused = update("2026-03-12", "refused", reason="other_unit")
    found = handover(SENT, update("2026-03-16", "acknowledged"), refused)
    assert (found.state.at(on("2026-03-20")), found.reason) == ("refused", "other_unit")
    assert found.acknowledged_by is None
    undone = event("correction", "2026-03-13", corrects=refused["id"], withdraws=True)
    after = handover(SENT, refused, undone, update("2026-03-16", "acknowledged"))
    assert (after.settled_on, after.state.at(on("2026-03-16"))) == (date(2026, 3, 16), "acknowledged")


def test_a_hand_over_withdrawn_by_a_correction_was_never_sent() -> None:
    """And what was told of it is told of nothing."""
    never = event("correction", "2026-03-17", corrects="h", withdraws=True)
    assert replayed(pathway(SENT, update("2026-03-16", "acknowledged"), never)).handovers == ()


def test_the_receipt_counts_from_when_it_was_known() -> None:
    """What had not been recorded by then moves nothing then."""
    late = update("2026-03-16", "acknowledged", recorded_at="2026-03-23T12:00:00+01:00")
    document = pathway(SENT, late)
    noon = date(2026, 3, 22)
    (found,) = replayed(document, document.events[1].recorded_at - timedelta(seconds=1)).handovers
    assert found.state.at(AsOf(noon)) == "sent"
    assert handover(SENT, late).state.at(AsOf(noon)) == "acknowledged"


def meetings(*events: dict[str, Any]) -> list[tuple[str, Any]]:
    found: tuple[Meeting, ...] = replayed(pathway(*events)).network_meetings
    return [
        (it.id, [it.state.at(on(day)) for day in ("2026-03-08", "2026-03-24", "2026-03-25")]) for it in found
    ]


@pytest.mark.parametrize("status", ["held", "cancelled"])
def test_a_planned_meeting_is_held_or_cancelled_once(status: str) -> None:
    """The first that settles it counts; it is one meeting all the way."""
    settled = event("network_meeting", "2026-03-25", id="s", status=status, meeting="m")
    again = event("network_meeting", "2026-03-26", id="t", status="held", meeting="m")
    assert meetings(PLANNED, settled, again) == [("m", [None, "planned", status])]
    (found,) = replayed(pathway(PLANNED, settled, again)).network_meetings
    assert (found.planned is not None, found.settled and found.settled.id) == (True, "s")


@pytest.mark.parametrize("meeting", [None, "nothing", "g"])
def test_a_meeting_nobody_planned_was_held_all_the_same(meeting: str | None) -> None:
    """Whatever it refers to. One that was cancelled without being planned was none."""
    fields = {} if meeting is None else {"meeting": meeting}
    held = event("network_meeting", "2026-03-25", id="s", status="held", **fields)
    cancelled = event("network_meeting", "2026-03-25", id="c", status="cancelled", meeting="nothing")
    assert meetings(GOAL, held, cancelled) == [("s", [None, None, "held"])]


def test_what_was_held_before_it_was_planned_is_another_meeting() -> None:
    """Else it would vanish once the plan is there. What is called off before its day never takes place."""
    held = event("network_meeting", "2026-03-08", id="s", status="held", meeting="m")
    assert meetings(PLANNED, held) == [("m", [None, "planned", "planned"]), ("s", ["held"] * 3)]
    assert meetings(PLANNED, {**held, "on": "2026-03-09"}) == [("m", [None, "held", "held"])]
    cancelled = event("network_meeting", "2026-03-08", id="s", status="cancelled", meeting="m")
    assert meetings(PLANNED, cancelled) == [("m", [None, "cancelled", "cancelled"])]


def test_a_milestone_is_overdue_from_the_day_after_its_day() -> None:
    """While it is open."""
    found = milestone(GOAL)
    assert (found.goal, found.responsible, found.set_on) == ("hours_tried", "patient", date(2026, 3, 9))
    assert [found.overdue(on(day)) for day in ("2026-05-04", "2026-05-05")] == [False, True]
    assert [found.state.at(on(day)) for day in ("2026-03-08", "2026-03-09")] == [None, "open"]


def test_a_milestone_that_is_moved_has_the_day_last_agreed() -> None:
    """From the day it was moved; until then it had the other."""
    found = milestone(GOAL, reached("2026-05-08", "moved", due="2026-06-01"))
    assert [found.due.at(on(day)).isoformat() for day in ("2026-05-07", "2026-05-08")] == [
        "2026-05-04",
        "2026-06-01",
    ]
    days = ("2026-05-05", "2026-05-07", "2026-05-08", "2026-06-01", "2026-06-02")
    assert [found.overdue(on(day)) for day in days] == [True, True, False, False, True]


@pytest.mark.parametrize("status", ["done", "dropped"])
def test_a_milestone_that_is_reached_or_given_up_is_over(status: str) -> None:
    """It is never overdue again, and what is told of it later changes nothing."""
    settled = reached("2026-05-08", status)
    found = milestone(GOAL, settled, reached("2026-05-09", "moved", due="2026-05-10"))
    assert [found.state.at(on(day)) for day in ("2026-05-07", "2026-05-08")] == ["open", status]
    assert [found.overdue(on(day)) for day in ("2026-05-07", "2026-05-08", "2026-05-20")] == [
        True,
        False,
        False,
    ]
    assert (found.settled_on, found.due.at(on("2026-05-20"))) == (date(2026, 5, 8), date(2026, 5, 4))


def test_what_is_dated_before_it_began_counts_from_its_beginning() -> None:
    """A slip in a date does not lose a receipt, and nothing is settled before it is there."""
    found = handover(SENT, update("2026-03-01", "acknowledged"))
    assert [found.state.at(on(day)) for day in ("2026-03-08", "2026-03-09")] == [None, "acknowledged"]
    assert found.settled_on == date(2026, 3, 9)
    told_early = handover(SENT, update("2026-03-01", "message_sent", channel="phone"))
    assert told_early.message.at(on("2026-03-08")) is None
    goal = milestone(GOAL, reached("2026-03-01", "done"))
    assert [goal.state.at(on(day)) for day in ("2026-03-08", "2026-03-09")] == [None, "done"]


@given(pathways(), st.integers(-30, DAYS + 200))
def test_what_happens_later_does_not_change_what_stands_on_a_day(document: Pathway, offset: int) -> None:
    """Nothing looks ahead, and nothing raises, whatever refers to what."""
    day = START + timedelta(days=offset)
    until_then = tuple(event for event in document.known() if event.on <= day)
    past = document.model_copy(update={"events": until_then})
    assert standing(document, day) == standing(past, day)


def standing(document: Pathway, day: date) -> set[tuple[Any, ...]]:
    """What there is on a day, and how it stands."""
    history, as_of = replayed(document), AsOf(day)
    return {
        *((it.id, it.state.at(as_of), it.age(as_of), it.message.at(as_of)) for it in history.handovers),
        *((it.id, it.state.at(as_of)) for it in history.network_meetings),
        *((it.id, it.state.at(as_of), it.due.at(as_of), it.overdue(as_of)) for it in history.milestones),
    } - {
        *((it.id, None, None, None) for it in history.handovers),
        *((it.id, None) for it in history.network_meetings),
        *((it.id, None, it.due.at(as_of), False) for it in history.milestones),
    }
