"""Who is too young or too old to be asked about work, and until when."""

from __future__ import annotations

from tests.grids.people import affiliated, sick_pay_ends
from tests.grids.runner import cases_of
from tests.support.documents import sick, told

from .silences import OPEN

early = cases_of("tidlig-arbeid-arbeidsgiver")
rights = cases_of("etter-sykepengene")
ph_2 = cases_of("ph-2")

CASES = (
    rights(
        "67 without a known affiliation: no rights after sick pay either",
        [told("2026-01-12"), sick("2026-02-02"), sick_pay_ends("2026-02-10", "2026-09-30")],
        {"2026-07-31": "due", "2026-08-01": "not_due/silenced"},
        header={"born": "1959-08"},
    ),
    rights(
        "under 16: no rights after sick pay either",
        [told("2026-01-12"), sick("2026-02-02"), sick_pay_ends("2026-02-10", "2026-09-30")],
        {"2026-07-31": "not_due/silenced", "2026-08-01": "due"},
        header={"born": "2010-08"},
    ),
    early("67 with a job: not silent", [*OPEN], {"2026-01-12": "due"}, header={"born": "1950-01"}),
    early(
        "67 without a known affiliation",
        [told("2026-01-12")],
        {"2026-05-31": "cannot_tell", "2026-06-01": "not_due/silenced"},
        header={"born": "1959-06"},
    ),
    early(
        "67 until an affiliation",
        [told("2026-01-12"), affiliated("employee", "2026-07-01")],
        {"2026-06-30": "not_due/silenced", "2026-07-01": "over_time"},
        header={"born": "1959-06"},
    ),
    early(
        "under 16, also with a job",
        [told("2026-01-12"), affiliated("employee", "2026-01-01")],
        {"2026-05-31": "not_due/silenced", "2026-06-01": "over_time"},
        header={"born": "2010-06"},
    ),
    ph_2(
        "under 16: pathway hjem goes on",
        [told("2026-01-12")],
        {"2026-04-12": "due"},
        header={"born": "2012-01"},
    ),
)
