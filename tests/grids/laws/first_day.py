"""Every checkpoint open on the day it comes into force, and the day after silenced by what silences its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple

from tests.grids.people import (
    WORKER,
    back,
    control,
    planned_return,
    sick_pay_ends,
    treatment,
    treatment_days,
    wish,
)
from tests.grids.runner import ABSENT, Case, cases_of
from tests.grids.sentences import SELF_EMPLOYED, STUDENT
from tests.support.documents import event, sick, told

BEFORE, FIRST, AFTER = "2022-01-23", "2022-01-24", "2022-01-25"
"""Around the day on which the entries come into force."""


class Open(NamedTuple):
    """A checkpoint that is open: which, of what kind, its answer on the first day and the next, on what, for whom."""

    checkpoint: str
    kind: str
    answer: str
    events: tuple[dict[str, Any], ...]
    born: str = "1980-06"
    cancer: str | None = None


TOLD = told("2021-10-11")
AWAY = (TOLD, WORKER, sick("2021-10-11"))
OWN = (TOLD, SELF_EMPLOYED, sick("2021-10-11"))
ENDING = sick_pay_ends("2022-01-10", "2022-03-31")
PLANNED = planned_return("2022-01-10", "2022-02-14")
TREATED = treatment("2021-11-01", planned_to="2022-02-07")

OPEN: Final = (
    Open("ph-1", "pathway_hjem", "due", (told("2021-12-13"),)),
    Open("ph-2", "pathway_hjem", "due", (TOLD,)),
    Open("ph-3", "pathway_hjem", "due", (told("2020-12-14"),)),
    Open("spor-om-arbeid", "work_situation", "over_time", (TOLD,)),
    Open("tidlig-arbeid-arbeidsgiver", "return_to_work", "over_time", (TOLD, WORKER)),
    Open("beh-rehab-samtale", "return_to_work", "over_time", (TOLD, WORKER, TREATED)),
    Open(
        "behandlingsdager-arbeid", "return_to_work", "over_time", (TOLD, WORKER, treatment_days("2021-11-01"))
    ),
    Open("arbeidsgiver-kontakt", "return_to_work", "over_time", AWAY),
    Open("nav-kontakt-sykmeldt", "return_to_work", "due", AWAY),
    Open("etter-sykepengene", "economy_and_rights", "due", (*AWAY, ENDING)),
    Open("etter-maksdato", "economy_and_rights", "due", (told("2020-10-12"), WORKER, sick("2020-12-14"))),
    Open("forberede-overgang", "return_to_work", "due", (TOLD, WORKER, TREATED)),
    Open("plan-for-retur", "return_to_work", "due", (*AWAY, PLANNED)),
    Open("tilrettelegging-etter-retur", "return_to_work", "due", (*AWAY, back("2021-12-20"))),
    Open("oppf-utmattelse-arbeid", "return_to_work", "due", (TOLD, WORKER, control("2022-01-17"))),
    Open("selvstendig", "economy_and_rights", "over_time", OWN),
    Open("retur-uten-arbeidsgiver", "return_to_work", "due", (*OWN, PLANNED)),
    Open("utdanning", "return_to_work", "over_time", (TOLD, STUDENT)),
    Open("skole", "family", "over_time", (TOLD,), "2012-05"),
    Open("foreldres-arbeid", "family", "over_time", (TOLD,), "2012-05"),
    Open("paa-aap", "return_to_work", "due", (TOLD, event("benefit", "2021-10-11", kind="aap"))),
    Open("beh-rehab-info", "information", "over_time", (TOLD, TREATED)),
    Open("informert-om-kreftkoordinator", "information", "due", (told("2021-12-20"),)),
    Open("midtveis-arbeid", "return_to_work", "due", (told("2021-06-14"), WORKER)),
    Open("yrkessykdom", "information", "over_time", (TOLD,), "1946-02", "urological"),
    Open(
        "fritak-arbeidsgiverperiode",
        "economy_and_rights",
        "due",
        (TOLD, WORKER, sick("2021-08-02", "2021-08-20"), sick("2022-01-03")),
    ),
)

HAPPENS: Final[Mapping[str, dict[str, Any]]] = {
    "dead": event("died", AFTER),
    "end-of-life": event("end_of_life", AFTER),
    "pathway-hjem-declined": event("pathway_hjem_declined", AFTER),
    "work-settled": event("work_settled", AFTER),
    "not-now": wish(AFTER, "not_now"),
    "not-possible": wish(AFTER, "not_possible"),
}
"""What happens on the day after, by the silence that it means for most."""
SILENCED_BY: Final[Mapping[str, frozenset[str]]] = {
    "pathway_hjem": frozenset({"dead", "end-of-life", "pathway-hjem-declined"}),
    "work_situation": frozenset({"dead", "end-of-life", "work-settled", "not-now"}),
    "return_to_work": frozenset({"dead", "end-of-life", "work-settled", "not-now", "not-possible"}),
    "economy_and_rights": frozenset({"dead", "end-of-life", "work-settled", "not-now"}),
    "information": frozenset({"dead", "end-of-life"}),
    "family": frozenset({"dead", "end-of-life"}),
}
UNASKED: Final = {("economy_and_rights", "end-of-life"): "end-of-life-unasked"}
"""At the end of life, economy and rights wait for the patient to ask."""


def _cases() -> Iterator[Case]:
    for checkpoint, kind, answer, events, born, cancer in OPEN:
        case = partial(cases_of(checkpoint), header={"born": born, "cancer": cancer})
        yield case("from the day it comes into force", events, {BEFORE: ABSENT, FIRST: answer, AFTER: answer})
        for silence, happens in HAPPENS.items():
            if silence in SILENCED_BY[kind]:
                days = {AFTER: "not_due/silenced"}
                by = UNASKED.get((kind, silence), silence)
                yield case(f"silenced by {by}", [*events, happens], days, silence=by)
            else:
                yield case(f"not silenced by {silence}", [*events, happens], {AFTER: answer})


CASES = tuple(_cases())
