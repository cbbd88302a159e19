"""What can be done: the one layer that every door goes through, so that all of them give the same answer."""

from .application import Application
from .erasing import erase_pathway
from .handing_over import Waiting
from .listing import Line, Worklist
from .people import Asked, Person
from .recording import Recorded, Sent
from .renewing import progress
from .rulebook import OtherEngine

__all__ = [
    "Application",
    "Asked",
    "Line",
    "OtherEngine",
    "Person",
    "Recorded",
    "Sent",
    "Waiting",
    "Worklist",
    "erase_pathway",
    "progress",
]
