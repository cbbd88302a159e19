"""The figures that the synthetic people are drawn by. Each has its source, or says that it is assumed.

Sources: «fagrådet» is the statement of Nasjonalt fagråd for arbeid og helse (draft of 21 February 2021), which
cites the studies named; «Torp» is the survey told of on hmsmagasinet.no; «FHI 2023» is Kreftregisteret's chapter
in Folkehelserapporten; «Kreftregisteret 2016» are its figures as VG and Aftenposten told them in October 2017,
«2019» as on kreftregisteret.no. Where none is named the share is assumed, for variety alone: nothing may be
concluded from it about people with cancer. Shares of one thing add up to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Shares = Mapping[str, float]
"""How often each of several things is the case."""

# ---- who falls ill ------------------------------------------------------------------------------------

UNDER_60: Final = 0.25
"""«En firedel av de som rammes av kreft er under 60 år» (Kreftregisteret 2018, in fagrådet)."""
FROM_70: Final = 0.42
"""Nearly half of the men and 34 % of the women are over 70; 54 % of cases are men's (Kreftregisteret 2016)."""
AGES: Final[Mapping[tuple[int, int], float]] = {
    (1, 15): 0.015,  # within the quarter under 60: assumed, so many that a small cohort has some
    (16, 24): 0.025,
    (25, 59): UNDER_60 - 0.040,
    (60, 69): 1 - UNDER_60 - FROM_70,
    (70, 89): FROM_70,
}
"""Age in years when the diagnosis is told."""

PROSTATE: Final = 0.54 * 0.29
"""Prostate cancer is 29 % of men's cases (Kreftregisteret 2016)."""
BREAST: Final = 0.46 * 0.22
"""Breast cancer is 22 % of women's cases (Kreftregisteret 2016)."""
LUNG: Final = (1659 + 1661) / 34979
"""Cases of lung cancer in men and women, of all (Kreftregisteret 2019)."""


def _rest(under_60: float, share: float) -> float:
    """The share from 60 years on that makes `share` of all."""
    return (share - UNDER_60 * under_60) / (1 - UNDER_60)


CANCERS_IN_CHILDREN: Final[Shares] = {"haematological": 0.5, "brain": 0.3, "other": 0.2}  # assumed
CANCERS_UNDER_60: Final[Shares] = {  # assumed; the three known shares hold for all ages together
    "breast": 0.24,
    "prostate": 0.06,
    "lung": 0.05,
    "colorectal": 0.10,
    "gynaecological": 0.09,
    "skin": 0.14,
    "testicular": 0.04,
    "haematological": 0.09,
    "brain": 0.05,
    "head_and_neck": 0.04,
    "urological": 0.04,
    "other": 0.06,
}
_KNOWN_FROM_60: Final[Shares] = {
    "breast": _rest(0.24, BREAST),
    "prostate": _rest(0.06, PROSTATE),
    "lung": _rest(0.05, LUNG),
}
_ASSUMED_FROM_60: Final[Shares] = {
    "colorectal": 0.14,
    "gynaecological": 0.04,
    "skin": 0.13,
    "haematological": 0.08,
    "brain": 0.02,
    "head_and_neck": 0.025,
    "urological": 0.09,
}
CANCERS_FROM_60: Final[Shares] = {
    **_KNOWN_FROM_60,
    **_ASSUMED_FROM_60,
    "other": 1 - sum(_KNOWN_FROM_60.values()) - sum(_ASSUMED_FROM_60.values()),
}

FIVE_YEAR_SURVIVAL: Final = 0.75
"""«Mer enn 75 prosent av alle kreftpasientene overlever sin kreftsykdom i 5 år eller mer» (FHI 2023)."""
INTENTS: Final[Shares] = {"curative": 0.70, "life_prolonging": 0.20, "palliative": 0.10}  # assumed
DIES_WITHIN_FIVE_YEARS: Final[Shares] = {"curative": 0.07, "life_prolonging": 0.57, "palliative": 0.87}
"""Assumed for each intent; together they leave `FIVE_YEAR_SURVIVAL`."""

# ---- work ---------------------------------------------------------------------------------------------

