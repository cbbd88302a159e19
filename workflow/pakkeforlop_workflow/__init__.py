"""What has happened: the pathway document, its state machines, sick-leave arithmetic, and the facts of a day.

No I/O, no clock and no rules: everything here is a pure function of a document.
"""

from .errors import InvalidDocument, Problem
from .pathway import Pathway

__all__ = ["InvalidDocument", "Pathway", "Problem"]
