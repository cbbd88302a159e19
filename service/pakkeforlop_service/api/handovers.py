"""Hand-overs and milestones of a unit: who waits for a receipt, whose day has passed, and the text to send."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import Response

from pakkeforlop_rules.wording import Words
from pakkeforlop_service.application import Application
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.handover_documents import handover_words
from pakkeforlop_service.store.commitments import MAX_ROWS, HandoverRow, MilestoneRow, Sought
from pakkeforlop_workflow.codes import Role
from pakkeforlop_workflow.envelope import Day, Reference

from .inputs import LangQuery, Subject
from .outputs import document
from .shapes import worklists

router = APIRouter(prefix="/v1", tags=["Overlevering og avtaler"])


class CommitmentQuery(LangQuery):
    """Which of them, in which unit."""

    unit: Annotated[Reference, Field(description="Kommunen eller sykehusenheten.")]
    role: Annotated[Role | None, Field(description="Bare det som er denne rollens.")] = None
    as_of: Annotated[Day | None, Field(description="Dagen lista gjelder. Uten: i dag, i Norge.")] = None
    settled: Annotated[bool, Field(description="Også det som er avsluttet.")] = False
    limit: Annotated[int, Field(ge=1, le=MAX_ROWS, description="Rader, høyst.")] = MAX_ROWS

    def sought(self, today: date, **more: Any) -> Sought:
        """What the store is asked for."""
        as_of = self.as_of or today
        return Sought(as_of, self.unit, role=self.role, waiting=not self.settled, limit=self.limit, **more)


class MilestoneQuery(CommitmentQuery):
    """The same, for milestones."""

    overdue: Annotated[bool, Field(description="Bare dem som er over dagen sin.")] = False


@router.get("/handovers/sent", summary="Overleveringer som er sendt")
def sent(query: Annotated[CommitmentQuery, Query()], app: App, today: Today) -> Response:
    """Det enheten har sendt fra seg og ikke fått kvittering for, eldst først. Det er fortsatt avsenderens."""
    return _handovers(app, query, query.sought(today, direction="from"))


@router.get("/handovers/received", summary="Overleveringer som er mottatt")
def received(query: Annotated[CommitmentQuery, Query()], app: App, today: Today) -> Response:
    """Det enheten har fått tilsendt og ikke kvittert for, eldst først."""
    return _handovers(app, query, query.sought(today, direction="to"))


@router.get("/milestones", summary="Milepæler")
def milestones(query: Annotated[MilestoneQuery, Query()], app: App, today: Today) -> Response:
    """Milepælene til dem som hører til enheten, slik de står nå, den nærmeste dagen først."""
    sought = query.sought(today, overdue=query.overdue)
    words = Words(app.catalogue.vocabulary, query.lang)
    rows = [_milestone(row, words, sought.as_of) for row in app.milestones(sought)]
    return document({"as_of": sought.as_of, "unit": query.unit, "lang": query.lang, "rows": rows})


@router.get("/pathways/{subject}/handovers/{handover}/message", summary="Teksten til mottakeren")
def message(
    subject: Subject,
    handover: Annotated[Reference, Path(description="Id-en til overleveringen.")],
    query: Annotated[LangQuery, Query()],
    app: App,
    today: Today,
) -> Response:
    """Teksten til en pleie- og omsorgsmelding eller dialogmelding, og linjen til journalen.

    At den er sendt, registreres med en `handover_update` som sier `message_sent` og kanalen.
    """
    person = app.person(subject, today)
    found = next((one for one in person.history.handovers if one.id == handover), None)
    if found is None:
        raise HTTPException(404, "Forløpet har ingen overlevering med denne id-en.")
    words = Words(person.catalogue.vocabulary, query.lang)
    values = handover_words(found, person.catalogue, words)
    return document(
        {
            "subject": subject,
            "handover": handover,
            "lang": query.lang,
            "message": words.phrase("handover-message", **values),
            "journal": words.phrase("journal-handover", **values),
        }
    )


def _handovers(app: Application, query: CommitmentQuery, sought: Sought) -> Response:
    words = Words(app.catalogue.vocabulary, query.lang)
    rows = [_handover(row, words, sought.as_of) for row in app.handovers(sought)]
    return document({"as_of": sought.as_of, "unit": query.unit, "lang": query.lang, "rows": rows})


def _handover(row: HandoverRow, words: Words, as_of: date) -> worklists.HandoverRow:
    waits = row["status"] == "sent"
    return {
        "subject": row["pathway"],
        "handover": row["event"],
        "sent_on": row["sent_on"],
        "from_role": row["from_role"],
        "from_role_text": words.word("role", row["from_role"]),
        "from_place": row["from_place"],
        "to_role": row["to_role"],
        "to_role_text": words.word("role", row["to_role"]),
        "to_place": row["to_place"],
        "status": row["status"],
        "status_text": words.word("handover_status", row["status"]),
        "message_on": _by_then(row["message_on"], as_of),
        "settled_on": None if waits else row["settled_on"],
        "age_days": (as_of - row["sent_on"]).days if waits else None,
        "synthetic": row["synthetic"],
    }


def _by_then(day: date | None, as_of: date) -> date | None:
    return None if day is None or day > as_of else day


def _milestone(row: MilestoneRow, words: Words, as_of: date) -> worklists.MilestoneRow:
    return {
        "subject": row["pathway"],
        "milestone": row["event"],
        "goal": row["goal"],
        "goal_text": words.word("milestone_goal", row["goal"]),
        "responsible": row["responsible"],
        "responsible_text": words.word("role", row["responsible"]),
        "due": row["due"],
        "status": row["status"],
        "status_text": words.word("milestone_status", row["status"]),
        "overdue": row["status"] == "open" and row["due"] < as_of,
        "synthetic": row["synthetic"],
    }
