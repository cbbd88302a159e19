"""From an entry's window to dates, for one question seen from one day."""

from __future__ import annotations

from datetime import date

from pakkeforlop_workflow.anchors import COURSE_ANCHORS, Anchor
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.views import View

from .answers import Dates
from .bounds import Bound, Offset, Window
from .instances import Instance


def dates_of(instance: Instance, view: View) -> Dates | None:
    """The dates of the window in use; `None` while nothing has happened to count from.

    A rough date opens a window on the earliest day it may mean, and runs it over time from the latest.
    """
    found = _in_use(instance, view, instance.occurrence)
    return None if found is None else _dates(*found, instance, view)


def next_occurrence_opens(instance: Instance, view: View) -> date | None:
    """When the window in use of the next occurrence opens."""
    found = _in_use(instance, view, instance.occurrence + 1)
    return None if found is None else _opens(*found, instance, view)


def moved(day: date, by: Offset) -> date:
    """The day an offset away: months first, then weeks and days."""
    return (add_months(day, by.months) if by.months else day) + by.weeks_and_days


def _in_use(instance: Instance, view: View, occurrence: int) -> tuple[Window, Anchor] | None:
    """The first window of an occurrence whose anchor is known, with that."""
    if instance.course is None and instance.sick_leave is None:
        return None
    for window in instance.entry.windows:
        if window.occurrence == occurrence:
            anchor = _anchor(window.anchor, instance, view)
            if anchor is not None:
                return window, anchor
    return None


def _opens(window: Window, anchor: Anchor, instance: Instance, view: View) -> date:
    return _first(window.opens, anchor, instance, view, latest=False) or anchor.when.earliest


def _dates(window: Window, anchor: Anchor, instance: Instance, view: View) -> Dates:
    opens = _opens(window, anchor, instance, view)
    over_time = (
        None if window.over_time is None else _first(window.over_time, anchor, instance, view, latest=True)
    )
    closes = None if window.closes is None else _first(window.closes, anchor, instance, view, latest=True)
    if instance.superseded is not None and view.as_of.reached(instance.superseded):
        closes = instance.superseded if closes is None else min(closes, instance.superseded)
    if over_time is not None and over_time < opens:
        over_time = opens
    return Dates(
        opens,
        over_time,
        closes,
        not anchor.when.exact,
        window.anchor,
        anchor.when.earliest,
        anchor.event,
        window.basis,
    )


def _first(
    bounds: tuple[Bound, ...], own: Anchor, instance: Instance, view: View, *, latest: bool
) -> date | None:
    """The first of several bounds; those that count from something that has not happened are left out."""
    first: date | None = None
    for bound in bounds:
        anchor = own if bound.from_ is None else _anchor(bound.from_, instance, view)
        if anchor is not None:
            day = _bounded(bound, anchor, own, latest=latest)
            first = day if first is None or day < first else first
    return first


def _bounded(bound: Bound, anchor: Anchor, own: Anchor, *, latest: bool) -> date:
    latest = latest and not bound.as_opening
    when = anchor.when
    day = moved(when.latest if latest else when.earliest, bound)
    if bound.not_before is None:
        return day
    return max(day, moved(own.when.latest if latest else own.when.earliest, bound.not_before))


def _anchor(name: str, instance: Instance, view: View) -> Anchor | None:
    if name == instance.entry.each:
        return instance.fixed
    owner = view.course if name in COURSE_ANCHORS else view.sick_leave
    return None if owner is None else owner.anchors[name].at(view.as_of)
