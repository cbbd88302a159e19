"""Others' deadlines (andres frister) in sick leave: what employer, Nav and doctor do, and by when.

Background to a conversation, never a task of the clinic's. The employer's clocks count from the first day
of an episode in each employment, Nav's and the doctor's from the person's. The end of sick pay (maksdato) is
told, never computed. Death, age and wishes are for whoever shows the deadlines to look at. Why each number
reads as it does: `docs/decisions/0001-sick-leave-days.md`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Final, Literal, TypeVar

from .codes import EMPLOYED, ExemptionReason, Role
from .dates import AsOf, add_months, day_after
from .envelope import Envelope
from .events import Absence, Affiliation, DialogueMeeting, EmployerPlan
from .sick_leave import FULLY_AWAY, Episode, episodes

Standing = Literal["law", "service"]
"""Whether the law asks for it by then, or a service that Nav runs and may change."""
Unit = Literal["calendar_days", "sick_days", "months"]
Per = Literal["employment", "person"]
Status = Literal["coming", "open", "passed", "met", "exempted", "not_applicable"]
"""How a deadline stands. `passed` says that its last day has gone, not that anybody failed to act."""
Done = Literal["graded", "meeting_held", "meeting_planned", "plan_made", "plan_not_needed", ExemptionReason]
NoEmployer = Literal["employment_ended", "no_employer"]
NoLeave = Literal["episode_ended", "not_fully_away", "not_on_leave", "too_few_sick_days"]
Condition = Literal["employer_unknown", "if_leave_lasts", "meeting_planned"]
Reason = Done | NoEmployer | NoLeave | Condition
"""Why a deadline is met, exempted or not applicable, or under which condition it stands as it does."""


@dataclass(frozen=True, slots=True)
class Clock:
    """What a deadline is in every episode: whose, by which source, and how its days are counted.

    It falls `after` calendar days or months after the first day, or on the `after`-th sick day; it can be
    acted on from `opens_after` calendar days after the first day. `week` is the week people know it by, else
    (16 days, 12 months) the week of the leave it falls in.
    """

    code: str
    week: int
    owner: tuple[Role, ...]
    law: str | None
    source: str
    standing: Standing
    after: int
    unit: Unit = "calendar_days"
    opens_after: int | None = None
    per: Per = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline(Clock):
    """A clock set for one episode, and how it stands on the day looked from.

    `on` is the last day, or the day it falls; `opens` the first day it can be acted on. `exact` is false when
    the leave's first day is known only roughly («ca.»).
    """

    on: date
    opens: date | None
    employment: str | None
    exact: bool
    status: Status
    reason: Reason | None


def deadlines(
    as_of: AsOf,
    *,
    absences: Iterable[Absence],
    affiliations: Iterable[Affiliation] = (),
    steps: Iterable[EmployerPlan | DialogueMeeting] = (),
    back_on: Iterable[date] = (),
) -> tuple[Deadline, ...]:
    """Others' deadlines in the latest episode of sick leave, by day; none when there is no episode.

    Events come in any order; those after the day looked from do not count, and `as_of` remembers the next
    day on which an answer may change. Each affiliation with an employer has the employer's clocks. With no
    affiliation known, Nav's clocks that need an employer run with the reason `employer_unknown`.
    """
    known = _reached(absences, as_of)
    back = [day for day in back_on if as_of.reached(day)]
    found = episodes(known, back_on=back)
    if not found:
        return ()
    ties, done = _reached(affiliations, as_of), _reached(steps, as_of)
    until = _employed_until(ties)
    last_of_all = max(until.values(), default=date.min if ties else None)
    views = [_View(as_of, "person", found[-1], last_of_all, done)]
    for name, last in until.items():
        own = episodes(known, employment=name, back_on=back)
        if own and found[-1].start <= own[-1].start <= last:
            views.append(_View(as_of, "employment", own[-1], last, done))
    answers = [view.deadline(clock) for view in views for clock in CLOCKS if clock.per == view.per]
    return tuple(sorted(answers, key=lambda answer: (answer.on, answer.code, answer.employment or "")))


@dataclass(frozen=True, slots=True)
class _Terms(Clock):
    """On what terms a deadline holds, and what settles it."""

    needs_employer: bool = True
    only_fully_away: bool = False
    sick_days: int = 0
    """So many sick days the episode must have; and graded leave at its end meets the deadline."""
    plan_after: int | None = None
    """An employer's plan settles it, from so many calendar days after the first day."""
    meeting: Literal["employers", "navs"] | None = None
    """Dialogue meeting 1 or one of Nav's settles it: held, exempted, or planned if `planned_is_enough`."""
    planned_is_enough: bool = False


