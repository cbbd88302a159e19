"""`python -m tests.mutation`: change one thing of the catalogue at a time, and ask that a boundary case notices.

Exit codes: 0 every mutant is noticed or listed as equivalent, 1 some live or the list is wrong, 2 the cases
do not hold to begin with.
"""

from __future__ import annotations

import argparse
import os
import sys
import time

from .mutants import original
from .report import Report, reasons
from .trial import faults, tried


def main() -> int:
    """Run the trial, print the report, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=main.__doc__)
    parser.add_argument(
        "--only", action="append", metavar="PART", help="a checkpoint, overlays/…, silences, timing"
    )
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, metavar="N", help="processes")
    parser.add_argument("--write", action="store_true", help="write docs/figures/mutation.json")
    options = parser.parse_args()
    began = time.monotonic()
    wrong = list(faults())
    if wrong:
        print(*wrong, sep="\n", file=sys.stderr)
        return 2
    known = original().parts
    parts = options.only or known
    if unknown := sorted(set(parts) - set(known)):
        parser.error(f"no such part: {', '.join(unknown)}; they are {', '.join(known)}")
    whole = set(parts) == set(known)
    if options.write and not whole:
        parser.error("--write needs all parts")
    report = Report(list(tried(parts, options.jobs)), reasons())
    slips = list(report.slips(whole=whole))
    print(*report.lines(), *slips, f"{time.monotonic() - began:.0f} s", sep="\n")
    if options.write:
        report.write()
    return 1 if report.survivors or slips else 0


if __name__ == "__main__":
    sys.exit(main())
