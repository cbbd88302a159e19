"""The drawn timeline: where everything stands, and that nothing is drawn that is not known."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.evaluation import others_deadlines
from pakkeforlop_service.application import Application
from pakkeforlop_service.cohort import cohort
from pakkeforlop_service.pages.person.drawing import Drawing
from pakkeforlop_service.pages.person.lanes import Lane, lanes
from pakkeforlop_service.pages.person.timeline import ABSENCE, BACK, drawn
from pakkeforlop_workflow.dates import add_months
from tests.support.documents import employee, event, pathway, sick, talk, told
from tests.support.recorded import add

TODAY = date(2026, 5, 15)
EARLY = "tidlig-arbeid-arbeidsgiver"


def seen(application: Application, subject: str, today: date = TODAY) -> tuple[tuple[Lane, ...], Drawing]:
    """The lanes of a stored person and their drawing, as the page makes them."""
    person = application.person(subject, today)
    writer = Writer(person.catalogue, "nb")
    deadlines = [writer.deadline(one) for one in others_deadlines(person.history, today)]
    died = min((one.on for one in person.history.died if one.on <= today), default=None)
    found = lanes(person, today, writer, deadlines)
    return found, drawn(found, died or today, writer.words, alive=died is None)


def one(application: Application, *events: dict[str, Any], **header: Any) -> tuple[tuple[Lane, ...], Drawing]:
    add(application, pathway(*events, subject="p-1", **header))
    return seen(application, "p-1")


def bars(drawing: Drawing, *looks: str) -> list[Any]:
    return [bar for bar in drawing.bars if bar.look in looks]


def lane(found: tuple[Lane, ...], name: str) -> Lane:
    [own] = [lane for lane in found if lane.name == name]
    return own


@pytest.mark.parametrize("day", [TODAY, date(2025, 1, 31), date(2024, 2, 29)])
def test_everything_is_inside(application: Application, day: date) -> None:
    """Of anybody on any day: nothing outside the drawing, no bars of a row over each other, 37 months at most."""
    add(application, *cohort(40, 3, TODAY))
    some = 0
    for number in range(40):
        _, drawing = seen(application, f"syntetisk-{number:06}", day)
        assert (drawing.last - drawing.first).days <= 38 * 31
        for bar in drawing.bars:
            assert bar.width > 0
            assert 0 <= bar.x < bar.x + bar.width <= 100.01
            assert 0 < bar.height <= bar.tall
            assert bar.y + bar.tall <= drawing.height
        for sign in drawing.signs:
            assert 0 <= sign.x <= 100
            assert 0 < sign.y < drawing.height
        for row in {bar.y for bar in drawing.bars}:
            own = sorted((bar.x, bar.x + bar.width) for bar in drawing.bars if bar.y == row)
            assert all(after[0] >= before[1] - 0.011 for before, after in pairwise(own))
        some += len(drawing.bars) + len(drawing.signs)
    assert some > 100


def test_stages_and_work_until_today(application: Application) -> None:
    """Each state from its day to the next one's; the one that holds now goes on, and stops at the line for today."""
    found, drawing = one(
        application,
        told("2026-01-12"),
        employee("2026-01-12"),
        event("treatment", "2026-03-02", kind="surgery"),
    )
    [stages] = lane(found, "medical").rows
    assert [(stage.first, stage.last, stage.look) for stage in stages] == [
        (date(2026, 1, 12), date(2026, 3, 1), "stage-diagnosed"),
        (date(2026, 3, 2), None, "stage-treatment"),
    ]
    before, now = bars(drawing, "stage-diagnosed", "stage-treatment")
    assert now.x == pytest.approx(before.x + before.width, abs=0.02)
    assert now.x + now.width == pytest.approx(drawing.at(TODAY + timedelta(days=1)), abs=0.02)
    assert (before.goes_on, now.goes_on) == (False, True)
    assert now.pattern == "hatch"


def test_what_lies_ahead_is_not_drawn_as_known(application: Application) -> None:
    """A certificate that runs on after today is another bar there; a state that it will lead to is none yet."""
    found, drawing = one(
        application, told("2026-01-12"), employee("2026-01-12"), sick("2026-04-01", "2026-06-30")
    )
    sure, ahead = bars(drawing, "absence-full", "ahead")
    assert ahead.x == pytest.approx(sure.x + sure.width, abs=0.02)
    assert ahead.x == pytest.approx(drawing.at(TODAY + timedelta(days=1)), abs=0.02)
    assert ahead.x + ahead.width == pytest.approx(drawing.at(date(2026, 7, 1)), abs=0.02)
    [work] = lane(found, "work").rows
    assert [stretch.text for stretch in work] == ["i arbeid", "helt sykmeldt"]


def test_the_height_shows_the_grade(application: Application) -> None:
    """Half away is half as high; forms without a grade are low, and told by their pattern."""
    _, drawing = one(
        application,
        told("2026-01-12"),
        sick("2026-02-02", "2026-03-01"),
        sick("2026-03-02", "2026-05-31", form="graded", grade=50),
        sick("2026-04-01", "2026-04-30", form="treatment_days"),
    )
    full, graded, days = bars(drawing, "absence-full", "absence-graded", "absence-treatment_days")
    assert (full.height, graded.height) == (ABSENCE, ABSENCE / 2)
    assert full.y == graded.y != days.y
    assert (full.pattern, graded.pattern, days.pattern) == ("plain", "hatch", "dots")
    assert "50 %" in graded.text


