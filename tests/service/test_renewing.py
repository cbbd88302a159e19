"""Going over to another release, policy or directory: person by person, while the service answers."""

from __future__ import annotations

import threading
from contextlib import nullcontext
from datetime import date
from typing import Any

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection, insert, select, update

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.application import Application, Sent, renewing
from pakkeforlop_service.application.following import following
from pakkeforlop_service.application.governing import places_of
from pakkeforlop_service.application.rulebook import Rulebook, Rules
from pakkeforlop_service.application.whereabouts import stays_of
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.cohort import documents
from pakkeforlop_service.operation.renewer import renewing as renewer
from pakkeforlop_service.store import Store, pathways, receipts, releases
from pakkeforlop_service.store.spans import Wanted
from pakkeforlop_service.store.tables import ADOPTIONS, PATHWAYS, RELEASES, SPANS, STATE
from pakkeforlop_workflow.history import replayed
from tests.service.conftest import Watch, on_both
from tests.support.documents import employee, event, sick, told
from tests.support.recorded import differences, sent, stored_of, unstamped, worked_out

pytestmark = on_both

TODAY = date(2026, 5, 15)
PEOPLE = 12
UNIT = {"id": "demo-kommune-1", "kind": "municipality", "name": "Demo kommune 1"}


@pytest.fixture
def people(application: Application, watch: Watch) -> list[str]:
    found = [sent(document) for document in documents(PEOPLE, 5, TODAY)]
    for document in found:
        application.create_pathway(document, Sent(watch()))
    return [document["subject"] for document in found]


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renewing, "BATCH", 5)
    monkeypatch.setattr(renewing.renew_batch, "__defaults__", (5,))


