"""Exemption from the employer's period: a second leave within a year, for twelve weeks, over time at eight; once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tests.grids.people import WORKER, affiliated, closing, edges, owners, wish
from tests.grids.runner import ABSENT, Case, CaseOf, cases_of
from tests.grids.sentences import aim
from tests.support.documents import event, sick, talk, told

every = cases_of("fritak-arbeidsgiverperiode")
FIRST = sick("2025-10-06", "2025-10-31")
AGAIN = (told("2025-09-01"), WORKER, FIRST, sick("2026-02-02"))
DAY = {"2026-02-02": "due"}
GENERAL = "Du har vært sykmeldt flere ganger"
AIM = "Noen jobber når de kan"
SECOND = "2026-02-02"


def of(episode: str) -> CaseOf:
    """Cases about the sick leave that began on a day."""

    def case(
        name: str,
        events: Sequence[dict[str, Any]],
        days: Mapping[str, str],
        /,
        *,
        header: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> Case:
        return every(name, events, days, header=header, episode=episode, **rest)

    return case


case = of(SECOND)

CASES = (
    case(
        "opens on the first day, over time at 8 weeks, closes at 12",
        AGAIN,
        edges("2026-02-02", "2026-03-30", "2026-04-27", before=ABSENT),
    ),
    of("2024-02-29")(
        "29 February",
        [told("2023-09-01"), WORKER, sick("2023-10-02", "2023-10-20"), sick("2024-02-29")],
        edges("2024-02-29", "2024-04-25", "2024-05-23", before=ABSENT),
    ),
    case(
        "away since some day in February",
        [told("2025-09-01"), WORKER, FIRST, sick("2026-02-02", precision="month")],
        {"2026-04-24": "due", "2026-04-25": "over_time", "2026-05-22": "over_time", "2026-05-23": "lapsed"},
        window=("2026-02-01", "2026-04-25", "2026-05-23"),
    ),
    of("2025-10-06")("not in the first sick leave", AGAIN, {"2025-10-06": "not_due/condition_false"}),
    of("2026-10-31")(
        "another had its last day just twelve months ago",
        [told("2025-09-01"), WORKER, FIRST, sick("2026-10-31")],
        {"2026-10-31": "due"},
    ),
    of("2026-11-01")(
        "another had its last day more than twelve months ago",
        [told("2025-09-01"), WORKER, FIRST, sick("2026-11-01")],
        {"2026-11-01": "not_due/condition_false"},
    ),
    case(
        "also when the person is back: it is for the next time",
        [told("2025-09-01"), WORKER, FIRST, sick("2026-02-02", "2026-02-06")],
        {"2026-03-29": "due", "2026-03-30": "over_time", "2026-04-27": "lapsed"},
    ),
    case(
        "the next sick leave takes over",
        [told("2025-09-01"), WORKER, FIRST, sick("2026-02-02", "2026-02-06"), sick("2026-03-16")],
        {"2026-03-15": "due", "2026-03-16": "lapsed"},
    ),
    *(
        case(f"for: {kind}", [AGAIN[0], affiliated(kind), *AGAIN[2:]], DAY)
        for kind in ("employee", "apprentice", "laid_off")
    ),
    *(
        case(
            f"not for: {kind}",
            [AGAIN[0], affiliated(kind), *AGAIN[2:]],
            {"2026-02-02": "not_due/condition_false"},
        )
        for kind in ("self_employed", "freelancer", "job_seeker", "student")
    ),
    case(
        "cannot tell before work is known",
        [AGAIN[0], *AGAIN[2:]],
        {"2026-02-02": "cannot_tell"},
        missing=("has_employer",),
    ),
    case(
        "cannot tell whether it is the first time, when not everything is recorded",
        [told("2025-09-01"), WORKER, sick("2026-02-02")],
        {"2026-02-02": "cannot_tell"},
        missing=("absent_before",),
        header={"sources_complete": False},
    ),
    of("2026-03-16")(
        "told once in a course is enough",
        [
            *(told("2025-09-01"), WORKER, FIRST, sick("2026-02-02", "2026-02-06"), sick("2026-03-16")),
            talk("2026-02-03", "held", "fritak-arbeidsgiverperiode", themes=["employer-period"]),
        ],
        {"2026-03-16": "not_due/condition_false"},
    ),
    case(
        "also told between treatments",
        [*AGAIN, talk("2025-12-01", "held", "behandlingsdager-arbeid", themes=["employer-period"])],
        {"2026-02-02": "not_due/condition_false"},
    ),
    case(
        "at the end of life when the patient asks",
        [*AGAIN, event("end_of_life", "2026-02-09"), wish("2026-02-16", "talk")],
        {"2026-02-15": "not_due/silenced", "2026-02-16": "due"},
    ),
    *(
        every(again.name, again.document["events"], again.days, episode=SECOND, remaining=again.remaining)
        for again in closing("fritak-arbeidsgiverperiode", AGAIN, "2026-02-10", "due", "employer-period")
    ),
    *owners(case, AGAIN, DAY, "certifying_doctor", "gp"),
    *(
        case(f"said: {who}", [*AGAIN, *known], DAY, says=sentences)
        for who, sentences, known in (
            ("in general", (GENERAL,), ()),
            ("treated for cure", (GENERAL,), (aim("curative"),)),
            (
                "treated to live longer",
                (AIM,),
                (event("intent_set", "2026-01-05", intent="life_prolonging"),),
            ),
            ("treated for relief", (AIM,), (event("intent_set", "2026-01-05", intent="palliative"),)),
        )
    ),
)
