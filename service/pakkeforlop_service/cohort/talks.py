"""Conversations: which are taken, by whom, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from . import figures
from .diary import Diary, Document, iso, workday
from .draws import Draws
from .openings import Opening
from .standing import Standing, standing
from .working_life import Work

_EVERYDAY: Final = ("work", "economy")

CHECKPOINTS: Final[dict[str, tuple[str, tuple[str, ...]]]] = {
    "spor-om-arbeid": ("hospital_unit", ("work-situation",)),
    "ph-1": ("hospital_unit", _EVERYDAY),
    "ph-2": ("municipal_cancer_coordinator", _EVERYDAY),
    "ph-3": ("municipal_cancer_coordinator", _EVERYDAY),
    "tidlig-arbeid-arbeidsgiver": (
        "hospital_social_worker",
        ("work-now", "employer-contact", "own-business"),
    ),
    "beh-rehab-samtale": ("hospital_contact_nurse", ("accommodation", "barriers")),
    "behandlingsdager-arbeid": ("hospital_contact_nurse", ("work-between-treatments",)),
    "arbeidsgiver-kontakt": ("certifying_doctor", ("employer-contact",)),
    "nav-kontakt-sykmeldt": ("certifying_doctor", ("nav", "dialogue-meeting")),
    "etter-sykepengene": ("gp", ("rights",)),
    "etter-maksdato": ("gp", ("income-now",)),
    "forberede-overgang": ("hospital_contact_nurse", ("expectations",)),
    "plan-for-retur": ("gp", ("return-plan", "pace", "nav-measures")),
    "tilrettelegging-etter-retur": (
        "municipal_cancer_coordinator",
        ("accommodation-agreed", "accommodation-done"),
    ),
    "oppf-utmattelse-arbeid": ("hospital_contact_nurse", ("late-effects-at-work",)),
    "beh-rehab-info": ("hospital_contact_nurse", ("rehab-programmes", "work-rehabilitation")),
    "informert-om-kreftkoordinator": ("hospital_unit", ("informed-coordinator",)),
    "yrkessykdom": ("hospital_doctor", ("occupational-disease",)),
    "skole": ("hospital_social_worker", ("school",)),
    "foreldres-arbeid": ("hospital_social_worker", ("parents-work", "care-benefits")),
    "utdanning": ("hospital_social_worker", ("education",)),
    "selvstendig": ("hospital_social_worker", ("own-business",)),
    "midtveis-arbeid": ("municipal_cancer_coordinator", ("expectations",)),
    "fritak-arbeidsgiverperiode": ("certifying_doctor", ("employer-period",)),
    "retur-uten-arbeidsgiver": ("gp", ("pace", "job-search", "nav-measures")),
    "paa-aap": ("municipal_cancer_coordinator", ("aap",)),
    "pasienten-ber-om-samtale": ("hospital_contact_nurse", ("patients-question",)),
}
"""Who usually takes the conversation of a checkpoint, and the themes that close it, whoever asks.

