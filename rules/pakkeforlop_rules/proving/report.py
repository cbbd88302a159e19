"""The report of a proof: as a document, and as lines to read, where a failure is a person's story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final, TypedDict

from pakkeforlop_rules.catalogue import Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow import Pathway
from pakkeforlop_workflow.envelope import Envelope
from pakkeforlop_workflow.events import Conversation

from .findings import LAWS, Failure, Seen, Tally
from .numbers import SICK_PAY_WEEKS


class ProofDocument(TypedDict):
    """What a proof looked at and found."""

    release: str
    people: int
    days: int
    answers: int
    laws: list[dict[str, Any]]
    left_alone: list[dict[str, int]]
    """The longest that anybody was left alone, by the weeks that are allowed."""
    failures: list[dict[str, Any]]


def document_of(found: Tally, catalogue: Catalogue) -> ProofDocument:
    """A proof as a document."""
    broken = {law: sum(number for kind, number in found.found.items() if kind[0] == law) for law in LAWS}
    return ProofDocument(
        release=catalogue.release,
        people=found.people,
        days=found.days,
        answers=found.answers,
        laws=[
            {"law": law, "text": text, "checks": found.checks[law], "failures": broken[law]}
            for law, text in LAWS.items()
        ],
        left_alone=[{"weeks": weeks, "days": days} for weeks, (days, _) in sorted(found.alone.items())],
        failures=[_failure(failure, found) for failure in _shown(found)],
    )


def lines_of(found: Tally, catalogue: Catalogue) -> Iterator[str]:
    """A proof to read, in bokmål: the counts, the laws, and each failure as a story."""
    words = Words(catalogue.vocabulary, "nb")
    document = document_of(found, catalogue)
    counts = f"{_count(found.people)} personer, {_count(found.days)} dager, {_count(found.answers)} svar"
    yield f"Katalogutgave {catalogue.release}: {counts}"
    for law in document["laws"]:
        broken = f", {_count(law['failures'])} brudd" if law["failures"] else ""
        mark = "✗" if broken else "✓" if law["checks"] else "–"
        yield f"{mark} {law['text']} ({_count(law['checks'])} prøvd{broken})"
    for (weeks, (days, _)), when in zip(sorted(found.alone.items()), _WHEN, strict=False):
        yield f"  Lengst uten en samtale {when}: {days // 7} uker og {days % 7} dager (høyst {weeks} uker)"
    for failure in _shown(found):
        yield ""
        yield from _story(failure, found.found[failure.kind], words)


_WHEN: Final = (f"de første {SICK_PAY_WEEKS} ukene av et sykefravær", "i to års sykefravær")


def _shown(found: Tally) -> Iterator[Failure]:
    """The first failure of each kind, law by law."""
    first: dict[tuple[str, ...], Failure] = {}
    for failure in found.failures:
        first.setdefault(failure.kind, failure)
    order = list(LAWS)
    yield from sorted(first.values(), key=lambda one: order.index(one.law))


def _failure(failure: Failure, found: Tally) -> dict[str, Any]:
    place, owner = failure.place, failure.owner
    return {
        "law": failure.law,
        "text": LAWS[failure.law],
        "fault": failure.fault,
        "checkpoints": list(failure.checkpoints),
        "like_it": found.found[failure.kind],
        "day": failure.day.isoformat(),
        "answers": [
            {**asdict(seen), "episode": seen.episode and seen.episode.isoformat()} for seen in failure.seen
        ],
        "place": None if place is None else {"has": sorted(place.has), "lacks": sorted(place.lacks)},
        "owner": None if owner is None else owner._asdict(),
        "document": failure.pathway.model_dump(mode="json", exclude_none=True),
    }


def _story(failure: Failure, number: int, words: Words) -> Iterator[str]:
    about = f": {', '.join(failure.checkpoints)}" if failure.checkpoints else ""
    others = f" ({number} slike)" if number > 1 else ""
    yield f"✗ {LAWS[failure.law].removesuffix('.')}{about}{others}"
    yield f"  {failure.fault}"
    if header := ", ".join(_header(failure.pathway, words)):
        yield f"  {header}"
    events = failure.pathway.known()
    yield from (_told(event, words) for event in events if event.on <= failure.day)
    for place, seen in enumerate(failure.seen or (None,)):
        day = failure.day.isoformat() if place == 0 else " " * 10
        yield f"→ {day}  {'' if seen is None else _answered(seen, words)}".rstrip()
    if failure.place is not None and failure.owner is not None:
        for name, roles in (("har", failure.place.has), ("mangler", failure.place.lacks)):
            yield f"              stedet {name}: {words.words('role', sorted(roles)) or 'ingen kjente'}"
        standing = words.word("owner_standing", failure.owner.standing)
        yield f"              ansvarlig: {words.owner(failure.owner)} ({standing})"
    yield from (_told(event, words) for event in events if event.on > failure.day)


def _header(pathway: Pathway, words: Words) -> Iterator[str]:
    yield f"født {pathway.born}" if pathway.born else "ukjent alder"
    if pathway.cancer is not None:
        yield words.word("cancer", pathway.cancer)
    if not pathway.sources_complete:
        yield "ufullstendige kilder"


_WORDS: Final = {
    "affiliation": (("kind", "affiliation"),),
    "absence": (("form", "absence_form"),),
    "benefit": (("kind", "benefit"),),
    "treatment": (("kind", "treatment"),),
    "treatment_planned": (("kind", "treatment"),),
    "control_held": (("held_at", "level"),),
    "intent_set": (("intent", "intent"),),
    "wish": (("code", "wish"),),
    "fact": (("code", "obstacle"),),
    "coordinator_chosen": (("kind", "role"),),
    "dialogue_meeting": (("status", "meeting_status"),),
    "conversation": (("outcome", "outcome"),),
}
"""By type of event, the fields that say most, with the kind of their words."""
_DAYS: Final = {
    "to": "til",
    "planned_to": "planlagt til",
    "until": "til",
    "ends_on": "til",
    "return_on": "fra",
    "starts_on": "fra",
}


def _told(event: Envelope, words: Words) -> str:
    """One event on a line."""
    parts = [words.word(kind, getattr(event, name)) for name, kind in _WORDS.get(event.type, ())]
    parts += [f"{word} {getattr(event, name)}" for name, word in _DAYS.items() if getattr(event, name, None)]
    if getattr(event, "withdrawn", False) or getattr(event, "value", True) is False:
        parts.append("tatt tilbake")
    if isinstance(event, Conversation):
        about = [*event.checkpoints, *(words.word("theme", theme) for theme in event.themes)]
        parts += [", ".join(about)] if about else []
    rough = "" if event.precision == "day" else f" ({words.word('precision', event.precision)})"
    told = f": {', '.join(parts)}" if parts else ""
    return f"  {event.on}  {words.word('event', event.type)}{rough}{told}"


def _answered(seen: Seen, words: Words) -> str:
    which = f" (gang {seen.occurrence})" if seen.occurrence > 1 else ""
    course = f" [{seen.course or seen.episode}]" if seen.course or seen.episode else ""
    left = f"; igjen: {words.words('theme', seen.remaining)}" if seen.remaining else ""
    return f"{seen.checkpoint}{which}{course}: {words.answer(seen.code, over_time=seen.over_time)}{left}"


def _count(number: int) -> str:
    """A number with a space between thousands."""
    return f"{number:,}".replace(",", " ")
