"""Made-up units for the demo's made-up people. Nothing here is a real place, telephone or address."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from .units import Unit

_SOURCE: Final = "Oppdiktet for demonstrasjon."
_NOT_MAPPED: Final = "Frivillige lag og private tilbydere er ikke kartlagt. Alt her er oppdiktet."


def demo_units(today: date) -> tuple[Unit, ...]:
    """The units of the synthetic cohort, dated from a day.

    Four municipalities (one with a bydel, two that share a coordinator whose position is vacant), two hospital units;
    one record is stale, and one has never been verified.
    """
    documents = _municipalities(today) + _shared(today) + _hospitals(today)
    return tuple(Unit.model_validate({**document, "synthetic": True}) for document in documents)


def _verified(today: date, days: int = 60) -> dict[str, Any]:
    return {"last_verified": today - timedelta(days=days), "source": _SOURCE}


def _reach(name: str) -> dict[str, Any]:
    return {
        "phone": "000 00 000",
        "web": f"https://{name}.example.invalid/",
        "opening_hours": "Hverdager 9–15.",
    }


def _municipalities(today: date) -> list[dict[str, Any]]:
    recently = _verified(today)
    return [
        {
            "id": "demo-kommune-1",
            "kind": "municipality",
            "name": "Demo kommune 1",
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "gp": {"status": "has", **recently},
                "municipal_cancer_coordinator": {
                    "status": "has",
                    "position_percent": 100,
                    "scope_does": "Samtaler om hverdag og arbeid. Har oversikt over tilbudene, også hos Nav.",
                    "scope_does_not": "Avgjør ikke ytelser og sykmelder ikke.",
                    "target_groups": "Alle med kreft og deres nærmeste, uansett alder og fase.",
                    "reach": _reach("kreftkoordinator-1"),
                    "referral_power": True,
                    **recently,
                },
                "municipal_coordinating_unit": {"status": "has", "referral": "needed", **recently},
                "nav_advisor": {"status": "has", "reach": _reach("nav-1"), **recently},
            },
            "services": [
                {
                    "name": "Demo-kurset Arbeid og helse",
                    "category": "work_rehabilitation",
                    "owner": "nav_office",
                    "target_groups": "Sykmeldte som vil prøve seg i arbeid.",
                    "work_related": True,
                    "work": "Samtaler om arbeidsoppgaver, tilrettelegging og opptrapping, alene og i gruppe.",
                    "reach": _reach("arbeid-og-helse-1"),
                    "capacity": "Oppstart hver måned, ti plasser.",
                    "referral": "needed",
                    **recently,
                },
                {
                    "name": "Demo frisklivssentral",
                    "category": "coping",
                    "owner": "municipality",
                    "target_groups": "Voksne, under og etter behandling.",
                    "work_related": False,
                    "reach": _reach("friskliv-1"),
                    **recently,
                },
            ],
            "cooperations": [
                {
                    "status": "established",
                    "parties": ["nav_office", "municipality"],
                    "scope": "Fast møte hver måned mellom Nav-kontoret og kreftkoordinatoren.",
                    **recently,
                }
            ],
        },
        {
            "id": "demo-bydel-1",
            "kind": "district",
            "name": "Demo bydel 1",
            "part_of": "demo-kommune-1",
            "not_mapped": _NOT_MAPPED,
            "services": [
                {
                    "name": "Demo-kafeen for likepersoner",
                    "category": "peer_support",
                    "owner": "voluntary",
                    "work_related": False,
                    **recently,
                }
            ],
        },
        {
            "id": "demo-kommune-2",
            "kind": "municipality",
            "name": "Demo kommune 2",
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "gp": {"status": "has", **recently},
                "municipal_cancer_coordinator": {"status": "lacks", **recently},
                "municipal_coordinating_unit": {
                    "status": "has",
                    "reach": _reach("koordinerende-enhet-2"),
                    "scope_does": "Utpeker koordinator for den som trenger tjenester over tid.",
                    **recently,
                },
                "municipal_appointee": {"status": "unknown"},
            },
            "services": [
                {
                    "name": "Arbeidsrettet rehabilitering",
                    "status": "lacks",
                    "category": "work_rehabilitation",
                    "owner": "nav_county",
                    "work_related": True,
                    **recently,
                }
            ],
            "cooperations": [{"status": "none_known", "parties": ["nav_office", "municipality"], **recently}],
        },
        {
            "id": "demo-kommune-3",
            "kind": "municipality",
            "name": "Demo kommune 3",
            "not_mapped": _NOT_MAPPED,
            "roles": {"gp": {"status": "has", **recently}},
        },
        {
            "id": "demo-kommune-4",
            "kind": "municipality",
            "name": "Demo kommune 4",
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "gp": {"status": "has", **recently},
                "municipal_coordinating_unit": {"status": "has", **_verified(today, 500)},
            },
        },
    ]


def _shared(today: date) -> list[dict[str, Any]]:
    return [
        {
            "id": "demo-samarbeid-3-4",
            "kind": "intermunicipal",
            "name": "Demo kreftomsorg for kommune 3 og 4",
            "host": "demo-kommune-3",
            "members": ["demo-kommune-3", "demo-kommune-4"],
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "municipal_cancer_coordinator": {
                    "status": "vacant",
                    "position_percent": 50,
                    "scope_does": "Samtaler i begge kommuner.",
                    "scope_does_not": "Har ikke faste møter med Nav.",
                    "vacant_from": today - timedelta(days=45),
                    "vacant_until": today + timedelta(days=75),
                    "deputy": {
                        "on": today - timedelta(days=30),
                        "reach": {"phone": "000 00 000", "opening_hours": "Tirsdager 9–15."},
                    },
                    **_verified(today, 30),
                }
            },
        }
    ]


def _hospitals(today: date) -> list[dict[str, Any]]:
    recently = _verified(today)
    return [
        {
            "id": "demo-sykehus-a",
            "kind": "hospital_unit",
            "name": "Demo kreftpoliklinikk A",
            "hospital": "Demo sykehus A",
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "hospital_unit": {"status": "has", **recently},
                "hospital_contact_nurse": {
                    "status": "has",
                    "reach": _reach("kontaktsykepleier-a"),
                    **recently,
                },
                "hospital_pathway_coordinator": {"status": "has", **recently},
                "hospital_social_worker": {
                    "status": "has",
                    "position_percent": 60,
                    "scope_does": "Samtaler om arbeid, økonomi og rettigheter.",
                    "reach": _reach("sosionom-a"),
                    **recently,
                },
            },
        },
        {
            "id": "demo-sykehus-b",
            "kind": "hospital_unit",
            "name": "Demo kreftpoliklinikk B",
            "hospital": "Demo sykehus B",
            "not_mapped": _NOT_MAPPED,
            "roles": {
                "hospital_contact_nurse": {"status": "has", **recently},
                "hospital_social_worker": {"status": "lacks", **recently},
            },
        },
    ]
