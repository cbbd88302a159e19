"""What the parts of a catalogue must say together: what one file points to must stand in another.

Each part is validated by its own model first. Here stands what no model can see alone.
"""

from .everything import problems_in
from .files import FOLDERS, NEEDED
from .register import Read

__all__ = ["FOLDERS", "NEEDED", "Read", "problems_in"]
