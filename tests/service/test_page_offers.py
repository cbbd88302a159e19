"""Where a conversation can lead: who and what is shown of the directory, in which order, and how sure it is."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pakkeforlop_rules import Catalogue
from pakkeforlop_rules.wording import Words
from pakkeforlop_service.directory import Unit
from pakkeforlop_service.pages.places.offers import CONTACTS, FITS, offers

TODAY = date(2026, 5, 15)


def unit(**changed: Any) -> Unit:
    return Unit.model_validate({"id": "k", "kind": "municipality", "name": "K", **changed})


def service(**changed: Any) -> dict[str, Any]:
    return {"name": "Kurset", "category": "coping", "owner": "municipality", **changed}


class TestOffers:
    def found(
        self, *units: Unit, themes: frozenset[str] = frozenset(), catalogue: Catalogue
    ) -> dict[str, Any]:
        words = Words(catalogue.vocabulary, "nb")
        return {offer.name: offer for offer in offers(units, themes, TODAY, words)}

    def test_themes_are_the_catalogues(self, catalogue: Catalogue) -> None:
        """A theme that is spelled otherwise would fit nothing, silently."""
        known = catalogue.vocabulary.codes("theme")
        for themes in (*FITS.values(), *CONTACTS.values()):
            assert themes <= known

    def test_work_first_then_what_fits(self, catalogue: Catalogue) -> None:
        """Services about work whatever the talk; the others only where a theme is theirs."""
        here = unit(
            services=[
                service(),
                service(name="Psykologen", category="mental_health"),
                service(name="Jobbkafeen", category="peer_support", work_related=True),
                service(name="Tiltaket", category="nav_measures"),
            ]
        )
        found = self.found(here, themes=frozenset({"coping"}), catalogue=catalogue)
        assert list(found) == ["Jobbkafeen", "Tiltaket", "Kurset"]

    def test_what_is_not_there_is_said(self, catalogue: Catalogue) -> None:
        """«Ingen kreftkoordinator» is worth knowing; then who names somebody instead."""
        roles = {
            "municipal_cancer_coordinator": {"status": "lacks"},
            "municipal_coordinating_unit": {"status": "has", "reach": {"phone": "000 00 001"}},
        }
        found = self.found(
            unit(
                roles=roles, services=[service(status="lacks", category="work_rehabilitation", capacity="x")]
            ),
            catalogue=catalogue,
        )
        assert list(found) == ["kreftkoordinator i kommunen", "koordinerende enhet", "Kurset"]
        assert not found["Kurset"].there
        assert found["Kurset"].about == ()
        assert found["kreftkoordinator i kommunen"].terms == "Finnes ikke her"
        assert found["koordinerende enhet"].reach.phone == "000 00 001"

    def test_a_role_nobody_has_looked_into(self, catalogue: Catalogue) -> None:
        roles = {"municipal_cancer_coordinator": {"status": "unknown"}}
        assert self.found(unit(roles=roles), catalogue=catalogue) == {}

    def test_nearest_who_is_there(self, catalogue: Catalogue) -> None:
        """A municipality that lacks one, and one that is shared: the shared one."""
        own = unit(roles={"municipal_cancer_coordinator": {"status": "lacks"}})
        shared = unit(
            id="s",
            roles={"municipal_cancer_coordinator": {"status": "has", "reach": {"phone": "000 00 002"}}},
        )
        [found] = self.found(own, shared, catalogue=catalogue).values()
        assert (found.there, found.reach.phone, found.terms) == (True, "000 00 002", "Ingen henvisning")

    def test_deputy(self, catalogue: Catalogue) -> None:
        """While the position is vacant, whoever stands in is called."""
        deputy = {"reach": {"phone": "000 00 003"}, "on": "2026-05-01"}
        role = {"status": "vacant", "reach": {"phone": "000 00 004"}, "deputy": deputy}
        [found] = self.found(unit(roles={"municipal_cancer_coordinator": role}), catalogue=catalogue).values()
        assert found.reach.phone == "000 00 003"

    @pytest.mark.parametrize(
        ("verified", "stale"), [("2025-05-15", False), ("2025-05-14", True), (None, True)]
    )
    def test_freshness(self, catalogue: Catalogue, verified: str | None, stale: bool) -> None:
        there = service(category="work_rehabilitation", last_verified=verified)
        [found] = self.found(unit(services=[there]), catalogue=catalogue).values()
        assert found.stale is stale
        assert found.verified

    @pytest.mark.parametrize(
        ("themes", "role"),
        [({"nav-measures"}, "Nav-veileder"), ({"economy"}, "sosionom på sykehuset"), ({"pace"}, None)],
    )
    def test_contacts_follow_the_themes(
        self, catalogue: Catalogue, themes: set[str], role: str | None
    ) -> None:
        nav = unit(roles={"nav_advisor": {"status": "has"}})
        ward = unit(
            id="s", kind="hospital_unit", hospital="S", roles={"hospital_social_worker": {"status": "has"}}
        )
        found = self.found(nav, ward, themes=frozenset(themes), catalogue=catalogue)
        assert list(found) == ([] if role is None else [role])

    @pytest.mark.parametrize(
        ("referral", "said"),
        [("none", "Ingen henvisning"), ("needed", "Krever henvisning"), ("decision", "Krever vedtak")],
    )
    def test_what_it_takes(self, catalogue: Catalogue, referral: str, said: str) -> None:
        there = service(category="work_rehabilitation", referral=referral)
        [found] = self.found(unit(services=[there]), catalogue=catalogue).values()
        assert found.terms == said