SICK_LISTED: Final = 0.75
"""About 75 % are sick-listed within the first 12 months (Torp); of people in working life here."""
TO_AAP: Final = 0.30
"""«omlag 30 % over på arbeidsavklaringspenger før de eventuelt kom tilbake i jobb» (Becken 2015, in fagrådet)."""
BACK_AT_WORK: Final = 0.60
"""«nesten 60 % av kreftoverlevere i arbeid etter to år» (Becken 2015, in fagrådet); of the sick-listed here."""
BACK_AT_WORK_AFTER: Final[Shares] = {
    "breast": 0.84,  # Swedish women two years after treatment (Johnsson 2007, in fagrådet)
    "head_and_neck": 2 / 3,  # «en tredel vendte ikke tilbake», Canada (Giulliani 2019, in fagrådet)
    "colorectal": 2 / 3,  # a third not back a year after surgery, England (Bhalla 2014, in fagrådet)
    "lung": 0.43,  # lower than in breast cancer; the lowest of the range 43–93 % is assumed (Islam 2014)
}
"""Cancers with a figure of their own. With them the mean is within the «omlag 60–70 %» that fagrådet gives."""
BACK_AT_WORK_NOT_CURATIVE: Final = 0.30  # assumed
SICK_PAY_DAYS: Final = 52 * 7
"""248 days with sick pay are about 52 weeks (folketrygdloven § 8-12)."""
AAP_DAYS: Final = 3 * 365
"""AAP is given for up to three years (folketrygdloven § 11-12)."""
EMPLOYER_PERIOD_DAYS: Final = 16
"""So many days the employer pays (§ 8-19), and so long a «waiting» certificate lasts at most."""

AFFILIATIONS: Final[Mapping[tuple[int, int], Shares]] = {  # assumed; "" is not recorded
    (0, 15): {"pupil": 0.6, "": 0.4},
    (16, 18): {"pupil": 0.6, "apprentice": 0.3, "": 0.1},
    (19, 24): {"employee": 0.25, "student": 0.45, "apprentice": 0.17, "job_seeker": 0.05, "": 0.08},
    (25, 61): {
        "employee": 0.64,
        "self_employed": 0.11,
        "freelancer": 0.04,
        "apprentice": 0.005,
        "laid_off": 0.02,
        "job_seeker": 0.04,
        "student": 0.045,
        "outside": 0.07,
        "": 0.03,
    },
    (62, 66): {"employee": 0.46, "self_employed": 0.10, "outside": 0.15, "retired": 0.22, "": 0.07},
    (67, 74): {"retired": 0.70, "employee": 0.10, "self_employed": 0.04, "": 0.16},
    (75, 200): {"retired": 0.55, "": 0.45},
}
"""Affiliation by age when the diagnosis is told."""
FIRST_FORMS: Final[Shares] = {  # assumed
    "full": 0.59,
    "self_certified": 0.10,
    "graded": 0.12,
    "waiting": 0.02,
    "treatment_days": 0.14,
    "travel_subsidy": 0.03,
}
"""The form the first sick leave begins with, of people with an employer."""
FIRST_FORMS_ALONE: Final[Shares] = {"full": 0.62, "graded": 0.18, "treatment_days": 0.20}  # assumed
"""The same of the self-employed and freelancers, who have nobody to hand an egenmelding to."""

# ---- treatment, all assumed ---------------------------------------------------------------------------

PLANS: Final[Mapping[str, Shares]] = {
    "breast": {"surgery radiotherapy": 0.35, "surgery systemic radiotherapy": 0.35, "systemic surgery": 0.30},
    "prostate": {"surgery": 0.35, "radiotherapy": 0.35, "surveillance": 0.30},
    "haematological": {"systemic": 0.75, "combined": 0.10, "surveillance": 0.15},
    "skin": {"surgery": 0.90, "surgery systemic": 0.10},
    "testicular": {"surgery": 0.55, "surgery systemic": 0.45},
    "": {
        "surgery": 0.30,
        "surgery systemic": 0.30,
        "systemic surgery": 0.12,
        "radiotherapy": 0.08,
        "combined": 0.12,
        "surgery radiotherapy": 0.08,
    },
}
"""Treatments in their order, by cancer (`""`: the others)."""
TREATMENT_DAYS: Final[Mapping[str, tuple[int, int]]] = {
    "surgery": (0, 6),
    "systemic": (84, 170),
    "radiotherapy": (19, 41),
    "combined": (40, 60),
}
HORMONES: Final[Shares] = {"breast": 0.45, "prostate": 0.15}
"""Cancers followed by treatment for years, and how often."""

# ---- conversations, all assumed -----------------------------------------------------------------------

TAKEN: Final[Mapping[float, float]] = {0.93: 0.62, 0.50: 0.20, 0.03: 0.18}
"""The share of fitting conversations that somebody takes, and of how many people that holds: some are followed
closely, some now and then, and with some nobody talks."""
OUTCOMES: Final[Shares] = {
    "held": 0.76,
    "offered": 0.06,
    "contact_attempted": 0.04,
    "declined": 0.05,
    "deferred": 0.03,
    "not_relevant": 0.02,
    "done_elsewhere": 0.02,
    "interrupted": 0.02,
}
