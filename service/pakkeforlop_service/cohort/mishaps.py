"""What goes wrong with records: events that do not follow, others that were never true (all shares assumed)."""

from __future__ import annotations

from .diary import Diary, workday
from .draws import Draws
from .illness import Illness
from .people import Person
from .working_life import Work


def mishaps(diary: Diary, draws: Draws, person: Person, ill: Illness, work: Work) -> None:
    """Gaps in the pathway, and events recorded by mistake and taken back."""
    if draws.chance(0.02):
        diary.note("suspicion_refuted", workday(person.told + draws.between(3, 11)), "hospital_doctor")
    if ill.ended is not None and draws.chance(0.01):
        during = (ill.began + ill.ended) // 2
        diary.note("hospital_controls_ended", during, "gp")
    if not work.kind and 19 <= person.age < 67 and draws.chance(0.15):
        diary.note(
            "return_started", person.told + draws.between(90, 400), "gp", told_by="patient", percent=50
        )
    if draws.chance(0.02):
        on = workday(person.told + draws.between(30, 500))
        event = diary.note("control_held", on, "hospital_unit")
        diary.correct(event, on + draws.between(0, 12), "hospital_unit")
