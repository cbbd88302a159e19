"""All boundary cases: those of each checkpoint, and those that hold across checkpoints."""

from __future__ import annotations

from typing import Final

from .checkpoints import (
    arbeidsgiver_kontakt,
    beh_rehab_samtale,
    behandlingsdager_arbeid,
    etter_sykepengene,
    forberede_overgang,
    foreldres_arbeid,
    nav_kontakt_sykmeldt,
    oppf_utmattelse_arbeid,
    paa_aap,
    ph_1,
    ph_2,
    ph_3,
    plan_for_retur,
    retur_uten_arbeidsgiver,
    selvstendig,
    skole,
    spor_om_arbeid,
    tidlig_arbeid_arbeidsgiver,
    tilrettelegging_etter_retur,
    utdanning,
)
from .laws import contact, first_day, knowledge, owners, sick_leave, silences, talks, untold
from .runner import Case

CASES: Final[tuple[Case, ...]] = (
    *ph_1.CASES,
    *ph_2.CASES,
    *ph_3.CASES,
    *spor_om_arbeid.CASES,
    *tidlig_arbeid_arbeidsgiver.CASES,
    *beh_rehab_samtale.CASES,
    *behandlingsdager_arbeid.CASES,
    *arbeidsgiver_kontakt.CASES,
    *nav_kontakt_sykmeldt.CASES,
    *etter_sykepengene.CASES,
    *forberede_overgang.CASES,
    *plan_for_retur.CASES,
    *tilrettelegging_etter_retur.CASES,
    *oppf_utmattelse_arbeid.CASES,
    *selvstendig.CASES,
    *retur_uten_arbeidsgiver.CASES,
    *utdanning.CASES,
    *skole.CASES,
    *foreldres_arbeid.CASES,
    *paa_aap.CASES,
    *talks.CASES,
    *contact.CASES,
    *first_day.CASES,
    *silences.CASES,
    *knowledge.CASES,
    *owners.CASES,
    *sick_leave.CASES,
    *untold.CASES,
)
