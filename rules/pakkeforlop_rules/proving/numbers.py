"""The numbers that the laws hold the catalogue to. A catalogue that says otherwise breaks a law, and is looked at."""

from __future__ import annotations

from typing import Final

REASK_MONTHS: Final = 3
"""A no stands at least so many months: the guideline says «senere», and three months are decided (produktråd)."""
REASKS: Final = 2
"""A no is asked about again at most so many times: more would be nagging (produktråd)."""
SICK_PAY_WEEKS: Final = 52
"""The weeks of a sick leave in which there can be sick pay."""
ALONE_WEEKS: Final = 17
"""In those weeks nobody in working life is on sick leave for longer than so many weeks without a conversation about
work that is open, planned or declined. No source gives a number: it is what the catalogue keeps (produktråd)."""
LONG_ALONE_WEEKS: Final = 27
"""The same in two years of sick leave, the weeks after the sick pay included (produktråd)."""
