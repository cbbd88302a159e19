"""Whose words: those of the overlay of the cancer, in the edition of the day; the generic ones for all others."""

from __future__ import annotations

from tests.grids.people import WORKER, control, treatment
from tests.grids.runner import Case, cases_of
from tests.grids.sentences import SELF_EMPLOYED, aim
from tests.support.documents import told

info = cases_of("beh-rehab-info")
adjust = cases_of("beh-rehab-samtale")
late = cases_of("oppf-utmattelse-arbeid")

BREAST, LUNG, SKIN, NONE = {"cancer": "breast"}, {"cancer": "lung"}, {"cancer": "skin"}, {"cancer": None}
TREATED = (told("2026-01-12"), WORKER, treatment("2026-02-02"))
EARLIEST = (told("2021-12-01"), WORKER, treatment("2021-12-20"))
"""On 24 January 2022, the first day of all checkpoints, the treatment is five weeks old."""

INFO = ("Pasienten skal under hele behandlingsforløpet få informasjon om muligheter",)
INFO_BREAST = (
    *INFO,
    "Pasienten skal under hele behandlingsforløpet få informasjon om rehabiliteringsprogrammer",
)
ADJUST = ("Det er etter Fagrådets vurdering nødvendig", "Dersom det utarbeides sjekklister")
ADJUST_BREAST = (*ADJUST, "Ved behov spørres pasienten om det er ønskelig", "Pasientens livssituasjon")
OFTEN_LUNG = ("I studier kommer færre tilbake i arbeid etter lungekreft",)
LATE = ("En stor andel av kreftrammede arbeidstakere",)
LATE_BREAST = (*LATE, "Videre bør pasienten informeres om vanlige")
LAST_2021 = ("De to første årene", "I år 3 og 4", "I år 5 har", "Det samme gjelder i år 10")
LAST_2024 = ("Kontroll på sykehuset er anbefalt 1, 2 og 5 år", "Utmattelse og dårligere konsentrasjon")
LAST_LUNG = ("Etter kurativ behandling er kontroll foreslått", "Ved lindrende behandling tilpasses")
WORN, WORN_BREAST = "Mange er slitne lenge", "Noen er slitne eller ukonsentrerte lenge etter brystkreft"
OWN = "Mange er slitne lenge etter behandlingen. Merker du noe til det når du arbeider"
GENTLE, GENTLE_LUNG = "Hvordan merker du sykdommen", "Hvordan er formen fra dag til dag"


def _at(held: str, *known: dict[str, object]) -> tuple[dict[str, object], ...]:
    return (told("2021-06-01"), WORKER, *known, control(held))


def _others(case_name: str, case: Case) -> tuple[Case, ...]:
    """The same case for a cancer without an overlay, and for one that is not known."""
    one = cases_of(case.checkpoint)
    return tuple(
        one(
            f"{case_name}: {whose}",
            case.document["events"],
            case.days,
            header=header,
            words=case.words,
            overlay="generic",
            says=case.says,
        )
        for whose, header in (("skin cancer", SKIN), ("a cancer not known", NONE))
    )


CASES = (
    info("breast cancer: its own words", TREATED, {"2026-03-02": "due"}, header=BREAST, words=INFO_BREAST),
    info(
        "breast cancer: from the first day", EARLIEST, {"2022-01-24": "due"}, header=BREAST, words=INFO_BREAST
    ),
    info("lung cancer: the generic words", TREATED, {"2026-03-02": "due"}, header=LUNG, words=INFO),
    *_others("the generic words", info("", TREATED, {"2026-03-02": "due"}, words=INFO)),
    adjust(
        "breast cancer: its own words",
        TREATED,
        {"2026-03-02": "due"},
        header=BREAST,
        words=ADJUST_BREAST,
        overlay="brystkreft",
    ),
    adjust(
        "breast cancer: from the first day",
        EARLIEST,
        {"2022-01-24": "due"},
        header=BREAST,
        words=ADJUST_BREAST,
    ),
    adjust(
        "lung cancer: the generic words, and one background more",
        TREATED,
        {"2026-03-02": "due"},
        header=LUNG,
        words=ADJUST,
        background=OFTEN_LUNG,
    ),
    adjust(
        "lung cancer: from the first day",
        EARLIEST,
        {"2022-01-24": "due"},
        header=LUNG,
        background=OFTEN_LUNG,
    ),
    *_others(
        "the generic words",
        adjust("", TREATED, {"2026-03-02": "due"}, words=ADJUST),
    ),
    late(
        "breast cancer: from the first day",
        _at("2022-01-20"),
        {"2022-01-24": "due"},
        header=BREAST,
        words=LATE_BREAST,
        background=LAST_2021,
    ),
    late(
        "breast cancer, in 2023: by the edition of 2021",
        _at("2023-06-05"),
        {"2023-06-05": "due"},
        header=BREAST,
        words=LATE_BREAST,
        background=LAST_2021,
        says=(WORN,),
    ),
    late(
        "breast cancer, the day before the edition of 2024",
        _at("2024-06-20"),
        {"2024-06-30": "due", "2024-07-01": "due"},
        header=BREAST,
        words=LATE_BREAST,
        background=LAST_2021,
        says=(WORN,),
    ),
    late(
        "breast cancer, the day of the edition of 2024 and after",
        _at("2024-06-20"),
        {"2024-07-02": "due", "2024-07-03": "due"},
        header=BREAST,
        words=LATE_BREAST,
        background=LAST_2024,
        says=(WORN_BREAST, WORN),
    ),
    late(
        "breast cancer, in 2025: by the edition of 2024",
        _at("2025-06-05"),
        {"2025-06-05": "due"},
        header=BREAST,
        words=LATE_BREAST,
        background=LAST_2024,
        says=(WORN_BREAST, WORN),
    ),
    late(
        "breast cancer treated for relief: what fits goes before what is the cancer's",
        _at("2025-06-05", aim("palliative")),
        {"2025-06-05": "due"},
        header=BREAST,
        says=(GENTLE,),
    ),
    late(
        "breast cancer, the self-employed: what fits goes before what is the cancer's",
        (told("2021-06-01"), SELF_EMPLOYED, control("2025-06-05")),
        {"2025-06-05": "due"},
        header=BREAST,
        says=(OWN,),
    ),
    late(
        "breast cancer: not taken under the old edition is not taken under the new",
        _at("2024-04-01"),
        {"2024-05-26": "due", "2024-05-27": "lapsed", "2024-07-01": "lapsed", "2024-07-02": "lapsed"},
        header=BREAST,
    ),
    late(
        "lung cancer: the generic words, and its own background",
        _at("2025-06-05"),
        {"2025-06-05": "due"},
        header=LUNG,
        words=LATE,
        background=LAST_LUNG,
        says=(WORN,),
    ),
    *(
        late(
            f"lung cancer: gentler words, {intent}",
            _at("2022-01-20", aim(intent)),
            {"2022-01-24": "due"},
            header=LUNG,
            background=LAST_LUNG,
            says=(GENTLE_LUNG, GENTLE),
        )
        for intent in ("life_prolonging", "palliative")
    ),
    *_others(
        "the generic words",
        late("", _at("2025-06-05"), {"2025-06-05": "due"}, words=LATE, says=(WORN,)),
    ),
    late(
        "another cancer by the diagnosis than by the header",
        (told("2021-06-01", cancer="colorectal"), WORKER, control("2025-06-05")),
        {"2025-06-05": "due"},
        header=BREAST,
        words=LATE,
        overlay="generic",
        says=(WORN,),
    ),
)
