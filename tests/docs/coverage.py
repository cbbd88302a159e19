"""`python -m tests.docs.coverage`: writes docs/coverage.md from docs/coverage.yaml, the catalogue and the tests."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.reading_matter.markdown import heading, page, table
from pakkeforlop_rules.wording import Words
from tests.docs.homes import LISTS, ROOT, House, Item, checkpoint_of, kind_of
from tests.docs.service_homes import service
from tests.grids.everything import CASES

DATA: Final = ROOT / "docs" / "coverage.yaml"
PAGE: Final = ROOT / "docs" / "coverage.md"
FIGURES: Final = ROOT / "docs" / "figures"

_LEAD: Final = (
    "Fem kilder er gjennomgått punkt for punkt. Her står hvert punkt med hvor i produktet det har et hjem, eller "
    "hvorfor det ikke er en regel. Det som ikke er laget ennå, sier hvilken del det hører til. Katalogen, side for "
    "side: [katalog](katalog/README.md)."
)
TITLES: Final[Mapping[str, str]] = {
    "C": "Samtaler og krav i kildene (C)",
    "F": "Forhold ved pasienten (F)",
    "S": "Ordninger og tjenester (S)",
    "P": "Det som ikke virker i dag (P)",
    "A": "Uklarheter i kildene (A)",
}
KINDS: Final[Mapping[str, str]] = {
    "checkpoint": "sjekkpunkt",
    "theme": "tema",
    "prompt": "setning å si",
    "wording": "kildens ordlyd",
    "background": "bakgrunn",
    "conflict": "uenighet vist",
    "fact": "opplysning",
    "event": "hendelse",
    "obstacle": "det pasienten selv forteller",
    "answer": "svar",
    "outcome": "utfall av samtale",
    "journal": "linje til journalen",
    "affiliation": "tilknytning",
    "absence": "fravær",
    "benefit": "ytelse",
    "wish": "pasientens ønske",
    "handover": "overlevering",
    "purpose": "formål med nettverksmøte",
    "milestone": "milepæl",
    "goal": "mål for en milepæl",
    "role": "rolle",
    "place": "roller på stedet",
    "deadline": "andres frist",
    "silence": "stans",
    "timing": "tall for alle",
    "policy": "valg for tjenesten",
    "overlay": "lag for en kreftform",
    "source": "kilde",
    "directory": "kommune og tilbud",
    "measure": "tall i rapporten",
    "note": "merknad i rapporten",
    "route": "i grensesnittet",
    "page": "side",
    "scenario": "scenario",
    "decision": "beslutning",
    "later": "senere del",
    "not_a_rule": "ikke en regel",
}
"""Kinds of home, in the order in which they are counted."""
_WORDS: Final[Mapping[str, str]] = {
    "asking": "hvordan «ved behov» leses",
    "horizon_weeks": "hvor langt fram noe regnes som «kommer»",
    "contact_gap_weeks": "hvor tett pasienten kan kontaktes",
    "has": "roller stedet har",
    "lacks": "roller stedet mangler",
    "mutants": "endringer prøvd i katalogen",
    "killed": "oppdaget av et grensetilfelle",
    "equivalent": "uten virkning, ført opp med grunn",
    "release": "utgave av katalogen",
    "people": "personer laget",
    "days": "dager sett på",
    "answers": "svar holdt mot lovene",
    "failures": "brudd",
}
_VOCABULARY: Final[Mapping[str, str]] = {
    "journal": "outcome",
    "absence": "absence_form",
    "handover": "handover_status",
    "purpose": "meeting_purpose",
    "milestone": "milestone_status",
    "goal": "milestone_goal",
}
"""What the catalogue's vocabulary calls a kind, where it is not called the same."""


def items_of(text: str) -> dict[str, Item]:
    """The items of a coverage, by id, in the order of the file."""
    return {name: Item.model_validate(data) for name, data in yaml.safe_load(text).items()}


def page_of(items: Mapping[str, Item], house: House, figures: Path = FIGURES) -> str:
    """The page: counts first, then figures that others have made, then a table for each list."""
    return page(
        [
            "<!-- Laget av docs/coverage.yaml, katalogen og testene med «make docs». Rett der, ikke her. -->",
            heading(1, "Dekning: hva kildene ber om, og hvor det bor"),
            _LEAD,
            *_counts(items),
            *_tests(),
            *_figures(figures),
            *(part for letter in LISTS for part in _list(letter, items, house)),
        ]
    )


