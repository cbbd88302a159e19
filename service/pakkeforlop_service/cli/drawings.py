"""The state machines as mermaid text or SVG."""

from __future__ import annotations

import argparse

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_workflow.diagrams import mermaid
from pakkeforlop_workflow.machines import DESIGNS, Design

from .inputs import Mistake

_KINDS = {"medical": "stage", "work": "work_state"}


def diagram(options: argparse.Namespace) -> None:
    """Print the machines, or write one file for each."""
    words = Words(Catalogue.load().vocabulary, options.lang)
    for design in DESIGNS:
        if options.machine in {None, design.name}:
            drawn = _drawn(design, words)
            content = _svg(drawn) if options.format == "svg" else drawn
            _put(options, design, content)


def _drawn(design: Design, words: Words) -> str:
    kind = _KINDS[design.name]
    return mermaid(
        design,
        words.word("machine", design.name),
        lambda state: words.word(kind, state),
        lambda trigger: words.word("trigger", trigger),
    )


def _put(options: argparse.Namespace, design: Design, content: str) -> None:
    if options.out is None:
        print(content)
        return
    suffix = "svg" if options.format == "svg" else "mmd"
    path = options.out / f"{design.name}.{suffix}"
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        path.write_text(content + "\n", encoding="utf-8")
    except OSError as error:
        raise Mistake(f"{path}: kan ikke skrives ({error.strerror}).") from None
    print(path)


def _svg(source: str) -> str:
    try:
        import mermaidx
    except ImportError:
        raise Mistake("SVG krever tillegget «diagram»: pip install 'pakkeforlop-arbeid[diagram]'.") from None
    # Labels as SVG text, not as HTML inside it, so that any viewer and any page can show the picture.
    plain = {"htmlLabels": False, "state": {"htmlLabels": False}, "flowchart": {"htmlLabels": False}}
    rendered: str = mermaidx.render(source, config=plain).svg()
    return rendered
