"""Every page there is, for what holds on all of them and for the pictures of them."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final, Literal

PAGES: Final = {
    "arbeidsliste": "/?enhet=demo-kommune-1&ansvarlig=municipal_cancer_coordinator",
    "velg-enhet": "/",
    "person": "/forlop/{person}",
    "samtaleark": "/forlop/{person}/samtale/{checkpoint}",
    "etter-samtalen": "/forlop/{person}/etter?checkpoint={checkpoint}",
    "hvorfor": "/forlop/{person}/hvorfor/{checkpoint}",
    "overlever": "/forlop/{person}/overlever",
    "hvem-gjor-hva": "/forlop/{person}/hvem-gjor-hva",
    "ark": "/ark",
    "nettverksmote": "/forlop/{person}/mote",
    "maal": "/forlop/{achiever}/maal/{goal}",
    "overleveringer": "/overleveringer?enhet={sender}",
    "overleveringer-mottatt": "/overleveringer?enhet={receiver}",
    "overlevering": "/forlop/{handed}/overlevering/{handover}",
    "rett": "/forlop/{talker}/rett/{talk}",
    "mote": "/forlop/{met}/mote/{meeting}",
    "finnes-ikke": "/forlop/nobody-there",
    "kommuner": "/kommuner",
    "kommune": "/kommuner/demo-kommune-1",
    "kommune-uten-koordinator": "/kommuner/demo-kommune-2",
    "kommune-med-vikar": "/kommuner/demo-kommune-3",
    "rapport": "/rapport?aar=2025&enhet=demo-kommune-1&enhet=demo-kommune-2&enhet=demo-kommune-4",
    "sammenligning": "/rapport/sammenligning?samtale=ph-2&aar=2025",
    "tilgjengelighet": "/tilgjengelighet",
    "kan-ikke-brukes": "/kommuner?slag=wizard",
    "regelverk": "/regelverk",
    "sjekkpunkt": "/regelverk/beh-rehab-samtale",
    "kilder": "/regelverk/kilder",
    "kilde": "/regelverk/kilder/fagrad-2021",
    "sporene": "/regelverk/maskiner",
}
"""Addresses by the name of the picture; `{person}` has much to talk about, of which `{checkpoint}` is something.

`{achiever}` has a `{goal}` of their own that is open; `{handed}` was handed over by `{sender}` to `{receiver}`, who
has not answered; `{talker}` has had a talk, and for `{met}` a network meeting is planned."""


Look = tuple[Literal["nb", "nn", "en"], Literal["light", "dark"]]
EVERY_LOOK: Final[tuple[Look, ...]] = (
    *(("nb", "light"), ("nn", "dark"), ("en", "light")),
    *(("nb", "dark"), ("nn", "light"), ("en", "dark")),
)
LOOKS: Final = EVERY_LOOK if os.environ.get("EVERY_LOOK") else EVERY_LOOK[:3]
"""In which languages and lights axe looks at a page: each once in `make test`, all together in `make axe`."""


def names(store: Path, today: date) -> dict[str, str]:
    """What stands for the names in an address: read off a store, the same each time."""
    busiest = (
        "SELECT pathway, checkpoint, count(*) AS many FROM span WHERE code = 'due' AND position IS NOT NULL "
        "AND first <= :day AND until >= :day GROUP BY pathway ORDER BY many DESC, pathway LIMIT 1"
    )
    goal = (
        "SELECT pathway, id FROM event AS goal WHERE type = 'milestone' AND NOT EXISTS (SELECT 1 FROM event "
        "WHERE event.pathway = goal.pathway AND type = 'milestone_update') ORDER BY pathway, id LIMIT 1"
    )
    handover = (
        "SELECT pathway, event, from_place, to_place FROM handover WHERE settled_on IS NULL AND sent_on <= :day "
        "AND from_place IS NOT NULL ORDER BY pathway, event LIMIT 1"
    )
    talk = "SELECT pathway, id FROM event WHERE type = 'conversation' ORDER BY pathway, id LIMIT 1"
    meeting = (
        "SELECT pathway, id FROM event WHERE type = 'network_meeting' AND body ->> 'status' = 'planned' "
        "ORDER BY pathway, id LIMIT 1"
    )
    with closing(sqlite3.connect(store)) as connection:

        def first(question: str) -> list[str]:
            return list(connection.execute(question, {"day": today.isoformat()}).fetchone())

        return {
            **dict(zip(("person", "checkpoint"), first(busiest), strict=False)),
            **dict(zip(("achiever", "goal"), first(goal), strict=True)),
            **dict(zip(("handed", "handover", "sender", "receiver"), first(handover), strict=True)),
            **dict(zip(("talker", "talk"), first(talk), strict=True)),
            **dict(zip(("met", "meeting"), first(meeting), strict=True)),
        }