def _counts(items: Mapping[str, Item]) -> Iterator[str]:
    by_letter = {letter: [item for name, item in items.items() if name[0] == letter] for letter in LISTS}
    rows = [
        (TITLES[letter], *map(str, (count, *_standing(by_letter[letter])))) for letter, count in LISTS.items()
    ]
    yield table(["Liste", "Punkter", "Med hjem", "Noe venter på en senere del", "Alt venter"], rows)
    homes = {
        letter: Counter(kind_of(home) for item in found for home in item.homes)
        for letter, found in by_letter.items()
    }
    yield "Et punkt kan ha flere hjem. Slags hjem, og hvor mange av dem:"
    yield table(
        ["Slags hjem", *LISTS],
        (
            (words, *(str(homes[letter][kind] or "–") for letter in LISTS))
            for kind, words in KINDS.items()
            if any(homes[letter][kind] for letter in LISTS)
        ),
    )


def _standing(items: Sequence[Item]) -> tuple[int, int, int]:
    """How many have a home, how many of those have one in a later part, and how many have no other."""
    later = [[kind_of(home) == "later" for home in item.homes] for item in items if item.homes]
    return len(later), sum(map(any, later)), sum(map(all, later))


def _tests() -> Iterator[str]:
    features = sorted((ROOT / "features").glob("*.feature"))
    scenarios = sum(
        len(re.findall(r"^\s*(?:Scenario|Scenariomal):", path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in features
    )
    days = sum(len(case.days) for case in CASES)
    yield heading(2, "Prøvd med")
    yield table(
        ["", "Antall"],
        [
            ("scenarioer på norsk", str(scenarios)),
            ("filer med scenarioer", str(len(features))),
            ("grensetilfeller", str(len(CASES))),
            ("svar på bestemte dager i dem", str(days)),
        ],
    )


def _figures(folder: Path) -> Iterator[str]:
    """Figures that other commands have written: the numbers at the top of each file."""
    titles = {"mutation": "Endringer som må bli oppdaget", "proof": "Prøvd uttømmende"}
    for path in sorted(folder.glob("*.json")):
        numbers: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        yield heading(2, titles.get(path.stem, path.stem))
        rows = [
            (_WORDS.get(name, name), str(value))
            for name, value in numbers.items()
            if isinstance(value, int | float | str)
        ]
        rows += [
            (law["text"], f"{law['checks']} prøvd, {law['failures']} brudd")
            for law in numbers.get("laws", ())
        ]
        yield table(["", "Antall"], rows)


def _list(letter: str, items: Mapping[str, Item], house: House) -> Iterator[str]:
    yield heading(2, TITLES[letter])
    yield table(
        ["", "Punkt", "Hjem", "Hvordan"],
        (
            (name, item.item, "<br>".join(_written(item.homes, house)), item.how)
            for name, item in items.items()
            if name[0] == letter
        ),
    )


def _written(homes: Sequence[Mapping[str, Any]], house: House) -> Iterator[str]:
    """The homes in words, those in one checkpoint together, with a link where there is something to open."""
    within: dict[str, list[str]] = {}
    for home in homes:
        within.setdefault(checkpoint_of(home) or "", []).append(_told(home, house))
    for checkpoint, told in within.items():
        if checkpoint:
            title = house.versions(checkpoint)[0].title.nb
            yield f"[{title}](katalog/{checkpoint}.md): {'; '.join(told)}"
        else:
            yield from told


def _told(home: Mapping[str, Any], house: House) -> str:
    kind = kind_of(home)
    value, named = home[kind], KINDS[kind]
    match kind:
        case "checkpoint" | "prompt" | "wording" | "background" | "conflict":
            return named
        case "theme" | "role":
            return f"{named} «{_word(kind, value, house)}»"
        case "scenario":
            return f"{named}: [{value}](../features/{value}.feature)"
        case "route" | "page":
            return f"{named}: {_word(kind, value, house)} (`{value}`)"
        case "decision":
            path = next((ROOT / "docs" / "decisions").glob(f"{value}-*.md"))
            return f"[{named} {int(value)}](decisions/{path.name})"
        case "later":
            return f"{named} ({value}): {home['what']}"
        case _:
            return f"{named}: {_word(kind, value, house)}"


def _word(kind: str, value: str, house: House) -> str:
    """What people call it: a title in the catalogue, a word of its vocabulary, or one of ours."""
    titles: Mapping[str, Any] = {
        "silence": {silence.id: silence.title.nb for silence in house.catalogue.silences},
        "overlay": {overlay.id: overlay.title.nb for overlay in house.catalogue.overlays},
        "source": {name: source.title.nb for name, source in house.catalogue.sources.items()},
        "policy": _WORDS,
        "place": _WORDS,
        "not_a_rule": {value: value},
        **service(),
    }
    if kind in titles:
        return str(titles[kind][value])
    return Words(house.catalogue.vocabulary, "nb").word(_VOCABULARY.get(kind, kind), value)


def main() -> None:
    """Write the page."""
    items = items_of(DATA.read_text(encoding="utf-8"))
    PAGE.write_text(page_of(items, House.of(Catalogue.load())), encoding="utf-8")
    print(PAGE.relative_to(ROOT))  # noqa: T201 - a command


if __name__ == "__main__":
    main()