def test_windows(application: Application) -> None:
    """Open, then over time, to where it closes: each on its day; what comes later has its day in its words."""
    found, drawing = one(application, told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    opening = next(one for one in lane(found, "windows").openings if "Kontakten med arbeidsgiver" in one.text)
    assert opening.text.startswith("Over tiden: ")
    dates = opening.dates
    assert dates.over_time_from is not None
    opened, over = (bar for bar in bars(drawing, "open", "over") if bar.text == opening.detail)
    assert opened.x == drawing.at(dates.opens)
    assert over.x == drawing.at(dates.over_time_from) == pytest.approx(opened.x + opened.width, abs=0.02)
    assert (over.pattern, over.goes_on) == ("hatch", True)
    later = [one.text for one in lane(found, "windows").openings if one.dates.opens > TODAY]
    assert later
    assert all(text.startswith("Åpner ") for text in later)


def test_marks(application: Application) -> None:
    """Each thing that happened has a mark with its form; those too close to be told apart stand in rows."""
    found, drawing = one(
        application,
        told("2026-01-12"),
        employee("2026-01-12"),
        talk("2026-02-10", "held", EARLY, themes=["work-now"]),
        talk("2026-02-12", "offered", "ph-1"),
        event("handover", "2026-04-01", to_role="municipal_cancer_coordinator", to_place="k-1"),
    )
    held, offered, sent = (
        next(sign for sign in drawing.signs if sign.look == look) for look in ("held", "not-held", "agreed")
    )
    assert held.y < offered.y
    assert held.y == sent.y
    assert (
        held.text
        == "samtale: gjennomført, sykehuslege (Tidlig samtale om arbeid og kontakt med arbeidsgiver)"
    )
    assert "ikke bekreftet" in sent.text
    assert len(lane(found, "talks").marks) == 3


def test_what_is_set_for_later_stands_on_its_day(application: Application) -> None:
    """A planned return is marked on the day of return, not on the day it was planned."""
    _, drawing = one(
        application,
        told("2026-01-12"),
        event("return_planned", "2026-05-02", return_on="2026-09-01", percent=50),
    )
    [planned] = [sign for sign in drawing.signs if sign.text.startswith("retur til arbeid planlagt")]
    assert planned.x == drawing.at(date(2026, 9, 1))


def test_the_range(application: Application) -> None:
    """From a little before what happened first; what is older than two years is left to the table, and said to be."""
    _, drawing = one(application, told("2026-01-12"), employee("2001-01-12"))
    assert date(2025, 12, 1) <= drawing.first < date(2026, 1, 12)
    assert drawing.cut
    add(application, pathway(told("2019-01-12"), event("control_held", "2019-06-01"), subject="p-2"))
    found, old = seen(application, "p-2")
    assert add_months(TODAY, -BACK - 1) <= old.first < add_months(TODAY, -BACK) + timedelta(days=1)
    assert old.cut
    assert {mark.on.year for mark in lane(found, "medical").marks} == {2019}
    add(application, pathway(told("2026-05-01"), subject="p-3"))
    _, new = seen(application, "p-3")
    assert not new.cut
    add(application, pathway(told("2026-05-01"), talk("2021-02-01", "held", "ph-1"), subject="p-4"))
    _, early = seen(application, "p-4")
    assert early.cut


def test_gaps_are_drawn(application: Application) -> None:
    """What does not follow has a mark of its own on its day, and what is unknown after it is drawn so."""
    found, drawing = one(application, told("2026-01-12"), event("return_started", "2026-03-02", percent=50))
    [gap] = drawing.gaps
    assert gap.text.startswith("Hull i forløpet: «")
    assert gap.x == drawing.at(date(2026, 3, 2))
    [unknown] = bars(drawing, "work-unknown")
    assert (unknown.x, unknown.pattern, unknown.text) == (gap.x, "ahead", "ukjent")
    assert lane(found, "work").gaps == ((date(2026, 3, 2), gap.text),)


def test_after_death(application: Application) -> None:
    """The drawing ends with the person: no line for today, and nothing goes on."""
    found, drawing = one(application, told("2023-01-12"), employee("2023-01-12"), event("died", "2023-06-20"))
    assert drawing.today is None
    assert drawing.last <= date(2023, 9, 1)
    assert not any(bar.goes_on for bar in drawing.bars)
    assert {stretch.last for row in lane(found, "medical").rows for stretch in row} == {date(2023, 6, 20)}


def test_others_deadlines_by_week(application: Application) -> None:
    """A line for each; those close to each other share the weeks they fall in; what does not apply is not drawn."""
    found, drawing = one(application, told("2026-01-12"), employee("2026-01-12"), sick("2026-02-02"))
    shown = lane(found, "deadlines").deadlines
    lines = [week for week in drawing.weeks if week.detail]
    assert [line.x for line in lines] == [drawing.at(due.on) for due in sorted(shown, key=lambda due: due.on)]
    labels = [week.text for week in drawing.weeks if week.text]
    assert labels[0].startswith("3–")
    assert labels[-1] == "53"


def test_deadlines_that_do_not_apply(application: Application) -> None:
    """What an employer must do is not drawn for who has none."""
    own = event("affiliation", "2026-01-12", kind="self_employed")
    found, _ = one(application, told("2026-01-12"), own, sick("2026-02-02"))
    shown = lane(found, "deadlines").deadlines
    assert shown
    assert not any("arbeidsgiver" in due.text or "gjelder ikke" in due.text for due in shown)


def test_several_courses(application: Application) -> None:
    """A row for each, with which cancer it is."""
    found, drawing = one(
        application,
        told("2025-06-12", cancer="breast"),
        event("diagnosis_told", "2026-02-01", id="second", cancer="lung"),
    )
    first, second = lane(found, "medical").rows
    assert first[0].text.startswith("brystkreft: ")
    assert second[0].text.startswith("lungekreft: ")
    assert len({bar.y for bar in drawing.bars if bar.look.startswith("stage-")}) == 2
