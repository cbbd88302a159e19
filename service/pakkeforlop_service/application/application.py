"""The application: everything the doors can ask for, each in a line or two that say where it is done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Self

from pakkeforlop_rules import Answer, Catalogue, Place, Policy, Span
from pakkeforlop_rules.answers import ANSWERS, AnswerCode
from pakkeforlop_rules.deployment import ANYWHERE
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.stages import Belonging, WorkSituation, belonging_to
from pakkeforlop_service.directory import Directory, Places, Unit
from pakkeforlop_service.store import (
    Store,
    commitments,
    directory,
    pathways,
    receipts,
    releases,
    spans,
    touches,
)
from pakkeforlop_service.store.commitments import HandoverRow, MilestoneRow, Sought
from pakkeforlop_service.store.releases import Adoption
from pakkeforlop_service.store.reports import Period, PlaceKind
from pakkeforlop_service.store.spans import Key, Order, Wanted
from pakkeforlop_service.store.touches import Touch
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.codes import CancerGroup, Role, Stage
from pakkeforlop_workflow.history import History

from . import handing_over, listing, people, recording, renewing, reporting
from .governing import Governing
from .handing_over import Waiting
from .listing import Line, Worklist
from .new_events import refuse_unknown_codes
from .people import Asked, Person
from .recording import Recorded, Sent
from .renewing import Progress
from .reporting import Comparison, Report
from .rulebook import Rulebook
from .whereabouts import stay_on


class Application:
    """The service's abilities. Days and instants are always given: the doors look at the clock.

    Whatever asks the store can raise `Unavailable`.
    """

    def __init__(self, store: Store, catalogue: Catalogue, policy: Policy, now: datetime) -> None:
        """On a migrated store; where no rules were adopted yet, the catalogue and the policy given here are.

        Raises `OtherEngine` when the rules in use need another version of the program.
        """
        rulebook = Rulebook(catalogue)
        self.store = store
        self.governing = Governing(rulebook, rulebook.first(store, catalogue, policy, now))
        self.directory = Directory(store)

    @classmethod
    def adopting(cls, store: Store, catalogue: Catalogue, policy: Policy, now: datetime) -> Self:
        """The same, with this catalogue and this policy made the ones in use, whatever was before."""
        Rulebook(catalogue).adopt(store, catalogue, policy, now)
        return cls(store, catalogue, policy, now)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue in use, as far as this copy of the program has seen."""
        return self.governing.current.catalogue

    def due(
        self,
        history: History,
        as_of: date,
        *,
        place: Place = ANYWHERE,
        codes: Collection[AnswerCode] = ANSWERS,
    ) -> tuple[Answer, ...]:
        """The answers with these codes for a pathway that was sent, with reasons.

        Stores nothing, and does not ask the store.

        Raises `InvalidDocument` for unknown codes.
        """
        rules = self.governing.current
        refuse_unknown_codes(rules.catalogue, history.pathway)
        return rules.catalogue.evaluate(history, as_of, place=place, policy=rules.policy, codes=codes)

    def stage_conversations(
        self,
        stage: Stage,
        as_of: date,
        *,
        work_situation: WorkSituation | None = None,
        role: Role | None = None,
        cancer: CancerGroup | None = None,
    ) -> tuple[Belonging, ...]:
        """What belongs to a stage, without a patient."""
        return belonging_to(
            stage, self.catalogue, as_of, work_situation=work_situation, role=role, cancer=cancer
        )

    def create_pathway(self, document: dict[str, Any], sent: Sent) -> Recorded:
        """Store a new pathway, or nothing of it: see `recording.create`."""
        return recording.create(self.store, self.governing, document, sent)

    def record_events(self, subject: str, events: Sequence[Any], sent: Sent) -> Recorded:
        """Append events, all of them or none: see `recording.record`."""
        return recording.record(self.store, self.governing, subject, events, sent)

    def fill(self, people: Iterable[Pathway], now: datetime) -> int:
        """Store people in a store that holds nobody; how many (0 when it holds some)."""
        return recording.fill(self.store, self.governing, people, now)

    def pathway(self, subject: str) -> Pathway:
        """The stored pathway; its version is the number of its events. Raises `NoSuchPathway` or `Erased`."""
        with self.store.reading() as connection:
            return pathways.read(connection, subject).pathway

    def person(self, subject: str, as_of: date, asked: Asked = Asked()) -> Person:  # noqa: B008 - frozen
        """One person and the answers of a day: see `people.answered`."""
        return people.answered(self.store, self.governing, subject, as_of, asked)

    def timeline(
        self,
        subject: str,
        first: date,
        until: date,
        asked: Asked = Asked(),  # noqa: B008 - frozen
    ) -> tuple[Person, tuple[Span, ...]]:
        """One person and the answers of all days between two: see `people.timeline`."""
        return people.timeline(self.store, self.governing, subject, first, until, asked)

    def worklist(
        self,
        wanted: Wanted,
        after: Key | None = None,
        limit: int = listing.MAX_ROWS,
        order: Order = "pressing",
    ) -> Worklist:
        """A page of what there is to do: see `listing.worklist`."""
        return listing.worklist(self.store, self.governing, wanted, after, limit, order)

    def worklist_as_known(
        self, wanted: Wanted, known_at: datetime, after: Key | None = None, limit: int = listing.MAX_ROWS
    ) -> Worklist:
        """The same with what was known at an instant: see `listing.worklist_as_known`."""
        return listing.worklist_as_known(self.store, self.governing, wanted, known_at, after, limit)

    def rest_of_agendas(
        self, lines: Sequence[Line], as_of: date
    ) -> Mapping[tuple[str, Role | None], tuple[Entry, ...]]:
        """What follows on the agendas of which the lines are the first item, by person and whose it is."""
        return listing.rest_of_agendas(self.store, self.governing, lines, as_of)

    def counts(self, wanted: Wanted) -> dict[tuple[str, bool, str | None], int]:
        """How many rows there are, by answer, whether over time, and on whose agenda (`None`: nobody's)."""
        with self.store.reading() as connection:
            return spans.counts(connection, wanted)

    def last_touches(self, subjects: Sequence[str], as_of: date) -> dict[str, Touch]:
        """Who last talked with some people or handed them over, and when; who has none is left out."""
        with self.store.reading() as connection:
            return touches.last_touches(connection, subjects, as_of)

    def places(self) -> tuple[str, ...]:
        """The municipalities and hospital units that people belong to."""
        with self.store.reading() as connection:
            return tuple(pathways.places(connection))

    def unit_names(self, units: Sequence[str]) -> dict[str, str]:
        """What units are called, by reference; those that are not in the directory are left out."""
        with self.store.reading() as connection:
            return directory.names(connection, units)

    def local(self) -> Places:
        """The directory as it is now: read anew only when it has changed."""
        with self.store.reading() as connection:
            return self.governing.in_use(connection).places

    def units_serving(self, person: Person, day: date) -> tuple[Unit, ...]:
        """What the directory says of the places a person can turn to on a day, the nearest first."""
        stay = stay_on(person.stays, day)
        return self.local().serving(stay.municipality, stay.hospital_unit, day)

    def handovers(self, sought: Sought) -> list[HandoverRow]:
        """Hand-overs sent from a unit or to it, those that have waited longest first."""
        with self.store.reading() as connection:
            return commitments.handovers(connection, sought)

    def count_handovers(self, sought: Sought) -> int:
        """How many there are of them, however many are shown."""
        with self.store.reading() as connection:
            return commitments.count_handovers(connection, sought)

    def waiting(self, rows: Sequence[HandoverRow]) -> list[Waiting]:
        """What is handed over in some of those rows: see `handing_over.waiting`."""
        return handing_over.waiting(self.store, rows)

    def milestones(self, sought: Sought) -> list[MilestoneRow]:
        """Milestones of those who belong to a unit, those first whose day comes first."""
        with self.store.reading() as connection:
            return commitments.milestones(connection, sought)

    def report(self, units: Iterable[str], period: Period) -> Report:
        """The year of one or more units taken together, small groups hidden: see `reporting.report`."""
        return reporting.report(self.store, units, period, [entry.id for entry in self.catalogue.entries])

    def comparison(self, checkpoint: str, kind: PlaceKind, period: Period) -> Comparison:
        """One checkpoint in every unit of a kind, small groups hidden: see `reporting.comparison`."""
        return reporting.comparison(self.store, checkpoint, kind, period)

    def adoptions(self) -> list[Adoption]:
        """Every time a release and a policy were taken into use, the first one first."""
        with self.store.reading() as connection:
            return releases.adoptions(connection)

    def catalogue_of(self, release: str) -> Catalogue:
        """The catalogue of a release that was kept, to be read. Raises `NoSuchRelease`, `InvalidCatalogue`."""
        with self.store.reading() as connection:
            return self.governing.rulebook.to_read(connection, release)

    def progress(self) -> Progress:
        """How many people are answered by the rules in use, and how many wait."""
        found = renewing.progress(self.store)
        assert found is not None  # noqa: S101 - the application adopts when it is made
        return found

    def forget_receipts(self, before: datetime) -> int:
        """Let go of what requests with a key came to before an instant; how many there were."""
        with self.store.writing() as connection:
            return receipts.forget(connection, before)

    def renew_batch(self) -> int:
        """Let some who wait go over to the rules and the directory in use; how many there were."""
        return renewing.renew_batch(self.store, self.governing)
