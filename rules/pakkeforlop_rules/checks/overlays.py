"""Checks of overlays: what they add is held to the same as what they are laid over, and must lie on something."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pakkeforlop_rules.overlays import Amendment, Overlay
from pakkeforlop_rules.reading import CatalogueProblem, Document, Where, meant

from .files import misnamed
from .register import Read
from .saying import saying_problems


def overlay_problems(overlay: Overlay, document: Document, read: Read) -> Iterator[CatalogueProblem]:
    """What is wrong with one overlay."""
    yield from misnamed("overlays", overlay.id, document)
    latest: dict[str, date | None] = {}
    for index, amendment in sorted(enumerate(overlay.amends), key=lambda pair: pair[1].valid_from):
        at, name = ("amends", index), amendment.checkpoint
        yield from saying_problems(document, (*at, "prompts"), amendment.prompts)
        yield from _lies_on_something(document, at, overlay, amendment, read)
        if name in latest and ((until := latest[name]) is None or until >= amendment.valid_from):
            cure = "Gi den eldre en «valid_to» før den nyere begynner."
            since = amendment.valid_from.isoformat()
            yield document.problem((*at, "valid_from"), "to endringer gjelder samme dag", cure, since)
        latest[name] = amendment.valid_to


def shared_cancers(pairs: Sequence[tuple[Overlay, Document]]) -> Iterator[CatalogueProblem]:
    """Cancers that more than one overlay is for."""
    first: dict[str, str] = {}
    for overlay, document in pairs:
        if overlay.cancer in first:
            cure = f"Legg det i {first[overlay.cancer]}."
            yield document.problem(("cancer",), "kreftformen har alt et overlegg", cure, overlay.cancer)
        first.setdefault(overlay.cancer, document.file)


def _lies_on_something(
    document: Document, at: Where, overlay: Overlay, amendment: Amendment, read: Read
) -> Iterator[CatalogueProblem]:
    name = amendment.checkpoint
    if name not in read.checkpoints:
        cure = "Et overlegg endrer sjekkpunkter som finnes; nye er egne filer med «cancers»."
        yield document.problem(
            (*at, "checkpoint"), "ukjent sjekkpunkt", meant(name, read.checkpoints, cure), name
        )
        return
    versions = [entry for entry, _ in read.entries if entry.id == name]
    under = [entry for entry in versions if entry.is_for(overlay.cancer) and amendment.meets(entry)]
    if versions and not under:
        cure = "Se på kreftformen og datoene: ingen versjon av sjekkpunktet gjelder den da."
        yield document.problem((*at, "checkpoint"), "endrer ingenting", cure, name)
    if amendment.windows and any(entry.per == "episode" for entry in under):
        cure = "Et sykefravær er personens: bare det som følger kreftforløpet, kan ha andre tider."
        yield document.problem((*at, "windows"), "følger sykefraværet", cure, name)
    times = {window.occurrence for window in amendment.windows}
    if any(max(times, default=0) > len({*entry.occurrences, *times}) for entry in under):
        cure = "Bruk de samme «occurrence» som sjekkpunktet, eller den neste."
        yield document.problem((*at, "windows"), "gangene er ikke nummerert fra 1 uten hull", cure, name)
    there = {theme for entry in under for theme in (*entry.themes.names, *entry.themes.also)}
    for part, themes in (("closing", amendment.closing), ("also", amendment.also)):
        for index, theme in enumerate(themes):
            if theme in there:
                cure = "Ta det bort: et overlegg legger bare til."
                yield document.problem((*at, part, index), "temaet er der fra før", cure, theme)
