"""The lanes of a timeline laid out as a drawing: which days it shows, and where everything in it stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Final

from pakkeforlop_rules.answers import Dates
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.dates import add_months, day_after

from .drawing import HEAD, Bar, Drawing, Label, Sign
from .happenings import Mark
from .lanes import Due, Lane, Opening, Stretch

BACK: Final = 24
AHEAD: Final = 12
LEAST_AHEAD: Final = 4
"""How many months the drawing looks back and ahead, at most, and ahead at least: three years in all."""
ROOM: Final = 1.8
"""Marks nearer to each other than this, in percent, stand below each other."""
MARK_ROWS: Final = 4
LETTER: Final = 0.65
"""How wide a letter is on a PC, in percent: a bar whose words have no room has none."""
EDGE: Final = 7.0
"""The year stands at the edge when the first that begins is farther from it than this, in percent."""
NEAR: Final = 5.0
"""Deadlines nearer to each other than this, in percent, share one label."""
WINDOWS: Final = 12
"""How many windows are drawn; the table has them all."""

CAPTION: Final = 18
BAR: Final = 22
ABSENCE: Final = 32
MARKS: Final = 20
WINDOW: Final = 10
AIR: Final = 12
"""How much of the height each kind of row takes, and the air between lanes."""


def drawn(lanes: Sequence[Lane], until: date, words: Words, *, alive: bool = True) -> Drawing:
    """The drawing of these lanes as seen from a day; of who has died, from the day of death."""
    drawing = Drawing(*_range(lanes, until, LEAST_AHEAD if alive else 1))
    drawing.today = drawing.at(until) if alive else None
    _axis(drawing, words)
    for lane in lanes:
        _lane(drawing, lane, until)
    return drawing


def _lane(drawing: Drawing, lane: Lane, until: date) -> None:
    """Everything of a lane that falls within the drawing, under its name; no name when nothing does."""
    above = drawing.height
    drawing.height += CAPTION
    _stretches(drawing, lane, until)
    _signs(drawing, lane.marks)
    _windows(drawing, lane.openings)
    _weeks(drawing, lane.deadlines)
    if drawing.height == above + CAPTION:
        drawing.height = above
    else:
        drawing.captions.append(Label(0, above + 13, lane.title))
        drawing.height += AIR


def _range(lanes: Iterable[Lane], until: date, least: int) -> tuple[date, date]:
    """From a little before the first that happened to a little after the last that is set, within limits.

    A tie to working life does not count, however long ago: nothing begins with it.
    """
    begins, ends = [until], [until]
    for lane in lanes:
        if lane.name != "work":
            begins += [stretch.first for row in lane.rows for stretch in row]
            begins += [mark.on for mark in lane.marks]
        ends += [stretch.last for row in lane.rows for stretch in row if stretch.last is not None]
        ends += [mark.on for mark in lane.marks]
        ends += [day for one in lane.openings for day in _days(one.dates)]
        ends += [one.on for one in lane.deadlines]
    first = max(min(begins), add_months(until, -BACK)) - timedelta(days=7)
    last = min(max(*ends, add_months(until, least)), add_months(until, AHEAD))
    return first.replace(day=1), add_months(last, 1).replace(day=1)


def _days(dates: Dates) -> tuple[date, ...]:
    return tuple(day for day in (dates.opens, dates.over_time_from, dates.closes) if day is not None)


def _axis(drawing: Drawing, words: Words) -> None:
    """A line for each quarter, with the month; the year where it begins, and at the edge when there is room."""
    month = drawing.first
    while month < drawing.last:
        if month.month % 3 == 1:
            _, name, year = words.day(month).split()
            drawing.months.append(Label(drawing.at(month), HEAD, name[:3]))
            if month.month == 1:
                drawing.years.append(Label(drawing.at(month), HEAD, year))
        month = add_months(month, 1)
    if not drawing.years or drawing.years[0].x > EDGE:
        drawing.years.insert(0, Label(0, HEAD, str(drawing.first.year)))


def _stretches(drawing: Drawing, lane: Lane, until: date) -> None:
    tall = ABSENCE if lane.name == "absence" else BAR
    for row in lane.rows:
        before = len(drawing.bars)
        for stretch in row:
            _stretch(drawing, stretch, until, tall)
        if len(drawing.bars) > before:
            drawing.height += tall + 4
    for on, text in lane.gaps:
        if drawing.holds(on, on):
            drawing.gaps.append(Label(drawing.at(on), drawing.height - 4, text))


def _stretch(drawing: Drawing, stretch: Stretch, until: date, tall: float) -> None:
    """A bar, in two when it goes on after the day looked from: what lies ahead is only as far as is known."""
    last = stretch.last or max(until, stretch.first)
    y, height = drawing.height, round(tall * stretch.share / 100, 1)
    parts = [
        (stretch.first, min(last, until), stretch.look),
        (max(stretch.first, day_after(until)), last, "ahead"),
    ]
    for first, end, look in parts:
        if first > end:
            continue
        if not drawing.holds(first, end):
            drawing.cut = True
            continue
        drawing.cut = drawing.cut or first < drawing.first
        x, right = drawing.at(first), drawing.at(day_after(end))
        width = round(right - x, 2)
        label = stretch.text if look != "ahead" and width > LETTER * len(stretch.text) else ""
        goes_on = stretch.last is None and end == last
        drawing.bars.append(Bar(x, width, y, tall, height, look, stretch.text, label, goes_on))


def _signs(drawing: Drawing, marks: Sequence[Mark]) -> None:
    """Marks in as few rows as they need; what does not fit stands in the last."""
    shown = [mark for mark in marks if drawing.holds(mark.on, mark.on)]
    drawing.cut = drawing.cut or len(shown) < len(marks)
    if not shown:
        return
    taken: list[float] = []
    for mark in shown:
        x = drawing.at(mark.on)
        row = next((place for place, right in enumerate(taken) if x - right >= ROOM), len(taken))
        row = min(row, MARK_ROWS - 1)
        taken[row : row + 1] = [x]
        drawing.signs.append(Sign(x, drawing.height + MARKS * row + MARKS / 2, mark.shape, mark.text))
    drawing.height += MARKS * len(taken)


def _windows(drawing: Drawing, openings: Sequence[Opening]) -> None:
    """A window a row, with its words above it: first open, then over time until it closes."""
    inside = [one for one in openings if one.dates.opens < drawing.last]
    shown = inside[:WINDOWS]
    drawing.cut = drawing.cut or len(shown) < len(openings)
    for one in shown:
        dates = one.dates
        closes = dates.closes or drawing.last
        over = min(dates.over_time_from or closes, closes)
        drawing.captions.append(Label(0, drawing.height + 12, one.text, one.detail))
        drawing.height += CAPTION
        drawing.rows.append(drawing.height + WINDOW / 2)
        for first, after, look in ((dates.opens, over, "open"), (over, closes, "over")):
            if first < after and drawing.holds(first, after - timedelta(days=1)):
                x, right = drawing.at(first), drawing.at(after)
                goes_on = after >= drawing.last and (dates.closes is None or dates.closes > drawing.last)
                width = round(right - x, 2)
                drawing.bars.append(
                    Bar(x, width, drawing.height, WINDOW, WINDOW, look, one.detail, goes_on=goes_on)
                )
        drawing.height += WINDOW + 6


def _weeks(drawing: Drawing, deadlines: Sequence[Due]) -> None:
    """A line for each deadline; those that are close share the words «3–8»."""
    groups: list[list[Due]] = []
    for one in sorted(deadlines, key=lambda due: due.on):
        if not drawing.holds(one.on, one.on):
            drawing.cut = True
        elif groups and drawing.at(one.on) - drawing.at(groups[-1][-1].on) < NEAR:
            groups[-1].append(one)
        else:
            groups.append([one])
    for group in groups:
        for one in group:
            drawing.weeks.append(Label(drawing.at(one.on), drawing.height, "", one.text))
        low, high = (bound(one.week for one in group) for bound in (min, max))
        middle = (drawing.at(group[0].on) + drawing.at(group[-1].on)) / 2
        drawing.weeks.append(
            Label(round(middle, 2), drawing.height + 24, str(low) if low == high else f"{low}–{high}")
        )
    if groups:
        drawing.height += 28
