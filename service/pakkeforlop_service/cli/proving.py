"""`pakkeforlop catalogue prove`: the catalogue held to its laws, by as many processes as there are cores."""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.proving import Found, Part, Spread, document_of, lines_of, prove, work

from .inputs import Mistake, catalogue_in


def proof(options: argparse.Namespace) -> int:
    """Prove, and print what was found. Returns 1 when a law does not hold."""
    catalogue = catalogue_in(options.catalogue)
    known = sorted({entry.id for entry in catalogue.entries})
    if options.only not in {None, *known}:
        raise Mistake(f"--only: «{options.only}» er ikke et sjekkpunkt. De er: {', '.join(known)}.")
    if options.jobs is not None and options.jobs < 1:
        raise Mistake(f"--jobs: må være 1 eller mer (fant {options.jobs}).")
    with _spread(catalogue, options.jobs or os.cpu_count() or 1) as spread:
        found = prove(catalogue, only=options.only, spread=spread)
    if options.format == "json":
        json.dump(document_of(found, catalogue), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(lines_of(found, catalogue)))
    return 1 if found.failures else 0


@contextmanager
def _spread(catalogue: Catalogue, jobs: int) -> Iterator[Spread | None]:
    """How the parts are done: by `jobs` processes, which find the same as one does.

    They must inherit the catalogue that was read: it cannot be sent, and the files may have changed since. Where
    processes do not inherit, there is one.
    """
    if jobs == 1 or "fork" not in multiprocessing.get_all_start_methods():
        yield None
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(jobs, context, _begin, (catalogue,)) as pool:

        def spread(parts: Sequence[Part]) -> Iterator[Found]:
            yield from pool.map(_work, parts)

        yield spread


_CATALOGUE: list[Catalogue] = []
"""What a process proves: the one catalogue that it inherited."""


def _begin(catalogue: Catalogue) -> None:
    _CATALOGUE[:] = [catalogue]


def _work(part: Part) -> Found:
    return work(_CATALOGUE[0], part)
