"""The closed vocabularies of the directory, with the words that people see for them in bokmål."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

UnitKind = Literal["municipality", "district", "intermunicipal", "hospital_unit"]

HospitalRole = Literal[
    "hospital_unit",
    "hospital_doctor",
    "hospital_contact_nurse",
    "hospital_pathway_coordinator",
    "hospital_social_worker",
]
MunicipalRole = Literal[
    "gp",
    "certifying_doctor",
    "municipal_cancer_coordinator",
    "municipal_coordinating_unit",
    "municipal_appointee",
    "nav_advisor",
]
LocalRole = Literal[HospitalRole, MunicipalRole]
"""The roles that a place has or lacks. The others (patient, relative, employer, import) belong to no place."""

RoleStatus = Literal["has", "lacks", "vacant", "unknown"]
"""«Ingen kreftkoordinator» is a value: `lacks`. A role that is not listed is not mapped, which says nothing."""
ServiceStatus = Literal["has", "lacks"]
CooperationStatus = Literal["established", "none_known"]

Referral = Literal["none", "needed", "decision"]
"""What it takes to get there: just making contact, a referral, or a formal decision («vedtak»)."""

Category = Literal[
    "rehabilitation",
    "work_rehabilitation",
    "nav_measures",
    "coping",
    "physical_activity",
    "mental_health",
    "peer_support",
    "cancer_society",
    "resource_person",
    "other",
]
"""`resource_person`: a nurse, physiotherapist or occupational therapist of a network, who has no role of its own."""

Sector = Literal["municipality", "hospital", "nav_office", "nav_county", "voluntary", "employer_side"]
Partner = Literal[Sector, "gp"]

UNIT_KINDS: Final[Mapping[UnitKind, str]] = {
    "municipality": "kommune",
    "district": "bydel",
    "intermunicipal": "interkommunalt samarbeid",
    "hospital_unit": "sykehusenhet",
}
ROLES: Final[Mapping[LocalRole, str]] = {
    "hospital_unit": "den sykehuset har utpekt for Pakkeforløp hjem",
    "hospital_doctor": "sykehuslege",
    "hospital_contact_nurse": "kontaktsykepleier på sykehuset",
    "hospital_pathway_coordinator": "forløpskoordinator på sykehuset",
    "hospital_social_worker": "sosionom på sykehuset",
    "gp": "fastlege",
    "certifying_doctor": "sykmelder",
    "municipal_cancer_coordinator": "kreftkoordinator i kommunen",
    "municipal_coordinating_unit": "koordinerende enhet",
    "municipal_appointee": "den koordinerende enhet utpeker",
    "nav_advisor": "Nav-veileder",
}
"""As the catalogue has them; a test holds them together."""
ROLE_STATUSES: Final[Mapping[RoleStatus, str]] = {
    "has": "har",
    "lacks": "mangler",
    "vacant": "ledig",
    "unknown": "ukjent",
}
SERVICE_STATUSES: Final[Mapping[ServiceStatus, str]] = {"has": "finnes", "lacks": "finnes ikke"}
COOPERATION_STATUSES: Final[Mapping[CooperationStatus, str]] = {
    "established": "etablert",
    "none_known": "ingen kjent",
}
REFERRALS: Final[Mapping[Referral, str]] = {"none": "nei", "needed": "henvisning", "decision": "vedtak"}
CATEGORIES: Final[Mapping[Category, str]] = {
    "rehabilitation": "rehabilitering",
    "work_rehabilitation": "arbeidsrettet rehabilitering",
    "nav_measures": "tiltak fra Nav",
    "coping": "friskliv, læring og mestring",
    "physical_activity": "fysisk aktivitet",
    "mental_health": "psykisk helse",
    "peer_support": "likepersoner og møteplasser",
    "cancer_society": "Kreftforeningen",
    "resource_person": "ressursperson",
    "other": "annet",
}
SECTORS: Final[Mapping[Partner, str]] = {
    "municipality": "kommunen",
    "hospital": "sykehuset",
    "nav_office": "Nav-kontoret",
    "nav_county": "Nav fylke",
    "voluntary": "frivillig organisasjon",
    "employer_side": "arbeidsgiversiden",
}
PARTNERS: Final[Mapping[Partner, str]] = {**SECTORS, "gp": "fastlegen"}
