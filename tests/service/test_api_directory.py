"""The directory over HTTP."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from fastapi.testclient import TestClient

from pakkeforlop_service.api.directory import UNIT_EXAMPLE, UNITS_EXAMPLE
from pakkeforlop_service.directory.demo import demo_units
from pakkeforlop_service.directory.files import written
from pakkeforlop_service.directory.incoming import TAKEN
from tests.directory.making import municipality, role
from tests.service.conftest import NOW

HOME = "/v1/directory"
NEW = {"If-None-Match": "*"}
UNIT = f"{HOME}/{UNIT_EXAMPLE['id']}"
CSV = {"Content-Type": "text/csv"}


@pytest.fixture
def demo(client: TestClient) -> None:
    """The demo's units, on 15 May 2026."""
    content = written(demo_units(NOW.date()), "csv")
    assert client.post(f"{HOME}/import", content=content, headers=CSV).status_code == 200


@pytest.fixture
def etag(client: TestClient) -> str:
    """One unit is there, at this version."""
    response = client.put(UNIT, json=UNIT_EXAMPLE, headers=NEW)
    assert response.status_code == 201, response.text
    return str(response.headers["etag"])


def names(client: TestClient, query: str) -> list[str]:
    response = client.get(f"{HOME}{query}")
    assert response.status_code == 200, response.text
    return [unit["id"] for unit in response.json()["units"]]


class TestPut:
    def test_new(self, client: TestClient) -> None:
        """201, its version, and where a role has come or gone."""
        response = client.put(UNIT, json=UNIT_EXAMPLE, headers=NEW)
        assert (response.status_code, response.headers["etag"]) == (201, '"1"')
        assert response.json() == {
            "id": "eksempel-kommune",
            "version": 1,
            "new": ["eksempel-kommune"],
            "changed": [],
            "unchanged": 0,
            "places": ["eksempel-kommune"],
        }

    def test_what_was_read_can_be_sent_back(self, client: TestClient, etag: str) -> None:
        """Changed, with the version it was read at; then there is another version."""
        unit = client.get(UNIT).json()["unit"]
        unit["roles"]["municipal_cancer_coordinator"]["position_percent"] = 100
        response = client.put(UNIT, json=unit, headers={"If-Match": etag})
        assert (response.status_code, response.headers["etag"]) == (200, '"2"')
        assert (response.json()["changed"], response.json()["places"]) == (["eksempel-kommune"], [])
        assert client.get(UNIT).json()["unit"] == unit

    def test_the_same_again(self, client: TestClient, etag: str) -> None:
        response = client.put(UNIT, json=UNIT_EXAMPLE, headers={"If-Match": etag})
        assert (response.status_code, response.headers["etag"]) == (200, etag)
        assert response.json()["unchanged"] == 1

    @pytest.mark.parametrize("headers", [NEW, {"If-Match": '"7"'}])
    def test_another_version(self, client: TestClient, etag: str, headers: dict[str, str]) -> None:
        """409 with the version it is at, and nothing is written."""
        response = client.put(UNIT, json={**UNIT_EXAMPLE, "name": "B"}, headers=headers)
        assert (response.status_code, response.json()["current_version"]) == (409, 1)
        assert client.get(UNIT).json()["unit"]["name"] == "Eksempel kommune"

    def test_which_version_must_be_told(self, client: TestClient) -> None:
        response = client.put(UNIT, json=UNIT_EXAMPLE)
        assert response.status_code == 428
        assert "If-None-Match: *" in response.json()["detail"]

    @pytest.mark.parametrize(
        ("more", "where"),
        [
            ({"id": "another"}, "id"),
            ({"kind": "district"}, "part_of"),
            ({"kind": "district", "part_of": "nowhere", "roles": {}}, "part_of"),
            ({"roles": {"gp": {"status": "has", "last_verified": "2026-05-16"}}}, "roles.gp.last_verified"),
        ],
    )
    def test_refused(self, client: TestClient, more: dict[str, Any], where: str) -> None:
        """By place, fault and cure; today is 15 May in Norway."""
        response = client.put(UNIT, json={**UNIT_EXAMPLE, **more}, headers=NEW)
        assert response.status_code == 422
        assert [error["where"] for error in response.json()["errors"]] == [where]
        assert client.get(UNIT).status_code == 404

    def test_no_national_identity_number(self, client: TestClient) -> None:
        """Neither as a reference nor in a text."""
        number = "13097248022"
        for address, unit in (
            (f"{HOME}/{number}", UNIT_EXAMPLE),
            (UNIT, {**UNIT_EXAMPLE, "not_mapped": f"Ring {number}"}),
        ):
            response = client.put(address, json=unit, headers=NEW)
            assert response.status_code in {404, 422}
            assert number not in response.text


