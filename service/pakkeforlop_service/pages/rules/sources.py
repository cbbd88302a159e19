"""Where everything comes from: the register of sources, and who quotes each where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, get_args

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.models import Slug
from pakkeforlop_rules.reading_matter.index import general_numbers
from pakkeforlop_rules.reading_matter.markdown import capital
from pakkeforlop_rules.reading_matter.telling import clocks, deadline_line
from pakkeforlop_rules.sources import Citation, Standing
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.rendering import said

from .citing import Quoted, amended_by, named_by, quoted
from .shown import RulesQuery, Shown, shown

router = APIRouter()


@router.get("/regelverk/kilder")
def sources(query: Annotated[RulesQuery, Query()], app: App, today: Today) -> HTMLResponse:
    """All sources by what they weigh, with how many checkpoints rest on each."""
    page = shown(app, query, today)
    words = page.words
    named = [named_by(entry, page.catalogue) for entry in page.catalogue.in_force(page.day)]
    groups = [
        (
            code,
            capital(words.word("standing", code)),
            sorted(
                (
                    {
                        "source": name,
                        "title": words.text(source.title),
                        "publisher": source.publisher,
                        "dated": source.dated,
                        "number": sum(name in names for names in named),
                    }
                    for name, source in page.catalogue.sources.items()
                    if source.standing == code
                ),
                key=lambda row: str(row["title"]).lower(),
            ),
        )
        for code in get_args(Standing)
    ]
    return page.page(
        "rules_sources.html", "/regelverk/kilder", query, groups=[group for group in groups if group[2]]
    )


@router.get("/regelverk/kilder/{source}")
def source(
    source: Annotated[Slug, Path()], query: Annotated[RulesQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """One source: what it is, and every place in the rules that quotes it."""
    page = shown(app, query, today)
    if source not in page.catalogue.sources:
        raise HTTPException(404, said("rules_no_source", query.lang))
    return page.page(
        "rules_source.html",
        f"/regelverk/kilder/{source}",
        query,
        source=page.writer.source(source),
        url=page.catalogue.sources[source].url,
        checkpoints=list(_checkpoints(source, page)),
        common=list(_common(source, page.writer)),
    )


def _checkpoints(source: str, page: Shown) -> Iterator[dict[str, Any]]:
    """The checkpoints in force that name a source: the places in each, and the quotes."""
    words = page.words
    for entry in page.catalogue.in_force(page.day):
        heading = {
            "when": [citation for window in entry.windows for citation in window.basis],
            "whose": entry.owner_basis,
            "wording": entry.wording,
            "background": [item.basis for item in entry.background],
        }
        used = [
            (words.word("heading", place), _quotes(citations, source, page.writer))
            for place, citations in heading.items()
        ]
        used += [
            (words.text(overlay.title), _quotes(amended_by(overlay, entry.id), source, page.writer))
            for overlay in page.catalogue.overlays
        ]
        conflicts = [
            item["text"]
            for item, given in zip(page.writer.content(entry)["conflicts"], entry.conflicts, strict=True)
            if source in {given.followed, *given.against}
        ]
        places = [(place, quotes) for place, quotes in used if quotes]
        deadlines = [deadline_line(clock, words) for clock in clocks(entry) if clock.source == source]
        if places or conflicts or deadlines:
            yield {
                "checkpoint": entry.id,
                "title": words.text(entry.title),
                "places": places,
                "conflicts": conflicts,
                "deadlines": deadlines,
            }


def _common(source: str, writer: Writer) -> Iterator[tuple[str, list[Quoted]]]:
    """What it says that holds for all checkpoints: what stops them, and the general numbers."""
    words = writer.words
    for silence in writer.catalogue.silences:
        if quotes := _quotes(silence.basis, source, writer):
            yield words.text(silence.title), quotes
    for number in general_numbers(writer):
        if quotes := _quotes(number.basis, source, writer):
            yield f"{capital(number.what)}: {number.value}", quotes


def _quotes(citations: Iterable[Citation], source: str, writer: Writer) -> list[Quoted]:
    return quoted((citation for citation in citations if citation.source == source), writer)
