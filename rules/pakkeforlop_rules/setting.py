"""What an evaluation is of, besides the day and the question; and the view a question is seen in."""

from __future__ import annotations

from collections.abc import Sequence

from pakkeforlop_workflow.courses import Course
from pakkeforlop_workflow.dates import AsOf
from pakkeforlop_workflow.history import History
from pakkeforlop_workflow.sick_leave_anchors import SickLeave
from pakkeforlop_workflow.views import Memory, View, recalled

from .deployment import Place, Policy
from .entries import Entry
from .instances import Instance, Scope, instances_of, scopes_of
from .models import Kind
from .silences import Silence
from .timing import Timing
from .truth import truth


class Setting:
    """What an evaluation is of, besides the day and the question.

    One for each call, since it remembers what was found: for the views of the person, and for those of each course,
    episode and event.
    """

    __slots__ = (
        "_own",
        "_person",
        "_questions",
        "_scopes",
        "_silences",
        "history",
        "place",
        "policy",
        "timing",
    )

    def __init__(
        self,
        history: History,
        silences: Sequence[Silence],
        timing: Timing,
        policy: Policy,
        place: Place,
    ) -> None:
        self.history = history
        self.timing = timing
        self.policy = policy
        self.place = place
        self._silences = silences
        self._person: Memory = {}
        self._own: dict[tuple[int, int, str | None], Memory] = {}
        self._scopes: dict[tuple[str, str | None, bool], tuple[Scope, ...]] = {}
        self._questions: dict[int, tuple[Instance, ...]] = {}
        """By identity: entries are the catalogue's, which outlives a call."""

    def questions(self, entry: Entry) -> tuple[Instance, ...]:
        """Every question that an entry asks, over its whole time in force."""
        found = self._questions.get(id(entry))
        if found is None:
            scopes = self._scopes.get(entry.scope)
            if scopes is None:
                scopes = self._scopes[entry.scope] = scopes_of(entry, self.history)
            found = self._questions[id(entry)] = tuple(instances_of(entry, self.history, scopes))
        return found

    def view(self, instance: Instance, as_of: AsOf) -> View:
        """The view a question is seen in: its own course and episode, else the latest there is that day."""
        person = self._person
        view = View(self.history, as_of, instance.course, instance.sick_leave, None, None, person)
        if view.course is None:
            view.course = recalled(person, "latest course", view, _latest_course)
        if view.sick_leave is None:
            view.sick_leave = recalled(person, "latest sick leave", view, _latest_sick_leave)
        if instance.fixed is not None:
            view.event = instance.fixed.event
        about = (id(view.course), id(view.sick_leave), view.event)
        own = self._own.get(about)
        if own is None:
            own = self._own[about] = {}
        view.own = own
        return view

    def silence(self, kind: Kind, view: View) -> Silence | None:
        """The first silence that holds for checkpoints of a kind; death comes first in the catalogue.

        Silences read only facts of the person, so that one answer serves every question of that kind.
        """
        return recalled(self._person, kind, view, self._silence, kind)

    def _silence(self, view: View, kind: Kind) -> Silence | None:
        of_nothing = View(self.history, view.as_of, own=self._person, person=self._person)
        holding = (it for it in self._silences if kind in it.kinds and truth(it.when, of_nothing) is True)
        return next(holding, None)


def _latest_course(view: View) -> Course | None:
    """The latest course told; before any is, the latest opened. A suspicion is not a course of anything yet."""
    as_of, courses = view.as_of, view.history.courses
    told = [course for course in courses if course.told is not None and as_of.reached(course.told.on)]
    begun = told or [course for course in courses if as_of.reached(course.opened)]
    return begun[-1] if begun else None


def _latest_sick_leave(view: View) -> SickLeave | None:
    begun = [leave for leave in view.history.sick_leaves if view.as_of.reached(leave.episode.start)]
    return begun[-1] if begun else None
