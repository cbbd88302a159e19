"""The command line: `pakkeforlop`."""

from .main import main

__all__ = ["main"]