class TestRead:
    def test_one(self, client: TestClient, etag: str) -> None:
        """The unit as it was sent, with what the day says about it beside it."""
        response = client.get(UNIT)
        assert response.headers["etag"] == etag
        document = response.json()
        assert document["version"] == 1
        assert document["open"] is True
        assert document["unit"]["roles"]["municipal_appointee"]["status"] == "lacks"
        assert document["verified"]["roles"]["municipal_cancer_coordinator"] == {
            "on": "2026-03-01",
            "stale": False,
            "text": "Bekreftet 1. mars 2026.",
        }
        assert document["verified"]["cooperations"] == [
            {"on": None, "stale": True, "text": "Ikke bekreftet. Kan være feil."}
        ]
        assert document["stale"] is True

    @pytest.mark.parametrize(("day", "stale"), [("2027-03-01", False), ("2027-03-02", True)])
    def test_on_another_day(self, client: TestClient, etag: str, day: str, stale: bool) -> None:
        verified = client.get(f"{UNIT}?as_of={day}&lang=nn").json()["verified"]["roles"][
            "municipal_appointee"
        ]
        assert verified["stale"] is stale
        assert verified["text"].startswith("Sist stadfesta" if stale else "Stadfesta")

    def test_as_known_then(self, client: TestClient, etag: str) -> None:
        assert client.get(f"{UNIT}?known_at=2026-05-14T22:30:00Z").status_code == 200
        before = client.get(f"{UNIT}?known_at=2026-05-14T22:29:59Z")
        assert before.status_code == 404
        assert "på det tidspunktet" in before.json()["detail"]
        assert names(client, "?known_at=2026-05-14T22:29:59Z") == []

    def test_its_versions(self, client: TestClient, etag: str) -> None:
        [version] = client.get(f"{UNIT}/versions").json()["versions"]
        assert version["version"] == 1
        assert client.get(f"{UNIT}?known_at={version['recorded_at']}").status_code == 200

    @pytest.mark.parametrize("address", [f"{HOME}/nowhere", f"{HOME}/nowhere/versions", f"{HOME}/a b"])
    def test_not_there(self, client: TestClient, address: str) -> None:
        assert client.get(address).status_code == 404


@pytest.mark.usefixtures("demo")
class TestList:
    def test_all(self, client: TestClient) -> None:
        assert names(client, "") == sorted(unit.id for unit in demo_units(NOW.date()))

    @pytest.mark.parametrize(
        ("query", "found"),
        [
            ("?kind=district", ["demo-bydel-1"]),
            ("?stale=true", ["demo-kommune-2", "demo-kommune-4"]),
            ("?kind=hospital_unit&stale=false", ["demo-sykehus-a", "demo-sykehus-b"]),
            ("?lacks=hospital_social_worker", ["demo-sykehus-b"]),
            ("?lacks=municipal_cancer_coordinator", ["demo-kommune-2"]),
            (
                "?lacks=municipal_cancer_coordinator&as_of=2026-04-01",
                ["demo-kommune-2", "demo-kommune-3", "demo-kommune-4", "demo-samarbeid-3-4"],
            ),
            ("?kind=intermunicipal&as_of=2029-01-01&stale=false", []),
        ],
    )
    def test_narrowed_down(self, client: TestClient, query: str, found: list[str]) -> None:
        """Also by a role that a member lacks while the shared position is vacant without a deputy."""
        assert names(client, query) == found

    @pytest.mark.parametrize("query", ["?lacks=patient", "?kind=county", "?unit=x", "?as_of=2026-02-30"])
    def test_what_cannot_be_asked(self, client: TestClient, query: str) -> None:
        assert client.get(f"{HOME}{query}").status_code == 422


@pytest.mark.usefixtures("demo")
class TestFiles:
    def test_csv_out_and_in(self, client: TestClient) -> None:
        response = client.get(f"{HOME}/export.csv")
        assert response.headers["content-type"] == "text/csv; charset=utf-8"
        assert response.headers["content-disposition"] == 'attachment; filename="kommune-og-tilbud.csv"'
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
        assert {row["Rad"] for row in rows} == {"enhet", "rolle", "tilbud", "samarbeid"}
        again = client.post(f"{HOME}/import", content=response.content, headers=CSV)
        assert again.json() == {"new": [], "changed": [], "unchanged": 8, "places": []}

    def test_json_out_and_in(self, client: TestClient) -> None:
        content = client.get(f"{HOME}/export.json").json()
        content["units"][0]["name"] = "Demo bydel med annet navn"
        answer = client.post(f"{HOME}/import", json=content).json()
        assert (answer["changed"], answer["unchanged"]) == (["demo-bydel-1"], 7)

    def test_what_a_file_does_not_name_stays(self, client: TestClient) -> None:
        assert client.post(f"{HOME}/import", json=UNITS_EXAMPLE).json()["new"] == ["eksempel-kommune"]
        assert len(names(client, "")) == 9

    def test_all_faults_and_nothing_written(self, client: TestClient) -> None:
        content = (
            written([municipality(**role())], "csv").replace(b";har;", b";ha;").replace(b";kommune;", b";by;")
        )
        response = client.post(f"{HOME}/import", content=content, headers=CSV)
        assert response.status_code == 422
        assert [error["where"] for error in response.json()["errors"]] == [
            "rad 2, kolonne «Slag»",
            "rad 3, kolonne «Status»",
        ]
        assert "k-1" not in names(client, "")

    def test_other_kinds_of_file(self, client: TestClient) -> None:
        response = client.post(f"{HOME}/import", content=b"x", headers={"Content-Type": "text/plain"})
        assert response.status_code == 415
        assert "text/csv" in response.json()["detail"]


def test_no_unit_is_hidden_by_another_address(client: TestClient) -> None:
    """What stands where the reference of a unit does is taken, and nothing else is."""
    paths = client.get("/openapi.json").json()["paths"]
    after = {path.removeprefix("/v1/directory/") for path in paths if path.startswith("/v1/directory/")}
    assert {one for one in after if not one.startswith("{name}")} == TAKEN
    unit = {"kind": "municipality", "name": "Eksempel kommune"}
    for name in TAKEN:
        refused = client.put(f"/v1/directory/{name}", json=unit, headers={"If-None-Match": "*"})
        assert refused.status_code == 422
        assert [error["fault"] for error in refused.json()["errors"]] == ["adressen er opptatt"]
