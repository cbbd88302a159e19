"""One life, put together: the illness, the work, and what was talked about."""

from __future__ import annotations

from datetime import date

from .cooperation import cooperation
from .diary import Diary, Document
from .draws import Draws
from .illness import illness, suspicion
from .mishaps import mishaps
from .openings import openings
from .people import person
from .return_to_work import Afterwards, return_to_work
from .sick_leave import sick_leave
from .talks import talks
from .wishes import wishes
from .working_life import working_life


def life(seed: int, position: int, today: date) -> Document:
    """The pathway document of the person at a position, as recorded by `today`."""
    draws = Draws(seed, position)
    who = person(draws, position, today.toordinal())
    diary = Diary(draws, today.toordinal())
    if draws.chance(0.05):  # assumed: the first months were recorded in another system
        diary.carried_over = min(who.told + draws.between(30, 200), diary.today)
    if who.story == "cancer":
        ill = illness(diary, draws, who)
        work = working_life(diary, draws, who)
        leave = sick_leave(diary, draws, who, ill, work)
        after = Afterwards() if leave is None else return_to_work(diary, draws, work, leave)
        wishes(diary, draws, who, ill, work, leave)
        talks(diary, draws, work, openings(who, ill, work, leave, after))
        mishaps(diary, draws, who, ill, work)
        cooperation(diary, draws, who, ill)
    else:
        suspicion(diary, draws, who)
    return {**who.header, "events": diary.events()}
