"""Reports as documents: in words, in one language, as JSON and as CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from typing import Any, Final

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.texts import Lang
from pakkeforlop_rules.wording import Words

from .application.disclosure import Cell
from .application.reporting import Comparison, Figures, Report
from .report_texts import NOTES, QUOTE, SOURCE, TEXTS

BYTE_ORDER_MARK: Final = "\ufeff"
"""Without it Excel reads a CSV file's æ, ø and å as something else."""
COLUMNS: Final = ("part", "code", "title", "measure", "measure_text", "value")

_NOTES: Final = ("outcome", "people", "offered", "small", "differences", "place", "waiting", "known")
_COMPARISON_NOTES: Final = ("outcome", "people", "small", "differences", "place", "known")


@dataclass(frozen=True, slots=True)
class ReportWriter:
    """Writes reports in one language, with the titles of a catalogue."""

    catalogue: Catalogue
    lang: Lang

    def report(self, report: Report) -> dict[str, Any]:
        """A report as a document."""
        titles = self._titles()
        return {
            "units": list(report.units),
            **self._head(report),
            "measures": self._measures(
                [line.figures for line in report.checkpoints], [report.first_talk, report.sent]
            ),
            "checkpoints": [
                {
                    "checkpoint": line.place,
                    "title": titles.get(line.place, line.place),
                    "figures": _written(line.figures),
                }
                for line in report.checkpoints
            ],
            **{
                name: {"title": TEXTS[name].in_(self.lang), "figures": _written(figures)}
                for name, figures in (
                    ("first_talk", report.first_talk),
                    ("handovers_sent", report.sent),
                    ("handovers_received", report.received),
                )
            },
            "notes": self._notes(("nobody", *_NOTES) if report.empty else _NOTES, report),
        }

    def comparison(self, comparison: Comparison) -> dict[str, Any]:
        """A comparison as a document. Of a unit in which it concerned fewer than five, it says only that."""
        title = self._titles().get(comparison.checkpoint, comparison.checkpoint)
        shown = [
            {"people": line.figures["people"]}
            if line.concerns_few
            else {name: line.figures[name] for name in ("people", "held", "share_held")}
            for line in comparison.units
        ]
        return {
            "checkpoint": comparison.checkpoint,
            "title": title,
            "kind": comparison.kind,
            **self._head(comparison),
            "measures": self._measures(shown),
            "units": [
                {"unit": line.place, "hidden": line.concerns_few, "figures": _written(figures)}
                for line, figures in zip(comparison.units, shown, strict=True)
            ],
            "notes": self._notes(_COMPARISON_NOTES, comparison),
        }

    def _head(self, of: Report | Comparison) -> dict[str, Any]:
        return {
            "year": of.period.year,
            "from": of.period.first.isoformat(),
            "until": of.period.until.isoformat(),
            "as_of": of.period.as_of.isoformat(),
            "release": self.catalogue.release,
            "lang": self.lang,
            "synthetic": of.synthetic,
        }

    def _titles(self) -> dict[str, str]:
        return {entry.id: entry.title.in_(self.lang) for entry in self.catalogue.entries}

    def _measures(self, *parts: Iterable[Figures]) -> dict[str, str]:
        names = dict.fromkeys(name for part in parts for figures in part for name in figures)
        return {name: self._measure(name) for name in names}

    def _measure(self, name: str) -> str:
        """The report's own word, else the catalogue's for the answer or the state of a hand-over."""
        if name in TEXTS:
            return TEXTS[name].in_(self.lang)
        words = Words(self.catalogue.vocabulary, self.lang)
        kind = "handover_status" if name in {"acknowledged", "refused", "withdrawn"} else "answer"
        return words.word(kind, name)

    def _notes(self, names: Iterable[str], of: Report | Comparison) -> list[dict[str, Any]]:
        if of.synthetic:
            names = ("synthetic", *names)
        notes: list[dict[str, Any]] = [{"code": name, "text": NOTES[name].in_(self.lang)} for name in names]
        source = self.catalogue.sources.get(SOURCE)
        for note in notes:
            if note["code"] == "outcome" and source is not None:
                note["source"] = {"id": SOURCE, "title": source.title.in_(self.lang), "quote": QUOTE}
        return notes


def written_csv(document: Mapping[str, Any]) -> str:
    """A report's document as CSV: a line for each figure, and the notes last, so that they go with the figures."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(document))
    return BYTE_ORDER_MARK + out.getvalue()


def _rows(document: Mapping[str, Any]) -> Iterator[tuple[object, ...]]:
    for name in ("year", "from", "until", "as_of", "release", "synthetic"):
        yield "report", "", "", name, "", str(document[name]).lower()
    yield from (("report", "", "", "unit", "", unit) for unit in document["units"])
    for line in document["checkpoints"]:
        yield from _lines("checkpoint", line["checkpoint"], line, document["measures"])
    for name in ("first_talk", "handovers_sent", "handovers_received"):
        yield from _lines(name, "", document[name], document["measures"])
    for note in document["notes"]:
        yield "note", note["code"], note["text"], "", "", ""


def _lines(
    part: str, code: str, line: Mapping[str, Any], measures: Mapping[str, str]
) -> Iterator[tuple[object, ...]]:
    for name, figure in line["figures"].items():
        value = "" if figure is None else figure["text"]
        yield part, code, line["title"], name, measures[name], value


def _written(figures: Figures) -> dict[str, dict[str, Any] | None]:
    return {name: None if cell is None else _figure(cell) for name, cell in figures.items()}


def _figure(cell: Cell) -> dict[str, Any]:
    bounds = {"least": cell.least, "most": cell.most} if cell.hidden else {}
    return {"value": cell.value, "hidden": cell.hidden, **bounds, "text": str(cell)}