Written down here and not read from the catalogue: a cohort must stay the same when the catalogue changes, so
that two catalogues can be tried on it. A test holds the ids and themes to the catalogue.
"""
_ALSO: Final = ("family", "physical", "coping", "mental-health", "rehabilitation", "nutrition")
_UNLESS_TALKED_ABOUT: Final[dict[str, tuple[str | None, int]]] = {
    "beh-rehab-info": ("rehab-programmes", 5 * 365),
    "midtveis-arbeid": (None, 92),
    "selvstendig": ("own-business", 184),
    "fritak-arbeidsgiverperiode": ("employer-period", 5 * 365),
}
"""Conversations that nobody takes when a theme (`None`: any) came up, or the patient said no, so many days before."""
_WITHOUT_A_JOB: Final = {
    "informert-om-kreftkoordinator",
    "beh-rehab-info",
    "yrkessykdom",
    "skole",
    "foreldres-arbeid",
    "utdanning",
    "pasienten-ber-om-samtale",
}
"""Conversations that are for people in no job too."""


def talks(diary: Diary, draws: Draws, work: Work, openings: Iterable[Opening]) -> None:
    """Record the conversations: those that fit the life, and those that the patient has asked for."""
    taken = draws.pick(figures.TAKEN)
    asked_on = [wish["on"] for wish in diary.told("wish", diary.last) if wish["code"] == "talk"]
    answers = [
        Opening(date.fromisoformat(day).toordinal() + 1, 12, ("pasienten-ber-om-samtale",))
        for day in asked_on
    ]
    for opening in sorted((*openings, *answers)):
        if opening.on > diary.last or not draws.chance(taken):
            continue
        on = workday(opening.on + draws.between(0, opening.within))
        if not any(_came_up(diary, checkpoint, on) for checkpoint in opening.checkpoints):
            _talk(diary, draws, work, on, opening.checkpoints)


def _came_up(diary: Diary, checkpoint: str, on: int) -> bool:
    """Whether a conversation need not be taken after what was said not long ago."""
    if checkpoint not in _UNLESS_TALKED_ABOUT:
        return False
    theme, days = _UNLESS_TALKED_ABOUT[checkpoint]
    lately = [talk for talk in diary.told("conversation", on) if talk["on"] > iso(on - days)]
    return any(
        theme is None or theme in talk["themes"]
        if talk["outcome"] == "held"
        else talk["outcome"] in {"declined", "done_elsewhere"} and checkpoint in talk["checkpoints"]
        for talk in lately
    )


def _talk(diary: Diary, draws: Draws, work: Work, on: int, checkpoints: Sequence[str]) -> None:
    """One conversation, or what it came to instead."""
    outcome = draws.pick(figures.OUTCOMES)
    if outcome == "held":
        _held(diary, draws, work, on, checkpoints)
        return
    said: Document = {"outcome": outcome, "checkpoints": list(checkpoints)}
    told_by = "journal"
    if outcome == "declined":
        told_by = "patient"
        said["reason"] = draws.one_of(("patient_asked", "already_solved", None))
    elif outcome == "deferred":
        said["until"] = iso(on + draws.between(21, 100))
        said["reason"] = draws.one_of(("too_ill_now", "other_first", "patient_asked"))
    elif outcome == "not_relevant":
        reason = draws.one_of(("no_employer", "not_in_work", "already_solved"))
        said["reason"] = "already_solved" if _WITHOUT_A_JOB.intersection(checkpoints) else reason
        said["review_on"] = draws.one_of(("affiliation", "absence", "stage", "wish"))
        if draws.chance(0.3):
            said["until"] = iso(on + draws.between(60, 200))
    by, _ = CHECKPOINTS[checkpoints[0]]
    diary.note("conversation", on, by, told_by=told_by, **said)
    if outcome in {"offered", "contact_attempted", "interrupted", "deferred"}:
        _taken_up_again(diary, draws, work, on, checkpoints, outcome)


def _held(diary: Diary, draws: Draws, work: Work, on: int, checkpoints: Sequence[str]) -> None:
    by, _ = CHECKPOINTS[checkpoints[0]]
    stands = standing(diary, work, on)
    themes = [theme for checkpoint in checkpoints for theme in _themes(draws, checkpoint, stands)]
    diary.note("conversation", on, by, outcome="held", checkpoints=list(checkpoints), themes=themes)


def _taken_up_again(
    diary: Diary, draws: Draws, work: Work, on: int, checkpoints: Sequence[str], outcome: str
) -> None:
    """A second try: held for half of them, unanswered once more for some (assumed)."""
    by, _ = CHECKPOINTS[checkpoints[0]]
    again = workday(on + (draws.between(30, 110) if outcome == "deferred" else draws.between(6, 30)))
    if draws.chance(0.5):
        _held(diary, draws, work, again, checkpoints)
    elif outcome != "deferred" and draws.chance(0.4):
        diary.note("conversation", again, by, outcome="contact_attempted", checkpoints=list(checkpoints))


def _themes(draws: Draws, checkpoint: str, stands: Standing) -> list[str]:
    """The closing themes that fit, at times without the last of them; for Pakkeforløp hjem some others too.

    What it is like to run a business is often left out (assumed).
    """
    _, closing = CHECKPOINTS[checkpoint]
    covered = [theme for theme in closing if stands.asks(checkpoint, theme)]
    if len(covered) > 1 and draws.chance(0.4 if covered[-1] == "own-business" else 0.1):
        covered.pop()
    if not checkpoint.startswith("ph-"):
        return covered
    first = draws.between(0, len(_ALSO) - 2)
    return [*covered, *_ALSO[first : first + 2]]
