"""Reports: numbers of people, with small ones hidden."""

from __future__ import annotations

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from .parts import Checkpoint, Day, Lang, Release


class FigureDocument(TypedDict):
    """A number of people, unless the name of the measure says days or share."""

    value: Annotated[float | None, Field(description="Tallet. null: det er skjult.")]
    hidden: Annotated[
        bool, Field(description="Om tallet er skjult, siden det ville vist en gruppe på 1 til 4.")
    ]
    least: NotRequired[Annotated[int, Field(description="Det minste et skjult tall kan være.")]]
    most: NotRequired[Annotated[int, Field(description="Det største et skjult tall kan være.")]]
    text: str


Figures = Annotated[
    dict[str, FigureDocument | None],
    Field(description="Etter navnet på målet; `measures` har ordene. null: tallet er utelatt."),
]
Measures = Annotated[dict[str, str], Field(description="Målene i ord, etter navnet.")]
ReportSynthetic = Annotated[bool, Field(description="Om alle personene er oppdiktet.")]


class CheckpointFigures(TypedDict):
    """The figures of one checkpoint."""

    checkpoint: Checkpoint
    title: str
    figures: Figures


class TitledFigures(TypedDict):
    """Figures under a heading."""

    title: str
    figures: Figures


class NoteSource(TypedDict):
    """What a note rests on."""

    id: str
    title: str
    quote: str


class NoteDocument(TypedDict):
    """What whoever reads the figures must know."""

    code: str
    text: str
    source: NotRequired[NoteSource]


ReportDocument = TypedDict(
    "ReportDocument",
    {
        "units": list[str],
        "year": int,
        "from": Day,
        "until": Day,
        "as_of": Day,
        "release": Release,
        "lang": Lang,
        "synthetic": ReportSynthetic,
        "measures": Measures,
        "checkpoints": list[CheckpointFigures],
        "first_talk": TitledFigures,
        "handovers_sent": TitledFigures,
        "handovers_received": TitledFigures,
        "notes": list[NoteDocument],
    },
)
"""The year of a unit, or of several taken together; `from` is a word of Python's."""


class UnitFigures(TypedDict):
    """One unit in a comparison."""

    unit: str
    hidden: Annotated[bool, Field(description="Om den gjaldt så få at tallene er skjult.")]
    figures: Figures


ComparisonDocument = TypedDict(
    "ComparisonDocument",
    {
        "checkpoint": Checkpoint,
        "title": str,
        "kind": Literal["municipality", "hospital_unit"],
        "year": int,
        "from": Day,
        "until": Day,
        "as_of": Day,
        "release": Release,
        "lang": Lang,
        "synthetic": ReportSynthetic,
        "measures": Measures,
        "units": list[UnitFigures],
        "notes": list[NoteDocument],
    },
)
"""One checkpoint in every unit of a kind."""
