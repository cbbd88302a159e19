"""The words of reports: of what the catalogue has no word for, and what must be known to read the figures."""

from __future__ import annotations

from typing import Final

from pakkeforlop_rules.texts import Text

SOURCE: Final = "masteroppgave-kreftkoordinator"
"""What the note on outcome rests on, with its words."""
QUOTE: Final = "dette ikke i realiteten viser kompleksiteten, eller resultatene av arbeidet"

_WORDS: Final[dict[str, tuple[str, str, str]]] = {
    "people": ("personer det gjaldt", "personar det galdt", "people it concerned"),
    "offered": (
        "tilbudt eller forsøkt kontaktet",
        "tilbode eller forsøkt kontakta",
        "offered, or contact attempted",
    ),
    "unowned": ("uten ansvarlig", "utan ansvarleg", "nobody's"),
    "share_held": (
        "prosent gjennomført av dem det gjaldt",
        "prosent gjennomført av dei det galdt",
        "per cent held of those it concerned",
    ),
    "first_talk": (
        "Tid fra diagnosen til den første samtalen om arbeid",
        "Tid frå diagnosen til den første samtalen om arbeid",
        "Time from the diagnosis to the first conversation about work",
    ),
    "told": ("fikk diagnosen", "fekk diagnosen", "were told the diagnosis"),
    "without": (
        "av dem: ingen samtale om arbeid ennå",
        "av dei: ingen samtale om arbeid enno",
        "of those: no conversation about work yet",
    ),
    "talked": (
        "hadde den første samtalen om arbeid",
        "hadde den første samtalen om arbeid",
        "had the first conversation about work",
    ),
    "median_days": ("dager, median", "dagar, median", "days, median"),
    "lower_days": ("dager, nedre kvartil", "dagar, nedre kvartil", "days, lower quartile"),
    "upper_days": ("dager, øvre kvartil", "dagar, øvre kvartil", "days, upper quartile"),
    "handovers_sent": ("Overlevert fra enheten", "Overlevert frå eininga", "Handed over from the unit"),
    "handovers_received": ("Overlevert til enheten", "Overlevert til eininga", "Handed over to the unit"),
    "handed_over": ("personer overlevert", "personar overleverte", "people handed over"),
    "unanswered": ("uten svar ennå", "utan svar enno", "not answered yet"),
}

