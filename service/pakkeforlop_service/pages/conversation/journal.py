"""Lines for the journal: what a clinician can copy after a conversation. The journal is the record, not we."""

from __future__ import annotations

from pakkeforlop_rules.document import Writer
from pakkeforlop_workflow.events import Conversation


def journal_lines(talk: Conversation, writer: Writer) -> list[str]:
    """A line for each checkpoint of a conversation; a theme that belongs to none of them stands in the first."""
    catalogue = writer.catalogue
    versions = {entry.id: entry for entry in (*catalogue.entries, *catalogue.in_force(talk.on))}
    about = [versions[name] for name in talk.checkpoints if name in versions]
    themes = {entry.id: {*entry.themes.names, *entry.themes.also} for entry in about}
    placed = {theme for own in themes.values() for theme in own}
    return [
        writer.journal(
            entry,
            talk.outcome,
            talk.on,
            [
                theme
                for theme in talk.themes
                if theme in themes[entry.id] or (entry is about[0] and theme not in placed)
            ],
            talk.until,
        )
        for entry in about
    ]
