"""The front page of the rules: all checkpoints in force, chosen by stage, role and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any, Final, Literal, get_args

from fastapi import APIRouter, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Entry
from pakkeforlop_rules.models import Slug
from pakkeforlop_rules.reading_matter.index import general_numbers
from pakkeforlop_rules.reading_matter.levels import role_at_its_level
from pakkeforlop_rules.reading_matter.markdown import capital
from pakkeforlop_rules.reading_matter.windows import edges
from pakkeforlop_rules.sources import Citation, Standing
from pakkeforlop_rules.stages import can_be_open
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.given import App, Today
from pakkeforlop_workflow.codes import Role, Stage

from .citing import named_by
from .drawing import days_until_open
from .shown import RulesQuery, Shown, shown, uses

router = APIRouter()

SICK_LEAVE: Final = "sick_leave"
"""In place of a stage: what follows the clock of the sick leave, whatever the stage."""
Phase = Literal[Stage, "sick_leave"]


class IndexQuery(RulesQuery):
    """Which checkpoints: open in a stage, possible for a role, resting on a source; empty for all."""

    fase: Phase | Literal[""] = ""
    rolle: Role | Literal[""] = ""
    kilde: Slug | Literal[""] = ""


@router.get("/regelverk")
def index(query: Annotated[IndexQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """The checkpoints in force, each under the first stage in which it can be open."""
    page = shown(app, query, today)
    entries = page.catalogue.in_force(page.day)
    found = [entry for entry in entries if _wanted(entry, query, page.catalogue)]
    return page.page(
        "rules_index.html",
        "/regelverk",
        query,
        number=len(found),
        total=len(entries),
        groups=list(_groups(found, page.writer)),
        phases=list(_phases(entries, page.words)),
        roles=[(role, capital(role_at_its_level(role, page.words))) for role in _roles(entries)],
        sources=_sources(entries, page),
        uses=list(uses(app)),
        silences=[
            {
                "title": page.words.text(silence.title),
                "kinds": page.words.words("kind", silence.kinds),
                "until": page.words.text(silence.until),
                "basis": standings(silence.basis, page.writer),
            }
            for silence in page.catalogue.silences
        ],
        numbers=[
            (capital(number.what), number.value, number.notes, standings(number.basis, page.writer))
            for number in general_numbers(page.writer)
        ],
    )


def standings(citations: Iterable[Citation], writer: Writer) -> list[tuple[str, str]]:
    """What some citations weigh, the weightiest first, each once: code and word."""
    found = {writer.catalogue.sources[citation.source].standing for citation in citations}
    return [(code, writer.words.word("standing", code)) for code in get_args(Standing) if code in found]


def own_standings(entry: Entry, writer: Writer) -> list[tuple[str, str]]:
    """What a checkpoint itself rests on: its times, whose it is and its wording, not what is told beside it."""
    times = (citation for window in entry.windows for citation in window.basis)
    return standings([*times, *entry.owner_basis, *entry.wording], writer)


def window_in_words(entry: Entry, words: Words) -> list[tuple[str, str]]:
    """When the first window of a checkpoint opens, runs over time («uten frist» if never) and closes."""
    days = {edge.code: edge.day for edge in edges(entry.windows[0], words, plain=True)}
    never = {"over-time": words.phrase("no-date"), "closes": words.phrase("page-stays-open")}
    return [(code, days.get(code) or never[code]) for code in ("opens", "over-time", "closes")]


def _wanted(entry: Entry, query: IndexQuery, catalogue: Catalogue) -> bool:
    if query.fase == SICK_LEAVE:
        in_phase = entry.per == "episode"
    else:
        in_phase = not query.fase or can_be_open(entry, query.fase)
    by_role = not query.rolle or query.rolle in {item.role for item in entry.owner}
    return in_phase and by_role and (not query.kilde or query.kilde in named_by(entry, catalogue))


def _groups(entries: Sequence[Entry], writer: Writer) -> Iterator[tuple[str, str, list[dict[str, Any]]]]:
    words = writer.words
    for code, name in _phases(entries, words):
        own = [entry for entry in entries if _phase(entry) == code]
        if own:
            own.sort(key=lambda entry: (days_until_open(entry.windows[0]), words.text(entry.title)))
            yield code, name, [_row(entry, writer) for entry in own]


def _row(entry: Entry, writer: Writer) -> dict[str, Any]:
    words = writer.words
    return {
        "checkpoint": entry.id,
        "title": words.text(entry.title),
        "summary": words.text(entry.summary),
        "norm": entry.norm,
        "norm_text": words.word("norm", entry.norm),
        "window": window_in_words(entry, words),
        "more_windows": len(entry.occurrences) > 1
        and words.phrase("page-times", number=len(entry.occurrences)),
        "owner": role_at_its_level(entry.owner[0].role, words),
        "standings": own_standings(entry, writer),
    }


def _phases(entries: Sequence[Entry], words: Words) -> Iterator[tuple[str, str]]:
    """The stages in which something can be open, and the clock of the sick leave: code and words."""
    for stage in get_args(Stage):
        if any(can_be_open(entry, stage) for entry in entries if entry.per == "course"):
            yield stage, capital(words.word("stage", stage))
    if any(entry.per == "episode" for entry in entries):
        yield SICK_LEAVE, words.word("heading", "by_sick_leave")


def _phase(entry: Entry) -> str:
    """Where a checkpoint stands in the list: the first stage in which it can be open."""
    if entry.per == "episode":
        return SICK_LEAVE
    stages: tuple[Stage, ...] = get_args(Stage)
    return next(stage for stage in stages if can_be_open(entry, stage))


def _roles(entries: Sequence[Entry]) -> list[Role]:
    found = {item.role for entry in entries for item in entry.owner}
    return [role for role in get_args(Role) if role in found]


def _sources(entries: Sequence[Entry], page: Shown) -> list[tuple[str, str]]:
    named = {name for entry in entries for name in named_by(entry, page.catalogue)}
    titles = ((name, page.words.text(page.catalogue.sources[name].title)) for name in named)
    return sorted(titles, key=lambda item: item[1].lower())