_EMPLOYER: Final[tuple[Role, ...]] = ("employer",)
_NAV: Final[tuple[Role, ...]] = ("nav_advisor",)
_DOCTOR: Final[tuple[Role, ...]] = ("certifying_doctor",)

# fmt: off
CLOCKS: Final = (  # every deadline there is
    _Terms("employer-period", 3, _EMPLOYER, "ftrl. § 8-19", "nav-r08-00", "law", 16, "sick_days",
           opens_after=0, per="employment"),
    _Terms("employer-plan", 4, (*_EMPLOYER, "patient"), "aml. § 4-6 tredje ledd", "aml-4-6", "law", 28,
           opens_after=24, per="employment", plan_after=0),
    _Terms("mapping-questions", 6, _NAV, None, "navikt-ismeroppfolging", "service", 43, "sick_days"),
    _Terms("dialogue-meeting-1", 7, _EMPLOYER, "aml. § 4-6 fjerde ledd", "aml-4-6", "law", 49,
           per="employment", only_fully_away=True, meeting="employers"),
    _Terms("doctor-questions-7", 7, _DOCTOR, "ftrl. § 8-7", "navikt-syk-inn", "service", 55,
           opens_after=49, needs_employer=False, only_fully_away=True),
    _Terms("activity-requirement", 8, ("patient", *_DOCTOR, *_NAV), "ftrl. § 8-8 andre ledd",
           "navikt-isaktivitetskrav", "law", 55, needs_employer=False, sick_days=56),
    _Terms("meeting-need", 16, ("patient", *_EMPLOYER), None, "navikt-syfomotebehov", "service", 181,
           opens_after=112, meeting="navs", planned_is_enough=True),
    _Terms("meeting-candidate", 17, _NAV, "ftrl. § 8-7 a", "navikt-isdialogmotekandidat", "service", 119,
           meeting="navs"),
    _Terms("doctor-questions-17", 17, _DOCTOR, "ftrl. § 8-7", "navikt-syk-inn", "service", 125,
           opens_after=119, needs_employer=False),
    _Terms("dialogue-meeting-2-invitation", 23, _NAV, "ftrl. § 8-7 a", "nav-dialogmote-2", "service", 161,
           meeting="navs", planned_is_enough=True),
    _Terms("employer-plan-update", 25, _EMPLOYER, "aml. § 4-6, ftrl. § 25-2 tredje ledd", "aml-4-6", "law",
           175, opens_after=161, per="employment", plan_after=161, meeting="navs"),
    _Terms("dialogue-meeting-2", 26, _NAV, "ftrl. § 8-7 a", "nav-dialogmote-2", "law", 182, meeting="navs"),
    _Terms("doctor-questions-39", 39, _DOCTOR, "ftrl. § 8-7", "navikt-syk-inn", "service", 279,
           opens_after=273, needs_employer=False),
    _Terms("dismissal-protection", 53, _EMPLOYER, "aml. § 15-8 første ledd", "aml-15-8", "law", 12, "months",
           opens_after=0, per="employment"),
)
# fmt: on

_Answer = tuple[Status, Reason | None]
_Step = EmployerPlan | DialogueMeeting
E = TypeVar("E", bound=Envelope)
_SAME: Final = {it.code: tuple(getattr(it, field.name) for field in fields(Clock)) for it in CLOCKS}


