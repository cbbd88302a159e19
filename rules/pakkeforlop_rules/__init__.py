"""What follows: the catalogue of checkpoints, judged for a pathway on a day.

    pathway = Pathway.read(text)
    answers = Catalogue.load().evaluate(pathway, as_of=date(2026, 5, 15))

Reads nothing but its own package data; no clock, no network; safe to share between threads.
"""

from .answers import Answer, Change, Dates, Owner, Reason, Span
from .catalogue import Catalogue
from .deployment import Place, Policy
from .reading import CatalogueProblem, InvalidCatalogue

__all__ = [
    "Answer",
    "Catalogue",
    "CatalogueProblem",
    "Change",
    "Dates",
    "InvalidCatalogue",
    "Owner",
    "Place",
    "Policy",
    "Reason",
    "Span",
]
