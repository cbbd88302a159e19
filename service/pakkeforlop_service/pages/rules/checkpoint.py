"""Everything about one checkpoint, on one page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Path, Query
from starlette.responses import HTMLResponse

from pakkeforlop_rules.bounds import Window
from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Background, Entry, Prompt
from pakkeforlop_rules.models import Slug
from pakkeforlop_rules.overlays import Amendment, Overlay
from pakkeforlop_rules.reading_matter.booklet import versions_of
from pakkeforlop_rules.reading_matter.judged import items
from pakkeforlop_rules.reading_matter.markdown import capital
from pakkeforlop_rules.reading_matter.saying import said_when
from pakkeforlop_rules.reading_matter.telling import (
    candidates,
    clocks,
    closing_themes,
    deadline_line,
    how_often,
    journal_lines,
    owner_notes,
    silencing,
)
from pakkeforlop_rules.reading_matter.versions import in_force
from pakkeforlop_rules.reading_matter.windows import edges
from pakkeforlop_service.given import App, Today
from pakkeforlop_service.pages.rendering import said
from pakkeforlop_service.scenarios import scenarios_of

from .citing import Quoted, quoted
from .drawing import drawings
from .index import own_standings, standings, window_in_words
from .shown import RulesQuery, shown

router = APIRouter()


class CheckpointQuery(RulesQuery):
    """Which version, by its first day; the one in force when none is named."""

    fra: date | None = None


@router.get("/regelverk/{checkpoint}")
def checkpoint(
    checkpoint: Annotated[Slug, Path()], query: Annotated[CheckpointQuery, Query()], app: App, today: Today
) -> HTMLResponse:
    """The version in force, or the one asked for, with everything it says and what it rests on."""
    page = shown(app, query, today)
    versions = versions_of(page.catalogue).get(checkpoint)
    entry = None if versions is None else _chosen(versions, query.fra, page.day)
    if versions is None or entry is None:
        raise HTTPException(404, said("rules_no_checkpoint", query.lang))
    words = page.words
    return page.page(
        "rules_checkpoint.html",
        f"/regelverk/{checkpoint}",
        query,
        checkpoint=entry.id,
        in_force=entry.in_force(page.day),
        versions=[
            (one.valid_from, in_force(one.valid_from, one.valid_to, words), one is entry)
            for one in reversed(versions)
        ],
        overlays=[
            _overlay(overlay, amendments, page.writer)
            for overlay in page.catalogue.overlays
            if (amendments := [item for item in overlay.amends if item.checkpoint == checkpoint])
        ],
        # They are tried against the catalogue in use, and say nothing about an earlier one.
        scenarios=None if page.use else scenarios_of(checkpoint),
        **told(entry, page.writer),
    )


def told(entry: Entry, writer: Writer) -> dict[str, Any]:
    """What one version says, in the words of a language."""
    words = writer.words
    return {
        "title": words.text(entry.title),
        "content": writer.content(entry),
        "wording": quoted(entry.wording, writer),
        "background": _background(entry.background, writer),
        "cancers": words.words("cancer", entry.cancers),
        "conditions": items(entry.when, words),
        "need": () if entry.need is None else items(entry.need, words),
        "how_often": how_often(entry, words),
        **_windows(entry.windows, writer),
        "candidates": list(candidates(entry, words)),
        "owner_notes": owner_notes(entry, words),
        "owner_basis": quoted(entry.owner_basis, writer),
        "closing": list(closing_themes(entry, words)),
        "prompts": _prompts(entry.prompts, writer, "page-otherwise"),
        "journal": list(journal_lines(entry, words)),
        "deadlines": [deadline_line(clock, words) for clock in clocks(entry)],
        "silences": list(silencing(entry, writer.catalogue, words)),
        "standings": own_standings(entry, writer),
        "kind": words.word("kind", entry.kind),
        "window_in_words": window_in_words(entry, words),
    }


def _chosen(versions: Sequence[Entry], first: date | None, day: date) -> Entry | None:
    """The version that begins on `first`; without it the one in force, else the newest."""
    if first is not None:
        return next((one for one in versions if one.valid_from == first), None)
    return next((one for one in versions if one.in_force(day)), versions[-1])


def _windows(windows: Sequence[Window], writer: Writer) -> dict[str, Any]:
    """The windows drawn, then each in words, then once what the numbers rest on."""
    words = writer.words
    several = len({window.occurrence for window in windows}) > 1
    told: list[dict[str, Any]] = []
    before: dict[int, list[str]] = {}
    for window in windows:
        earlier = before.setdefault(window.occurrence, [])
        told.append(
            {
                "name": words.phrase("page-time", number=window.occurrence)
                if several and not earlier
                else "",
                "instead": words.phrase("page-else", anchors=", ".join(earlier)) if earlier else "",
                "edges": [(edge.code, capital(edge.what), edge.day) for edge in edges(window, words)],
                "stays_open": window.closes is None,
                "standings": standings(window.basis, writer),
            }
        )
        earlier.append(words.word("anchor", window.anchor))
    return {
        "drawings": list(drawings(windows, words)),
        "windows": told,
        "window_basis": quoted((citation for window in windows for citation in window.basis), writer),
    }


def _overlay(overlay: Overlay, amendments: Iterable[Amendment], writer: Writer) -> dict[str, Any]:
    words = writer.words
    return {
        "title": words.text(overlay.title),
        "lead": words.phrase("page-overlay", cancer=words.word("cancer", overlay.cancer)),
        "basis": quoted(overlay.basis, writer),
        "amendments": [
            {
                "in_force": in_force(item.valid_from, item.valid_to, words),
                **_windows(item.windows, writer),
                "closing": [words.word("theme", theme) for theme in item.closing],
                "also": [words.word("theme", theme) for theme in item.also],
                "prompts": _prompts(item.prompts, writer, "page-to-all"),
                "wording": quoted(item.wording, writer),
                "background": _background(item.background, writer),
            }
            for item in sorted(amendments, key=lambda item: item.valid_from)
        ],
    }


def _background(background: Iterable[Background], writer: Writer) -> list[tuple[str, list[Quoted]]]:
    return [(writer.words.text(item.text), quoted([item.basis], writer)) for item in background]


def _prompts(prompts: Sequence[Prompt], writer: Writer, general: str) -> list[tuple[str, str]]:
    words = writer.words
    return [(said_when(prompt, prompts, words, general), words.text(prompt.say)) for prompt in prompts]
