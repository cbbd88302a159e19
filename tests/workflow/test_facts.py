"""Facts of a day: what stands, what has ended, what silence means."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_workflow import InvalidDocument
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.facts import FACTS, View, value_of
from pakkeforlop_workflow.history import replayed
from tests.support.documents import employee, event, pathway, sick, told


def facts(day: str, *events: dict[str, Any], **header: Any) -> dict[str, Any]:
    """Every fact on a day, in the latest course and episode."""
    history = replayed(pathway(*events, **header))
    course = history.courses[-1] if history.courses else None
    leave = history.sick_leaves[-1] if history.sick_leaves else None
    view = View(history, AsOf(date.fromisoformat(day)), course, leave)
    return {name: value_of(fact, view) for name, fact in FACTS.items()}


def test_a_relapse_after_a_full_return_is_absence_again() -> None:
    """Back on 1 March, ill again on 10 March: the same episode runs, and the person is still absent."""
    events = (
        sick("2026-02-01", "2026-02-28"),
        event("return_started", "2026-03-01", percent=100),
        sick("2026-03-10", "2026-04-30"),
    )
    absent = [
        facts(day, *events)["still_absent"]
        for day in ("2026-02-28", "2026-03-01", "2026-03-09", "2026-03-10")
    ]
    assert absent == [True, False, False, True]


def test_others_deadlines_know_every_return() -> None:
    """Back for good on 1 May: the dialogue meeting in week 26 is not for this leave any more."""
    document = pathway(
        employee(),
        sick("2026-02-01"),
        event("return_started", "2026-03-01", percent=100),
        sick("2026-03-10"),
        event("return_started", "2026-05-01", percent=100),
    )
    found = {item.code: item.status for item in others_deadlines(replayed(document), date(2026, 6, 20))}
    assert found["dialogue-meeting-2"] == "not_applicable"


@pytest.mark.parametrize(
    ("day", "absent"),
    [("2026-03-01", True), ("2026-03-16", True), ("2026-03-17", False), ("2026-03-18", False)],
)
def test_a_lapsed_certificate_still_counts_until_the_gap_has_ended_the_episode(
    day: str, absent: bool
) -> None:
    """Fifteen days without a certificate are a gap in the papers; sixteen end the episode."""
    assert facts(day, sick("2026-02-01", "2026-03-01"))["still_absent"] is absent


@pytest.mark.parametrize(("day", "age"), [("2026-05-31", 45), ("2026-06-01", 46), ("2026-06-30", 46)])
def test_age_is_counted_from_the_first_of_the_birth_month(day: str, age: int) -> None:
    """Born in June 1980: 46 from 1 June 2026."""
    assert facts(day)["age"] == age


def test_silence_means_no_or_unknown_as_each_fact_declares() -> None:
    """Nothing recorded: not dead, not absent; but employment and wish are unknown."""
    nothing = facts("2026-05-01")
    assert nothing["dead"] is False
    assert nothing["absent"] is False
    assert nothing["in_working_life"] is None
    assert nothing["wish"] is None


def test_an_incomplete_source_turns_no_into_unknown() -> None:
    """Where events may be missing, «no» is not known."""
    nothing = facts("2026-05-01", sources_complete=False)
    assert nothing["dead"] is None
    assert nothing["absent"] is None


def test_the_latest_told_of_each_tie_counts() -> None:
    """A new word on the same tie replaces the old; another tie stands beside it."""
    events = (
        employee("2026-01-01", affiliation="main"),
        employee("2026-01-01", affiliation="side", kind="self_employed", id="side"),
        employee("2026-03-01", affiliation="main", kind="outside"),
    )
    assert facts("2026-02-28", *events)["affiliations"] == {"employee", "self_employed"}
    later = facts("2026-03-01", *events)
    assert later["affiliations"] == {"outside", "self_employed"}
    assert (later["has_employer"], later["in_working_life"]) == (False, True)


def test_an_event_that_does_not_fit_is_a_gap_and_makes_the_stage_unknown() -> None:
    """Controls end during treatment: stored, reported, and the stage is unknown until something fits."""
    events = (
        told("2026-01-12"),
        event("treatment", "2026-02-01", kind="surgery"),
        event("hospital_controls_ended", "2026-03-01"),
        event("progression_found", "2026-04-01"),
    )
    stages = [
        facts(day, *events)["stage"] for day in ("2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01")
    ]
    assert stages == ["treatment", None, None, "diagnosed"]
    (gap,) = replayed(pathway(*events)).gaps
    assert (gap.event, gap.state, gap.trigger) == (
        "hospital_controls_ended-2026-03-01",
        "treatment",
        "controls_over",
    )


@pytest.mark.parametrize(
    ("events", "day", "stage"),
    [
        ([event("referred", "2026-01-02")], "2026-01-02", "investigation"),
        (
            [event("referred", "2026-01-02"), event("suspicion_refuted", "2026-01-09")],
            "2026-01-09",
            "refuted",
        ),
        ([event("referred", "2026-01-02"), told("2026-01-12")], "2026-01-12", "diagnosed"),
        (
            [told(), event("treatment", "2026-02-01", kind="surgery", to="2026-02-03")],
            "2026-02-03",
            "treatment",
        ),
        (
            [told(), event("treatment", "2026-02-01", kind="surgery", to="2026-02-03")],
            "2026-02-04",
            "after_treatment",
        ),
        (
            [told(), event("treatment", "2026-02-01", kind="systemic", long_term=True, to="2026-02-03")],
            "2026-02-04",
            "after_treatment",
        ),
        (
            [
                told(),
                event("treatment", "2026-02-01", kind="systemic", long_term=True, id="hormones"),
                event("treatment", "2026-02-01", kind="surgery", to="2026-02-03"),
            ],
            "2026-02-04",
            "after_treatment",
        ),
        (
            [
                told(),
                event("treatment", "2026-02-01", kind="surgery", to="2026-02-03"),
                event("treatment", "2026-02-04", kind="radiotherapy"),
            ],
            "2026-02-04",
            "treatment",
        ),
        (
            [
                told(),
                event("treatment", "2026-02-01", kind="surgery", to="2026-02-03"),
                event("control_held", "2026-02-04"),
            ],
            "2026-02-04",
            "follow_up",
        ),
        (
            [told(), event("control_held", "2026-02-04"), event("hospital_controls_ended", "2026-03-01")],
            "2026-03-01",
            "controls_ended",
        ),
    ],
)
def test_the_stage_of_a_course(events: list[dict[str, Any]], day: str, stage: str) -> None:
    """From referral to the end of the hospital's controls; long-term treatment does not hold the stage."""
    assert facts(day, *events)["stage"] == stage


