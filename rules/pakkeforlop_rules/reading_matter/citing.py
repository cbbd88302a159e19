"""Citations on a page: in a few words beside a number, or in full with the source's own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pakkeforlop_rules.document import Writer
from pakkeforlop_rules.entries import Conflict
from pakkeforlop_rules.shapes import CitationDocument, SourceDocument
from pakkeforlop_rules.sources import Citation

from .markdown import link, quote


def sources_in_short(citations: Iterable[Citation], writer: Writer) -> str:
    """Titles with their standing, as a list in a sentence."""
    found = (writer.source(citation.source) for citation in citations)
    return "; ".join(dict.fromkeys(_short(source) for source in found))


def _short(source: SourceDocument) -> str:
    """A title without what comes after its first stop or colon, and what it weighs; for product advice only that."""
    if source["standing"] == "product_advice":
        return source["standing_text"]
    title = source["title"].split(". ", 1)[0].split(": ", 1)[0]
    return f"{title} ({source['standing_text']})"


def sources_in_full(citations: Iterable[Citation], writer: Writer) -> Iterator[str]:
    """Each citation as a block: the source's own words, where they stand, and what it weighs."""
    for citation in citations:
        yield cited(citation, writer)


def cited(citation: Citation, writer: Writer) -> str:
    """One citation in full."""
    document = writer.citation(citation)
    lines = [f"«{document['quote']}»"] if document["quote"] else []
    if document["note"]:
        note = document["note"]
        lines.append(writer.words.phrase("page-note", note=note) if lines else note)
    return quote([*lines, _where(document, writer)])


def _where(document: CitationDocument, writer: Writer) -> str:
    """The source, the place in it, and its standing."""
    url = writer.catalogue.sources[document["source"]].url
    title = document["title"] if url is None else link(document["title"], url)
    place = f", {document['place']}" if document["place"] else ""
    return f"— {title}{place} ({document['dated']}; **{document['standing_text']}**)"


def disagreements(conflicts: Iterable[Conflict], writer: Writer) -> Iterator[str]:
    """Where sources disagree: about what, which was followed, and against which."""
    for conflict in conflicts:
        against = ", ".join(writer.source(name)["title"] for name in conflict.against)
        followed = writer.source(conflict.followed)["title"]
        about = writer.words.text(conflict.about).removesuffix(".")
        yield writer.words.phrase("page-conflict", about=about, followed=followed, against=against)
