"""The directory («kommune og tilbud»): which roles and services there are where people live and are treated."""

from .places import Places
from .service import Directory, NoSuchUnit, Written
from .units import Unit

__all__ = ["Directory", "NoSuchUnit", "Places", "Unit", "Written"]