@pytest.mark.parametrize(
    ("events", "day", "state"),
    [
        ([employee()], "2026-01-12", "in_work"),
        ([employee(), sick("2026-02-01", "2026-02-10")], "2026-02-10", "absent_full"),
        ([employee(), sick("2026-02-01", "2026-02-10")], "2026-02-11", "in_work"),
        ([employee(), sick("2026-02-01", form="graded", grade=50)], "2026-02-01", "absent_partial"),
        ([employee(), sick("2026-02-01", form="treatment_days")], "2026-02-01", "treatment_days"),
        (
            [employee(), sick("2026-02-01"), event("return_started", "2026-03-01", percent=40)],
            "2026-03-01",
            "returning",
        ),
        (
            [employee(), sick("2026-02-01"), event("return_started", "2026-03-01", percent=100)],
            "2026-03-01",
            "in_work",
        ),
        ([event("benefit", "2026-01-12", kind="aap")], "2026-01-12", "on_benefit"),
        ([employee(kind="outside")], "2026-01-12", "outside"),
        ([employee(), event("work_settled", "2026-02-01")], "2026-02-01", "settled"),
        ([employee(), event("work_settled", "2026-02-01"), sick("2026-03-01")], "2026-03-01", "absent_full"),
    ],
)
def test_the_work_track(events: list[dict[str, Any]], day: str, state: str) -> None:
    """Work, absence, return, benefit, outside, settled; a new absence opens a settled track again."""
    assert facts(day, *events)["work_state"] == state


