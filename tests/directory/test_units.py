"""What a unit may say, and what is said of one that cannot be used."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel, ValidationError

from pakkeforlop_rules import Catalogue
from pakkeforlop_service.directory import Unit, codes
from pakkeforlop_service.directory.codes import LocalRole
from pakkeforlop_service.directory.faults import faults_of
from pakkeforlop_workflow.codes import Role
from tests.directory.making import municipality, role

KEY = "municipal_cancer_coordinator"


def problems(**fields: Any) -> dict[str, str]:
    """What is wrong, by place."""
    with pytest.raises(ValidationError) as refused:
        Unit.model_validate({"id": "k-1", "kind": "municipality", "name": "En kommune", **fields})
    found = [fault.problem() for fault in faults_of(refused.value)]
    assert all(problem.cure for problem in found)
    return {problem.where: problem.fault for problem in found}


class TestRoles:
    def test_are_those_of_the_workflow_that_belong_to_a_place(self) -> None:
        """A new role of the workflow must be placed here, or be known to belong nowhere."""
        assert set(get_args(Role)) - set(get_args(LocalRole)) == {"patient", "relative", "employer", "import"}

    def test_are_called_what_the_catalogue_calls_them(self) -> None:
        word = Catalogue.load().vocabulary.word
        assert {name: word("role", name, "nb") for name in get_args(LocalRole)} == codes.ROLES

    def test_a_role_that_is_lacking_is_a_value(self) -> None:
        """«Ingen kreftkoordinator» is told; a role that is not listed is not mapped."""
        unit = municipality(**role(status="lacks"))
        assert unit.roles["municipal_cancer_coordinator"].status == "lacks"
        assert "gp" not in unit.roles

    def test_contact_with_a_coordinator_needs_no_referral(self) -> None:
        assert municipality(**role()).roles["municipal_cancer_coordinator"].referral == "none"

    def test_stand_in_one_order(self) -> None:
        """The same roles are the same document, whatever order they came in."""
        told = {"nav_advisor": {"status": "has"}, "gp": {"status": "has"}}
        assert list(municipality(roles=told).roles) == ["gp", "nav_advisor"]


def test_every_code_has_one_word_of_its_own() -> None:
    """Words are read back from spreadsheets, also in other letters than they were written in."""
    for words, literal in (
        (codes.UNIT_KINDS, codes.UnitKind),
        (codes.ROLES, codes.LocalRole),
        (codes.ROLE_STATUSES, codes.RoleStatus),
        (codes.SERVICE_STATUSES, codes.ServiceStatus),
        (codes.COOPERATION_STATUSES, codes.CooperationStatus),
        (codes.REFERRALS, codes.Referral),
        (codes.CATEGORIES, codes.Category),
        (codes.SECTORS, codes.Sector),
        (codes.PARTNERS, codes.Partner),
    ):
        assert set(words) == set(get_args(literal))
        assert len({word.lower() for word in words.values()}) == len(words)


class TestRefused:
    @pytest.mark.parametrize(
        ("fields", "where", "fault"),
        [
            ({"id": "12345678901"}, "id", "fødselsnummer"),
            ({"id": "a b"}, "id", "ugyldig tegn"),
            ({"name": " "}, "name", "tom"),
            ({"name": "a\nb"}, "name", "tegn som ikke kan brukes"),
            ({"name": "a\x00b"}, "name", "tegn som ikke kan brukes"),
            ({"name": "x" * 121}, "name", "for lang"),
            ({"synthetic": "ja"}, "synthetic", "sant eller usant"),
            ({"closed_on": "2026-02-30"}, "closed_on", "mulig dato"),
            ({"patient": "x"}, "patient", "ukjent felt"),
            ({"part_of": "k-2"}, "part_of", "hører ikke til"),
            ({"hospital": "Et sykehus"}, "hospital", "hører ikke til"),
            ({"host": "k-1"}, "host", "hører ikke til"),
            ({"members": ["k-1"]}, "members", "hører ikke til"),
            ({"kind": "district"}, "part_of", "mangler"),
            ({"kind": "hospital_unit"}, "hospital", "mangler"),
            ({"kind": "intermunicipal", "host": "k-1"}, "members", "mangler"),
            ({"kind": "intermunicipal", "members": ["k-1"]}, "host", "mangler"),
            (
                {"kind": "intermunicipal", "host": "k-2", "members": ["k-1"]},
                "members",
                "ikke blant medlemmene",
            ),
            ({"kind": "intermunicipal", "host": "a", "members": ["a", "a"]}, "members", "to ganger"),
            ({"kind": "county"}, "kind", "ukjent verdi"),
            ({"roles": {"nurse": {"status": "has"}}}, "roles.nurse", "ukjent verdi"),
            ({"roles": {"hospital_doctor": {"status": "has"}}}, "roles", "sykehuslege"),
            (
                {"kind": "hospital_unit", "hospital": "H", "roles": {"gp": {"status": "has"}}},
                "roles",
                "fastlege",
            ),
            (role(status="ja"), f"roles.{KEY}.status", "ukjent verdi"),
            (role(position_percent=101), f"roles.{KEY}.position_percent", "for stort"),
            (role(position_percent="50"), f"roles.{KEY}.position_percent", "helt tall"),
            (role(vacant_from="2026-01-01"), f"roles.{KEY}.vacant_from", "bare en ledig"),
            (role(status="lacks", vacant_until="2026-01-01"), f"roles.{KEY}.vacant_until", "bare en ledig"),
            (
                role(status="vacant", vacant_from="2026-01-02", vacant_until="2026-01-01"),
                f"roles.{KEY}.vacant_until",
                "slutter før",
            ),
            (role(status="lacks", deputy={"on": "2026-01-01"}), f"roles.{KEY}.deputy", "stedfortreder"),
            (
                role(deputy={"on": "2026-01-02", "until": "2026-01-01"}),
                f"roles.{KEY}.deputy.until",
                "slutter før",
            ),
            (role(reach={"web": "javascript:alert(1)"}), f"roles.{KEY}.reach.web", "nettadresse"),
            (role(reach={"phone": "Kari 000"}), f"roles.{KEY}.reach.phone", "telefonnummer"),
            (role(reach={"her_id": "12a"}), f"roles.{KEY}.reach.her_id", "HER-id"),
            ({"services": [{"name": "A", "category": "coping"}]}, "services[0].owner", "mangler"),
            (
                {
                    "services": [
                        {
                            "name": "A",
                            "category": "coping",
                            "owner": "hospital",
                            "work_related": False,
                            "work": "Jobb",
                        }
                    ]
                },
                "services[0].work",
                "ikke arbeidsrettet",
            ),
            (
                {"cooperations": [{"status": "established", "parties": ["gp"]}]},
                "cooperations[0].parties",
                "for få",
            ),
            (
                {"cooperations": [{"status": "established", "parties": ["gp", "gp"]}]},
                "cooperations[0].parties",
                "to ganger",
            ),
        ],
    )
    def test_with_place_and_fault(self, fields: dict[str, Any], where: str, fault: str) -> None:
        """One fault gives one problem, where it stands, in Norwegian."""
        found = problems(**fields)
        assert list(found) == [where]
        assert fault in found[where]

    def test_all_at_once(self) -> None:
        """Two faults that have nothing to do with each other are told together."""
        found = problems(name="", **role(position_percent=-1))
        assert list(found) == ["name", f"roles.{KEY}.position_percent"]


def test_no_field_is_for_a_person() -> None:
    """How to reach a function: no name, no e-mail address, nothing about patients."""
    fields: set[str] = set()
    waiting: list[Any] = [Unit]
    while waiting:
        model = waiting.pop()
        if isinstance(model, type) and issubclass(model, BaseModel):
            fields |= set(model.model_fields)
            waiting += [field.annotation for field in model.model_fields.values()]
        else:
            waiting += get_args(model)
    assert "her_id" in fields
    assert not fields & {"person", "contact", "contact_person", "email", "employee", "subject", "patient"}