NOTES: Final[dict[str, Text]] = {
    "outcome": Text(
        nb="Antall samtaler viser ikke hvor sammensatt arbeidet er, eller hva pasientene fikk ut av det. Hold "
        "gjennomført opp mot dem det gjaldt, og se på det som ikke ble tatt. Et tilbud er ikke en samtale.",
        nn="Talet på samtalar viser ikkje kor samansett arbeidet er, eller kva pasientane fekk ut av det. Hald "
        "gjennomført opp mot dei det galdt, og sjå på det som ikkje vart teke. Eit tilbod er ikkje ein samtale.",
        en="The number of conversations shows neither how complex the work is nor what patients got out of it. "
        "Hold what was held against those it concerned, and look at what was not. An offer is no conversation.",
    ),
    "people": Text(
        nb="En samtale gjaldt en person når den burde tas en dag i perioden, eller noe kom ut av den da. En person "
        "teller én gang i hvert tall. Tallene overlapper og kan ikke legges sammen.",
        nn="Ein samtale galdt ein person når han burde takast ein dag i perioden, eller noko kom ut av han då. Ein "
        "person tel éin gong i kvart tal. Tala overlappar og kan ikkje leggjast saman.",
        en="A conversation concerned a person when it was due on a day of the period, or something came of it then. "
        "A person counts once in each figure. The figures overlap and cannot be added up.",
    ),
    "offered": Text(
        nb="Tilbudt er tilbud og forsøk på kontakt som ble stående uten svar en dag eller mer. Den som hadde "
        "samtalen samme dag, står bare under gjennomført.",
        nn="Tilbode er tilbod og forsøk på kontakt som vart ståande utan svar ein dag eller meir. Den som hadde "
        "samtalen same dag, står berre under gjennomført.",
        en="Offered is offers and attempts at contact that stood without a reply for a day or more. Who had the "
        "conversation on the same day is only among those held.",
    ),
    "small": Text(
        nb="Grupper på 1 til 4 personer vises ikke: «<5» er 1 til 4, og «36–39» er et av tallene fra 36 til 39. "
        "Median vises fra 5 personer, kvartiler fra 20. Det som ellers kunne avsløre et skjult tall, er utelatt.",
        nn="Grupper på 1 til 4 personar blir ikkje viste: «<5» er 1 til 4, og «36–39» er eitt av tala frå 36 til 39. "
        "Median blir vist frå 5 personar, kvartilar frå 20. Det som elles kunne avsløre eit skjult tal, er utelate.",
        en="Groups of 1 to 4 people are not shown: “<5” is 1 to 4, and “36–39” is one of the numbers from 36 to 39. "
        "A median is shown from 5 people, quartiles from 20. What could give a hidden number away is left out.",
    ),
    "differences": Text(
        nb="To rapporter kan trekkes fra hverandre: en sum med og uten en kommune, eller samme enhet på to dager, "
        "kan vise en liten gruppe som hver av dem skjuler. Ikke gi slike rapporter videre sammen.",
        nn="To rapportar kan trekkjast frå kvarandre: ein sum med og utan ein kommune, eller same eining på to "
        "dagar, kan vise ei lita gruppe som kvar av dei skjuler. Ikkje gi slike rapportar vidare saman.",
        en="Two reports can be subtracted: a sum with and without a municipality, or the same unit on two days, "
        "can show a small group that each of them hides. Do not pass such reports on together.",
    ),
    "place": Text(
        nb="En person teller der personen hørte til den dagen det gjaldt; den som flyttet, kan telle begge steder. "
        "I tiden til den første samtalen teller alle der de hører til nå.",
        nn="Ein person tel der personen høyrde til den dagen det galdt; den som flytta, kan telje begge stader. "
        "I tida til den første samtalen tel alle der dei høyrer til no.",
        en="A person counts where the person belonged on the day it concerned; who moved may count in both places. "
        "In the time to the first conversation everybody counts where they belong now.",
    ),
    "waiting": Text(
        nb="Dagene er for dem som har hatt den første samtalen. De som ennå er uten, er ikke med i medianen.",
        nn="Dagane er for dei som har hatt den første samtalen. Dei som enno er utan, er ikkje med i medianen.",
        en="The days are of those who have had the first conversation. Those still without are not in the median.",
    ),
    "known": Text(
        nb="Bygger på alt som er registrert til nå, også om dager som er gått. Det finnes ingen rapport med bare "
        "det som var registrert på et tidligere tidspunkt (known_at).",
        nn="Byggjer på alt som er registrert til no, òg om dagar som er gått. Det finst ingen rapport med berre "
        "det som var registrert på eit tidlegare tidspunkt (known_at).",
        en="Rests on all that is recorded by now, also about days gone by. There is no report of only what was "
        "recorded at an earlier instant (known_at).",
    ),
    "nobody": Text(
        nb="Ingen personer er funnet i perioden. Se etter at referansen til enheten er rett.",
        nn="Ingen personar er funne i perioden. Sjå etter at referansen til eininga er rett.",
        en="Nobody was found in the period. See that the reference of the unit is right.",
    ),
    "synthetic": Text(
        nb="Syntetiske data: ingen av personene finnes.",
        nn="Syntetiske data: ingen av personane finst.",
        en="Synthetic data: none of these people exist.",
    ),
}
TEXTS: Final[dict[str, Text]] = {name: Text(nb=nb, nn=nn, en=en) for name, (nb, nn, en) in _WORDS.items()}