@pytest.mark.parametrize(
    ("later", "settled"),
    [
        (event("referred", "2026-04-01"), True),
        (event("wish", "2026-04-01", code="not_possible"), True),
        (event("wish", "2026-04-01", code="talk"), False),
        (event("recurrence_found", "2026-04-01"), False),
        (sick("2026-04-01"), False),
    ],
    ids=lambda value: value["type"] if isinstance(value, dict) else str(value),
)
def test_what_lifts_a_settlement(later: dict[str, Any], settled: bool) -> None:
    """A new absence, a recurrence or the patient's wish to work or talk; not a mere suspicion, nor another no."""
    events = (told(), employee(), event("work_settled", "2026-03-01"), later)
    assert facts("2026-04-01", *events)["work_settled"] is settled


AAP = event("benefit", "2026-06-01", kind="aap", to="2026-12-31")


@pytest.mark.parametrize(
    ("day", "receives"),
    [("2026-05-31", False), ("2026-06-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_a_benefit_is_received_from_its_first_day_through_its_last(day: str, receives: bool) -> None:
    """And one kind says nothing of another."""
    found = facts(day, told(), AAP)
    assert (found["receives_aap"], found["receives_disability_pension"]) == (receives, False)


def test_no_benefit_recorded_in_an_incomplete_source_is_unknown() -> None:
    """Silence of a source that may lack events is not a no."""
    assert facts("2026-06-01", told(), sources_complete=False)["receives_aap"] is None
    assert facts("2026-06-01", told(), AAP, sources_complete=False)["receives_aap"] is True


def hard(on: str, code: str, **fields: Any) -> dict[str, Any]:
    return event("fact", on, id=f"{code}-{on}", code=code, told_by="patient", **fields)


def test_what_makes_work_hard_stands_until_it_is_taken_back() -> None:
    """Unknown until something is told; then what was told last about each."""
    events = (
        hard("2026-02-01", "fatigue"),
        hard("2026-03-01", "pain"),
        hard("2026-04-01", "fatigue", value=False),
    )
    days = ("2026-01-31", "2026-02-01", "2026-03-01", "2026-04-01")
    found = [facts(day, told("2026-01-12"), *events)["obstacles"] for day in days]
    assert found == [None, {"fatigue"}, {"fatigue", "pain"}, {"pain"}]


def test_only_the_patient_can_say_what_makes_work_hard() -> None:
    """An observation by others is refused, with the cure."""
    with pytest.raises(InvalidDocument, match="bare pasienten"):
        pathway(event("fact", "2026-02-01", code="fatigue", told_by="journal"))


@pytest.mark.parametrize(
    ("first", "again", "before"),
    [
        (("2025-03-03", "2025-04-01"), "2026-04-01", True),  # twelve months to the day
        (("2025-03-03", "2025-03-31"), "2026-04-01", False),
        (("2026-01-05", "2026-01-18"), "2026-04-01", True),
        (("2026-01-05", "2026-03-25"), "2026-04-01", False),  # six days between: the same sick leave
    ],
)
def test_a_sick_leave_is_recurrent_when_another_was_over_within_twelve_months(
    first: tuple[str, str], again: str, before: bool
) -> None:
    """Counted from the last day of the earlier one to the first day of this one."""
    assert facts(again, told("2025-01-12"), sick(*first), sick(again))["absent_before"] is before


def test_an_exemption_stands_until_a_meeting_is_planned() -> None:
    """Exempted 1 May, planned 1 June."""
    meeting = {"number": 2, "reason": "medical"}
    events = (
        sick("2026-02-01"),
        event("dialogue_meeting", "2026-05-01", status="exempted", **meeting),
        event("dialogue_meeting", "2026-06-01", number=2, status="planned"),
    )
    days = ("2026-04-30", "2026-05-01", "2026-06-01")
    assert [facts(day, *events)["dialogue_meeting_exempted"] for day in days] == [False, True, False]


def no_thanks(on: str) -> dict[str, Any]:
    return event("pathway_hjem_declined", on, told_by="patient")


@pytest.mark.parametrize(
    ("second", "declined"),
    [("2026-02-10", False), ("2026-04-30", False), ("2026-05-01", True), ("2026-05-02", True)],
)
def test_a_no_repeated_within_three_months_is_the_same_no(second: str, declined: bool) -> None:
    """Only a no to being asked once more, from 1 May, is the last."""
    assert (
        facts("2026-09-01", told(), no_thanks("2026-02-01"), no_thanks(second))["pathway_hjem_declined"]
        is declined
    )


@pytest.mark.parametrize(
    ("day", "anchor"),
    [("2026-05-31", None), ("2026-06-01", "2026-06-01"), ("2026-08-31", "2026-06-01"), ("2026-09-01", None)],
)
def test_the_day_on_which_the_last_job_ended(day: str, anchor: str | None) -> None:
    """Two jobs: the day after the later one's last day; gone again when another begins."""
    events = (
        employee("2026-01-12", to="2026-03-31"),
        employee("2026-01-12", id="b", affiliation="b", to="2026-05-31"),
        employee("2026-09-01", affiliation="c"),
    )
    course = replayed(pathway(told("2026-01-12"), *events)).courses[0]
    found = course.anchors["affiliations_ended"].at(AsOf(date.fromisoformat(day)))
    assert (None if found is None else found.when.earliest.isoformat()) == anchor


def test_jobs_that_ended_before_the_diagnosis_are_not_waited_for() -> None:
    """What ended before is nothing to ask about anew."""
    course = replayed(pathway(told("2026-01-12"), employee("2020-01-01", to="2025-12-31"))).courses[0]
    assert course.anchors["affiliations_ended"].at(AsOf(date(2026, 6, 1))) is None


def anchors(name: str, days: tuple[str, ...], *events: dict[str, Any]) -> list[str | None]:
    """The day that a named day of the first course is, as told on each of the days."""
    steps = replayed(pathway(told("2026-01-12"), *events)).courses[0].anchors[name]
    found = [steps.at(AsOf(date.fromisoformat(day))) for day in days]
    return [None if anchor is None else anchor.when.earliest.isoformat() for anchor in found]


def test_an_end_that_was_told_over_again_ends_nothing_a_second_time() -> None:
    """The same job: first until the end of the year, then until August. Over on 1 September, and once."""
    events = (employee("2026-01-12", to="2026-12-31"), employee("2026-06-01", to="2026-08-31"))
    days = ("2026-08-31", "2026-09-01", "2027-01-01")
    assert anchors("affiliations_ended", days, *events) == [None, "2026-09-01", "2026-09-01"]


def test_aap_that_goes_on_is_one_stretch_and_aap_again_is_another() -> None:
    """June to August, on from 1 September, over at the end of November; again two years later."""
    spans = (("2026-06-01", "2026-08-31"), ("2026-09-01", "2026-11-30"), ("2028-06-01", None))
    events = [event("benefit", on, kind="aap", **({"to": to} if to else {})) for on, to in spans]
    days = ("2026-06-01", "2026-09-01", "2028-06-01")
    assert anchors("aap_started", days, *events) == ["2026-06-01", "2026-06-01", "2028-06-01"]


@pytest.mark.parametrize("outcome", ["refuted", "pending"])
def test_a_suspicion_of_another_cancer_takes_no_events_of_the_one_told(outcome: str) -> None:
    """A control after a second referral is the told cancer's, whatever comes of the suspicion."""
    refuted = [event("suspicion_refuted", "2026-05-08")] if outcome == "refuted" else []
    document = pathway(
        told("2026-01-12"),
        event("referred", "2026-05-01"),
        *refuted,
        event("control_held", "2026-09-01"),
        event("treatment", "2026-09-10", kind="surgery"),
    )
    history = replayed(document)
    assert [len(course.controls) for course in history.courses] == [1, 0]
    assert history.courses[0].stages.at(AsOf(date(2026, 9, 10))) == "treatment"
    assert history.gaps == ()


def test_treatment_that_ends_after_progression_has_ended() -> None:
    """Progression on 1 April, the last day of treatment on 10 April: after treatment, and no gap."""
    document = pathway(
        told("2026-01-12"),
        event("treatment", "2026-02-02", kind="systemic", to="2026-04-10"),
        event("progression_found", "2026-04-01"),
    )
    history = replayed(document)
    days = (date(2026, 4, 10), date(2026, 4, 11))
    assert [history.courses[0].stages.at(AsOf(day)) for day in days] == ["diagnosed", "after_treatment"]
    assert history.gaps == ()
