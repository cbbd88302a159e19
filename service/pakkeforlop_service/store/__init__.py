"""The store: pathways as append-only events, in one relational database."""

from .errors import AlreadyThere, NoSuchPathway, Stale
from .store import Store

__all__ = ["AlreadyThere", "NoSuchPathway", "Stale", "Store"]
