"""The store: pathways as append-only events, and what follows from them, in one relational database."""

from .errors import (
    AlreadyThere,
    Erased,
    KeyUsed,
    NoSuchPathway,
    NoSuchRelease,
    NotADatabase,
    NotMigrated,
    Stale,
    Unavailable,
)
from .store import Store

__all__ = [
    "AlreadyThere",
    "Erased",
    "KeyUsed",
    "NoSuchPathway",
    "NoSuchRelease",
    "NotADatabase",
    "NotMigrated",
    "Stale",
    "Store",
    "Unavailable",
]
