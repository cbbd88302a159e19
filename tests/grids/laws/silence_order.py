"""Where two things silence at once: the first in the catalogue is the one that is shown."""

from __future__ import annotations

from tests.grids.people import affiliated, wish
from tests.grids.runner import cases_of
from tests.support.documents import event

from .silences import DAY, OPEN, OPEN_IN_SUMMER

early = cases_of("tidlig-arbeid-arbeidsgiver")
rights = cases_of("etter-sykepengene")
ph_2 = cases_of("ph-2")

CASES = tuple(
    case(
        f"both hold, the first is shown: {first}",
        [*events, event_, other],
        {DAY: "not_due/silenced"},
        silence=first,
    )
    for case, events, first, event_, other in (
        (early, OPEN, "dead", event("died", DAY), event("end_of_life", "2026-03-02")),
        (ph_2, OPEN, "end-of-life", event("end_of_life", DAY), event("pathway_hjem_declined", DAY)),
        (
            rights,
            OPEN_IN_SUMMER,
            "end-of-life-unasked",
            event("end_of_life", DAY),
            event("work_settled", DAY),
        ),
        (early, OPEN, "work-settled", event("work_settled", DAY), wish(DAY, "not_now")),
        (early, OPEN[:1], "not-now", wish(DAY, "not_now"), affiliated("outside")),
        (early, OPEN[:1], "not-possible", wish(DAY, "not_possible"), affiliated("outside")),
    )
)
