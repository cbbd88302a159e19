"""Random pathways: every event type, rough and late dates, corrections, and much that does not fit together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from hypothesis import strategies as st

from pakkeforlop_workflow import Pathway, codes
from pakkeforlop_workflow.events import ORDER

START = date(2024, 1, 1)
DAYS = 900
CHECKPOINTS = (
    "ph-1",
    "ph-2",
    "ph-3",
    "spor-om-arbeid",
    "tidlig-arbeid-arbeidsgiver",
    "beh-rehab-samtale",
    "arbeidsgiver-kontakt",
    "nav-kontakt-sykmeldt",
    "tilrettelegging-etter-retur",
    "oppf-utmattelse-arbeid",
)
CANCERS = ("breast", "lung", "urological", "colorectal")
"""Two with an overlay, one with a checkpoint of its own, and one with neither."""
THEMES = ("work", "economy", "employer-contact", "accommodation", "barriers", "nav")


def days(first: date = START, span: int = DAYS) -> st.SearchStrategy[date]:
    return st.integers(0, span).map(lambda number: first + timedelta(days=number))


def _of(values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(list(values.__args__))


@st.composite
def happenings(  # noqa: C901, PLR0912, PLR0915 - one case a type
    draw: st.DrawFn, name: str, kinds: Sequence[str] = ORDER
) -> dict[str, Any]:
    """One event document of any of these types."""
    kind = draw(st.sampled_from(kinds))
    on = draw(days())
    late = draw(st.sampled_from((0, 0, 0, 1, 20, 90)))
    document: dict[str, Any] = {
        "id": name,
        "type": kind,
        "on": on,
        "precision": draw(st.sampled_from(("day", "day", "day", "month", "about"))),
        "recorded_at": datetime.combine(on + timedelta(days=late), time(12), UTC).isoformat(),
        "by": draw(_of(codes.Role)),
        "told_by": "patient",
    }
    later = days(on, 400)
    match kind:
        case "diagnosis_told":
            document["cancer"] = draw(st.sampled_from((None, None, *CANCERS)))
        case "intent_set":
            document["intent"] = draw(_of(codes.Intent))
        case "treatment":
            document |= {"kind": draw(_of(codes.TreatmentKind)), "long_term": draw(st.booleans())}
            document["to"] = draw(st.none() | later | st.just(max(on, START + timedelta(days=300))))
            document["planned_to"] = draw(st.none() | later)
        case "treatment_planned":
            document |= {"kind": draw(_of(codes.TreatmentKind)), "starts_on": draw(later)}
        case "fact":
            document |= {"code": draw(_of(codes.Obstacle)), "value": draw(st.booleans())}
        case "control_held":
            document["held_at"] = draw(_of(codes.Level))
        case "affiliation":
            document |= {
                "kind": draw(_of(codes.AffiliationKind)),
                "affiliation": draw(st.sampled_from(("main", "b"))),
            }
            document["to"] = draw(st.none() | later)
        case "absence":
            form = draw(_of(codes.AbsenceForm))
            document |= {"form": form, "to": draw(st.none() | days(on, 120))}
            document["employment"] = draw(st.sampled_from((None, "main", "b")))
            if form == "graded":
                document["grade"] = draw(st.integers(20, 99))
        case "benefit":
            document |= {"kind": draw(_of(codes.BenefitKind)), "to": draw(st.none() | later)}
        case "sick_pay_end_told":
            document["ends_on"] = draw(later)
        case "return_planned":
            document |= {"return_on": draw(later), "percent": draw(st.integers(0, 100))}
        case "return_started":
            document["percent"] = draw(st.sampled_from((20, 50, 100)))
        case "employer_plan":
            document["status"] = draw(_of(codes.PlanStatus))
        case "dialogue_meeting":
            document |= {"number": draw(st.integers(1, 3)), "status": draw(_of(codes.MeetingStatus))}
        case "wish":
            document |= {
                "code": draw(st.sampled_from(("not_now", "not_possible", "talk", "no_employer_contact")))
            }
        case "coordinator_chosen":
            document |= {"kind": draw(_of(codes.CoordinatorRole)), "until": draw(st.none() | later)}
        case "pathway_hjem_declined" | "end_of_life":
            document["withdrawn"] = draw(st.booleans())
        case "moved":
            document["municipality"] = "demo-kommune-2"
        case "conversation":
            outcome = draw(_of(codes.Outcome))
            document |= {"outcome": outcome}
            document["checkpoints"] = draw(st.lists(st.sampled_from(CHECKPOINTS), max_size=3, unique=True))
            document["themes"] = draw(st.lists(st.sampled_from(THEMES), max_size=4, unique=True))
            if outcome == "deferred":
                document["until"] = draw(later)
            if outcome == "not_relevant":
                document["review_on"] = draw(st.none() | _of(codes.ReviewOn))
        case "handover" | "handover_update" | "network_meeting" | "milestone" | "milestone_update":
            document |= draw(_cooperation(kind, on))
    return {
        field: value.isoformat() if isinstance(value, date) else value
        for field, value in document.items()
        if value is not None
    }


@st.composite
def _cooperation(draw: st.DrawFn, kind: str, on: date) -> dict[str, Any]:
    """What an event between those who help says of its own; what it refers to may be anything, or nothing."""
    reference = draw(st.integers(0, 14).map(lambda number: f"e{number}"))
    match kind:
        case "handover":
            named = draw(st.just([]) | st.lists(st.sampled_from(CHECKPOINTS), max_size=3, unique=True))
            roles = {"by": draw(_of(codes.HandoverRole)), "to_role": draw(_of(codes.HandoverRole))}
            return {**roles, "to_place": "demo-kommune-2", "checkpoints": named}
        case "handover_update":
            status = draw(_of(codes.HandoverStatus))
            channel = draw(_of(codes.HandoverChannel)) if status == "message_sent" else None
            reason = draw(st.none() | _of(codes.RefusalReason)) if status == "refused" else None
            return {"handover": reference, "status": status, "channel": channel, "reason": reason}
        case "network_meeting":
            status = draw(_of(codes.NetworkMeetingStatus))
            ahead = {"meets_on": draw(days(on, 60))} if status == "planned" else {"meeting": reference}
            roles = {"participants": draw(st.lists(_of(codes.Party), max_size=4, unique=True))}
            purposes = draw(st.lists(_of(codes.MeetingPurpose), max_size=2, unique=True))
            return {"status": status, **ahead, **roles, "purposes": purposes, "consented": True}
        case "milestone":
            who = {"goal": draw(_of(codes.MilestoneGoal)), "responsible": draw(_of(codes.Party))}
            return {**who, "due": draw(days(on, 200)), "meeting": draw(st.none() | st.just(reference))}
        case _:
            status = draw(_of(codes.MilestoneStatus))
            moved = {"due": draw(days(on, 200))} if status == "moved" else {}
            return {"milestone": reference, "status": status, **moved}


@st.composite
def documents(draw: st.DrawFn, *, size: int = 14) -> dict[str, Any]:
    """A pathway document, most with a diagnosis and a job, some with anything."""
    events = [draw(happenings(f"e{number}")) for number in range(draw(st.integers(0, size)))]
    at = datetime.combine(START, time(12), UTC).isoformat()
    common = {"on": START.isoformat(), "recorded_at": at, "by": "import"}
    if draw(st.integers(0, 9)) > 0:
        events.append({"id": "told", "type": "diagnosis_told", **common})
    if draw(st.booleans()):
        events.append({"id": "job", "type": "affiliation", "kind": "employee", **common})
    if draw(st.booleans()) and events:
        target = draw(st.sampled_from(events))
        correction: dict[str, Any] = {"id": "c0", "type": "correction", "corrects": target["id"], **common}
        correction["recorded_at"] = target["recorded_at"]
        effect: dict[str, Any] = {"withdraws": True} if draw(st.booleans()) else {"replaces": target}
        events.append({**correction, **effect})
    return {
        "subject": "test",
        "born": draw(st.sampled_from(("1960-03", "1980-06", "2008-09", "2014-02"))),
        "cancer": draw(st.sampled_from((None, *CANCERS))),
        "sources_complete": draw(st.sampled_from((True, True, True, False))),
        "events": draw(st.permutations(events)),
    }


def pathways(*, size: int = 14) -> st.SearchStrategy[Pathway]:
    return documents(size=size).map(Pathway.read)


@st.composite
def talkative(draw: st.DrawFn) -> Pathway:
    """A patient in work and on sick leave, with many conversations about few checkpoints."""
    common: dict[str, Any] = {"recorded_at": datetime.combine(START, time(12), UTC).isoformat(), "by": "gp"}
    told, job = ({"id": name, "on": START.isoformat(), **common} for name in ("told", "job"))
    events = [{**told, "type": "diagnosis_told"}, {**job, "type": "affiliation", "kind": "employee"}]
    first = draw(days(span=200))
    leave = {"id": "leave", "type": "absence", "form": "full", "on": first.isoformat(), **common}
    events.append({**leave, "to": draw(days(first, 400)).isoformat()})
    about = draw(st.lists(st.sampled_from(CHECKPOINTS), min_size=1, max_size=2, unique=True))
    for number in range(draw(st.integers(1, 7))):
        on = draw(days())
        outcome = draw(
            st.sampled_from(("declined", "declined", "offered", "contact_attempted", "held", "deferred"))
        )
        talk = {
            "id": f"t{number}",
            "type": "conversation",
            "outcome": outcome,
            "on": on.isoformat(),
            **common,
        }
        talk |= {"told_by": "patient", "checkpoints": about, "themes": draw(st.sampled_from(([], ["work"])))}
        if outcome == "deferred":
            talk["until"] = draw(days(on, 90)).isoformat()
        events.append(talk)
    return Pathway.read({"subject": "test", "born": "1980-06", "events": events})


@st.composite
def handed_over(draw: st.DrawFn) -> Pathway:
    """A patient on sick leave under treatment, whose questions go from hand to hand, acknowledged or not."""
    common: dict[str, Any] = {"recorded_at": datetime.combine(START, time(12), UTC).isoformat(), "by": "gp"}
    named = {name: {"id": name, "type": name, "on": START.isoformat(), **common} for name in _ALWAYS}
    events = [{**named[name], **fields} for name, fields in _ALWAYS.items()]
    around = days(START + timedelta(days=40), 60)
    roles = st.sampled_from(_HANDS)
    for number in range(draw(st.integers(1, 5))):
        sent = draw(around)
        hand = {"id": f"h{number}", "type": "handover", "on": sent.isoformat(), **common, "by": draw(roles)}
        about = draw(st.sampled_from(([], [], ["beh-rehab-samtale"])))
        events.append({**hand, "to_role": draw(roles), "to_place": "demo-kommune", "checkpoints": about})
        for reply in range(draw(st.integers(0, 2))):
            status = draw(st.sampled_from(("acknowledged", "acknowledged", "refused", "withdrawn")))
            told = {"id": f"u{number}-{reply}", "type": "handover_update", "on": draw(around).isoformat()}
            events.append({**common, **told, "handover": f"h{number}", "status": status})
    for name, fields in _SOMETIMES.items():
        if draw(st.booleans()):
            events.append({"id": name, "type": name, "on": draw(around).isoformat(), **common, **fields})
    return Pathway.read({"subject": "test", "born": "1980-06", "events": events})


_ALWAYS: dict[str, dict[str, Any]] = {
    "diagnosis_told": {},
    "affiliation": {"kind": "employee"},
    "absence": {"form": "full"},
    "treatment": {"kind": "systemic"},
}
_SOMETIMES: dict[str, dict[str, Any]] = {
    "recurrence_found": {},
    "moved": {"municipality": "demo-kommune-2"},
    "coordinator_chosen": {"kind": "hospital_social_worker"},
}
_HANDS = ("hospital_contact_nurse", "hospital_social_worker", "gp", "municipal_cancer_coordinator")
