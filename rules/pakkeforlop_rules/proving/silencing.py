"""What silences, as it was decided: written here a second time, so that a slip in the catalogue is noticed.

After the meaning of the words, part 5: which kinds of checkpoints each fact about the person silences. Goals of
treatment that prolong life or relieve are not among them: they silence nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, Final, get_args

from pydantic import TypeAdapter

from pakkeforlop_rules.conditions import Condition, leaves
from pakkeforlop_rules.models import Kind
from pakkeforlop_rules.truth import truth
from pakkeforlop_workflow.dates import add_months
from pakkeforlop_workflow.events import Affiliation
from pakkeforlop_workflow.facts import View

from .making import Person, event

ALL: Final[frozenset[Kind]] = frozenset(get_args(Kind))
WORK: Final[frozenset[Kind]] = frozenset({"work_situation", "return_to_work", "economy_and_rights"})
_ECONOMY: Final[frozenset[Kind]] = frozenset({"economy_and_rights"})
_ASKED_FOR: Final[frozenset[Kind]] = frozenset({"on_request"})
"""What the patient has asked for is the patient's to have: only death silences it."""
OPEN: Final = frozenset({"due", "upcoming", "waiting", "resting", "deferred", "cannot_tell", "lapsed"})
"""Answers that put something on somebody's list. None of them may be given while it is silent."""


@dataclass(frozen=True, slots=True)
class Silencing:
    """One fact that silences: how it is read, which kinds it silences, and how somebody comes to have it."""

    name: str
    when: Condition
    kinds: frozenset[Kind]
    make: Callable[[Person, date], Person]
    """The same person, in whom it holds on a day."""
    event: bool = True
    """Whether an event brings it about on that day; else it held all along."""

    @property
    def facts(self) -> frozenset[str]:
        """The facts that bring it about."""
        return frozenset(test.fact for test in leaves(self.when))


_CONDITION: Final[TypeAdapter[Condition]] = TypeAdapter(Condition)


def _when(**data: Any) -> Condition:
    return _CONDITION.validate_python(data)


def _by(type_: str, **fields: Any) -> Callable[[Person, date], Person]:
    return lambda person, day: person.with_(event(type_, day, **fields))


def _told(kind: str | None) -> Callable[[Person, date], Person]:
    """Of whom only this tie to working life is told, or none."""

    def make(person: Person, _: date) -> Person:
        kept = tuple(item for item in person.events if not isinstance(item, Affiliation))
        first = min(item.on for item in person.events) - timedelta(days=1)
        told = () if kind is None else (event("affiliation", first, kind=kind),)
        return replace(person, events=(*told, *kept))

    return make


def _aged(years: int) -> Callable[[Person, date], Person]:
    return lambda person, day: replace(person, born=f"{add_months(day, -12 * years):%Y-%m}")


def _old(person: Person, day: date) -> Person:
    return _aged(67)(_told(None)(person, day), day)


_UNASKED: Final = [{"fact": "asked_for_talk", "is": False}, {"fact": "asked_for_talk", "known": False}]
_NO_AAP: Final = [{"fact": "receives_aap", "is": False}, {"fact": "receives_aap", "known": False}]
SILENCINGS: Final = (
    Silencing("pasienten er død", _when(fact="dead", **{"is": True}), ALL, _by("died")),
    Silencing(
        "livets slutt",
        _when(fact="end_of_life", **{"is": True}),
        ALL - _ECONOMY - _ASKED_FOR,
        _by("end_of_life"),
    ),
    Silencing(
        "livets slutt, og pasienten har ikke spurt",
        _when(all=[{"fact": "end_of_life", "is": True}, {"any": _UNASKED}]),
        _ECONOMY,
        _by("end_of_life"),
    ),
    Silencing("arbeid er avklart", _when(fact="work_settled", **{"is": True}), WORK, _by("work_settled")),
    Silencing(
        "pasienten vil ikke nå", _when(fact="wish", **{"is": "not_now"}), WORK, _by("wish", code="not_now")
    ),
    Silencing(
        "arbeid er ikke mulig, sier pasienten",
        _when(fact="wish", **{"is": "not_possible"}),
        frozenset({"return_to_work"}),
        _by("wish", code="not_possible"),
    ),
    Silencing(
        "nei til Pakkeforløp hjem",
        _when(fact="pathway_hjem_declined", **{"is": True}),
        frozenset({"pathway_hjem"}),
        _by("pathway_hjem_declined"),
    ),
    Silencing(
        "utenfor arbeidslivet",
        _when(all=[{"fact": "outside_working_life", "is": True}, {"any": _NO_AAP}]),
        WORK,
        _told("outside"),
        event=False,
    ),
    Silencing(
        "67 år eller eldre, uten tilknytning til arbeidslivet",
        _when(all=[{"fact": "age", "at_least": 67}, {"fact": "affiliations", "known": False}]),
        WORK,
        _old,
        event=False,
    ),
    Silencing("under 16 år", _when(fact="age", below=16), WORK, _aged(15), event=False),
)
"""Everything that silences."""


def silenced_by(kind: Kind, view: View) -> str | None:
    """What silences checkpoints of a kind in a view, if anything does."""
    found = (one.name for one in SILENCINGS if kind in one.kinds and truth(one.when, view) is True)
    return next(found, None)
