"""Proof by exhaustion that a catalogue keeps the laws: made-up people, all their boundary days, one evaluator.

found = prove(Catalogue.load())
print(found.people, found.days, found.answers, found.failures)
"""

from .findings import LAWS, Failure, Law, Seen, Tally
from .report import ProofDocument, document_of, lines_of
from .run import Found, Part, Spread, prove, work

__all__ = [
    "LAWS",
    "Failure",
    "Found",
    "Law",
    "Part",
    "ProofDocument",
    "Seen",
    "Spread",
    "Tally",
    "document_of",
    "lines_of",
    "prove",
    "work",
]
