"""The columns of the directory as a spreadsheet: their names, the rows they belong to, and how a cell is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from .codes import (
    CATEGORIES,
    COOPERATION_STATUSES,
    PARTNERS,
    REFERRALS,
    ROLE_STATUSES,
    ROLES,
    SECTORS,
    SERVICE_STATUSES,
    UNIT_KINDS,
)

RowKind = Literal["enhet", "rolle", "tilbud", "samarbeid"]
UNIT: Final = "Enhet"
KIND: Final = "Rad"
"""The two columns that every row fills in: whose it is, and what it says."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a value is written and read. What cannot be read is left as it stands, for the model to refuse."""

    write: Callable[[Any], str]
    read: Callable[[str], object]
    cure: str = ""
    """What to write, when that is not what the model would say."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind of row: its header, and the way to its field in the document."""

    header: str
    path: tuple[str, ...]
    cell: Cell


def _number(text: str) -> object:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else text


def _day(text: str) -> object:
    """Spreadsheets in Norwegian write days their own way."""
    written = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
    return text if written is None else f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}"


def _coded(words: Mapping[Any, str]) -> Cell:
    codes = {word.lower(): code for code, word in words.items()}
    listed = ", ".join(words.values())
    return Cell(
        lambda code: words[code], lambda text: codes.get(text.lower(), text), f"Skriv en av: {listed}."
    )


def _several(cell: Cell) -> Cell:
    return Cell(
        lambda values: ", ".join(cell.write(value) for value in values),
        lambda text: [cell.read(part.strip()) for part in text.split(",")],
        f"{cell.cure} Skill flere med komma.".strip(),
    )


_TEXT: Final = Cell(str, str)
_NUMBER: Final = Cell(str, _number)
_DAY: Final = Cell(str, _day, "Skriv dagen som ÅÅÅÅ-MM-DD eller DD.MM.ÅÅÅÅ, mellom 1900 og 2199.")
_YES_NO: Final = Cell(
    lambda value: "ja" if value else "nei",
    lambda text: {"ja": True, "nei": False}.get(text.lower(), text),
    "Skriv ja eller nei.",
)


def _reach(beginning: str, *path: str) -> tuple[Column, ...]:
    headers = {
        "phone": "telefon",
        "web": "nettadresse",
        "electronic_address": "elektronisk adresse",
        "her_id": "HER-id",
        "opening_hours": "åpningstid",
    }
    return tuple(
        Column(
            f"{beginning}{header}" if beginning else header[0].upper() + header[1:],
            (*path, "reach", field),
            _TEXT,
        )
        for field, header in headers.items()
    )


_VERIFIED: Final = (
    Column("Sist bekreftet", ("last_verified",), _DAY),
    Column("Kilde", ("source",), _TEXT),
)
_RECORD: Final = (
    Column("Gjør", ("scope_does",), _TEXT),
    Column("Gjør ikke", ("scope_does_not",), _TEXT),
    Column("Målgruppe", ("target_groups",), _TEXT),
    Column("Kompetanse", ("competence",), _TEXT),
    *_reach(""),
    Column("Henvisning", ("referral",), _coded(REFERRALS)),
)

COLUMNS: Final[Mapping[RowKind, tuple[Column, ...]]] = {
    "enhet": (
        Column("Navn", ("name",), _TEXT),
        Column("Slag", ("kind",), _coded(UNIT_KINDS)),
        Column("Del av", ("part_of",), _TEXT),
        Column("Sykehus", ("hospital",), _TEXT),
        Column("Vertskommune", ("host",), _TEXT),
        Column("Medlemmer", ("members",), _several(_TEXT)),
        Column("Ikke kartlagt", ("not_mapped",), _TEXT),
        Column("Nedlagt fra", ("closed_on",), _DAY),
        Column("Syntetisk", ("synthetic",), _YES_NO),
    ),
    "rolle": (
        Column("Rolle", ("role",), _coded(ROLES)),
        Column("Status", ("status",), _coded(ROLE_STATUSES)),
        Column("Stillingsprosent", ("position_percent",), _NUMBER),
        Column("Kan henvise", ("referral_power",), _YES_NO),
        Column("Ledig fra", ("vacant_from",), _DAY),
        Column("Ledig til", ("vacant_until",), _DAY),
        Column("Stedfortreder fra", ("deputy", "on"), _DAY),
        Column("Stedfortreder til", ("deputy", "until"), _DAY),
        *_reach("Stedfortreder ", "deputy"),
        *_RECORD,
        *_VERIFIED,
    ),
    "tilbud": (
        Column("Navn", ("name",), _TEXT),
        Column("Status", ("status",), _coded(SERVICE_STATUSES)),
        Column("Kategori", ("category",), _coded(CATEGORIES)),
        Column("Eier", ("owner",), _coded(SECTORS)),
        Column("Arbeidsrettet", ("work_related",), _YES_NO),
        Column("Om arbeid", ("work",), _TEXT),
        Column("Kapasitet", ("capacity",), _TEXT),
        *_RECORD,
        *_VERIFIED,
    ),
    "samarbeid": (
        Column("Status", ("status",), _coded(COOPERATION_STATUSES)),
        Column("Parter", ("parties",), _several(_coded(PARTNERS))),
        Column("Omfang", ("scope",), _TEXT),
        *_VERIFIED,
    ),
}
"""What each kind of row says."""

HEADERS: Final[tuple[str, ...]] = (
    UNIT,
    KIND,
    *dict.fromkeys(column.header for columns in COLUMNS.values() for column in columns),
)
"""The header row. Columns of one name hold the same for all kinds of row that have them."""

FORMULA: Final = frozenset("=+-@")
"""What begins with one of these is a formula to a spreadsheet."""


def defused(text: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe before it makes it text.

    >>> defused("=1+1"), defused("'=1+1"), defused("'s Hertog")
    ("'=1+1", "''=1+1", "'s Hertog")
    """
    return f"'{text}" if text[:1] in FORMULA or _is_defused(text) else text


def plain(text: str) -> str:
    """A cell as it was before it was defused.

    >>> plain("'=1+1"), plain("''=1+1"), plain("'s Hertog")
    ('=1+1', "'=1+1", "'s Hertog")
    """
    return text[1:] if _is_defused(text) else text


def _is_defused(text: str) -> bool:
    return text[:1] == "'" and (text[1:2] in FORMULA or text[1:2] == "'")
