"""Earlier jobs: from the diagnosis, over time at twelve weeks (lung: four), until twelve months; some cancers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pakkeforlop_workflow.codes import CancerGroup
from tests.grids.people import affiliated, closing, edges, owners
from tests.grids.runner import ABSENT, Case, CaseOf, cases_of
from tests.grids.sentences import aim
from tests.support.documents import talk, told

asked = cases_of("yrkessykdom")
DIAGNOSED = (told("2026-01-12"),)
DAY = {"2026-01-12": "due"}
ASKED: tuple[CancerGroup, ...] = ("lung", "head_and_neck", "urological")
GENERAL = "Vi spør alle med denne kreftformen: Har du"
AIM = "Vi spør alle med denne kreftformen om jobbene"
LUNG = "Vi spør alle med denne sykdommen: Har du"
LUNG_AIM = "Vi spør alle med denne sykdommen om jobbene"
LAW, WORK_UP = "Enhver lege som gjennom sitt arbeid", "Arbeidsanamnese bør være en fast del"


def of(cancer: str | None) -> CaseOf:
    """Cases about somebody with a cancer; born in June 1980, unless the header says otherwise."""

    def case(
        name: str,
        events: Sequence[dict[str, Any]],
        days: Mapping[str, str],
        /,
        *,
        header: Mapping[str, Any] | None = None,
        **rest: Any,
    ) -> Case:
        whose = {**({} if cancer is None else {"cancer": cancer}), **(header or {})}
        return asked(f"{cancer}: {name}", events, days, header=whose, **rest)

    return case


bladder, lung = of("urological"), of("lung")

CASES = (
    bladder(
        "opens with the diagnosis, over time at 12 weeks, closes at 12 months",
        DIAGNOSED,
        edges("2026-01-12", "2026-04-06", "2027-01-12", before="not_due/no_anchor"),
    ),
    of("head_and_neck")(
        "the same times",
        DIAGNOSED,
        edges("2026-01-12", "2026-04-06", "2027-01-12", before="not_due/no_anchor"),
    ),
    lung(
        "over time at 4 weeks",
        DIAGNOSED,
        edges("2026-01-12", "2026-02-09", "2027-01-12", before="not_due/no_anchor"),
    ),
    *(
        of(cancer)(
            "29 February, and the year after",
            [told("2024-02-29")],
            edges("2024-02-29", late, "2025-02-28", before="not_due/no_anchor"),
        )
        for cancer, late in (("urological", "2024-05-23"), ("lung", "2024-03-28"))
    ),
    *(
        of(cancer)(
            "told some day in January",
            [told("2026-01-12", precision="month")],
            {"2027-01-30": "over_time", "2027-01-31": "lapsed"},
            window=("2026-01-01", late, "2027-01-31"),
        )
        for cancer, late in (("urological", "2026-04-25"), ("lung", "2026-02-28"))
    ),
    *(of(cancer)("is asked", DIAGNOSED, DAY) for cancer in ASKED),
    *(
        of(cancer)(
            "is not asked", DIAGNOSED, {"2026-01-11": ABSENT, "2026-01-12": ABSENT, "2027-01-12": ABSENT}
        )
        for cancer in (None, *get_args(CancerGroup))
        if cancer not in ASKED
    ),
    asked(
        "asked when the diagnosis says what the header does not",
        [told("2026-01-12", cancer="lung")],
        {"2026-01-11": ABSENT, "2026-01-12": "due"},
    ),
    bladder("those who no longer work", [*DIAGNOSED, affiliated("retired")], DAY, header={"born": "1944-03"}),
    bladder("an unknown age", DIAGNOSED, DAY, header={"born": None}),
    bladder(
        "not under 16",
        DIAGNOSED,
        {"2026-01-31": "not_due/condition_false", "2026-02-01": "due"},
        header={"born": "2010-02"},
    ),
    *closing(
        "yrkessykdom", [told("2026-01-12", cancer="urological")], "2026-01-20", "due", "occupational-disease"
    ),
    bladder(
        "once: a talk is enough",
        [*DIAGNOSED, talk("2026-01-20", "held", "yrkessykdom", themes=["occupational-disease"])],
        {"2026-01-20": "held", "2027-06-01": "held"},
    ),
    *owners(bladder, DIAGNOSED, DAY, "hospital_doctor", "gp"),
    *(
        bladder(f"said: {who}", [*DIAGNOSED, *known], DAY, says=sentences)
        for who, sentences, known in (
            ("in general", (GENERAL,), ()),
            ("treated for cure", (GENERAL,), (aim("curative"),)),
            ("treated to live longer", (AIM,), (aim("life_prolonging"),)),
            ("treated for relief", (AIM,), (aim("palliative"),)),
        )
    ),
    *(
        lung(f"said: {who}", [*DIAGNOSED, *known], DAY, says=sentences)
        for who, sentences, known in (
            ("in general", (LUNG, GENERAL), ()),
            ("treated for cure", (LUNG, GENERAL), (aim("curative"),)),
            ("treated to live longer", (LUNG_AIM, AIM), (aim("life_prolonging"),)),
            ("treated for relief", (LUNG_AIM, AIM), (aim("palliative"),)),
        )
    ),
    bladder("the law's words", DIAGNOSED, DAY, words=(LAW,)),
    lung("the law's words, and those on the work-up", DIAGNOSED, DAY, words=(LAW, WORK_UP)),
    lung(
        "from the first day of the checkpoint",
        [told("2021-12-15")],
        {"2022-01-24": "over_time"},
        words=(LAW, WORK_UP),
    ),
)