@dataclass(frozen=True, slots=True)
class _View:
    """One leave, the last day with an employer (`date.min`: none, `None`: unknown) and the steps so far."""

    as_of: AsOf
    per: Per
    leave: Episode
    employed_until: date | None
    steps: Sequence[_Step]

    def deadline(self, clock: _Terms) -> Deadline:
        on = self.days_after(clock.after, clock.unit)
        opens = None if clock.opens_after is None else self.days_after(clock.opens_after)
        answer = self.settled(clock) or self.not_applicable(clock, on) or self.by_date(clock, on, opens or on)
        same, of, exact = _SAME[clock.code], self.leave.employment, self.leave.began.exact
        return Deadline(
            *same, on=on, opens=opens, employment=of, exact=exact, status=answer[0], reason=answer[1]
        )

    def days_after(self, number: int, unit: Unit = "calendar_days") -> date:
        if unit == "sick_days":
            return self.leave.sick_day(number)
        start = self.leave.start
        return add_months(start, number) if unit == "months" else start + timedelta(days=number)

    def own(self, step: _Step) -> bool:
        """Whether a step was taken in this leave, by its employer or by no named one."""
        whose = self.per == "person" or step.employment in {None, self.leave.employment}
        return whose and step.on >= self.leave.start

    def meetings(self, clock: _Terms) -> list[DialogueMeeting]:
        if clock.meeting is None or not self.steps:
            return []
        meetings = [step for step in self.steps if isinstance(step, DialogueMeeting) and self.own(step)]
        return [step for step in meetings if clock.meeting == ("employers" if step.number == 1 else "navs")]

    def settled(self, clock: _Terms) -> _Answer | None:
        """Met or exempted by what was done, whatever the day; what is done goes before an exemption."""
        if clock.plan_after is not None:
            since = self.days_after(clock.plan_after)
            plans = [step for step in self.steps if isinstance(step, EmployerPlan) and self.own(step)]
            if made := {plan.status == "made" for plan in plans if plan.on >= since}:
                return ("met", "plan_made") if True in made else ("exempted", "plan_not_needed")
        meetings = self.meetings(clock)
        if any(meeting.status == "held" for meeting in meetings):
            return "met", "meeting_held"
        if meetings and meetings[-1].status == "exempted":
            return "exempted", meetings[-1].reason
        return ("met", "meeting_planned") if meetings and clock.planned_is_enough else None

    def not_applicable(self, clock: _Terms, on: date) -> _Answer | None:
        """Why it does not hold; the form of absence is that of the day it falls, as far as it is known."""
        leave, until = self.leave, self.employed_until
        if clock.needs_employer and until is not None and until < on:
            return "not_applicable", "no_employer" if until == date.min else "employment_ended"
        if leave.end is not None and leave.end < on and self.as_of.reached(day_after(leave.end)):
            return "not_applicable", "not_on_leave" if leave.ongoing(self.as_of) else "episode_ended"
        if clock.only_fully_away and leave.sickness_by(on).form not in FULLY_AWAY:
            return "not_applicable", "not_fully_away"
        if clock.sick_days and leave.runs[-1].form == "graded":
            return "met", "graded"
        if self.too_short(clock) and self.as_of.reached(on):
            return "not_applicable", "too_few_sick_days"
        return None

    def too_short(self, clock: _Terms) -> bool:
        if not clock.sick_days or self.leave.end is None:
            return False
        return self.leave.sick_days(self.leave.end) < clock.sick_days

    def by_date(self, clock: _Terms, on: date, opens: date) -> _Answer:
        """How it stands by the calendar, and under which condition."""
        reason: Condition | None = "meeting_planned" if self.meetings(clock) else None
        if clock.needs_employer and self.employed_until is None:
            reason = "employer_unknown"
        elif self.too_short(clock) or (self.leave.end is not None and self.leave.end < on):
            reason = reason or "if_leave_lasts"
        if self.as_of.reached(day_after(on)):
            return "passed", reason
        return ("open" if self.as_of.reached(opens) else "coming"), reason


def _reached(events: Iterable[E], as_of: AsOf) -> list[E]:
    seen = [event for event in events if as_of.reached(event.on)]
    return sorted(seen, key=lambda event: (event.on, event.recorded_at, event.id))


def _employed_until(ties: Iterable[Affiliation]) -> dict[str, date]:
    """The last day of each employment, `date.max` when none is known; a later event replaces an earlier."""
    until: dict[str, date] = {}
    for tie in ties:
        if tie.kind in EMPLOYED:
            until[tie.affiliation] = tie.to or date.max
        elif tie.affiliation in until:
            until[tie.affiliation] = min(until[tie.affiliation], tie.on - timedelta(days=1))
    return until
