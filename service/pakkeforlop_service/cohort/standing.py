"""What stands of a person on a day, read back from the diary: a conversation is about what fits the person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from pakkeforlop_workflow.codes import EMPLOYED, WORKING_LIFE
from pakkeforlop_workflow.dates import add_months

from .diary import Diary, Document, iso
from .working_life import ALONE, Work

_NOT_NOW_MONTHS: Final = 3
"""How long a «not now» stands that names no day."""
_ABOUT_THE_EMPLOYER: Final = {"no_employer_contact", "employer_contact"}


@dataclass(frozen=True, slots=True)
class Standing:
    """What whoever talks with a person knows about work that day."""

    ties: frozenset[str]
    on_record: bool
    """Whether any tie to working life is recorded by then."""
    leave_work_be: bool
    """Whether the patient has said that work is not for now, or not possible."""
    leave_employer_be: bool
    """Whether the patient wants no contact with the employer."""

    def asks(self, checkpoint: str, theme: str) -> bool:
        """Whether the conversation of a checkpoint has to cover a closing theme for this person."""
        match checkpoint, theme:
            case "tidlig-arbeid-arbeidsgiver", "employer-contact":
                return self._any(EMPLOYED) and not self.leave_employer_be
            case "tidlig-arbeid-arbeidsgiver", "own-business":
                return self._any(ALONE) and not self._any(EMPLOYED)
            case "beh-rehab-info", "work-rehabilitation":
                return self.on_record and self._any(WORKING_LIFE) and not self.leave_work_be
            case "nav-kontakt-sykmeldt", "dialogue-meeting":
                return self._any(EMPLOYED)
            case "retur-uten-arbeidsgiver", "job-search":
                return self._any(frozenset({"job_seeker"}))
            case _:
                return True

    def _any(self, kinds: frozenset[str]) -> bool:
        return not self.ties.isdisjoint(kinds)


def standing(diary: Diary, work: Work, on: int) -> Standing:
    """What stands on a day. Where no tie to working life is recorded yet, the patient has told of it."""
    day = iso(on)
    latest = {event["affiliation"]: event for event in diary.told("affiliation", on)}
    ties = {event["kind"] for event in latest.values() if event.get("to", day) >= day}
    wishes = diary.told("wish", on)
    contact = [event["code"] for event in wishes if event["code"] in _ABOUT_THE_EMPLOYER]
    return Standing(
        frozenset(ties if latest else {work.kind}),
        on_record=bool(latest),
        leave_work_be=_left_be([event for event in wishes if event["code"] not in _ABOUT_THE_EMPLOYER], day),
        leave_employer_be=contact[-1:] == ["no_employer_contact"],
    )


def _left_be(wishes: list[Document], day: str) -> bool:
    """Whether the latest wish about work is to leave it be, and still stands."""
    if not wishes or wishes[-1]["code"] not in {"not_now", "not_possible"}:
        return False
    last = wishes[-1]
    until = last.get("until") or add_months(date.fromisoformat(last["on"]), _NOT_NOW_MONTHS).isoformat()
    return last["code"] == "not_possible" or day < until
