"""What the parts of a catalogue must say together: what one file points to must stand in another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple, get_args

from pakkeforlop_workflow.codes import CancerGroup
from pakkeforlop_workflow.errors import place

from .conditions import Condition, FactTest
from .entries import Conflict, Entry, Prompt
from .models import Kind
from .overlays import Amendment, Overlay
from .reach import never_true
from .reading import CatalogueProblem, Document
from .silences import Silence
from .sources import Source
from .terms import Slips, Term
from .vocabulary import Vocabulary

Where = tuple[str | int, ...]


class Read(NamedTuple):
    """A catalogue as read, part by part, each with the document it stands in."""

    documents: Mapping[str, Sequence[Document]]
    entries: Sequence[tuple[Entry, Document]]
    overlays: Sequence[tuple[Overlay, Document]]
    silences: Sequence[tuple[Silence, Document]]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    terms: Sequence[Term]


def problems_in(read: Read) -> Iterator[CatalogueProblem]:
    """Everything that the parts get wrong together."""
    yield from _whole(read)
    slips = Slips(read.terms)
    for name, docs in read.documents.items():
        for document in docs:
            if name != "terms.yaml":
                yield from _terms(document, slips)
    for entry, document in read.entries:
        yield from _named_as_its_file(entry.id, "entries", document)
        yield from _cited(entry.id, document, read.sources)
        yield from _themes(entry, document, read.vocabulary)
        yield from _words(entry.id, document, entry.prompts)
        yield from _norm(entry, document)
        yield from _owners(entry, document)
        yield from _reachable(entry, document)
        yield from _conflicts(entry.id, document, entry.conflicts, read.sources)
    yield from _versions(read.entries)
    for overlay, document in read.overlays:
        yield from _named_as_its_file(overlay.id, "overlays", document)
        yield from _cited(overlay.id, document, read.sources)
        yield from _amendments(overlay, document, read)
    yield from _one_overlay_each(read.overlays)
    for silence, document in read.silences:
        yield from _cited(silence.id, document, read.sources)
    for document in read.documents["timing.yaml"]:
        yield from _cited("timing", document, read.sources)


def _whole(read: Read) -> Iterator[CatalogueProblem]:
    for name, docs in read.documents.items():
        if "/" in name and not docs:
            yield CatalogueProblem(name, 1, "–", "filen", "", "tom", "Skriv innholdet, eller ta bort filen.")
    if not any(name.startswith("entries/") for name in read.documents):
        yield CatalogueProblem("entries/", 1, "–", "mappen", "", "ingen sjekkpunkter", "Legg til minst ett.")
    first = read.silences[0][0] if read.silences else None
    broken = len(read.silences) < sum(
        len(document.data or ()) for document in read.documents["silences.yaml"]
    )
    if (first is None or first.id != "dead" or not _always(first)) and not broken:
        cure = "La den første være «dead», for alle slag, når {fact: dead, is: true}: død stopper alt."
        yield CatalogueProblem("silences.yaml", 1, "dead", "[0]", "", "døden mangler", cure)
    counted = Counter(silence.id for silence, _ in read.silences)
    for silence, document in read.silences:
        if counted[silence.id] > 1:
            yield _at(document, ("id",), silence.id, "id-en er brukt før", "Gi hver sin egen id.", silence.id)


def _always(silence: Silence) -> bool:
    when = silence.when
    return isinstance(when, FactTest) and when.fact == "dead" and set(silence.kinds) == set(get_args(Kind))


def _terms(document: Document, slips: Slips) -> Iterator[CatalogueProblem]:
    name = document.data.get("id", "–") if isinstance(document.data, dict) else "–"
    for where, slip, term in slips.in_data(document.data):
        fault = f"«{slip}» er ikke ordet som brukes her"
        yield _at(document, where, str(name), fault, f"Skriv «{term}», eller rett terms.yaml.", "")


def _named_as_its_file(name: str, folder: str, document: Document) -> Iterator[CatalogueProblem]:
    if document.file != f"{folder}/{name}.yaml":
        cure = f"Kall filen {name}.yaml."
        yield _at(document, ("id",), name, "id-en er ikke filens navn", cure, name)


def _cited(name: str, document: Document, sources: Mapping[str, Source]) -> Iterator[CatalogueProblem]:
    """Every citation in a document: the source must exist, and be quoted unless it is product advice."""
    for where, citation in _citations(document.data):
        source = sources.get(str(citation["source"]))
        if source is None:
            yield _at(
                document, where, name, "ukjent kilde", "Kildene står i sources.yaml.", str(citation["source"])
            )
        elif source.standing != "product_advice" and not citation.get("quote"):
            cure = "Legg til «quote» med kildens egne ord, eller bruk en kilde som er produktråd."
            yield _at(document, where, name, "kilden er ikke sitert", cure, str(citation["source"]))


def _citations(data: object, where: Where = ()) -> Iterator[tuple[Where, Mapping[str, object]]]:
    if isinstance(data, dict):
        if "source" in data:
            yield (*where, "source"), data
        for key, value in data.items():
            yield from _citations(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _citations(value, (*where, index))


def _themes(entry: Entry, document: Document, vocabulary: Vocabulary) -> Iterator[CatalogueProblem]:
    for part, themes in (("closing", entry.themes.names), ("also", entry.themes.also)):
        yield from _known_themes(entry.id, document, ("themes", part), themes, vocabulary)


def _known_themes(
    name: str, document: Document, where: Where, themes: Iterable[str], vocabulary: Vocabulary
) -> Iterator[CatalogueProblem]:
    for index, theme in enumerate(themes):
        if theme not in vocabulary.codes("theme"):
            cure = "Temaene står under «theme» i vocabulary.yaml."
            yield _at(document, (*where, index), name, "ukjent tema", cure, theme)


_OPENS_WITH: Final = {"nb": ("barriere",), "nn": ("barriere",), "en": ("barrier",)}
"""What no sentence to say may open with: it names the trouble before the patient has."""


def _words(
    name: str, document: Document, prompts: Iterable[Prompt], at: Where = ()
) -> Iterator[CatalogueProblem]:
    for index, prompt in enumerate(prompts):
        for lang, openings in _OPENS_WITH.items():
            if getattr(prompt.say, lang).lower().startswith(openings):
                fault, cure = "åpner med «barrierer»", "Åpne med det pasienten kan kjenne igjen."
                yield _at(document, (*at, "prompts", index, "say", lang), name, fault, cure, "")


_NORM_WORDS: Final = {
    "must": re.compile(r"\b(skal|må|plikter|plikt)\b", re.IGNORECASE),
    "should": re.compile(r"\b(bør)\b", re.IGNORECASE),
    "as_needed": re.compile(r"\b(ved behov|for de som trenger det)\b", re.IGNORECASE),
}


def _norm(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """The source's word for it must stand in a quote of the entry's."""
    wanted = _NORM_WORDS.get(entry.norm)
    if wanted is not None and not any(wanted.search(it.quote or "") for it in entry.citations()):
        cure = "Siter kilden som sier det, eller sett «norm: none»."
        yield _at(document, ("norm",), entry.id, "ingen kilde sier det", cure, entry.norm)


def _owners(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    """A fallback must lead on: a role that comes again leads back to itself."""
    always: set[str] = set()
    for index, candidate in enumerate(entry.owner):
        if candidate.role in always:
            cure = "Nevn hver rolle én gang, den siste til slutt."
            yield _at(document, ("owner", index), entry.id, "reserven går i ring", cure, candidate.role)
        if candidate.when is None:
            always.add(candidate.role)
    if entry.owner[-1].when is not None:
        cure = "La den siste rollen gjelde alltid."
        where = ("owner", len(entry.owner) - 1)
        yield _at(document, where, entry.id, "noen kan stå uten ansvarlig", cure, entry.owner[-1].role)


def _reachable(entry: Entry, document: Document) -> Iterator[CatalogueProblem]:
    parts: list[tuple[Where, Condition | None]] = [(("when",), entry.when), (("need",), entry.need)]
    parts += [(("owner", index, "when"), item.when) for index, item in enumerate(entry.owner)]
    parts += [(("prompts", index, "when"), item.when) for index, item in enumerate(entry.prompts)]
    closing = entry.themes.closing
    parts += [(("themes", "closing", index, "when"), item.when) for index, item in enumerate(closing)]
    yield from _true_some_day(entry.id, document, parts)


def _true_some_day(
    name: str, document: Document, parts: Iterable[tuple[Where, Condition | None]]
) -> Iterator[CatalogueProblem]:
    for where, condition in parts:
        if condition is not None and never_true(condition):
            cure = "Rett vilkåret: delene motsier hverandre."
            yield _at(document, where, name, "kan aldri være sant", cure, "")


def _conflicts(
    name: str,
    document: Document,
    conflicts: Iterable[Conflict],
    sources: Mapping[str, Source],
    at: Where = (),
) -> Iterator[CatalogueProblem]:
    for index, conflict in enumerate(conflicts):
        for source in (conflict.followed, *conflict.against):
            if source not in sources:
                where = (*at, "conflicts", index)
                yield _at(document, where, name, "ukjent kilde", "Kildene står i sources.yaml.", source)


def _versions(pairs: Sequence[tuple[Entry, Document]]) -> Iterator[CatalogueProblem]:
    """Versions of one checkpoint follow each other day by day, and are about the same thing."""
    by_id: dict[str, list[tuple[Entry, Document]]] = {}
    for entry, document in pairs:
        by_id.setdefault(entry.id, []).append((entry, document))
    for name, versions in by_id.items():
        versions.sort(key=lambda pair: pair[0].valid_from)
        for (earlier, _), (later, document) in pairwise(versions):
            since = later.valid_from.isoformat()
            if (earlier.kind, earlier.per) != (later.kind, later.per):
                fault, cure = "id-en er brukt om noe annet", "En id brukes aldri igjen: gi det nye sin egen."
                yield _at(document, ("id",), name, fault, cure, name)
            elif earlier.valid_to is None or earlier.valid_to >= later.valid_from:
                fault, cure = (
                    "to versjoner gjelder samme dag",
                    "Gi den eldre «valid_to» før den nyere begynner.",
                )
                yield _at(document, ("valid_from",), name, fault, cure, since)
            elif earlier.valid_to + timedelta(days=1) != later.valid_from:
                fault = f"ingen versjon gjelder etter {earlier.valid_to.isoformat()}"
                yield _at(document, ("valid_from",), name, fault, "La den nyere begynne dagen etter.", since)


def _amendments(overlay: Overlay, document: Document, read: Read) -> Iterator[CatalogueProblem]:
    """What an overlay adds is held to the same as what it is laid over, and must lie on something."""
    versions: dict[str, list[Entry]] = {}
    for entry, _ in read.entries:
        versions.setdefault(entry.id, []).append(entry)
    latest: dict[str, date | None] = {}
    for index, it in sorted(enumerate(overlay.amends), key=lambda pair: pair[1].valid_from):
        at, name = ("amends", index), it.checkpoint
        for part, themes in (("closing", it.closing), ("also", it.also)):
            yield from _known_themes(overlay.id, document, (*at, part), themes, read.vocabulary)
        yield from _words(overlay.id, document, it.prompts, at)
        prompts = [
            ((*at, "prompts", number, "when"), prompt.when) for number, prompt in enumerate(it.prompts)
        ]
        yield from _true_some_day(overlay.id, document, prompts)
        yield from _conflicts(overlay.id, document, it.conflicts, read.sources, at)
        for where, fault, cure in _misfits(it, overlay.cancer, versions.get(name, ())):
            yield _at(document, (*at, where), overlay.id, fault, cure, name)
        if name in latest and ((until := latest[name]) is None or until >= it.valid_from):
            fault, cure = "to endringer gjelder samme dag", "Gi den eldre «valid_to» før den nyere begynner."
            value = it.valid_from.isoformat()
            yield _at(document, (*at, "valid_from"), overlay.id, fault, cure, value)
        latest[name] = it.valid_to


def _misfits(
    amendment: Amendment, cancer: CancerGroup, versions: Sequence[Entry]
) -> Iterator[tuple[str, str, str]]:
    """Why an amendment cannot be laid over any version of its checkpoint: where, fault and cure."""
    if not versions:
        cure = "Et overlegg endrer sjekkpunkter som finnes; nye er egne filer med «cancers»."
        yield "checkpoint", "ukjent sjekkpunkt", cure
        return
    under = [entry for entry in versions if entry.is_for(cancer) and amendment.meets(entry)]
    if not under:
        cure = "Sjekk kreftformen og datoene: ingen versjon av sjekkpunktet gjelder den da."
        yield "checkpoint", "endrer ingenting", cure
    if amendment.windows and any(entry.per == "episode" for entry in under):
        cure = "Et sykefravær er personens: bare det som følger kreftforløpet, kan ha andre tider."
        yield "windows", "følger sykefraværet", cure
    occurrences = {window.occurrence for window in amendment.windows}
    if any(max(occurrences, default=0) > len({*entry.occurrences, *occurrences}) for entry in under):
        yield "windows", "gangene er ikke 1, 2, 3, …", "Nummerer «occurrence» fra 1 uten hull."
    if any(set(amendment.closing) & set(entry.themes.names) for entry in under):
        yield (
            "closing",
            "temaet er der fra før",
            "Et overlegg legger til: ta bort det som står i sjekkpunktet.",
        )


def _one_overlay_each(pairs: Sequence[tuple[Overlay, Document]]) -> Iterator[CatalogueProblem]:
    first: dict[str, str] = {}
    for overlay, document in pairs:
        if overlay.cancer in first:
            cure = f"Legg det i {first[overlay.cancer]}."
            yield _at(
                document, ("cancer",), overlay.id, "kreftformen har alt et overlegg", cure, overlay.cancer
            )
        first.setdefault(overlay.cancer, document.file)


def _at(document: Document, where: Where, entry: str, fault: str, cure: str, value: str) -> CatalogueProblem:
    return CatalogueProblem(document.file, document.line_of(where), entry, place(where), value, fault, cure)
