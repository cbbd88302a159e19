"""What silences, what it silences, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.grids.people import WORKER, affiliated, control, sick_pay_ends, treatment, wish
from tests.grids.runner import Case, cases_of
from tests.support.documents import event, sick, told

OPEN_IN_SUMMER = (
    told("2026-01-12"),
    WORKER,
    sick("2026-02-02"),
    treatment("2026-02-02", planned_to="2026-07-10"),
    sick_pay_ends("2026-02-10", "2026-09-30"),
    control("2026-06-15"),
)
"""On 6 July every one of `WORK`, `ECONOMY` and `PH` is open."""
WORK = (
    "tidlig-arbeid-arbeidsgiver",
    "beh-rehab-samtale",
    "arbeidsgiver-kontakt",
    "nav-kontakt-sykmeldt",
    "forberede-overgang",
    "oppf-utmattelse-arbeid",
)
ECONOMY = ("etter-sykepengene",)
PH = ("ph-2",)
OVER = {"tidlig-arbeid-arbeidsgiver", "beh-rehab-samtale", "arbeidsgiver-kontakt", "ph-2"}


def _all(
    name: str, event_: dict[str, Any], silence: str, silenced: tuple[str, ...], spared: tuple[str, ...]
) -> Iterator[Case]:
    """An event on 6 July silences some checkpoints from that day, and leaves the others as they were."""
    for checkpoint in silenced:
        case = cases_of(checkpoint)
        events = [*OPEN_IN_SUMMER, event_]
        before = "over_time" if checkpoint in OVER else "due"
        yield case(f"{name}: open the day before", events, {"2026-07-05": before})
        yield case(
            f"{name}: silent from the day", events, {"2026-07-06": "not_due/silenced"}, silence=silence
        )
    for checkpoint in spared:
        still = "over_time" if checkpoint in OVER else "due"
        yield cases_of(checkpoint)(f"{name}: not silent", [*OPEN_IN_SUMMER, event_], {"2026-07-06": still})


early = cases_of("tidlig-arbeid-arbeidsgiver")
ask = cases_of("spor-om-arbeid")
rights = cases_of("etter-sykepengene")
ph_2 = cases_of("ph-2")
OPEN = (told("2026-01-12"), WORKER)
DAY = "2026-07-06"

CASES = (
    *_all("died", event("died", DAY), "dead", (*WORK, *ECONOMY, *PH), ()),
    *_all("end of life", event("end_of_life", DAY), "end-of-life", (*WORK, *PH), ()),
    *_all("end of life", event("end_of_life", DAY), "end-of-life-unasked", ECONOMY, ()),
    *_all("settled", event("work_settled", DAY), "work-settled", (*WORK, *ECONOMY), PH),
    *_all("not now", wish(DAY, "not_now"), "not-now", (*WORK, *ECONOMY), PH),
    *_all("not possible", wish(DAY, "not_possible"), "not-possible", WORK, (*ECONOMY, *PH)),
    *_all(
        "no to pathway hjem",
        event("pathway_hjem_declined", DAY),
        "pathway-hjem-declined",
        PH,
        (*WORK, *ECONOMY),
    ),
    *_all(
        "life-prolonging", event("intent_set", DAY, intent="life_prolonging"), "", (), (*WORK, *ECONOMY, *PH)
    ),
    *_all("palliative", event("intent_set", DAY, intent="palliative"), "", (), (*WORK, *ECONOMY, *PH)),
    *(
        ask(
            f"the work situation is not asked about: {name}",
            [told("2026-01-12"), event_],
            {"2026-03-01": "over_time", "2026-03-02": "not_due/silenced"},
        )
        for name, event_ in (
            ("died", event("died", "2026-03-02")),
            ("end of life", event("end_of_life", "2026-03-02")),
            ("settled", event("work_settled", "2026-03-02")),
            ("not now", wish("2026-03-02", "not_now")),
        )
    ),
    rights(
        "outside working life: no rights after sick pay either",
        [
            told("2026-01-12"),
            affiliated("outside"),
            sick("2026-02-02"),
            sick_pay_ends("2026-02-10", "2026-09-30"),
        ],
        {"2026-07-06": "not_due/silenced"},
        silence="outside-working-life",
    ),
    early(
        "end of life until it is withdrawn",
        [*OPEN, event("end_of_life", "2026-03-02"), event("end_of_life", "2026-04-01", withdrawn=True)],
        {"2026-03-31": "not_due/silenced", "2026-04-01": "over_time"},
    ),
    rights(
        "end of life: economy when the patient asks",
        [*OPEN_IN_SUMMER, event("end_of_life", "2026-07-06"), wish("2026-07-13", "talk")],
        {"2026-07-12": "not_due/silenced", "2026-07-13": "due"},
    ),
    early(
        "end of life: not work, when the patient asks for a talk",
        [*OPEN_IN_SUMMER, event("end_of_life", "2026-07-06"), wish("2026-07-13", "talk")],
        {"2026-07-13": "not_due/silenced"},
    ),
    early(
        "settled until a new sick leave",
        [*OPEN, event("work_settled", "2026-03-02"), sick("2026-04-01")],
        {
            "2026-03-01": "over_time",
            "2026-03-02": "not_due/silenced",
            "2026-03-31": "not_due",
            "2026-04-01": "over_time",
        },
    ),
    early(
        "settled until the patient's wish",
        [*OPEN, event("work_settled", "2026-03-02"), wish("2026-04-01", "talk")],
        {"2026-03-31": "not_due/silenced", "2026-04-01": "over_time"},
    ),
    early(
        "settled until a recurrence",
        [*OPEN, event("work_settled", "2026-03-02"), event("recurrence_found", "2026-04-01")],
        {"2026-04-01": "due"},
        course="recurrence_found-2026-04-01",
    ),
    early(
        "the end of hospital controls settles nothing",
        [*OPEN, event("hospital_controls_ended", "2026-03-02")],
        {"2026-03-02": "over_time"},
    ),
    early(
        "not now: three months",
        [*OPEN, wish("2026-03-02", "not_now")],
        {
            "2026-03-01": "over_time",
            "2026-03-02": "not_due/silenced",
            "2026-06-01": "not_due",
            "2026-06-02": "over_time",
        },
    ),
    early(
        "not now, said on 30 November: to the last of February",
        [told("2025-11-10"), WORKER, wish("2025-11-30", "not_now")],
        {"2026-02-27": "not_due/silenced", "2026-02-28": "over_time"},
    ),
    early(
        "not now, until the day given",
        [*OPEN, wish("2026-03-02", "not_now", until="2026-04-01")],
        {"2026-03-31": "not_due/silenced", "2026-04-01": "over_time"},
    ),
    *(
        early(
            f"not now, until a new wish: {code}",
            [*OPEN, wish("2026-03-02", "not_now"), wish("2026-04-01", code)],
            {"2026-03-31": "not_due/silenced", "2026-04-01": "over_time"},
        )
        for code in ("continue_working", "return_to_work", "change_work", "talk")
    ),
    early(
        "not possible stands until a new wish",
        [*OPEN, wish("2026-03-02", "not_possible"), wish("2026-11-02", "return_to_work")],
        {"2026-11-01": "not_due/silenced", "2026-11-02": "over_time"},
    ),
    ask(
        "not possible: the work situation is still asked about",
        [told(), wish("2026-01-12", "not_possible")],
        {"2026-01-12": "due"},
    ),
    ph_2(
        "no to pathway hjem: asked once more after three months",
        [told("2026-01-12"), event("pathway_hjem_declined", "2026-03-02")],
        {
            "2026-03-01": "upcoming",
            "2026-03-02": "not_due/silenced",
            "2026-06-01": "not_due",
            "2026-06-02": "over_time",
        },
    ),
    ph_2(
        "a second no to pathway hjem stands",
        [
            told("2026-01-12"),
            event("pathway_hjem_declined", "2026-03-02"),
            event("pathway_hjem_declined", "2026-06-02"),
        ],
        {
            "2026-06-01": "not_due/silenced",
            "2026-09-02": "not_due/silenced",
            "2027-01-11": "not_due/silenced",
        },
    ),
    ph_2(
        "no to pathway hjem, until it is withdrawn",
        [
            told("2026-01-12"),
            event("pathway_hjem_declined", "2026-03-02"),
            event("pathway_hjem_declined", "2026-04-20", withdrawn=True),
        ],
        {"2026-04-19": "not_due/silenced", "2026-04-20": "due"},
    ),
    early(
        "outside working life until an affiliation",
        [told("2026-01-12"), affiliated("outside"), affiliated("employee", "2026-03-02")],
        {"2026-03-01": "not_due/silenced", "2026-03-02": "over_time"},
    ),
    rights(
        "end of life: not when it is not known whether the patient has asked",
        [*OPEN_IN_SUMMER, event("end_of_life", DAY)],
        {DAY: "not_due/silenced"},
        silence="end-of-life-unasked",
        header={"sources_complete": False},
    ),
)