@pytest.fixture
def at_rest(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> TestClient:
    """A service that lets nobody go over by itself."""
    monkeypatch.setattr("pakkeforlop_service.app.renewing", lambda *_: nullcontext())
    client: TestClient = request.getfixturevalue("client")
    return client


def adopt(application: Application, catalogue: Catalogue, watch: Watch, policy: Policy = Policy()) -> None:  # noqa: B008 - frozen
    Application.adopting(application.store, catalogue, policy, watch.forward(minutes=1))


def in_use(application: Application, subject: str) -> Any:
    """The number of the adoption that a person's spans are of."""
    with application.store.reading() as connection:
        return connection.scalar(select(PATHWAYS.c.adoption).where(PATHWAYS.c.id == subject))


def test_progress_counts(
    application: Application,
    catalogue: Catalogue,
    other: Catalogue,
    watch: Watch,
    people: list[str],
    small_batches: None,
) -> None:
    """Nobody has gone over at first, some after a batch, everybody in the end; then nothing is left to do."""
    assert (application.progress().release, application.progress().waiting) == (catalogue.release, 0)
    adopt(application, other, watch)
    counted = []
    for expected in (5, 5, 2, 0):
        progress = application.progress()
        counted.append((progress.release, progress.done, progress.waiting))
        assert application.renew_batch() == expected
    assert counted == [(other.release, done, PEOPLE - done) for done in (0, 5, 10, 12)]
    assert [
        differences(stored_of(application.store, one), worked_out(application, one)) for one in people
    ] == [[] for _ in people]


def test_stopped_in_the_middle(
    url: str, application: Application, other: Catalogue, watch: Watch, people: list[str], small_batches: None
) -> None:
    """What one copy of the program leaves, another goes on with, whatever catalogue that one came with."""
    adopt(application, other, watch)
    application.renew_batch()
    application.store.close()
    store = Store(url)
    try:
        again = Application(store, application.catalogue, Policy(), watch())
        assert again.progress().done == 5
        while again.renew_batch():
            pass
        assert again.progress().waiting == 0
        assert all(differences(stored_of(store, one), worked_out(again, one)) == [] for one in people)
    finally:
        store.close()


def test_as_a_whole(
    at_rest: TestClient,
    application: Application,
    other: Catalogue,
    watch: Watch,
    people: list[str],
    small_batches: None,
) -> None:
    """At every step of the way a person is answered by the one release or the other, at every door alike."""
    catalogues = {one.release: one for one in (application.catalogue, other)}
    adopt(application, other, watch)
    numbers = []
    for _ in range(4):
        found = {}
        for subject in people:
            document = at_rest.get(f"/v1/pathways/{subject}/due").json()
            found[subject] = document["release"]
            assert {answer["release"] for answer in document["answers"]} <= {document["release"]}
            stored = stored_of(application.store, subject)["spans"]
            assert stored == _spans_by(application, subject, catalogues[document["release"]])
        rows = at_rest.get("/v1/worklist?limit=500").json()["rows"]
        assert rows
        assert all(row["release"] == found[row["subject"]] for row in rows)
        numbers.append(list(found.values()).count(other.release))
        application.renew_batch()
    assert numbers == [0, 5, 10, 12]


def _spans_by(application: Application, subject: str, catalogue: Catalogue) -> Any:
    """All of a person's spans by a catalogue, which takes no notice of what is stored."""
    with application.store.reading() as connection:
        history = replayed(pathways.read(connection, subject).pathway)
        rules = Rules.of(releases.adoption(connection, 1), catalogue)
        stays = stays_of(history, places_of(connection))
    return list(following(history, rules, stays, commitments=None).spans)


def test_a_policy_is_gone_over_to_as_well(
    application: Application, catalogue: Catalogue, watch: Watch, people: list[str]
) -> None:
    """The same release with other choices is another adoption."""
    adopt(application, catalogue, watch, Policy(asking="judgement"))
    assert application.progress().waiting == PEOPLE
    while application.renew_batch():
        pass
    with application.store.reading() as connection:
        assert connection.scalar(select(SPANS.c.optional).where(SPANS.c.optional).limit(1))
    assert all(in_use(application, one) == 2 for one in people)
    assert [one.policy.asking for one in application.adoptions()] == ["everyone", "judgement"]


def test_adopting_what_is_in_use(
    application: Application, catalogue: Catalogue, watch: Watch, people: list[str]
) -> None:
    """Nothing is decided twice in a row, and nobody has to go over."""
    adopt(application, catalogue, watch)
    assert len(application.adoptions()) == 1
    assert application.progress().waiting == 0


def test_there_and_back(
    application: Application, catalogue: Catalogue, other: Catalogue, watch: Watch, people: list[str]
) -> None:
    """A release can be taken into use again; it is kept once, and everybody is as before it was left."""
    before = {one: stored_of(application.store, one) for one in people}
    for one in (other, catalogue):
        adopt(application, one, watch)
        while application.renew_batch():
            pass
    assert {one: stored_of(application.store, one) for one in people} == before
    assert [one.release for one in application.adoptions()] == [
        catalogue.release,
        other.release,
        catalogue.release,
    ]
    with application.store.reading() as connection:
        assert len(connection.execute(select(RELEASES.c.id)).all()) == 2


def test_only_what_is_asked_otherwise_is_written(
    application: Application, other: Catalogue, watch: Watch, people: list[str]
) -> None:
    """Rows of checkpoints that the new release asks as before stay the rows they are."""
    before = _places_of_rows(application.store)
    adopt(application, other, watch)
    while application.renew_batch():
        pass
    after = _places_of_rows(application.store)
    assert {key[1].partition("/")[0] for key in before if after.get(key) != before[key]} <= {"ph-2", *SHARING}
    unchanged = [key for key in before if after.get(key) == before[key]]
    assert len(unchanged) > 0.8 * len(before)


SHARING = {"ph-1", "ph-3", "spor-om-arbeid", "midtveis-arbeid", "beh-rehab-samtale", "nav-kontakt-sykmeldt"}
"""Others can change place on an agenda when ph-2 comes to it earlier."""


def _places_of_rows(store: Store) -> dict[tuple[str, str, Any], Any]:
    number = "rowid" if store.embedded else "ctid::text"
    with store.reading() as connection:
        rows = connection.exec_driver_sql(f"SELECT pathway, question, first, {number} FROM span").all()  # noqa: S608 - our own names
    return {(pathway, question, str(first)): place for pathway, question, first, place in rows}


def test_the_directory(application: Application, watch: Watch, people: list[str]) -> None:
    """A change of a unit's roles sends those who belong there, and nobody else."""
    roles = {"municipal_cancer_coordinator": {"status": "lacks"}, "gp": {"status": "has"}}
    application.directory.put({**UNIT, "roles": roles}, watch.forward(minutes=1), None)
    with application.store.reading() as connection:
        waiting = set(connection.scalars(select(PATHWAYS.c.id).where(PATHWAYS.c.waits)))
        here = set(connection.scalars(select(PATHWAYS.c.id).where(PATHWAYS.c.municipality == UNIT["id"])))
    assert waiting == here
    assert 0 < len(here) < PEOPLE
    assert application.progress().waiting == len(here)
    while application.renew_batch():
        pass
    assert all(
        differences(stored_of(application.store, one), worked_out(application, one)) == [] for one in people
    )


def test_recording_goes_over_at_once(
    application: Application, other: Catalogue, watch: Watch, people: list[str]
) -> None:
    """Who has something recorded is answered by the release in use from then on, and does not wait."""
    adopt(application, other, watch)
    new = [unstamped(event("control_held", "2026-05-14", id="new"))]
    recorded = application.record_events(people[0], new, Sent(watch()))
    assert recorded.release == other.release
    assert in_use(application, people[0]) == 2
    assert application.progress().waiting == PEOPLE - 1
    assert differences(stored_of(application.store, people[0]), worked_out(application, people[0])) == []


def test_several_copies_share_the_work(
    url: str, application: Application, other: Catalogue, watch: Watch, people: list[str], small_batches: None
) -> None:
    """Two copies at once take each their own, and nobody is forgotten."""
    adopt(application, other, watch)
    store = Store(url)
    copies = [application, Application(store, other, Policy(), watch())]

    def work(copy: Application) -> None:
        while copy.progress().waiting:
            copy.renew_batch()

    try:
        threads = [threading.Thread(target=work, args=[copy]) for copy in copies]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert all(differences(stored_of(store, one), worked_out(application, one)) == [] for one in people)
    finally:
        store.close()


def test_while_others_record(
    application: Application, other: Catalogue, watch: Watch, people: list[str], small_batches: None
) -> None:
    """Events that come in the middle of it are lost neither from the pathway nor from what follows."""
    adopt(application, other, watch)
    with renewer(application, Clock(watch)):
        for number in range(4):
            for subject in people[:6]:
                new = [unstamped(event("control_held", "2026-05-10", id=f"new-{number}"))]
                application.record_events(subject, new, Sent(watch()))
    while application.renew_batch():
        pass
    for subject in people:
        assert differences(stored_of(application.store, subject), worked_out(application, subject)) == []
    assert {one.id for one in application.pathway(people[0]).events} >= {
        f"new-{number}" for number in range(4)
    }


def test_the_service_goes_over_by_itself(
    client: TestClient, application: Application, other: Catalogue, watch: Watch, people: list[str]
) -> None:
    """A running service sees that another release was adopted, and lets everybody go over to it."""
    adopt(application, other, watch)
    patience = threading.Event()
    found: dict[str, Any] = {}
    for _ in range(200):
        found = client.get("/v1/releases").json()
        if found["waiting"] == 0 and found["in_use"] == other.release:
            break
        patience.wait(0.05)
    assert (found["in_use"], found["done"], found["waiting"]) == (other.release, PEOPLE, 0)
    assert client.get(f"/v1/pathways/{people[0]}/due").json()["release"] == other.release


class TestAtTheSameTime:
    def test_a_move_and_the_directory(
        self, application: Application, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Who moves to a place in the very moment its roles change is answered by the roles that are there."""
        document = sent({"subject": "p", "municipality": "elsewhere", "events": [told(), employee()]})
        application.create_pathway(document, Sent(watch()))
        lacking = {**UNIT, "roles": {"municipal_cancer_coordinator": {"status": "lacks"}}}
        change = threading.Thread(
            target=application.directory.put, args=(lacking, watch.forward(minutes=1), None)
        )
        keep = receipts.keep

        def overtaken(*arguments: Any) -> None:
            change.start()
            change.join(0.3)  # it may have to wait for us
            keep(*arguments)

        monkeypatch.setattr(receipts, "keep", overtaken)
        moved = [unstamped(event("moved", "2026-04-01", municipality=UNIT["id"]))]
        application.record_events("p", moved, Sent(watch(), key="k", digest="d"))
        change.join()
        while application.renew_batch():
            pass
        assert differences(stored_of(application.store, "p"), worked_out(application, "p")) == []

    def test_a_new_pathway_and_another_release(
        self, application: Application, other: Catalogue, watch: Watch, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A pathway that is made while a release is adopted is by the one or the other, and goes over."""
        add = pathways.add
        began: list[threading.Thread] = []

        def overtaken(*arguments: Any) -> None:
            if not began:
                began.append(threading.Thread(target=adopt, args=(application, other, watch)))
                began[0].start()
                began[0].join(0.3)
            add(*arguments)

        monkeypatch.setattr(pathways, "add", overtaken)
        document = sent({"subject": "p", "events": [told(), employee(), sick("2026-02-02")]})
        application.create_pathway(document, Sent(watch()))
        began[0].join()
        while application.renew_batch():
            pass
        assert in_use(application, "p") == 2
        assert differences(stored_of(application.store, "p"), worked_out(application, "p")) == []


class TestAnotherEngine:
    """The program has come in a new version, whose answers the old one cannot give, nor the new one the old's."""

    @pytest.fixture
    def upgraded(
        self, application: Application, catalogue: Catalogue, watch: Watch, people: list[str]
    ) -> Application:
        """People whose spans are of an earlier engine, and this program's own release newly adopted."""
        with application.store.writing() as connection:
            row = {"id": "0000000000000001", "engine": "1", "files": {}, "stored_at": watch()}
            connection.execute(insert(RELEASES), row)
            policy = Policy().model_dump(mode="json")
            for number, release in ((2, row["id"]), (3, catalogue.release)):
                adoption = {"id": number, "release": release, "policy": policy, "adopted_at": watch()}
                connection.execute(insert(ADOPTIONS), adoption)
            connection.execute(update(STATE).values(adoption=3))
            connection.execute(update(PATHWAYS).values(adoption=2))
        return application

    def test_a_person_is_answered_by_the_new(
        self, upgraded: Application, catalogue: Catalogue, people: list[str]
    ) -> None:
        """Who has not gone over yet is worked out from the events."""
        assert upgraded.person(people[0], TODAY).catalogue.release == catalogue.release

    def test_the_worklist_answers_meanwhile(self, at_rest: TestClient, upgraded: Application) -> None:
        """A list that holds people who have not gone over is still a list."""
        assert upgraded.worklist(Wanted(TODAY)).lines
        assert at_rest.get("/").status_code == 200

    def test_they_go_over(self, upgraded: Application, people: list[str]) -> None:
        """And then everything is as if it had been worked out by the new one from the beginning."""
        while upgraded.renew_batch():
            pass
        assert all(in_use(upgraded, one) == 3 for one in people)
        assert all(
            differences(stored_of(upgraded.store, one), worked_out(upgraded, one)) == [] for one in people
        )


def test_rules_are_read_once(
    application: Application, other: Catalogue, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A catalogue is taken from the database when another copy adopted it, and not for every person."""
    adopt(application, other, watch)
    asked: list[str] = []
    release = releases.release

    def counted(connection: Connection, name: str) -> releases.Release:
        asked.append(name)
        return release(connection, name)

    monkeypatch.setattr(releases, "release", counted)
    rulebook = Rulebook(application.catalogue)
    with application.store.reading() as connection:
        found = [rulebook.of(connection, 2).catalogue for _ in range(3)]
    assert [one.release for one in found] == [other.release] * 3
    assert dict(found[0].files) == dict(other.files)
    assert asked == [other.release]
