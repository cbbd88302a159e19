"""The commands that ask about one pathway document: due, explain, timeline, and its schema."""

from __future__ import annotations

import argparse
import json
import sys
from datetime import date
from typing import Any

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.document import Writer
from pakkeforlop_workflow.dates import LAST_DAY, add_months
from pakkeforlop_workflow.pathway import Pathway

from .inputs import Mistake, catalogue_in, oslo_today, pathway_in, place_in, policy_in
from .text import Printer


def due(options: argparse.Namespace) -> None:
    """Print the answers for a document on a day."""
    pathway, catalogue, day = _given(options)
    answers = catalogue.evaluate(pathway, day, **_setting(options))
    writer = Writer(catalogue, options.lang)
    document = writer.due(pathway, answers, day, options.known_at)
    if options.format == "json":
        _print_json(document)
    else:
        print(Printer(writer.words).due(document))


def explain(options: argparse.Namespace) -> None:
    """Print why one checkpoint has the answer it has."""
    pathway, catalogue, day = _given(options)
    known = sorted({entry.id for entry in catalogue.entries})
    if options.checkpoint not in known:
        raise Mistake(f"«{options.checkpoint}» er ikke et sjekkpunkt. De er: {', '.join(known)}.")
    answers = catalogue.evaluate(pathway, day, **_setting(options))
    writer = Writer(catalogue, options.lang)
    documents = [writer.answer(answer) for answer in answers if answer.checkpoint == options.checkpoint]
    if options.format == "json":
        _print_json(documents)
    else:
        print("\n\n".join(map(Printer(writer.words).explanation, documents)))


def timeline(options: argparse.Namespace) -> None:
    """Print all the conversations to come."""
    pathway, catalogue, day = _given(options)
    if not 0 <= options.months <= 240:
        raise Mistake(f"--months: fra 0 til 240 (fant {options.months}).")
    last = min(add_months(day, options.months), LAST_DAY)
    spans = catalogue.timeline(pathway, day, last, **_setting(options))
    writer = Writer(catalogue, options.lang)
    documents = [writer.span(span) for span in spans]
    if options.format == "json":
        _print_json({"subject": pathway.subject, "release": catalogue.release, "spans": documents})
    else:
        print(Printer(writer.words).timeline(documents, day, last))


def schema() -> None:
    """Print the JSON Schema of the pathway document."""
    _print_json(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **Pathway.model_json_schema(by_alias=True),
        }
    )


def _given(options: argparse.Namespace) -> tuple[Pathway, Catalogue, date]:
    pathway, catalogue = pathway_in(options.document), catalogue_in(options.catalogue)
    problems = catalogue.problems_in(pathway)
    if problems:
        raise Mistake("\n".join(f"{options.document}: {problem}" for problem in problems))
    return pathway, catalogue, options.as_of or oslo_today()


def _setting(options: argparse.Namespace) -> dict[str, Any]:
    """What an evaluation is asked with, besides the person and the day."""
    return {
        "place": place_in(options.place),
        "policy": policy_in(options.policy),
        "known_at": options.known_at,
    }


def _print_json(document: object) -> None:
    json.dump(document, sys.stdout, ensure_ascii=False, indent=2)
    print()
