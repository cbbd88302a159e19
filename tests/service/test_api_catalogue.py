"""What the API says without a patient: the catalogue, the stages, and that it answers."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_rules import Catalogue
from pakkeforlop_workflow.codes import Stage


class TestCatalogue:
    def test_holds_every_entry_with_sources(self, client: TestClient, catalogue: Catalogue) -> None:
        """Every version of every entry, and every citation's source with its standing."""
        document = client.get("/v1/catalogue").json()
        assert document["release"] == catalogue.release
        assert [entry["checkpoint"] for entry in document["entries"]] == [
            entry.id for entry in catalogue.entries
        ]
        for entry in document["entries"]:
            assert entry["windows"]
            assert {basis["source"] for window in entry["windows"] for basis in window["basis"]} <= document[
                "sources"
            ].keys()

    def test_is_fetched_once(self, client: TestClient, catalogue: Catalogue) -> None:
        """The ETag is the release: who has it gets 304, who has another gets it all."""
        assert client.get("/v1/catalogue").headers["etag"] == f'"{catalogue.release}"'
        again = client.get("/v1/catalogue", headers={"if-none-match": f'"{catalogue.release}"'})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get("/v1/catalogue", headers={"if-none-match": '"another"'}).status_code == 200

    @pytest.mark.parametrize("lang", ["nb", "nn", "en"])
    def test_speaks(self, client: TestClient, catalogue: Catalogue, lang: Any) -> None:
        """Titles are in the language asked for."""
        titles = [entry["title"] for entry in client.get(f"/v1/catalogue?lang={lang}").json()["entries"]]
        assert titles == [entry.title.in_(lang) for entry in catalogue.entries]


class TestStages:
    def listed(self, client: TestClient, stage: str, query: str = "") -> dict[str, dict[str, Any]]:
        response = client.get(f"/v1/stages/{stage}/conversations?{query}")
        assert response.status_code == 200, response.text
        return {item["checkpoint"]: item for item in response.json()["conversations"]}

    @pytest.mark.parametrize("stage", ["investigation", "refuted"])
    def test_nothing_before_the_diagnosis(self, client: TestClient, stage: str) -> None:
        """Nothing is due before the diagnosis is told."""
        assert self.listed(client, stage) == {}

    def test_follows_the_windows(self, client: TestClient) -> None:
        """An entry belongs from its anchor to the one that closes it."""
        found = {stage: self.listed(client, stage).keys() for stage in get_args(Stage)}
        early = {stage for stage, names in found.items() if "tidlig-arbeid-arbeidsgiver" in names}
        transition = {stage for stage, names in found.items() if "forberede-overgang" in names}
        control = {stage for stage, names in found.items() if "oppf-utmattelse-arbeid" in names}
        assert early == {"diagnosed", "treatment"}
        assert transition == {"treatment", "after_treatment"}
        assert control == {"follow_up"}

    def test_lists_what_is_not_false(self, client: TestClient) -> None:
        """What would be decided by something unknown is listed, and says by what."""
        anybody = self.listed(client, "treatment")["tidlig-arbeid-arbeidsgiver"]
        employee = self.listed(client, "treatment", "work_situation=employee")["tidlig-arbeid-arbeidsgiver"]
        assert [item["fact"] for item in anybody["unknown"]] == ["in_working_life"]
        assert employee["unknown"] == []

    @pytest.mark.parametrize(
        ("situation", "there", "gone"),
        [
            ("employee", "arbeidsgiver-kontakt", "spor-om-arbeid"),
            ("self_employed", "beh-rehab-samtale", "arbeidsgiver-kontakt"),
            ("retired", "ph-2", "beh-rehab-samtale"),
            ("outside", "ph-2", "nav-kontakt-sykmeldt"),
            ("full", "nav-kontakt-sykmeldt", "behandlingsdager-arbeid"),
            ("graded", "arbeidsgiver-kontakt", "behandlingsdager-arbeid"),
            ("treatment_days", "behandlingsdager-arbeid", "nav-kontakt-sykmeldt"),
        ],
    )
    def test_work_situation(self, client: TestClient, situation: str, there: str, gone: str) -> None:
        """An affiliation or a form of absence leaves out what cannot be."""
        found = self.listed(client, "treatment", f"work_situation={situation}")
        assert there in found
        assert gone not in found

    def test_role(self, client: TestClient) -> None:
        """Only what a role can own."""
        found = self.listed(client, "treatment", "role=hospital_social_worker")
        assert "tidlig-arbeid-arbeidsgiver" in found
        assert all("hospital_social_worker" in [o["role"] for o in item["owners"]] for item in found.values())

    def test_prompts_fit(self, client: TestClient) -> None:
        """What is said to somebody without an employer is not offered for an employee."""
        prompts = [
            len(self.listed(client, "diagnosed", query)["tidlig-arbeid-arbeidsgiver"]["prompts"])
            for query in ("", "work_situation=employee")
        ]
        assert prompts[0] > prompts[1] >= 1

    @pytest.mark.parametrize(
        ("address", "status", "where", "allowed"),
        [
            ("/v1/stages/remission/conversations", 404, "stage", "follow_up"),
            ("/v1/stages/treatment/conversations?role=wizard", 422, "role", "gp"),
            ("/v1/stages/treatment/conversations?work_situation=ill", 422, "work_situation", "graded"),
            ("/v1/stages/treatment/conversations?stage=treatment", 422, "stage", ""),
        ],
    )
    def test_unknown_names_what_is_allowed(
        self, client: TestClient, address: str, status: int, where: str, allowed: str
    ) -> None:
        """What is not known is refused, with the values there are."""
        response = client.get(address)
        assert response.status_code == status
        [error] = response.json()["errors"]
        assert error["where"] == where
        assert allowed in error["cure"]


def test_health(client: TestClient, catalogue: Catalogue) -> None:
    """The service says that it answers, and by which release."""
    assert client.get("/healthz").json() == {"status": "ok", "release": catalogue.release}


def test_stage_listing_is_of_today(client: TestClient) -> None:
    """The listing says which day's catalogue it is."""
    assert date.fromisoformat(client.get("/v1/stages/treatment/conversations").json()["as_of"]) == date(
        2026, 5, 15
    )
