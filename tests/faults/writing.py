"""Clients that write to a running service and remember what was acknowledged, and a look at what is really there."""

from __future__ import annotations

import http.client
import json
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import func, select

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.app import opened
from pakkeforlop_service.application.following import placed, standing
from pakkeforlop_service.application.whereabouts import stays_of
from pakkeforlop_service.clock import SYSTEM_CLOCK
from pakkeforlop_service.store import Store, pathways, spans
from pakkeforlop_service.store.tables import EVENTS, PATHWAYS
from pakkeforlop_workflow.history import replayed

TOLD = {"id": "told", "type": "diagnosis_told", "on": "2026-01-12", "by": "hospital_doctor"}
JOB = {"id": "job", "type": "affiliation", "on": "2026-01-12", "by": "gp", "kind": "employee", "percent": 100}
SICK = {"id": "sick", "type": "absence", "on": "2026-01-19", "by": "gp", "form": "full"}


@dataclass
class Written:
    """What clients were told: which events of whom are kept, and how often which status was the answer."""

    acknowledged: dict[str, list[str]] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    retry_after: set[str | None] = field(default_factory=set)
    cut_off: int = 0
    """Requests that were never answered."""
    checked: set[str] = field(default_factory=set)
    """People who were looked at in full before: nobody writes to them in a later round."""


class Client:
    """One connection to the service, opened again when it breaks."""

    def __init__(self, port: int, written: Written, *, patience: float = 20.0) -> None:
        self._port, self._written, self._patience = port, written, patience
        self._connection: http.client.HTTPConnection | None = None

    def send(
        self, method: str, address: str, body: Any = None, headers: dict[str, str] | None = None
    ) -> tuple[int, dict[str, Any], dict[str, str]] | None:
        """The answer: status, document and headers; `None` when there was none."""
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=self._patience)
        content = None if body is None else json.dumps(body)
        try:
            self._connection.request(
                method, address, content, {"Content-Type": "application/json", **(headers or {})}
            )
            answer = self._connection.getresponse()
            document = json.loads(answer.read())
        except (OSError, http.client.HTTPException, ValueError):
            self.close()
            self._written.cut_off += 1
            return None
        found = {name.lower(): value for name, value in answer.getheaders()}
        self._written.statuses[answer.status] += 1
        if answer.status == 503:
            self._written.retry_after.add(found.get("retry-after"))
        return answer.status, document, found

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None


@contextmanager
def writers(port: int, written: Written, number: int) -> Iterator[threading.Event]:
    """Clients that write new people and new events as fast as they can, until the event they are given is set."""
    stop = threading.Event()
    threads = [threading.Thread(target=_write, args=(port, written, stop)) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield stop
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def _write(port: int, written: Written, stop: threading.Event) -> None:
    client = Client(port, written)
    while not stop.is_set():
        subject = f"person-{uuid4().hex}"
        document = {"subject": subject, "born": "1979-04", "cancer": "breast", "synthetic": True}
        answer = client.send("POST", "/v1/pathways", {**document, "events": [TOLD, JOB]})
        if answer is None or answer[0] != 201:
            stop.wait(0.02)
            continue
        kept = written.acknowledged.setdefault(subject, ["told", "job"])
        for number in range(6):
            events: list[dict[str, Any]] = [
                {
                    "id": f"control-{number}",
                    "type": "control_held",
                    "on": f"2026-0{number + 2}-01",
                    "by": "gp",
                },
                {
                    "id": f"talk-{number}",
                    "type": "conversation",
                    "on": f"2026-0{number + 2}-02",
                    "by": "gp",
                    "outcome": "offered",
                    "checkpoints": ["ph-2"],
                },
            ]
            sent: list[dict[str, Any]] = [SICK, *events] if number == 3 else events
            answer = client.send("POST", f"/v1/pathways/{subject}/events", {"events": sent})
            if answer is not None and answer[0] == 200:
                kept += [str(event["id"]) for event in sent]
            if stop.is_set():
                break
    client.close()


def check(url: str, written: Written) -> int:
    """Every acknowledged event is there, nothing half, and spans are what follows; how many people there are."""
    store = Store(url)
    try:
        application = opened(store, Catalogue.load(), SYSTEM_CLOCK, Policy())
        with store.reading() as connection:
            versions = dict(connection.execute(select(PATHWAYS.c.id, PATHWAYS.c.version)).all())
            counted = select(EVENTS.c.pathway, func.count(), func.max(EVENTS.c.version)).group_by(
                EVENTS.c.pathway
            )
            assert {row[0]: (row[1], row[2]) for row in connection.execute(counted)} == {
                subject: (version, version) for subject, version in versions.items()
            }
            in_use = application.governing.in_use(connection)
            subjects = [subject for subject in versions if subject not in written.checked]
            found = pathways.read_many(connection, subjects)
            stored = spans.of_pathways(connection, subjects)
        assert versions.keys() >= written.acknowledged.keys()
        for subject, kept in written.acknowledged.items():
            if subject in written.checked:
                continue
            ids = {event.id for event in found[subject].pathway.events}
            assert ids.issuperset(kept), subject
            # Events that were sent together are there together.
            assert len(ids) in {2, 4, 6, 8, 11, 13, 15}, (subject, sorted(ids))
        for subject, person in found.items():
            history = replayed(person.pathway)
            stays = stays_of(history, in_use.places)
            assert stored.get(subject, []) == placed(list(standing(history, in_use.rules, stays))), subject
        written.checked.update(subjects)
        return len(versions)
    finally:
        store.close()
