"""`python -m tests.docs.transcripts`: two stories as the service answers them, written to docs/transcripts/.

The clock moves from day to day as the story does; everything else is the service itself, on a SQLite file.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from unittest.mock import patch

from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue, Policy
from pakkeforlop_service.app import create_app, opened
from pakkeforlop_service.application import Application
from pakkeforlop_service.clock import Clock
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.store import Store
from tests.docs.homes import ROOT

FOLDER: Final = ROOT / "docs" / "transcripts"
FIRST: Final = datetime(2026, 5, 15, 9, 0, tzinfo=UTC)
ONE: Final = "/v1/pathways/eksempel-7"
PERSON: Final = {
    "subject": "eksempel-7",
    "born": "1979-04",
    "cancer": "breast",
    "municipality": "demo-kommune-1",
    "hospital_unit": "demo-sykehus-a",
    "synthetic": True,
    "events": [
        {"id": "diagnose", "type": "diagnosis_told", "on": "2026-02-02", "by": "hospital_doctor"},
        {"id": "jobb", "type": "affiliation", "on": "2026-02-02", "by": "hospital_contact_nurse",
         "told_by": "patient", "kind": "employee", "percent": 100},
        {"id": "behandling", "type": "treatment", "on": "2026-03-02", "by": "hospital_doctor",
         "kind": "systemic", "planned_to": "2026-07-31"},
    ],
}  # fmt: skip


class Story:
    """A service on a file, a clock that is moved, and what was asked and answered, as Markdown."""

    def __init__(self, file: Path, title: str, told: str) -> None:
        self.now = FIRST
        self.text = [f"# {title}\n\n{told}\n"]
        self._url = f"sqlite:///{file}"
        store = Store(self._url)
        store.migrate()
        self.application = opened(store, Catalogue.load(), Clock(lambda: self.now), Policy())
        self.application.directory.fill(demo_units(FIRST.date()), self.now)
        with patch("pakkeforlop_service.app.renewing", _still):
            self._client = TestClient(
                create_app(self._url, clock=Clock(lambda: self.now)), base_url="http://127.0.0.1:8000"
            )
            self._client.__enter__()

    def close(self) -> str:
        """The story, when it is over."""
        self._client.__exit__(None, None, None)
        self.application.store.close()
        return "\n".join(self.text)

    def says(self, text: str, days: int = 0) -> None:
        """A few words in between, so many days later."""
        self.now += timedelta(days=days)
        self.text.append(f"\n## {self.now:%d.%m.%Y}: {text}\n")

    def asks(
        self, method: str, address: str, sent: Any = None, show: Callable[[Any], Any] = lambda body: body
    ) -> Any:
        """A request with its answer; `show` picks what is shown of a long one."""
        answer = self._client.request(method, address, json=sent)
        body = answer.json()
        content = "" if sent is None else f"\n{_written(sent)}"
        self.text.append(f"```\n{method} {address}{content}\n```\n\n{answer.status_code}:\n")
        self.text.append(f"```json\n{_written(show(body))}\n```\n")
        return answer


def handover(file: Path) -> str:
    """A hospital hands a person over to a named role, and the municipality acknowledges."""
    story = Story(file, "A hand-over with its receipt", _ABOUT)
    unit, role = "demo-sykehus-a", "hospital_contact_nurse"
    hospital = f"/v1/worklist?unit={unit}&role={role}"
    municipal = "/v1/worklist?unit=demo-kommune-1&role=municipal_cancer_coordinator"
    story.says("the person is registered, and the contact nurse has something to talk about")
    story.asks("POST", "/v1/pathways", PERSON)
    story.asks("GET", hospital, show=_rows)
    story.says("she hands her conversations over to the municipality's kreftkoordinator", 3)
    sent = {"id": "overlevering-1", "type": "handover", "on": "2026-05-18", "by": role,
            "to_role": "municipal_cancer_coordinator", "to_place": "demo-kommune-1"}  # fmt: skip
    story.asks("POST", f"{ONE}/events", {"events": [sent]})
    story.asks("GET", f"{ONE}/handovers/overlevering-1/message")
    told = {"id": "melding-1", "type": "handover_update", "on": "2026-05-18", "by": role,
            "handover": "overlevering-1", "status": "message_sent", "channel": "plo"}  # fmt: skip
    story.asks("POST", f"{ONE}/events", {"events": [told]})
    story.says("nobody has acknowledged: it is still the sender's, and it ages", 8)
    story.asks("GET", f"/v1/handovers/sent?unit={unit}")
    story.asks("GET", hospital, show=_rows)
    story.says("the municipality sees it among what it has received, and acknowledges", 1)
    story.asks(
        "GET", "/v1/handovers/received?unit=demo-kommune-1", show=lambda body: {"rows": len(body["rows"])}
    )
    receipt = {"id": "kvittering-1", "type": "handover_update", "on": "2026-05-27",
               "by": "municipal_cancer_coordinator", "handover": "overlevering-1",
               "status": "acknowledged"}  # fmt: skip
    story.asks("POST", f"{ONE}/events", {"events": [receipt]})
    story.says("it has left the sender's lists, and is the receiver's")
    story.asks("GET", f"/v1/handovers/sent?unit={unit}", show=lambda body: {"rows": body["rows"]})
    story.asks("GET", hospital, show=_rows)
    story.asks("GET", municipal, show=_rows)
    story.asks("GET", f"{ONE}/status", show=lambda body: {"handovers": body["handovers"]})
    return story.close()


def release(file: Path) -> str:
    """A new release is taken into use while the service answers, and an old answer is asked for again."""
    story = Story(file, "A change of release", _ABOUT)
    story.says("an answer, by the release in use")
    story.asks("POST", "/v1/pathways", PERSON)
    due = f"{ONE}/due?as_of=2026-05-15"
    first = story.asks("GET", due, show=_window)
    asked = first.json()
    story.text.append(f"{len(first.content)} bytes, SHA-256 `{sha256(first.content).hexdigest()}`.\n")
    story.says("the council has moved the day on which ph-2 runs over time: from four months to five", 1)
    files = dict(Catalogue.load().files)
    files["entries/ph-2.yaml"] = files["entries/ph-2.yaml"].replace(
        "{months: 4, days: 1}", "{months: 5, days: 1}"
    )
    assert files != dict(Catalogue.load().files), "ph-2 is worded in another way now"
    adopted = Application.adopting(story.application.store, Catalogue.of(files), Policy(), story.now)
    story.text.append(
        "`pakkeforlop release adopt --catalogue FOLDER` says that it is in use, and lets everybody go over, batch\n"
        "by batch, while the service answers. Who has not gone over yet is answered as before:\n"
    )
    story.asks("GET", "/v1/releases", show=_progress)
    story.asks("GET", due, show=_window)
    adopted.renew_batch()
    story.text.append("\nWhen the batch is done, so is everybody:\n")
    story.asks("GET", "/v1/releases", show=_progress)
    story.asks("GET", due, show=_window)
    story.says("the first answer is asked for again, by its own day, release and what was known", 30)
    again = f"{due}&known_at={asked['known_at'].replace('+00:00', 'Z')}&release={asked['release']}"
    second = story.asks("GET", again, show=_window)
    assert second.content == first.content
    story.text.append(
        f"{len(second.content)} bytes, SHA-256 `{sha256(second.content).hexdigest()}`: the same.\n"
    )
    return story.close()


TRANSCRIPTS: Final = {"handover": handover, "release": release}
_ABOUT: Final = (
    "What was sent to the service and what it answered, as `make docs` writes it anew and a test holds it to. Long\n"
    "answers are cut to what the story is about. The person and the units are made up."
)


def main() -> None:
    """Write both."""
    FOLDER.mkdir(exist_ok=True)
    for name, tell in TRANSCRIPTS.items():
        with TemporaryDirectory() as folder:
            path = FOLDER / f"{name}.md"
            path.write_text(tell(Path(folder) / "store.sqlite"), encoding="utf-8")
        print(path.relative_to(ROOT))  # noqa: T201 - a script says what it has written


def _rows(body: Any) -> Any:
    shown = ("subject", "checkpoint", "title", "answer_text", "why", "owner", "owner_standing")
    return {"as_of": body["as_of"], "rows": [{name: row[name] for name in shown} for row in body["rows"]]}


def _window(body: Any) -> Any:
    ph2 = next(answer for answer in body["answers"] if answer["checkpoint"] == "ph-2")
    told = {name: body[name] for name in ("as_of", "known_at", "release")}
    shown = {"answer_text": ph2["answer_text"], "over_time_from": ph2["window"]["over_time_from"]}
    return {**told, "ph-2": shown}


def _progress(body: Any) -> Any:
    return {name: body[name] for name in ("in_use", "done", "waiting")}


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)


def _still(*_: object) -> Any:
    """In a story people go over when it says so."""
    return nullcontext()


if __name__ == "__main__":
    main()
